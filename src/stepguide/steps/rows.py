"""Rows of the worksheets: records of a step, as its answers are."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from stepguide.home.record import Record, RecordId
from stepguide.home.shelf import Shelf
from stepguide.home.store import RECORDS, Home

LOWEST, HIGHEST = 0, 10
WILLING = "willing"

Content = str | int | tuple[str, ...]
Status = Literal["open", "planned", "done"]


class Row(Record):
    """One row: which `sheet` of the guide it fills, and its `cells` by the ids of their fields.

    A text is kept as typed, a scale as a number, several choices as a list. `parked` ones wait for
    a counsellor. `tags` hold `share` when the row is to be shared. `asking` is the field that comes
    next for as long as the row is being asked for, and stays where that was cut off.
    """

    sheet: str
    program: str
    step: Annotated[int, Field(ge=1)]
    cells: dict[str, Content]
    parked: bool = False
    tags: tuple[str, ...] = ()
    asking: str | None = None


class InventoryRow(Row):
    """A row of the stocktaking: resentment, fear, harm, relationship, asset, spot-check."""

    KIND: ClassVar[str] = "inventory"

    kind: Literal["inventory"] = "inventory"


class Rating(BaseModel):
    """How willing someone was, 0 to 10, at a moment."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    at: AwareDatetime
    willing: Annotated[int, Field(ge=LOWEST, le=HIGHEST)]


class PatternRow(Row):
    """A pattern to let go of; `ratings` are every willingness given, oldest first."""

    KIND: ClassVar[str] = "pattern"

    kind: Literal["pattern"] = "pattern"
    ratings: tuple[Rating, ...] = ()


class AmendsRow(Row):
    """Someone harmed, and what to do about it. `safety` holds the answers of the check, yes or
    no by question; `from_row` the inventory row it began with; `kept` the days a living amends
    was kept."""

    KIND: ClassVar[str] = "amends"

    kind: Literal["amends"] = "amends"
    status: Status = "open"
    safety: Annotated[dict[str, bool], Field(default={})]
    checked_at: AwareDatetime | None = None
    from_row: RecordId | None = None
    kept: tuple[date, ...] = ()


class InstructionRow(Row):
    """What a sponsor or counsellor asked to be done at a step."""

    KIND: ClassVar[str] = "instruction"

    kind: Literal["instruction"] = "instruction"


MODELS: dict[str, type[Row]] = {
    "inventory": InventoryRow,
    "pattern": PatternRow,
    "amends": AmendsRow,
    "instruction": InstructionRow,
}


def shelf(home: Home, sheet_id: str, part: str = RECORDS) -> Shelf[Row]:
    """Where the rows of a sheet are."""
    return Shelf(home, MODELS[sheet_id], part)


def every(home: Home, sheet_id: str, part: str = RECORDS) -> list[Row]:
    """Every row of a sheet in the order in which they were begun."""
    return sorted(shelf(home, sheet_id, part).all(), key=lambda row: row.file_name)


def left_off(home: Home, program: str, number: int) -> list[Row]:
    """The rows of a step that were being asked for and not asked to the end, oldest first."""
    return [row for row in of_step(home, program, number) if row.asking]


def of_step(home: Home, program: str, number: int) -> list[Row]:
    """Every row that belongs to a step, whatever its sheet."""
    found = [row for sheet_id in MODELS for row in every(home, sheet_id)]
    return [row for row in found if (row.program, row.step) == (program, number)]
