"""What the command that looks back does."""

from pathlib import Path

from stepguide.errors import UsageError
from stepguide.footer import help_line
from stepguide.insight import actions, views
from stepguide.terminal import output as new_file
from stepguide.terminal.desk import Desk


def look_back(desk: Desk, days: int, output: Path | None, may_page: bool, as_json: bool) -> None:
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
        from stepguide.terminal import svg  # which loads Rich

        target = new_file.expanded(output)
        new_file.write(target, svg.as_svg(page, desk.settings.plain).encode())
        return desk.screen.say(f"Wrote {target}, which only your own login can open.")
    return desk.screen.show(page, help_line(desk), may_page)
