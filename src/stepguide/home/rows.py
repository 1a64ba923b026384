"""Rows of the sheets in the guide: what a person fills in field by field."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from stepguide.home import ids
from stepguide.home.record import Record, RecordId
from stepguide.home.shelf import Shelf
from stepguide.home.store import RECORDS, Home

LOWEST, HIGHEST = 0, 10
WILLING = "willing"

Content = str | int | float | tuple[str, ...]
Status = Literal["open", "planned", "done"]


class Row(Record):
    """One row: which kind, `sheet`, of its sheet it is, and its `cells` by the ids of their fields.

    A text is kept as typed, a scale or a number of hours as a number, several choices as a list.
    `program` and `step` are those it belongs to, if it does to any. `parked` ones are put aside,
    in an inventory for a counsellor. `tags` hold `share` when the row is to be shared. `asking` is
    the field that comes next for as long as the row is being asked for, and stays where that was
    cut off.
    """

    sheet: str
    program: str | None = None
    step: Annotated[int | None, Field(ge=1)] = None
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


class PlanRow(Row):
    """An if-then plan, a reason for recovery, warning signs, or what steadies the person."""

    KIND: ClassVar[str] = "plan"

    kind: Literal["plan"] = "plan"


class MeetingRow(Row):
    """A meeting the person goes to every week, or one they have been to."""

    KIND: ClassVar[str] = "meeting"

    kind: Literal["meeting"] = "meeting"


class GratitudeRow(Row):
    """Up to three things someone was glad of."""

    KIND: ClassVar[str] = "gratitude"

    kind: Literal["gratitude"] = "gratitude"


class CheckinRow(Row):
    """A morning's or an evening's check-in; what was not to be kept is not here."""

    KIND: ClassVar[str] = "checkin"

    kind: Literal["checkin"] = "checkin"


class CravingRow(Row):
    """A craving: how strong, what set it off, how strong later, what helped."""

    KIND: ClassVar[str] = "craving"

    kind: Literal["craving"] = "craving"


class MeasureRow(Row):
    """A standard measure, `sheet` being its id; the cells hold its points by number."""

    KIND: ClassVar[str] = "measure"

    kind: Literal["measure"] = "measure"


MODELS: dict[str, type[Row]] = {
    model.KIND: model
    for model in (
        InventoryRow,
        PatternRow,
        AmendsRow,
        InstructionRow,
        PlanRow,
        MeetingRow,
        GratitudeRow,
        CheckinRow,
        CravingRow,
        MeasureRow,
    )
}
# The sheets whose rows belong to a step of a program; those of the others are of a day.
OF_STEPS = ("inventory", "pattern", "amends", "instruction")


def shelf(home: Home, sheet_id: str, part: str = RECORDS) -> Shelf[Row]:
    """Where the rows of a sheet are."""
    return Shelf(home, MODELS[sheet_id], part)


def new(
    sheet_id: str, kind: str, cells: dict[str, Content], at: datetime, now: datetime, **more: object
) -> Row:
    """A row of `sheet_id` that is about the moment `at`; not kept yet."""
    return MODELS[sheet_id].model_validate(
        {"id": ids.new_id(), "at": at, "updated_at": now, "sheet": kind, "cells": cells, **more}
    )


def every(home: Home, sheet_id: str, part: str = RECORDS) -> list[Row]:
    """Every row of a sheet in the order in which they were begun."""
    return sorted(shelf(home, sheet_id, part).all(), key=lambda row: row.file_name)


def since(home: Home, sheet_id: str, moment: datetime) -> list[Row]:
    """The rows of a sheet that are about `moment` or later, oldest first; no other is read."""
    return sorted(shelf(home, sheet_id).since(moment), key=lambda row: row.file_name)


def of_step(home: Home, program: str, number: int) -> Iterator[Row]:
    """Every row that belongs to a step, whatever its sheet."""
    for sheet_id in OF_STEPS:
        for row in every(home, sheet_id):
            if (row.program, row.step) == (program, number):
                yield row


def left_off(home: Home, program: str, number: int) -> list[Row]:
    """The rows of a step that were being asked for and not asked to the end, oldest first."""
    return [row for row in of_step(home, program, number) if row.asking]
