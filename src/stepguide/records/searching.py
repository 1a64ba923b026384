"""The command that searches everything a person wrote; hits.py does what it says."""

import typer

from stepguide.terminal.options import All, Json, NoPager, Number, Regex, Wanted, context_of


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
    from stepguide.records import hits

    hits.search(context_of(ctx), words, regex, number, everything, no_pager, as_json)
