"""Rows: what a person fills in field by field, of whatever kind."""

from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar

from stepguide.home import ids
from stepguide.home.collection import Collection, model_of, of_kind
from stepguide.home.kinds import KINDS
from stepguide.home.row import Content, Row
from stepguide.home.store import RECORDS, Home

R = TypeVar("R", bound=Row)


def collection(home: Home, kind: str, part: str = RECORDS) -> Collection[Row]:
    """The rows of a kind."""
    return of_kind(home, kind, part)


def new(
    kind: str, sheet: str, cells: dict[str, Content], at: datetime, now: datetime, **more: object
) -> Row:
    """A row of a kind, `sheet` naming its form, that is about the moment `at`; not kept yet."""
    model = model_of(kind)
    assert issubclass(model, Row)
    return filled(model, kind, sheet, cells, at, now, **more)


def filled(
    model: type[R],
    kind: str,
    sheet: str,
    cells: dict[str, Content],
    at: datetime,
    now: datetime,
    **more: object,
) -> R:
    """As `new`, for who knows the model of the kind."""
    fields = {"id": ids.new_id(), "kind": kind, "at": at, "updated_at": now, "sheet": sheet}
    return model.model_validate({**fields, "cells": cells, **more})


def every(home: Home, kind: str, part: str = RECORDS) -> list[Row]:
    """Every row of a kind in the order in which they were begun."""
    return collection(home, kind, part).ordered()


def of_step(home: Home, program: str, number: int) -> Iterator[Row]:
    """Every row that belongs to a step, whatever its kind."""
    for kind in KINDS:
        if kind.sheet and kind.of == "step":
            for row in every(home, kind.id):
                if (row.program, row.step) == (program, number):
                    yield row


def left_off(home: Home, program: str, number: int) -> list[Row]:
    """The rows of a step that were being asked for and not asked to the end, oldest first."""
    return [row for row in of_step(home, program, number) if row.asking]
