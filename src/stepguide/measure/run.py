"""What the commands for measures do."""

from typing import Any

from stepguide import privacy
from stepguide.advice import Do
from stepguide.errors import StepguideError, UsageError
from stepguide.footer import help_line
from stepguide.measure import actions, asking, views
from stepguide.measure.handling import MeasureHandling
from stepguide.terminal import modes, when
from stepguide.terminal.context import Context
from stepguide.terminal.screen import hint

SHEET = "measure"


def measure(context: Context, as_json: bool) -> None:
    found = [(one, actions.taken(context.home, one)) for one in context.guide.measures.measures]
    if as_json:
        data = [one.model_dump() | {"taken": list(map(views.as_data, rows))} for one, rows in found]
        return context.screen.data(data)
    page = views.every(found, context.dates)
    return context.screen.show(page, help_line(context))


def take(context: Context, which: str, answers: str | None, as_json: bool) -> None:
    chosen = context.guide.measures.find(which)
    actions.check_due(context.home, chosen, context.today, context.dates)
    if answers is not None:
        points = actions.all_points_from(chosen, answers)
    elif modes.is_typed_at():
        points = asking.ask(context, chosen)
    else:
        raise UsageError(
            "This asks one thing at a time, and there is no terminal here to ask at.",
            Do(f"measure take {chosen.id} --answers 0,1", "Give every answer in order"),
        )
    try:
        row = actions.add(context.home, chosen, points, context.now, context.now)
    except (StepguideError, OSError):
        said = ",".join(map(str, points))
        hint(Do(f"measure take {chosen.id} --answers {said}", "Not saved. To try again"))
        raise
    privacy.say_once(context)
    if as_json:
        return context.screen.data(views.as_data(row))
    page = views.result(chosen, row)
    return context.screen.show(page, help_line(context), may_page=False)


def edit(context: Context, which: str, answers: str | None, at: str | None, as_json: bool) -> None:
    handling = MeasureHandling(context, SHEET)
    found = handling.find(which)
    changes: dict[str, Any] = {"at": when.past(context, at)} if at else {}
    if answers is not None:
        chosen = context.guide.measures.find(found.record.sheet)
        changes["cells"] = actions.cells_from(actions.all_points_from(chosen, answers))
    if not changes:
        raise UsageError("Say what is to change.", Do("measure edit --help", "What can be changed"))
    row = handling.change(found, lambda before: before.changed(**changes))
    if as_json:
        return context.screen.data(handling.data(row))
    return context.screen.say(f"Saved {row.short_id} ({handling.begins(row)}).")
