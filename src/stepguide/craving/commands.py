"""The commands for a craving."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.terminal.keeping import Keeping
from stepguide.terminal.options import Json, desk_of
from stepguide.worksheets import listing, removing
from stepguide.worksheets.options import argument

if TYPE_CHECKING:
    from stepguide.home.row import Row
    from stepguide.terminal.desk import Desk

SHEET = "craving"
app = typer.Typer(name=SHEET, invoke_without_command=True, rich_help_panel="Help now")

Words = "; several with commas between."
Trigger = Annotated[
    str | None, typer.Option(metavar="WORDS", help=f"What set it off, such as stress{Words}")
]
Helped = Annotated[
    str | None, typer.Option(metavar="WORDS", help=f"What helped, such as call{Words}")
]
Place = Annotated[
    str | None,
    typer.Option(help="Riding it out, thinking of using, about to use, or it has passed."),
]
Later = Annotated[int | None, typer.Option(min=0, max=10, help="How strong it was later, 0 to 10.")]
Note = Annotated[
    str | None, typer.Option(metavar="WORDS", help="Anything you want to remember about it.")
]
When = Annotated[
    str | None, typer.Option(metavar="WHEN", help="When it was, such as yesterday; else now.")
]


def _skills(incomplete: str) -> list[tuple[str, str]]:
    from stepguide.errors import StepguideError
    from stepguide.guide import skills

    try:
        known = skills.load().skills
    except StepguideError:
        return []
    return [(one.id, one.title) for one in known if one.id.startswith(incomplete)]


@app.callback()
def craving(ctx: typer.Context, as_json: Json = False) -> None:
    """Craving now? Three questions, then a person, your own plan, and a skill to try.

    Examples: stepguide craving, stepguide craving log 6 --trigger stress --helped call
    """
    if ctx.invoked_subcommand is not None:
        return None
    from stepguide.craving.flow import Flow
    from stepguide.errors import UsageError
    from stepguide.guide import daily, sheets, skills
    from stepguide.terminal import prompt
    from stepguide.worksheets.asking import aid_of

    desk = desk_of(ctx)
    if not prompt.is_possible():
        raise UsageError(
            "This asks one thing at a time, and there is no terminal here to ask at.",
            "To note it in one line: stepguide craving log 6 --trigger stress",
        )
    texts = daily.load().craving
    sheet = sheets.load().sheet(SHEET)
    row = Flow(desk, sheet, texts, skills.load(), aid_of(desk, hears_calls=True)).go()
    return _told(desk, row, texts.closing, as_json)


@app.command(cls=Keeping)
def log(
    ctx: typer.Context,
    strength: Annotated[int, typer.Argument(min=0, max=10, help="How strong it is, 0 to 10.")],
    trigger: Trigger = None,
    where: Place = None,
    again: Later = None,
    helped: Helped = None,
    note: Note = None,
    at: When = None,
    as_json: Json = False,
) -> None:
    """Note a craving in one line.

    Example: stepguide craving log 6 --trigger stress --helped call
    """
    from stepguide.home import rows
    from stepguide.safety import rules

    desk = desk_of(ctx)
    words = {"trigger": trigger, "where": where, "helped": helped, "note": note}
    cells: dict[str, Any] = {"strength": strength, **_typed(words)}
    if again is not None:
        cells["again"] = again
    moment = desk.now
    if at:
        from stepguide.terminal.dates import read_past

        moment = read_past(at, desk.now, desk.settings.date_format)
    earlier = rules.lowest_of_the_day(desk.home, moment)
    had_break = rules.reported_break(desk.home, desk.now)
    if rules.is_dangerous(cells, earlier, had_break) or rules.has_climbed(cells, earlier):
        _say_safety(desk)
    order = ("strength", "trigger", "where", "again", "helped", "note")
    kept = {name: cells[name] for name in order if name in cells}
    row = rows.new(SHEET, SHEET, kept, moment, desk.now)
    rows.shelf(desk.home, SHEET).add(row, desk.now)
    _told(desk, row, "", as_json)


@app.command(cls=Keeping)
def edit(
    ctx: typer.Context,
    row_id: Annotated[str, argument(SHEET)],
    strength: Annotated[
        int | None, typer.Option(min=0, max=10, help="How strong it was, 0 to 10.")
    ] = None,
    trigger: Trigger = None,
    where: Place = None,
    again: Later = None,
    helped: Helped = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Change or add to a craving you noted, such as what helped.

    Example: stepguide craving edit last --again 3 --helped call
    """
    from stepguide.errors import UsageError
    from stepguide.guide import sheets
    from stepguide.safety import rules
    from stepguide.worksheets import actions

    desk = desk_of(ctx)
    found = actions.find(desk.home, SHEET, row_id)
    numbers = {"strength": strength, "again": again}
    words = {"trigger": trigger, "where": where, "helped": helped, "note": note}
    cells = _typed(words) | {name: said for name, said in numbers.items() if said is not None}
    cells |= {name: "" for name, said in words.items() if said is not None and not said.strip()}
    if not cells:
        raise UsageError("Say what is to change.", "stepguide craving edit --help lists it.")
    climbed = again is not None and rules.has_climbed({**found.record.cells, **cells}, None)
    if climbed or rules.is_dangerous(cells, None, had_break=False):
        _say_safety(desk)
    kind = sheets.load().sheet(SHEET).kinds[0]
    row = actions.change(
        desk.home, SHEET, found, lambda before: actions.with_cells(before, kind, cells), desk.now
    )
    _told(desk, row, "", as_json)


