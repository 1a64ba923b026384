"""The help numbers in words. Works on what data/help.yaml holds as plain data, and imports nothing
heavy: the sos screen has no time for models."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from stepguide.advice import SOS
from stepguide.home.country import around
from stepguide.terminal.text import TIE, tied

if TYPE_CHECKING:
    from stepguide.guide.contents import HelpContent, ResourceContent

ELSEWHERE = "other"
YEAR = timedelta(days=365)
BETWEEN = f"{TIE}· "  # no line begins with the dot
LONGEST_CONTACT = 24  # letters of one that can be read without a sign between it and its region
LONGEST_NAMED = 36  # letters of a name with its number that stay on one line
WELL_KNOWN = "W"  # nobody read it anew
ASK = "ask"  # how to reach what is no line and no page, but a place in every town


def of(known: "HelpContent", kind: str, country: str | None) -> "list[ResourceContent]":
    """The resources of a kind: a country's own and then those of its region, in the order of the
    file; those of every region without a country."""
    places = around(country) if country else known["regions"]
    found = [one for one in known["resources"] if one["kind"] == kind]
    return [one for place in places for one in found if one["region"] == place]


def by_number(
    known: "HelpContent", kind: str, but: str | None = None, dialled: bool = False
) -> str:
    """The first number of each region, but for the region of the country `but`, and that of
    elsewhere last: `911 US, Canada · 999 UK`. With `dialled` only what can be dialled."""
    own = around(but) if but else ()
    firsts: dict[str, str] = {}
    for one in of(known, kind, None):
        if one["region"] not in own and (not dialled or one["contact"][-1].isdigit()):
            firsts.setdefault(one["region"], one["contact"])
    places: dict[str, list[str]] = {}
    for region, contact in firsts.items():
        if region != ELSEWHERE:
            places.setdefault(contact, []).append(known["regions"][region])
    elsewhere = firsts.get(ELSEWHERE)
    if elsewhere in places:
        places[elsewhere] = [*places.pop(elsewhere), "elsewhere"]
    said = [_of_regions(contact, names) for contact, names in places.items()]
    if elsewhere and elsewhere not in places:
        said.append(f"elsewhere {tied(elsewhere)}")
    return BETWEEN.join(said)


def _of_regions(contact: str, names: list[str]) -> str:
    where = ", ".join(names)
    return tied(f"{contact} {where}") if len(contact) <= LONGEST_CONTACT else f"{contact} ({where})"


def in_words(known: "HelpContent", kind: str, country: str | None, most: int = 2) -> str:
    """The numbers of a country, `most` of them, each with its name, or that none is known; the
    first of each region while no country is chosen."""
    if not country:
        return by_number(known, kind)
    found = of(known, kind, country)
    return BETWEEN.join(map(_named, found[:most])) if found else known["none"][kind]


def one_line(known: "HelpContent", country: str | None) -> str:
    """Where help is, in a line or two, for the end of a screen."""
    if country:
        firsts = [of(known, kind, country)[:1] for kind in ("emergency", "crisis")]
        return BETWEEN.join([tied(str(SOS)), *(_named(one) for first in firsts for one in first)])
    emergency, talk = by_number(known, "emergency"), by_number(known, "crisis")
    return f"{tied(str(SOS))}. Emergency: {emergency}. Someone to talk to: {talk}."


def how_sure(resources: "list[ResourceContent]", today: date) -> str:
    """How far these numbers have been checked, and whether that was over a year ago."""
    days = [date.fromisoformat(str(one["checked_on"] or one["read_on"])) for one in resources]
    dialled = all(one["checked_on"] for one in resources)
    known = any(one["confidence"] == WELL_KNOWN for one in resources)
    read = "Read in sources, or well known," if known else "Read in sources"
    said = "Dialled or opened on" if dialled else f"{read} on"
    later = " or later" if len(set(days)) > 1 else ""
    sure = "" if dialled else ", not dialled"
    old = ". That is over a year ago: some may have changed" if is_old(min(days), today) else ""
    return f"{said} {min(days)}{later}{sure}{old}."


def is_old(day: date, today: date) -> bool:
    """Whether a number that was read or dialled on `day` has to be looked at again."""
    return today - day > YEAR


def _named(one: "ResourceContent") -> str:
    contact = one["contact"]
    is_all = one["kind"] == "emergency" or one["how"] == ASK
    said = contact if is_all else f"{one['name']} {tied(contact)}"
    return tied(said) if len(said) <= LONGEST_NAMED else said
