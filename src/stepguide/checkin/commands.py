"""The commands for check-ins."""

from typing import TYPE_CHECKING, Any

import typer

from stepguide.guide.guide import Guide
from stepguide.records import commands as every_kind
from stepguide.records.row_handling import rows_of
from stepguide.records.shape import AS_JSON, AT, CELL, cell_options, flag
from stepguide.terminal.made import Made, Parameter
from stepguide.terminal.options import desk_of

if TYPE_CHECKING:
    from stepguide.checkin.asking import Answers, Cells, Time
    from stepguide.guide.sheets import Sheet
    from stepguide.home.row import Row
    from stepguide.records.finding import Found
    from stepguide.records.row_handling import RowHandling
    from stepguide.terminal.desk import Desk
    from stepguide.terminal.field import Field

SHEET = "checkin"


def commands(guide: Guide, word: str) -> typer.Typer:
    """The group, which without a command asks."""
    sheet = guide.sheets.sheet(word)
    made = Made(checkin, _parameters(sheet))
    app = made.group(name=word, invoke_without_command=True, rich_help_panel="Day by day")
    every_kind.beside(app, sheet, _ask_again)
    return app


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
    from stepguide.checkin import asking, going
    from stepguide.terminal import prompt
    from stepguide.terminal.dates import read_past

    if morning and evening:
        raise UsageError("A check-in is a morning's or an evening's, not both.")
    desk = desk_of(ctx)
    moment = read_past(at, desk.now, desk.settings.date_format) if at else desk.now
    time: Time = asking.time_of(moment.hour)
    if morning or evening:
        time = "morning" if morning else "evening"
    handling = rows_of(desk, SHEET)
    fields = going.fields(handling)
    given = {name.removeprefix(CELL): said for name, said in options.items() if said is not None}
    if given:
        answers = _given(desk, fields, given, keep)
        row = going.keep(handling, time, answers.cells, moment)
        return going.told(handling, row, time, answers.grave, as_json)
    if not prompt.is_possible():
        raise UsageError(
            "A check-in asks one thing at a time, and there is no terminal here to ask at.",
            "Give it with options, such as: stepguide checkin --craving 3 --mood 6",
        )
    chosen: tuple[Time, ...] = () if at else ("morning", "evening")
    chosen = (time,) if chosen and (morning or evening) else chosen
    return going.new(handling, time, moment, keep, as_json, chosen)


def _ask_again(handling: "RowHandling", found: "Found[Row]") -> "Row":
    from stepguide.checkin import going
    from stepguide.terminal.screen import say

    row, grave = going.again(handling, found)
    if grave:
        say(handling.desk.guide.daily.checkin.closing.danger)
    return row


def _given(
    desk: "Desk",
    fields: "dict[str, Field]",
    given: dict[str, str],
    keep: bool,
) -> "Answers":
    """The answers given as options, without what is not to be kept. What they call for was said
    when the line was heard."""
    from stepguide.checkin import asking
    from stepguide.checkin.asking import Answers
    from stepguide.safety import rules

    texts = desk.guide.daily.checkin
    cells: Cells = {}
    for name, said in given.items():
        if said.strip():
            cells[name] = fields[name].read(said, fields[name].name)
    if cells.get(asking.NALOXONE) == rules.NO:
        asking.where_to_get_naloxone(desk, texts)
    dangers = rules.of(SHEET, cells, rules.Noted())
    let_go = () if keep else texts.may_be_unkept
    kept = {name: said for name, said in cells.items() if name not in let_go}
    return Answers(kept, False, any(danger in rules.GRAVE for danger in dangers))


def _parameters(sheet: "Sheet") -> list[Parameter]:
    unkept = "Keep medicine, use, dark thoughts and dangers too, or have them count now only."
    return [
        flag("morning", "Ask what is asked in the morning."),
        flag("evening", "Ask what is asked in the evening."),
        *(one for one in cell_options(sheet) if one.name != f"{CELL}time"),
        flag("keep", unkept, "--keep/--no-keep", default=True),
        AT,
        AS_JSON,
    ]
