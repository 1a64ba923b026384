"""Words found in text whatever their case and accents, with the places where they stand.

Text is folded: what two spellings of a word have in common is left. Words whose letters all fold
to one letter within Latin-1, as nearly every one does, are looked for in bytes, folded through a
table. Letters beyond Latin-1 that fold to one within it take their places; where one folds to none
or to several the places are no longer what they were, and are found letter by letter: slow, always
right.
"""

import codecs
import re
import unicodedata
from functools import cache
from itertools import filterfalse
from typing import Any, AnyStr, Protocol

from stepguide.advice import Do
from stepguide.errors import UsageError

Spans = list[tuple[int, int]]

# So many of the first of a text tell that it is in another script.
FEW, SOME = 32, 256

# Signs that phones and word processors put in the place of what was typed.
_ALIKE = {
    **dict.fromkeys("\u2018\u2019\u201b\u2032\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2013\u2014\u2212", "-"),
}

# Beyond Latin-1, what never folds to a letter within it, nor to none: œ, đ, ł, Greek, Cyrillic,
# Hebrew and Arabic letters, punctuation, currency, arrows and other symbols, Japanese, most Chinese
# characters, Korean, emoji.
_NEVER_LATIN = (
    "\u0110\u0111\u0141\u0142\u0152\u0153\u0386\u0388-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a"
    "\u2000-\u2027\u2030-\u205e\u2060-\u2064\u20a0-\u20bf\u2190-\u2199\u2300-\u2328\u2500-\u2adb"
    "\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\ufe0f\U0001f000-\U0001faff"
)
_NEEDS_CARE = f"[^\u0000-\u00de\u00e0-\u00ff{_NEVER_LATIN}]"


class Finder(Protocol):
    """Looks for several things in a text, all of which have to be there."""

    def holds(self, text: str) -> bool:
        """Whether each of them is in `text`."""

    def places(self, text: str) -> Spans:
        """Where they stand in a text that holds them: sorted, apart from each other."""


def finder(words: list[str], as_regex: bool, example: Do) -> Finder:
    """What looks for every word of `words`.

    UsageError for no words, with an `example`, or for a regular expression that is none.
    """
    if not any(word.strip() if as_regex else fold(word).strip() for word in words):
        raise UsageError("There is nothing to look for.", example)
    return Patterns(words) if as_regex else Words(words)


