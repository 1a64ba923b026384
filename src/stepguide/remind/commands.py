"""The command that says how to have a daily reminder."""

from typing import TYPE_CHECKING, Annotated

import typer

from stepguide.terminal.offering import offer
from stepguide.terminal.options import Json, desk_of

if TYPE_CHECKING:
    from stepguide.terminal.page import Page

app = typer.Typer()

KNOWN = ("systemd", "cron", "launchd")


@app.command(rich_help_panel="Day by day")
def remind(
    ctx: typer.Context,
    at: Annotated[str, typer.Option(metavar="TIME", help="At what time of the day.")] = "20:00",
    words: Annotated[
        str | None, typer.Option(help="What it says. Others may see it, so let it say little.")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(help="systemd, cron or launchd.", autocompletion=offer(lambda _: KNOWN)),
    ] = None,
    as_json: Json = False,
) -> None:
    """See how to have one quiet line a day, from your computer's own scheduler.

    Nothing is changed: it is yours to add, and to take out again.
    Example: stepguide remind --at 21:30
    """
    from stepguide.errors import UsageError
    from stepguide.home.record import is_one_line
    from stepguide.remind import schedulers
    from stepguide.terminal.dates import clock_from
    from stepguide.terminal.page import Heading, Paragraph

    desk = desk_of(ctx)
    texts = desk.guide.daily.remind
    known = schedulers.known()
    name = (scheduler or schedulers.of_this_machine()).strip().lower()
    if name not in known:
        raise UsageError(f"There is no scheduler {name!r}.", f"There are {', '.join(known)}.")
    said = (texts.words if words is None else words).strip()
    if not said or not is_one_line(said):
        raise UsageError("The words have to be one line.")
    hour, minute = clock_from(at)
    made = known[name](hour, minute, said)
    if as_json:
        parts = {"add": made.add, "remove": made.remove}
        named = {name: [part._asdict() for part in found] for name, found in parts.items()}
        return desk.screen.data({"scheduler": made.scheduler, **named})
    page: Page = [Heading(f"A reminder with {made.scheduler}"), Paragraph(texts.about)]
    desk.screen.show(page, may_page=False)
    for part in (*made.add, *made.remove):
        desk.screen.say(f"\n{part.what}:")
        for line in part.lines.split("\n"):
            desk.screen.say(line)  # as long as it is, so that it can be copied
    return None
