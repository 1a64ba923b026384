"""A draft that was left, offered and taken up again."""

import sys
from collections.abc import Callable

from stepguide.advice import Do
from stepguide.errors import StoppedError
from stepguide.home import drafts, left
from stepguide.home.drafts import ADD, EDIT, Draft
from stepguide.home.kinds import WRITINGS
from stepguide.journal import actions
from stepguide.journal.composing import (
    add_draft,
    begin,
    saved_before,
    show_question,
)
from stepguide.journal.handling import journal_of
from stepguide.journal.metadata import Given, Metadata, as_far_as_understood, understood
from stepguide.journal.records import Writing, text_from
from stepguide.records.finding import print_of
from stepguide.safety import hearing
from stepguide.terminal import asking, editor, modes
from stepguide.terminal.asking import Prompt, Way
from stepguide.terminal.context import Context
from stepguide.terminal.dates import shown
from stepguide.terminal.field import Field
from stepguide.terminal.screen import hint, remark
from stepguide.terminal.text import encoded
from stepguide.writing import drafting
from stepguide.writing.compose import left_drafts, taken, words_for_a_change, write_in
from stepguide.writing.drafting import beginning, text_of

AS_IT_WAS = "Stopped. The draft is as it was."
USE_IT = "Use it as the text?"


def write(context: Context, given: Given) -> Writing | None:
    """Take up a draft that was left, if the person wants to, or begin something new."""
    understood(given, context.guide, context.now, context.dates)
    editor.command()  # one that is not there is told before anything is asked
    draft, first = _offered(context, given)
    return open_draft(context, draft, given) if draft else begin(context, given, first)


def open_draft(context: Context, draft: Draft, given: Given) -> Writing | None:
    """Go on with a draft where it was left."""
    taken(draft)
    _offer_what_the_editor_saved(context, draft)
    if draft.note.purpose == EDIT:
        words = words_for_a_change(context)
        return write_in(context, draft, _edit_again(context, draft), words)
    _ask_before_a_newer_version_goes(context, draft)
    options = _options(context, draft, given)
    hearing.told_of(context, options.tags)
    place = understood(options, context.guide, draft.note.started_at, context.dates)
    show_question(context, place.question)
    return write_in(
        context, draft, lambda data: add_draft(context, draft, options, data), editor.command()
    )


def _ask_before_a_newer_version_goes(context: Context, draft: Draft) -> None:
    """A draft whose words were saved once, and whose record was changed since, is asked about."""
    saved = saved_before(context, draft.id)
    if saved is None or not is_newer(saved.record, draft):
        return
    remark(f"this draft was saved as {saved.record.short_id} before, and that has changed since.")
    if not asking.agrees(context, "Save the draft in its place when you are done?"):
        raise StoppedError("Stopped. The entry and the draft are as they were.")


def is_newer(saved: Writing, draft: Draft) -> bool:
    """Whether what was saved of a draft was changed since, and holds other words than it.

    Saved at once it has the draft's own moment; a clock that was set back makes another one too.
    """
    return saved.updated_at != draft.note.started_at and text_of(draft) != saved.text


def _options(context: Context, draft: Draft, given: Given) -> Given:
    """The options given now over the draft's own, without those that cannot be understood."""
    dates = context.dates
    now = understood(given, context.guide, context.now, dates)
    earlier, wrong = as_far_as_understood(
        Given.from_options(draft.note.options), context.guide, draft.note.started_at, dates
    )
    for message in wrong:
        remark(f"{message} That is left out.")
    return given._replace(at=now.at.isoformat() if given.at else None).over(earlier)


def _offered(context: Context, given: Given) -> tuple[Draft | None, bytes]:
    """Ask about the newest draft that was left: the draft when it is to be opened, and words that
    were typed in place of an answer. Broken off, such words become a draft of their own."""
    waiting = left_drafts(context, WRITINGS)
    if not waiting:
        return None, b""
    draft = waiting[-1]
    others = Do("journal drafts", f"{len(waiting) - 1} more")
    more = f" ({others})" if len(waiting) > 1 else ""
    started = shown(draft.note.started_at, context.dates, clock=True)
    remark(f"a draft from {started} is waiting{more}:")
    sys.stderr.write(f"  {beginning(draft)}\n")
    field = Field("draft", "", "", enter="Enter leaves it and begins something new")
    question = "Open it (o), drop it (d), or leave it and write something new (Enter)? "

    def keep(begun: str) -> None:
        if asking.are_words(begun):
            note = drafts.new_note(ADD, context.now, options=given.as_options())
            hint(drafting.put_aside(context, encoded(begun), note))

    choice = Prompt(context, field, (Way.SKIP, Way.STOP), keep).answer(question)
    if choice is Way.STOP:
        raise StoppedError(AS_IT_WAS)
    if isinstance(choice, Way):
        return None, b""
    answer = choice.strip().lower()
    if answer in ("o", "open"):
        return draft, b""
    if answer in ("d", "drop"):
        question = f"Let go of it and its words for good: {beginning(draft)}?"
        agreed = asking.agrees(context, question, AS_IT_WAS)
        if agreed and draft.take():
            drafting.drop(draft)
            remark(f"the draft {draft.short_id} is gone.")
        else:
            remark("the draft is kept.")
        return None, b""
    # Whoever was already writing when the question came loses nothing.
    return None, encoded(choice) + b"\n" if answer else b""


def _edit_again(context: Context, draft: Draft) -> Callable[[bytes], Writing | None]:
    """How to save an edit that was left: over the record as it is now, once that is agreed to."""
    found = saved_before(context, draft.note.record or "")
    if found is None:
        remark("the entry this draft would change is gone, so it will be saved as a new one.")
        place = Metadata(at=draft.note.started_at)
        return lambda data: actions.add(context.home, place, text_from(data), context.now, draft.id)
    if print_of(found.record) != draft.note.base:
        remark(f"the entry {found.record.short_id} has changed since this draft was begun.")
        if not asking.agrees(context, "Save the draft in its place when you are done?"):
            raise StoppedError("Stopped. The entry and the draft are as they were.")
    base = found

    def save(data: bytes) -> Writing:
        text = text_from(data)
        hearing.told_of(context, (), text)
        return journal_of(context).change(base, lambda writing: writing.changed(text=text))

    return save


def _offer_what_the_editor_saved(context: Context, draft: Draft) -> None:
    for path in left.to_take_up(draft.text_file):
        where = f"{path.name} here" if path.parent == draft.folder else f"words in {path}"
        remark(f"your editor saved {where} when it was closed from outside.")
        if modes.is_typed_at() and asking.agrees(context, USE_IT, AS_IT_WAS):
            draft.put(path.read_bytes())
            path.unlink()
