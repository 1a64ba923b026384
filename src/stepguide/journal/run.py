"""What the command that writes in the journal does."""

from datetime import timedelta

from stepguide import privacy
from stepguide.journal import intake
from stepguide.journal.placing import Given
from stepguide.journal.records import Writing, about, question_of
from stepguide.terminal import prompt
from stepguide.terminal.dates import shown
from stepguide.terminal.desk import Desk


def add(
    desk: Desk,
    words: list[str] | None,
    step: str | None,
    question: str | None,
    tag: list[str] | None,
    at: str | None,
    as_json: bool,
) -> None:
    given = Given(step, question, at, tuple(tag or ()))
    written: Writing | None
    if words or not prompt.is_possible():
        written = intake.take(desk, words or [], given)
    else:
        from stepguide.journal import resuming  # words on the line wait for no prompt

        written = resuming.write(desk, given)
    return saved(desk, written, as_json)


def saved(desk: Desk, written: Writing | None, as_json: bool) -> None:
    privacy.say_once(desk)
    if written is None:
        return desk.screen.say("Nothing was changed.")
    if as_json:
        from stepguide.journal.handling import journal_of  # and for no page

        return desk.screen.data(journal_of(desk).data(written))
    said = f"Saved {written.short_id}"
    if question_of(written):
        said += f", your answer to {about(written)}"
    elif written.step:
        said += f", about {about(written)}"
    if abs(written.updated_at - written.at) > timedelta(minutes=1):
        said += f", for {shown(written.at, desk.settings.date_format, clock=True)}"
    return desk.screen.say(f"{said}.")
