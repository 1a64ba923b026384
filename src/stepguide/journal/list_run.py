"""What the commands that look through the journal do."""

from typing import NamedTuple

from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.home.store import RECORDS, TRASH
from stepguide.journal import finding, views
from stepguide.journal.finding import Filter
from stepguide.journal.handling import journal_of
from stepguide.journal.metadata import step_and_question
from stepguide.journal.records import about
from stepguide.records import hits, listing, tagging
from stepguide.records.handling import Filters
from stepguide.records.hits import Hit, Ways
from stepguide.terminal import moments
from stepguide.terminal.context import Context
from stepguide.terminal.options import Listing
from stepguide.terminal.search import finder

A_SCREEN = 10  # as many as a screen shows unless more are asked for

ENTRIES = Ways(
    "entry has",
    "entries have",
    "No entry has all of these words.",
    lambda hit: about(hit.record),
    lambda hit: hit.handling.values(hit.record),
)


class Asked(NamedTuple):
    """What is asked for, as typed: the step, question, tags, and the days from which and to."""

    step: str | None
    question: str | None
    tag: list[str] | None
    since: str | None
    until: str | None


def list_entries(context: Context, asked: Asked, trash: bool, tags: bool, how: Listing) -> None:
    wanted = _filter(context, asked)
    most = None if tags or how.how_many else how.most(context, A_SCREEN)
    likely = None if most is None else most + 1
    found = finding.newest(context.home, likely, wanted, trash, how.reverse)
    if tags:
        return tagging.show(context, found, how)
    shape = journal_of(context).shape(Filters(), TRASH if trash else RECORDS)
    dates, is_narrow = context.dates, wanted is not None
    shape = shape._replace(
        usual=A_SCREEN,
        page=lambda shown: views.entries(shown, dates, trash, is_narrow, context.home.damage),
    )
    return listing.show(context, found, shape, how)


def search(context: Context, words: list[str], regex: bool, asked: Asked, how: Listing) -> None:
    find = finder(words, regex, Do("journal search hope", "Give a word"))
    handling = journal_of(context)
    most = how.most(context, hits.USUAL)
    every = finding.newest(context.home, most, _filter(context, asked), oldest_first=how.reverse)
    found = (Hit(handling, one, one.text) for one in every if find.holds(one.text))
    return hits.show(context, find, found, ENTRIES, how)


def _filter(context: Context, asked: Asked) -> Filter | None:
    if not any(asked):
        return None
    dates = context.dates
    first = moments.read(asked.since, context.now, dates) if asked.since else None
    last = moments.read(asked.until, context.now, dates) if asked.until else None
    if first and last and first.day > last.day:
        raise UsageError("--since is after --until, so nothing can fit.", "Swap the two.")
    _, number, question = step_and_question(context.guide, asked.step, asked.question)
    return Filter(number, question, tuple(asked.tag or ()), first, last, dates)
