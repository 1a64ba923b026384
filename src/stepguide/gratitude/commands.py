"""The commands for gratitude: asked for at once, and those of every kind."""

import typer

from stepguide.guide.guide import Guide
from stepguide.records import commands as every_kind
from stepguide.records import filling
from stepguide.records.row_handling import rows_of
from stepguide.terminal.options import Json, desk_of

KIND = "gratitude"


def commands(guide: Guide, word: str) -> typer.Typer:
    """The group, which without a command asks."""
    return every_kind.shown_whole(every_kind.group(guide.sheets.sheet(word)), gratitude)


def gratitude(ctx: typer.Context, as_json: Json = False) -> None:
    """Write down up to three things you are glad of. None today is fine.

    Examples: stepguide gratitude, stepguide gratitude add --first "warm socks"
    """
    if ctx.invoked_subcommand is not None:
        return None
    from stepguide.records import asking
    from stepguide.terminal import prompt
    from stepguide.terminal.screen import say

    desk = desk_of(ctx)
    handling = rows_of(desk, KIND)
    form = handling.sheet.kinds[0]
    if not prompt.is_possible():
        raise filling.nobody_to_ask(handling, form)
    say(form.opening)
    asked = asking.Filling(asking.Place(handling, form, None, None))
    try:
        row = asked.fill(form.fields, until_empty=True)
    except asking.NothingError:  # whoever leaves the first empty has none today
        return say(desk.guide.daily.gratitude.empty)
    return handling.tell_saved(row, as_json, form)
