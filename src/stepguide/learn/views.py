"""How topics are shown."""

from typing import Any

from stepguide.advice import Do
from stepguide.guide.sources import Source
from stepguide.guide.topics import FAQ, Comparison, Evidence, Topic, TopicPart, Topics
from stepguide.home.country import around
from stepguide.learn.finding import TopicHit
from stepguide.terminal.excerpt import excerpts
from stepguide.terminal.page import (
    Block,
    Gap,
    Heading,
    Items,
    Marked,
    Page,
    Paragraph,
    Rows,
    Table,
)
from stepguide.terminal.text import counted

LABELS = {
    "strong": "Strong evidence",
    "mixed": "Mixed evidence",
    "custom": "Custom, not tested",
}
SURE = {
    "V": "Read at the source.",
    "V2": "Read second hand.",
    "W": "Well established; not read anew.",
}


def listing(known: Topics) -> Page:
    """Every topic, in groups."""
    page: Page = [Heading("What there is to learn")]
    for group in known.groups:
        if group.id != FAQ:
            rows: list[list[Any]] = [[topic.id, topic.title] for topic in known.of(group.id)]
            page += [Heading(group.title, 2), Rows(rows)]
    asked = counted(len(known.of(FAQ)), "question people ask", "questions people ask")
    return [*page, Do("learn overdose", "To read one"), Do("faq", f"Also {asked}")]


def topic(
    topic: Topic,
    sources: list[Source],
    known: Topics,
    warned: list[Block],
    whole: bool,
    country: str | None,
) -> Page:
    """One topic: after it a notice if there is one, how sure it is, and its sources. What is about
    the `country` comes before what is about others.

    With `whole` the sources come with what each of them says.
    """
    page: Page = [Heading(topic.title)]
    for part in _own_first(topic.parts, country):
        if part.title:
            page.append(Heading(part.title, 2))
        if part.text:
            page.append(Paragraph(part.text))
        if part.points:
            page.append(Items([*part.points], part.ordered))
    if topic.table:
        page.append(comparison(topic.table))
    page += warned
    if topic.evidence:
        page += [Heading("How sure this is", 2), Items([_evidence(one) for one in topic.evidence])]
    page += [Heading("Sources", 2), Items([_source(one, whole) for one in sources])]
    return [*page, Heading("Next to it", 2), Rows(_beside(topic, known))]


def _beside(topic: Topic, known: Topics) -> list[Do]:
    return [Do(f"learn {see}", known.topic(see).title) for see in topic.see]


def _own_first(parts: list[TopicPart], country: str | None) -> list[TopicPart]:
    own = around(country) if country else ()
    by_region = [part for part in parts if part.region]
    ordered = iter(sorted(by_region, key=lambda part: part.region not in own))
    return [next(ordered) if part.region else part for part in parts]


def questions(known: Topics) -> Page:
    """The questions people ask, numbered."""
    asked = [topic.title for topic in known.of(FAQ)]
    return [
        Heading("Questions people ask"),
        Items([*asked], ordered=True),
        Do("faq 3", "To read an answer"),
        Do("faq --all", "To read all of them"),
    ]


def answers(known: Topics) -> Page:
    """Every question with its answer."""
    page: Page = [Heading("Questions people ask")]
    for number, topic in enumerate(known.of(FAQ), start=1):
        page.append(Heading(f"{number}. {topic.title}", 2))
        page += [Paragraph(text) for text in topic.texts()]
    return page


def hits(found: list[TopicHit]) -> Page:
    """What a search found, in the lines where it stands."""
    if not found:
        return [Do("learn", "No topic has all of these words. To see them all")]
    page: Page = []
    for hit in found:
        page.append(Heading(f"{hit.topic.id}  {hit.topic.title}", 2))
        page += excerpts(hit.text, hit.spans) or [Marked(hit.topic.summary, [])]
    said = f"{counted(len(found), 'topic has', 'topics have')} these words."
    return [*page, Gap(), Paragraph(said)]


def comparison(table: Comparison) -> Table:
    """The table of the paths."""
    return Table(["", *table.columns], [[row.feature, *row.cells] for row in table.rows])


def as_row(topic: Topic) -> dict[str, Any]:
    """A topic in a list, as data."""
    return {
        "id": topic.id,
        "title": topic.title,
        "group": topic.group,
        "words": topic.words,
    }


def as_answer(topic: Topic) -> dict[str, Any]:
    """A question with its answer, as data."""
    answer = "\n".join(topic.texts())
    return {"id": topic.id, "question": topic.title, "answer": answer}


def as_data(topic: Topic, sources: list[Source]) -> dict[str, Any]:
    """A topic whole, as data."""
    return {
        **as_row(topic),
        "summary": topic.summary,
        "parts": [part.as_data() for part in topic.parts],
        "table": topic.table,
        "evidence": topic.evidence,
        "see": topic.see,
        "sources": sources,
        "next": [Do(f"learn {see}", "Next to it").as_data() for see in topic.see],
    }


def _evidence(one: Evidence) -> str:
    return f"{LABELS[one.label]}: {one.about}"


def _source(one: Source, whole: bool) -> str | tuple[str, str]:
    year = f", {one.year}" if one.year else ""
    named = f"{one.title}. {one.by[0].upper()}{one.by[1:]}{year}."
    return (named, f"{one.says} {one.where}. {SURE[one.confidence]}") if whole else named
