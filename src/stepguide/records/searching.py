"""The commands that go through everything a person wrote: hits.py and tagging.py do what they
say."""

import typer

from stepguide.terminal.columns import FIRST, told
from stepguide.terminal.options import (
    All,
    Count,
    Json,
    Listing,
    NoPager,
    Number,
    Regex,
    Reverse,
    Wanted,
    context_of,
)

ABOUT_SEARCH = f"""\
Find anything you wrote by its words: in the journal, worksheets, check-ins, people.

Capitals, accents and curly quotes are no hindrance.

{told([*FIRST, "where", "step", "tags", "text"])}
"""
ABOUT_TAGS = f"""\
The tags on everything you wrote, with how often each is used; the most used first.

{told(["tag", "times"])}
"""


def search(
    ctx: typer.Context,
    words: Wanted,
    regex: Regex = False,
    number: Number = None,
    everything: All = False,
    reverse: Reverse = False,
    how_many: Count = False,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    from stepguide.records import hits

    how = Listing(number, everything, reverse, False, how_many, no_pager, as_json)
    hits.search(context_of(ctx), words, regex, how)


def tags(
    ctx: typer.Context,
    number: Number = None,
    everything: All = False,
    reverse: Reverse = False,
    how_many: Count = False,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    from stepguide.records import tagging

    how = Listing(number, everything, reverse, False, how_many, no_pager, as_json)
    tagging.every(context_of(ctx), how)
