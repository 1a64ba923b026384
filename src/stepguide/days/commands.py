"""The commands for recovery days."""

from typing import TYPE_CHECKING, Annotated

import typer

from stepguide.records import common
from stepguide.records.parameters import argument
from stepguide.terminal.options import Json, context_of
from stepguide.writing.autosave import AutosavedCommand

if TYPE_CHECKING:
    from stepguide.days.records import Event

app = typer.Typer(name="days", invoke_without_command=True, rich_help_panel="Day by day")

KIND = "recovery"
LONGEST = 36500

When = Annotated[
    list[str] | None,
    typer.Argument(metavar="[DAY]", help="Which day, such as yesterday; today if left out."),
]
Which = Annotated[str, argument(KIND)]
Note = Annotated[str | None, typer.Option(metavar="WORDS", help="A note in your own words.")]


@app.callback()
def days(
    ctx: typer.Context,
    count: Annotated[
        bool, typer.Option("--count", help="Show the count, if it is hidden.")
    ] = False,
    line: Annotated[
        bool, typer.Option("--line", help="Only the days in all, for a prompt or a status bar.")
    ] = False,
    as_json: Json = False,
) -> None:
    """See your days in recovery: in all, this month, in a row. Nothing is ever reset.

    On a pipe, a line each with tabs between: name, value.
    Examples: stepguide days, stepguide days began 2026-03-01, stepguide days --line
    """
    if ctx.invoked_subcommand is not None:
        return
    from stepguide.days import run

    if line:
        run.line(context_of(ctx), count)
    else:
        run.counts(context_of(ctx), count, as_json)


@app.command()
def began(ctx: typer.Context, day: When = None, as_json: Json = False) -> None:
    """Record that your recovery began, or began again. Earlier dates stay."""
    _record(ctx, "began", day, as_json)


@app.command(cls=AutosavedCommand)
def used(ctx: typer.Context, day: When = None, note: Note = None, as_json: Json = False) -> None:
    """Record a day on which you used. Nothing before it is erased.

    Example: stepguide days used yesterday --note "after the letter came"
    """
    _record(ctx, "used", day, as_json, note)


@app.command()
def medication(
    ctx: typer.Context,
    day: When = None,
    ended: Annotated[bool, typer.Option("--ended", help="It is the last day you took it.")] = False,
    as_json: Json = False,
) -> None:
    """Record since when you take medication. It is recovery, and counts for you alone."""
    _record(ctx, "medication-ended" if ended else "medication", day, as_json)


@app.command(cls=AutosavedCommand)
def milestone(
    ctx: typer.Context,
    length: Annotated[
        str, typer.Argument(metavar="LENGTH", help="How long: 90, 90 days, 6 months, 13 years.")
    ],
    name: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="What you call it.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Set a milestone of your own.

    Months and years are counted from your beginning.
    Examples: stepguide days milestone 13 years, stepguide days milestone 100 One hundred
    """
    from stepguide.days import run

    run.milestone(context_of(ctx), [length, *(name or [])], as_json)


common.every(KIND, doc="See every event you recorded, the newest first.").join(app, "list")
common.one(KIND).join(app, "show")


@app.command(cls=AutosavedCommand)
def edit(
    ctx: typer.Context,
    which: Which,
    day: Annotated[
        str | None, typer.Option(metavar="WHEN", help="The day it was, such as yesterday.")
    ] = None,
    number: Annotated[
        int | None,
        typer.Option("--days", min=1, max=LONGEST, help="Of a milestone: how many days."),
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of a milestone: what you call it.")
    ] = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Change an event you recorded, such as its day.

    Example: stepguide days edit last --day 2026-03-01
    """
    from stepguide.days import run

    run.edit(context_of(ctx), which, day, number, name, note, as_json)


common.delete(KIND).join(app, "delete")
common.restore(KIND).join(app, "restore")


def _record(
    ctx: typer.Context,
    event: "Event",
    day: list[str] | None,
    as_json: bool,
    note: str | None = None,
) -> None:
    from stepguide.days import run

    run.record(context_of(ctx), event, day, as_json, note)
