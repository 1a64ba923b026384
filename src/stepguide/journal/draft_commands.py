"""The commands for drafts: what was begun and is not saved yet."""

from typing import TYPE_CHECKING, Annotated

import typer

from stepguide.advice import Do
from stepguide.journal.options import At, Question, Step, Tags, WhichDraft, saved
from stepguide.terminal.options import ADD_YES, NOBODY, Json, Yes, desk_of

if TYPE_CHECKING:
    from stepguide.home.drafts import Draft
    from stepguide.terminal.desk import Desk

app = typer.Typer(name="drafts", invoke_without_command=True)


@app.callback()
def drafts(ctx: typer.Context, as_json: Json = False) -> None:
    """See the drafts that are not saved yet, open one, or let it go."""
    from stepguide.home import drafts
    from stepguide.journal import views

    if ctx.invoked_subcommand is None:
        desk = desk_of(ctx)
        found = drafts.every(desk.home)
        if as_json:
            desk.screen.data([views.draft_data(draft) for draft in found])
        else:
            desk.screen.show(
                views.draft_list(found, desk.settings.date_format, lambda one: _about(desk, one))
            )


def _about(desk: "Desk", draft: "Draft") -> str:
    """What a draft is of; as it says itself where this version does not know that kind."""
    from stepguide.home.kinds import TAKEN_UP
    from stepguide.records.handling import handling_of

    of = draft.note.of
    return handling_of(desk, of).about(draft) if of in TAKEN_UP else of


@app.command(name="open")
def open_draft(
    ctx: typer.Context,
    which: WhichDraft,
    step: Step = None,
    question: Question = None,
    tag: Tags = None,
    at: At = None,
    as_entry: Annotated[
        bool, typer.Option("--entry", help="As an entry, whatever it is a draft of.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Go on with a draft as what it is: an entry, an answer, a row, a check-in; and save it.

    Of an entry or an answer, options given here count instead of the earlier ones.
    """
    from stepguide.errors import UsageError
    from stepguide.home import drafts
    from stepguide.home.kinds import TAKEN_UP, WRITINGS
    from stepguide.journal import resuming
    from stepguide.journal.placing import Given
    from stepguide.records.row_handling import rows_of
    from stepguide.records.writing import taken
    from stepguide.terminal import prompt

    desk = desk_of(ctx)
    draft = drafts.find(desk.home, which)
    if not prompt.is_possible():
        raise UsageError("A draft is opened at a terminal.", f"Its words are in {draft.text_file}")
    given = Given(step, question, at, tuple(tag or ()))
    if (as_entry or any(given)) and draft.note.of not in WRITINGS:
        taken(draft)
        draft.leave()
        draft.becomes_writing()
    if draft.note.of not in TAKEN_UP:
        raise UsageError(
            f"This version knows no {draft.note.of!r}.",
            Do(f"journal drafts open {draft.short_id} --entry", "To keep the words as an entry"),
        )
    if draft.note.of not in WRITINGS:
        return rows_of(desk, draft.note.of).take_up(draft, as_json)
    return saved(desk, resuming.open_draft(desk, draft, given), as_json)


@app.command(name="drop")
def drop_draft(ctx: typer.Context, which: WhichDraft, yes: Yes = False) -> None:
    """Let a draft go, with everything in it."""
    from stepguide.errors import FailedError, UsageError
    from stepguide.home import drafts
    from stepguide.terminal import asking, prompt

    desk = desk_of(ctx)
    draft = drafts.find(desk.home, which)
    if draft.in_use():
        raise FailedError(
            f"The draft {draft.short_id} is open in another editor or window.", "Close it first."
        )
    if not yes:
        if not prompt.is_possible():
            raise UsageError(NOBODY, ADD_YES)
        if not asking.agrees(desk, f"Let go of the draft {draft.short_id} and its words for good?"):
            return desk.screen.say("The draft is kept.")
    if not draft.take():
        raise FailedError(f"The draft {draft.short_id} was opened meanwhile.", "It is kept.")
    draft.drop()
    return desk.screen.say(f"The draft {draft.short_id} is gone.")
