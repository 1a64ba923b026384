"""What the commands that show the steps and move through them do."""

from typing import get_args

from stepguide.errors import UsageError
from stepguide.footer import help_line
from stepguide.guide.steps import Step
from stepguide.home.settings import Wording
from stepguide.steps import actions, views
from stepguide.steps.records import Event
from stepguide.steps.views import SECTIONS
from stepguide.terminal.context import Context
from stepguide.terminal.naming import begun, only
from stepguide.terminal.options import agreed


def every(context: Context, as_json: bool) -> None:
    program = context.guide.steps
    where = actions.where(context.home, program)
    if as_json:
        rows = zip(program.steps, where.steps, strict=True)
        return context.screen.data([views.as_row(step, standing) for step, standing in rows])
    return context.screen.show(views.every(program, where), help_line(context))


def one(
    context: Context,
    step: list[str],
    everything: bool,
    section: str,
    wording: str,
    may_page: bool,
    as_json: bool,
) -> None:
    chosen_section = _section(section)
    typed = _wording(wording)
    reading = typed or context.settings.wording
    program = context.guide.steps
    where = actions.where(context.home, program)
    found = program.find(" ".join(step)) if step else program.step(where.in_hand or 1)
    standing = where.of(found.number)
    asked = actions.instructions(context.home, program, found.number)
    if as_json:
        return context.screen.data(views.as_data(found, standing, asked))
    dates = context.dates
    if chosen_section == "sources" or everything:
        cited = context.guide.sources.of(found.sources)
    if chosen_section == "sources":
        page = views.sources_section(cited)
    elif chosen_section:
        page = views.section(found, standing, chosen_section, reading) or views.no_care(found)
    elif everything:
        page = views.whole(found, standing, reading, dates, cited, asked)
    else:
        says_choice = reading == "both" and not typed and context.home.is_first("wording")
        page = views.brief(found, standing, reading, dates, asked, says_choice)
    return context.screen.show(page, help_line(context), may_page)


def change(
    context: Context, step: list[str], event: Event, as_json: bool, again: bool = False
) -> None:
    program = context.guide.steps
    found = program.find(" ".join(step))
    if event == "start" and not again:
        _agree_to_begin_again(context, found)
    change = actions.change(context.home, program, found, event, context.now)
    if as_json:
        context.screen.data(views.as_row(found, change.standing))
    else:
        early = context.guide.screens.out_of_order if change.before_its_time else ""
        context.screen.say(views.change_line(event, change, early, context.dates))
        if event == "finish" and change.changed:
            said = context.guide.daily.milestones_steps.at(change.finished, len(program.steps))
            context.note(str(said)) if said else None


def _agree_to_begin_again(context: Context, step: Step) -> None:
    """Ask whether a finished step is to be begun again; where nobody is there to ask, say how."""
    standing = actions.events_only(context.home, context.guide.steps).of(step.number)
    if standing.status != "finished":
        return
    said = views.finished_line(step, standing, context.dates)
    question = f"{said} Begin it again, as round {standing.round + 1}?"
    try:
        agreed(context, question, yes=False, otherwise="Nothing was changed.")
    except UsageError:  # nobody is there to ask
        raise UsageError(said, *views.again(step, standing)) from None


def _section(typed: str) -> str:
    if not typed:
        return ""
    wrong = UsageError(f"There is no part {typed!r}.", f"The parts are {', '.join(SECTIONS)}.")
    return only(begun(typed, SECTIONS, lambda one: [one]), wrong, wrong)


def _wording(typed: str) -> Wording | None:
    if not typed:
        return None
    known: tuple[Wording, ...] = get_args(Wording)
    wrong = UsageError(f"There is no wording {typed!r}.", "It is spiritual, secular or both.")
    return only(begun(typed, known, lambda one: [one]), wrong, wrong)
