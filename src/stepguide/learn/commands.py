"""The commands that show what there is to know."""

from typing import TYPE_CHECKING, Annotated

import typer

from stepguide.learn.completion import topics
from stepguide.terminal.options import Json, NoPager, desk_of

if TYPE_CHECKING:
    from stepguide.guide.topics import Topic
    from stepguide.terminal.desk import Desk

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
    from stepguide.footer import help_line
    from stepguide.learn import finding, views

    desk = desk_of(ctx)
    known = desk.guide.topics
    if search is not None:
        from stepguide.terminal.search import finder

        words = [*search.split(), *(topic or [])]
        found = finding.search(known, finder(words, False, "stepguide learn --search naloxone"))
        if as_json:
            return desk.screen.data([views.as_row(hit.topic) for hit in found])
        page = views.hits(found)
    elif topic:
        return _show(desk, known.find(" ".join(topic)), sources, no_pager, as_json)
    elif as_json:
        return desk.screen.data([views.as_row(one) for one in known.topics])
    else:
        page = views.listing(known)
    return desk.screen.show(page, help_line(desk), may_page=not no_pager)


@app.command(rich_help_panel=PANEL)
def compare(
    ctx: typer.Context,
    sources: Sources = False,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """See twelve-step groups, other groups, counselling and medicine side by side."""

    desk = desk_of(ctx)
    _show(desk, desk.guide.topics.topic("compare"), sources, no_pager, as_json)


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
    from stepguide.footer import help_line
    from stepguide.guide import topics
    from stepguide.learn import finding, views

    desk = desk_of(ctx)
    known = desk.guide.topics
    if which:
        return _show(desk, finding.question(known, " ".join(which)), sources, no_pager, as_json)
    if as_json:
        return desk.screen.data([views.as_answer(one) for one in known.of(topics.FAQ)])
    page = views.answers(known) if everything else views.questions(known)
    return desk.screen.show(page, help_line(desk), may_page=not no_pager)


@app.command(rich_help_panel=PANEL)
def fit(ctx: typer.Context, as_json: Json = False) -> None:
    """Ask yourself which paths could suit you. No score; nothing is saved unless you ask."""
    from stepguide.errors import UsageError
    from stepguide.footer import help_line
    from stepguide.learn import fit_views, fitting
    from stepguide.terminal import asking, prompt
    from stepguide.terminal.screen import say

    desk = desk_of(ctx)
    known = desk.guide.topics.fit
    if as_json:
        return desk.screen.data(fit_views.as_data(known))
    if not prompt.is_possible():
        raise UsageError(
            "This asks you questions, and there is no terminal here to ask at.",
            "To read about it: stepguide learn fit. The questions as data: stepguide fit --json",
        )
    say(known.opening)
    answered = fitting.ask(desk, known)
    found = fitting.said(known, answered)
    desk.screen.show(fit_views.result(known, found), help_line(desk))
    if asking.agrees(desk, "Keep this as an entry in your journal?"):
        _keep(desk, fit_views.as_entry(answered, found))
    return None


def _keep(desk: "Desk", text: str) -> None:
    from stepguide.journal import actions
    from stepguide.journal.placing import Place

    written = actions.add(desk.home, Place(desk.now, tags=("fit",)), text, desk.now)
    desk.screen.say(f"Saved {written.short_id}.")


def _show(desk: "Desk", topic: "Topic", whole: bool, no_pager: bool, as_json: bool) -> None:
    from stepguide.footer import help_line
    from stepguide.learn import views
    from stepguide.safety.notice import lost_tolerance

    cited = desk.guide.sources.of(topic.sources)
    if as_json:
        return desk.screen.data(views.as_data(topic, cited))
    length = desk.settings.tolerance_notice
    warned = [lost_tolerance(desk.guide.screens.tolerance, length)] if topic.warns else []
    page = views.topic(topic, cited, desk.guide.topics, warned, whole, desk.settings.country)
    return desk.screen.show(page, help_line(desk), may_page=not no_pager)
