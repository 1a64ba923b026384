"""A list of whatever there is: a page on a screen, a line each on a pipe, data, or a number."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain, islice
from typing import Any, Generic, NamedTuple, TypeVar

from stepguide.advice import Do
from stepguide.footer import help_line
from stepguide.home.ids import AN_HOUR
from stepguide.home.kinds import BY_ID, TIMELESS
from stepguide.home.record import Record
from stepguide.terminal.context import Context
from stepguide.terminal.options import Listing
from stepguide.terminal.page import Block, Page, Paragraph
from stepguide.terminal.screen import remark

T = TypeVar("T")

MOST_NAMED = 3  # records with a time to come
MORE = Paragraph("There is more: -n 50 or --all shows it.", quiet=True)


class Shape(NamedTuple, Generic[T]):
    """How one of a kind of things is shown: on a pipe, as data and whole; and all as a page. On a
    screen the `usual` number of them is enough, or None for all."""

    values: Callable[[T], Iterable[object]]
    data: Callable[[T], Any]
    whole: Callable[[T], Page]
    page: Callable[[Iterator[T]], Page]
    usual: int | None = None


def show(context: Context, found: Iterable[T], shape: Shape[T], asked: Listing) -> None:
    """Show what was found, in the order in which it comes, and of no more than is shown."""
    context.tell_if_missing()
    to_come: list[Record] = []
    _show(context, _noting(found, context.now + AN_HOUR, to_come), shape, asked)
    for record in to_come[:MOST_NAMED]:
        said = f"{record.short_id} is about a time to come, as if a clock had been wrong"
        remark(another_time(record, f"{said}. To change it"))


def another_time(record: Record, why: str) -> Do:
    """The command that gives a record another time."""
    typed = BY_ID[record.kind].typed
    option = "--day" if typed == "days" else "--at"
    return Do(f"{typed} edit {record.short_id} {option} yesterday", why)


def _noting(found: Iterable[T], horizon: datetime, to_come: list[Record]) -> Iterator[T]:
    for one in found:
        if isinstance(one, Record) and one.at > horizon and one.kind not in TIMELESS:
            to_come.append(one)
        yield one


def _show(context: Context, every: Iterator[T], shape: Shape[T], asked: Listing) -> None:
    screen = context.screen
    if asked.how_many:
        return screen.data(sum(1 for _ in every))
    most = asked.most(context, shape.usual)
    wanted = every if most is None else islice(every, most)
    if asked.as_json:
        return screen.data(map(shape.data, wanted))
    if screen.is_piped:
        return screen.rows(map(shape.values, wanted))
    page: Iterable[Block]
    first = next(wanted, None)
    shown = wanted if first is None else chain((first,), wanted)
    if asked.long and first is not None:
        page = chain.from_iterable(map(shape.whole, shown))
    elif most is None:
        page = shape.page(shown)
    else:
        page = shape.page(iter([*shown]))
    if most is not None and next(every, None) is not None:
        page = [*page, MORE]
    return screen.show(page, help_line(context), may_page=not asked.no_pager)
