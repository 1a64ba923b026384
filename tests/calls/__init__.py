"""The calls of the table with a letter wrong, and a quick way to look for many lines in it."""

from collections import defaultdict
from collections.abc import Iterator
from string import ascii_lowercase

from stepguide.guide import calling

Index = dict[tuple[str, ...], set[str]]


def with_a_slip(words: list[str]) -> Iterator[list[str]]:
    """The words, each in turn with one letter wrong, missing, twice or swapped with the next."""
    for place, word in enumerate(words):
        for typed in slips(word):
            yield [*words[:place], typed, *words[place + 1 :]]


def slips(word: str) -> set[str]:
    """A word with one letter wrong, missing, twice or swapped with the next."""
    found = set()
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        found |= {before + after, before + letter + letter + after}
        found |= {before + after[:1] + letter + after[1:]}
        found |= {before + other + after for other in ascii_lowercase}
    return found - {word, ""}


def index() -> Index:
    """The long words of every call, by the words around each."""
    found: Index = defaultdict(set)
    for call in calling.known():
        words = call.split(" ")
        for at, word in enumerate(words):
            if len(word) >= calling.LONG_WORD:
                found[around(words, at)].add(word)
    return found


def around(words: list[str], at: int) -> tuple[str, ...]:
    """The words but the one at a place, which is left empty."""
    return (*words[:at], "", *words[at + 1 :])


def is_caught(words: list[str], known: Index) -> bool:
    """Whether a line of these words is heard: what calling.heard says, in a thousandth of its
    time."""
    return " ".join(words) in calling.known() or any(
        calling.is_near([word], [call])
        for at, word in enumerate(words)
        for call in known.get(around(words, at), ())
    )
