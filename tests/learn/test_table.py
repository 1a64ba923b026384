"""Tables: in columns where they fit, else as lists; no word is broken, and every cell is there."""

import re
from functools import cache
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from stepguide.learn import views
from stepguide.terminal.aloud import Aloud
from stepguide.terminal.draw import WIDEST, by_rich
from stepguide.terminal.page import Table
from tests.known import GUIDE

WIDTHS = range(40, 201)

_of_the_guide = GUIDE.topics.topic("compare").table
assert _of_the_guide is not None
PATHS = views.comparison(_of_the_guide)

words = st.text("abc[]/:;,.'()é", min_size=1, max_size=14)
cells = st.lists(words, min_size=1, max_size=6).map(" ".join)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of two to six columns, the first of which has no name."""
    count = draw(st.integers(1, 5))
    columns = draw(st.lists(cells, min_size=count, max_size=count))
    row = st.lists(cells, min_size=count + 1, max_size=count + 1)
    return Table(["", *columns], draw(st.lists(row, min_size=1, max_size=4)))


def _lines(table: Table, width: int, plain: bool, styled: bool = False) -> list[str]:
    console = Console(
        width=width,
        force_terminal=styled,
        color_system="standard" if styled else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    drawn = "".join(Aloud(width, False).pieces([table])) if plain else by_rich(table, console)
    lines = drawn.splitlines()
    return [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in lines]


@cache
def _paths(width: int, plain: bool) -> list[str]:
    return _lines(PATHS, width, plain)


def _is_in_columns(lines: list[str]) -> bool:
    return any(set(line) == {"─"} for line in lines)


def _as_list(table: Table) -> list[str]:
    """Every word of a table as a list, with its marks, in order."""
    said: list[str] = []
    for name, *row in table.rows:
        said += name.split()
        for column, cell in zip(table.columns[1:], row, strict=True):
            said += ["-", *f"{column}: {cell}".split()]
    return said


def _parts(lines: list[str]) -> list[list[str]]:
    """The lines of each column: columns stand where three blanks run through every line."""
    whole = [line.ljust(max(map(len, lines))) for line in lines]
    filled = "".join(
        " " if all(line[place] == " " for line in whole) else "x" for place in range(len(whole[0]))
    )
    spans = [hit.span() for hit in re.finditer(r"x(?: {0,2}x)*", filled)]
    return [[line[start:stop].strip() for line in whole] for start, stop in spans]


def _holds(table: Table, lines: list[str]) -> None:
    """Every cell of `table` stands in `lines`, whole, in its row and column."""
    if not _is_in_columns(lines):
        assert " ".join(lines).split() == _as_list(table)
        return
    (rule,) = [number for number, line in enumerate(lines) if set(line) == {"─"}]
    columns = _parts([line for number, line in enumerate(lines) if number != rule])
    assert len(columns) == len(table.columns)
    for number, column in enumerate(columns):
        assert " ".join(column[:rule]).split() == table.columns[number].split()
        left = column[rule:]
        rest = " ".join(left).split()
        assert rest == " ".join(row[number] for row in table.rows).split()
    _rows_stand_side_by_side(table, [column[rule:] for column in columns])


def _rows_stand_side_by_side(table: Table, columns: list[list[str]]) -> None:
    lines = list(zip_longest(*columns, fillvalue=""))
    for row in table.rows:
        taken = [""] * len(row)
        while taken != row:
            assert lines, f"{row} does not end before the table does"
            line = lines.pop(0)
            taken = [f"{said} {more}".strip() for said, more in zip(taken, line, strict=True)]
            assert all(cell.startswith(said) for cell, said in zip(row, taken, strict=True))
    assert lines == []


@pytest.mark.parametrize("plain", [False, True], ids=["boxes", "plain"])
def test_no_word_of_the_paths_is_broken_and_every_cell_is_there(plain: bool) -> None:
    for width in WIDTHS:
        lines = _paths(width, plain)
        _holds(PATHS, lines)
        assert max(map(len, lines)) <= min(width, WIDEST), width


@pytest.mark.parametrize("width", [40, 72, 80, 96, 200])
def test_colour_breaks_no_word_of_the_paths_either(width: int) -> None:
    assert _lines(PATHS, width, plain=False, styled=True) == _paths(width, False)


def test_the_paths_are_lists_where_columns_do_not_fit_and_columns_from_there_on() -> None:
    fitting = [width for width in WIDTHS if _is_in_columns(_paths(width, False))]
    assert fitting == [width for width in WIDTHS if width >= fitting[0]]
    assert 60 < fitting[0] <= 80


def test_the_paths_in_plain_are_lists_at_every_width() -> None:
    assert not any(_is_in_columns(_paths(width, True)) for width in WIDTHS)


def test_a_row_as_a_list_names_each_column_beside_its_cell() -> None:
    table = Table(["", "One way", "Another"], [["Cost", "free", "paid"], ["Led by", "x y", "z"]])
    said = ["Cost", " - One way: free", " - Another: paid"]
    assert _lines(table, 40, plain=True) == [
        *said,
        "",
        "Led by",
        " - One way: x y",
        " - Another: z",
    ]


@given(tables(), st.integers(40, 200), st.booleans())
def test_no_word_of_any_table_is_broken_and_every_cell_is_there(
    table: Table, width: int, plain: bool
) -> None:
    lines = _lines(table, width, plain)
    _holds(table, lines)
    assert max(map(len, lines)) <= min(width, WIDEST)
