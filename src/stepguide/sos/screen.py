"""The lines of the screen: most urgent first, for any width, and for no colour at all."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from stepguide.guide import numbers
from stepguide.guide.calling import CRISIS, SOS
from stepguide.home.at_hand import Own
from stepguide.safety import lines as safety
from stepguide.terminal.text import folded, tied

WIDEST = 96
NARROWEST = 20
FIRST_ODD = "\u0300"  # from here on a letter may take two cells of a terminal, or none


class Line(NamedTuple):
    """One line; `loud` ones are the titles."""

    text: str
    loud: bool = False


def lines(known: Any, own: Own, columns: int, height: int, opens: str = SOS) -> list[Line]:
    """The whole screen of what data/help.yaml holds, for a terminal of `columns`.

    `opens` is CRISIS where that part comes first.
    """
    width = _width(columns)
    parts = [_overdose(known, own.country, width), _crisis(known, own.country, width)]
    if opens == CRISIS:
        parts.reverse()
    parts += [
        _alone(known, own.country, width),
        _people(known, own, width),
        _after(width),
    ]
    found = [line for part in parts for line in part]
    emergency = numbers.in_words(known, "emergency", own.country)
    return found + again([line.text for line in found], emergency, columns, height)


def again(shown: list[str], emergency: str, columns: int, height: int) -> list[Line]:
    """The emergency number once more, for the end, where the top of `shown` has scrolled away."""
    if sum(_rows(line, columns) for line in shown) < height:
        return []
    said = f"Not breathing? {emergency}. Scroll up."
    return [line._replace(loud=True) for line in _folded(said, _width(columns))]


def _width(columns: int) -> int:
    return max(NARROWEST, min(columns, WIDEST))


def _rows(line: str, columns: int) -> int:
    """How many rows of a terminal a line takes."""
    cells = len(line)
    if max(line, default="") >= FIRST_ODD:
        from unicodedata import combining, east_asian_width

        cells = sum(0 if combining(sign) else 1 + (east_asian_width(sign) in "WF") for sign in line)
    return max(1, -(-cells // columns))


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


def _after(width: int) -> Iterator[Line]:
    further, listing = map(tied, ("stepguide sos more", "stepguide sos numbers"))
    yield from _folded(f"More: {further}. All numbers: {listing}", width)


def _title(text: str, width: int) -> Iterator[Line]:
    for line in _folded(text.upper(), width):
        yield line._replace(loud=True)


def _folded(text: str, width: int, first: str = "", rest: str = "") -> Iterator[Line]:
    for line in folded(f"{first}{text}", width, rest).split("\n"):
        yield Line(line)
