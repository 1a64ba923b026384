"""Words that come all at once: on the command line, through a pipe, from a file."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from stepguide.errors import StepguideError
from stepguide.journal import actions
from stepguide.journal.metadata import Given, understood
from stepguide.journal.records import Writing, text_from
from stepguide.journal.unfinished import mention_drafts
from stepguide.records.finding import Found, print_of
from stepguide.safety import hearing
from stepguide.terminal import pipe
from stepguide.terminal.context import Context
from stepguide.terminal.text import encoded

if TYPE_CHECKING:
    from stepguide.home.drafts import DraftNote
    from stepguide.journal.handling import JournalHandling


def take(context: Context, words: list[str], given: Given) -> Writing:
    """Save the words of the command line, or without any what comes in on standard input."""
    came = pipe.Input(encoded(" ".join(words))) if words else pipe.read()

    context.hold(came.data, lambda: _note(context, None, given))
    if came.trouble:
        raise came.trouble
    text = text_from(came.data)
    hearing.told_of(context, given.tags, text)
    place = understood(given, context.guide, context.now, context.settings.date_format)
    written = actions.add(context.home, place, text, context.now)
    mention_drafts(context)
    return written


def replace_text(
    context: Context, which: str, name: str, understand: Callable[[], Callable[[Writing], Writing]]
) -> Writing:
    """Put the text of the file `name` in the record `which`, with the changes of `understand`.

    The record is looked for first, so that a change to it meanwhile is noticed; the text is read
    all the same, and kept as a draft if anything fails.
    """
    from stepguide.journal.handling import journal_of

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


def _note(
    context: Context, found: Found[Writing] | None, given: Given | None = None
) -> "DraftNote":
    """Of the draft that is made where the words cannot be saved."""
    from stepguide.home.drafts import ADD, EDIT, new_note

    if found is None:
        return new_note(ADD, context.now, options=given.as_options() if given else {})
    record = found.record
    return new_note(EDIT, context.now, record=record.id, base=print_of(record))


def _found(journal: "JournalHandling", which: str) -> tuple[Found[Writing] | None, StepguideError]:
    try:
        return journal.find(which), StepguideError("")
    except StepguideError as error:
        return None, error
