"""A check-in gone through: a new one, one that was left half done, or one that was saved."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from stepguide import privacy
from stepguide.checkin.asking import (
    CHECKIN,
    Answered,
    Answers,
    Cells,
    CheckinQuestions,
    Time,
    answered_in,
    asked_at,
    time_of,
)
from stepguide.errors import StepguideError, StoppedError
from stepguide.home.drafts import Draft
from stepguide.home.row import Row
from stepguide.plan import actions as planning
from stepguide.records.cells import with_cells
from stepguide.records.finding import Found, print_of
from stepguide.records.row_handling import RowHandling
from stepguide.terminal import asking
from stepguide.terminal.asking import Way
from stepguide.terminal.context import Context
from stepguide.terminal.dates import said_back, shown
from stepguide.terminal.field import Choice, Field
from stepguide.terminal.screen import hint, remark, say
from stepguide.writing.compose import left_drafts, taken

NOTHING = "Nothing was saved, and that is fine."
STOPPED = "What you answered is saved, apart from medicine, use, dark thoughts and dangers."


def new(
    handling: RowHandling,
    time: Time,
    moment: datetime,
    may_keep: bool,
    as_json: bool,
    chosen: tuple[Time, ...] = ("morning", "evening"),
) -> None:
    """Ask a new one, or go on with one of the `chosen` times that was left half done, as the person
    likes."""
    if draft := _left(handling, chosen):
        return on(handling, draft, as_json, may_keep)
    return _ask_new(handling, _new(handling, time, may_keep), time, moment, as_json)


def on(handling: RowHandling, draft: Draft, as_json: bool, may_keep: bool = True) -> None:
    """Go on with one that was left half done: what it holds is answered, the rest is asked."""
    taken(draft)
    found, own_id = handling.owner_of(draft)
    if found:
        _check_still(
            handling.context, found, draft, answered_in(draft, fields(handling).values())[0]
        )
        row, grave = again(handling, found, draft, may_keep)
        return told(handling, row, _time_in(row), grave, as_json)
    time = _time_of(draft)
    checkin = _new(handling, time, may_keep)
    checkin.go_on(draft, fields(handling).values())
    checkin.id = own_id
    return _ask_new(handling, checkin, time, draft.note.started_at, as_json)


def again(
    handling: RowHandling, found: Found[Row], draft: Draft | None = None, may_keep: bool = True
) -> tuple[Row, bool]:
    """Ask one that was saved again, as it was asked; Enter keeps an answer. The row, and whether
    the person may be in danger."""
    texts, form = handling.context.guide.daily.checkin, handling.sheet.kinds[0]
    known, time = fields(handling), _time_in(found.record)
    before = [name for name in known if name in found.record.cells and name != "time"]
    asked = asked_at(getattr(texts, time), handling.context.settings.checkin, before)
    at_once, others = ([known[name] for name in names] for names in asked)
    checkin = CheckinQuestions(
        handling.context, texts, at_once, others, may_keep, found.record, time
    )
    if draft:
        checkin.go_on(draft, known.values())

    def save(answers: Answers) -> Row:
        return handling.change(found, lambda row: with_cells(row, form, answers.cells))

    answers, row = _asked(checkin, save)
    if answers.stopped:
        raise StoppedError("Stopped.", STOPPED if answers.cells else "Nothing was changed.")
    assert row is not None
    return row, answers.grave


def keep(
    handling: RowHandling, time: Time, cells: Cells, moment: datetime, **more: Any
) -> Row | None:
    """Save the answers, if there are any."""
    if not cells:
        return None
    return handling.add(handling.sheet.kinds[0], {"time": time, **cells}, at=moment, **more)


def told(handling: RowHandling, row: Row | None, time: Time, grave: bool, as_json: bool) -> None:
    """Say, or give as data, what was saved, and how a check-in ends."""
    context = handling.context
    closing = context.guide.daily.checkin.closing
    if row is None:
        say(f"Nothing was saved. {closing.danger}" if grave else NOTHING)
        return context.screen.data(None) if as_json else None
    privacy.say_once(context)
    if as_json:
        return context.screen.data(handling.data(row))
    when = said_back(row.at, context.now, context.dates)
    context.screen.say(f"Saved {row.short_id} ({time}){when}.")
    return say(closing.danger) if grave else context.note(getattr(closing, time))


def fields(handling: RowHandling) -> dict[str, Field]:
    """The fields of a check-in by their ids. The person's own warning signs can be chosen, before
    those there are for everyone."""
    sheets = handling.context.guide.sheets
    found = {cell.id: cell for cell in handling.sheet.kinds[0].fields}
    says = sheets.sheet("plan").kind("sign").field("signs").says
    signs = planning.own(handling.context.home).signs
    known = [*(Choice(id=one, says=says(one)) for one in signs), *found["signs"].choices]
    return found | {"signs": found["signs"]._replace(choices=known)}


def _ask_new(
    handling: RowHandling, checkin: CheckinQuestions, time: Time, moment: datetime, as_json: bool
) -> None:
    def save(answers: Answers) -> Row | None:
        kept = {name: said for name, said in answers.cells.items() if said != ""}
        return keep(handling, time, kept, moment, id=checkin.id)

    answers, row = _asked(checkin, save)
    if answers.stopped:
        raise StoppedError("Stopped.", STOPPED if row else "Nothing was saved.")
    for plan in planning.own(handling.context.home).ifs:
        hint(f"Your plan: {planning.in_words(plan)}")
    told(handling, row, time, answers.grave, as_json)


def _new(handling: RowHandling, time: Time, may_keep: bool) -> CheckinQuestions:
    context = handling.context
    say(handling.sheet.kinds[0].opening)
    texts, known = context.guide.daily.checkin, fields(handling)
    asked = asked_at(getattr(texts, time), context.settings.checkin)
    at_once, others = ([known[name] for name in names] for names in asked)
    return CheckinQuestions(context, texts, at_once, others, may_keep, time=time)


def _asked(
    checkin: CheckinQuestions, save: Callable[[Answers], Row | None]
) -> tuple[Answers, Row | None]:
    try:
        answers = checkin.ask()
        row = save(answers)
    except (StepguideError, OSError):
        checkin.failed()
        raise
    checkin.finished()
    return answers, row


def _left(handling: RowHandling, chosen: tuple[Time, ...]) -> Draft | None:
    """The newest that was left half done, if the person wants to go on with it."""
    context = handling.context
    waiting = [one for one in left_drafts(context, (CHECKIN,)) if not one.note.field]
    waiting = [one for one in waiting if _time_of(one) in chosen]
    if not waiting:
        return None
    draft = waiting[-1]
    when = shown(draft.note.started_at, context.dates, clock=True)
    goes_on = asking.goes_on(context, f"a check-in from {when}.")
    if goes_on is Way.STOP:
        raise StoppedError("Stopped. The draft is as it was.")
    return draft if goes_on is True else None


def _check_still(context: Context, found: Found[Row], draft: Draft, answers: Answered) -> None:
    """Ask before answers of a draft take the place of others that were given since."""
    row, base = found.record, draft.note.base
    differs = any(row.cells.get(field.id) != content for field, content in answers)
    if not differs or base == print_of(row):
        return
    remark(f"the check-in {row.short_id} has changed since this draft was begun.")
    if not asking.agrees(context, "Put the answers of the draft in place of those that are there?"):
        raise StoppedError("Stopped. The check-in and the draft are as they were.")


def _time_of(draft: Draft) -> Time:
    kept = draft.note.options.get("time")
    return kept if kept in ("morning", "evening") else time_of(draft.note.started_at.hour)


def _time_in(row: Row) -> Time:
    return "morning" if row.cells.get("time") == "morning" else "evening"
