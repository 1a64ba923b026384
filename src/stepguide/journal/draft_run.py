"""What the commands for drafts do."""

from stepguide.advice import Do
from stepguide.errors import FailedError, UsageError
from stepguide.home import drafts
from stepguide.home.drafts import Draft
from stepguide.home.folder import never_saved
from stepguide.home.kinds import BY_ID, TAKEN_UP, WRITINGS
from stepguide.journal import reopening, views
from stepguide.journal.metadata import Given
from stepguide.journal.run import saved
from stepguide.records import listing
from stepguide.records.handling import handling_of
from stepguide.records.listing import Shape
from stepguide.records.row_handling import rows_of
from stepguide.terminal import asking, modes
from stepguide.terminal.context import Context
from stepguide.terminal.options import ADD_YES, NOBODY, Listing
from stepguide.terminal.text import counted
from stepguide.writing import drafting
from stepguide.writing.compose import taken


def every(context: Context, how: Listing) -> None:
    found, dates = drafts.every(context.home), context.dates
    shape = Shape[Draft](
        values=views.draft_values,
        data=views.draft_data,
        whole=lambda one: [],
        page=lambda shown: views.draft_list([*shown], dates, lambda one: _about(context, one)),
    )
    listing.show(context, found if how.reverse else reversed(found), shape, how)
    if cut := never_saved(context.home, BY_ID):
        said = counted(cut, "write was", "writes were")
        context.note(Do("doctor", f"{said} cut off before anything was saved. To see what is left"))


def _about(context: Context, draft: Draft) -> str:
    """What a draft is of; as it says itself where this version does not know that kind."""
    of = draft.note.of
    return handling_of(context, of).about(draft) if of in TAKEN_UP else of


def open_draft(
    context: Context,
    which: str,
    step: str | None,
    question: str | None,
    tag: list[str] | None,
    at: str | None,
    as_entry: bool,
    as_json: bool,
) -> None:
    draft = drafts.find(context.home, which)
    if not modes.is_typed_at():
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
        return rows_of(context, draft.note.of).take_up(draft, as_json)
    return saved(context, reopening.open_draft(context, draft, given), as_json)


def drop(context: Context, which: str | None, everything: bool, yes: bool) -> None:
    if bool(which) == everything:
        listed = Do("journal drafts", "To see their ids")
        raise UsageError("Name a draft, or give --all for all of them.", listed)
    return _drop_all(context, yes) if which is None else _drop_one(context, which, yes)


def _drop_one(context: Context, which: str, yes: bool) -> None:
    draft = drafts.find(context.home, which)
    if draft.in_use():
        raise FailedError(
            f"The draft {draft.short_id} is open in another editor or window.", "Close it first."
        )
    question = f"Let go of the draft {draft.short_id} and its words for good?"
    if not _is_agreed(context, question, yes):
        return context.screen.say("The draft is kept.")
    if not draft.take():
        raise FailedError(f"The draft {draft.short_id} was opened meanwhile.", "It is kept.")
    drafting.drop(draft)
    return context.screen.say(f"The draft {draft.short_id} is gone.")


def _drop_all(context: Context, yes: bool) -> None:
    """Let go of all that nothing has open. Only those that were counted when it was asked."""
    found = [draft for draft in drafts.every(context.home) if not draft.in_use()]
    if not found:
        return context.screen.say(views.NO_DRAFTS)
    question = f"Let go of {counted(len(found), 'draft')} and all words in them for good?"
    if not _is_agreed(context, question, yes):
        return context.screen.say("The drafts are kept.")
    gone = [draft for draft in found if draft.take()]
    for draft in gone:
        drafting.drop(draft)
    if len(gone) < len(found):
        context.note("What was opened meanwhile is kept.")
    return context.screen.say(f"{counted(len(gone), 'draft is', 'drafts are')} gone.")


def _is_agreed(context: Context, question: str, yes: bool) -> bool:
    if yes:
        return True
    if not modes.is_typed_at():
        raise UsageError(NOBODY, ADD_YES)
    return asking.agrees(context, question)
