"""What the commands that look through the journal do."""

from itertools import islice
from typing import NamedTuple

from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.footer import help_line
from stepguide.journal import finding, views
from stepguide.journal.finding import Filter
from stepguide.journal.handling import journal_of
from stepguide.journal.placing import step_and_question
from stepguide.terminal import dates
from stepguide.terminal.desk import Desk
from stepguide.terminal.search import finder


class Asked(NamedTuple):
    """What is asked for, as typed: the step, question, tags, and the days from which and to."""

    step: str | None
    question: str | None
    tag: list[str] | None
    since: str | None
    until: str | None


def list_entries(
    desk: Desk, number: int | None, asked: Asked, trash: bool, no_pager: bool, as_json: bool
) -> None:
    wanted = _filter(desk, asked)
    shown = finding.newest(desk.home, None if number is None else number + 1, wanted, trash)
    more = False
    if number is not None:
        first = list(islice(shown, number + 1))
        more = len(first) > number
        shown = iter(first[:number])
    if as_json:
        return desk.screen.data(map(journal_of(desk).data, shown))
    page = views.entries(
        shown,
        desk.settings.date_format,
        more,
        in_trash=trash,
        filtered=wanted is not None,
        damage=desk.home.damage,
    )
    return desk.screen.show(page, help_line(desk), may_page=not no_pager)


def search(
    desk: Desk,
    words: list[str],
    regex: bool,
    number: int | None,
    asked: Asked,
    no_pager: bool,
    as_json: bool,
) -> None:
    find = finder(words, regex, Do("journal search hope", "Give a word"))
    found = finding.search(desk.home, find, _filter(desk, asked), number)
    if as_json:
        data = journal_of(desk).data
        return desk.screen.data(data(one) for one, spans in found if spans is not None)
    page = views.hits(found, desk.settings.date_format)
    return desk.screen.show(page, help_line(desk), may_page=not no_pager)


def _filter(desk: Desk, asked: Asked) -> Filter | None:
    if not any(asked):
        return None
    order = desk.settings.date_format
    first = dates.read(asked.since, desk.now, order) if asked.since else None
    last = dates.read(asked.until, desk.now, order) if asked.until else None
    if first and last and first.day > last.day:
        raise UsageError("--since is after --until, so nothing can fit.", "Swap the two.")
    _, number, question = step_and_question(desk.guide, asked.step, asked.question)
    return Filter(number, question, tuple(asked.tag or ()), first, last)
