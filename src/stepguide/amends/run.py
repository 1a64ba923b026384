"""What the commands do that amends have beside those of every kind."""

from stepguide.amends import actions, asking, views
from stepguide.amends.handling import AmendsHandling
from stepguide.amends.records import Status
from stepguide.terminal import when
from stepguide.terminal.context import Context
from stepguide.terminal.text import counted

KIND = "amends"


def check(context: Context, row_id: str, answer: list[str] | None, as_json: bool) -> None:
    handling = AmendsHandling(context, KIND)
    found = handling.find(row_id)
    if answer:
        answers = asking.typed(handling.safety, answer)
        row = asking.keep(handling, found, answers)
    else:
        row = asking.ask(handling, found)
    if as_json:
        return handling.tell_saved(row, as_json)
    if getattr(found.record, "status", "") == "planned" and row.status == "open":
        context.screen.say(f"{row.short_id} is not planned any more.")
    return context.screen.show(views.check_result(row, handling.safety), may_page=False)


def move(context: Context, row_id: str, status: Status, as_json: bool) -> None:
    handling = AmendsHandling(context, KIND)
    row = handling.change(
        handling.find(row_id),
        lambda before: actions.moved_to(before, status, handling.safety),
    )
    if as_json:
        return handling.tell_saved(row, as_json)
    return context.screen.say(f"{row.short_id} is {row.status}.")


def keep(context: Context, row_id: str, at: str | None, undo: bool, as_json: bool) -> None:
    handling = AmendsHandling(context, KIND)
    day = context.dates.day(when.past(context, at)) if at else context.today
    row = handling.change(
        handling.find(row_id),
        lambda before: actions.kept_on(before, day, not undo),
    )
    if as_json:
        return handling.tell_saved(row, as_json)
    return context.screen.say(f"{row.short_id}: {counted(len(row.kept), 'day')} kept in all.")
