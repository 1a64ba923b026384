"""What the commands for measures do."""

from typing import Any

from stepguide import privacy
from stepguide.advice import Do
from stepguide.errors import StepguideError, UsageError
from stepguide.footer import help_line
from stepguide.home.store import RECORDS, TRASH
from stepguide.measure import actions, asking, views
from stepguide.measure.handling import MeasureHandling
from stepguide.records.handling import moment_of
from stepguide.terminal import prompt
from stepguide.terminal.desk import Desk
from stepguide.terminal.screen import hint

SHEET = "measure"


def measure(desk: Desk, as_json: bool) -> None:
    found = [(one, actions.taken(desk.home, one)) for one in desk.guide.measures.measures]
    if as_json:
        data = [one.model_dump() | {"taken": list(map(views.as_data, rows))} for one, rows in found]
        return desk.screen.data(data)
    page = views.every(found, desk.settings.date_format)
    return desk.screen.show(page, help_line(desk))


def take(desk: Desk, which: str, answers: str | None, as_json: bool) -> None:
    chosen = desk.guide.measures.find(which)
    actions.check_due(desk.home, chosen, desk.now.date())
    if answers is not None:
        points = actions.all_points_from(chosen, answers)
    elif prompt.is_possible():
        points = asking.ask(desk, chosen)
    else:
        raise UsageError(
            "This asks one thing at a time, and there is no terminal here to ask at.",
            Do(f"measure take {chosen.id} --answers 0,1", "Give every answer in order"),
        )
    try:
        row = actions.add(desk.home, chosen, points, desk.now, desk.now)
    except (StepguideError, OSError):
        said = ",".join(map(str, points))
        hint(Do(f"measure take {chosen.id} --answers {said}", "Not saved. To try again"))
        raise
    privacy.say_once(desk)
    if as_json:
        return desk.screen.data(views.as_data(row))
    page = views.result(chosen, row)
    return desk.screen.show(page, help_line(desk), may_page=False)


def list_taken(desk: Desk, which: str | None, trash: bool, as_json: bool) -> None:
    known = desk.guide.measures
    chosen = [known.find(which)] if which else known.measures
    part = TRASH if trash else RECORDS
    rows = [row for one in chosen for row in actions.taken(desk.home, one, part)]
    if as_json:
        return desk.screen.data(list(map(views.as_data, rows)))
    return desk.screen.show(views.history(rows, known, desk.settings.date_format, trash))


def edit(desk: Desk, which: str, answers: str | None, at: str | None, as_json: bool) -> None:
    handling = MeasureHandling(desk, SHEET)
    found = handling.find(which)
    changes: dict[str, Any] = {"at": moment_of(desk, at)} if at else {}
    if answers is not None:
        chosen = desk.guide.measures.find(found.record.sheet)
        changes["cells"] = actions.cells_from(actions.all_points_from(chosen, answers))
    if not changes:
        raise UsageError("Say what is to change.", Do("measure edit --help", "What can be changed"))
    row = handling.change(found, lambda before: before.changed(**changes))
    if as_json:
        return desk.screen.data(handling.data(row))
    return desk.screen.say(f"Saved {row.short_id} ({handling.begins(row)}).")
