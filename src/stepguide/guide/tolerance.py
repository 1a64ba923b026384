"""The tags that report use or a break, by the table in data/screens.yaml."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from stepguide.guide.screens import Tolerance

Report = Literal["used", "gap"]
# What each place of a phrase takes; None is up to SKIPPED words of any kind.
Pattern = tuple[frozenset[str] | None, ...]

SKIPPED = 3
ANY = "..."
# Words, and the signs on whose two sides nothing belongs together.
_PARTS = r"[^\W_]+(?:'[^\W_]+)*|[\n,;:!?()/&+]|\.(?=\s|$)"


def is_reported(known: "Tolerance", tags: Iterable[str]) -> bool:
    """Whether tags say that the person used, or had a break, by the table in data/screens.yaml."""
    return any(True for _ in _reports(known, tags))


def kind_of(known: "Tolerance", tag: str) -> Report | None:
    """What a tag reports: use, also where a break is in it too; a break; or nothing."""
    found = set(_reports(known, [tag]))
    return "used" if "used" in found else "gap" if found else None


def mistakes(known: "Tolerance") -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What in the table could never match, with the path to it."""
    named: list[tuple[tuple[str, ...], list[str]]] = [
        (("used", "alone"), known.used.alone),
        (("used", "among"), known.used.among),
        (("gap", "alone"), known.gap.alone),
        (("gap", "among"), known.gap.among),
        (("denied",), known.denied),
        (("between",), known.between),
        (("around",), known.around),
        (("other",), known.other),
        *((("lists", name), words) for name, words in known.lists.items()),
    ]
    for path, phrases in named:
        for place, phrase in enumerate(phrases):
            for word in phrase.replace("|", " ").split():
                is_list = word.startswith("<") and word.endswith(">")
                if is_list and word[1:-1] not in known.lists:
                    yield (*path, place), f"{phrase!r}: there is no list {word}"
                elif not is_list and word != ANY and _parts(word.casefold()) != [word]:
                    yield (*path, place), f"{phrase!r}: {word!r} is no word as tags are read"
            if not phrase.strip(" .|") or phrase.split()[:1] == [ANY]:
                yield (*path, place), f"{phrase!r} begins with no word"


class _Phrase(NamedTuple):
    """A phrase as it is written, what it is of, and whether it has to be alone."""

    of: Literal["used", "gap", "denied", "other"]
    is_alone: bool
    line: str


class _PhraseTable:
    """The table by the words its phrases begin with. A phrase is taken apart only when a tag has
    such a word: most have none, and a craving noted in one line cannot wait for the others."""

    def __init__(self, known: "Tolerance") -> None:
        self.known = known
        self.patterns: dict[tuple[int, str], list[tuple[_Phrase, Pattern]]] = {}

    @cached_property
    def reports(self) -> dict[str, list[_Phrase]]:
        used, gap = self.known.used, self.known.gap
        return self._by_first_word(
            [_Phrase("used", False, line) for line in used.among]
            + [_Phrase("used", True, line) for line in used.alone]
            + [_Phrase("gap", False, line) for line in gap.among]
            + [_Phrase("gap", True, line) for line in gap.alone]
        )

    @cached_property
    def others(self) -> dict[str, list[_Phrase]]:
        return self._by_first_word(
            [_Phrase("denied", False, line) for line in self.known.denied]
            + [_Phrase("other", False, line) for line in self.known.other]
        )

    @cached_property
    def around(self) -> frozenset[str]:
        return _words(self.known.around, self.known.lists)

    @cached_property
    def between(self) -> frozenset[str]:
        return _words(self.known.between, self.known.lists)

    def standing(
        self, phrases: dict[str, list[_Phrase]], parts: list[str], start: int
    ) -> Iterator[tuple[_Phrase, int]]:
        """Those of `phrases` that stand at `start`, each with the place where it ends."""
        first, second = parts[start], parts[start + 1]
        known = self.patterns.get((id(phrases), first))
        if known is None:
            known = [(one, self._pattern(one.line)) for one in phrases.get(first, ())]
            self.patterns[id(phrases), first] = known
        for phrase, pattern in known:
            # The second word tells nearly all of them apart.
            if len(pattern) > 1 and pattern[1] is not None and second not in pattern[1]:
                continue
            if (end := _end(parts, start, pattern)) is not None:
                yield phrase, end

    def _pattern(self, line: str) -> Pattern:
        return tuple(
            None if word == ANY else _words([word], self.known.lists) for word in line.split()
        )

    def _by_first_word(self, phrases: list[_Phrase]) -> dict[str, list[_Phrase]]:
        begins: dict[str, list[_Phrase]] = {}
        for phrase in phrases:
            for word in _words([phrase.line.split(" ", 1)[0]], self.known.lists):
                begins.setdefault(word, []).append(phrase)
        return begins


def _reports(known: "Tolerance", tags: Iterable[str]) -> Iterator[Report]:
    """What the tags report, one after the other: all in one go, as there may be thousands."""
    table = _PhraseTable(known)
    likely = [
        tag
        for tag in dict.fromkeys(map(str.casefold, tags))
        if tag in table.reports or not tag.isalnum()  # else it is one word, and begins nothing
    ]
    parts = ["\n", *_parts("\n".join(likely)), "\n"]
    for start in [place for place, part in enumerate(parts) if part in table.reports]:
        for phrase, end in table.standing(table.reports, parts, start):
            if _is_meant(table, parts, start, end, phrase.is_alone):
                yield "used" if phrase.of == "used" else "gap"


def _parts(text: str) -> list[str]:
    return re.findall(_PARTS, text.replace("’", "'"))


def _end(parts: list[str], start: int, pattern: Pattern) -> int | None:
    for place, words in enumerate(pattern):
        if words is None:
            for skipped in range(start, start + SKIPPED + 1):
                if (end := _end(parts, skipped, pattern[place + 1 :])) is not None:
                    return end
                if not _is_word(parts[skipped]):
                    return None
            return None
        if parts[start] not in words:
            return None
        start += 1
    return start


def _is_meant(table: _PhraseTable, parts: list[str], start: int, end: int, is_alone: bool) -> bool:
    """Whether the phrase that stands from `start` to `end` is alone, if it has to be, and neither
    denied nor a part of something else."""
    first, last = start, end
    while parts[first - 1] != "\n":
        first -= 1
    while parts[last] != "\n":
        last += 1
    if is_alone:
        beside = parts[first:start] + parts[end:last]
        return all(one in table.around or one.isdecimal() or not _is_word(one) for one in beside)
    for place in range(first, end):
        for phrase, stop in table.standing(table.others, parts, place):
            if phrase.of == "other":
                # "me and my brother relapsed" reports more than "brother relapsed" within it.
                if stop > start and (place <= start or stop > end):
                    return False
                continue
            while stop < start and parts[stop] in table.between:
                stop += 1
            if stop == start:
                return False
    return True


def _is_word(part: str) -> bool:
    return part[0].isalnum()


def _words(lines: Iterable[str], lists: dict[str, list[str]]) -> frozenset[str]:
    """The words in `lines`, which are separated by |, with those of the lists that are named."""
    found: set[str] = set()
    for word in "|".join(lines).split("|"):
        if word.startswith("<"):
            name = word[1:-1]
            others = {key: words for key, words in lists.items() if key != name}
            found |= _words(lists.get(name, []), others)
        else:
            found.add(word)
    return frozenset(found)
