"""A question as a value: what is asked, what it takes, and how an answer is read and shown."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.home.dates import Clock
from stepguide.home.row import HIGHEST, LOWEST, Content
from stepguide.terminal import reading
from stepguide.terminal.dates import clock_from
from stepguide.terminal.text import encoded

Takes = Literal["text", "line", "scale", "hours", "time", "choice", "choices", "words"]
OF_CHOICES = ("choice", "choices", "words")
OWN_WORDS = ("text", "line", "words")  # what is taken in a person's own words
LONGEST_NAME = 14  # letters above a column
LARGEST = 64 * 1024
A_DAY = 24
LONGEST_WORD = 200
LONGEST_NUMBER = 9
LINES = 3  # on paper, for words of several lines


class Choice(NamedTuple):
    """One of the choices of a field: `id` is what is kept and what rules compare, `says` what a
    person reads and types. The id stays when the words change."""

    id: str
    says: str

    def __str__(self) -> str:
        return self.says


class Blank(NamedTuple):
    """Where an answer goes on paper: what can be ticked there, and so many lines to write on."""

    ticks: tuple[str, ...] = ()
    lines: int = 0


class Field(NamedTuple):
    """One thing that is asked: `name` stands above a column, `ask` and `help` where it is asked.

    A `scale` goes from 0 to 10, `hours` from 0 to 24, and a `time` is one of a day. A `choice` is
    one of `choices`, `choices` several of them, and `words` several of them or one's own. A `text`
    may have several lines. `enter` says what Enter alone does there, and `by_number` whether the
    number of a choice stands for it. `on_paper` is its help where there is no keyboard.
    """

    id: str
    name: str
    ask: str
    help: str = ""
    takes: Takes = "text"
    choices: Sequence[Choice] = ()
    enter: str = "Enter skips it"
    by_number: bool = True
    on_paper: str = ""

    @property
    def is_own_words(self) -> bool:
        """Whether it is answered in a person's own words."""
        return self.takes in OWN_WORDS

    def says(self, content: Content) -> str:
        """What was kept, as a person reads it; what is none of the choices as it stands."""
        says = dict(self.choices)
        several = content if isinstance(content, tuple) else (str(content),)
        return ", ".join(says.get(one, one) for one in several)

    def lists_choices(self) -> str:
        """The choices as a person reads them, with commas between."""
        return ", ".join(map(str, self.choices))

    def offers(self) -> str:
        """What can be chosen, as it stands below the question."""
        match self.takes:
            case "choice":
                return f"One of: {self.lists_choices()}"
            case "choices":
                return f"One or more, with commas between: {self.lists_choices()}"
        if not self.choices:
            return ""
        known = ", ".join(f"{place} {one}" for place, one in enumerate(self.choices, start=1))
        return f"One or more, by number or in your own words, with commas between: {known}"

    def blank(self) -> Blank:
        """Where its answer goes on paper."""
        match self.takes:
            case "scale":
                return Blank(tuple(map(str, range(LOWEST, HIGHEST + 1))))
            case "text":
                return Blank(lines=LINES)
        ticks = tuple(map(str, self.choices))
        return Blank(ticks, lines=0 if self.takes in ("choice", "choices") else 1)

    def read(self, typed: str, named: str = "", clock: Clock | None = None) -> Content:
        """What was typed, as it is kept; UsageError when it cannot be. `named` is what the answer
        is called in that error, on a command line: at a question it needs no name. `clock` is the
        person's."""
        match self.takes:
            case "scale":
                return scale_from(named or "The answer", typed)
            case "hours":
                return _hours(named or "The answer", typed)
            case "time":
                return f"{clock_from(typed, clock):%H:%M}"
            case "choice":
                return self._choice(typed, named)
            case "choices":
                found = [one for part in _parts(typed) for one in self._several(part, named)]
                return tuple(dict.fromkeys(found))
            case "words":
                return words_from(named, typed, self.choices)
        if len(encoded(typed)) > LARGEST:
            what = f" for one cell: {named}" if named else ": one answer"
            raise UsageError(
                f"That is too much{what} holds up to 64 KiB.",
                Do("journal add", "Write it as an answer or an entry"),
            )
        _check_text(named, typed)
        return typed.rstrip("\n")

    def is_found(self, typed: str) -> bool:
        """Whether what `read` makes of it is to be read back: a number in words that name none, a
        choice by its number, or choices in a sentence."""
        match self.takes:
            case "scale":
                return reading.figure(typed) is None
            case "choice":  # of which the number is not on the screen
                return number_from(typed) is not None
            case "choices":
                parts = _parts(typed)
                return any(
                    reading.choice(one, self.choices, self.by_number) is None for one in parts
                )
        return False

    def _choice(self, typed: str, named: str) -> str:
        found = reading.choice(typed, self.choices, self.by_number)
        if found is None:
            raise self._no_answer(typed, named)
        return found

    def _several(self, typed: str, named: str) -> tuple[str, ...]:
        found = reading.several(typed, self.choices)
        if found is None:
            raise self._no_answer(typed, named)
        return found

    def _no_answer(self, typed: str, named: str) -> UsageError:
        return UsageError(
            f"{_of(named)}{typed.strip()!r} is not one of the answers here.",
            f"They are {self.lists_choices()}.",
        )


