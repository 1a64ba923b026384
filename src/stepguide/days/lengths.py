"""A length of time as it is typed, `13 years` or `90`, in days from a beginning."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from stepguide.days.records import LONGEST
from stepguide.errors import UsageError
from stepguide.terminal.almanac import months_after
from stepguide.terminal.text import counted

UNITS = ("day", "week", "month", "year")
A_YEAR = 12  # months
EXAMPLES = "Such as 90, 90 days, 6 months or 13 years."
_ONE = ("a", "an", "one")
_TOGETHER = r"(\d+)([a-z]+)"
_LENGTH = rf"\d[\d,]* ({'|'.join(UNITS)})s?(, \d[\d,]* ({'|'.join(UNITS)})s?)*"


Parts = list[tuple[int, str]]  # so many of a unit each


class Length(NamedTuple):
    """So many days, how that was said, and the words behind it."""

    days: int
    said: str
    rest: list[str]


def read(words: list[str], beginning: date) -> Length:
    """The length that words begin with; a bare number is one of days. Months and years are those
    of the calendar, from the `beginning`.

    UsageError for what is none, or longer than can be counted.
    """
    # What is quoted is one word, and so is `90d`, but never what is called so.
    first = re.sub(_TOGETHER, r"\1 \2", words[0].lower()).split() if words else []
    parts, rest = _parts([*first, *words[1:]])
    if not parts:
        raise UsageError(f"{' '.join(words)!r} is no length of time.", EXAMPLES)
    try:
        days = (after(beginning, parts) - beginning).days
    except (ValueError, OverflowError):
        days = LONGEST + 1
    if not 1 <= days <= LONGEST:
        raise UsageError(f"A milestone is at 1 to {LONGEST:,} days.", EXAMPLES)
    said = ", ".join(f"{number:,} {unit}{'' if number == 1 else 's'}" for number, unit in parts)
    return Length(days, said, rest)


def parts_of(name: str) -> Parts:
    """The length that a milestone is called by; nothing where it has a name of its own."""
    return _parts(name.replace(",", " ").split())[0] if re.fullmatch(_LENGTH, name) else []


def between(start: date, end: date) -> str:
    """A length in years, months and days of the calendar: `1 year, 2 months, 3 days`."""
    months = (end.year - start.year) * A_YEAR + end.month - start.month
    months -= months_after(start, months) > end
    days = (end - months_after(start, months)).days
    numbers = zip((months // A_YEAR, months % A_YEAR, days), ("year", "month", "day"), strict=True)
    return ", ".join(counted(number, unit) for number, unit in numbers if number)


def _parts(words: list[str]) -> tuple[Parts, list[str]]:
    """The numbers with their units that words begin with, and the words behind them."""
    parts: Parts = []
    rest = list(words)
    while rest:
        following = rest[1:] if parts and rest[0].lower() == "and" else rest
        number = _number(following[0]) if following else None
        unit = _unit(following[1]) if len(following) > 1 else ""
        is_bare = not parts and following and following[0].lower() not in _ONE
        if number is None or not (unit or is_bare):
            break
        parts.append((number, unit or "day"))
        rest = following[2 if unit else 1 :]
        if not unit:
            break
    return parts, rest


def _number(word: str) -> int | None:
    plain = word.lower().replace(",", "")
    if plain in _ONE:
        return 1
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 8 else None


def _unit(word: str) -> str:
    plain = word.lower().strip(",.").removesuffix("s")
    return next((unit for unit in UNITS if plain in (unit, unit[0])), "")


def after(beginning: date, parts: Parts) -> date:
    """The day that is so long after a beginning."""
    end = beginning
    for number, unit in parts:
        if unit in ("day", "week"):
            end += timedelta(days=number * (7 if unit == "week" else 1))
        else:
            end = months_after(end, number * (A_YEAR if unit == "year" else 1))
    return end
