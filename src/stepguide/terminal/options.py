"""Options that commands share, said the same way everywhere."""

from functools import cache
from typing import Annotated, Any, NamedTuple

import typer
from typer.main import _get_param
from typer.models import ParamMeta

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
HOW_MANY = "How many. A screen may show the newest alone; a pipe and JSON have all."
Number = Annotated[int | None, typer.Option("-n", "--number", "--limit", min=1, help=HOW_MANY)]
All = Annotated[bool, typer.Option("--all", help="Show every one.")]
Reverse = Annotated[bool, typer.Option("--reverse", help="The other way round.")]
Long = Annotated[bool, typer.Option("--long", help="Each of them whole.")]
Count = Annotated[bool, typer.Option("--count", help="Only how many there are.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first.")]


class Listing(NamedTuple):
    """How a list is asked for: how many of it, in which order, and as what."""

    number: int | None = None
    everything: bool = False
    reverse: bool = False
    long: bool = False
    how_many: bool = False
    no_pager: bool = False
    as_json: bool = False

    def most(self, context: Context, usual: int | None) -> int | None:
        """How many are wanted, None for all: what is no screen has all unless it is told."""
        if self.everything:
            return None
        is_screen = not (self.as_json or context.screen.is_piped)
        return self.number or (usual if is_screen else None)


def _hush(ctx: typer.Context, asked: bool) -> None:
    if asked:
        ctx.find_root().obj.is_quiet = True


HUSH = "On stderr nothing but errors, and numbers in danger. Before or after any command."
_QUIET = ("--quiet", "-q")
Quiet = Annotated[bool, typer.Option(*_QUIET, callback=_hush, expose_value=False, help=HUSH)]


@cache
def quiet() -> Any:
    """The same as every command takes it, made once for all of them, and told of once alone."""
    option = typer.Option(
        False, *_QUIET, callback=_hush, expose_value=False, hidden=True, help=HUSH
    )
    return _get_param(ParamMeta(name="is_quiet", annotation=bool, default=option))


def context_of(ctx: typer.Context) -> Context:
    """The context that the edge laid for this run."""
    context = ctx.obj
    assert isinstance(context, Context)
    return context


def agreed(context: Context, question: str, yes: bool, otherwise: str) -> None:
    """Ask, unless `--yes` was given; StoppedError with `otherwise` when it is not agreed to."""
    from stepguide.terminal import asking, modes

    if yes:
        return
    if not modes.is_typed_at():
        raise UsageError(NOBODY, ADD_YES)
    if not asking.agrees(context, question):
        raise StoppedError(otherwise)
