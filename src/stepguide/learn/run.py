"""What the commands for topics and questions, and the self-check, do."""

from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.footer import help_line
from stepguide.guide.topics import FAQ, Topic
from stepguide.journal import actions
from stepguide.journal.metadata import Metadata
from stepguide.learn import finding, fit_views, fitting, views
from stepguide.safety.notice import lost_tolerance
from stepguide.terminal import asking, modes
from stepguide.terminal.context import Context
from stepguide.terminal.screen import say
from stepguide.terminal.search import finder


def learn(
    context: Context,
    topic: list[str] | None,
    search: str | None,
    sources: bool,
    no_pager: bool,
    as_json: bool,
) -> None:
    known = context.guide.topics
    if search is not None:
        words = [*search.split(), *(topic or [])]
        found = finding.search(
            known, finder(words, False, Do("learn --search naloxone", "Give a word"))
        )
        if as_json:
            return context.screen.data([views.as_row(hit.topic) for hit in found])
        page = views.hits(found)
    elif topic:
        return _show(context, known.find(" ".join(topic)), sources, no_pager, as_json)
    elif as_json:
        return context.screen.data([views.as_row(one) for one in known.topics])
    else:
        page = views.listing(known)
    return context.screen.show(page, help_line(context), may_page=not no_pager)


def compare(context: Context, sources: bool, no_pager: bool, as_json: bool) -> None:
    _show(context, context.guide.topics.topic("compare"), sources, no_pager, as_json)


def faq(
    context: Context,
    which: list[str] | None,
    everything: bool,
    sources: bool,
    no_pager: bool,
    as_json: bool,
) -> None:
    known = context.guide.topics
    if which:
        return _show(context, finding.question(known, " ".join(which)), sources, no_pager, as_json)
    if as_json:
        return context.screen.data([views.as_answer(one) for one in known.of(FAQ)])
    page = views.answers(known) if everything else views.questions(known)
    return context.screen.show(page, help_line(context), may_page=not no_pager)


def fit(context: Context, as_json: bool) -> None:
    known = context.guide.topics.fit
    if as_json:
        return context.screen.data(fit_views.as_data(known))
    if not modes.is_typed_at():
        raise UsageError(
            "This asks you questions, and there is no terminal here to ask at.",
            Do("learn fit", "To read about it"),
            Do("fit --json", "The questions as data"),
        )
    say(known.opening)
    answered = fitting.ask(context, known)
    found = fitting.said(known, answered)
    context.screen.show(fit_views.result(known, found), help_line(context))
    if asking.agrees(context, "Keep this as an entry in your journal?"):
        _keep(context, fit_views.as_entry(answered, found))
    return None


def _keep(context: Context, text: str) -> None:
    written = actions.add(context.home, Metadata(context.now, tags=("fit",)), text, context.now)
    context.screen.say(f"Saved {written.short_id}.")


def _show(context: Context, topic: Topic, whole: bool, no_pager: bool, as_json: bool) -> None:
    cited = context.guide.sources.of(topic.sources)
    if as_json:
        return context.screen.data(views.as_data(topic, cited))
    length = context.settings.tolerance_notice
    warned = [lost_tolerance(context.guide.screens.tolerance, length)] if topic.warns else []
    page = views.topic(topic, cited, context.guide.topics, warned, whole, context.settings.country)
    return context.screen.show(page, help_line(context), may_page=not no_pager)
