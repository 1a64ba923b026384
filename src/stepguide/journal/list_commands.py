"""The commands that look through the journal."""

from itertools import islice
from typing import Annotated

import typer

from stepguide.advice import Do
from stepguide.journal.options import (
    Question,
    Since,
    Step,
    Tags,
    Until,
    filter_from,
)
from stepguide.terminal.options import All, Json, NoPager, Number, Regex, Wanted, desk_of

app = typer.Typer()


@app.command(name="list")
def list_entries(
    ctx: typer.Context,
    number: Number = 10,
    everything: All = False,
    step: Step = None,
    question: Question = None,
    tag: Tags = None,
    since: Since = None,
    until: Until = None,
    trash: Annotated[bool, typer.Option("--trash", help="What you deleted.")] = False,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """List what you wrote, the newest first."""
    from stepguide.footer import help_line
    from stepguide.journal import finding, views
    from stepguide.journal.handling import journal_of

    desk = desk_of(ctx)
    wanted = filter_from(desk, step, question, tag, since, until)
    shown = finding.newest(desk.home, None if everything else number + 1, wanted, in_trash=trash)
    more = False
    if not everything:
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


@app.command()
def search(
    ctx: typer.Context,
    words: Wanted,
    regex: Regex = False,
    number: Number = 20,
    everything: All = False,
    step: Step = None,
    question: Question = None,
    tag: Tags = None,
    since: Since = None,
    until: Until = None,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """Find what you wrote by its words; capitals, accents and curly quotes are no hindrance."""
    from stepguide.footer import help_line
    from stepguide.journal import finding, views
    from stepguide.journal.handling import journal_of
    from stepguide.terminal.search import finder

    desk = desk_of(ctx)
    find = finder(words, regex, Do("journal search hope", "Give a word"))
    wanted = filter_from(desk, step, question, tag, since, until)
    found = finding.search(desk.home, find, wanted, None if everything else number)
    if as_json:
        data = journal_of(desk).data
        return desk.screen.data(data(one) for one, spans in found if spans is not None)
    page = views.hits(found, desk.settings.date_format)
    return desk.screen.show(page, help_line(desk), may_page=not no_pager)
