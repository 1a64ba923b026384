"""The lines of a text in which a search found something."""

from stepguide.terminal.page import Block, Marked
from stepguide.terminal.search import Spans
from stepguide.terminal.text import counted

LONGEST_LINE = 240
LINES_A_HIT = 3


def excerpts(text: str, spans: Spans) -> list[Block]:
    """The lines of `text` that hold a place, marked; the first few, and how many more there are."""
    blocks: list[Block] = []
    start = first = 0
    for line in text.splitlines(keepends=True):
        stop = start + len(line)
        while first < len(spans) and spans[first][1] <= start:
            first += 1
        marks = []
        for number in range(first, len(spans)):
            a, b = spans[number]
            if a >= stop:
                break
            marks.append((max(a, start) - start, min(b, stop) - start))
        if marks:
            blocks.append(_cut(line.rstrip("\r\n"), marks))
        start = stop
    if len(blocks) > LINES_A_HIT:
        more = len(blocks) - LINES_A_HIT
        return [*blocks[:LINES_A_HIT], Marked(f"(and {counted(more, 'more line')})", [])]
    return blocks


def _cut(line: str, marks: Spans) -> Marked:
    """A long line, cut to the part around its first mark."""
    if len(line) <= LONGEST_LINE:
        return Marked(line, [(a, min(b, len(line))) for a, b in marks if a < len(line)])
    begin = max(0, marks[0][0] - LONGEST_LINE // 3)
    end = min(len(line), begin + LONGEST_LINE)
    lead = "…" if begin else ""
    moved = [
        (a - begin + len(lead), min(b, end) - begin + len(lead))
        for a, b in marks
        if begin <= a < end
    ]
    return Marked(lead + line[begin:end] + ("…" if end < len(line) else ""), moved)
