"""What the command that looks back does."""

from pathlib import Path

from stepguide.errors import UsageError
from stepguide.footer import help_line
from stepguide.insight import actions, views
from stepguide.terminal import output as new_file
from stepguide.terminal.context import Context


def look_back(
    context: Context, days: int, output: Path | None, may_page: bool, as_json: bool
) -> None:
    if output and output.suffix.lower() != ".svg":
        raise UsageError(f"{output} does not end in .svg.", "Such as: --output months.svg")
    if output and as_json:
        raise UsageError("It is a picture with --output or data with --json, not both.")
    known = context.guide.measures.measures
    found = actions.look_back(context.home, days, context.now, known, context.dates)
    if as_json:
        return context.screen.data(actions.as_data(found))
    craving = context.guide.sheets.sheet("craving").kind("craving")
    in_words = context.screen.is_plain and not output
    page = views.look_back(views.said(found, craving), context.dates, in_words)
    if output:
        from stepguide.terminal import svg  # which loads Rich

        target = new_file.expanded(output)
        new_file.write(target, svg.as_svg(page).encode())
        return context.screen.say(f"Wrote {target}, which only your own login can open.")
    return context.screen.show(page, help_line(context), may_page)
