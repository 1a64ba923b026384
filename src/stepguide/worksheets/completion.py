"""What the shell offers for rows and kinds. A home or a guide that fails offers nothing."""

from collections.abc import Callable

from stepguide.errors import StepguideError
from stepguide.home.place import find_home
from stepguide.home.store import RECORDS, TRASH, Home

Offered = Callable[[str], list[tuple[str, str]]]
RECENT = 12


def ids(sheet_id: str) -> Offered:
    """Short ids of the newest rows of a sheet, with how they begin."""
    return lambda incomplete: _ids(sheet_id, incomplete, RECORDS)


def ids_in_trash(sheet_id: str) -> Offered:
    """Short ids of the newest rows in the trash."""
    return lambda incomplete: _ids(sheet_id, incomplete, TRASH)


def kinds(sheet_id: str) -> Offered:
    """The kinds of rows of a sheet, with their titles."""

    def offered(incomplete: str) -> list[tuple[str, str]]:
        from stepguide.guide import sheets

        try:
            known = sheets.load().sheet(sheet_id).kinds
        except StepguideError:
            return []
        return [(kind.id, kind.title) for kind in known if kind.id.startswith(incomplete)]

    return offered


def _ids(sheet_id: str, incomplete: str, part: str) -> list[tuple[str, str]]:
    from stepguide.home import rows
    from stepguide.worksheets import views

    try:
        found = rows.every(Home(find_home()[0]), sheet_id, part)[-RECENT:]
    except (StepguideError, OSError):
        return []
    return [
        (row.short_id, views.beginning(row))
        for row in reversed(found)
        if row.short_id.startswith(incomplete)
    ]
