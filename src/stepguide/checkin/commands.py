"""The commands for check-ins."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.terminal.keeping import Keeping
from stepguide.terminal.options import desk_of
from stepguide.worksheets import adding, listing, removing
from stepguide.worksheets.options import AS_JSON, CELL, CONTEXT, Parameter, cell_options, signed

if TYPE_CHECKING:
    from datetime import datetime

    from stepguide.checkin.asking import Answers, Cells, Time
    from stepguide.guide.daily import Checkin
    from stepguide.guide.sheets import Cell
    from stepguide.home.row import Row
    from stepguide.home.shelf import Found
    from stepguide.terminal.desk import Desk

SHEET = "checkin"
NOTHING = "Nothing was saved, and that is fine."
STOPPED = "What you answered is saved, apart from medicine, use, dark thoughts and dangers."
app = typer.Typer(name=SHEET, invoke_without_command=True, rich_help_panel="Day by day")


def checkin(
    ctx: typer.Context,
    morning: bool,
    evening: bool,
    keep: bool,
    at: str | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Check in: two minutes, in our own words, and every question can be skipped.

    It is not a medical test. The clock chooses between morning and evening.
    Examples: stepguide checkin, stepguide checkin --evening --craving 3 --mood 6 --sleep 7.5
    """
    from stepguide.errors import UsageError

    if ctx.invoked_subcommand is not None:
        if any(said is not None for said in options.values()):
            name = ctx.invoked_subcommand
            raise UsageError(
                f"Answers before {name!r} would belong to a check-in of their own.",
                f"Give them alone, or behind {name}. It takes: stepguide checkin {name} --help",
            )
        return None
    from stepguide.checkin import asking
    from stepguide.terminal import prompt
    from stepguide.terminal.dates import read_past

    if morning and evening:
        raise UsageError("A check-in is a morning's or an evening's, not both.")
    desk = desk_of(ctx)
    moment = read_past(at, desk.now, desk.settings.date_format) if at else desk.now
    time: Time = asking.time_of(moment.hour)
    if morning or evening:
        time = "morning" if morning else "evening"
    texts = desk.guide.daily.checkin
    fields = {cell.id: cell for cell in desk.guide.sheets.sheet(SHEET).kinds[0].fields}
    given = {name.removeprefix(CELL): said for name, said in options.items() if said is not None}
    if given:
        answers = _given(desk, texts, fields, given, keep)
        row = _keep(desk, time, answers.cells, moment)
        return _told(desk, texts, row, time, answers.grave, as_json)
    if not prompt.is_possible():
        raise UsageError(
            "A check-in asks one thing at a time, and there is no terminal here to ask at.",
            "Give it with options, such as: stepguide checkin --craving 3 --mood 6",
        )
    return _ask(desk, texts, fields, time, moment, keep, as_json)


def _ask(
    desk: "Desk",
    texts: "Checkin",
    fields: "dict[str, Cell]",
    time: "Time",
    moment: "datetime",
    keep: bool,
    as_json: bool,
) -> None:
    from stepguide.checkin.asking import Asking
    from stepguide.errors import StepguideError, StoppedError
    from stepguide.terminal.screen import hint, say
    from stepguide.worksheets import planning
    from stepguide.worksheets.asking import aid_of

    say(desk.guide.sheets.sheet(SHEET).kinds[0].opening)
    own = planning.own(desk.home)
    _offer_own(desk, fields, own.signs)
    asked = getattr(texts, time)
    asking = Asking(
        desk, texts, [fields[name] for name in asked], aid_of(desk, hears_calls=True), keep
    )
    try:
        answers = asking.ask()
        kept = {name: said for name, said in answers.cells.items() if said != ""}
        row = _keep(desk, time, kept, moment)
    except (StepguideError, OSError):
        asking.failed()
        raise
    asking.finished()
    if answers.stopped:
        raise StoppedError("Stopped.", STOPPED if row else "Nothing was saved.")
    for plan in own.ifs:
        hint(f"Your plan: {planning.in_words(plan)}")
    _told(desk, texts, row, time, answers.grave, as_json)


