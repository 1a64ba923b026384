"""Numbers and people in lines. Works on plain data and imports nothing heavy, as the sos screen
uses it too."""

from typing import Any

from stepguide.guide import numbers
from stepguide.home.at_hand import Contact, Own
from stepguide.terminal.text import tied

LONGEST_NUMBER = 20
MOST = 3  # people named at once
NAMED = {
    "emergency": "Emergency",
    "crisis": "Someone to talk to",
    "poison": "Too much taken",
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


def staying(known: Any, country: str | None) -> list[str]:
    """The line that stays on the phone with someone who is about to use, where one is known; while
    no country is chosen, the first there is, with its own."""
    part = known["alone"]
    found = numbers.of(known, "alone", country)[:1]
    where = [f"In the {known['regions'][one['region']]}, " if not country else "" for one in found]
    return [
        f"{before}{one['name']} {tied(one['contact'])} {part['stays']}."
        for before, one in zip(where, found, strict=True)
    ]


def number(known: Any, kind: str, country: str | None) -> list[str]:
    """The numbers of a kind: those of the country, or of every region while none is chosen. A kind
    that only some regions have is named where one is chosen."""
    if kind == "alone":
        return staying(known, country)
    if kind == "poison" and not (country and numbers.of(known, kind, country)):
        return []
    return [f"{NAMED[kind]}: {numbers.in_words(known, kind, country)}"]


def briefly(known: Any, own: Own, with_line: bool) -> list[str]:
    """The first person and the numbers once more, in three lines at most."""
    said = [contact(one, tie=True) for one in own.contacts[:1]]
    if not own.country:
        said += staying(known, None) if with_line and not said else []
        return [
            *said,
            *(f"{BRIEFLY[kind]} {numbers.by_number(known, kind, sure=True)}" for kind in BRIEFLY),
        ]
    firsts = [numbers.of(known, kind, own.country)[:1] for kind in BRIEFLY]
    both = [
        f"{BRIEFLY[one['kind']]} {tied(str(one['contact']))}" for first in firsts for one in first
    ]
    said += staying(known, own.country) if with_line else []
    return [*said, numbers.BETWEEN.join(both)]
