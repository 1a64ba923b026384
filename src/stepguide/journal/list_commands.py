"""The commands that look through the journal."""

from typing import Annotated

import typer

from stepguide.home.kinds import WRITING
from stepguide.journal.options import Question, Since, Step, Tags, Until
from stepguide.terminal.columns import FIRST, told
from stepguide.terminal.options import (
    All,
    Count,
    Json,
    Listing,
    Long,
    NoPager,
    Number,
    Regex,
    Reverse,
    Wanted,
    context_of,
)

app = typer.Typer()

ON_A_PIPE = told([*FIRST, *WRITING])
ABOUT_LIST = f"List what you wrote, the newest first.\n\n{ON_A_PIPE}"
ABOUT_SEARCH = f"""\
Find what you wrote by its words; capitals, accents and curly quotes are no hindrance.

{ON_A_PIPE}"""


@app.command(name="list", help=ABOUT_LIST)
def list_entries(
    ctx: typer.Context,
    step: Step = None,
    question: Question = None,
    tag: Tags = None,
    since: Since = None,
    until: Until = None,
    tags: Annotated[
        bool, typer.Option("--tags", help="Only the tags they have, and how often.")
    ] = False,
    trash: Annotated[bool, typer.Option("--trash", help="What you deleted.")] = False,
    number: Number = None,
    everything: All = False,
    reverse: Reverse = False,
    long: Long = False,
    how_many: Count = False,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    from stepguide.journal import list_run

    how = Listing(number, everything, reverse, long, how_many, no_pager, as_json)
    asked = list_run.Asked(step, question, tag, since, until)
    return list_run.list_entries(context_of(ctx), asked, trash, tags, how)


@app.command(help=ABOUT_SEARCH)
def search(
    ctx: typer.Context,
    words: Wanted,
    regex: Regex = False,
    step: Step = None,
    question: Question = None,
    tag: Tags = None,
    since: Since = None,
    until: Until = None,
    number: Number = None,
    everything: All = False,
    reverse: Reverse = False,
    how_many: Count = False,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    from stepguide.journal import list_run

    how = Listing(number, everything, reverse, False, how_many, no_pager, as_json)
    asked = list_run.Asked(step, question, tag, since, until)
    return list_run.search(context_of(ctx), words, regex, asked, how)
