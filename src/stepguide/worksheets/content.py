"""What can be put in the cells of a row."""

from stepguide.errors import UsageError
from stepguide.guide.sheets import Cell
from stepguide.steps.rows import HIGHEST, LOWEST, Content

LARGEST_CELL = 64 * 1024


def content_from(cell: Cell, typed: str) -> Content:
    """What was typed for a cell, as it is kept; UsageError when it cannot be."""
    match cell.takes:
        case "scale":
            return _scale(cell, typed)
        case "choice":
            return _choice(cell, typed)
        case "choices":
            parts = [part for part in typed.replace(";", ",").split(",") if part.strip()]
            return tuple(dict.fromkeys(_choice(cell, part) for part in parts))
    if len(typed.encode(errors="surrogateescape")) > LARGEST_CELL:
        raise UsageError(
            f"That is too much for one cell: {cell.name} holds up to 64 KiB.",
            "Write it as an answer or an entry: stepguide journal add",
        )
    try:
        typed.encode()
    except UnicodeEncodeError:
        raise UsageError(f"{cell.name}: that is not text in UTF-8.") from None
    return typed.rstrip("\n")


def _scale(cell: Cell, typed: str) -> int:
    number = typed.strip()
    if not (number.isascii() and number.isdecimal() and LOWEST <= int(number) <= HIGHEST):
        raise UsageError(f"{cell.name} is a number from {LOWEST} to {HIGHEST}, not {typed!r}.")
    return int(number)


def _choice(cell: Cell, typed: str) -> str:
    wanted = typed.strip().lower()
    hits = [choice for choice in cell.choices if wanted and choice.startswith(wanted)]
    exact = [choice for choice in hits if choice == wanted]
    if len(exact or hits) != 1:
        raise UsageError(
            f"{cell.name} cannot be {typed.strip()!r}.", f"It takes {', '.join(cell.choices)}."
        )
    return (exact or hits)[0]
