"""Where help is, country by country: data/help.yaml."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from stepguide.guide import source
from stepguide.guide.source import GuideModel

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
    """The regions in the order they are listed, with their names, and the resources."""

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
    """The numbers on one line: of a country, or while none is chosen the emergency numbers."""
    if country:
        numbers = [f"{found.name} {found.contact}" for _, found in known.all_of(country)]
        return f"Help now: {' · '.join(numbers)}"
    places: dict[str, list[str]] = {}
    for region, found in known.of("emergency", None):
        if found.region != ELSEWHERE:
            places.setdefault(found.contact, []).append(region)
    numbers = [f"{contact} {', '.join(where)}" for contact, where in places.items()]
    return f"Emergency: {' · '.join(numbers)}. Someone to talk to: stepguide"
