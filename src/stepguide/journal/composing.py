"""Writing at the keyboard: in an editor or at a prompt, with a draft behind it all the while."""

from stepguide.errors import FailedError, NotFoundError
from stepguide.home import drafts
from stepguide.home.drafts import ADD, EDIT, Draft
from stepguide.journal import actions
from stepguide.journal.handling import journal_of
from stepguide.journal.metadata import Given, understood
from stepguide.journal.records import Writing, text_from
from stepguide.records.finding import Found, print_of
from stepguide.safety import hearing
from stepguide.terminal import editor
from stepguide.terminal.context import Context
from stepguide.terminal.screen import hint, say
from stepguide.writing.compose import words_for_a_change, write_in


def begin(context: Context, given: Given, first: bytes = b"") -> Writing | None:
    """Have the person write in their editor or at a prompt, and save it; `first` is written."""
    place = understood(given, context.guide, context.now, context.dates)
    words = editor.command()
    context.home.ready(context.now)
    options = given.as_options() | ({"at": place.at.isoformat()} if given.at else {})
    draft = drafts.start(context.home, drafts.new_note(ADD, context.now, options=options), first)
    show_question(context, place.question)
    return write_in(context, draft, lambda data: add_draft(context, draft, given, data), words)


def edit(context: Context, found: Found[Writing]) -> Writing | None:
    """Open a record's text in the editor and save it; None when nothing changed."""
    words = words_for_a_change(context)
    note = drafts.new_note(EDIT, context.now, record=found.record.id, base=print_of(found.record))
    context.home.ready(context.now)
    begun = _for_editor(found.record.text)
    draft = drafts.start(context.home, note, begun)
    return write_in(context, draft, lambda data: edit_draft(context, draft, data), words, begun)


def add_draft(context: Context, draft: Draft, given: Given, data: bytes) -> Writing:
    """Save the words of a draft as a new record, once however often it is tried."""
    text = text_from(data)
    hearing.told_of(context, given.tags, text)
    place = understood(given, context.guide, draft.note.started_at, context.dates)
    saved = saved_before(context, draft.id)
    if saved is None:
        return actions.add(context.home, place, text, context.now, draft.id)
    # The program was killed between saving it and dropping the draft.
    return journal_of(context).change(saved, lambda writing: writing.changed(text=text))


def saved_before(context: Context, record_id: str) -> Found[Writing] | None:
    """The record of this id, if there is one."""
    try:
        return journal_of(context).find(record_id)
    except NotFoundError:
        return None


def edit_draft(context: Context, draft: Draft, data: bytes) -> Writing | None:
    text = text_from(data)
    hearing.told_of(context, (), text)
    assert draft.note.record is not None
    found = journal_of(context).find(draft.note.record)
    if print_of(found.record) != draft.note.base:
        raise FailedError(
            f"The entry {found.record.short_id} was changed by another stepguide meanwhile."
        )
    if text == text_from(_for_editor(found.record.text)):
        return None
    return journal_of(context).change(found, lambda writing: writing.changed(text=text))


def _for_editor(text: str) -> bytes:
    return (text + "\n").encode()


def show_question(context: Context, question_id: str | None) -> None:
    """Show the question that is about to be answered."""
    if question_id is None:
        return
    _, question = context.guide.steps.question(question_id)
    say(f"{question.id}  {question.text}")
    hint(question.help)
