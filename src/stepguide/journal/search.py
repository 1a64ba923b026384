"""Words found in text whatever their case and accents, with the places where they stand.

Most texts are searched by a pattern in which each letter also stands for its accented forms.
Texts with letters that fold to several (ß), or that decompose in other ways, are folded letter
by letter, which is slow and always right.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from functools import cache

from stepguide.errors import UsageError

Spans = list[tuple[int, int]]
Finder = Callable[[str], Spans | None]

# Blocks whose letters fold to one letter each, but for those the table below leaves out.
_TABLE = (range(0x80, 0x530), range(0x1E00, 0x2000))
_SIMPLE = (
    "\u0000-\u052f\u1e00-\u1fff\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff"
    "\u3000-\u3029\u4e00-\u9fff\U0001f000-\U0001faff"
)
_ACCENTS = "[\u0300-\u036f]*"


def finder(words: list[str], as_regex: bool) -> Finder:
    """What finds every word of `words` in a text: all places, or None when one is missing.

    UsageError for no words, or for a regular expression that is none.
    """
    if not any(word.strip() for word in words):
        raise UsageError(
            "There is nothing to look for.", "Give a word: stepguide journal search hope"
        )
    if as_regex:
        return _all_of([_regex(word) for word in words])
    return _all_of([_word(part) for word in words for part in word.split()])


def fold(text: str) -> str:
    """`text` without case and accents: what two spellings of a word have in common."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _all_of(finders: list[Callable[[str], Spans]]) -> Finder:
    def find(text: str) -> Spans | None:
        every: Spans = []
        for one in finders:
            spans = one(text)
            if not spans:
                return None
            every += spans
        return _merged(every)

    return find


def _regex(pattern: str) -> Callable[[str], Spans]:
    try:
        compiled = re.compile(pattern, re.MULTILINE)
    except re.error as error:
        raise UsageError(
            f"{pattern!r} is not a regular expression: {error}.",
            "Without --regex the words are looked for as they are.",
        ) from None
    return lambda text: [hit.span() for hit in compiled.finditer(text) if hit[0]]


def _word(word: str) -> Callable[[str], Spans]:
    folded = fold(word)
    if not folded:
        # Accents alone: look for them as they are.
        return lambda text: [hit.span() for hit in re.finditer(re.escape(word), text)]
    quick = re.compile("".join(_letter(letter) + _ACCENTS for letter in folded))
    hard = _hard()

    def find(text: str) -> Spans:
        if text.isascii() or not hard.search(text):
            return [hit.span() for hit in quick.finditer(text)]
        return _slowly(folded, text)

    return find


def _letter(letter: str) -> str:
    forms = _forms().get(letter, "") + letter + letter.upper()
    return f"[{''.join(re.escape(form) for form in dict.fromkeys(forms))}]"


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, str] = defaultdict(str)
    for block in _TABLE:
        for code in block:
            letter = chr(code)
            folded = fold(letter)
            if len(folded) == 1 and folded != letter:
                forms[folded] += letter
    return forms


@cache
def _hard() -> re.Pattern[str]:
    several = [
        chr(code)
        for block in _TABLE
        for code in block
        if len(fold(chr(code))) > 1 or (not fold(chr(code)) and not 0x300 <= code < 0x370)
    ]
    return re.compile(f"[^{_SIMPLE}]|[{''.join(several)}]")


def _slowly(folded: str, text: str) -> Spans:
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in fold(letter):
            letters.append(part)
            places.append(place)
    flat = "".join(letters)
    spans: Spans = []
    start = flat.find(folded)
    while start >= 0:
        stop = places[start + len(folded) - 1] + 1
        while stop < len(text) and not fold(text[stop]):
            stop += 1
        spans.append((places[start], stop))
        start = flat.find(folded, start + len(folded))
    return spans


def _merged(spans: Spans) -> Spans:
    merged: Spans = []
    for start, stop in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged
