"""A page as values: what is said, without how it is drawn. Text is always taken as it stands."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stepguide.advice import Do, Said


class Heading(NamedTuple):
    """The name of the page, or with `level` 2 of a part of it."""

    text: str
    level: int = 1


class Paragraph(NamedTuple):
    """Running text; a newline begins a new paragraph."""

    text: str
    quiet: bool = False


class Typed(NamedTuple):
    """What a person wrote, line for line as they wrote it."""

    text: str


class Spoken(NamedTuple):
    """Lines that are listened to one after another, such as a number for each place."""

    lines: Sequence[str]


class Notice(NamedTuple):
    """Something to read before the rest."""

    title: str
    text: str


class Items(NamedTuple):
    """A list; `ordered` ones are numbered. A pair is an item with a quieter second line."""

    items: Sequence[str | tuple[str, Said]]
    ordered: bool = False


class Bar(NamedTuple):
    """So many of so many, as a bar; whoever draws it says the number in words as well. Of a total
    of 0 no bar is drawn, and its place is left empty."""

    done: int
    total: int


class Marked(NamedTuple):
    """A line with some of it marked: `marks` are (start, end) places in `text`."""

    text: str
    marks: list[tuple[int, int]]


Cell = str | Bar


class Rows(NamedTuple):
    """Lines whose parts stand below each other; the one at `here` stands out.

    A row can be what to do next: the command, and beside it what it is for.

    Where the last part is only an excerpt, `may_cut`, it is cut to what room there is.

    Bars are left away where they are not drawn, and so their rows hold one where any does. Rows
    that are made one by one as they are drawn hold none.
    """

    rows: Iterable[Sequence[Cell]]
    here: int | None = None
    may_cut: bool = False
    aloud: str = ""  # what is said before each row that is listened to


class Table(NamedTuple):
    """Columns under their names, the first of them that of the row; where it does not fit, and on
    screens of fewer than `needs` columns, each row is a small list."""

    columns: list[str]
    rows: list[list[str]]
    needs: int = 0


class Gap(NamedTuple):
    """An empty line."""


def parts_of(row: Sequence[Cell]) -> Sequence[Cell]:
    """What stands side by side in a row."""
    return (row.typed, row.why) if isinstance(row, Do) else row


Block = Heading | Paragraph | Typed | Spoken | Notice | Items | Rows | Marked | Table | Gap | Do
Page = list[Block]


def is_stream(block: Block) -> bool:
    """Whether its rows are made as they are drawn, and so can be drawn once alone."""
    return isinstance(block, Rows) and not isinstance(block.rows, list)
