"""An amends, as it is kept."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, Field

from stepguide.home.record import RecordId
from stepguide.home.row import Row

Status = Literal["open", "planned", "done"]


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
