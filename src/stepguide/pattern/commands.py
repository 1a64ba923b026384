"""The commands for patterns: those of every kind, and how willing one is, over time."""

from typing import Annotated

import typer

from stepguide.guide.guide import Guide
from stepguide.records import commands as every_kind
from stepguide.records.parameters import argument
from stepguide.terminal.options import Json, context_of

Which = Annotated[str, argument("pattern")]


def commands(guide: Guide, word: str) -> typer.Typer:
    """The group."""
    app = every_kind.group(guide.sheets.sheet(word))
    app.command()(rate)
    return app


def rate(
    ctx: typer.Context,
    row_id: Which,
    willing: Annotated[int, typer.Argument(min=0, max=10, help="How willing you are, 0 to 10.")],
    as_json: Json = False,
) -> None:
    """Say how willing you are to let a pattern go today. Earlier numbers are kept."""
    from stepguide.pattern import run

    return run.rate(context_of(ctx), row_id, willing, as_json)
