"""Options that commands share, said the same way everywhere."""

from typing import Annotated, Any

import typer

from stepguide.errors import StoppedError, UsageError
from stepguide.terminal.context import Context

NOBODY = "This asks first, and there is no terminal here to ask at."
ADD_YES = "Add --yes to do it without being asked."

# What stands in the help for a person's own words; WORDS can come through a pipe as well.
WORDS = "WORDS"
OWN = (WORDS, "NAME", "WAY", "VALUE")
PIPE = "-"
Given = list[tuple[Any, Any]]  # parameters, each with what was given for it

Json = Annotated[bool, typer.Option("--json", help="One JSON document, for other programs.")]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Print, however long the page is.")]
Wanted = Annotated[list[str], typer.Argument(metavar="WORDS", help="Every word must occur.")]
Regex = Annotated[bool, typer.Option("--regex", help="Take each word as a regular expression.")]
Number = Annotated[int, typer.Option("-n", "--number", min=1, help="How many to show.")]
All = Annotated[bool, typer.Option("--all", help="Show every one.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first.")]


def context_of(ctx: typer.Context) -> Context:
    """The context that the edge laid for this run."""
    context = ctx.obj
    assert isinstance(context, Context)
    return context


def agreed(context: Context, question: str, yes: bool, otherwise: str) -> None:
    """Ask, unless `--yes` was given; StoppedError with `otherwise` when it is not agreed to."""
    from stepguide.terminal import asking, keyboard

    if yes:
        return
    if not keyboard.is_possible():
        raise UsageError(NOBODY, ADD_YES)
    if not asking.agrees(context, question):
        raise StoppedError(otherwise)
