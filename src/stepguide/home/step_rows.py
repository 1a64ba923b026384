"""The rows of steps six to nine that hold more than their cells."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from stepguide.home.record import RecordId
from stepguide.home.row import HIGHEST, LOWEST, Row

WILLING = "willing"

Status = Literal["open", "planned", "done"]


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
