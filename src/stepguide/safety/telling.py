"""What someone tells of in words of their own: that they used, and when. "I used yesterday"."""

import re
from datetime import datetime

from stepguide.errors import UsageError
from stepguide.home.dates import Dates
from stepguide.terminal.when import read_past

_NUMBER = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PART = r"(?: (?:morning|afternoon|evening|night))"
_DAY = re.compile(
    r"\b(?:(?:the )?day before yesterday|last night|tonight|just now"
    rf"|(?:today|yesterday|(?:last |on )?{_WEEKDAY}){_PART}?|this{_PART}"
    rf"|{_NUMBER} (?:hour|day|night|week)s? ago|\d{{4}}-\d\d-\d\d)\b"
)
_USE = re.compile(
    r"\b(?:us(?:e|ed|ing)|slip(?:ped)?|(?:re)?lapsed?|picked up|shot up|smoked|snorted|injected)\b"
)
_HAS_USED = re.compile(
    r"(?:^|\b(?:i|i've|ive|already|just|have) (?:\w+ )?)"
    r"(?:used(?! to)|(?:re)?lapsed|slipped|shot up)\b"
)
_NO_USE = re.compile(r"\b(?:not|never|no|didn't|haven't|hadn't|without) (?:\w+ )?us(?:e|ed|ing)\b")


def day_in(words: str, now: datetime, dates: Dates) -> datetime | None:
    """The day that is named among these words, the first of several; None where there is none, it
    is still to come, or they say that nothing was used."""
    said = _plain(words)
    found = None if _NO_USE.search(said) else _DAY.search(said)
    if not found:
        return None
    try:
        return read_past(re.sub(r"\bnight(s?) ago", r"day\1 ago", found[0]), now, dates)
    except UsageError:
        return None


def tells_of_use(words: str) -> bool:
    """Whether these words speak of having used, so that a day among them may be that day."""
    said = _plain(words)
    return bool(_USE.search(said)) and not _NO_USE.search(said)


def has_used(words: str) -> bool:
    """Whether someone says of themselves, of their own accord, that they have used."""
    said = _plain(words)
    return bool(_HAS_USED.search(said)) and not _NO_USE.search(said)


def _plain(words: str) -> str:
    small = words.casefold().replace("\u2019", "'").replace("a couple of", "two")
    return " ".join(re.sub(r"[^\w'-]", " ", small).split())
