"""Which answers call for safety first, and what was noted before that makes them grave.

Answers are told by their ids in the guide, never by the words on a screen.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from stepguide.guide import calling
from stepguide.guide.tolerance import is_reported
from stepguide.home.folder import Folder
from stepguide.home.kinds import WRITINGS
from stepguide.home.row import Content
from stepguide.home.store import Home
from stepguide.safety.questions import Danger

if TYPE_CHECKING:
    from stepguide.guide.guide import Guide
    from stepguide.guide.screens import Tolerance

# Gravest first. `emergency` is someone who may be dying now, `break` a craving soon after one,
# `report` a break or use that is told of, and `unclear` an answer that could be any of them.
ORDER: tuple[Danger, ...] = (
    *("emergency", "living", "unsafe", "use", "about", "craving", "break", "report"),
    *("medication", "unclear"),
)
GRAVE: tuple[Danger, ...] = ("living", "unsafe", "use")  # what a check-in does not go on past
YES, NO, RATHER_NOT, ABOUT_TO = "yes", "no", "rather-not-say", "about to use"
HIGH = 7  # a craving from which on safety is first
RISE = 3  # or one that is up by so many within a day
A_DAY = timedelta(days=1)
BREAKS = ("began", "used", "medication-ended")  # days after which tolerance is lower
LOWER_FOR = timedelta(days=28)  # how long after a break tolerance is spoken of

Cells = Mapping[str, Content]


class Noted(NamedTuple):
    """What was noted before: the lowest craving of the last day, and whether there was a break."""

    earlier: int | None = None
    had_break: bool = False


def of(sheet_id: str, cells: Cells, noted: Noted) -> list[Danger]:
    """The dangers in the answers of a check-in or a craving, gravest first."""
    answers = _of_checkin if sheet_id == "checkin" else _of_craving
    found = {*answers(cells, noted)}
    return [danger for danger in ORDER if danger in found]


def _of_checkin(cells: Cells, noted: Noted) -> Iterator[Danger]:
    if cells.get("living") == YES:
        yield "living"
    if cells.get("unsafe") == YES:
        yield "unsafe"
    if cells.get("use") == YES:
        yield "use"
    if is_high(cells.get("craving"), noted.earlier):
        yield "craving"
    if cells.get("medication") == NO:
        yield "medication"


def _of_craving(cells: Cells, noted: Noted) -> Iterator[Danger]:
    if cells.get("where") == ABOUT_TO:
        yield "about"
    if is_high(cells.get("strength"), noted.earlier) or has_climbed(cells, noted.earlier):
        yield "craving"
    if noted.had_break:
        yield "break"


def is_high(craving: Content | None, earlier: int | None) -> bool:
    """Whether a craving is high, or has risen much since the lowest of the last day."""
    if not isinstance(craving, int):
        return False
    return craving >= HIGH or (earlier is not None and craving - earlier >= RISE)


def has_climbed(cells: Cells, earlier: int | None) -> bool:
    """Whether a craving that was not high has become so by now."""
    before = cells.get("strength")
    known = [one for one in (before, earlier) if isinstance(one, int)]
    return is_high(cells.get("again"), min(known, default=None)) and not is_high(before, earlier)


def noted(
    home: Callable[[], Home],
    guide: "Callable[[], Guide]",
    moment: datetime,
    now: datetime,
    but: str = "",
) -> Noted:
    """What was noted before a craving of `moment`, without the record of the id `but`. What cannot
    be read is passed over; in a home that cannot even be named nothing was noted."""
    try:
        there = home()
        return Noted(
            lowest_of_the_day(there, moment, but),
            reported_break(there, lambda: guide().screens.tolerance, now),
        )
    except Exception:  # nothing that is wrong with it may stand before safety
        return Noted()


def lowest_of_the_day(home: Home, now: datetime, but: str = "") -> int | None:
    """The lowest craving noted in the 24 hours before `now`, if there was one."""
    first = now - A_DAY
    found: list[object] = []
    for cells in _cells(home, "craving", first, now, but):
        found += [cells.get("strength"), cells.get("again")]
    found += [cells.get("craving") for cells in _cells(home, "checkin", first, now, but)]
    return min((one for one in found if isinstance(one, int)), default=None)


def hard_answers(home: Home, now: datetime) -> list[Danger]:
    """The dangers in what was answered within a day, gravest first: that someone may not want to
    live, is not safe, has used, or is close to it."""
    first = now - A_DAY
    found = {
        danger
        for kind in ("checkin", "craving")
        for cells in _cells(home, kind, first)
        for danger in of(kind, cells, Noted())
        if danger != "medication"
    }
    return [danger for danger in ORDER if danger in found]


def reported_break(home: Home, tolerance: "Callable[[], Tolerance]", now: datetime) -> bool:
    """Whether the person reported use or a break in the weeks in which tolerance is lower: with a
    tag or a sentence, in a check-in, or as a day of theirs. Days without writing are never one.
    `tolerance` gives the words of tags, where there are tags to be read."""
    first = now - LOWER_FOR
    return (
        any(one.get("event") in BREAKS for one in Folder(home, "recovery").documents(first))
        or any(cells.get("use") == YES for cells in _cells(home, "checkin", first))
        or _told(home, tolerance, first)
    )


def _told(home: Home, tolerance: "Callable[[], Tolerance]", first: datetime) -> bool:
    writings = [one for kind in WRITINGS for one in Folder(home, kind).documents(first)]
    tags = [str(tag) for one in writings for tag in _list(one.get("tags"))]
    if tags and is_reported(tolerance(), tags):
        return True
    texts = (str(one.get("text", "")) for one in writings)
    return any(calling.exactly(text) in (calling.LAPSE, calling.SOS) for text in texts)


def _list(found: object) -> list[object]:
    return found if isinstance(found, list) else []


def _cells(
    home: Home, sheet_id: str, first: datetime, last: datetime | None = None, but: str = ""
) -> Iterator[Cells]:
    for row in Folder(home, sheet_id).documents(first, last):
        cells = row.get("cells")
        if isinstance(cells, dict) and row.get("id") != (but or None):
            yield cells
