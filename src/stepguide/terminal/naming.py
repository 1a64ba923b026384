"""The one way to find a thing by how its name begins: steps, topics, sheets, skills, people."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from stepguide.terminal.search import fold

T = TypeVar("T")


def begun(typed: str, known: Iterable[T], names: Callable[[T], Sequence[str]]) -> list[T]:
    """Those of `known` that are called what was typed; where none is, those with a name that begins
    so. Capitals, accents, hyphens for blanks and blanks around it make no difference."""
    wanted = plain(typed)
    if not wanted:
        return []
    every = [(one, [plain(name) for name in names(one)]) for one in known]
    exact = [one for one, called in every if wanted in called]
    return exact or [
        one for one, called in every if any(name.startswith(wanted) for name in called)
    ]


def with_words(typed: str, known: Iterable[T], names: Callable[[T], Sequence[str]]) -> list[T]:
    """Those of `known` with a name in which every word that was typed begins a word."""
    wanted = plain(typed).split()
    return [
        one
        for one in known
        if wanted and any(_holds(wanted, plain(name).split()) for name in names(one))
    ]


def plain(name: str) -> str:
    """A name or what was typed for one, as two of them are compared."""
    return " ".join(fold(name).replace("-", " ").split())


def _holds(wanted: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)
