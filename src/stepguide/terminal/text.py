"""Text for a screen: folded, tied, counted, and as the stream can take it."""

import os
import re
import sys
import textwrap
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from stepguide.home.signs import escaped as escaped
from stepguide.home.signs import visible as visible

if TYPE_CHECKING:
    from typing import TextIO

# Between words that stay on one line; shown as a blank.
TIE = "\u00a0"
# What splitlines does not end a line at.
_IN_LINE = "[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"
USUAL = 80  # columns of a terminal that does not say how wide it is
USUAL_ROWS = 24
LEAST = 20  # columns; what says less says nothing


def folded(text: str, width: int, indent: str = "") -> str:
    """`text` in lines of `width`, broken between words alone: paths and numbers stay whole."""
    lines = textwrap.fill(
        text,
        max(width, 1),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines.replace(TIE, " ")


def columns(stream: "TextIO | None" = None) -> int:
    """How wide what goes to a stream may be: as its terminal, else COLUMNS, else any terminal there
    is. Notes and questions go to stderr, which stdout may not be."""
    told = os.environ.get("COLUMNS", "")
    ways: tuple[Callable[[], int], ...] = (
        lambda: os.get_terminal_size((stream or sys.stderr).fileno()).columns,
        lambda: int(told),
        *(partial(lambda number: os.get_terminal_size(number).columns, one) for one in range(3)),
    )
    for way in ways:
        with suppress(OSError, ValueError):  # no terminal, a stream that is no file, no number
            if (width := way()) >= LEAST:
                return width
    return USUAL


def rows(stream: "TextIO") -> int:
    """How high the terminal is that a stream goes to."""
    try:
        return os.get_terminal_size(stream.fileno()).lines or USUAL_ROWS
    except (OSError, ValueError):
        return USUAL_ROWS


def tied(text: str) -> str:
    """`text` with its blanks tied, so that it stays on one line where it is folded."""
    return text.replace(" ", TIE)


def one_line(text: str, longest: int = 200) -> str:
    """The first line of `text` that says something, for a list."""
    found = re.search(rf"\S{_IN_LINE}{{0,{longest}}}", text)
    if not found:
        return ""
    line = found[0].rstrip()
    if len(line) <= longest < len(found[0]):
        # Blanks in the middle of a long line, or behind a short one.
        line = text[found.start() :].splitlines()[0].rstrip()
    return visible(line if len(line) <= longest else line[: longest - 1] + "…")


def encodable(text: str, encoding: str | None) -> str:
    """`text` as a stream of this encoding can take it, with a question mark for the rest."""
    name = encoding or "ascii"
    return text.encode(name, "replace").decode(name)


def decoded(data: bytes) -> str:
    """Bytes that a person typed or piped as text, from which `encoded` makes the same again."""
    return data.decode(errors="surrogateescape")


def encoded(text: str) -> bytes:
    """What a person typed or piped as UTF-8, whatever the locale is, also where it was none."""
    return text.encode(errors="surrogateescape")


def is_utf8(encoding: str | None) -> bool:
    """Whether this is the name of UTF-8."""
    return (encoding or "utf-8").lower().replace("-", "") == "utf8"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 entry`, `2 entries`, `1,204 words`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
