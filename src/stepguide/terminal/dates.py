"""Days and times, in and out: ISO 8601 and everyday words in, one clear form out."""

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple

from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.home.settings import DateFormat

NOON = time(12)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905 (a calendar)
EARLIEST = 1900

_EXAMPLES = 'Try 2026-11-23, "2026-11-23 21:30", "yesterday 9pm" or "3 days ago".'
_NUMBERS = r"\s*(\d{1,2})[./-](\d{1,2})([./-]\d{2,4})?\b"
# Two numbers without a year, alone or among what may stand beside a day: a time, a weekday.
_CLOCK = r"\d{1,2}(?:[:.]\d\d){1,2}(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|\d{1,2}h(?:\d\d)?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day|\.)?"
_PART = r"(?:in the |at )?(?:noon|midnight|night|morning|afternoon|evening)"
_BEFORE = rf"(?:(?:on|the|{_WEEKDAY}|{_CLOCK}),?\s+)*"
_AFTER = rf"(?:\s*,?\s*T?(?:at\s+|on\s+)?(?<![\d.])(?:{_CLOCK}|{_PART}|{_WEEKDAY}))*"
_PAIR = rf"({_BEFORE})(\d{{1,2}})(?:\s*[./-]\s*|\s+)(\d{{1,2}})(?!\d)\.?({_AFTER})"
# Either may be the day, and the other the time: 13.11 21.05.
_TWO_WITH_DOTS = r"(?<![\d.])\d{1,2}\.\d\d,?\s+\d{1,2}\.\d\d(?![\d.]|\s*[ap]\.?m)"
_PAIR_AMONG_WORDS = r"(?<![\d:./-])(\d{1,2})(?:\s*[./-]\s*|\s+)(\d{1,2})(?![\d:]|\s*[./-]\s*\d)"
# What is said most often, read before dateparser is loaded.
_NEAR_CLOCK = r"\d{1,2}(?::\d\d)?\s*[ap]m|\d{1,2}:\d\d"
_NEAR = rf"(today|yesterday|(\d{{1,3}}) days? ago)(?:,?\s+(?:at\s+)?({_NEAR_CLOCK}))?"
_ORDER = {"day-first": "DMY", "month-first": "MDY", "iso": "YMD"}


class Moment(NamedTuple):
    """What a person meant: a time, or with `is_day` the whole of a day."""

    at: datetime
    is_day: bool

    @property
    def day(self) -> date:
        return self.at.date()


def read(typed: str, now: datetime, order: DateFormat | None = None) -> Moment:
    """The moment in `typed`, in the zone of the computer unless it names another.

    `now` is aware. A bare day is its noon. UsageError for anything that is no date.
    """
    text = typed.strip()
    try:
        moment = _iso(text) or _near(text, now) or _everyday(text, now, order)
    except (ValueError, OverflowError, LookupError):
        moment = None  # days at either end of the calendar have no time in every zone
    if moment is None:
        raise UsageError(f"{typed!r} is not a date this can read.", _EXAMPLES)
    if moment.at.year < EARLIEST:
        raise UsageError(f"{typed!r} is before {EARLIEST}, which looks like a mistake.", _EXAMPLES)
    return moment


def read_past(typed: str, now: datetime, order: DateFormat | None = None) -> datetime:
    """As `read`, for something that has happened: UsageError for the time to come.

    Today as a bare day, before noon, is now.
    """
    moment = read(typed, now, order)
    if moment.is_day and moment.day == now.date():
        return min(moment.at, now)
    if moment.at > now:
        raise UsageError(
            f"{typed!r} is still to come ({shown(moment.at, None, clock=True)}).",
            "Give the time it happened, or leave --at away for now.",
        )
    return moment.at


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


def _iso(text: str) -> Moment | None:
    if not re.match(r"\d{4}-\d\d-\d\d([T ]|$)", text):
        return None
    try:
        if len(text) == 10:
            return Moment(_here(datetime.combine(date.fromisoformat(text), NOON)), is_day=True)
        return Moment(_here(datetime.fromisoformat(text)), is_day=False)
    except (ValueError, OverflowError, OSError):
        return None


