"""What a search finds, and how it is shown: the places on a screen, whole records on a pipe."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from stepguide.advice import Do
from stepguide.footer import help_line
from stepguide.home.kinds import KINDS
from stepguide.records.handling import Handling, handling_of
from stepguide.terminal.context import Context
from stepguide.terminal.dates import shown as day
from stepguide.terminal.excerpt import excerpts
from stepguide.terminal.options import Listing
from stepguide.terminal.page import Block, Gap, Heading, Paragraph
from stepguide.terminal.search import Finder, finder
from stepguide.terminal.text import counted

USUAL = 20  # of which a screen shows where they stand, unless more are asked for


class Hit(NamedTuple):
    """A record in which every word stands, with the text where they stand."""

    handling: Handling[Any]
    record: Any
    text: str


class Ways(NamedTuple):
    """How a search speaks: of one that it found, of several, of none; what stands beside the day of
    one, and what in its columns on a pipe."""

    one: str
    several: str
    none: str
    beside: Callable[[Hit], str]
    values: Callable[[Hit], Iterable[object]]


EVERYTHING = Ways(
    "record has",
    "records have",
    "Nothing you wrote has all of these words.",
    lambda hit: hit.handling.typed,
    lambda hit: (
        hit.record.id,
        hit.record.at,
        hit.handling.typed,
        getattr(hit.record, "step", None),
        getattr(hit.record, "tags", None),
        hit.text,
    ),
)


def search(context: Context, words: list[str], regex: bool, how: Listing) -> None:
    """Show the records in which every word stands, whatever their kind."""
    find = finder(words, regex, Do("search hope", "Give a word"))
    return show(context, find, _found(context, find, how.reverse), EVERYTHING, how)


def show(context: Context, find: Finder, found: Iterator[Hit], ways: Ways, how: Listing) -> None:
    """Show what was found, as it comes; how many there are is said beside it."""
    context.tell_if_missing()
    if how.how_many:
        return context.screen.data(sum(1 for _ in found))
    most = how.most(context, USUAL)
    if how.as_json:
        return context.screen.data(hit.handling.data(hit.record) for hit in islice(found, most))
    looking = _Looking(context, find, ways, how, most)
    if context.screen.is_piped:
        context.screen.rows(map(ways.values, looking.counted(found)))
        return context.note(looking.said())
    page = looking.page(found)
    return context.screen.show(page, help_line(context), may_page=not how.no_pager)


class _Looking:
    """One search, which counts all that it finds and shows the first of them."""

    def __init__(
        self, context: Context, find: Finder, ways: Ways, how: Listing, most: int | None
    ) -> None:
        self.context, self.find, self.ways, self.how, self.most = context, find, ways, how, most
        self.total = self.shown = 0

    def counted(self, found: Iterator[Hit]) -> Iterator[Hit]:
        """Those that are shown."""
        for hit in found:
            self.total += 1
            if self.most is None or self.total <= self.most:
                self.shown += 1
                yield hit

    def page(self, found: Iterator[Hit]) -> Iterator[Block]:
        """The lines in which the words stand, and how many there are."""
        dates = self.context.dates
        for hit in self.counted(found):
            when = day(hit.record.at, dates, clock=True)
            parts = (hit.record.short_id, when, self.ways.beside(hit))
            yield Heading("  ".join(filter(None, parts)), 2)
            yield from excerpts(hit.text, self.find.places(hit.text))
        if self.total:
            yield Gap()
        yield Paragraph(self.said())

    def said(self) -> str:
        """How many have the words."""
        if not self.total:
            return self.ways.none
        said = f"{counted(self.total, self.ways.one, self.ways.several)} these words."
        if self.total > self.shown:
            which = "oldest" if self.how.reverse else "newest"
            said += f" The {which} {self.shown} are shown; --all shows every one."
        return said


def _found(context: Context, find: Finder, oldest_first: bool) -> Iterator[Hit]:
    """Every hit, the newest first."""
    kinds = {kind.typed: kind.id for kind in KINDS if kind.typed}.values()
    streams = [_of(handling_of(context, kind), find, oldest_first) for kind in kinds]
    return heapq.merge(*streams, key=lambda hit: hit.record.file_name, reverse=not oldest_first)


def _of(handling: Handling[Any], find: Finder, oldest_first: bool) -> Iterator[Hit]:
    for record in handling.newest(oldest_first=oldest_first):
        text = "\n".join(filter(None, handling.texts(record)))
        if find.holds(text):
            yield Hit(handling, record, text)
