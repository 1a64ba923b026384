"""What the commands of every kind do: list, show, delete, restore."""

from typing import Any

from stepguide.footer import help_line
from stepguide.home.folder import ChangedError
from stepguide.home.store import RECORDS, TRASH
from stepguide.records import changing
from stepguide.records.handling import Filters, handling_of
from stepguide.records.listing import show
from stepguide.records.parameters import in_words
from stepguide.terminal.context import Context
from stepguide.terminal.options import Listing, agreed


def every(
    context: Context,
    kind: str,
    *,
    form: str | None = None,
    step: str | None = None,
    parked: bool = False,
    trash: bool = False,
    **asked: Any,
) -> None:
    """List the records of a kind; what is `asked` of it is in Listing."""
    handling = handling_of(context, kind)
    only = handling.form_called(form) if form else None
    number = context.guide.steps.find(step).number if step else None
    filters, listing = Filters(only, number, parked), Listing(**asked)
    part = TRASH if trash else RECORDS
    found = filter(filters.hold, handling.in_order(part, listing.reverse))
    show(context, found, handling.shape(filters, part), listing)


def one(
    context: Context, kind: str, *, which: str | list[str], no_pager: bool, as_json: bool
) -> None:
    """Show a record, also from the trash."""
    handling = handling_of(context, kind)
    found = handling.find_anywhere(in_words(which))
    if as_json:
        return context.screen.data(handling.whole(found.record))
    page = [*handling.page(found), *handling.whereabouts(found)]
    return context.screen.show(page, help_line(context), may_page=not no_pager)


def delete(
    context: Context, kind: str, *, which: str | list[str], for_good: bool, yes: bool, as_json: bool
) -> None:
    """Put a record in the trash, or remove it for good."""
    handling = handling_of(context, kind)
    typed = in_words(which)
    found = handling.find_for_good(typed) if for_good else handling.find(typed)
    record = found.record
    what = "Remove for good" if for_good else "Move to the trash"
    also = handling.others_of(record) if for_good else []
    asked = " and ".join(map(handling.asked_about, [record, *also]))
    agreed(context, f"{what}: {asked}?", yes, handling.says_kept)
    data = handling.data(record) if as_json else None
    note = ""
    if for_good:
        places = [*handling.collections(), *handling.collections(TRASH)]
        day = record.updated_at
        if not changing.remove_for_good(context.home, places, record.id, context.now, day):
            raise ChangedError("It was moved or deleted while you were changing it.")
        note = context.guide.screens.removed_for_good
    else:
        changing.delete(context.home, found, context.now)
    line = handling.says_removed if for_good else handling.says_gone
    said = handling.said(line, record, note)
    return context.screen.data(data) if as_json else context.screen.say(said)


def restore(context: Context, kind: str, *, which: str | list[str], as_json: bool) -> None:
    """Put a record back from the trash."""
    handling = handling_of(context, kind)
    found = handling.find(in_words(which), TRASH)
    handling.check_back(found.record)
    changing.restore(context.home, found, context.now)
    if as_json:
        context.screen.data(handling.data(found.record))
    else:
        context.screen.say(handling.said(handling.says_back, found.record))
    for note in handling.notes(found.record):
        context.note(note)