@app.command()
def skill(
    ctx: typer.Context,
    which: Annotated[
        str | None, typer.Argument(metavar="[SKILL]", help="Its name.", autocompletion=_skills)
    ] = None,
    as_json: Json = False,
) -> None:
    """Go through a skill with a quiet timer, or list them all.

    Example: stepguide craving skill grounding
    """
    from stepguide.craving import practice, views
    from stepguide.guide import skills
    from stepguide.terminal import prompt

    desk = desk_of(ctx)
    known = skills.load()
    found = known.find(which) if which else None
    if as_json:
        return desk.screen.data([found] if found else known.skills)
    if found is None:
        return desk.screen.show(views.skills(known))
    if not prompt.is_possible():
        return desk.screen.show(views.skill(found))
    practice.go_through(desk, found)
    return None


app.command(name="list")(listing.every(SHEET))
app.command(name="show")(listing.one(SHEET))
app.command(name="delete")(removing.delete(SHEET))
app.command(name="restore")(removing.restore(SHEET))


def _typed(given: dict[str, str | None]) -> dict[str, Any]:
    """The options as cells; several words as a list, without a look at the guide where none is
    needed: this has to be quick."""
    said = {name: words for name, words in given.items() if words and words.strip()}
    if not said:
        return {}
    from stepguide.worksheets import content

    cells: dict[str, Any] = {}
    for name, words in said.items():
        if name in ("trigger", "helped") and not any(map(str.isdecimal, words)):
            cells[name] = content.words_from(f"--{name}", words, [])
        else:
            from stepguide.guide import sheets

            cell = sheets.load().sheet(SHEET).kinds[0].field(name)
            cells[name] = content.content_from(cell, words)
    return {name: given for name, given in cells.items() if given != ()}


def _say_safety(desk: "Desk") -> None:
    from stepguide.safety import screen

    screen.show(desk, ["craving"])


def _told(desk: "Desk", row: "Row | None", closing: str, as_json: bool) -> None:
    from stepguide.terminal.screen import say

    if row is None:
        return say("Nothing was saved, and that is fine.")
    if desk.home.was_made:
        from stepguide.guide import privacy

        privacy.say_once(desk.home)
    if as_json:
        from stepguide.worksheets import views

        return desk.screen.data(views.row_data(row))
    desk.screen.say(f"Saved {row.short_id}.")
    return say(closing) if closing else None
