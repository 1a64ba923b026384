"""An amends and the row of the inventory it began with."""

from stepguide.home import rows
from stepguide.home.row import Content, Row
from stepguide.home.step_rows import AmendsRow
from stepguide.home.store import Home

# What an amends takes over from a row of the inventory, under the same names.
TAKEN_OVER = ("who", "did", "effect")


def for_amends(row: Row) -> dict[str, Content]:
    """The cells that an amends begins with."""
    return {name: row.cells[name] for name in TAKEN_OVER if name in row.cells}


def linked(home: Home, row: Row) -> list[Row]:
    """The rows at the other end: the inventory row of an amends, the amends of an inventory row."""
    if isinstance(row, AmendsRow):
        wanted = row.from_row
        return [other for other in rows.every(home, "inventory") if wanted == other.id]
    return [
        other
        for other in rows.every(home, "amends")
        if isinstance(other, AmendsRow) and other.from_row == row.id
    ]
