"""What the commands that look through the journal do."""

from itertools import islice
from typing import NamedTuple

from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.footer import help_line
from stepguide.journal import finding, views
from stepguide.journal.finding import Filter
from stepguide.journal.handling import journal_of
from stepguide.journal.metadata import step_and_question
from stepguide.terminal import dates
from stepguide.terminal.context import Context
from stepguide.terminal.search import finder


class Asked(NamedTuple):
    """What is asked for, as typed: the step, question, tags, and the days from which and to."""

    step: str | None
    question: str | None
    tag: list[str] | None
    since: str | None
    until: str | None


def list_entries(
    context: Context, number: int | None, asked: Asked, trash: bool, no_pager: bool, as_json: bool
) -> None:
    context.home.tell_if_missing()
    wanted = _filter(context, asked)
    shown = finding.newest(context.home, None if number is None else number + 1, wanted, trash)
    more = False
    if number is not None:
        first = list(islice(shown, number + 1))
        more = len(first) > number
        shown = iter(first[:number])
    if as_json:
        return context.screen.data(map(journal_of(context).data, shown))
    page = views.entries(
        shown,
        context.settings.date_format,
        more,
        in_trash=trash,
        filtered=wanted is not None,
        damage=context.home.damage,
    )
    return context.screen.show(page, help_line(context), may_page=not no_pager)


def search(
    context: Context,
    words: list[str],
    regex: bool,
    number: int | None,
    asked: Asked,
    no_pager: bool,
    as_json: bool,
) -> None:
    find = finder(words, regex, Do("journal search hope", "Give a word"))
    context.home.tell_if_missing()
    found = finding.search(context.home, find, _filter(context, asked), number)
    if as_json:
        data = journal_of(context).data
        return context.screen.data(data(one) for one, spans in found if spans is not None)
    page = views.hits(found, context.settings.date_format)
    return context.screen.show(page, help_line(context), may_page=not no_pager)


def _filter(context: Context, asked: Asked) -> Filter | None:
    if not any(asked):
        return None
    order = context.settings.date_format
    first = dates.read(asked.since, context.now, order) if asked.since else None
    last = dates.read(asked.until, context.now, order) if asked.until else None
    if first and last and first.day > last.day:
        raise UsageError("--since is after --until, so nothing can fit.", "Swap the two.")
    _, number, question = step_and_question(context.guide, asked.step, asked.question)
    return Filter(number, question, tuple(asked.tag or ()), first, last)
