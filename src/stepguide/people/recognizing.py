"""A role and a number among the words that someone is told of with. Only what is plainly one is
taken out: any other word stays where it was typed."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from stepguide.home.roles import ROLES

A_NUMBER = 5  # digits from which on a number behind a name is one to ring
SHORTEST = 3  # and in an answer of its own
_NUMBER = re.compile(r"[+(]{0,2}\d[\d ()./-]*")
_WHOSE = (
    "my",
    "our",
    "the",
    "a",
    "an",
    "his",
    "her",
    "their",
)  # with these it is what they are called
_ENDS = ",;."


class Told(NamedTuple):
    """What words tell of someone: what is left of them, a role, and how to reach them."""

    rest: str
    role: str = ""
    reach: str = ""


def behind_a_name(words: Sequence[str], role: bool = True, reach: bool = True) -> Told:
    """The name that stands before a plain role and a plain number, in either order, as far as a
    `role` and a `reach` are looked for: `Sam sponsor 555 0100`. Words that were quoted together
    come as one, and stay whole. A role with a capital is a name's (`Oak Clinic`)."""
    left = [*words]
    found = {"role": "", "reach": ""}
    while len(left) > 1:
        last = left[-1].rstrip(_ENDS)
        if role and not found["role"] and last in ROLES and not _is_whose(left[-2]):
            found["role"] = last
            left.pop()
        elif reach and not found["reach"] and (count := _numbers_at_the_end(left)):
            found["reach"] = " ".join(left[-count:]).rstrip(_ENDS)
            del left[-count:]
        else:
            break
    name = " ".join(left)
    return Told(name.rstrip(",;") if any(found.values()) else name, **found)


def in_an_answer(typed: str) -> Told:
    """A role, a number or both where nothing else stands; else all of it is the rest."""
    words = typed.strip().rstrip(_ENDS).split()
    if words and words[0].lower() in _WHOSE:
        words = words[1:]
    if words and words[-1].lower() in ROLES:
        words = [words[-1], *words[:-1]]
    role = words[0].rstrip(_ENDS + ":").lower() if words else ""
    number = " ".join(words[1:] if role in ROLES else words).rstrip(_ENDS)
    if role not in ROLES:
        role = ""
    if number and not is_number(number, SHORTEST):
        return Told(typed)
    return Told("", role, number) if role or number else Told(typed)


def is_number(typed: str, digits: int = A_NUMBER) -> bool:
    """Whether something is a telephone number and nothing else, of so many `digits` at least."""
    return bool(_NUMBER.fullmatch(typed)) and sum(map(str.isdecimal, typed)) >= digits


def _numbers_at_the_end(words: Sequence[str]) -> int:
    """How many words at the end are one number together; the first is always a name's."""
    count = 0
    while count < len(words) - 1 and _NUMBER.fullmatch(words[-count - 1].rstrip(_ENDS)):
        count += 1
    together = " ".join(words[len(words) - count :]).rstrip(_ENDS)
    return count if is_number(together) else 0


def _is_whose(word: str) -> bool:
    return word.lower() in _WHOSE or word.lower().endswith(("'s", "\u2019s"))
