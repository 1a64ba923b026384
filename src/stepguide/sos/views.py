"""How the rest of the help is shown: what comes after the first screen, and every number."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from stepguide.advice import Do
from stepguide.guide import numbers
from stepguide.guide.help import Help, More, Resource
from stepguide.home.country import around
from stepguide.terminal import spoken
from stepguide.terminal.page import Heading, Items, Page, Paragraph, Spoken
from stepguide.terminal.text import TIE, listed, tied

STATES = Do("sos more --country FR", "States of the EU have lines of their own")
READ = {
    "V": "read there on",
    "V2": "read second hand, and on no page of its own, on",
    "W": "well known, and found on no page of its own, noted on",
}


def more(known: Help, country: str | None, today: date, parts: list[More], aloud: bool) -> Page:
    """What comes after the first screen, part by part, each with its numbers."""
    page: Page = [Heading("More help"), *_emergency(known, country, aloud)]
    if len(parts) > 1:
        named = listed([part.id for part in parts])
        page.append(Do("sos more suicide", f"The parts are {named}. One alone"))
    shown: list[Resource] = []
    for part in parts:
        page += [Heading(part.title, 2), Items([*part.points])]
        found = [one for kind in part.kinds for one in _of(known, kind, country)]
        missing = {*part.kinds} - {one.kind for one in found}
        said = [_line(known, one, country, aloud) for one in found]
        said += [known.none[kind] for kind in part.kinds if kind in missing and kind in known.none]
        if said:
            page.append(Items([*said]))
        shown += found
    if not country:
        page.append(STATES)
    if shown:
        page.append(Paragraph(_how_sure(shown, today), quiet=True))
    return page


def all_numbers(known: Help, country: str | None, today: date, aloud: bool) -> Page:
    """Every number, country by country, with what it is for and where it was read."""
    page: Page = [Heading("Numbers and addresses")]
    named = known.regions | known.states
    for place in around(country) if country else _places(known):
        found = [one for one in known.resources if one.region == place]
        if found:
            items: list[str | tuple[str, str]] = [
                (_named(one, aloud), _detail(one, today)) for one in found
            ]
            page += [Heading(_region_title(place, named[place]), 2), Items(items)]
    return [*page, Heading("Good to know", 2), Items([*known.notes])]


def _places(known: Help) -> Iterator[str]:
    for region in known.regions:
        yield region
        if region == "eu":
            yield from known.states


def as_data(found: list[Resource], today: date) -> list[dict[str, Any]]:
    """Resources as data; `is_old` where one was read or dialled more than a year ago."""
    return [
        {**one.model_dump(by_alias=True), "is_old": numbers.is_old(_last_seen(one), today)}
        for one in found
    ]


def _emergency(known: Help, country: str | None, aloud: bool) -> Page:
    if aloud:
        return [Spoken(["Emergency:", *numbers.aloud(known.plain(), "emergency", country)])]
    return [Paragraph(f"Emergency: {numbers.in_words(known.plain(), 'emergency', country)}")]


def _of(known: Help, kind: str, country: str | None) -> list[Resource]:
    by_id = {one.id: one for one in known.resources}
    return [by_id[one["id"]] for one in numbers.of(known.plain(), kind, country)]


def _line(known: Help, one: Resource, country: str | None, aloud: bool) -> str:
    if aloud and not country:
        return f"{known.regions[one.region]}, {_line(known, one, one.region, aloud)}"
    where = "" if country else f" ({known.regions[one.region]})"
    hours = f"; {one.hours}" if one.hours else ""
    return f"{_named(one, aloud)}{where}: {one.for_}{hours}"


def _named(one: Resource, aloud: bool) -> str:
    if one.how == numbers.ASK:
        return one.contact[0].upper() + one.contact[1:]
    if aloud:
        return f"{one.name}: {spoken.number(one.contact)}, {one.how}"
    return f"{one.name}{TIE}{tied(one.contact)}, {one.how}"


def _detail(one: Resource, today: date) -> str:
    said = [one.for_, one.hours, one.languages, one.cost, f"source: {one.source}"]
    return "; ".join([*filter(None, said), _checked(one, today)])


def _checked(one: Resource, today: date) -> str:
    done = "dialled or opened on" if one.checked_on else READ[one.confidence]
    said = f"{done} {_last_seen(one)}"
    if not one.checked_on:
        said += ", not dialled"
    if numbers.is_old(_last_seen(one), today):
        said += "; that is more than a year ago, and it may have changed"
    return said


def _last_seen(one: Resource) -> date:
    return one.checked_on or one.read_on


def _how_sure(found: list[Resource], today: date) -> str:
    return numbers.how_sure([one.plain() for one in found], today)


def _region_title(region: str, name: str) -> str:
    return "Anywhere" if region == numbers.ELSEWHERE else name
