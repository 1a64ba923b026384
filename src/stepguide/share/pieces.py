"""What can be shared: rows, answers and entries, gathered by what the person picks."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from stepguide.advice import Do
from stepguide.errors import NotFoundError, StepguideError
from stepguide.guide.sheets import Sheets
from stepguide.guide.steps import Program
from stepguide.home import rows
from stepguide.home.collection import of_kind
from stepguide.home.kinds import KINDS, WRITINGS
from stepguide.home.row import Row
from stepguide.journal import finding
from stepguide.journal.records import Writing, question_of
from stepguide.records.finding import Telling, find
from stepguide.records.handling import handling_of
from stepguide.records.views import shown_content
from stepguide.terminal.context import Context

MARK = "share"


class Piece(NamedTuple):
    """One item of a reading: a title, the day it is about, and its parts as (name, text).

    A part without a name is running text. `kind` and `id` say which record it is, `changed` when
    that was last changed.
    """

    kind: str
    id: str
    step: int | None
    at: datetime
    title: str
    parts: list[tuple[str, str]]
    changed: datetime | None = None


class Picked(NamedTuple):
    """What the person picks; what is left out picks nothing."""

    steps: tuple[int, ...] = ()
    sheets: tuple[str, ...] = ()
    answers: bool = False
    marked: bool = False
    ids: tuple[str, ...] = ()


def gather(context: Context, picked: Picked) -> list[Piece]:
    """The pieces that are picked, by step, then in the order in which they were written.

    NotFoundError or UsageError for an id that is none or fits several.
    """
    found = {piece.id: piece for piece in _picked(context, picked)}
    for typed in picked.ids:
        piece = _by_id(context, typed)
        found[piece.id] = piece
    return sorted(found.values(), key=lambda piece: (piece.step or 0, piece.at, piece.id))


def _picked(context: Context, picked: Picked) -> Iterator[Piece]:
    for kind in (kind.id for kind in KINDS if kind.sheet):
        for row in rows.every(context.home, kind):
            wanted = row.step in picked.steps or kind in picked.sheets
            if wanted or (picked.marked and _is_marked(row.tags)):
                yield of_row(row, context.guide.sheets)
    if not (picked.steps or picked.answers or picked.marked):
        return
    for writing in finding.everything(context.home):
        is_answer = question_of(writing) is not None
        wanted = (is_answer and picked.answers) or (writing.step in picked.steps)
        if wanted or (picked.marked and _is_marked(writing.tags)):
            yield of_writing(writing, context.guide.steps)


def _by_id(context: Context, typed: str) -> Piece:
    """The row or the writing that an id means, of all there are; `last` is the newest of all."""
    kinds = [kind.id for kind in KINDS if kind.sheet or kind.id in WRITINGS]
    places = [of_kind(context.home, kind) for kind in kinds]
    telling = Telling(
        context.now,
        lambda record: handling_of(context, record.kind).begins(record),
        lambda typed: NotFoundError(
            f"There is no entry {typed!r}.", Do("journal list", "To see their ids")
        ),
    )
    record = find(places, typed, telling).record
    if record.kind in WRITINGS:
        return of_writing(record, context.guide.steps)
    return of_row(record, context.guide.sheets)


def of_row(row: Row, known: Sheets) -> Piece:
    """A row as a piece: each of its cells under its name."""
    kinds = known.sheet(row.kind).kinds
    kind = next((one for one in kinds if one.id == row.sheet), None)
    cells = {cell.id: cell for cell in kind.fields} if kind else {}
    parts = [
        (cells[name].name if name in cells else name, shown_content(content, cells.get(name)))
        for name, content in row.cells.items()
    ]
    title = kind.title if kind else row.sheet
    return Piece(row.kind, row.id, row.step, row.at, title, parts, row.updated_at)


def of_writing(writing: Writing, program: Program) -> Piece:
    """An answer under its question, or an entry."""
    asked = question_of(writing)
    title = "What I wrote"
    if asked:
        try:
            title = program.question(asked)[1].text
        except StepguideError:
            title = asked
    kind = "answer" if asked else "entry"
    parts = [("", writing.text)]
    return Piece(kind, writing.id, writing.step, writing.at, title, parts, writing.updated_at)


def _is_marked(tags: Iterable[str]) -> bool:
    return any(tag.casefold() == MARK for tag in tags)
