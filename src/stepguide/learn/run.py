"""What the commands for topics and questions, and the self-check, do."""

from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.footer import help_line
from stepguide.guide.topics import FAQ, Topic
from stepguide.journal import actions
from stepguide.journal.placing import Metadata
from stepguide.learn import finding, fit_views, fitting, views
from stepguide.safety.notice import lost_tolerance
from stepguide.terminal import asking, prompt
from stepguide.terminal.desk import Desk
from stepguide.terminal.screen import say
from stepguide.terminal.search import finder


def learn(
    desk: Desk,
    topic: list[str] | None,
    search: str | None,
    sources: bool,
    no_pager: bool,
    as_json: bool,
) -> None:
    known = desk.guide.topics
    if search is not None:
        words = [*search.split(), *(topic or [])]
        found = finding.search(
            known, finder(words, False, Do("learn --search naloxone", "Give a word"))
        )
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


def compare(desk: Desk, sources: bool, no_pager: bool, as_json: bool) -> None:
    _show(desk, desk.guide.topics.topic("compare"), sources, no_pager, as_json)


def faq(
    desk: Desk,
    which: list[str] | None,
    everything: bool,
    sources: bool,
    no_pager: bool,
    as_json: bool,
) -> None:
    known = desk.guide.topics
    if which:
        return _show(desk, finding.question(known, " ".join(which)), sources, no_pager, as_json)
    if as_json:
        return desk.screen.data([views.as_answer(one) for one in known.of(FAQ)])
    page = views.answers(known) if everything else views.questions(known)
    return desk.screen.show(page, help_line(desk), may_page=not no_pager)


def fit(desk: Desk, as_json: bool) -> None:
    known = desk.guide.topics.fit
    if as_json:
        return desk.screen.data(fit_views.as_data(known))
    if not prompt.is_possible():
        raise UsageError(
            "This asks you questions, and there is no terminal here to ask at.",
            Do("learn fit", "To read about it"),
            Do("fit --json", "The questions as data"),
        )
    say(known.opening)
    answered = fitting.ask(desk, known)
    found = fitting.said(known, answered)
    desk.screen.show(fit_views.result(known, found), help_line(desk))
    if asking.agrees(desk, "Keep this as an entry in your journal?"):
        _keep(desk, fit_views.as_entry(answered, found))
    return None


def _keep(desk: Desk, text: str) -> None:
    written = actions.add(desk.home, Metadata(desk.now, tags=("fit",)), text, desk.now)
    desk.screen.say(f"Saved {written.short_id}.")


def _show(desk: Desk, topic: Topic, whole: bool, no_pager: bool, as_json: bool) -> None:
    cited = desk.guide.sources.of(topic.sources)
    if as_json:
        return desk.screen.data(views.as_data(topic, cited))
    length = desk.settings.tolerance_notice
    warned = [lost_tolerance(desk.guide.screens.tolerance, length)] if topic.warns else []
    page = views.topic(topic, cited, desk.guide.topics, warned, whole, desk.settings.country)
    return desk.screen.show(page, help_line(desk), may_page=not no_pager)
