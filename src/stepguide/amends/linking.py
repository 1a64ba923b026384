"""An amends and the row of the inventory it began with."""

from stepguide.amends.records import AmendsRow
from stepguide.home import rows
from stepguide.home.row import Content, Row
from stepguide.home.store import Home

# What an amends takes over from a row of the inventory, under the same names.
TAKEN_OVER = ("who", "did", "effect")


def for_amends(row: Row) -> dict[str, Content]:
    """The cells that an amends begins with."""
    return {name: row.cells[name] for name in TAKEN_OVER if name in row.cells}


def begun_with(home: Home, row: Row) -> list[Row]:
    """The row of the inventory that an amends began with, if it is there."""
    wanted = getattr(row, "from_row", None)
    return [other for other in rows.every(home, "inventory") if wanted == other.id]


def begun_from(home: Home, row: Row) -> list[Row]:
    """The amends that began with a row of the inventory."""
    every = rows.every(home, "amends")
    return [one for one in every if isinstance(one, AmendsRow) and one.from_row == row.id]
