"""The one way to find a thing by how its name begins: steps, topics, sheets, skills, people."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from stepguide.errors import StepguideError
from stepguide.terminal.search import fold

T = TypeVar("T")
Names = Callable[[T], Sequence[str]]


def exactly(typed: str, known: Iterable[T], names: Names[T]) -> list[T]:
    """Those of `known` that are called what was typed. Capitals, accents, hyphens for blanks and
    blanks around it make no difference."""
    wanted = plain(typed)
    return [one for one in known if wanted and wanted in map(plain, names(one))]


def begun(typed: str, known: Iterable[T], names: Names[T]) -> list[T]:
    """Those that are called what was typed; where none is, those with a name that begins so."""
    every, wanted = list(known), plain(typed)
    return exactly(typed, every, names) or [
        one
        for one in every
        if wanted and any(plain(name).startswith(wanted) for name in names(one))
    ]


def with_words(typed: str, known: Iterable[T], names: Names[T]) -> list[T]:
    """Those with a name in which every word that was typed begins a word."""
    wanted = plain(typed).split()
    return [
        one
        for one in known
        if wanted and any(_holds(wanted, plain(name).split()) for name in names(one))
    ]


def only(hits: Sequence[T], several: StepguideError, none: StepguideError) -> T:
    """The one there is; the error `several` or `none` where it is not one."""
    if len(hits) == 1:
        return hits[0]
    raise several if hits else none


def plain(name: str) -> str:
    """A name, or what was typed for one, as two of them are compared."""
    return " ".join(fold(name).replace("-", " ").split())


def _holds(wanted: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)
