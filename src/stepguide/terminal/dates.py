"""Days and times as they are shown, in one clear form, and as they are typed."""

import re
from datetime import date, datetime, time, timedelta

from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.home.dates import Clock, Dates

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905 (a calendar)
_HALF, _DAY = 12, 24  # hours
OF_LATE = ("", ", yesterday", ", two days ago")
LATELY = timedelta(days=len(OF_LATE) - 1)
_NAMED = {"noon": 12, "midday": 12, "midnight": 0}


def shown(moment: datetime | date, dates: Dates, clock: bool = False) -> str:
    """`Tue 24 Nov 2026`, the day that a moment belongs to; with `clock` when it was, in its own
    offset: `Tue 24 Nov 2026 08:15`."""
    if isinstance(moment, datetime) and not clock:
        moment = dates.day(moment)
    if dates.order == "iso":
        text = f"{moment:%Y-%m-%d}"
    else:
        # The names that strftime has, which takes a third of the time of a list.
        day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
        if dates.order == "month-first":
            text = f"{day} {month} {moment.day}, {moment.year}"
        else:
            text = f"{day} {moment.day} {month} {moment.year}"
    if clock and isinstance(moment, datetime):
        text += f" {time_shown(moment, dates)}"
    return text


def time_shown(at: datetime | time, dates: Dates) -> str:
    """`21:15`, or `9:15 pm`."""
    if dates.clock == _HALF:
        return f"{at.hour % _HALF or _HALF}:{at.minute:02} {'am' if at.hour < _HALF else 'pm'}"
    return f"{at.hour:02}:{at.minute:02}"


def time_said(kept: object, dates: Dates) -> str:
    """A time of day as a record keeps it, as it is shown; what is none of ours stays as it is."""
    try:
        return time_shown(time.fromisoformat(str(kept)), dates)
    except ValueError:
        return str(kept)


def said_back(at: datetime, saved: datetime, dates: Dates) -> str:
    """`, for Sat 28 Nov 2026 21:00`, of what is of another time than now, and the day that a moment
    counts to where the night before is its day; else nothing."""
    is_now = abs(saved - at) <= timedelta(minutes=1)
    said = "" if is_now else f", for {shown(at, dates, clock=True)}"
    return said if dates.day(at) == at.date() else f"{said}, counted to {shown(at, dates)}"


def in_words(day: date, dates: Dates) -> str:
    """`Tuesday, 24 November 2026`."""
    if dates.order == "iso":
        return f"{day:%A}, {day:%Y-%m-%d}"
    written = f"{day:%B} {day.day}," if dates.order == "month-first" else f"{day.day} {day:%B}"
    return f"{day:%A}, {written} {day.year}"


def clock_from(typed: str, clock: Clock | None = None) -> time:
    """A time of day such as `18:30`, `7pm`, `19h` or `noon`, to someone with this `clock`;
    UsageError for what is none, and for an hour that is in both halves of the day."""
    plain = typed.strip().lower().removeprefix("at ")
    if plain in _NAMED:
        return time(_NAMED[plain])
    said = re.sub(r"([ap])\.?\s?m\.?$", r"\1m", plain)
    found = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2})|(h))?\s*([ap]m)?", said, re.ASCII)
    if found:
        hour, minute, half = int(found[1]), int(found[2] or 0), found[4]
        if plain in map(str, range(1, _HALF + 1)) and clock != _DAY:
            raise UsageError(
                f"{plain} could be in the morning or in the evening.",
                f"Write {plain}am or {plain}pm.",
                Do("settings set clock 24", "To have it read by a 24-hour clock from now on"),
            )
        if half and 1 <= hour <= _HALF:
            hour, half = hour % _HALF + (_HALF if half == "pm" else 0), None
        if half is None and hour < _DAY and minute < 60:
            return time(hour, minute)
    raise UsageError(f"{typed.strip()!r} is no time of day.", "Such as 18:30 or 7pm.")


def ago(then: date, today: date) -> str:
    """`today`, `yesterday`, `5 days ago`: whole days as people count them."""
    days = (today - then).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


def of_late(day: date, today: date) -> str:
    """What is said behind the name of what was today, or on one of the two days before it."""
    return OF_LATE[(today - day).days]
