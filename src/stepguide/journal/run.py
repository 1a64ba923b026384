"""What the command that writes in the journal does."""

from stepguide import privacy
from stepguide.advice import Do
from stepguide.journal import incoming
from stepguide.journal.metadata import Given
from stepguide.journal.records import Writing, about, question_of
from stepguide.terminal import modes, when
from stepguide.terminal.context import Context
from stepguide.terminal.dates import said_back
from stepguide.terminal.screen import hint, say

KEPT = "It is in your own words now, and it will be here whenever you want it."


def add(
    context: Context,
    words: list[str] | None,
    step: str | None,
    question: str | None,
    tag: list[str] | None,
    at: str | None,
    as_json: bool,
) -> None:
    at = when.settled(context, at) if at else at
    given = Given(step, question, at, tuple(tag or ()))
    written: Writing | None
    if words or not modes.is_typed_at():
        written = incoming.take(context, words or [], given)
    else:
        from stepguide.journal import reopening  # words all at once are quick

        written = reopening.write(context, given)
    saved(context, written, as_json)
    if written and not as_json and not words and modes.is_typed_at():
        say(KEPT)
        hint(Do(f"journal show {written.short_id}", "To read it again"))


def saved(context: Context, written: Writing | None, as_json: bool) -> None:
    privacy.say_once(context)
    if written is None:
        return context.screen.say("Nothing was changed.")
    if as_json:
        from stepguide.journal.handling import journal_of  # and for no page

        return context.screen.data(journal_of(context).data(written))
    said = f"Saved {written.short_id}"
    if question_of(written):
        said += f", your answer to {about(written)}"
    elif written.step:
        said += f", about {about(written)}"
    said += said_back(written.at, written.updated_at, context.dates)
    return context.screen.say(f"{said}.")
