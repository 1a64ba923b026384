"""Numbers and people in lines. Works on plain data and imports nothing heavy, as the sos screen
uses it too."""

from typing import TYPE_CHECKING

from stepguide.guide import numbers
from stepguide.home.at_hand import Contact, Own
from stepguide.terminal.text import tied

if TYPE_CHECKING:
    from stepguide.guide.contents import HelpContent, ResourceContent

LONGEST_NUMBER = 20
MOST = 3  # people named at once
NAMED = {
    "emergency": "Emergency",
    "crisis": "Someone to talk to",
    "violence": "If someone hurts you",
    "poison": "Too much taken",
    "naloxone": "Naloxone",
}
BRIEFLY = {"emergency": "Emergency", "crisis": "Crisis line"}


def contact(one: Contact, tie: bool = False) -> str:
    """How to reach one of the person's own people, on one line; with `tie` a number
    stays in one piece where the line is folded."""
    # A long way to reach someone may be folded.
    reach = tied(one.reach) if tie and len(one.reach) <= LONGEST_NUMBER else one.reach
    return f"{one.name} ({one.role}): {reach}" if one.role else f"{one.name}: {reach}"


def people(own: Own) -> list[str]:
    """The person to call now, and after them the others to try, each in a line."""
    said = ("Call now", *("Or",) * (MOST - 1))
    found = own.contacts[:MOST]
    return [f"{lead}: {contact(one, tie=True)}" for lead, one in zip(said, found, strict=False)]


def staying(known: "HelpContent", country: str | None, aloud: bool = False) -> list[str]:
    """The line that stays on the phone with someone who is about to use, or what to do where none
    is known; while no country is chosen, those there are, each with its own."""
    part = known["alone"]
    if aloud:
        return _staying_aloud(known, country) or [known["none"]["alone"]]
    if country:
        found = [f"{one['name']} {tied(one['contact'])}" for one in _first(known, "alone", country)]
        return [f"{line} {part['stays']}." for line in found] or [known["none"]["alone"]]
    where = known["regions"]
    named = {one["region"]: one for one in reversed(numbers.of(known, "alone", None))}
    said = [
        tied(f"{where[region]} {named[region]['name']} {named[region]['contact']}")
        for region in where
        if region in named
    ]
    return [f"{numbers.BETWEEN.join(said)} {part['stay']}." if said else known["none"]["alone"]]


def _staying_aloud(known: "HelpContent", country: str | None) -> list[str]:
    part, where = known["alone"], known["regions"]
    if country:
        said = [numbers.named_aloud(one) for one in _first(known, "alone", country)]
        return [*said, f"It {part['stays']}."] if said else []
    firsts = {one["region"]: one for one in reversed(numbers.of(known, "alone", None))}
    said = [
        f"{where[region]}, {numbers.named_aloud(firsts[region])}"
        for region in where
        if region in firsts
    ]
    return [*said, f"They {part['stay']}."] if said else []


def stays_anyone(known: "HelpContent", country: str | None) -> bool:
    """Whether a line is known, there or anywhere, that stays on the phone with who uses."""
    return bool(numbers.of(known, "alone", country))


def _first(known: "HelpContent", kind: str, country: str) -> "list[ResourceContent]":
    return numbers.of(known, kind, country)[:1]


def number(known: "HelpContent", kind: str, country: str | None, aloud: bool = False) -> list[str]:
    """The numbers of a kind: those of the country, or that none is known; those of every region
    while none is chosen, but no poison line, which only some regions have. With `aloud` each place
    has a line of its own."""
    if kind == "alone":
        return staying(known, country, aloud)
    if kind == "poison" and not country:
        return []
    if aloud:
        return [f"{NAMED[kind]}:", *numbers.aloud(known, kind, country)]
    return [f"{NAMED[kind]}: {numbers.in_words(known, kind, country)}"]


def briefly(known: "HelpContent", own: Own, with_line: bool) -> list[str]:
    """The first person and the numbers once more, in three lines at most, or where they are
    listened to in a line for each."""
    said = [contact(one, tie=True) for one in own.contacts[:1]]
    said += (
        staying(known, own.country, own.plain) if with_line and (own.country or not said) else []
    )
    if own.plain:
        for kind, title in BRIEFLY.items():
            said += [f"{title}:", *numbers.aloud(known, kind, own.country, most=1)]
        return said
    if not own.country:
        return [
            *said,
            *(
                f"{BRIEFLY[kind]} {numbers.by_number(known, kind, dialled=True)}"
                for kind in BRIEFLY
            ),
        ]
    firsts = [_first(known, kind, own.country) for kind in BRIEFLY]
    both = [f"{BRIEFLY[one['kind']]} {tied(one['contact'])}" for first in firsts for one in first]
    return [*said, numbers.BETWEEN.join(both)]