def scale_from(named: str, typed: str) -> int:
    """A number from 0 to 10."""
    number = reading.scale(typed)
    if number is None:
        raise UsageError(f"{named} is a number from {LOWEST} to {HIGHEST}, not {typed!r}.")
    return number


def words_from(named: str, typed: str, known: Sequence[Choice]) -> tuple[str, ...]:
    """Several words with commas between: numbers of what is known, or one's own. What is known is
    kept by its id."""
    _check_text(named, typed)
    found = [_word(named, part.strip(), known) for part in _parts(typed)]
    return tuple(dict.fromkeys(found))


def _word(named: str, typed: str, known: Sequence[Choice]) -> str:
    number = number_from(typed)
    if number is not None and known:
        if not 1 <= number <= len(known):
            raise UsageError(
                f"{named or 'This'} has no number {typed}.", f"They go from 1 to {len(known)}."
            )
        return known[number - 1].id
    if len(typed) > LONGEST_WORD:
        raise UsageError(f"{named or 'This'} takes a few words, up to {LONGEST_WORD} letters each.")
    exact, begun = _meant(typed, known)
    # The beginning of a choice stands for it only where that is plain; the rest is one's own.
    return exact[0] if exact else begun[0] if len(begun) == 1 and len(typed) > 1 else typed


def _hours(named: str, typed: str) -> int | float:
    number = reading.hours(typed)
    if number is None or number > A_DAY:
        raise UsageError(f"{named} is a number of hours from 0 to {A_DAY}, not {typed!r}.")
    hours = round(number, 2)
    return int(hours) if hours.is_integer() else hours


def _meant(typed: str, known: Sequence[Choice]) -> tuple[list[str], list[str]]:
    """The ids of the choices that are what was typed, and of those that begin so: by what they
    say, and where none says so by their ids."""
    wanted = typed.casefold()
    if not wanted:
        return [], []
    for names in ([one.says for one in known], [one.id for one in known]):
        folded = [(one.id, name.casefold()) for one, name in zip(known, names, strict=True)]
        exact = [one for one, name in folded if name == wanted]
        begun = [one for one, name in folded if name.startswith(wanted)]
        if exact or begun:
            return exact, begun
    return [], []


def number_from(typed: str) -> int | None:
    """A whole number, or None for anything else; one too long to be meant is not read."""
    digits = typed.strip()
    is_one = digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_NUMBER
    return int(digits) if is_one else None


def _parts(typed: str) -> list[str]:
    lines = typed.replace(";", ",").replace("\n", ",")
    return [part for part in lines.split(",") if part.strip()]


def _check_text(named: str, typed: str) -> None:
    try:
        typed.encode()
    except UnicodeEncodeError:
        what = f"{named}: that" if named else "That"
        raise UsageError(f"{what} is not text in UTF-8.") from None


def _of(named: str) -> str:
    return f"{named}: " if named else ""
