"""Lines wrapped between words: how a line stands in rows of a width, and which place is where."""

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from prompt_toolkit.formatted_text import fragment_list_to_text
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.utils import get_cwidth

from stepguide.terminal.text import visible

TAB = 4  # cells
REMEMBERED = 1024  # lines
LEAST = 2  # columns, below which a wide letter has no room
BLANKS = " \t"


class Wrapped(NamedTuple):
    """A line of `width` columns: what is shown of each letter, and the places at which rows
    begin."""

    shown: list[str]
    starts: list[int]
    width: int

    def row_at(self, place: int) -> int:
        """The row in which a place stands."""
        return bisect_right(self.starts, place) - 1

    def column_at(self, place: int) -> int:
        """How many cells stand before a place in its row."""
        return _cells(self.shown[self.starts[self.row_at(place)] : place])

    def place_at(self, row: int, column: int) -> int:
        """The place that stands nearest to a column of a row."""
        place = self.starts[row]
        is_last = row + 1 == len(self.starts)
        end = len(self.shown) if is_last else self.starts[row + 1] - 1
        for cells in accumulate(map(get_cwidth, self.shown[place:end])):
            if cells > column:
                break
            place += 1
        return place


@lru_cache(REMEMBERED)
def wrapped(line: str, width: int) -> Wrapped:
    """A line in rows. A blank for which there is no room ends its row and is not shown; a word that
    is longer than a row is broken."""
    shown = [*line] if line.isprintable() else [_shown(letter) for letter in line]
    starts, column, word = [0], 0, 0  # where the row and the word begin
    for place, letter in enumerate(line):
        cells = get_cwidth(shown[place])
        if column + cells > width and letter in BLANKS:
            shown[place], cells = "", 0
        elif column + cells > width:
            starts.append(word if word > starts[-1] else place)
            column = _cells(shown[starts[-1] : place])
        column += cells
        if letter in BLANKS:
            word = place + 1
    return Wrapped(shown, starts, width)


def _shown(letter: str) -> str:
    return " " * TAB if letter == "\t" else visible(letter)


def _cells(shown: list[str]) -> int:
    return sum(map(get_cwidth, shown))


class WordWrap(Processor):
    """Fills each row with blanks to the edge, where the next one then begins."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """The line as it is shown."""
        line = fragment_list_to_text(transformation_input.fragments)
        if transformation_input.width < LEAST:
            return Transformation(transformation_input.fragments)
        found = wrapped(line, transformation_input.width)
        pieces = list(found.shown)
        for start, end in pairwise(found.starts):
            pieces[end - 1] += " " * (found.width - _cells(found.shown[start:end]))
        before = [0, *accumulate(map(len, pieces))]

        def to_display(place: int) -> int:
            return before[min(place, len(pieces))]

        def to_source(place: int) -> int:
            return bisect_right(before, place) - 1

        return Transformation([("", "".join(pieces))], to_display, to_source)
