"""Rows of the worksheets, and what can be put in their cells."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from stepguide.errors import UsageError
from stepguide.guide.sheets import HIGHEST, LOWEST, Cell
from stepguide.home.record import Record, RecordId

LARGEST_CELL = 64 * 1024

Content = str | int | tuple[str, ...]
Status = Literal["open", "planned", "done"]


class Row(Record):
    """One row: which `sheet` of the guide it fills, and its `cells` by the ids of their fields.

    A text is kept as typed, a scale as a number, several choices as a list. `parked` ones wait for
    a counsellor. `tags` hold `share` when the row is to be shared.
    """

    sheet: str
    program: str
    step: Annotated[int, Field(ge=1)]
    cells: dict[str, Content]
    parked: bool = False
    tags: tuple[str, ...] = ()


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


def content_from(cell: Cell, typed: str) -> Content:
    """What was typed for a cell, as it is kept; UsageError when it cannot be."""
    match cell.takes:
        case "scale":
            return _scale(cell, typed)
        case "choice":
            return _choice(cell, typed)
        case "choices":
            parts = [part for part in typed.replace(";", ",").split(",") if part.strip()]
            return tuple(dict.fromkeys(_choice(cell, part) for part in parts))
    if len(typed.encode(errors="surrogateescape")) > LARGEST_CELL:
        raise UsageError(
            f"That is too much for one cell: {cell.name} holds up to 64 KiB.",
            "Write it as an answer or an entry: stepguide journal add",
        )
    try:
        typed.encode()
    except UnicodeEncodeError:
        raise UsageError(f"{cell.name}: that is not text in UTF-8.") from None
    return typed.rstrip("\n")


def _scale(cell: Cell, typed: str) -> int:
    number = typed.strip()
    if not (number.isascii() and number.isdecimal() and LOWEST <= int(number) <= HIGHEST):
        raise UsageError(f"{cell.name} is a number from {LOWEST} to {HIGHEST}, not {typed!r}.")
    return int(number)


def _choice(cell: Cell, typed: str) -> str:
    wanted = typed.strip().lower()
    hits = [choice for choice in cell.choices if wanted and choice.startswith(wanted)]
    exact = [choice for choice in hits if choice == wanted]
    if len(exact or hits) != 1:
        raise UsageError(
            f"{cell.name} cannot be {typed.strip()!r}.", f"It takes {', '.join(cell.choices)}."
        )
    return (exact or hits)[0]
