"""A command line that was refused: what it calls for all the same, and its words given back."""

from typing import Any

import typer
from typer.core import TyperGroup

from stepguide.errors import NoCommandError
from stepguide.nearest import alike
from stepguide.safety import hearing, questions, screen
from stepguide.terminal.context import Context
from stepguide.terminal.options import PIPE
from stepguide.writing import unsaved
from stepguide.writing.autosave import Autosaves


def hear(root: TyperGroup, context: Context, words: list[str], error: Exception) -> str:
    """Say what the line calls for, whatever is wrong with it, and give its words back where nothing
    else has; where words of a pipe are kept."""
    try:
        path, command, others = _meant(root, context, words)
    except Exception:  # it is refused all the same
        return ""
    if screen.SHOWN not in context.said:
        taken = questions.taken(" ".join(path), command.params)
        hearing.listen(context, " ".join(path), taken, others, is_mistaken=True)
        hearing.open_help(context, " ".join(path))
    is_known = path and isinstance(command, Autosaves)
    # One word is the end of a name, as in `check in`.
    is_name = len(others) == 1 and others != [PIPE] and len(others[0].split()) == 1
    if not isinstance(error, NoCommandError) or not is_known or is_name:
        return ""
    return unsaved.give_back_line(context, command.params, others, command.takes_pipe)


def _meant(root: Any, context: Context, words: list[str]) -> tuple[list[str], Any, list[str]]:
    """The path of the command that a line is meant for, also where that is mistyped or options
    stand before it; the command, and all the other words."""
    command = root
    ctx = typer.Context(command, info_name="stepguide", obj=context)
    path: list[str] = []
    others: list[str] = []
    for word in words:
        known = command.list_commands(ctx) if isinstance(command, TyperGroup) else []
        is_option = word.startswith("-")
        name = word if word in known or is_option else next(iter(alike(word, known)), "")
        if is_option or not name:
            others.append(word)
            continue
        command = command.get_command(ctx, name)
        ctx = typer.Context(command, info_name=name, parent=ctx, obj=context)
        path.append(name)
    return path, command, others
