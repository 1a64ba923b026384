"""The text of a file, put in the place of what was written."""

from collections.abc import Callable

from stepguide.errors import StepguideError
from stepguide.home.drafts import ADD, EDIT, DraftNote, new_note
from stepguide.journal.handling import JournalHandling, journal_of
from stepguide.journal.records import Writing, text_from
from stepguide.records.finding import Found, print_of
from stepguide.safety import hearing
from stepguide.terminal import pipe
from stepguide.terminal.context import Context


def replace_text(
    context: Context, which: str, name: str, understand: Callable[[], Callable[[Writing], Writing]]
) -> Writing:
    """Put the text of the file `name` in the record `which`, with the changes of `understand`.

    The record is looked for first, so that a change to it meanwhile is noticed; the text is read
    all the same, and kept as a draft if anything fails.
    """
    journal = journal_of(context)
    found, missing = _found(journal, which)
    given = pipe.read_file(name)

    context.hold(given.data, lambda: _note(context, found))
    if found is None:
        raise missing
    if given.trouble:
        raise given.trouble
    text = text_from(given.data)
    hearing.told_of(context, (), text)
    change = understand()
    return journal.change(found, lambda one: change(one).changed(text=text))


def _note(context: Context, found: Found[Writing] | None) -> DraftNote:
    """Of the draft that is made where the words cannot be saved."""
    if found is None:
        return new_note(ADD, context.now, options={})
    record = found.record
    return new_note(EDIT, context.now, record=record.id, base=print_of(record))


def _found(journal: JournalHandling, which: str) -> tuple[Found[Writing] | None, StepguideError]:
    try:
        return journal.find(which), StepguideError("")
    except StepguideError as error:
        return None, error
