"""A check-in gone through: a new one, one that was left half done, or one that was saved."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from stepguide import privacy
from stepguide.checkin.asking import CHECKIN, Answers, Asking, Cells, Time, time_of
from stepguide.errors import NotFoundError, StepguideError, StoppedError
from stepguide.guide.sheets import Cell, Choice
from stepguide.home.drafts import Draft
from stepguide.home.row import Row
from stepguide.plan import actions as planning
from stepguide.records.asking import aid_of
from stepguide.records.cells import with_cells
from stepguide.records.finding import Found
from stepguide.records.row_handling import RowHandling
from stepguide.records.writing import left_drafts, taken
from stepguide.terminal import dialogue
from stepguide.terminal.dates import shown
from stepguide.terminal.dialogue import Said
from stepguide.terminal.screen import hint, say

NOTHING = "Nothing was saved, and that is fine."
STOPPED = "What you answered is saved, apart from medicine, use, dark thoughts and dangers."


def new(handling: RowHandling, time: Time, moment: datetime, may_keep: bool, as_json: bool) -> None:
    """Ask a new one, or go on with one that was left half done, as the person likes."""
    if draft := _left(handling):
        return on(handling, draft, as_json)
    asking = _asking(handling, time, may_keep)
    return _ask_new(handling, asking, time, moment, as_json)


def on(handling: RowHandling, draft: Draft, as_json: bool) -> None:
    """Go on with one that was left half done: what it holds is answered, the rest is asked."""
    taken(draft)
    found = _saved(handling, draft)
    if found:
        row = again(handling, found, draft)
        return told(handling, row, _time_in(row), False, as_json)
    started = draft.note.started_at
    kept = draft.note.options.get("time")
    time: Time = kept if kept in ("morning", "evening") else time_of(started.hour)
    asking = _asking(handling, time, may_keep=True)
    asking.go_on(draft)
    return _ask_new(handling, asking, time, started, as_json, id=draft.id)


def again(handling: RowHandling, found: Found[Row], draft: Draft | None = None) -> Row:
    """Ask one that was saved again, as it was asked; Enter keeps an answer."""
    texts, form = handling.desk.guide.daily.checkin, handling.sheet.kinds[0]
    known = fields(handling)
    before = found.record.cells
    asked = getattr(texts, _time_in(found.record))
    more = [name for name in known if name in before and name not in (*asked, "time")]
    cells = [known[name] for name in (*more, *asked)]
    aid = aid_of(handling.desk, hears_calls=True)
    asking = Asking(handling.desk, texts, cells, aid, True, found.record)
    if draft:
        asking.go_on(draft)

    def save(answers: Answers) -> Row:
        return handling.change(found, lambda row: with_cells(row, form, answers.cells))

    answers, row = _asked(asking, save)
    if answers.stopped:
        raise StoppedError("Stopped.", STOPPED if answers.cells else "Nothing was changed.")
    if answers.grave:
        say(texts.closing.danger)
    assert row is not None
    return row


def keep(
    handling: RowHandling, time: Time, cells: Cells, moment: datetime, **more: Any
) -> Row | None:
    """Save the answers, if there are any."""
    if not cells:
        return None
    return handling.add(handling.sheet.kinds[0], {"time": time, **cells}, at=moment, **more)


def told(handling: RowHandling, row: Row | None, time: Time, grave: bool, as_json: bool) -> None:
    """Say, or give as data, what was saved, and how a check-in ends."""
    desk = handling.desk
    closing = desk.guide.daily.checkin.closing
    if row is None:
        say(f"Nothing was saved. {closing.danger}" if grave else NOTHING)
        return desk.screen.data(None) if as_json else None
    privacy.say_once(desk)
    if as_json:
        return desk.screen.data(handling.data(row))
    desk.screen.say(f"Saved {row.short_id} ({time}).")
    return say(closing.danger if grave else getattr(closing, time))


def fields(handling: RowHandling) -> dict[str, Cell]:
    """The fields of a check-in by their ids. The person's own warning signs can be chosen, before
    those there are for everyone."""
    sheets = handling.desk.guide.sheets
    found = {cell.id: cell for cell in handling.sheet.kinds[0].fields}
    says = sheets.sheet("plan").kind("sign").field("signs").says
    signs = planning.own(handling.desk.home).signs
    known = [*(Choice(id=one, says=says(one)) for one in signs), *found["signs"].choices]
    return found | {"signs": found["signs"].model_copy(update={"choices": known})}


def _ask_new(
    handling: RowHandling,
    asking: Asking,
    time: Time,
    moment: datetime,
    as_json: bool,
    **more: Any,
) -> None:
    def save(answers: Answers) -> Row | None:
        kept = {name: said for name, said in answers.cells.items() if said != ""}
        return keep(handling, time, kept, moment, **more)

    answers, row = _asked(asking, save)
    if answers.stopped:
        raise StoppedError("Stopped.", STOPPED if row else "Nothing was saved.")
    for plan in planning.own(handling.desk.home).ifs:
        hint(f"Your plan: {planning.in_words(plan)}")
    told(handling, row, time, answers.grave, as_json)


def _asking(handling: RowHandling, time: Time, may_keep: bool) -> Asking:
    desk = handling.desk
    say(handling.sheet.kinds[0].opening)
    texts, known = desk.guide.daily.checkin, fields(handling)
    asked = [known[name] for name in getattr(texts, time)]
    return Asking(desk, texts, asked, aid_of(desk, hears_calls=True), may_keep, time=time)


def _asked(asking: Asking, save: Callable[[Answers], Row | None]) -> tuple[Answers, Row | None]:
    try:
        answers = asking.ask()
        row = save(answers)
    except (StepguideError, OSError):
        asking.failed()
        raise
    asking.finished()
    return answers, row


def _left(handling: RowHandling) -> Draft | None:
    """The newest that was left half done, if the person wants to go on with it."""
    desk = handling.desk
    waiting = [draft for draft in left_drafts(desk, (CHECKIN,)) if not draft.note.field]
    if not waiting:
        return None
    draft = waiting[-1]
    when = shown(draft.note.started_at, desk.settings.date_format, clock=True)
    goes_on = dialogue.goes_on(f"a check-in from {when}.", aid_of(desk, hears_calls=True))
    if goes_on is Said.STOP:
        raise StoppedError("Stopped. The draft is as it was.")
    return draft if goes_on is True else None


def _saved(handling: RowHandling, draft: Draft) -> Found[Row] | None:
    """The record that a draft changes, or that was saved of it before."""
    try:
        return handling.find(draft.note.record or draft.id)
    except NotFoundError:
        return None


def _time_in(row: Row) -> Time:
    return "morning" if row.cells.get("time") == "morning" else "evening"