def _near(text: str, now: datetime) -> Moment | None:
    found = re.fullmatch(_NEAR, text, re.IGNORECASE | re.ASCII)
    if not found:
        return None
    word, days, clock = found.groups()
    back = int(days) if days else ("today", "yesterday").index(word.lower())
    at = time(*clock_from(clock)) if clock else NOON
    return Moment(_here(datetime.combine(now.date() - timedelta(back), at)), is_day=not clock)


def _everyday(text: str, now: datetime, order: DateFormat | None) -> Moment | None:
    if re.search(_TWO_WITH_DOTS, text, re.IGNORECASE):
        raise UsageError(
            f"In {text!r} the day and the time cannot be told apart.",
            "Write the time with a colon, such as 21:05.",
        )
    if pair := re.fullmatch(_PAIR, text, re.IGNORECASE):
        day = _day_of_pair(text, int(pair[2]), int(pair[3]), now.date(), order)
        if day is None:
            return None
        if not pair[1] + pair[4]:
            return Moment(_here(datetime.combine(day, NOON)), is_day=True)
        # With the month as a word there is no order left in which to read it.
        text = f"{pair[1]}{day.day} {day:%B %Y} {pair[4].lstrip(' ,T')}".strip()
    elif numbers := re.match(_NUMBERS, text):
        _refuse_two_days(text, int(numbers[1]), int(numbers[2]), order)
    if re.fullmatch(r"\d*", text):
        return None
    if re.match(r"\d{4}-\d\d-\d\d", text):
        # A month 13 is a mistake, and not a day written the other way round.
        date.fromisoformat(text[:10])
    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=["en"],
        settings={
            # dateparser 1.5.0 takes a time equal to that of its base for none: nobody types this.
            "RELATIVE_BASE": now.replace(tzinfo=None, microsecond=1),
            "RETURN_TIME_AS_PERIOD": True,
            "PREFER_DATES_FROM": "past",
            "DATE_ORDER": _ORDER[order] if order else "DMY",
        },
    )
    try:
        found = parser.get_date_data(text)
    except (ValueError, OverflowError):
        return None
    if found.date_obj is None or (found.period in ("month", "year") and "ago" not in text.lower()):
        return None
    if _is_year_of_pair(found.date_obj.year, text, now):
        return None
    period = str(found.period)
    at = _here(found.date_obj.replace(microsecond=0))
    if period == "part_of_day":
        # This morning, said at eight, is not the nine o'clock that stands for mornings.
        return Moment(min(at, now) if at.date() == now.date() else at, is_day=False)
    if period == "time":
        return Moment(at, is_day=False)
    return Moment(_here(datetime.combine(found.date_obj.date(), NOON)), is_day=True)


def _day_of_pair(
    text: str, first: int, second: int, today: date, order: DateFormat | None
) -> date | None:
    """The latest day until today that two numbers without a year can mean; None if none can.

    UsageError where they could mean two.
    """
    _refuse_two_days(text, first, second, order)
    day_first, month_first = (first, second), (second, first)
    likely = (month_first, day_first) if order == "month-first" else (day_first, month_first)
    for day, month in likely:
        for year in range(today.year, today.year - 9, -1):  # 1900 was no leap year
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            if found <= today:
                return found
    return None


def _refuse_two_days(text: str, first: int, second: int, order: DateFormat | None) -> None:
    if (
        order in (None, "iso")
        and first != second
        and 0 < min(first, second) <= max(first, second) <= 12
    ):
        raise UsageError(
            f"{text!r} could be two different days.",
            Do(
                "settings set date_format day-first",
                "Write it as year-month-day, or choose once",
            ),
        )


def _is_year_of_pair(year: int, text: str, now: datetime) -> bool:
    """Whether a year was read from a pair of numbers, among words that `_PAIR` does not know."""
    pair = re.search(_PAIR_AMONG_WORDS, text)
    return (
        pair is not None
        and year % 100 in map(int, pair.groups())
        and year not in (now.year, now.year - 1)
    )


def _here(moment: datetime) -> datetime:
    """`moment` with an offset; one of whole minutes, as files and JSON hold no finer ones."""
    aware = moment if moment.tzinfo else moment.astimezone()
    offset = aware.utcoffset() or timedelta()
    if offset % timedelta(minutes=1):
        whole = timedelta(minutes=offset // timedelta(minutes=1))
        return moment.replace(tzinfo=timezone(whole))
    return aware
