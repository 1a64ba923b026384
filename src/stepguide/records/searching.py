"""The one search through everything a person wrote, whatever kind it is."""

from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from stepguide.advice import Do
from stepguide.home.kinds import KINDS
from stepguide.terminal.options import All, Json, NoPager, Number, Regex, Wanted, desk_of

if TYPE_CHECKING:
    from stepguide.records.handling import Handling
    from stepguide.terminal.desk import Desk
    from stepguide.terminal.page import Page
    from stepguide.terminal.search import Finder


class Hit(NamedTuple):
    """A record in which every word stands, with the text where they stand."""

    handling: "Handling[Any]"
    record: Any
    text: str


def search(
    ctx: typer.Context,
    words: Wanted,
    regex: Regex = False,
    number: Number = 20,
    everything: All = False,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """Find anything you wrote by its words: in the journal, worksheets, check-ins, people.

    Capitals, accents and curly quotes are no hindrance.
    """
    from stepguide.footer import help_line
    from stepguide.terminal.search import finder

    desk = desk_of(ctx)
    find = finder(words, regex, Do("search hope", "Give a word"))
    found = _found(desk, find)
    shown = found if everything else found[:number]
    if as_json:
        return desk.screen.data([one.handling.data(one.record) for one in shown])
    page = _page(desk, find, shown, len(found))
    return desk.screen.show(page, help_line(desk), may_page=not no_pager)


def _found(desk: "Desk", find: "Finder") -> list[Hit]:
    """Every hit, the newest first."""
    from stepguide.records.handling import handling_of

    hits: list[Hit] = []
    for kind in {kind.typed: kind.id for kind in KINDS if kind.typed}.values():
        handling = handling_of(desk, kind)
        for record in handling.every():
            text = "\n".join(filter(None, handling.texts(record)))
            if find.holds(text):
                hits.append(Hit(handling, record, text))
    return sorted(hits, key=lambda hit: hit.record.file_name, reverse=True)


def _page(desk: "Desk", find: "Finder", shown: list[Hit], total: int) -> "Page":
    from stepguide.terminal.dates import shown as day
    from stepguide.terminal.excerpt import excerpts
    from stepguide.terminal.page import Gap, Heading, Page, Paragraph
    from stepguide.terminal.text import counted

    if not total:
        return [Paragraph("Nothing you wrote has all of these words.")]
    page: Page = []
    for handling, record, text in shown:
        when = day(record.at, desk.settings.date_format, clock=True)
        page.append(Heading(f"{record.short_id}  {when}  {handling.typed}", 2))
        page += excerpts(text, find.places(text))
    said = f"{counted(total, 'record has', 'records have')} these words."
    if total > len(shown):
        said += f" The newest {len(shown)} are shown; --all shows every one."
    return [*page, Gap(), Paragraph(said)]
