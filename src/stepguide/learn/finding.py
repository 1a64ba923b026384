"""Topics found by their words."""

from typing import TYPE_CHECKING, NamedTuple

from stepguide.errors import NotFoundError
from stepguide.guide.topics import FAQ, Topic, Topics

if TYPE_CHECKING:
    from stepguide.terminal.search import Finder, Spans


class TopicHit(NamedTuple):
    """A topic with the words, its text, and where they stand in it."""

    topic: Topic
    text: str
    spans: "Spans"


def search(known: Topics, finder: "Finder") -> list[TopicHit]:
    """The topics that hold what `finder` looks for; those with it in the title come first."""
    found: list[TopicHit] = []
    for topic in known.topics:
        text = "\n".join([topic.summary, *topic.texts(), *_table(topic)])
        if finder.holds(" ".join([topic.title, text, *topic.also])):
            found.append(TopicHit(topic, text, finder.places(text)))
    return sorted(found, key=lambda hit: not finder.holds(hit.topic.title))


def _table(topic: Topic) -> list[str]:
    """The rows of its table, a line each."""
    rows = topic.table.rows if topic.table else []
    return [f"{row.feature}: {', '.join(row.cells)}" for row in rows]


def question(known: Topics, typed: str) -> Topic:
    """The question of this number in the list, or with these words.

    Raises NotFoundError for none, and UsageError where several fit.
    """
    asked = known.of(FAQ)
    if typed.isdecimal():
        if 1 <= int(typed) <= len(asked):
            return asked[int(typed) - 1]
        raise NotFoundError(
            f"There is no question {typed}.", f"They are numbered from 1 to {len(asked)}."
        )
    return known.model_copy(update={"topics": asked}).find(typed)
