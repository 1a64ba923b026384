"""Writing at the keyboard: in an editor or at a prompt, with a draft behind it all the while."""

import sys
from collections.abc import Callable

from stepguide.errors import FailedError, NotFoundError, StepguideError, StoppedError, UsageError
from stepguide.home import drafts
from stepguide.home.drafts import ADD, EDIT, Draft
from stepguide.journal import actions
from stepguide.journal.handling import journal_of
from stepguide.journal.left import print_of
from stepguide.journal.placing import Given, understood
from stepguide.journal.records import Writing, text_from
from stepguide.records.finding import Found
from stepguide.safety import hearing
from stepguide.terminal import editor, prompt
from stepguide.terminal.desk import Desk
from stepguide.terminal.drafting import (
    adding,
    let_go,
    say_where,
    show_so_far,
    text_of,
    visit_editor,
    where_kept,
    with_hint,
)
from stepguide.terminal.screen import hint, say


def begin(desk: Desk, given: Given, first: bytes = b"") -> Writing | None:
    """Have the person write in their editor or at a prompt, and save it; `first` is written."""
    place = understood(given, desk.guide, desk.now, desk.settings.date_format)
    words = editor.command()
    desk.home.ready(desk.now)
    options = given.as_options() | ({"at": place.at.isoformat()} if given.at else {})
    draft = drafts.start(desk.home, drafts.new_note(ADD, desk.now, options=options), first)
    show_question(desk, place.question)
    return write_in(draft, lambda data: add_draft(desk, draft, given, data), words)


def edit(desk: Desk, found: Found[Writing]) -> Writing | None:
    """Open a record's text in the editor and save it; None when nothing changed."""
    words = editor.command() or editor.any_there_is()
    if not words:
        raise UsageError(
            "There is no editor to open: EDITOR is not set, and neither nano nor vi is here.",
            "Give the new text with --text-from FILE, or with --text-from - through a pipe.",
        )
    note = drafts.new_note(EDIT, desk.now, record=found.record.id, base=print_of(found.record))
    desk.home.ready(desk.now)
    begun = _for_editor(found.record.text)
    draft = drafts.start(desk.home, note, begun)
    return write_in(draft, lambda data: edit_draft(desk, draft, data), words, begun)


def write_in(
    draft: Draft, save: Callable[[bytes], Writing | None], words: list[str], begun: bytes = b""
) -> Writing | None:
    """Write in `draft` and save it; the draft goes only once the record is on the disk.

    `words` are the editor and its options, or none for the prompt. `begun` is what was put in a
    new draft before the person wrote: alone it is not worth keeping.
    """
    before = draft.text()
    if words:
        visit_editor(draft, words, before, begun)
    else:
        _visit_prompt(draft, before)
    return finished(draft, save)


def finished(draft: Draft, save: Callable[[bytes], Writing | None]) -> Writing | None:
    """Save what was written in a draft; it goes only once the record is on the disk."""
    closed = draft.take()
    data = draft.text()
    if not data.strip() and not draft.siblings():
        if not closed:
            raise FailedError("There is nothing to save yet.", where_kept(draft))
        draft.drop()
        raise FailedError("There is nothing to save: no words were written.")
    try:
        written = save(data)
    except (StepguideError, OSError, KeyboardInterrupt) as error:
        draft.leave()
        raise with_hint(error, where_kept(draft)) from None
    except Exception:
        # A fault of the program's own: where the words are comes first.
        draft.leave()
        say_where(where_kept(draft))
        raise
    let_go(draft)
    return written


def _visit_prompt(draft: Draft, before: bytes) -> None:
    sys.stderr.write(
        "Write as much as you like. Ctrl-D on an empty line saves it, Ctrl-C keeps it as a draft.\n"
    )
    if before:
        show_so_far(text_of(draft))
        if not before.endswith(b"\n"):
            draft.append(b"\n")
    try:
        prompt.lines(adding(draft))
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        if not draft.text().strip():
            draft.drop()
            raise StoppedError("Stopped. Nothing was written.") from None
        draft.leave()
        raise StoppedError("Stopped.", where_kept(draft)) from None


def add_draft(desk: Desk, draft: Draft, given: Given, data: bytes) -> Writing:
    """Save the words of a draft as a new record, once however often it is tried."""
    text = text_from(data)
    hearing.told_of(desk, given.tags, text)
    place = understood(given, desk.guide, draft.note.started_at, desk.settings.date_format)
    saved = saved_before(desk, draft.id)
    if saved is None:
        return actions.add(desk.home, place, text, desk.now, draft.id)
    # The program was killed between saving it and dropping the draft.
    return journal_of(desk).change(saved, lambda writing: writing.changed(text=text))


def saved_before(desk: Desk, record_id: str) -> Found[Writing] | None:
    """The record of this id, if there is one."""
    try:
        return journal_of(desk).find(record_id)
    except NotFoundError:
        return None


def edit_draft(desk: Desk, draft: Draft, data: bytes) -> Writing | None:
    text = text_from(data)
    hearing.told_of(desk, (), text)
    assert draft.note.record is not None
    found = journal_of(desk).find(draft.note.record)
    if print_of(found.record) != draft.note.base:
        raise FailedError(
            f"The entry {found.record.short_id} was changed by another stepguide meanwhile."
        )
    if text == text_from(_for_editor(found.record.text)):
        return None
    return journal_of(desk).change(found, lambda writing: writing.changed(text=text))


def _for_editor(text: str) -> bytes:
    return (text + "\n").encode()


def show_question(desk: Desk, question_id: str | None) -> None:
    """Show the question that is about to be answered."""
    if question_id is None:
        return
    _, question = desk.guide.steps.question(question_id)
    say(f"{question.id}  {question.text}")
    hint(question.help)
