"""What someone means by an answer: what is plain is understood, however it is put, and nothing is
guessed, since safety may hang on it."""

import re
from collections.abc import Sequence

from stepguide.home.row import HIGHEST, LOWEST

YES, NO = "yes", "no"  # the ids of these two answers, in whatever language they are said
Choices = Sequence[tuple[str, str]]  # (id, words on the screen) each

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# A number alone, or out of ten: `9`, `about 8`, `ten!`, `8/10`, `7 out of ten`.
_SCALE = (
    r"(?:(?:a|an|about|around|maybe|at|like|it'?s|i'?m at) )*"
    rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})(?: ?(?:/|of|out of) ?(?:10|ten))?"
)
# A sign or a fraction is part of a number, and not punctuation.
_SIGNED = r"[-+.,\u2010-\u2015\u2212]\d"
YESES = {"yes", "y", "yeah", "yep", "yea", "yup"}
NOES = {"no", "n", "none", "never", "nope", "no thanks", "no thank you"}
_DENIAL = {"no", "not", "never", "none", "nor", "without"}


def plain(typed: str) -> str:
    """What was typed in small letters, with single blanks, without punctuation around or between
    its words but apostrophes and strokes."""
    straight = typed.casefold().replace("\u2019", "'").replace("\u2018", "'")
    return " ".join(re.sub(r"[^\w'/]|_", " ", straight).split())


def scale(typed: str) -> int | None:
    """The number from 0 to 10 that is meant, or None where that is not plain."""
    said = plain(typed)
    if re.search(_SIGNED, typed) or not said.isascii():
        return None
    found = re.fullmatch(_SCALE, said)
    if not found:
        return None
    word = found["number"]
    number = int(word) if word.isdecimal() else _NUMBERS.index(word)
    return number if LOWEST <= number <= HIGHEST else None


def choice(typed: str, choices: Choices, by_number: bool = True) -> str | None:
    """The id of the choice that is meant, or None where that is not plain.

    By its number, unless the choices are shown without, its words or their beginning. Where yes
    and no are among the choices, what begins with yes is one, and a lone no is one: "no, not yet"
    is neither. A choice of several words is also one where it stands within other words that deny
    nothing.
    """
    said = plain(typed)
    if said.isascii() and said.isdecimal() and not re.search(_SIGNED, typed):
        place = int(said) if by_number and len(said) < 4 else 0
        return choices[place - 1][0] if 1 <= place <= len(choices) else None
    ids = {one for one, _ in choices}
    says = [(one, plain(words)) for one, words in choices]
    # What the choices say comes before their ids, which may be words of another language.
    for named in (says, [(one, plain(one)) for one in ids]):
        if exact := {one for one, words in named if words == said}:
            return exact.pop() if len(exact) == 1 else None
    first = re.split("[ /]", said)[0]
    if YES in ids and (first in YESES or (YES, first) in says):
        return YES
    if NO in ids and said in NOES:
        return NO
    begun = {one for one, words in says if said and words.startswith(said)}
    begun = begun or {one for one in ids if said and plain(one).startswith(said)}
    if len(begun) == 1:
        return begun.pop()
    if begun or _DENIAL.intersection(said.split()) or "n't" in said:
        return None
    within = {one for one, words in says if " " in words and f" {words} " in f" {said} "}
    return within.pop() if len(within) == 1 else None
