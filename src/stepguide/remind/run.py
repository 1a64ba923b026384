"""What the command that says how to have a daily reminder does."""

from datetime import datetime, timedelta

from stepguide.errors import UsageError
from stepguide.home.record import is_one_line
from stepguide.remind import schedulers
from stepguide.terminal.context import Context
from stepguide.terminal.dates import clock_from, shown
from stepguide.terminal.page import Heading, Page, Paragraph

A_YEAR = 366


def skipped(now: datetime, hour: int, minute: int) -> datetime | None:
    """The next day, within a year, on which the clocks go forward over this time."""
    at = now.replace(hour=hour, minute=minute, second=0, microsecond=0, tzinfo=None)
    days = (at + timedelta(days=number) for number in range(A_YEAR))
    return next((day for day in days if day.astimezone().replace(tzinfo=None) != day), None)


def remind(
    context: Context, at: str, words: str | None, scheduler: str | None, as_json: bool
) -> None:
    texts = context.guide.daily.remind
    known = schedulers.known()
    name = (scheduler or schedulers.of_this_machine()).strip().lower()
    if name not in known:
        raise UsageError(f"There is no scheduler {name!r}.", f"There are {', '.join(known)}.")
    said = (texts.words if words is None else words).strip()
    if not said or not is_one_line(said):
        raise UsageError("The words have to be one line.")
    time = clock_from(at, context.dates.clock)
    made = known[name](time.hour, time.minute, said)
    notes = [texts.write] if made.writes else []
    day = skipped(context.now, time.hour, time.minute)
    if day and name in texts.skipped:
        said_of_it = texts.skipped[name]
        notes.append(said_of_it.format(day=shown(day, context.dates)))
    if as_json:
        parts = {"add": made.add, "remove": made.remove}
        named = {name: [part._asdict() for part in found] for name, found in parts.items()}
        return context.screen.data({"scheduler": made.scheduler, "notes": notes, **named})
    page: Page = [Heading(f"A reminder with {made.scheduler}")]
    page += map(Paragraph, (texts.about, *notes))
    context.screen.show(page, may_page=False)
    for part in (*made.add, *made.remove):
        context.screen.say(f"\n{part.what}:")
        for line in part.lines.split("\n"):
            context.screen.say(line)  # as long as it is, so that it can be copied
    return None
