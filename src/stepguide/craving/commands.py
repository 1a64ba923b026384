"""The commands for a craving."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.records import looking, removing
from stepguide.records.row_handling import rows_of
from stepguide.records.shape import AS_JSON, AT, argument, option
from stepguide.terminal.keeping import Keeping
from stepguide.terminal.made import Made, Parameter
from stepguide.terminal.offering import Found, offer
from stepguide.terminal.options import Json, desk_of

if TYPE_CHECKING:
    from stepguide.home.row import Row
    from stepguide.terminal.desk import Desk

SHEET = "craving"
app = typer.Typer(name=SHEET, invoke_without_command=True, rich_help_panel="Help now")

SCALES = {"strength": "Strength", "again": "Later"}  # as the guide calls them
HOW_STRONG, IF_YOU_KNOW = "How strong it is, 0 to 10.", "How strong it is, 0 to 10, if you know."
ORDER = ("strength", "trigger", "where", "again", "helped", "note")


SEVERAL = "; several with commas between."
# What can be said of a craving beside its strength; each is None where it is not given.
ABOUT = [
    option("trigger", f"What set it off, such as stress{SEVERAL}", metavar="WORDS"),
    option("where", "Riding it out, thinking of using, about to use, or it has passed."),
    option("again", "How strong it was later, 0 to 10.", metavar="NUMBER"),
    option("helped", f"What helped, such as call{SEVERAL}", metavar="WORDS"),
    option("note", "Anything you want to remember about it.", metavar="WORDS"),
]
STRENGTH = Parameter("strength", str, typer.Argument(metavar="STRENGTH", help=HOW_STRONG))
IF_KNOWN = Parameter(
    "strength",
    str | None,
    typer.Argument(None, metavar="[STRENGTH]", help=IF_YOU_KNOW),
)
OTHER_STRENGTH = option("strength", "How strong it was, 0 to 10.", metavar="NUMBER")
ROW = Parameter("row_id", str, argument(SHEET))


def _skills(desk: "Desk") -> Found:
    return [(one.id, one.title) for one in desk.guide.skills.skills]


@app.callback()
def craving(ctx: typer.Context, as_json: Json = False) -> None:
    """Craving now? Three questions, then a person, your own plan, and a skill to try.

    Examples: stepguide craving, stepguide craving 8,
    stepguide craving log 6 --trigger stress --helped call
    """
    if ctx.invoked_subcommand is None:
        _go(desk_of(ctx), None, as_json)


def now(
    ctx: typer.Context, strength: str | None, at: str | None, as_json: bool, **about: str | None
) -> None:
    """Craving now, with whom to call before any question; or now of this strength.

    Example: stepguide craving now, stepguide craving 8
    """
    from stepguide.terminal import prompt

    desk = desk_of(ctx)
    state = _state(desk, strength) if strength else None
    if at or any(about.values()):
        about["where"] = about["where"] or state
        return _log(desk, None if state else strength, about, at, as_json)
    if strength and not state:
        if not prompt.is_possible():
            return _log(desk, strength, about, at, as_json)
        from stepguide.terminal.field import scale_from

        return _go(desk, scale_from("Strength", strength), as_json)
    if strength is None and prompt.is_possible():
        from stepguide.safety import screen

        screen.show(desk, ["craving"])
    return _go(desk, None, as_json)


def _state(desk: "Desk", strength: str) -> str | None:
    """Where someone is with a craving, where they say that in place of a number."""
    from stepguide.terminal import reading

    if reading.scale(strength) is not None:
        return None
    where = desk.guide.sheets.sheet(SHEET).kinds[0].field("where")
    return reading.choice(strength, [(one.id, one.says) for one in where.choices])


def _go(desk: "Desk", strength: int | None, as_json: bool) -> None:
    from stepguide.terminal import prompt

    if not prompt.is_possible():
        return _first(desk, as_json)
    from stepguide.craving.flow import Flow

    texts = desk.guide.daily.craving
    flow = Flow(rows_of(desk, SHEET), texts)
    row = flow.go(strength)
    return _told(desk, row, texts.closing_about if flow.is_about else texts.closing, as_json)


def _first(desk: "Desk", as_json: bool) -> None:
    """Show the first screen, where there is nobody to ask."""
    from stepguide.craving import views
    from stepguide.safety import screen
    from stepguide.terminal.screen import hint

    said = screen.above(desk, ["craving"])
    if as_json:
        return desk.screen.data(said and said.untied()._asdict())
    if said:
        desk.screen.show(views.first(said))
    return hint("To note it in one line: stepguide craving log 6 --trigger stress")


def log(
    ctx: typer.Context, strength: str, at: str | None, as_json: bool, **about: str | None
) -> None:
    """Note a craving in one line.

    Example: stepguide craving log 6 --trigger stress --helped call
    """
    _log(desk_of(ctx), strength, about, at, as_json)


def _log(
    desk: "Desk",
    strength: str | None,
    about: dict[str, str | None],
    at: str | None,
    as_json: bool,
) -> None:
    from stepguide.errors import UsageError
    from stepguide.home import rows

    cells = _typed(desk, {"strength": strength, **about})
    moment = desk.now
    if at:
        from stepguide.terminal.dates import read_past

        moment = read_past(at, desk.now, desk.settings.date_format)
    kept = {name: cells[name] for name in ORDER if name in cells}
    if not kept:
        said = "Say how strong it was, or anything else about it."
        raise UsageError(said, "Such as: stepguide craving log 6 --at yesterday")
    row = rows.new(SHEET, SHEET, kept, moment, desk.now)
    rows.collection(desk.home, SHEET).add(row, desk.now)
    _told(desk, row, "", as_json)


def edit(
    ctx: typer.Context, row_id: str, strength: str | None, as_json: bool, **about: str | None
) -> None:
    """Change or add to a craving you noted, such as what helped.

    Example: stepguide craving edit last --again 3 --helped call
    """
    from stepguide.errors import UsageError
    from stepguide.records.cells import with_cells
    from stepguide.safety import rules, screen

    desk = desk_of(ctx)
    handling = rows_of(desk, SHEET)
    found = handling.find(row_id)
    given = {"strength": strength, **about}
    cells = _typed(desk, given)
    cells |= {name: "" for name, said in given.items() if said is not None and not said.strip()}
    if not cells:
        raise UsageError("Say what is to change.", "stepguide craving edit --help lists it.")
    again = about["again"]
    if strength is not None or again is not None:
        # It may have risen since what was noted before, which the line alone does not tell.
        merged = {**found.record.cells, **cells}
        at, but = found.record.at, found.record.id
        earlier = rules.noted(lambda: desk.home, lambda: desk.guide, at, desk.now, but).earlier
        has_risen = strength is not None and rules.is_high(cells["strength"], earlier)
        has_risen = has_risen or (again is not None and rules.has_climbed(merged, earlier))
        screen.show(desk, ["craving"] if has_risen else [])
    form = handling.sheet.kinds[0]
    row = handling.change(found, lambda before: with_cells(before, form, cells))
    _told(desk, row, "", as_json)


def skill(
    ctx: typer.Context,
    which: Annotated[
        str | None,
        typer.Argument(metavar="[SKILL]", help="Its name.", autocompletion=offer(_skills)),
    ] = None,
    as_json: Json = False,
) -> None:
    """Go through a skill with a quiet timer, or list them all.

    Example: stepguide craving skill grounding
    """
    from stepguide.craving import practice, views
    from stepguide.terminal import prompt

    desk = desk_of(ctx)
    known = desk.guide.skills
    found = known.find(which) if which else None
    if as_json:
        return desk.screen.data([found] if found else known.skills)
    if found is None:
        return desk.screen.show(views.skills(known))
    if not prompt.is_possible():
        return desk.screen.show(views.skill(found))
    practice.go_through(desk, found)
    return None


Made(now, [IF_KNOWN, *ABOUT, AT, AS_JSON]).join(app, "now", Keeping)
Made(log, [STRENGTH, *ABOUT, AT, AS_JSON]).join(app, "log", Keeping)
Made(edit, [ROW, OTHER_STRENGTH, *ABOUT, AS_JSON]).join(app, "edit", Keeping)
app.command()(skill)
looking.every(SHEET, doc="List the cravings you noted.").join(app, "list")
looking.one(SHEET).join(app, "show")
removing.delete(SHEET).join(app, "delete")
removing.restore(SHEET).join(app, "restore")


def _typed(desk: "Desk", given: dict[str, str | None]) -> dict[str, Any]:
    """The options as cells; several words as a list, without a look at the guide where none is
    needed: this has to be quick."""
    from stepguide.terminal import field as content

    cells: dict[str, Any] = {}
    for name, words in given.items():
        if words is None or not (words.strip() or name in SCALES):
            continue
        if name in SCALES:
            cells[name] = content.scale_from(SCALES[name], words)
        elif name in ("trigger", "helped") and not any(map(str.isdecimal, words)):
            cells[name] = content.words_from(f"--{name}", words, [])
        else:
            cell = desk.guide.sheets.sheet(SHEET).kinds[0].field(name)
            cells[name] = cell.read(words, cell.name)
    return {name: given for name, given in cells.items() if given != ()}


def _told(desk: "Desk", row: "Row | None", closing: str, as_json: bool) -> None:
    from stepguide.terminal.screen import say

    if row is None:
        return say("Nothing was saved, and that is fine.")
    if desk.home.was_made:
        from stepguide import privacy

        privacy.say_once(desk)
    if as_json:
        return desk.screen.data(rows_of(desk, SHEET).data(row))
    desk.screen.say(f"Saved {row.short_id}.")
    return say(closing) if closing else None
