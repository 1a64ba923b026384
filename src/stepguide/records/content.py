"""What can be put in the cells of a row."""

from typing import TYPE_CHECKING

from stepguide.errors import UsageError
from stepguide.home.row import HIGHEST, LOWEST, Content
from stepguide.safety import reading
from stepguide.terminal.text import encoded

if TYPE_CHECKING:
    from stepguide.guide.sheets import Cell, Choice

LARGEST_CELL = 64 * 1024
A_DAY = 24
LONGEST_WORD = 200
LONGEST_NUMBER = 9


def content_from(cell: "Cell", typed: str) -> Content:
    """What was typed for a cell, as it is kept; UsageError when it cannot be."""
    match cell.takes:
        case "scale":
            return scale_from(cell.name, typed)
        case "hours":
            return _hours(cell, typed)
        case "time":
            return _time(typed)
        case "choice":
            return _choice(cell, typed)
        case "choices":
            return tuple(dict.fromkeys(_choice(cell, part) for part in _parts(typed)))
        case "words":
            return words_from(cell.name, typed, cell.choices)
    if len(encoded(typed)) > LARGEST_CELL:
        raise UsageError(
            f"That is too much for one cell: {cell.name} holds up to 64 KiB.",
            "Write it as an answer or an entry: stepguide journal add",
        )
    _check_text(cell.name, typed)
    return typed.rstrip("\n")


def scale_from(name: str, typed: str) -> int:
    """A number from 0 to 10."""
    number = reading.scale(typed)
    if number is None:
        raise UsageError(f"{name} is a number from {LOWEST} to {HIGHEST}, not {typed!r}.")
    return number


def words_from(name: str, typed: str, known: "list[Choice]") -> tuple[str, ...]:
    """Several words with commas between: numbers of what is known, or one's own. What is known is
    kept by its id."""
    _check_text(name, typed)
    found = [_word(name, part.strip(), known) for part in _parts(typed)]
    return tuple(dict.fromkeys(found))


def _word(name: str, typed: str, known: "list[Choice]") -> str:
    number = _number(typed)
    if number is not None and known:
        if not 1 <= number <= len(known):
            raise UsageError(f"{name} has no number {typed}.", f"They go from 1 to {len(known)}.")
        return known[number - 1].id
    if len(typed) > LONGEST_WORD:
        raise UsageError(f"{name} takes a few words, up to {LONGEST_WORD} letters each.")
    exact, begun = _meant(typed, known)
    # The beginning of a choice stands for it only where that is plain; the rest is one's own.
    return exact[0] if exact else begun[0] if len(begun) == 1 and len(typed) > 1 else typed


def _hours(cell: "Cell", typed: str) -> int | float:
    number = typed.strip().lower().replace(",", ".").removesuffix("h").strip()
    plain = number.replace(".", "", 1)
    if not (plain.isascii() and plain.isdecimal() and 0 <= float(number) <= A_DAY):
        raise UsageError(f"{cell.name} is a number of hours from 0 to {A_DAY}, not {typed!r}.")
    hours = round(float(number), 2)
    return int(hours) if hours.is_integer() else hours


def _time(typed: str) -> str:
    from stepguide.terminal.dates import clock_from

    hour, minute = clock_from(typed)
    return f"{hour:02}:{minute:02}"


def _choice(cell: "Cell", typed: str) -> str:
    found = reading.choice(typed, [(one.id, one.says) for one in cell.choices])
    if found is None:
        raise UsageError(
            f"{cell.name}: {typed.strip()!r} is not one of the answers here.",
            f"They are {cell.lists_choices()}.",
        )
    return found


def _meant(typed: str, known: "list[Choice]") -> tuple[list[str], list[str]]:
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


def _number(typed: str) -> int | None:
    """A whole number, or None for anything else; one too long to be meant is not read."""
    digits = typed.strip()
    is_one = digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_NUMBER
    return int(digits) if is_one else None


def _parts(typed: str) -> list[str]:
    lines = typed.replace(";", ",").replace("\n", ",")
    return [part for part in lines.split(",") if part.strip()]


def _check_text(name: str, typed: str) -> None:
    try:
        typed.encode()
    except UnicodeEncodeError:
        raise UsageError(f"{name}: that is not text in UTF-8.") from None
