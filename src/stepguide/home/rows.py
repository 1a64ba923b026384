"""Rows of the sheets in the guide: what a person fills in field by field."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any, Literal

from pydantic import create_model

from stepguide.home import ids
from stepguide.home.row import Content, Row
from stepguide.home.shelf import Shelf
from stepguide.home.store import RECORDS, Home

# What the rows of each sheet are; the first four belong to a step, the others to a day.
SHEETS = {
    "inventory": "a row of the stocktaking: resentment, fear, harm, strength, spot-check",
    "pattern": "a pattern to let go of",
    "amends": "someone harmed, and what to do about it",
    "instruction": "what a sponsor or counsellor asked to be done at a step",
    "plan": "an if-then plan, a reason, warning signs, what steadies",
    "meeting": "a meeting of the person's week",
    "visit": "a meeting they have been to",
    "gratitude": "up to three things someone was glad of",
    "checkin": "a morning's or an evening's check-in; what was not to be kept is not here",
    "craving": "a craving: how strong, what set it off, how strong later, what helped",
    "measure": "a standard measure, `sheet` being its id; the cells hold its points by number",
}
OF_STEPS = ("inventory", "pattern", "amends", "instruction")


@cache
def model(sheet_id: str) -> type[Row]:
    """The record that holds a row of a sheet; made when it is asked for, as each takes a while."""
    if sheet_id in ("pattern", "amends"):
        from stepguide.home.step_rows import AmendsRow, PatternRow

        return AmendsRow if sheet_id == "amends" else PatternRow
    only: Any = Literal[sheet_id]
    made = create_model(
        f"{sheet_id.capitalize()}Row",
        __base__=Row,
        __doc__=SHEETS[sheet_id],
        kind=(only, sheet_id),
    )
    made.KIND = sheet_id
    return made


def shelf(home: Home, sheet_id: str, part: str = RECORDS) -> Shelf[Row]:
    """Where the rows of a sheet are."""
    return Shelf(home, model(sheet_id), part)


def new(
    sheet_id: str, kind: str, cells: dict[str, Content], at: datetime, now: datetime, **more: object
) -> Row:
    """A row of `sheet_id` that is about the moment `at`; not kept yet."""
    return model(sheet_id).model_validate(
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
