"""What the shell offers for rows and kinds: a day, a kind and a step beside an id, never words."""

from typing import TYPE_CHECKING

from stepguide.home.place import find_home
from stepguide.home.store import RECORDS, TRASH, Home
from stepguide.terminal.offering import Completer, Found, offer

if TYPE_CHECKING:
    from stepguide.guide.sheets import Kind

RECENT = 12


def ids(sheet_id: str) -> Completer:
    """Short ids of the newest rows of a sheet."""
    return offer(lambda: _ids(sheet_id, RECORDS))


def ids_in_trash(sheet_id: str) -> Completer:
    """Short ids of the newest rows in the trash."""
    return offer(lambda: _ids(sheet_id, TRASH))


def kinds(sheet_id: str) -> Completer:
    """The kinds of rows of a sheet, with their titles."""
    return offer(lambda: [(kind.id, kind.title) for kind in _kinds(sheet_id)])


def _ids(sheet_id: str, part: str) -> Found:
    from stepguide.home import rows
    from stepguide.terminal.dates import shown

    known = {kind.id for kind in _kinds(sheet_id)}
    found = rows.every(Home(find_home()[0]), sheet_id, part)[-RECENT:]
    for row in reversed(found):
        about = [row.sheet] if row.sheet in known else []
        about += [f"step {row.step}"] if row.step else []
        yield row.short_id, ", ".join([shown(row.at, None), *about])


def _kinds(sheet_id: str) -> "list[Kind]":
    from stepguide.guide import sheets

    # A measure has rows and is no sheet.
    return [kind for sheet in sheets.load().sheets if sheet.id == sheet_id for kind in sheet.kinds]
