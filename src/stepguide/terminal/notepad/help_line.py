"""The last line: how to save and how to leave, as far as there is room."""

import os
from typing import TextIO

from stepguide.terminal.text import USUAL, USUAL_ROWS

# The longest for which there is room.
HOW = (
    "Control D saves. Control C leaves, and the words are kept. Control _ takes back. ! is help.",
    "Control D saves, Control C leaves and keeps it, Control _ takes back, ! is help",
    "Control D saves, Control C leaves and keeps it, ! is help",
    "^D saves, ^C leaves and keeps, ! help",
    "^D saves, ^C keeps",
    "^D, ^C",
)
NOT_KEPT = "Not on the disk: {}"


def how(width: int, problem: str = "") -> str:
    """How to save and how to leave, and before that what keeps words from the disk, on one line of
    less than `width` columns."""
    said = (f"{NOT_KEPT.format(problem)}. {HOW[-2]}", NOT_KEPT.format(problem)) if problem else HOW
    return next((one for one in said if len(one) < width), said[-1])


def size(terminal: TextIO) -> tuple[int, int]:
    """Rows and columns of a terminal; new ones, and some containers, do not say."""
    try:
        columns, rows = os.get_terminal_size(terminal.fileno())
    except OSError:
        columns = rows = 0
    return rows or USUAL_ROWS, columns or USUAL
