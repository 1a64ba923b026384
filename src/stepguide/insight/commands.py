"""The command that looks back."""

from pathlib import Path
from typing import Annotated

import typer

from stepguide.terminal.options import Json, NoPager, desk_of

app = typer.Typer()

LONGEST = 36500


@app.command(rich_help_panel="Day by day")
def insight(
    ctx: typer.Context,
    days: Annotated[int, typer.Option(min=1, max=LONGEST, help="How many days back.")] = 30,
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Into a new file that ends in .svg, as a picture."),
    ] = None,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """Look back at cravings, mood, sleep and practice. No score, and no prediction.

    Examples: stepguide insight, stepguide insight --days 90 --output months.svg
    """
    from stepguide.errors import UsageError
    from stepguide.footer import help_line
    from stepguide.insight import actions, views

    desk = desk_of(ctx)
    if output and output.suffix.lower() != ".svg":
        raise UsageError(f"{output} does not end in .svg.", "Such as: --output months.svg")
    if output and as_json:
        raise UsageError("It is a picture with --output or data with --json, not both.")
    found = actions.look_back(desk.home, days, desk.now, desk.guide.measures.measures)
    if as_json:
        return desk.screen.data(actions.as_data(found))
    craving = desk.guide.sheets.sheet("craving").kind("craving")
    page = views.look_back(views.said(found, craving), desk.settings.date_format)
    if output:
        from stepguide.terminal import output as new_file
        from stepguide.terminal import svg

        target = new_file.expanded(output)
        new_file.write(target, svg.as_svg(page, desk.settings.plain).encode())
        return desk.screen.say(f"Wrote {target}, which only your own login can open.")
    return desk.screen.show(page, help_line(desk), may_page=not no_pager)
