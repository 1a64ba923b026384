"""How the journal is shown."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from stepguide.advice import Do
from stepguide.home import left
from stepguide.home.dates import Dates
from stepguide.journal.records import Writing, about, question_of
from stepguide.terminal.dates import shown
from stepguide.terminal.page import Cell, Heading, Page, Paragraph, Rows, Typed
from stepguide.terminal.text import listed, one_line

if TYPE_CHECKING:
    from stepguide.home.drafts import Draft
    from stepguide.home.store import Damage


NO_DRAFTS = "There are no drafts. Everything you wrote is saved."


def as_data(writing: Writing, round_: int | None) -> dict[str, Any]:
    """A record as data, with the round of its step that it belongs to."""
    known = {
        "format": writing.format,
        "kind": writing.kind,
        "id": writing.id,
        "short_id": writing.short_id,
        "at": writing.at,
        "updated_at": writing.updated_at,
        "text": writing.text,
        "program": writing.program,
        "step": writing.step,
        "question": question_of(writing),
        "round": round_,
        "tags": writing.tags,
    }
    return {**(writing.model_extra or {}), **known}


def entries(
    found: Iterable[Writing],
    dates: Dates,
    in_trash: bool,
    filtered: bool,
    damage: "Sequence[Damage]",
) -> Page:
    """A list, newest first. `damage` is what could not be read, known when `found` is used up."""
    title = "In the trash" if in_trash else "Your journal"
    rest = iter(found)
    first = next(rest, None)
    if first is None:
        if filtered:
            return [Heading(title), Paragraph("Nothing here fits what you asked for.")]
        if damage:
            return [Heading(title), Paragraph("There is something here, but it cannot be read.")]
        if in_trash:
            return [Heading(title), Paragraph("The trash is empty.")]
        return [Heading(title), Do("journal add", "Nothing is here yet. To write something")]
    rows = ((*_head(writing, dates), one_line(writing.text)) for writing in chain((first,), rest))
    return [Heading(title), Rows(rows, may_cut=True)]


def _head(writing: Writing, dates: Dates) -> tuple[str, str, str]:
    return writing.short_id, shown(writing.at, dates, clock=True), about(writing)


def one(
    writing: Writing,
    dates: Dates,
    round_: int | None,
    in_trash: bool,
    question: str | None = None,
) -> Page:
    """One record, with its text as it was written."""
    head = [f"{writing.short_id}  {shown(writing.at, dates, clock=True)}"]
    if writing.step:
        again = f", round {round_}" if round_ and round_ > 1 else ""
        head.append(f"{_long_place(writing)}{again}{f': {question}' if question else ''}")
    if writing.tags:
        head.append("Tags: " + ", ".join(writing.tags))
    page: Page = [Heading(head[0]), *(Paragraph(line, quiet=True) for line in head[1:])]
    if in_trash:
        page.append(Do(f"journal restore {writing.short_id}", "In the trash. To put it back"))
    return [*page, Typed(writing.text)]


def draft_list(drafts: "list[Draft]", dates: Dates, about: "Callable[[Draft], str]") -> Page:
    """The drafts there are, and what each is `about`."""
    if not drafts:
        return [Paragraph(NO_DRAFTS)]
    rows: list[list[Cell]] = []
    for draft in drafts:
        state = "open now" if draft.in_use() else ""
        text = one_line(draft.text().decode(errors="replace")) or "(no words yet)"
        if found := [
            *(path.name for path in left.beside(draft.text_file)),
            *left.elsewhere(draft.text_file),
        ]:
            text += f" (beside it: {listed([*map(str, found)])})"
        started = shown(draft.note.started_at, dates, clock=True)
        rows.append([draft.short_id, started, about(draft), state, text])
    first = drafts[0].short_id
    return [
        Heading("Drafts"),
        Rows(rows, may_cut=True),
        Do(f"journal drafts open {first}", "To go on"),
        Do(f"journal drafts drop {first}", "To let go"),
    ]


def draft_values(draft: "Draft") -> tuple[object, ...]:
    """A draft as a line on a pipe."""
    note, text = draft.note, draft.text().decode(errors="replace")
    return (draft.id, note.started_at, note.of, draft.in_use(), text)


def draft_data(draft: "Draft") -> dict[str, Any]:
    """A draft as data."""
    return {
        "id": draft.id,
        "short_id": draft.short_id,
        "purpose": draft.note.purpose,
        "of": draft.note.of,
        "form": draft.note.form,
        "field": draft.note.field,
        "started_at": draft.note.started_at,
        "record": draft.note.record,
        "options": draft.note.options,
        "in_use": draft.in_use(),
        "text_file": draft.text_file,
        "beside": [*left.beside(draft.text_file), *left.elsewhere(draft.text_file)],
        "text": draft.text().decode(errors="replace"),
    }


def _long_place(writing: Writing) -> str:
    question = question_of(writing)
    return f"Answer to question {question}" if question else f"About step {writing.step}"
