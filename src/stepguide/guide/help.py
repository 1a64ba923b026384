"""What to do in an emergency, and where help is, country by country: data/help.yaml."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from stepguide.guide import source
from stepguide.guide.source import GuideModel

FILE = "help.yaml"

Kind = Literal[
    "emergency",
    "crisis",
    "alone",
    "medical",
    "poison",
    "drugs",
    "naloxone",
    "violence",
    "groups",
    "family",
    "grief",
]


class Resource(GuideModel):
    """One number or address, and what it is `for`.

    `hours`, `languages` and `cost` are null where no source gives them, `checked_on` until a
    person dialled or opened it. `confidence`: V read at the source, V2 second hand, W well known.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    region: str
    kind: Kind
    name: str
    contact: str
    how: str
    for_: Annotated[str, Field(alias="for")]
    hours: str | None
    languages: str | None
    cost: str | None
    source: str
    read_on: date
    checked_on: date | None
    confidence: Literal["V", "V2", "W"]


class Overdose(GuideModel):
    """What to do, in order, for someone who may be dying; `signs` may tell that it is so."""

    title: str
    steps: list[str]
    signs: str


class Titled(GuideModel):
    """The title of a part of the screen."""

    title: str


class Alone(GuideModel):
    """For someone about to use: what to do, and what a line that stays with them does."""

    title: str
    advice: str
    stays: str


class More(GuideModel):
    """What comes after the first screen, and the kinds of resources that belong to it."""

    id: Annotated[str, Field(pattern=r"^[a-z]+$")]
    title: str
    points: list[str]
    kinds: list[Kind]


class Help(GuideModel):
    """What comes first in an overdose; the sos screen; the regions in order; the resources."""

    first: str
    overdose: Overdose
    crisis: Titled
    alone: Alone
    people: Titled
    more: list[More]
    notes: list[str]
    regions: dict[str, str]
    resources: list[Resource]

    def plain(self) -> dict[str, Any]:
        """As plain data, as guide/numbers.py takes it."""
        return self.model_dump(mode="json", by_alias=True)


def load() -> Help:
    """The resources of data/help.yaml."""
    return source.load(FILE, Help)
