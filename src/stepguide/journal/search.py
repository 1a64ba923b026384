"""Words found in text whatever their case and accents, with the places where they stand.

Text is folded: what two spellings of a word have in common is left. A text whose letters all
fold to one letter within Latin-1, as nearly every one does, is folded as bytes through a table,
so that places stay what they were. Any other is folded letter by letter: slow, and always right.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from stepguide.errors import UsageError

Spans = list[tuple[int, int]]
Finder = Callable[[str], Spans | None]

# Beyond Latin-1, signs that fold to themselves, whatever is looked for: punctuation, currency,
# arrows and other symbols, most Chinese characters, emoji.
_TO_THEMSELVES = (
    "\u200b-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2199\u2300-\u2328\u2500-\u2adb"
    "\u3001-\u3029\u4e00-\u9fff\ufe0f\U0001f000-\U0001faff"
)
_NEEDS_CARE = f"[^\u0000-\u00de\u00e0-\u00ff{_TO_THEMSELVES}]"


def finder(words: list[str], as_regex: bool) -> Finder:
    """What finds every word of `words` in a text: all places, or None when one is missing.

    UsageError for no words, or for a regular expression that is none.
    """
    if not any(word.strip() if as_regex else fold(word).strip() for word in words):
        raise UsageError(
            "There is nothing to look for.", "Give a word: stepguide journal search hope"
        )
    if as_regex:
        return _regexes(words)
    return _words([part for word in words for part in word.split()])


def fold(text: str) -> str:
    """`text` without case and accents: what two spellings of a word have in common."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _regexes(patterns: list[str]) -> Finder:
    compiled = [_compiled(pattern) for pattern in patterns]

    def find(text: str) -> Spans | None:
        every: Spans = []
        for pattern in compiled:
            spans = [hit.span() for hit in pattern.finditer(text) if hit[0]]
            if not spans:
                return None
            every += spans
        return _merged(every)

    return find


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.MULTILINE)
    except re.error as error:
        raise UsageError(
            f"{pattern!r} is not a regular expression: {error}.",
            "Without --regex the words are looked for as they are.",
        ) from None


def _words(words: list[str]) -> Finder:
    needs_care = re.compile(_NEEDS_CARE)
    folded = [plain for word in words if (plain := fold(word))]
    quick = [_as_bytes(word) for word in folded]

    def find(text: str) -> Spans | None:
        if None not in quick and (text.isascii() or not needs_care.search(text)):
            return _in_bytes(text, quick)
        return _letter_by_letter(text, folded)

    return find


def _as_bytes(folded: str) -> bytes | None:
    try:
        return folded.encode("latin-1")
    except UnicodeEncodeError:
        return None


def _in_bytes(text: str, words: list[bytes | None]) -> Spans | None:
    flat = text.encode("latin-1", "replace").translate(_table())
    every: Spans = []
    for word in words:
        assert word is not None
        start = flat.find(word)
        if start < 0:
            return None
        while start >= 0:
            every.append((start, start + len(word)))
            start = flat.find(word, start + len(word))
    return _merged(every)


@cache
def _table() -> bytes:
    folded = [fold(chr(code)) for code in range(256)]
    return bytes(
        ord(letter) if len(letter) == 1 and ord(letter) < 256 else code
        for code, letter in enumerate(folded)
    )


def _letter_by_letter(text: str, words: list[str]) -> Spans | None:
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in fold(letter):
            letters.append(part)
            places.append(place)
    flat = "".join(letters)
    every: Spans = []
    for word in words:
        start = flat.find(word)
        if start < 0:
            return None
        while start >= 0:
            stop = places[start + len(word) - 1] + 1
            while stop < len(text) and not fold(text[stop]):
                stop += 1
            every.append((places[start], stop))
            start = flat.find(word, start + len(word))
    return _merged(every)


def _merged(spans: Spans) -> Spans:
    merged: Spans = []
    for start, stop in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged
