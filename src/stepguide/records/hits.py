"""What the search through everything finds, and how it is shown."""

from typing import Any, NamedTuple

from stepguide.advice import Do
from stepguide.footer import help_line
from stepguide.home.kinds import KINDS
from stepguide.records.handling import Handling, handling_of
from stepguide.terminal.context import Context
from stepguide.terminal.dates import shown as day
from stepguide.terminal.excerpt import excerpts
from stepguide.terminal.page import Gap, Heading, Page, Paragraph
from stepguide.terminal.search import Finder, finder
from stepguide.terminal.text import counted


class Hit(NamedTuple):
    """A record in which every word stands, with the text where they stand."""

    handling: Handling[Any]
    record: Any
    text: str


def search(
    context: Context,
    words: list[str],
    regex: bool,
    number: int,
    everything: bool,
    no_pager: bool,
    as_json: bool,
) -> None:
    """Show the records in which every word stands."""
    find = finder(words, regex, Do("search hope", "Give a word"))
    found = _found(context, find)
    context.home.tell_if_missing()
    shown = found if everything else found[:number]
    if as_json:
        return context.screen.data([one.handling.data(one.record) for one in shown])
    page = _page(context, find, shown, len(found))
    return context.screen.show(page, help_line(context), may_page=not no_pager)


def _found(context: Context, find: Finder) -> list[Hit]:
    """Every hit, the newest first."""
    hits: list[Hit] = []
    for kind in {kind.typed: kind.id for kind in KINDS if kind.typed}.values():
        handling = handling_of(context, kind)
        for record in handling.every():
            text = "\n".join(filter(None, handling.texts(record)))
            if find.holds(text):
                hits.append(Hit(handling, record, text))
    return sorted(hits, key=lambda hit: hit.record.file_name, reverse=True)


def _page(context: Context, find: Finder, shown: list[Hit], total: int) -> Page:
    if not total:
        return [Paragraph("Nothing you wrote has all of these words.")]
    page: Page = []
    for handling, record, text in shown:
        when = day(record.at, context.settings.date_format, clock=True)
        page.append(Heading(f"{record.short_id}  {when}  {handling.typed}", 2))
        page += excerpts(text, find.places(text))
    said = f"{counted(total, 'record has', 'records have')} these words."
    if total > len(shown):
        said += f" The newest {len(shown)} are shown; --all shows every one."
    return [*page, Gap(), Paragraph(said)]
