"""What the command that says how to have a daily reminder does."""

from stepguide.errors import UsageError
from stepguide.home.record import is_one_line
from stepguide.remind import schedulers
from stepguide.terminal.context import Context
from stepguide.terminal.dates import clock_from
from stepguide.terminal.page import Heading, Page, Paragraph


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
    if as_json:
        parts = {"add": made.add, "remove": made.remove}
        named = {name: [part._asdict() for part in found] for name, found in parts.items()}
        return context.screen.data({"scheduler": made.scheduler, **named})
    page: Page = [Heading(f"A reminder with {made.scheduler}"), Paragraph(texts.about)]
    context.screen.show(page, may_page=False)
    for part in (*made.add, *made.remove):
        context.screen.say(f"\n{part.what}:")
        for line in part.lines.split("\n"):
            context.screen.say(line)  # as long as it is, so that it can be copied
    return None
