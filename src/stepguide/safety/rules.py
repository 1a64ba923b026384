"""Which answers call for safety first, in the order in which it is shown."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Literal

from stepguide.home import rows
from stepguide.home.rows import Content
from stepguide.home.store import Home

Danger = Literal["living", "unsafe", "use", "craving", "medication"]

HIGH = 7  # a craving from which on safety is first
RISE = 3  # or one that is up by so many within a day
A_DAY = timedelta(days=1)
ABOUT_TO = "about to use"
BREAKS = ("began", "used", "medication-ended")  # days after which tolerance is lower
LIKELY = 40  # about what someone writes in the weeks that count


def of_checkin(cells: Mapping[str, Content], earlier: int | None) -> list[Danger]:
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


def is_high(craving: Content | None, earlier: int | None) -> bool:
    """Whether a craving is high, or has risen much since the lowest of the last day."""
    if not isinstance(craving, int):
        return False
    return craving >= HIGH or (earlier is not None and craving - earlier >= RISE)


def lowest_of_the_day(home: Home, now: datetime) -> int | None:
    """The lowest craving noted in the 24 hours before `now`, if there was one."""
    noted: list[Content | None] = []
    for row in rows.since(home, "craving", now - A_DAY):
        noted += [row.cells.get("strength"), row.cells.get("again")]
    noted += [row.cells.get("craving") for row in rows.since(home, "checkin", now - A_DAY)]
    return min((one for one in noted if isinstance(one, int)), default=None)


def reported_break(home: Home, now: datetime) -> bool:
    """Whether the person reported use or a break in the weeks in which tolerance is lower: with a
    tag, in a check-in, or as a day of theirs. Days without writing are never a break."""
    from stepguide.days.records import RecoveryEvent
    from stepguide.guide import screens
    from stepguide.home.shelf import Shelf

    known = screens.load().tolerance
    first = now - timedelta(days=known.days)
    events = Shelf(home, RecoveryEvent).since(first)
    checkins = rows.since(home, "checkin", first)
    return (
        any(one.event in BREAKS for one in events)
        or any(row.cells.get("use") == "yes" for row in checkins)
        or _tagged(home, first)
    )


def _tagged(home: Home, first: datetime) -> bool:
    from stepguide.guide import screens, tolerance
    from stepguide.journal import finding

    late = takewhile(lambda writing: writing.at >= first, finding.newest(home, LIKELY))
    tags = [tag for writing in late for tag in writing.tags]
    return bool(tags) and tolerance.is_reported(screens.load().tolerance, tags)
