"""What someone means by an answer: what is plain is understood, however it is put, and nothing is
guessed, since safety may hang on it."""

import re
from collections.abc import Sequence

from stepguide.home.row import HIGHEST, LOWEST

YES, NO = "yes", "no"  # the ids of these two answers, in whatever language they are said
Choices = Sequence[tuple[str, str]]  # (id, words on the screen) each

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TO_TWELVE = (*_NUMBERS, "eleven", "twelve")
# A number alone, or out of ten: `9`, `about 8`, `ten!`, `8/10`, `7 out of ten`.
_SCALE = (
    r"(?:(?:a|an|about|around|maybe|at|like|it'?s|i'?m at) )*"
    rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})(?: ?(?:/|of|out of) ?(?:10|ten))?"
)
# How strong something is in a word, and what makes that more, towards either end, or less.
_LEVELS = {
    **dict.fromkeys(("none", "nothing", "none at all", "nothing at all", "not at all"), 0),
    **dict.fromkeys(("low", "mild", "weak"), 2),
    **dict.fromkeys(("medium", "moderate", "in the middle"), 5),
    **dict.fromkeys(("high", "strong"), 8),
}
_MIDDLE = 5
_MORE = ("very", "really", "extremely")
_LESS = ("pretty", "quite", "fairly", "rather", "kind of", "a bit", "a little")
_LEVEL = rf"(?:(?P<by>{'|'.join((*_MORE, *_LESS))}) )?(?P<level>{'|'.join(_LEVELS)})"
_HOURS = (
    r"(?:(?:about|around|maybe|only|just|like) )*"
    rf"(?P<number>\d{{1,2}}(?:\.\d*)?|\.\d+|{'|'.join(_TO_TWELVE)})(?P<half> and a half)?"
    r" ?(?:h|hrs?|hours?)?"
)
# A sign or a fraction is part of a number, and not punctuation.
_SIGNED = r"[-+.,\u2010-\u2015\u2212]\d"
YESES = {"yes", "y", "yeah", "yep", "yea", "yup"}
NOES = {"no", "n", "none", "never", "nope", "no thanks", "no thank you"}
_DENIAL = {"no", "not", "never", "none", "nor", "without"}
_NONE = "none"  # the id of the choice that is none of the others
_JOINS = {"and", "or", "also", "plus"}
_A_BEGINNING = 3  # letters by which a choice is known among several words


def plain(typed: str) -> str:
    """What was typed in small letters, with single blanks, without punctuation around or between
    its words but apostrophes and strokes."""
    straight = typed.casefold().replace("\u2019", "'").replace("\u2018", "'")
    return " ".join(re.sub(r"[^\w'/]|_", " ", straight).split())


def scale(typed: str) -> int | None:
    """The number from 0 to 10 that is meant, in figures or in words (`pretty low`), or None where
    that is not plain."""
    number = figure(typed)
    return _level(plain(typed)) if number is None else number


def figure(typed: str) -> int | None:
    """The number from 0 to 10 that was said as a number, or None."""
    said = plain(typed)
    if re.search(_SIGNED, typed) or not said.isascii():
        return None
    found = re.fullmatch(_SCALE, said)
    if not found:
        return None
    word = found["number"]
    number = int(word) if word.isdecimal() else _NUMBERS.index(word)
    return number if LOWEST <= number <= HIGHEST else None


def _level(said: str) -> int | None:
    found = re.fullmatch(_LEVEL, said)
    if not found:
        return None
    level, by = _LEVELS[found["level"]], found["by"]
    if level in (LOWEST, _MIDDLE):
        return None if by else level
    outwards = 1 if level > _MIDDLE else -1
    return level + (outwards if by in _MORE else -outwards if by else 0)


def hours(typed: str) -> float | None:
    """The hours that are meant, in figures or in words, or None where that is not plain; a sign or
    a second number is no part of any."""
    said = " ".join(typed.casefold().replace(",", ".").split()).rstrip(".!")
    found = re.fullmatch(_HOURS, said, re.ASCII)
    if not found:
        return 0 if said in _LEVELS and _LEVELS[said] == LOWEST else None
    word = found["number"]
    number = float(_TO_TWELVE.index(word)) if word in _TO_TWELVE else float(word)
    return number + 0.5 if found["half"] else number


def choice(typed: str, choices: Choices, by_number: bool = True) -> str | None:
    """The id of the choice that is meant, or None where that is not plain.

    By its number, unless the choices are shown without, its words or their beginning. Where yes
    and no are among the choices, what begins with yes is one, and a lone no is one: "no, not yet"
    is neither. A choice of several words is also one where it stands within other words that deny
    nothing.
    """
    said = plain(typed)
    ids = {one for one, _ in choices}
    if said.isascii() and said.isdecimal() and not re.search(_SIGNED, typed):
        place = int(said) if by_number and len(said) < 4 else 0
        return choices[place - 1][0] if 1 <= place <= len(choices) else None
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


def several(typed: str, choices: Choices) -> tuple[str, ...] | None:
    """The ids of the choices that are meant by words without commas, or None where that is not
    plain: one, several by their numbers or beginnings, or all that stand among other words which
    deny nothing. `tired and lonely`, `1 and 4`, `I am tired`."""
    said = plain(typed)
    ids = {one for one, _ in choices}
    if _NONE in ids and (said in NOES or said == "nothing"):
        return (_NONE,)
    if one := choice(typed, choices):
        return (one,)
    words = said.split()
    if re.search(_SIGNED, typed):
        return None
    parts = [word for word in words if word not in _JOINS]
    named = [choice(part, choices) for part in parts if part.isdecimal() or _is_beginning(part)]
    found = [one for one in named if one]
    if not found or len(found) < len(parts):
        found = [
            one
            for _, one in sorted(
                (f" {said} ".index(f" {plain(words_)} "), one)
                for one, words_ in choices
                if f" {plain(words_)} " in f" {said} "
            )
        ]
    is_denied = "n't" in said or bool(_DENIAL.intersection(words))
    if found == [_NONE]:
        return (_NONE,) if words[0] == _NONE else None
    return tuple(dict.fromkeys(found)) if found and not is_denied else None


def _is_beginning(word: str) -> bool:
    return len(word) >= _A_BEGINNING
