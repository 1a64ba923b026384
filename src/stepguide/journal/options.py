"""Options and answers that the journal's commands share."""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from stepguide import privacy
from stepguide.journal.completion import draft_ids, tags
from stepguide.records.shape import argument
from stepguide.steps.completion import question_ids, step_numbers
from stepguide.terminal.desk import Desk

if TYPE_CHECKING:
    from stepguide.journal.finding import Filter
    from stepguide.journal.records import Writing

Step = Annotated[
    str | None,
    typer.Option(help="The step it is about, by number.", autocompletion=step_numbers),
]
Question = Annotated[
    str | None,
    typer.Option(help="The question it answers, such as 4.3.", autocompletion=question_ids),
]
Tags = Annotated[
    list[str] | None, typer.Option("--tag", help="A tag; may be repeated.", autocompletion=tags)
]
At = Annotated[
    str | None,
    typer.Option(
        help='When it was: 2026-11-23, "yesterday 9pm", "3 days ago". Not later than now.'
    ),
]
Since = Annotated[str | None, typer.Option(help="From this day or time on.")]
Until = Annotated[str | None, typer.Option(help="Up to this day, which is included, or time.")]
Which = Annotated[str, argument("entry")]
WhichDraft = Annotated[
    str, typer.Argument(metavar="ID", help="The draft's id, or last", autocompletion=draft_ids)
]


def saved(desk: Desk, written: "Writing | None", as_json: bool) -> None:
    from stepguide.journal.records import about, question_of

    privacy.say_once(desk)
    if written is None:
        return desk.screen.say("Nothing was changed.")
    if as_json:
        from stepguide.journal.handling import journal_of

        return desk.screen.data(journal_of(desk).data(written))
    said = f"Saved {written.short_id}"
    if question_of(written):
        said += f", your answer to {about(written)}"
    elif written.step:
        said += f", about {about(written)}"
    if abs(written.updated_at - written.at) > timedelta(minutes=1):
        from stepguide.terminal.dates import shown

        said += f", for {shown(written.at, desk.settings.date_format, clock=True)}"
    return desk.screen.say(f"{said}.")


def filter_from(
    desk: Desk,
    step: str | None,
    question: str | None,
    tag: list[str] | None,
    since: str | None,
    until: str | None,
) -> "Filter | None":
    if not (step or question or tag or since or until):
        return None
    from stepguide.errors import UsageError
    from stepguide.journal.finding import Filter
    from stepguide.journal.placing import step_and_question
    from stepguide.terminal import dates

    order = desk.settings.date_format
    first = dates.read(since, desk.now, order) if since else None
    last = dates.read(until, desk.now, order) if until else None
    if first and last and first.day > last.day:
        raise UsageError("--since is after --until, so nothing can fit.", "Swap the two.")
    _, number, asked = step_and_question(desk.guide, step, question)
    return Filter(number, asked, tuple(tag or ()), first, last)
