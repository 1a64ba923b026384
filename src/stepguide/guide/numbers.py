"""The help numbers in words. Works on what data/help.yaml holds as plain data, and imports nothing
heavy: the sos screen has no time for models."""

from datetime import date, timedelta
from typing import Any

from stepguide.terminal.text import tied

ELSEWHERE = "other"
SOS = "Help now: stepguide sos"
YEAR = timedelta(days=365)
BETWEEN = " · "
WELL_KNOWN = "W"  # nobody read it anew


def of(known: Any, kind: str, country: str | None) -> list[Any]:
    """The resources of a kind, in the order of the file; of every region without a country."""
    return [
        one
        for one in known["resources"]
        if one["kind"] == kind and country in (None, one["region"])
    ]


def by_number(known: Any, kind: str, sure: bool = False) -> str:
    """The first number of each region: `911 US, Canada · 999 UK`; without the one elsewhere, and
    where only the `sure` ones are wanted, without those of which more has to be said."""
    firsts: dict[str, str] = {}
    for one in of(known, kind, None):
        if not (sure and "(" in one["contact"]):
            firsts.setdefault(one["region"], one["contact"])
    places: dict[str, list[str]] = {}
    for region, name in known["regions"].items():
        if region in firsts and region != ELSEWHERE:
            places.setdefault(firsts[region], []).append(name)
    return BETWEEN.join(tied(f"{contact} {', '.join(names)}") for contact, names in places.items())


def in_words(known: Any, kind: str, country: str | None, most: int = 2) -> str:
    """The numbers of a country, `most` of them, each with its name; or the first of each region."""
    if not country:
        (elsewhere, *_) = of(known, kind, ELSEWHERE)
        return f"{by_number(known, kind)}{BETWEEN}elsewhere {tied(elsewhere['contact'])}"
    numbers = [_named(one) for one in of(known, kind, country)[:most]]
    return BETWEEN.join(numbers)


def one_line(known: Any, country: str | None) -> str:
    """Where help is, in a line or two, for the end of a screen."""
    if country:
        firsts = [of(known, kind, country)[:1] for kind in ("emergency", "crisis")]
        return BETWEEN.join([tied(SOS), *(_named(one) for first in firsts for one in first)])
    emergency, talk = by_number(known, "emergency"), by_number(known, "crisis")
    return f"{tied(SOS)}. Emergency: {emergency}. Someone to talk to: {talk}."


def how_sure(resources: list[Any], today: date) -> str:
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


def _named(one: Any) -> str:
    contact = str(one["contact"])
    return tied(contact) if one["kind"] == "emergency" else f"{one['name']} {tied(contact)}"
