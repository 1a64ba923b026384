"""What a line means that is typed on the front page, or while a page is read: which command."""

import shlex
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from stepguide import nearest, rooms
from stepguide.advice import Do, Said
from stepguide.errors import StepguideError
from stepguide.sos import edge
from stepguide.terminal import asking
from stepguide.terminal.context import Context, Meant
from stepguide.today import choices

PROGRAM = "stepguide"
NOTHING = Meant([], is_sure=False)
# What changes something at once is asked about where it was called by another name.
AT_ONCE = ("finish", "journal restore")
ADD = ["journal", "add"]
A_WORD = 4  # letters of its first from which on that may be a command mistyped


def meant(line: str, root: Any, context: Context) -> Meant:
    """The words of the command, and whether there is no doubt; none where nothing is near."""
    if (choice := choices.called(line)) and choice.command != "search":
        return Meant(shlex.split(choice.command), is_sure=True)
    words = rooms.words_of(line)
    if words[:1] == [PROGRAM]:
        words = words[1:] or ["today"]
    if not words or words[0].startswith("-"):
        return NOTHING
    if len(words) == 1 and words[0].isdecimal():
        return Meant(["show", words[0]], is_sure=True) if _is_step(words[0], context) else NOTHING
    ctx = typer.Context(root, info_name=PROGRAM, obj=context)
    if rooms.is_command(words):
        return NOTHING if _only_begins(root, ctx, words) else Meant(words, is_sure=True)
    if call := edge.asked(words):
        return Meant(edge.led_on(call)[0] or ["sos"], is_sure=True)
    if (known := nearest.called_otherwise(root, ctx, words)) and not _changes(known):
        return Meant(_as_typed(known, line), is_sure=True)
    if known is None and len(words) >= choices.A_SENTENCE and len(words[0]) < A_WORD:
        return NOTHING
    near = runnable([nearest.nearest(root, ctx, words)])
    return Meant(shlex.split(near.command), is_sure=False) if near else NOTHING


def _only_begins(root: Any, ctx: Any, words: list[str]) -> bool:
    """Whether a sentence only begins as a command that takes no words: `today was hard`."""
    if len(words) < choices.A_SENTENCE or any(word.startswith("-") for word in words):
        return False
    try:
        command = root.get_command(ctx, words[0])
    except StepguideError:  # its part of the guide cannot be read, which it says itself
        return False
    takes = isinstance(command, TyperGroup) or command is None
    return not takes and all(one.param_type_name != "argument" for one in command.params)


def runnable(hints: Sequence[Said]) -> Do | None:
    """Of what an error hints at, the command that may be run in place of the one there is not."""
    commands = (one for one in hints if isinstance(one, Do))
    return next((one for one in commands if "--help" not in one.command), None)


def instead(hints: Sequence[Said], context: Context) -> list[str]:
    """The words of that command, where the person wants it run; they are asked, and Enter is yes.
    None where there is nothing to offer."""
    meant = runnable(hints)
    wanted = meant and asking.confirms(context, asking.RUN)
    return shlex.split(meant.command) if meant and wanted else []


def _changes(known: Do) -> bool:
    return known.command.startswith(AT_ONCE)


def _is_step(number: str, context: Context) -> bool:
    try:
        return any(str(step.number) == number for step in context.guide.steps.steps)
    except StepguideError:
        return False


def _as_typed(known: Do, line: str) -> list[str]:
    """The words of a command by another name; what is to be written stands as it was typed."""
    words = shlex.split(known.command)
    rest = line.split(None, 1)[1:]
    if words[:2] == ADD and rest and not rest[0].startswith("-"):
        return [*ADD, "--", rest[0].rstrip()]
    return words
