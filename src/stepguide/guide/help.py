"""What to do in an emergency, and where help is, country by country: data/help.yaml."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, Self, cast

from pydantic import Field, model_validator

from stepguide.guide import plain
from stepguide.guide.source import GuideModel, MisplacedError, Passage
from stepguide.home import country

if TYPE_CHECKING:
    from stepguide.guide.contents import HelpContent, ResourceContent

FILE = "help.yaml"

Text = Annotated[str, Field(min_length=1)]
Wrong = list[tuple[tuple[str | int, ...], str]]

Id = Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
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
    "youth",
    "grief",
]


class Resource(GuideModel):
    """One number or address, and what it is `for`.

    `hours`, `languages` and `cost` are null where no source gives them, `checked_on` until a
    person dialled or opened it. `source` says which page it was read on, and of which month, if
    that shows. `confidence`: V on a page of its own or of a public body, V2 second hand, W well
    known, and on no such page that was found.
    """

    id: Id
    region: str
    kind: Kind
    name: Text
    contact: Text
    how: Text
    for_: Annotated[str, Field(alias="for")]
    hours: str | None
    languages: str | None
    cost: str | None
    source: str
    read_on: date
    checked_on: date | None
    confidence: Literal["V", "V2", "W"]

    def plain(self) -> "ResourceContent":
        """As plain data."""
        return cast("ResourceContent", self.model_dump(mode="json", by_alias=True))


class HelpStep(Passage):
    """One thing to do. The emergency number stands below the one with the id `call`."""

    id: Id
    text: Text


class Overdose(GuideModel):
    """What to do, in order, for someone who may be dying."""

    title: str
    steps: list[HelpStep]


class Titled(GuideModel):
    """The title of a part of the screen."""

    title: str


class Alone(GuideModel):
    """For someone about to use: what to do, and what a line that stays with them does, and what
    several of them do."""

    title: str
    advice: str
    stays: str
    stay: str


class More(Passage):
    """What comes after the first screen, and the kinds of resources that belong to it."""

    id: Annotated[str, Field(pattern=r"^[a-z]+$")]
    title: str
    points: list[str]
    kinds: list[Kind]


class Help(GuideModel):
    """What comes first in an overdose; the sos screen; what is said where `none` of a kind is
    known; the regions in order, and the states of the EU, where what is listed for it holds too;
    and the resources."""

    first: str
    overdose: Overdose
    crisis: Titled
    violence: Titled
    alone: Alone
    people: Titled
    more: list[More]
    notes: list[str]
    none: dict[Kind, Text]
    regions: dict[str, Text]
    states: dict[str, Text]
    resources: list[Resource]

    @model_validator(mode="after")
    def _belongs_together(self) -> Self:
        wrong: Wrong = [*self._places_wrong(), *self._screen_wrong()]
        if wrong:
            raise MisplacedError(wrong)
        return self

    def _places_wrong(self) -> Wrong:
        wrong: Wrong = []
        for name, found, wanted in (
            ("regions", self.regions, country.REGIONS),
            ("states", self.states, country.STATES),
        ):
            if {*found} != {*wanted}:
                wrong.append(((name,), f"{name} has to name {', '.join(wanted)}"))
        for place, one in enumerate(self.resources):
            if one.region not in country.KNOWN:
                wrong.append((("resources", place, "region"), f"there is no place {one.region}"))
        return wrong

    def _screen_wrong(self) -> Wrong:
        wrong: Wrong = []
        steps = [step.id for step in self.overdose.steps]
        if steps.count(plain.CALL) != 1 or len(steps) != len({*steps}):
            message = f"each step has an id of its own, and one of them is {plain.CALL}"
            wrong.append((("overdose", "steps"), message))
        missing = [kind for kind in plain.NOT_EVERYWHERE if kind not in self.none]
        if missing:
            wrong.append((("none",), f"nothing is said for {', '.join(missing)}"))
        return wrong

    def plain(self) -> "HelpContent":
        """As plain data, as guide/numbers.py takes it."""
        return cast("HelpContent", self.model_dump(mode="json", by_alias=True, exclude_unset=True))
