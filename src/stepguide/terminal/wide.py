"""Letters of every width, measured and folded as Rich does: what lines.py asks for where a text has
others than those of one column."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rich.cells import cell_len, chop_cells, set_cell_size

TAB = 8
_WORD = r"\s*\S+\s*"


def columns_of(text: str) -> int:
    """How many columns a text takes."""
    return cell_len(text)


def wrapped(line: str, width: int) -> Iterator[str]:
    """As `lines.wrapped`, for one line."""
    line = _untabbed(line)
    places = [0, *_breaks(line, width), len(line)]
    for start, stop in pairwise(places):
        part = line[start:stop]
        if (over := len(part) - width) > 0:
            blanks = len(part) - len(part.rstrip())
            part = part[: len(part) - min(blanks, over)]
        if cell_len(part) > width:
            part = fitted(part, width)
        yield part.rstrip(" ")


def fitted(text: str, width: int) -> str:
    """`text` cut or filled to `width` columns."""
    try:
        return set_cell_size(text, width)
    except IndexError:  # Rich 15 counts joiners in a row in two ways, and trips over it
        return text


def _breaks(line: str, width: int) -> Iterator[int]:
    """Where lines begin within `line`; a word that is longer than a line is broken."""
    taken = 0
    for found in re.finditer(_WORD, line):
        word, start = found[0], found.start()
        needs = cell_len(word.rstrip())
        if needs <= width - taken:
            taken += cell_len(word)
        elif needs > width:
            parts = chop_cells(word, width)
            for part in parts:
                if start:
                    yield start
                start += len(part)
            if parts:
                taken = cell_len(parts[-1])
        elif taken and start:
            yield start
            taken = cell_len(word)


def _untabbed(line: str) -> str:
    """`line` with its tabs as blanks up to the next of their places."""
    *before, last = line.split("\t")
    taken, parts = 0, []
    for part in before:
        # The blank is measured with what it follows: a joiner takes it in.
        taken += cell_len(f"{part} ")
        blanks = -taken % TAB
        taken += blanks
        parts.append(f"{part} {' ' * blanks}")
    return "".join([*parts, last])
