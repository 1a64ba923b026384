"""The names of records: ten random characters for life, and the moment they are about."""

import os
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

T = TypeVar("T")

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 10
SHORT = 6
NAME_LENGTH = 39
AN_HOUR = timedelta(hours=1)
STAMP = 23  # the moment at the beginning of a name

# Compiled by the first use, as all patterns here are: importing them has to cost nothing.
_FILE_NAME = rf"\d{{8}}T\d{{6}}\.\d{{6}}Z-[{ALPHABET}]{{{LENGTH}}}\.json"
_READ_AS = str.maketrans("ilo", "110")


def new_id() -> str:
    """Ten characters of lower-case Crockford base32, 50 random bits."""
    number = int.from_bytes(os.urandom(7))
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(LENGTH))


def normalized(typed: str) -> str:
    """What a person typed as (the beginning of) an id: capitals, and i, l and o, are forgiven."""
    return typed.strip().lower().translate(_READ_AS)


def begun(typed: str, known: Iterable[T], id_of: Callable[[T], str]) -> list[T]:
    """Those whose id begins as typed."""
    wanted = normalized(typed)
    return [one for one in known if wanted and id_of(one).startswith(wanted)]


def file_name(at: datetime, record_id: str) -> str:
    """The file of a record about `at` (aware): sorted by name is sorted by time."""
    try:
        moment = at.astimezone(UTC)
    except OverflowError:  # the first or last day there is
        moment = at
    return f"{moment.year:04}{moment:%m%dT%H%M%S.%fZ}-{record_id}.json"


def id_in(name: str) -> str:
    """The id in a file name made by `file_name`."""
    return name[24:34]


def horizon(now: datetime) -> str:
    """What the names of records about a time to come are above, as if a clock had been wrong once.
    Clocks differ by up to an hour."""
    return file_name(now + AN_HOUR, "")


def moment_in(name: str) -> datetime:
    """The moment, to the second, in a file name made by `file_name`."""
    year, month, day = int(name[:4]), int(name[4:6]), int(name[6:8])
    return datetime(
        year, month, day, int(name[9:11]), int(name[11:13]), int(name[13:15]), tzinfo=UTC
    )


def is_file_name(name: str) -> bool:
    """Whether `name` has the form that `file_name` gives."""
    return re.fullmatch(_FILE_NAME, name) is not None