def _ask_again(desk: "Desk", found: "Found[Row]") -> "Row":
    """Ask a check-in that was saved again, as it was asked; Enter keeps an answer."""
    from stepguide.checkin.asking import Asking
    from stepguide.errors import StepguideError, StoppedError
    from stepguide.terminal.screen import say
    from stepguide.worksheets import actions, planning
    from stepguide.worksheets.asking import aid_of

    texts = desk.guide.daily.checkin
    kind = desk.guide.sheets.sheet(SHEET).kinds[0]
    fields = {cell.id: cell for cell in kind.fields}
    _offer_own(desk, fields, planning.own(desk.home).signs)
    before = found.record.cells
    asked = getattr(texts, "morning" if before.get("time") == "morning" else "evening")
    more = [name for name in fields if name in before and name not in (*asked, "time")]
    cells = [fields[name] for name in (*more, *asked)]
    asking = Asking(desk, texts, cells, aid_of(desk, hears_calls=True), True, found.record)
    try:
        answers = asking.ask()
        row = actions.change(
            desk.home,
            SHEET,
            found,
            lambda row: actions.with_cells(row, kind, answers.cells),
            desk.now,
        )
    except (StepguideError, OSError):
        asking.failed()
        raise
    asking.finished()
    if answers.stopped:
        raise StoppedError("Stopped.", STOPPED if answers.cells else "Nothing was changed.")
    if answers.grave:
        say(texts.closing.danger)
    return row


def _given(
    desk: "Desk",
    texts: "Checkin",
    fields: "dict[str, Cell]",
    given: dict[str, str],
    keep: bool,
) -> "Answers":
    """The answers given as options, without what is not to be kept. What they call for was said
    when the line was heard."""
    from stepguide.checkin import asking
    from stepguide.checkin.asking import Answers
    from stepguide.safety import rules
    from stepguide.worksheets import planning
    from stepguide.worksheets.content import content_from

    if "signs" in given:
        _offer_own(desk, fields, planning.own(desk.home).signs)
    cells: Cells = {}
    for name, said in given.items():
        if said.strip():
            cells[name] = content_from(fields[name], said)
    if cells.get(asking.NALOXONE) == rules.NO:
        asking.where_to_get_naloxone(desk, texts)
    dangers = rules.of(SHEET, cells, rules.Noted())
    let_go = () if keep else texts.may_be_unkept
    kept = {name: said for name, said in cells.items() if name not in let_go}
    return Answers(kept, False, any(danger in rules.GRAVE for danger in dangers))


def _offer_own(desk: "Desk", fields: "dict[str, Cell]", signs: list[str]) -> None:
    """Let the person's own warning signs be chosen, before those there are for everyone."""
    from stepguide.guide import sheets

    says = desk.guide.sheets.sheet("plan").kind("sign").field("signs").says
    own = [sheets.Choice(id=sign, says=says(sign)) for sign in signs]
    known = [*own, *fields["signs"].choices]
    fields["signs"] = fields["signs"].model_copy(update={"choices": known})


def _keep(desk: "Desk", time: "Time", cells: "Cells", moment: "datetime") -> "Row | None":
    """Save the answers, if there are any."""
    if not cells:
        return None
    from stepguide.worksheets import actions

    sheet = desk.guide.sheets.sheet(SHEET)
    given: Cells = {"time": time, **cells}
    return actions.add(desk.home, sheet, sheet.kinds[0], None, None, given, desk.now, moment)


def _told(
    desk: "Desk", texts: "Checkin", row: "Row | None", time: "Time", grave: bool, as_json: bool
) -> None:
    from stepguide import privacy
    from stepguide.terminal.screen import say
    from stepguide.worksheets import views

    if row is None:
        say(f"Nothing was saved. {texts.closing.danger}" if grave else NOTHING)
        return desk.screen.data(None) if as_json else None
    privacy.say_once(desk)
    if as_json:
        return desk.screen.data(views.row_data(row))
    desk.screen.say(f"Saved {row.short_id} ({time}).")
    return say(texts.closing.danger if grave else getattr(texts.closing, time))


def _parameters() -> list[Parameter]:
    def flag(help_: str, *names: str) -> Any:
        return Annotated[bool, typer.Option(*names, help=help_)]

    when = Annotated[
        str | None, typer.Option(metavar="WHEN", help="When it was, such as yesterday; else now.")
    ]
    unkept = "Keep medicine, use, dark thoughts and dangers too, or have them count now only."
    asked = [one for one in cell_options(SHEET) if one[0] != f"{CELL}time"]
    return [
        CONTEXT,
        ("morning", flag("Ask what is asked in the morning.", "--morning"), False),
        ("evening", flag("Ask what is asked in the evening.", "--evening"), False),
        *asked,
        ("keep", flag(unkept, "--keep/--no-keep"), True),
        ("at", when, None),
        AS_JSON,
    ]


app.callback()(signed(checkin, _parameters()))
app.command(name="list")(listing.every(SHEET))
app.command(name="show")(listing.one(SHEET))
app.command(name="edit", cls=Keeping)(adding.edit(SHEET, _ask_again))
app.command(name="delete")(removing.delete(SHEET))
app.command(name="restore")(removing.restore(SHEET))
