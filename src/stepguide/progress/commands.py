"""The command that shows how far the person has come."""

from typing import Annotated

import typer

from stepguide.terminal.options import Json, NoPager, context_of

app = typer.Typer()


@app.command(rich_help_panel="Day by day")
def progress(
    ctx: typer.Context,
    which: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WHICH]", help="Which month or year, such as 2026-10; else the present one."
        ),
    ] = None,
    month: Annotated[
        bool, typer.Option("--month", help="The days of a month on which you wrote.")
    ] = False,
    year: Annotated[
        bool, typer.Option("--year", help="The days of a year on which you wrote.")
    ] = False,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """See how far you have come, across the steps and the weeks; or a calendar of your days.

    Examples: stepguide progress, stepguide progress --month, stepguide progress --month 2026-10
    """
    from stepguide.progress import run

    context, may_page = context_of(ctx), not no_pager
    if month or year or which:
        return run.calendar(context, " ".join(which or []), month, year, may_page, as_json)
    return run.progress(context, may_page, as_json)
