"""What the commands of every kind do: list, show, delete, restore."""

from typing import TYPE_CHECKING

from stepguide.footer import help_line
from stepguide.home.folder import ChangedError
from stepguide.home.store import RECORDS, TRASH
from stepguide.records import changing
from stepguide.records.handling import Filters, handling_of
from stepguide.records.shape import in_words
from stepguide.terminal.desk import Desk
from stepguide.terminal.options import agreed
from stepguide.terminal.screen import say

if TYPE_CHECKING:
    from stepguide.guide.sheets import Sheet


def every(
    desk: Desk,
    kind: str,
    sheet: "Sheet | None",
    *,
    form: str | None = None,
    step: str | None = None,
    parked: bool = False,
    trash: bool = False,
    no_pager: bool = False,
    as_json: bool = False,
) -> None:
    """List the records of a kind."""
    handling = handling_of(desk, kind)
    only = sheet.kind(form).id if form and sheet else None
    number = desk.guide.steps.find(step).number if step else None
    filters = Filters(only, number, parked)
    found = filter(filters.hold, handling.every(TRASH if trash else RECORDS))
    if as_json:
        return desk.screen.data([handling.data(one) for one in found])
    page = handling.listed([*found], filters, trash)
    return desk.screen.show(page, help_line(desk), may_page=not no_pager)


def one(desk: Desk, kind: str, *, which: str | list[str], no_pager: bool, as_json: bool) -> None:
    """Show a record, also from the trash."""
    handling = handling_of(desk, kind)
    found = handling.find_anywhere(in_words(which))
    if as_json:
        return desk.screen.data(handling.whole(found.record))
    page = [*handling.page(found), *handling.whereabouts(found)]
    return desk.screen.show(page, help_line(desk), may_page=not no_pager)


def delete(
    desk: Desk, kind: str, *, which: str | list[str], for_good: bool, yes: bool, as_json: bool
) -> None:
    """Put a record in the trash, or remove it for good."""
    handling = handling_of(desk, kind)
    typed = in_words(which)
    found = handling.find_for_good(typed) if for_good else handling.find(typed)
    record = found.record
    what = "Remove for good" if for_good else "Move to the trash"
    agreed(desk, f"{what}: {handling.asked_about(record)}?", yes, handling.is_kept)
    data = handling.data(record) if as_json else None
    note = ""
    if for_good:
        places = [*handling.collections(), *handling.collections(TRASH)]
        day = record.updated_at
        if not changing.remove_for_good(desk.home, places, record.id, desk.now, day):
            raise ChangedError("It was moved or deleted while you were changing it.")
        note = desk.guide.screens.removed_for_good
    else:
        changing.delete(desk.home, found, desk.now)
    line = handling.is_removed if for_good else handling.is_gone
    said = handling.said(line, record, note)
    return desk.screen.data(data) if as_json else desk.screen.say(said)


def restore(desk: Desk, kind: str, *, which: str | list[str], as_json: bool) -> None:
    """Put a record back from the trash."""
    handling = handling_of(desk, kind)
    found = handling.find(in_words(which), TRASH)
    handling.check_back(found.record)
    changing.restore(desk.home, found, desk.now)
    if as_json:
        desk.screen.data(handling.data(found.record))
    else:
        desk.screen.say(handling.said(handling.is_back, found.record))
    for note in handling.notes(found.record):
        say(note)
