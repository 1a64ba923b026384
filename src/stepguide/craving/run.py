"""What the commands for a craving do; what is noted in one line has to be quick."""

from typing import Any

from stepguide import privacy
from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.home import rows
from stepguide.home.row import Row
from stepguide.records.cells import with_cells
from stepguide.records.row_handling import rows_of
from stepguide.safety import rules, screen
from stepguide.terminal import modes, reading, when
from stepguide.terminal.context import Context
from stepguide.terminal.dates import said_back
from stepguide.terminal.field import scale_from, words_from
from stepguide.terminal.screen import say

SHEET = "craving"
SCALES = {"strength": "Strength", "again": "Later"}  # as the guide calls them
ORDER = ("strength", "trigger", "where", "again", "helped", "note")


def now(
    context: Context, strength: str | None, at: str | None, as_json: bool, **about: str | None
) -> None:
    state = _state(context, strength) if strength else None
    if at or any(about.values()):
        about["where"] = about["where"] or state
        return log(context, None if state else strength, at, as_json, **about)
    if strength and not state:
        if not modes.is_typed_at():
            return log(context, strength, at, as_json, **about)
        return go(context, scale_from("Strength", strength), as_json)
    if strength is None and modes.is_typed_at():
        screen.show(context, ["craving"])
    return go(context, None, as_json)


def _state(context: Context, strength: str) -> str | None:
    """Where someone is with a craving, where they say that in place of a number."""
    if reading.scale(strength) is not None:
        return None
    where = context.guide.sheets.sheet(SHEET).kinds[0].field("where")
    return reading.choice(strength, [(one.id, one.says) for one in where.choices])


def go(context: Context, strength: int | None, as_json: bool) -> None:
    # Noting one in a line is quick: what a conversation needs is loaded for one alone.
    from stepguide.craving import asking

    if not modes.is_typed_at():
        return asking.first(context, as_json)
    return _told(context, *asking.go(rows_of(context, SHEET), strength), as_json)


def skill(context: Context, which: str | None, as_json: bool) -> None:
    from stepguide.craving import asking

    return asking.skill(context, which, as_json)


def log(
    context: Context, strength: str | None, at: str | None, as_json: bool, **about: str | None
) -> None:
    cells = _typed(context, {"strength": strength, **about})
    moment = context.now
    if at:
        moment = when.past(context, at)
    kept = {name: cells[name] for name in ORDER if name in cells}
    if not kept:
        said = "Say how strong it was, or anything else about it."
        raise UsageError(said, Do("craving log 6 --at yesterday", "Such as"))
    row = rows.new(SHEET, SHEET, kept, moment, context.now)
    rows.collection(context.home, SHEET).add(row, context.now)
    _told(context, row, "", as_json)


def edit(
    context: Context,
    row_id: str,
    strength: str | None,
    at: str | None,
    as_json: bool,
    **about: str | None,
) -> None:
    handling = rows_of(context, SHEET)
    found = handling.find(row_id)
    given = {"strength": strength, **about}
    cells = _typed(context, given)
    cells |= {name: "" for name, said in given.items() if said is not None and not said.strip()}
    moment = when.past(context, at) if at else None
    if not cells and not moment:
        raise UsageError("Say what is to change.", Do("craving edit --help", "What can be changed"))
    again = about["again"]
    if strength is not None or again is not None:
        # It may have risen since what was noted before, which the line alone does not tell.
        merged = {**found.record.cells, **cells}
        then, but = found.record.at, found.record.id
        earlier = rules.noted(
            lambda: context.home, lambda: context.guide, then, context.now, but
        ).earlier
        has_risen = strength is not None and rules.is_high(cells["strength"], earlier)
        has_risen = has_risen or (again is not None and rules.has_climbed(merged, earlier))
        screen.show(context, ["craving"] if has_risen else [])
    form = handling.sheet.kinds[0]
    row = handling.change(found, lambda before: with_cells(before, form, cells).about(moment))
    _told(context, row, "", as_json)


def _typed(context: Context, given: dict[str, str | None]) -> dict[str, Any]:
    """The options as cells; several words as a list, without a look at the guide where none is
    needed: this has to be quick."""
    cells: dict[str, Any] = {}
    for name, words in given.items():
        if words is None or not (words.strip() or name in SCALES):
            continue
        if name in SCALES:
            cells[name] = scale_from(SCALES[name], words)
        elif name in ("trigger", "helped") and not any(map(str.isdecimal, words)):
            cells[name] = words_from(f"--{name}", words, [])
        else:
            cell = context.guide.sheets.sheet(SHEET).kinds[0].field(name)
            cells[name] = cell.read(words, cell.name)
    return {name: given for name, given in cells.items() if given != ()}


def _told(context: Context, row: Row | None, closing: str, as_json: bool) -> None:
    if row is None:
        return say("Nothing was saved, and that is fine.")
    if context.home.was_made:
        privacy.say_once(context)
    if as_json:
        return context.screen.data(rows_of(context, SHEET).data(row))
    of = said_back(row.at, context.now, context.dates)
    context.screen.say(f"Saved {row.short_id}{of}.")
    return context.note(closing) if closing else None
