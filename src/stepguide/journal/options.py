"""Options that the journal's commands share."""

from typing import Annotated

import typer

from stepguide.journal.completion import draft_ids
from stepguide.records.completion import tags
from stepguide.records.parameters import argument
from stepguide.steps.completion import question_ids, step_numbers

TAGS = tags("entry")
Step = Annotated[
    str | None,
    typer.Option(help="The step it is about, by number.", autocompletion=step_numbers),
]
Question = Annotated[
    str | None,
    typer.Option(help="The question it answers, such as 4.3.", autocompletion=question_ids),
]
A_TAG = "A tag, or several with commas between; may be repeated."
Tags = Annotated[list[str] | None, typer.Option("--tag", "-t", help=A_TAG, autocompletion=TAGS)]
At = Annotated[
    str | None,
    typer.Option(
        help='When it was: 2026-11-23, "yesterday 9pm", "3 days ago". Not later than now.'
    ),
]
Since = Annotated[str | None, typer.Option(help="From this day or time on.")]
Until = Annotated[str | None, typer.Option(help="Up to this day, which is included, or time.")]
Which = Annotated[str, argument("entry")]
WhichDraft = Annotated[
    str, typer.Argument(metavar="ID", help="The draft's id, or last", autocompletion=draft_ids)
]
