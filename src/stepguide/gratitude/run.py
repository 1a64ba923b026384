"""What the command that asks for gratitude does."""

from stepguide.records import asking
from stepguide.records.filling import nobody_to_ask
from stepguide.records.row_handling import rows_of
from stepguide.terminal import keyboard
from stepguide.terminal.context import Context
from stepguide.terminal.screen import say


def gratitude(context: Context, as_json: bool) -> None:
    handling = rows_of(context, "gratitude")
    form = handling.sheet.kinds[0]
    if not keyboard.is_possible():
        raise nobody_to_ask(handling, form)
    say(form.opening)
    filling = asking.RowQuestions(asking.RowPlace(handling, form, None, None))
    try:
        row = filling.fill(form.fields, until_empty=True)
    except asking.NothingError:  # whoever leaves the first empty has none today
        return say(context.guide.daily.gratitude.empty)
    return handling.tell_saved(row, as_json, form)
