"""What the command for a check-in does."""

from typing import Any

from stepguide.advice import Do
from stepguide.checkin import asking, going
from stepguide.checkin.asking import Answers, Cells, Time
from stepguide.errors import UsageError
from stepguide.records.parameters import CELL
from stepguide.records.row_handling import rows_of
from stepguide.safety import rules
from stepguide.terminal import modes, when
from stepguide.terminal.context import Context
from stepguide.terminal.field import Field

SHEET = "checkin"


def check_alone(command: str, options: dict[str, Any]) -> None:
    """UsageError for answers before another command of the group."""
    if any(said is not None for said in options.values()):
        raise UsageError(
            f"Answers before {command!r} would belong to a check-in of their own.",
            f"Give them alone, or behind {command}.",
            Do(f"checkin {command} --help", "What it takes"),
        )


def checkin(
    context: Context,
    morning: bool,
    evening: bool,
    keep: bool,
    at: str | None,
    as_json: bool,
    **options: Any,
) -> None:
    if morning and evening:
        raise UsageError("A check-in is a morning's or an evening's, not both.")
    moment = when.past(context, at) if at else context.now
    time: Time = asking.time_of(moment.hour)
    if morning or evening:
        time = "morning" if morning else "evening"
    handling = rows_of(context, SHEET)
    fields = going.fields(handling)
    given = {name.removeprefix(CELL): said for name, said in options.items() if said is not None}
    if given:
        answers = _given(context, fields, given, keep)
        row = going.keep(handling, time, answers.cells, moment)
        return going.told(handling, row, time, answers.grave, as_json)
    if not modes.is_typed_at():
        raise UsageError(
            "A check-in asks one thing at a time, and there is no terminal here to ask at.",
            Do("checkin --craving 3 --mood 6", "Give it with options, such as"),
        )
    chosen: tuple[Time, ...] = () if at else ("morning", "evening")
    chosen = (time,) if chosen and (morning or evening) else chosen
    return going.new(handling, time, moment, keep, as_json, chosen)


def _given(
    context: Context, fields: dict[str, Field], given: dict[str, str], keep: bool
) -> Answers:
    """The answers given as options, without what is not to be kept. What they call for was said
    when the line was heard."""
    texts = context.guide.daily.checkin
    cells: Cells = {}
    for name, said in given.items():
        if said.strip():
            cells[name] = fields[name].read(said, fields[name].name)
    if cells.get(asking.NALOXONE) == rules.NO:
        asking.where_to_get_naloxone(context, texts)
    dangers = rules.of(SHEET, cells, rules.Noted())
    let_go = () if keep else texts.may_be_unkept
    kept = {name: said for name, said in cells.items() if name not in let_go}
    return Answers(kept, False, any(danger in rules.GRAVE for danger in dangers))
