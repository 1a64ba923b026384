"""The commands that show the steps and move through them."""

from typing import TYPE_CHECKING, Annotated

import typer

from stepguide.steps.completion import step_numbers
from stepguide.terminal.naming import begun, only
from stepguide.terminal.offering import Found, offer
from stepguide.terminal.options import Json, NoPager, desk_of

if TYPE_CHECKING:
    from stepguide.home.settings import Wording
    from stepguide.steps.records import Event
    from stepguide.terminal.desk import Desk

app = typer.Typer()

PANEL = "The steps"
Which = Annotated[
    list[str],
    typer.Argument(
        metavar="STEP",
        help="A step's number, or words of its title.",
        autocompletion=step_numbers,
    ),
]


def _sections(_: "Desk") -> Found:
    from stepguide.steps.views import SECTIONS

    return SECTIONS


WORDINGS = ("spiritual", "secular", "both")


@app.command(rich_help_panel=PANEL)
def steps(ctx: typer.Context, as_json: Json = False) -> None:
    """Show the steps and where you are with each."""
    from stepguide.footer import help_line
    from stepguide.steps import actions, views

    desk = desk_of(ctx)
    program = desk.guide.steps
    where = actions.where(desk.home, program)
    if as_json:
        rows = zip(program.steps, where.steps, strict=True)
        return desk.screen.data([views.as_row(step, standing) for step, standing in rows])
    return desk.screen.show(views.every(program, where), help_line(desk))


@app.command(rich_help_panel=PANEL)
def show(
    ctx: typer.Context,
    step: Which,
    everything: Annotated[
        bool, typer.Option("--all", help="Everything the guide has on this step.")
    ] = False,
    section: Annotated[
        str,
        typer.Option(
            autocompletion=offer(_sections),
            help="Only one part: care, summary, explanation, opioids, readings, actions, "
            "questions, exercises, ready, pitfalls or sources.",
        ),
    ] = "",
    wording: Annotated[
        str,
        typer.Option(
            help="Which reading: spiritual, secular or both.",
            autocompletion=offer(lambda _: WORDINGS),
        ),
    ] = "",
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """Read a step: what it is, how others read it, and the next questions.

    Examples: stepguide show 4, stepguide show amends, stepguide show 4 --section exercises
    """
    from stepguide.footer import help_line
    from stepguide.steps import actions, views

    desk = desk_of(ctx)
    chosen_section = _section(section)
    reading = _wording(wording) or desk.settings.wording
    program = desk.guide.steps
    found = program.find(" ".join(step))
    standing = actions.where(desk.home, program).of(found.number)
    asked = actions.instructions(desk.home, program, found.number)
    if as_json:
        return desk.screen.data(views.as_data(found, standing, asked))
    order = desk.settings.date_format
    if chosen_section == "sources" or everything:
        cited = desk.guide.sources.of(found.sources)
    if chosen_section == "sources":
        page = views.sources_section(cited)
    elif chosen_section:
        page = views.section(found, standing, chosen_section, reading) or views.no_care(found)
    elif everything:
        page = views.whole(found, standing, reading, order, cited, asked)
    else:
        page = views.brief(found, standing, reading, order, asked)
    below = help_line(desk)
    return desk.screen.show(page, below, may_page=not no_pager)


@app.command(rich_help_panel=PANEL)
def start(ctx: typer.Context, step: Which, as_json: Json = False) -> None:
    """Begin a step, or its next round once it is finished. Any order is fine."""
    _change(ctx, step, "start", as_json)


@app.command(rich_help_panel=PANEL)
def finish(ctx: typer.Context, step: Which, as_json: Json = False) -> None:
    """Say that you are done with a step for now."""
    _change(ctx, step, "finish", as_json)


@app.command(rich_help_panel=PANEL)
def reopen(ctx: typer.Context, step: Which, as_json: Json = False) -> None:
    """Go on with a finished step, in the same round."""
    _change(ctx, step, "reopen", as_json)


def _change(ctx: typer.Context, step: list[str], event: "Event", as_json: bool) -> None:
    from stepguide.steps import actions, views

    desk = desk_of(ctx)
    program = desk.guide.steps
    found = program.find(" ".join(step))
    change = actions.change(desk.home, program, found, event, desk.now)
    if as_json:
        desk.screen.data(views.as_row(found, change.standing))
    else:
        early = desk.guide.screens.out_of_order if change.before_its_time else ""
        desk.screen.say(views.change_line(event, change, early, desk.settings.date_format))


def _section(typed: str) -> str:
    from stepguide.errors import UsageError
    from stepguide.steps.views import SECTIONS

    if not typed:
        return ""
    wrong = UsageError(f"There is no part {typed!r}.", f"The parts are {', '.join(SECTIONS)}.")
    return only(begun(typed, SECTIONS, lambda one: [one]), wrong, wrong)


def _wording(typed: str) -> "Wording | None":
    from typing import get_args

    from stepguide.errors import UsageError
    from stepguide.home.settings import Wording

    if not typed:
        return None
    known: tuple[Wording, ...] = get_args(Wording)
    wrong = UsageError(f"There is no wording {typed!r}.", "It is spiritual, secular or both.")
    return only(begun(typed, known, lambda one: [one]), wrong, wrong)
