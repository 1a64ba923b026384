"""Which answers call for safety first, in the order in which it is shown."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from stepguide.home import glance
from stepguide.home.store import Home

if TYPE_CHECKING:
    from stepguide.home.row import Content

Danger = Literal["living", "unsafe", "use", "craving", "medication"]

GRAVE: tuple[Danger, ...] = ("living", "unsafe", "use")  # what a check-in does not go on past
HIGH = 7  # a craving from which on safety is first
RISE = 3  # or one that is up by so many within a day
A_DAY = timedelta(days=1)
ABOUT_TO = "about to use"
BREAKS = ("began", "used", "medication-ended")  # days after which tolerance is lower
LOWER_FOR = timedelta(days=28)  # how long after a break tolerance is spoken of
WRITINGS = ("entry", "answer")


def of_checkin(cells: "Mapping[str, Content]", earlier: int | None) -> list[Danger]:
    """The dangers in the answers of a check-in; `earlier` is the lowest craving of the last day."""
    found: list[Danger] = []
    if cells.get("living") == "yes":
        found.append("living")
    if cells.get("unsafe") == "yes":
        found.append("unsafe")
    if cells.get("use") == "yes":
        found.append("use")
    if is_high(cells.get("craving"), earlier):
        found.append("craving")
    if cells.get("medication") == "no":
        found.append("medication")
    return found


def is_high(craving: "Content | None", earlier: int | None) -> bool:
    """Whether a craving is high, or has risen much since the lowest of the last day."""
    if not isinstance(craving, int):
        return False
    return craving >= HIGH or (earlier is not None and craving - earlier >= RISE)


def is_dangerous(cells: "Mapping[str, Content]", earlier: int | None, had_break: bool) -> bool:
    """Whether a craving calls for safety: by its strength, by where the person is with it, or
    because it comes soon after a break. `earlier` is the lowest craving of the last day."""
    return is_high(cells.get("strength"), earlier) or cells.get("where") == ABOUT_TO or had_break


def has_climbed(cells: "Mapping[str, Content]", earlier: int | None) -> bool:
    """Whether a craving that was not high has become so by now."""
    before = cells.get("strength")
    known = [one for one in (before, earlier) if isinstance(one, int)]
    return is_high(cells.get("again"), min(known, default=None)) and not is_high(before, earlier)


def lowest_of_the_day(home: Home, now: datetime) -> int | None:
    """The lowest craving noted in the 24 hours before `now`, if there was one."""
    first = now - A_DAY
    noted: list[Any] = []
    for cells in _cells(home, "craving", first, now):
        noted += [cells.get("strength"), cells.get("again")]
    noted += [cells.get("craving") for cells in _cells(home, "checkin", first, now)]
    return min((one for one in noted if isinstance(one, int)), default=None)


def reported_break(home: Home, now: datetime) -> bool:
    """Whether the person reported use or a break in the weeks in which tolerance is lower: with a
    tag, in a check-in, or as a day of theirs. Days without writing are never a break."""
    first = now - LOWER_FOR
    return (
        any(one.get("event") in BREAKS for one in glance.since(home, "recovery", first))
        or any(cells.get("use") == "yes" for cells in _cells(home, "checkin", first))
        or _tagged(home, first)
    )


def _tagged(home: Home, first: datetime) -> bool:
    writings = (one for kind in WRITINGS for one in glance.since(home, kind, first))
    given = (one.get("tags") for one in writings)
    tags = [str(tag) for some in given if isinstance(some, list) for tag in some]
    if not tags:
        return False
    from stepguide.guide import screens, tolerance

    return tolerance.is_reported(screens.load().tolerance, tags)


def _cells(
    home: Home, sheet_id: str, first: datetime, last: datetime | None = None
) -> Iterator[dict[str, Any]]:
    for row in glance.since(home, sheet_id, first, last):
        cells = row.get("cells")
        if isinstance(cells, dict):
            yield cells
