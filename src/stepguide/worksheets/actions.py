"""What a person can do with rows: add, find, change, take out and put back."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from stepguide.errors import NotFoundError
from stepguide.guide.sheets import Kind, Sheet
from stepguide.home.row import Content, Row
from stepguide.home.rows import new, shelf
from stepguide.home.shelf import Found
from stepguide.home.step_rows import WILLING, AmendsRow, PatternRow, Rating
from stepguide.home.store import RECORDS, TRASH, Home
from stepguide.worksheets import amends


def command(sheet_id: str) -> str:
    """What is typed after `stepguide` for a sheet."""
    return "meeting visit" if sheet_id == "visit" else sheet_id


def to_begin(sheet_id: str) -> str:
    """What is typed to begin the first row of a sheet."""
    asks_alone = sheet_id in ("checkin", "craving", "gratitude")
    return f"stepguide {sheet_id if asks_alone else f'{command(sheet_id)} add'}"


def find(home: Home, sheet_id: str, typed: str, part: str = RECORDS) -> Found[Row]:
    """The row whose id begins as typed; see Shelf.find."""
    trash = " --trash" if part == TRASH else ""
    return shelf(home, sheet_id, part).find(typed, f"stepguide {command(sheet_id)} list{trash}")


def find_anywhere(
    home: Home, sheet_id: str, typed: str, in_trash_too: bool
) -> tuple[Found[Row], str]:
    """As `find`, and where `in_trash_too`, in the trash if it is nowhere else; and the part."""
    try:
        return find(home, sheet_id, typed), RECORDS
    except NotFoundError:
        if not in_trash_too:
            raise
        return find(home, sheet_id, typed, TRASH), TRASH


def add(
    home: Home,
    sheet: Sheet,
    kind: Kind,
    program: str | None,
    step: int | None,
    cells: dict[str, Content],
    now: datetime,
    at: datetime | None = None,
    **more: Any,
) -> Row:
    """Keep a new row with these cells, about the moment `at` or now."""
    row = new(
        sheet.id,
        kind.id,
        in_order(kind, cells),
        at or now,
        now,
        program=program,
        step=step,
        **more,
    )
    row = _rated(None, row, now)
    shelf(home, sheet.id).add(row, now)
    return row


def _rated(before: Row | None, after: Row, now: datetime) -> Row:
    """A pattern whose willingness was given in its cell has that among its ratings as well."""
    if not isinstance(after, PatternRow):
        return after
    willing = after.cells.get(WILLING)
    earlier = before.ratings if isinstance(before, PatternRow) else ()
    known = before.cells.get(WILLING) if before else None
    if not isinstance(willing, int) or willing == known or after.ratings != earlier:
        return after
    return after.changed(ratings=(*after.ratings, Rating(at=now, willing=willing)))


def change(
    home: Home, sheet_id: str, found: Found[Row], make: Callable[[Row], Row], now: datetime
) -> Row:
    """Put in place of a row what `make` makes of it; ChangedError when it changed meanwhile."""
    after = _rated(found.record, make(found.record), now)
    if after.to_bytes() == found.record.to_bytes():
        return after
    after = after.changed(updated_at=now)
    home.ready(now)
    with home.locked():
        shelf(home, sheet_id).replace(found.name, found.record, after)
    return after


def with_cells(row: Row, kind: Kind | None, cells: dict[str, Content]) -> Row:
    """The row with these cells in place of its own; an empty one is taken out."""
    merged = {**row.cells, **cells}
    kept = {name: content for name, content in merged.items() if content not in ("", ())}
    after = row.changed(cells=in_order(kind, kept) if kind else kept)
    return amends.settled(after) if isinstance(after, AmendsRow) else after


def in_order(kind: Kind, cells: dict[str, Content]) -> dict[str, Content]:
    """The cells in the order of the sheet's fields; those it does not know come last."""
    known = {field.id: cells[field.id] for field in kind.fields if field.id in cells}
    return known | {name: content for name, content in cells.items() if name not in known}


def delete(home: Home, sheet_id: str, found: Found[Row], now: datetime) -> None:
    """Move a row to the trash."""
    shelf(home, sheet_id).put_in_trash(found.name, now)


def restore(home: Home, sheet_id: str, found: Found[Row], now: datetime) -> None:
    """Put a row back from the trash."""
    shelf(home, sheet_id).put_back(found.name, now)


def remove_for_good(home: Home, sheet_id: str, found: Found[Row], part: str, now: datetime) -> None:
    """Remove a row for good; ChangedError when it is not the one that was found any more."""
    shelf(home, sheet_id, part).remove_for_good(found.name, now, found.record)
