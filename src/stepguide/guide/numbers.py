"""The help numbers in words. Works on what data/help.yaml holds as plain data, and imports nothing
heavy: the sos screen has no time for models."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from stepguide.advice import SOS
from stepguide.home.country import around
from stepguide.terminal import spoken
from stepguide.terminal.text import TIE, listed, tied

if TYPE_CHECKING:
    from stepguide.guide.contents import HelpContent, ResourceContent

ELSEWHERE, REST = "other", "elsewhere"
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


class Place(NamedTuple):
    """The regions that share a first number, and that."""

    names: list[str]
    contact: str

    def __str__(self) -> str:
        if self.names == [REST]:
            return f"{REST} {tied(self.contact)}"
        where = ", ".join(self.names)
        if len(self.contact) <= LONGEST_CONTACT:
            return tied(f"{self.contact} {where}")
        return f"{self.contact} ({where})"

    @property
    def aloud(self) -> str:
        """The place first, as it is listened to: `US and Canada: 911`."""
        named = listed(self.names)
        return f"{named[0].upper()}{named[1:]}: {spoken.number(self.contact)}"


def by_number(
    known: "HelpContent", kind: str, but: str | None = None, dialled: bool = False
) -> str:
    """The places of `places` in a line: `911 US, Canada · 999 UK`."""
    return BETWEEN.join(map(str, places(known, kind, but, dialled)))


def places(
    known: "HelpContent", kind: str, but: str | None = None, dialled: bool = False
) -> list[Place]:
    """The first number of each region, but for the region of the country `but`, and that of
    elsewhere last. With `dialled` only what can be dialled."""
    own = around(but) if but else ()
    firsts: dict[str, str] = {}
    for one in of(known, kind, None):
        if one["region"] not in own and (not dialled or one["contact"][-1].isdigit()):
            firsts.setdefault(one["region"], one["contact"])
    shared: dict[str, list[str]] = {}
    for region, contact in firsts.items():
        if region != ELSEWHERE:
            shared.setdefault(contact, []).append(known["regions"][region])
    if elsewhere := firsts.get(ELSEWHERE):
        shared[elsewhere] = [*shared.pop(elsewhere, []), REST]
    return [Place(names, contact) for contact, names in shared.items()]


def aloud(known: "HelpContent", kind: str, country: str | None, most: int = 2) -> list[str]:
    """What `in_words` says as it is listened to: a line for each place or each name, which comes
    first."""
    if not country:
        return [one.aloud for one in places(known, kind)]
    found = of(known, kind, country)[:most]
    if kind == "emergency":
        where = {**known["regions"], **known["states"]}
        return [Place([where[one["region"]]], one["contact"]).aloud for one in found]
    return [named_aloud(one) for one in found] or [known["none"][kind]]


def named_aloud(one: "ResourceContent") -> str:
    """A number with its name before it: `988 Lifeline: 988`."""
    contact = spoken.number(one["contact"])
    return contact if _is_all(one) else f"{one['name']}: {contact}"


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


def lines_aloud(known: "HelpContent", country: str | None) -> list[str]:
    """The same as it is listened to, the command on a line of its own."""
    said = [f"{SOS.why}:", SOS.typed]
    for title, kind in (("Emergency", "emergency"), ("Someone to talk to", "crisis")):
        said += [f"{title}:", *aloud(known, kind, country, most=1)]
    return said


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
    said = contact if _is_all(one) else f"{one['name']} {tied(contact)}"
    return tied(said) if len(said) <= LONGEST_NAMED else said


def _is_all(one: "ResourceContent") -> bool:
    """Whether how to reach it says what it is as well."""
    return one["kind"] == "emergency" or one["how"] == ASK
