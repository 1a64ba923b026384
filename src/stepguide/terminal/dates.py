"""Days and times as they are shown, in one clear form, and a time of day as it is typed."""

import re
from datetime import date, datetime, timedelta

from stepguide.errors import UsageError
from stepguide.home.settings import DateFormat

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905 (a calendar)


def shown(moment: datetime | date, order: DateFormat | None, clock: bool = False) -> str:
    """`Tue 24 Nov 2026`, with `clock` also `08:15`; the day in the moment's own offset."""
    if order == "iso":
        text = f"{moment:%Y-%m-%d}"
    else:
        # The names that strftime has, which takes a third of the time of a list.
        day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
        if order == "month-first":
            text = f"{day} {month} {moment.day}, {moment.year}"
        else:
            text = f"{day} {moment.day} {month} {moment.year}"
    if clock and isinstance(moment, datetime):
        text += f" {moment.hour:02}:{moment.minute:02}"
    return text


def said_back(at: datetime, saved: datetime, order: DateFormat | None) -> str:
    """`, for Sat 28 Nov 2026 21:00`, of what is of another time than now; else nothing."""
    is_now = abs(saved - at) <= timedelta(minutes=1)
    return "" if is_now else f", for {shown(at, order, clock=True)}"


def in_words(day: date, order: DateFormat | None) -> str:
    """`Tuesday, 24 November 2026`."""
    if order == "iso":
        return f"{day:%A}, {day:%Y-%m-%d}"
    written = f"{day:%B} {day.day}," if order == "month-first" else f"{day.day} {day:%B}"
    return f"{day:%A}, {written} {day.year}"


def clock_from(typed: str) -> tuple[int, int]:
    """The hour and minute of a time of day such as `18:30`, `7pm` or `19h`; UsageError if none."""
    found = re.fullmatch(
        r"(\d{1,2})(?:[:.h](\d{2})|h)?\s*([ap]m)?", typed.strip().lower(), re.ASCII
    )
    if found:
        hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
        if half and 1 <= hour <= 12:
            hour, half = hour % 12 + (12 if half == "pm" else 0), None
        if half is None and hour < 24 and minute < 60:
            return hour, minute
    raise UsageError(f"{typed.strip()!r} is no time of day.", "Such as 18:30 or 7pm.")


def ago(then: datetime, now: datetime) -> str:
    """`today`, `yesterday`, `5 days ago`: whole days as people count them."""
    days = (now.date() - then.date()).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"
