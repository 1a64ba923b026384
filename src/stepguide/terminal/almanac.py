"""Names and numbers of the calendar: days of the week, months, numbers in words, months counted."""

from calendar import monthrange
from datetime import date

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SHORT = {"tues": 1, "wednes": 2, "thur": 3, "thurs": 3}  # and the first three letters of each
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LONGEST = 5  # digits of a number
_A_YEAR = 12  # months


def weekday(word: str) -> int | None:
    """Which day of the week a small word names, 0 for Monday, whole or short; None for none."""
    plain = word.rstrip(".")
    return _SHORT[plain] if plain in _SHORT else _named(plain, WEEKDAYS)


def month(word: str) -> int:
    """Which month a small word names, 1 for January, whole or short; 0 for none."""
    plain = word.rstrip(".")
    found = 8 if plain == "sept" else _named(plain, MONTHS)
    return 0 if found is None else found + 1


def number(word: str) -> int | None:
    """A number in figures, or below a hundred in small words; `a` and `an` are one."""
    if word.isascii() and word.isdecimal():
        return int(word) if len(word) <= _LONGEST else None
    if word in ("a", "an"):
        return 1
    if word in _SMALL:
        return _SMALL.index(word)
    tens, _, ones = word.partition("-")
    if tens not in _TENS or (ones and ones not in _SMALL[1:10]):
        return None
    return 20 + 10 * _TENS.index(tens) + (_SMALL.index(ones) if ones else 0)


def months_after(day: date, months: int) -> date:
    """The same day so many months on, below zero back, or the last of a month that has no such
    day; ValueError where the calendar ends."""
    year, before = divmod(day.year * _A_YEAR + day.month - 1 + months, _A_YEAR)
    return date(year, before + 1, min(day.day, monthrange(year, before + 1)[1]))


def latest(day: int, month: int, today: date) -> date | None:
    """The latest such day until today; None if there never is one."""
    for year in range(today.year, today.year - 9, -1):  # 1900 was no leap year
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return None


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """The place of the name that this is, or is short for by three letters."""
    return next((place for place, name in enumerate(names) if word in (name, name[:3])), None)
