"""A pattern to let go of, as it is kept."""

from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from stepguide.home.row import HIGHEST, LOWEST, Row

WILLING = "willing"


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
