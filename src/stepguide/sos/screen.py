"""The lines of the screen: most urgent first, for any width, and for no colour at all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from stepguide.advice import Do
from stepguide.guide import numbers, plain
from stepguide.guide.calling import CRISIS, SOS
from stepguide.home.at_hand import Own
from stepguide.safety import lines as safety
from stepguide.terminal.text import folded, tied

if TYPE_CHECKING:
    from stepguide.guide.contents import HelpContent

WIDEST = 96
NARROWEST = 20
NEXT = (Do("sos more", "More"), Do("sos numbers", "All numbers"))
FIRST_ODD = "\u0300"  # from here on a letter may take two cells of a terminal, or none


class Line(NamedTuple):
    """One line; the first `loud` signs of it are a title."""

    text: str
    loud: int = 0


def lines(
    known: "HelpContent", own: Own, columns: int, height: int, opens: str = SOS
) -> list[Line]:
    """The whole screen of what data/help.yaml holds, for a terminal of `columns`.

    `opens` is CRISIS where that part comes first.
    """
    width = _width(columns)
    parts = [_overdose(known, own, width), _titled(known, "crisis", own, width)]
    if opens == CRISIS:
        parts.reverse()
    parts += [
        _titled(known, "violence", own, width),
        _people(known, own, width),
        _alone(known, own, width),
        _after(known, own, width),
    ]
    found = [line for part in parts for line in part]
    emergency = _numbers(known, "emergency", own)
    return found + again([line.text for line in found], emergency, columns, height)


def again(shown: list[str], emergency: list[str], columns: int, height: int) -> list[Line]:
    """The emergency number once more, for the end, where the top of `shown` has scrolled away."""
    if sum(_rows(line, columns) for line in shown) < height:
        return []
    if len(emergency) == 1:
        said = [f"Not breathing? {emergency[0]}. Scroll up."]
    else:
        said = ["Not breathing?", *emergency, "What to do is above."]
    folded_ = (line for one in said for line in _folded(one, _width(columns), rest=""))
    return [line._replace(loud=len(line.text)) for line in folded_]


def people(title: str, own: Own) -> list[str]:
    """The person's own people, each in a line, the first of them behind the title, or below it
    where they are listened to."""
    said = [safety.contact(one) for one in own.contacts]
    said += [str(Do("doctor", "Some of your people could not be read"))] if own.unread else []
    if own.plain:
        return [title, *said] if said else []
    return [f"{lead} {one}" for lead, one in zip([title, *[" "] * len(said)], said, strict=False)]


def _width(columns: int) -> int:
    return max(NARROWEST, min(columns, WIDEST))


def _rows(line: str, columns: int) -> int:
    """How many rows of a terminal a line takes."""
    cells = len(line)
    if max(line, default="") >= FIRST_ODD:
        from unicodedata import combining, east_asian_width

        cells = sum(0 if combining(sign) else 1 + (east_asian_width(sign) in "WF") for sign in line)
    return max(1, -(-cells // columns))


def as_data(known: "HelpContent", own: Own) -> dict[str, Any]:
    """The screen as data."""
    part = known["overdose"]
    shown = known["resources"]
    if own.country:
        kinds = dict.fromkeys(one["kind"] for one in shown)
        shown = [one for kind in kinds for one in numbers.of(known, kind, own.country)]
    return {
        "overdose": {**part, "steps": [step["text"] for step in part["steps"]]},
        "country": own.country,
        "people": [
            {"name": one.name, "role": one.role, "reach": one.reach} for one in own.contacts
        ],
        "resources": shown,
        "next": [one.as_data() for one in NEXT],
    }


def _overdose(known: "HelpContent", own: Own, width: int) -> Iterator[Line]:
    part = known["overdose"]
    yield from _loud(_title(part["title"], own), width)
    for number, step in enumerate(part["steps"], start=1):
        yield from _folded(f"{number}. {step['text']}", width, "", "   ")
        if step["id"] == plain.CALL:
            for said in _numbers(known, "emergency", own):
                for line in _folded(said, width, "   ", "   "):
                    yield line._replace(loud=len(line.text))


def _titled(
    known: "HelpContent", kind: Literal["crisis", "violence"], own: Own, width: int
) -> Iterator[Line]:
    """The numbers of a kind behind their title, or below it where they are listened to."""
    title, said = _title(known[kind]["title"], own), _numbers(known, kind, own)
    if not own.plain:
        yield from _loud(title, width, f" {said[0]}")
        return
    yield from _loud(title, width)
    for one in said:
        yield from _folded(one, width)


def _title(text: str, own: Own) -> str:
    """A title; capitals are for the eye, and spelled by some voices."""
    return text if own.plain else text.upper()


def _numbers(known: "HelpContent", kind: str, own: Own) -> list[str]:
    """The numbers of a kind in a line, or one for each place."""
    if own.plain:
        return numbers.aloud(known, kind, own.country)
    return [numbers.in_words(known, kind, own.country)]


def _alone(known: "HelpContent", own: Own, width: int) -> Iterator[Line]:
    part = known["alone"]
    yield from _loud(_title(part["title"], own), width, f" {part['advice']}")
    for said in safety.staying(known, own.country, own.plain):
        yield from _folded(said, width, "  ", "  ")


def _people(known: "HelpContent", own: Own, width: int) -> Iterator[Line]:
    title = _title(known["people"]["title"], own)
    for place, said in enumerate(people(title, own)):
        yield from _folded(said, width) if place else _loud(title, width, said[len(title) :])


def _after(known: "HelpContent", own: Own, width: int) -> Iterator[Line]:
    abroad = (
        numbers.places(known, "emergency", but=own.country, dialled=True) if own.country else []
    )
    if own.plain:
        said = ["Abroad:", *(one.aloud for one in abroad)] if abroad else []
        said += [line for one in NEXT for line in (f"{one.why}:", one.typed)]
    else:
        said = [f"Abroad: {numbers.BETWEEN.join(map(str, abroad))}"] if abroad else []
        further, listing = (f"{one.why}: {tied(one.typed)}" for one in NEXT)
        said.append(f"{further}. {listing}")
    for one in said:
        yield from _folded(one, width)


def _loud(title: str, width: int, said: str = "") -> Iterator[Line]:
    """A title, loud on each of its lines, and what stands behind it."""
    left = len(title)
    for line in _folded(f"{title}{said}", width):
        indent = len(line.text) - len(line.text.lstrip())
        yield line._replace(loud=min(len(line.text), indent + left) if left > 0 else 0)
        left -= len(line.text) - indent + 1


def _folded(text: str, width: int, first: str = "", rest: str = "  ") -> Iterator[Line]:
    for line in folded(f"{first}{text}", width, rest).split("\n"):
        yield Line(line)
