"""The commands that show what there is to know."""

from typing import TYPE_CHECKING, Annotated

import typer

from stepguide.learn.completion import topics
from stepguide.terminal.options import Json, NoPager, context_of

if TYPE_CHECKING:
    pass

app = typer.Typer()

PANEL = "To understand"
Sources = Annotated[bool, typer.Option("--sources", help="What each source says, and how sure.")]


@app.command(rich_help_panel=PANEL)
def learn(
    ctx: typer.Context,
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TOPIC", help="A topic's id, or words of its title.", autocompletion=topics
        ),
    ] = None,
    search: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Look for words in all of them.")
    ] = None,
    sources: Sources = False,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """Read about opioid use disorder, medicine, overdose, cravings, the steps and more.

    Alone it lists the topics. Examples: stepguide learn overdose, stepguide learn --search fentanyl
    """
    from stepguide.learn import run

    return run.learn(context_of(ctx), topic, search, sources, no_pager, as_json)


@app.command(rich_help_panel=PANEL)
def compare(
    ctx: typer.Context,
    sources: Sources = False,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """See twelve-step groups, other groups, counselling and medicine side by side."""
    from stepguide.learn import run

    return run.compare(context_of(ctx), sources, no_pager, as_json)


@app.command(rich_help_panel=PANEL)
def faq(
    ctx: typer.Context,
    which: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUESTION", help="Its number in the list, or words of it."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every answer.")] = False,
    sources: Sources = False,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """Read answers to questions people ask."""
    from stepguide.learn import run

    return run.faq(context_of(ctx), which, everything, sources, no_pager, as_json)


@app.command(rich_help_panel=PANEL)
def fit(ctx: typer.Context, as_json: Json = False) -> None:
    """Ask yourself which paths could suit you. No score; nothing is saved unless you ask."""
    from stepguide.learn import run

    return run.fit(context_of(ctx), as_json)
