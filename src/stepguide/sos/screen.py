"""The lines of the screen: most urgent first, for any width, and for no colour at all."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from stepguide.guide import numbers
from stepguide.home.at_hand import Own
from stepguide.safety import lines as safety
from stepguide.terminal.text import folded, tied

WIDEST = 96
NARROWEST = 20


class Line(NamedTuple):
    """One line; `loud` ones are the titles."""

    text: str
    loud: bool = False


def lines(known: Any, own: Own, today: date, width: int, height: int) -> list[Line]:
    """The whole screen of what data/help.yaml holds, in lines of `width`.

    On a screen of fewer lines the top scrolls away, so the number comes once more at the end.
    """
    width = max(NARROWEST, min(width, WIDEST))
    parts = [
        _overdose(known, own.country, width),
        _crisis(known, own.country, width),
        _alone(known, own.country, width),
        _people(known, own, width),
        _after(known, own.country, today, width),
    ]
    found = [line for part in parts for line in part]
    if len(found) >= height:
        again = f"Not breathing? {numbers.in_words(known, 'emergency', own.country)}. Scroll up."
        found += [line._replace(loud=True) for line in _folded(again, width)]
    return found


def as_data(known: Any, own: Own) -> dict[str, Any]:
    """The screen as data."""
    shown = [one for one in known["resources"] if own.country in (None, one["region"])]
    return {
        "overdose": known["overdose"],
        "country": own.country,
        "people": [
            {"name": one.name, "role": one.role, "reach": one.reach} for one in own.contacts
        ],
        "resources": shown,
    }


def _overdose(known: Any, country: str | None, width: int) -> Iterator[Line]:
    part = known["overdose"]
    yield from _title(part["title"], width)
    yield from _folded(numbers.in_words(known, "emergency", country), width, "  ", "    ")
    for number, step in enumerate(part["steps"], start=1):
        yield from _folded(f"{number}. {step}", width, "", "   ")
    yield from _folded(part["signs"], width)


def _crisis(known: Any, country: str | None, width: int) -> Iterator[Line]:
    yield from _title(known["crisis"]["title"], width)
    yield from _folded(numbers.in_words(known, "crisis", country), width, "  ", "    ")


def _alone(known: Any, country: str | None, width: int) -> Iterator[Line]:
    part = known["alone"]
    yield from _folded(f"{part['title'].upper()} {part['advice']}", width, "", "  ")
    for said in safety.staying(known, country):
        yield from _folded(said, width, "  ", "  ")


def _people(known: Any, own: Own, width: int) -> Iterator[Line]:
    if own.contacts or own.unread:
        yield from _title(known["people"]["title"], width)
    for contact in own.contacts:
        yield from _folded(safety.contact(contact), width, "  ", "    ")
    if own.unread:
        said = "Some of your people could not be read: stepguide doctor"
        yield from _folded(said, width, "  ", "  ")


def _after(known: Any, country: str | None, today: date, width: int) -> Iterator[Line]:
    shown = [one for one in known["resources"] if country in (None, one["region"])]
    further, listing = map(tied, ("stepguide sos more", "stepguide sos numbers"))
    yield from _folded(f"More: {further}. All numbers: {listing}", width)
    yield from _folded(numbers.how_sure(shown, today), width)


def _title(text: str, width: int) -> Iterator[Line]:
    for line in _folded(text.upper(), width):
        yield line._replace(loud=True)


def _folded(text: str, width: int, first: str = "", rest: str = "") -> Iterator[Line]:
    for line in folded(f"{first}{text}", width, rest).split("\n"):
        yield Line(line)
