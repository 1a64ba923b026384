"""The one suggestion of today's page: what matters most now of all that is known, and no second."""

from collections.abc import Callable
from datetime import datetime, timedelta

from stepguide.guide.guide import Guide
from stepguide.guide.screens import Screens
from stepguide.home import rows
from stepguide.home.dates import Dates
from stepguide.home.store import DRAFTS, RECORDS, Home
from stepguide.safety import rules
from stepguide.terminal.dates import time_said

A_WHILE = timedelta(days=14)  # whoever checked in within it is asked whether they want to again


def one(home: Home, guide: Guide, now: datetime, dates: Dates, reached: str) -> str:
    """The first of these that there is: a hard craving, a meeting today, a milestone, a draft, a
    check-in; else the text of the day, which changes from day to day. `reached` is the milestone of
    late, or nothing."""
    texts = guide.screens
    ways: tuple[Callable[[], str], ...] = (
        lambda: _after_a_craving(home, texts, now),
        lambda: _meeting(home, texts, now, dates),
        lambda: reached,
        lambda: _draft(home, texts),
        lambda: _checkin(home, texts, now, dates),
    )
    found = next(filter(None, (way() for way in ways)), "")
    return found or texts.suggestions[dates.day(now).toordinal() % len(texts.suggestions)]


def _after_a_craving(home: Home, texts: Screens, now: datetime) -> str:
    found = rows.collection(home, "craving").since(now - rules.A_DAY)
    strengths = [row.cells.get("strength") for row in found]
    is_hard = any(isinstance(one, int) and one >= rules.HIGH for one in strengths)
    return texts.suggest.craving if is_hard else ""


def _meeting(home: Home, texts: Screens, now: datetime, dates: Dates) -> str:
    if not home.names(RECORDS, "meeting"):
        return ""
    today, clock = f"{now:%A}".lower(), f"{now:%H:%M}"
    weekly = [
        row.cells
        for row in rows.every(home, "meeting")
        if not row.parked and row.cells.get("day") == today
    ]
    ahead = [cells for cells in weekly if str(cells.get("time", "24:00")) > clock]
    if not ahead:
        return ""
    cells = min(ahead, key=lambda cells: str(cells.get("time", "24:00")))
    at = f" at {time_said(cells['time'], dates)}" if "time" in cells else ""
    return texts.suggest.meeting.format(name=cells.get("name", "your meeting"), at=at)


def _draft(home: Home, texts: Screens) -> str:
    return texts.suggest.draft if home.names(DRAFTS) else ""


def _checkin(home: Home, texts: Screens, now: datetime, dates: Dates) -> str:
    late = rows.collection(home, "checkin").since(now - A_WHILE)
    if not late:
        return ""
    done = any(dates.day(row.at.astimezone(now.tzinfo)) == dates.day(now) for row in late)
    return "" if done else texts.suggest.checkin
