"""What the shell offers for rows and kinds: a day, a kind and a step beside an id, never words."""

from typing import TYPE_CHECKING

from stepguide.home.store import RECORDS, TRASH
from stepguide.terminal.offering import Completer, Found, offer

if TYPE_CHECKING:
    from stepguide.guide.sheets import Kind
    from stepguide.terminal.desk import Desk

RECENT = 12


def ids(sheet_id: str) -> Completer:
    """Short ids of the newest rows of a sheet."""
    return offer(lambda desk: _ids(desk, sheet_id, RECORDS))


def ids_in_trash(sheet_id: str) -> Completer:
    """Short ids of the newest rows in the trash."""
    return offer(lambda desk: _ids(desk, sheet_id, TRASH))


def kinds(sheet_id: str) -> Completer:
    """The kinds of rows of a sheet, with their titles."""
    return offer(lambda desk: [(kind.id, kind.title) for kind in _kinds(desk, sheet_id)])


def _ids(desk: "Desk", sheet_id: str, part: str) -> Found:
    from stepguide.home import rows
    from stepguide.terminal.dates import shown

    known = {kind.id for kind in _kinds(desk, sheet_id)}
    found = rows.every(desk.home, sheet_id, part)[-RECENT:]
    for row in reversed(found):
        about = [row.sheet] if row.sheet in known else []
        about += [f"step {row.step}"] if row.step else []
        yield row.short_id, ", ".join([shown(row.at, None), *about])


def _kinds(desk: "Desk", sheet_id: str) -> "list[Kind]":
    # A measure has rows and is no sheet.
    return [
        kind for sheet in desk.guide.sheets.sheets if sheet.id == sheet_id for kind in sheet.kinds
    ]
