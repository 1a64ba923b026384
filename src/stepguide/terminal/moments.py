"""Days and times as they are typed: ISO 8601 and everyday words."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.home.dates import USUAL, Dates
from stepguide.terminal.almanac import MONTHS, latest
from stepguide.terminal.dates import shown
from stepguide.terminal.phrases import PARTS, parts_of

NOON = time(12)
EARLIEST = 1900
HALF, DAY = 12, 24  # hours

_EXAMPLES = 'Try 2026-11-23, "2026-11-23 21:30", "yesterday 9pm" or "3 days ago".'
# A day in figures, without its year or with it, alone or among what may stand beside a day: a
# time, a weekday.
_CLOCK = r"\d{1,2}(?:[:.]\d\d){1,2}(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|\d{1,2}h(?:\d\d)?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day|\.)?"
_PART = r"(?:in the |at )?(?:noon|midnight|night|morning|afternoon|evening)"
_BEFORE = rf"(?:(?:on|the|{_WEEKDAY}|{_CLOCK}),?\s+)*"
_AFTER = rf"(?:\s*,?\s*T?(?:at\s+|on\s+)?(?<![\d.])(?:{_CLOCK}|{_PART}|{_WEEKDAY}))*"
_PAIR = rf"({_BEFORE})(\d{{1,2}})(?:\s*[./-]\s*|\s+)(\d{{1,2}})(?!\d)\.?()({_AFTER})"
_TRIPLE = rf"({_BEFORE})(\d{{1,2}})[./-](\d{{1,2}})[./-](\d{{4}}|\d\d)(?!\d)({_AFTER})"
# Either may be the day, and the other the time: 13.11 21.05.
_TWO_WITH_DOTS = r"(?<![\d.])\d{1,2}\.\d\d,?\s+\d{1,2}\.\d\d(?![\d.]|\s*[ap]\.?m)"


class Moment(NamedTuple):
    """What a person meant: a time, or with `is_day` the whole of a day."""

    at: datetime
    is_day: bool

    @property
    def day(self) -> date:
        return self.at.date()


class TwoMomentsError(UsageError):
    """What was typed can be either of two moments: `either` has how each is said, and which."""

    def __init__(self, message: str, hint: str, *either: tuple[str, Moment]) -> None:
        super().__init__(message, hint)
        self.either = either


def read(typed: str, now: datetime, dates: Dates = USUAL) -> Moment:
    """The moment in `typed`, in the zone of the computer unless it names another.

    `now` is aware. A bare day is its noon. UsageError for anything that is no date, as all of it
    has to be part of one; TwoMomentsError for what can be two.
    """
    text = typed.strip()
    try:
        moment = _iso(text) or _everyday(text, now, dates)
    except (ValueError, OverflowError, LookupError):
        moment = None  # days at either end of the calendar have no time in every zone
    if moment is None:
        raise UsageError(f"{typed!r} is not a date this can read.", _EXAMPLES)
    if moment.at.year < EARLIEST:
        raise UsageError(f"{typed!r} is before {EARLIEST}, which looks like a mistake.", _EXAMPLES)
    return moment


def read_past(typed: str, now: datetime, dates: Dates = USUAL) -> datetime:
    """As `read`, for something that has happened: UsageError for the time to come.

    Today as a bare day, before noon, is now.
    """
    moment = read(typed, now, dates)
    if moment.is_day and moment.day == dates.day(now):
        return min(moment.at, now)
    if moment.at > now:
        raise UsageError(
            f"{typed!r} is still to come ({shown(moment.at, dates, clock=True)}).",
            "Give the time it happened; without one it is now.",
        )
    return moment.at


def _iso(text: str) -> Moment | None:
    """A day, or a day and a time, as ISO 8601 has them."""
    if not re.match(r"\d{4}-\d\d-\d\d(T|[ ]\d\d:|$)", text):
        return None
    try:
        if len(text) == 10:
            return _whole(date.fromisoformat(text))
        moment = datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None
    return Moment(_whole_minutes(moment), is_day=False) if moment.tzinfo else _timed(moment)


def _everyday(text: str, now: datetime, dates: Dates) -> Moment | None:
    today = dates.day(now)
    said = parts_of(text, today)
    if said is None and re.search(r"\d\s*[./ -]\s*\d", text):
        words = _with_its_month(text, today, dates)
        said = parts_of(words, today) if words else None
    if said is None:
        return None
    if said.back is not None:
        then = now.astimezone(UTC) - said.back
        return Moment(_whole_minutes(then.replace(microsecond=0).astimezone()), is_day=False)
    at = said.clock or (time(PARTS[said.part][1]) if said.part else None)
    if said.bare is not None:
        if said.day and dates.clock != DAY:
            raise _two_halves(text, said.day, said.bare)
        at = time(said.bare)
    if at is None:
        return _whole(said.day or today)
    local = datetime.combine(said.day or now.date(), at)
    if said.is_own and at.hour < dates.begins:
        local += timedelta(days=1)  # the night that yesterday ended with
    here = now.replace(tzinfo=None)
    if said.day is None and local > here:
        local -= timedelta(days=1)  # the latest that was
    if not said.clock and local > here and here.hour in PARTS[said.part][0]:
        # This morning, said at eight, is not the nine o'clock that stands for mornings.
        return Moment(_whole_minutes(now), is_day=False)
    return _timed(local)


def _with_its_month(text: str, today: date, dates: Dates) -> str:
    """What has a day in figures, with the month as a word, as there is no order left then in which
    to read it; nothing where that is no day."""
    if re.search(_TWO_WITH_DOTS, text, re.IGNORECASE):
        raise UsageError(
            f"In {text!r} the day and the time cannot be told apart.",
            "Write the time with a colon, such as 21:05.",
        )
    found = re.fullmatch(_TRIPLE, text, re.IGNORECASE | re.ASCII)
    found = found or re.fullmatch(_PAIR, text, re.IGNORECASE | re.ASCII)
    if found is None:
        return ""
    day = _of_figures(text, int(found[2]), int(found[3]), found[4], today, dates)
    if day is None:
        return ""
    return (
        f"{found[1]}{day.day} {MONTHS[day.month - 1]} {day.year} {found[5].lstrip(' ,T')}".strip()
    )


def _of_figures(
    text: str, first: int, second: int, year: str, today: date, dates: Dates
) -> date | None:
    """The day that two numbers and a year can mean, without one the latest until today; None if
    none can. UsageError where they could mean two."""
    _refuse_two_days(text, first, second, dates)
    day_first, month_first = (first, second), (second, first)
    for day, month in (
        (month_first, day_first) if dates.order == "month-first" else (day_first, month_first)
    ):
        if not year:
            found = latest(day, month, today)
        else:
            found = _in_year(int(year), len(year) == 2, day, month, today)
        if found:
            return found
    return None


def _in_year(year: int, is_short: bool, day: int, month: int, today: date) -> date | None:
    if is_short:  # of this century, or else of the last
        year += today.year // 100 * 100
        year -= 100 * (year > today.year)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _refuse_two_days(text: str, first: int, second: int, dates: Dates) -> None:
    if (
        dates.order in (None, "iso")
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


def _two_halves(text: str, day: date, hour: int) -> TwoMomentsError:
    """The error for an hour that may be in either half of the day."""
    halves = ("noon", "midnight") if hour == HALF else ("in the morning", "in the evening")
    hours = (HALF, 0) if hour == HALF else (hour, hour + HALF)
    said = [half if hour == HALF else f"{hour} {half}" for half in halves]
    moments = [_timed(datetime.combine(day, time(one))) for one in hours]
    return TwoMomentsError(
        f"{text!r} could be {said[0]} or {said[1]}.",
        f"Write {hour}am or {hour}pm." if hour != HALF else "Write 12:00 or 0:00.",
        *zip(said, moments, strict=True),
    )


def _whole(day: date) -> Moment:
    return Moment(_whole_minutes(datetime.combine(day, NOON).astimezone()), is_day=True)


def _timed(local: datetime) -> Moment:
    """The moment at which clocks here show a time; the zone is the C library's.

    UsageError where they never did, TwoMomentsError where they did twice.
    """
    first, second = local.astimezone(), local.replace(fold=1).astimezone()
    if first.astimezone(UTC).astimezone().replace(tzinfo=None) != local.replace(fold=0):
        raise UsageError(
            f"There was no {local:%H:%M} on {shown(local.date(), USUAL)}: the clocks went forward.",
            "Write the time before that, or after it.",
        )
    if first.utcoffset() == second.utcoffset():
        return Moment(_whole_minutes(first), is_day=False)
    either = [Moment(_whole_minutes(one), is_day=False) for one in (first, second)]
    written = " or ".join(one.at.isoformat(timespec="minutes") for one in either)
    raise TwoMomentsError(
        f"There were two {local:%H:%M} on {shown(local.date(), USUAL)}: the clocks went back.",
        f"Write {written}.",
        ("the first", either[0]),
        ("the second", either[1]),
    )


def _whole_minutes(moment: datetime) -> datetime:
    """An aware moment with an offset of whole minutes, as files and JSON hold no finer ones."""
    offset = moment.utcoffset() or timedelta()
    if offset % timedelta(minutes=1):
        whole = timedelta(minutes=offset // timedelta(minutes=1))
        return moment.replace(tzinfo=timezone(whole))
    return moment
