"""Where help is, country by country: data/help.yaml."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from stepguide.guide import source
from stepguide.guide.source import GuideModel
from stepguide.terminal.text import TIE

FILE = "help.yaml"
ELSEWHERE = "other"


class Resource(GuideModel):
    """One number or address.

    `hours` is null where no source gives them, `checked_on` until a person dialled or opened it.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    region: str
    kind: Literal["emergency", "crisis"]
    name: str
    contact: str
    how: str
    hours: str | None
    source: str
    read_on: date
    checked_on: date | None
    confidence: Literal["V", "V2", "W"]


class Help(GuideModel):
    """What comes first in an overdose; the regions in order, with their names; the resources."""

    first: str
    regions: dict[str, str]
    resources: list[Resource]

    def all_of(self, country: str) -> list[tuple[str, Resource]]:
        """The emergency number of a country, then its crisis lines."""
        return [*self.of("emergency", country), *self.of("crisis", country)]

    def of(self, kind: str, country: str | None) -> list[tuple[str, Resource]]:
        """Region names and resources of a kind; of every region when no country is chosen."""
        return [
            (self.regions[found.region], found)
            for found in self.resources
            if found.kind == kind and country in (None, found.region)
        ]


def load() -> Help:
    """The resources of data/help.yaml."""
    return source.load(FILE, Help)


def one_line(known: Help, country: str | None) -> str:
    """The numbers in a line or two: of a country, or of every region while none is chosen."""
    if country:
        numbers = [f"{found.name} {found.contact}" for _, found in known.all_of(country)]
        return f"Help now: {' · '.join(number.replace(' ', TIE) for number in numbers)}"
    emergency, talk = _by_number(known, "emergency"), _by_number(known, "crisis")
    return f"Emergency: {emergency}. Someone to talk to: {talk}."


def _by_number(known: Help, kind: str) -> str:
    places: dict[str, list[str]] = {}
    for region, found in known.of(kind, None):
        if found.region != ELSEWHERE:
            places.setdefault(found.contact, []).append(region)
    numbers = [f"{contact} {', '.join(where)}" for contact, where in places.items()]
    return " · ".join(number.replace(" ", TIE) for number in numbers)
