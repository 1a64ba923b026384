"""What the command that asks for gratitude does."""

from stepguide.home.store import RECORDS
from stepguide.records import asking, listing
from stepguide.records.handling import Filters
from stepguide.records.row_handling import rows_of
from stepguide.terminal import modes
from stepguide.terminal.context import Context
from stepguide.terminal.options import Listing
from stepguide.terminal.screen import say


def gratitude(context: Context, as_json: bool) -> None:
    handling = rows_of(context, "gratitude")
    form = handling.sheet.kinds[0]
    if not modes.is_typed_at():  # nobody is there to be asked
        shape = handling.shape(Filters(), RECORDS)
        return listing.show(context, handling.in_order(), shape, Listing(as_json=as_json))
    say(form.opening)
    filling = asking.RowQuestions(asking.RowPlace(handling, form, None, None))
    try:
        row = filling.fill(form.fields, until_empty=True)
    except asking.NothingError:  # whoever leaves the first empty has none today
        return say(context.guide.daily.gratitude.empty)
    return handling.tell_saved(row, as_json, form)