def fold(text: str) -> str:
    """`text` without case and accents, with plain quotes and hyphens: what two spellings of a word
    have in common."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFD", _plain(text)).casefold())
    return "".join(filterfalse(unicodedata.combining, plain))


def _plain(text: str) -> str:
    for sign, plain in _ALIKE.items():
        text = text.replace(sign, plain)
    return text


class _NotInPlaceError(Exception):
    """A letter folds to none or to several."""


class _Folded(dict[str, str]):
    """Letters beyond Latin-1 as what they fold to, with question marks for what is beyond it too;
    `in_place` each is one letter, and _NotInPlaceError where it is not."""

    def __init__(self, in_place: bool) -> None:
        super().__init__()
        self.in_place = in_place

    def __missing__(self, letters: str) -> str:
        folded = "".join(map(self._one if self.in_place else fold, letters))
        if len(self) >= 4096:
            self.clear()
        self[letters] = folded = folded.encode("latin-1", "replace").decode("latin-1")
        return folded

    def _one(self, letter: str) -> str:
        folded = fold(letter)
        if len(folded) == 1:
            return folded
        if not folded or min(folded) < "\u0100":
            raise _NotInPlaceError
        return "?"


@cache
def _answer(name: str, in_place: bool) -> str:
    """The name of what an encoder is to do with letters it has not."""
    folded = _Folded(in_place)

    def answer(error: Any) -> tuple[str, int]:
        end: int = error.end
        return folded[error.object[error.start : end]], end

    codecs.register_error(name, answer)
    return name


class Patterns:
    """Regular expressions, taken as they are."""

    def __init__(self, patterns: list[str]) -> None:
        self.patterns = [_compiled(pattern) for pattern in patterns]

    def holds(self, text: str) -> bool:
        return all(self._spans(pattern, text) for pattern in self.patterns)

    def places(self, text: str) -> Spans:
        return _merged([span for pattern in self.patterns for span in self._spans(pattern, text)])

    def _spans(self, pattern: re.Pattern[str], text: str) -> Spans:
        return [hit.span() for hit in pattern.finditer(text) if hit[0]]


class Words:
    """Words in any case and with any accents."""

    def __init__(self, words: list[str]) -> None:
        parts = [part for word in words for part in word.split()]
        self.folded = [plain for part in parts if (plain := fold(part))]
        self.as_bytes = [word.encode("latin-1", "ignore") for word in self.folded]
        # What the table does not know becomes a question mark.
        self.quick = all(_is_latin(word) and "?" not in word for word in self.folded)
        self.matters = f"{_NEEDS_CARE}|[{''.join(_ALIKE)}]"

    def holds(self, text: str) -> bool:
        if not self.quick:
            letters = fold(text)
            return all(word in letters for word in self.folded)
        # Each run of letters beyond Latin-1 is asked for; not where most are, and none matters.
        is_foreign = text[:SOME].encode("latin-1", "replace").count(b"?") > FEW
        if is_foreign and not re.search(self.matters, text):
            how = "replace"
        else:
            how = _answer("stepguide-folded", in_place=False)
        if "ß" in text:
            text = text.replace("ß", "ss")
        flat = text.encode("latin-1", how).translate(_table())
        # A plain loop: over thousands of texts all() with its generator takes twice as long.
        for word in self.as_bytes:  # noqa: SIM110
            if word not in flat:
                return False
        return True

    def places(self, text: str) -> Spans:
        if (flat := self._flat(text)) is not None:
            return _merged([span for word in self.as_bytes for span in _spans(flat, word)])
        letters, places = _letters(text)
        spans: Spans = []
        for word in self.folded:
            for start, stop in _spans(letters, word):
                last = places[stop - 1] + 1
                while last < len(text) and not fold(text[last]):
                    last += 1
                spans.append((places[start], last))
        return _merged(spans)

    def _flat(self, text: str) -> bytes | None:
        """The text folded in place, a byte a letter; None where that cannot be done."""
        if not self.quick or "ß" in text:
            return None
        try:
            return text.encode("latin-1").translate(_table())
        except UnicodeEncodeError:
            if not re.search(_NEEDS_CARE, text):
                return _as_bytes(text)
        try:
            return text.encode("latin-1", _answer("stepguide-in-place", in_place=True)).translate(
                _table()
            )
        except _NotInPlaceError:
            return None


def _as_bytes(text: str) -> bytes:
    return _plain(text).encode("latin-1", "replace").translate(_table())


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.MULTILINE)
    except re.error as error:
        raise UsageError(
            f"{pattern!r} is not a regular expression: {error}.",
            "Without --regex the words are looked for as they are.",
        ) from None


def _is_latin(word: str) -> bool:
    return all(ord(letter) < 0x100 for letter in word)


def _letters(text: str) -> tuple[str, list[int]]:
    """The folded letters of `text`, and for each the place of the letter it comes from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in fold(letter):
            letters.append(part)
            places.append(place)
    return "".join(letters), places


def _spans(text: AnyStr, word: AnyStr) -> Spans:
    spans: Spans = []
    start = text.find(word)
    while start >= 0:
        spans.append((start, start + len(word)))
        start = text.find(word, start + len(word))
    return spans


@cache
def _table() -> bytes:
    folded = [fold(chr(code)) for code in range(256)]
    return bytes(
        ord(letter) if len(letter) == 1 and ord(letter) < 256 else code
        for code, letter in enumerate(folded)
    )


def _merged(spans: Spans) -> Spans:
    merged: Spans = []
    for start, stop in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged
