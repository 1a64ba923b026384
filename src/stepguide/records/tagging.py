"""The tags a person uses, each with how often it stands on what they wrote."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from stepguide.advice import Do
from stepguide.home.kinds import KINDS
from stepguide.records.handling import handling_of
from stepguide.records.listing import Shape
from stepguide.records.listing import show as listed
from stepguide.terminal.context import Context
from stepguide.terminal.options import Listing
from stepguide.terminal.page import Heading, Page, Paragraph, Rows
from stepguide.terminal.search import fold
from stepguide.terminal.text import counted

NONE_YET = Do("journal edit last --tag calm", "There are no tags yet. To give one")


class TagCount(NamedTuple):
    """A tag, and how many records have it."""

    tag: str
    times: int


def every(context: Context, how: Listing) -> None:
    """Show the tags on everything a person wrote."""
    kinds = {kind.typed: kind.id for kind in KINDS if kind.typed}.values()
    show(context, (one for kind in kinds for one in handling_of(context, kind).newest()), how)


def show(context: Context, records: Iterable[Any], how: Listing) -> None:
    """Show the tags on these records, those used most often first."""
    found = _counted(records)
    shape = Shape[TagCount](
        values=lambda one: one,
        data=lambda one: one._asdict(),
        whole=lambda one: [Paragraph(one.tag)],
        page=_page,
    )
    listed(context, reversed(found) if how.reverse else found, shape, how)


def _counted(records: Iterable[Any]) -> list[TagCount]:
    """Tags that differ in capitals and accents alone are one, as the newest record has it."""
    named: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for record in records:
        for tag in getattr(record, "tags", ()):
            counts[plain := fold(tag)] += 1
            named.setdefault(plain, tag)
    found = (TagCount(named[plain], number) for plain, number in counts.items())
    return sorted(found, key=lambda one: (-one.times, fold(one.tag)))


def _page(found: Iterator[TagCount]) -> Page:
    rows = [[one.tag, counted(one.times, "time")] for one in found]
    return [Heading("Your tags"), Rows([[*row] for row in rows]) if rows else NONE_YET]
