"""A draft of one field taken up again, and kept in its row."""

from typing import TYPE_CHECKING

from stepguide.advice import Do
from stepguide.errors import StoppedError, UsageError
from stepguide.guide.sheets import Form
from stepguide.home.drafts import Draft
from stepguide.home.row import Content
from stepguide.records import arguments
from stepguide.records.cells import with_cells
from stepguide.records.finding import Found, print_of
from stepguide.terminal import asking, editor
from stepguide.terminal.context import Context
from stepguide.terminal.field import Field
from stepguide.terminal.screen import hint, remark, say
from stepguide.terminal.text import decoded
from stepguide.writing.compose import taken, write_in

if TYPE_CHECKING:
    from stepguide.records.row_handling import RowHandling, RowR


def field(handling: "RowHandling[RowR]", draft: Draft, as_json: bool) -> None:
    """Go on with the words of a field where they were left, and put them in its row."""
    form, field = _place(handling, draft)
    found, own_id = handling.owner_of(draft)
    if found is None:
        handling.check_room(form)
    taken(draft)
    replaces = _replaces(handling.context, found, draft)
    say(field.ask)
    hint(field.help)
    if found and field.id in found.record.cells and not replaces:
        hint(f"In the row: {field.says(found.record.cells[field.id])} (what you write is added)")

    def save(data: bytes) -> "RowR":
        content = field.read(decoded(data), clock=handling.context.dates.clock)
        if found is None:
            place = arguments.step(handling.context, form, None)
            at = draft.note.started_at if handling.kind.of == "day" else None
            return handling.add(form, {field.id: content}, *place, at, id=own_id)
        before = found.record.cells.get(field.id)
        kept = content if replaces or before is None else _added(before, content)
        return handling.change(found, lambda row: with_cells(row, form, {field.id: kept}))

    handling.tell_saved(write_in(handling.context, draft, save, editor.command()), as_json)


def _place(handling: "RowHandling[RowR]", draft: Draft) -> tuple[Form, Field]:
    note = draft.note
    for form in handling.sheet.kinds:
        for field in handling.fields_of(form):
            if (form.id, field.id) == (note.form, note.field):
                return form, field
    raise UsageError(
        f"This version knows no field {note.field!r} of {note.form!r}.",
        Do(f"journal drafts open {draft.short_id} --entry", "To keep the words as an entry"),
    )


def _replaces(context: Context, found: "Found[RowR] | None", draft: Draft) -> bool:
    """Whether what is written takes the place of what the row holds: the draft began with that."""
    base = draft.note.base
    if found is None or base is None:
        return False
    if print_of(found.record) != base:
        remark(f"the row {found.record.short_id} has changed since this draft was begun.")
        if not asking.agrees(
            context, "Save the draft in place of what is there when you are done?"
        ):
            raise StoppedError("Stopped. The row and the draft are as they were.")
    return True


def _added(before: Content, content: Content) -> Content:
    if isinstance(before, tuple) and isinstance(content, tuple):
        return tuple(dict.fromkeys((*before, *content)))
    if isinstance(before, str) and isinstance(content, str):
        is_there = f"\n{content}\n" in f"\n{before}\n"
        return before if is_there else f"{before}\n{content}"
    return content
