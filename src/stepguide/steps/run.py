"""What the commands that show the steps and move through them do."""

from typing import get_args

from stepguide.errors import UsageError
from stepguide.footer import help_line
from stepguide.home.settings import Wording
from stepguide.steps import actions, views
from stepguide.steps.records import Event
from stepguide.steps.views import SECTIONS
from stepguide.terminal.desk import Desk
from stepguide.terminal.naming import begun, only


def every(desk: Desk, as_json: bool) -> None:
    program = desk.guide.steps
    where = actions.where(desk.home, program)
    if as_json:
        rows = zip(program.steps, where.steps, strict=True)
        return desk.screen.data([views.as_row(step, standing) for step, standing in rows])
    return desk.screen.show(views.every(program, where), help_line(desk))


def one(
    desk: Desk,
    step: list[str],
    everything: bool,
    section: str,
    wording: str,
    may_page: bool,
    as_json: bool,
) -> None:
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
    return desk.screen.show(page, help_line(desk), may_page)


def change(desk: Desk, step: list[str], event: Event, as_json: bool) -> None:
    program = desk.guide.steps
    found = program.find(" ".join(step))
    change = actions.change(desk.home, program, found, event, desk.now)
    if as_json:
        desk.screen.data(views.as_row(found, change.standing))
    else:
        early = desk.guide.screens.out_of_order if change.before_its_time else ""
        desk.screen.say(views.change_line(event, change, early, desk.settings.date_format))


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
