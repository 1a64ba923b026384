"""What the command that asks for gratitude does."""

from stepguide.footer import help_line
from stepguide.records import asking
from stepguide.records.handling import Filters
from stepguide.records.row_handling import RowHandling, rows_of
from stepguide.terminal import keyboard
from stepguide.terminal.context import Context
from stepguide.terminal.screen import say


def gratitude(context: Context, as_json: bool) -> None:
    handling = rows_of(context, "gratitude")
    form = handling.sheet.kinds[0]
    if not keyboard.is_possible():  # nobody is there to be asked
        return _show_what_there_is(context, handling, as_json)
    say(form.opening)
    filling = asking.RowQuestions(asking.RowPlace(handling, form, None, None))
    try:
        row = filling.fill(form.fields, until_empty=True)
    except asking.NothingError:  # whoever leaves the first empty has none today
        return say(context.guide.daily.gratitude.empty)
    return handling.tell_saved(row, as_json, form)


def _show_what_there_is(context: Context, handling: RowHandling, as_json: bool) -> None:
    context.home.tell_if_missing()
    found = handling.every()
    if as_json:
        return context.screen.data([handling.data(one) for one in found])
    page = handling.listed(found, Filters(), in_trash=False)
    return context.screen.show(page, help_line(context))
