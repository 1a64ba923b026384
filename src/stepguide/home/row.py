"""A row of a sheet, as it is kept."""

from typing import Annotated

from pydantic import Field

from stepguide.home.record import Record

LOWEST, HIGHEST = 0, 10

Content = str | int | float | tuple[str, ...]


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
