"""The guide's pages are held whole at one width; at others and in colours, by what stays there."""

import re

from rich.cells import cell_len

RULES = set("─━│╭╮╰╯█░")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def says_the_same(shown: str, held: str, width: int) -> None:
    """Assert that a page has the words of the one that is held, no line wider, no control sign."""
    # A command that stands alone is left whole, to be copied.
    lines = [line for line in shown.splitlines() if not line.startswith("stepguide ")]
    assert max(map(cell_len, lines)) <= width
    assert not CONTROL.search(shown)
    assert _letters(shown) == _letters(held)


def styled_lines(shown: str, held: str) -> str:
    """The lines with styles of a page that is else the one that is held."""
    assert _without_ends(STYLE.sub("", shown)) == _without_ends(held)
    return "".join(line for line in shown.splitlines(keepends=True) if "\x1b" in line)


def _without_ends(page: str) -> list[str]:
    # A cell in a style keeps the blanks that fill it.
    return [line.rstrip() for line in page.splitlines()]


def _letters(page: str) -> str:
    # A word longer than a line is broken anywhere, so blanks say nothing.
    return "".join(sign for sign in page if not sign.isspace() and sign not in RULES)
