"""Days and times as people say them. Every word and every digit has its place in what is read, or
nothing is read: half a phrase would be another moment."""

import re
from datetime import date, time, timedelta
from typing import NamedTuple

from stepguide.errors import UsageError
from stepguide.terminal import almanac

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_A_DAY = 24 * 60
_MINUTES = {
    **{"minute": 1, "hour": 60, "day": _A_DAY},
    **{"week": 7 * _A_DAY, "fortnight": 14 * _A_DAY},
}
_MONTHS_IN = {"month": 1, "year": 12}
# The hours in which each part of a day can be, and the one that stands for it. What is after
# midnight belongs to no night here: it may be the day before or the day after.
PARTS = {
    "morning": (range(12), 9),
    "afternoon": (range(12, 19), 15),
    "evening": (range(16, 24), 18),
    "night": (range(18, 24), 20),
    "noon": (range(12, 13), 12),
    "midday": (range(12, 13), 12),
    "midnight": (range(1), 0),
}
_BESIDE = ("on", "at", "the", "in")  # words that change nothing where they stand
_CLOCK = r"(\d{1,2})(?:[:.h](\d\d)(?::(\d\d))?|h)?(am|pm)?"
_RUN = r"(\d{1,2})(\d\d)(am|pm)"  # 930pm
_NOON = 12
_POINTS = ("noon", "midday", "midnight")


class DateParts(NamedTuple):
    """What was said. Without a `day` it is the latest that had that time. An hour from 1 to 12 that
    may be in the morning or in the evening is `bare`; a `part` of the day stands where no time
    does; `back` is so long before now. A day that `is_own` is one of the person's, counted from
    their today, and not a day of the calendar."""

    day: date | None = None
    clock: time | None = None
    bare: int | None = None
    part: str = ""
    back: timedelta | None = None
    is_own: bool = False


class _UnreadError(Exception):
    """A word that has no place."""


def parts_of(text: str, today: date) -> DateParts | None:
    """What a phrase says, `today` being that; None where it cannot be read whole.

    UsageError where it says what there is not: 25 o'clock, a Tuesday that was a Monday.
    """
    try:
        return _DatePhrase(text, today).meant()
    except _UnreadError:
        return None


