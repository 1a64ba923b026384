"""The commands that look through the journal."""

from typing import Annotated

import typer

from stepguide.journal.options import Question, Since, Step, Tags, Until
from stepguide.terminal.options import All, Json, NoPager, Number, Regex, Wanted, context_of

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
    from stepguide.journal import list_run

    most = None if everything else number
    asked = list_run.Asked(step, question, tag, since, until)
    return list_run.list_entries(context_of(ctx), most, asked, trash, no_pager, as_json)


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
    from stepguide.journal import list_run

    most = None if everything else number
    asked = list_run.Asked(step, question, tag, since, until)
    return list_run.search(context_of(ctx), words, regex, most, asked, no_pager, as_json)
