"""The commands for check-ins."""

from typing import TYPE_CHECKING, Any

import typer

from stepguide.guide.guide import Guide
from stepguide.records import commands as every_kind
from stepguide.records.parameters import AS_JSON, AT, CELL, cell_options, flag
from stepguide.terminal.options import context_of
from stepguide.terminal.parameters import BuiltCommand, Parameter

if TYPE_CHECKING:
    from stepguide.guide.sheets import Sheet

SHEET = "checkin"


def commands(guide: Guide, word: str) -> typer.Typer:
    """The group, which without a command asks."""
    sheet = guide.sheets.sheet(word)
    built = BuiltCommand(checkin, _parameters(sheet))
    app = built.group(name=word, invoke_without_command=True, rich_help_panel="Day by day")
    every_kind.beside(app, sheet)
    return app


def checkin(
    ctx: typer.Context,
    morning: bool,
    evening: bool,
    keep: bool,
    at: str | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Check in: six short questions, in our own words, and every one can be skipped.

    It is not a medical test. The clock chooses between morning and evening. To choose what is
    asked: stepguide settings set checkin "craving mood sleep use living unsafe"
    Examples: stepguide checkin, stepguide checkin --evening --craving 3 --mood 6 --sleep 7.5
    """
    from stepguide.checkin import run

    if ctx.invoked_subcommand is not None:
        return run.check_alone(ctx.invoked_subcommand, options)
    return run.checkin(context_of(ctx), morning, evening, keep, at, as_json, **options)


def _parameters(sheet: "Sheet") -> list[Parameter]:
    unkept = "Keep medicine, use, dark thoughts and dangers too, or have them count now only."
    return [
        flag("morning", "Ask what is asked in the morning."),
        flag("evening", "Ask what is asked in the evening."),
        *(one for one in cell_options(sheet) if one.name != f"{CELL}time"),
        flag("keep", unkept, "--keep/--no-keep", default=True),
        AT,
        AS_JSON,
    ]