class _DatePhrase:
    """A phrase that is read word by word; what is said twice is not read."""

    day: date | None = None
    weekday: int | None = None
    month: int | None = None
    number: int | None = None  # of a day in its month
    year: int | None = None
    clock: time | None = None
    is_open: bool | None = None  # whether that time may be in the morning or in the evening
    bare: int | None = None
    part: str | None = None
    back: timedelta | None = None
    is_own = False  # whether the day is counted from today
    before = ""  # the word that was read last
    figure: str | None = None  # the word before a time that may be a day as well: 9, 9.30

    def __init__(self, text: str, today: date) -> None:
        self.typed, self.today = text, today
        plain = text.lower().replace("\u2019", "'").replace(",", " ")
        self.words = re.sub(r"\b([ap])\.?m\b\.?", r"\1m", plain).split()
        if self.words and self.words[-1] in _BESIDE:
            raise _UnreadError
        while self.words:
            self._word(self.words.pop(0))

    def _keep(self, name: str, value: object) -> None:
        if getattr(self, name) is not None:
            raise _UnreadError
        setattr(self, name, value)

    def _keep_own(self, day: date) -> None:
        self._keep("day", day)
        self.is_own = True

    def _next(self, *wanted: str) -> bool:
        """Take these words where they come next."""
        if tuple(self.words[: len(wanted)]) != wanted:
            return False
        del self.words[: len(wanted)]
        return True

    def _word(self, word: str) -> None:
        weekday, month, count = almanac.weekday(word), almanac.month(word), almanac.number(word)
        if word in _DAYS:
            self._keep_own(self.today + timedelta(_DAYS[word]))
        elif word == "day" and self._next("before", "yesterday"):
            self._keep_own(self.today - timedelta(2))
        elif word == "tonight" or (word == "last" and self._next("night")):
            self._keep_own(self.today - timedelta(word == "last"))
            self._keep("part", "night")
        elif word in ("last", "this") and self.words:
            self._which(word)
        elif word == "now" or (word == "just" and self._next("now")):
            self._keep("back", timedelta())
        elif weekday is not None:
            self._keep("weekday", weekday)
        elif month:
            self._keep("month", month)
        elif word in PARTS:
            self._keep("part", word)
        elif word == "half" and (self._next("an", "hour", "ago") or self._next("a", "hour", "ago")):
            self._keep("back", timedelta(minutes=30))
        elif count is not None and self.words and _unit(self.words[0]):
            self._so_long(count, is_to_come=self.before == "in")
        elif word not in _BESIDE:
            self._number(word)
        self.before = word

    def _which(self, word: str) -> None:
        """`last friday`, `this morning`."""
        weekday = almanac.weekday(self.words[0])
        if weekday is not None:
            del self.words[0]
            back = (self.today.weekday() - weekday) % 7
            if word == "this" and back:
                raise _UnreadError  # the one that was, or the one to come
            self._keep("day", self.today - timedelta(back or 7 * (word == "last")))
        elif word == "this" and self.words[0] in ("morning", "afternoon", "evening"):
            self._keep_own(self.today)
        else:
            raise _UnreadError

    def _so_long(self, count: int, is_to_come: bool) -> None:
        """`3 days ago`, `1 year and 2 months ago`, `in 3 days`."""
        amounts = {_unit(self.words.pop(0)) or "": count}
        while len(self.words) > 1:
            also = self.words[1:3] if self.words[0] == "and" else self.words[:2]
            more, unit = almanac.number(also[0]), _unit(also[-1])
            if len(also) < 2 or more is None or unit is None or unit in amounts:
                break
            amounts[unit] = more
            del self.words[: 2 + (self.words[0] == "and")]
        if self._next("ago") == is_to_come:
            raise _UnreadError
        way = 1 if is_to_come else -1
        months = sum(count * _MONTHS_IN.get(unit, 0) for unit, count in amounts.items())
        minutes = sum(count * _MINUTES.get(unit, 0) for unit, count in amounts.items())
        of_hours = {"minute", "hour"}.intersection(amounts)
        if of_hours and len(of_hours) < len(amounts):
            raise _UnreadError
        try:
            if of_hours:
                return self._keep("back", timedelta(minutes=-way * minutes))
            day = almanac.months_after(self.today, way * months) + timedelta(minutes=way * minutes)
        except (ValueError, OverflowError):
            raise _UnreadError from None
        return self._keep_own(day)

    def _number(self, word: str) -> None:
        """A time, a day of a month, a year, or a whole date in figures."""
        if day := _figures(word):
            return self._keep("day", day)
        if run := re.fullmatch(_RUN, word, re.ASCII):
            return self._keep("clock", self._time(int(run[1]), int(run[2]), 0, run[3]))
        if ordinal := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", word, re.ASCII):
            return self._day_of_month(int(ordinal[1]))
        if re.fullmatch(r"\d{4}", word, re.ASCII):
            return self._keep("year", int(word))
        found = re.fullmatch(_CLOCK, word, re.ASCII)
        if not found:
            raise _UnreadError
        hour, minute, second, half = found.groups()
        half = half or next((part for part in ("am", "pm") if self._next(part)), None)
        is_certain = bool(half) or len(hour) > len(hour.lstrip("0")) or int(hour) > _NOON
        if word.isdecimal() and not half:
            if self._is_of_a_month():
                return self._day_of_month(int(word))
            self._next("o'clock")
            self._keep("figure", self.before)
            if not is_certain:
                return self._keep("bare", int(word))
        elif "." in word and not half:
            self._keep("figure", self.before)
        self._keep("clock", self._time(int(hour), int(minute or 0), int(second or 0), half))
        return None if is_certain or "h" in word else self._keep("is_open", True)

    def _is_of_a_month(self) -> bool:
        """Whether a number alone belongs to a month that is named before or after it."""
        after = self.words[1:2] if self.words[:1] == ["of"] else self.words[:1]
        is_before = self.month is not None and self.number is None
        return is_before or any(map(almanac.month, after))

    def _day_of_month(self, number: int) -> None:
        self._next("of")
        self._keep("number", number)

    def _time(self, hour: int, minute: int, second: int, half: str | None) -> time:
        none = UsageError(f"{self.typed!r} has no time of day.", "Such as 9pm or 21:00.")
        if half:
            if not 1 <= hour <= _NOON:
                raise none
            hour = hour % _NOON + (_NOON if half == "pm" else 0)
        try:
            return time(hour, minute, second)
        except ValueError:
            # What may be a day as well is no wrong time.
            raise none if self.figure is None else _UnreadError from None

    def meant(self) -> DateParts:
        """All of it together."""
        day, at = self._whole_day(), self.clock
        has_time = at is not None or self.bare is not None
        if self.back is not None:
            if day or has_time or self.part:
                raise _UnreadError
            return DateParts(back=self.back)
        if at is not None and self.bare is not None:
            raise _UnreadError
        if day is None:
            # A number alone is no time, and an evening is that of some day.
            if self.figure is not None or not (has_time or self.part in _POINTS):
                raise _UnreadError
        elif self.figure not in (None, "at") and self.day is None and self.month is None:
            raise _UnreadError  # beside a weekday it may be the day of the month
        if self.part and has_time:
            is_open = bool(self.bare or self.is_open)
            at, self.bare = _within(self.part, at or time(self.bare or 0), is_open), None
            self.part = None
        return DateParts(day, at, self.bare, self.part or "", is_own=self.is_own)

    def _whole_day(self) -> date | None:
        """The day, where one is named; a weekday beside it has to be its own."""
        day = self.day
        if (self.month, self.number, self.year) != (None, None, None):
            if day is not None or self.month is None or self.number is None:
                raise _UnreadError
            day = self._of_the_calendar(self.month, self.number)
        if self.weekday is None:
            return day
        name = almanac.WEEKDAYS[self.weekday].capitalize()
        if day is None:
            back = (self.today.weekday() - self.weekday) % 7
            if not back:
                raise UsageError(
                    f"Today is {name}, so {self.typed!r} could be two days.",
                    f"Write today, or last {name}.",
                )
            return self.today - timedelta(back)
        if self.month is None and not re.search(r"\d{4}", self.typed):
            raise _UnreadError
        if day.weekday() != self.weekday:
            its = almanac.WEEKDAYS[day.weekday()].capitalize()
            raise UsageError(f"{day} is a {its}, and no {name}.", "Write the day alone.")
        return day

    def _of_the_calendar(self, month: int, number: int) -> date:
        try:
            day = date(self.year, month, number) if self.year else None
        except ValueError:
            raise _UnreadError from None
        day = day or almanac.latest(number, month, self.today)
        if day is None:
            raise _UnreadError
        return day


def _within(part: str, at: time, is_open: bool) -> time:
    """A time that is said to be in a part of the day: `9 in the evening` is 21:00."""
    hours, _ = PARTS[part]
    if is_open and at.hour == _NOON:
        fits = [hour for hour in (0, _NOON) if hour in hours and part not in ("morning", "night")]
    elif is_open:
        fits = [hour for hour in (at.hour, at.hour + _NOON) if hour in hours]
    else:
        fits = [at.hour] if at.hour in hours else []
    if len(fits) != 1 or (part in _POINTS and (at.minute or at.second)):
        raise _UnreadError
    return at.replace(hour=fits[0])


def _figures(word: str) -> date | None:
    """`2026-11-23` or `20261123`."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d|\d{8}", word, re.ASCII):
        return None
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise _UnreadError from None


def _unit(word: str) -> str | None:
    return next((unit for unit in (*_MINUTES, *_MONTHS_IN) if word in (unit, f"{unit}s")), None)
