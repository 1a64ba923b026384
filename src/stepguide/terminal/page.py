"""A page as values: what is said, without how it is drawn. Text is always taken as it stands."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Heading:
    """The name of the page, or with `level` 2 of a part of it."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text; a newline begins a new paragraph."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Typed:
    """What a person wrote, line for line as they wrote it."""

    text: str


@dataclass(frozen=True)
class Notice:
    """Something to read before the rest."""

    title: str
    text: str


@dataclass(frozen=True)
class Items:
    """A list; `ordered` ones are numbered. A pair is an item with a quieter second line."""

    items: list[str | tuple[str, str]]
    ordered: bool = False


@dataclass(frozen=True)
class Bar:
    """So many of so many, as a bar; whoever draws it says the number in words as well."""

    done: int
    total: int


@dataclass(frozen=True)
class Marked:
    """A line with some of it marked: `marks` are (start, end) places in `text`."""

    text: str
    marks: list[tuple[int, int]]


Cell = str | Bar


@dataclass(frozen=True)
class Rows:
    """Lines that belong in columns; the one at `here` stands out. Columns of bars alone are left
    away where bars are not drawn."""

    rows: list[list[Cell]]
    columns: list[str] = field(default_factory=list)
    here: int | None = None


@dataclass(frozen=True)
class Gap:
    """An empty line."""


Block = Heading | Paragraph | Typed | Notice | Items | Rows | Marked | Gap
Page = list[Block]
