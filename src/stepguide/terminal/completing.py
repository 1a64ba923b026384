"""What the shell offers after a Tab: single words, and nothing a shell could read as more."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import typer
from typer._click.shell_completion import ShellComplete, add_completion_class
from typer.core import TyperCommand

from stepguide.errors import StepguideError

if TYPE_CHECKING:
    from stepguide.terminal.context import Context

# A word, or a word and what it means.
Offer = str | tuple[str, str]
Found = Iterable[Offer]
Completer = Callable[[typer.Context, str], list[Offer]]

# Beside letters and digits. A blank is not among them: bash would hand it back as two words.
OF_A_WORD = "._-"
OF_ITS_MEANING = " .,?-–—’…/"
_SAID_OTHERWISE = str.maketrans({"'": "’", ":": ","})

# What has a shell taught.
INSTALL, SHOW, REMOVE = "--install-completion", "--show-completion", "--remove-completion"
# How the scripts in `scripts` ask: this in the environment, and the words behind the program's name
# in the other one, each on a line, before them the one being typed.
ASKS, WORDS = "_STEPGUIDE_COMPLETE", "_STEPGUIDE_WORDS"
FILE = "/"  # answered where the name of a file is meant: a word never is that


def offer(find: "Callable[[Context], Found]") -> Completer:
    """What Typer takes as `autocompletion`: the words of `find` that pass the guard.

    Those that begin as typed are picked by Typer. What cannot be read offers nothing.
    """
    return offer_after(lambda context, _: find(context))


def offer_after(find: "Callable[[Context, Mapping[str, Any]], Found]") -> Completer:
    """As `offer`, for words that depend on what stands before them on the line."""

    def complete(ctx: typer.Context, incomplete: str) -> list[Offer]:
        try:
            # A shell's question opens only the contexts on the way, and the first has the context.
            context = ctx.find_root().obj
            return [kept for one in find(context, ctx.params) if (kept := guarded(one))]
        except (StepguideError, OSError):
            return []

    return complete


def offer_files(_: typer.Context, incomplete: str) -> list[Offer]:
    """What Typer takes as `autocompletion` where the name of a file is meant, which the shell
    finds itself."""
    return [(incomplete, FILE)]


class ShellAnswer(ShellComplete):
    """What a script is told: a word on each line, and behind a tab what it means."""

    name = "words"
    source_template = ""

    def source_vars(self) -> dict[str, Any]:
        return {}

    def get_completion_args(self) -> tuple[list[str], str]:
        incomplete, *before = os.environ.get(WORDS, "").split("\n")
        return before, incomplete

    def format_completion(self, item: Any) -> str:
        if item.help == FILE:
            return FILE
        return f"{item.value}\t{item.help}" if item.help else str(item.value)

    def complete(self) -> str:
        try:
            lines = super().complete().split("\n")
        except Exception:  # a line that is no command yet, say: a Tab is no place for a message
            return ""
        return "\n".join(line for line in lines if _can_be_written(line))


add_completion_class(ShellAnswer, ShellAnswer.name)


def _can_be_written(line: str) -> bool:
    try:
        line.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def guarded(one: Offer) -> Offer | None:
    """`one` if it is a plain word, its meaning reduced to plain words too; None if it is not.

    Shells, and the scripts that Typer makes for them, differ in what they read as more than a
    word; so this names what may pass, and leaves nothing to their quoting.
    """
    word, meaning = (one, "") if isinstance(one, str) else one
    if not word or word.startswith("-") or not all(map(_is_of_a_word, word)):
        return None
    said = "".join(
        letter if _is_plain(letter) or letter in OF_ITS_MEANING else " "
        for letter in meaning.translate(_SAID_OTHERWISE)
    )
    return (word, " ".join(said.split())) if said.strip() else word


class Guarded(TyperCommand):
    """A command whose options are offered through the guard."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        return guarded_items(super().shell_complete(ctx, incomplete))


def guarded_command(made_of: Any) -> Any:
    """The class of a command, with the guard before what it offers."""
    is_guarded = issubclass(made_of, Guarded)
    return made_of if is_guarded else type(made_of.__name__, (Guarded, made_of), {})


def guarded_items(items: Iterable[Any]) -> list[Any]:
    """Names of commands and options, as Typer finds them, through the guard."""
    passed = []
    for item in items:
        # What begins with a dash is an option here, and nothing else can be.
        if kept := guarded((item.value.lstrip("-"), item.help or "")):
            item.help = None if isinstance(kept, str) else kept[1]
            passed.append(item)
    return passed


def _is_of_a_word(letter: str) -> bool:
    return _is_plain(letter) or letter in OF_A_WORD


def _is_plain(letter: str) -> bool:
    return letter.isalnum() and letter.isprintable()
