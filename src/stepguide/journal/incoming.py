"""Words that come all at once: on the command line, through a pipe, from a file."""

from typing import TYPE_CHECKING

from stepguide.journal import actions
from stepguide.journal.metadata import Given, understood
from stepguide.journal.records import Writing, text_from
from stepguide.journal.unfinished import mention_drafts
from stepguide.safety import hearing
from stepguide.terminal import pipe
from stepguide.terminal.context import Context
from stepguide.terminal.text import encoded

if TYPE_CHECKING:
    from stepguide.home.drafts import DraftNote


def take(context: Context, words: list[str], given: Given) -> Writing:
    """Save the words of the command line, or without any what comes in on standard input."""
    came = pipe.Input(encoded(" ".join(words))) if words else pipe.read()

    context.hold(came.data, lambda: _note(context, given))
    if came.trouble:
        raise came.trouble
    text = text_from(came.data)
    hearing.told_of(context, given.tags, text)
    place = understood(given, context.guide, context.now, context.dates)
    written = actions.add(context.home, place, text, context.now)
    mention_drafts(context)
    return written


def _note(context: Context, given: Given) -> "DraftNote":
    """Of the draft that is made where the words cannot be saved."""
    from stepguide.home.drafts import ADD, new_note

    return new_note(ADD, context.now, options=given.as_options())
