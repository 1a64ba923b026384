"""What there is to learn beside the steps: data/guide.yaml."""

import shlex
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from stepguide.advice import Do
from stepguide.errors import NotFoundError, UsageError
from stepguide.guide.source import GuideModel, MisplacedError, Passage
from stepguide.terminal.naming import begun, exactly, only, with_words

FILE = "guide.yaml"
FAQ = "faq"
TO_LIST = Do("learn", "To see them all")
MARKS = "?!,.:;\"'"

Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[list[Text], Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
Label = Literal["strong", "mixed", "custom"]
Wrong = list[tuple[tuple[str | int, ...], str]]


class TopicPart(Passage):
    """A part of a topic: running text, where a newline begins a new paragraph, then points. It may
    be about one `region`, and have an `id` by which it is known to stand where it has to."""

    id: Id | None = None
    region: Id | None = None
    title: Text | None = None
    text: Text | None = None
    points: Annotated[list[Text], Field(default=[])]
    ordered: bool = False


class Evidence(GuideModel):
    """How sure something is. `strong`: good studies or official guidance agree; `mixed`: they
    disagree, are few, or are about something near by; `custom`: what people do, not tested."""

    label: Label
    about: Text


class ComparisonRow(GuideModel):
    """One feature, and a cell for each column."""

    feature: Text
    cells: Texts


class Comparison(GuideModel):
    """A table: `columns` side by side, a row for each feature."""

    columns: Texts
    rows: Annotated[list[ComparisonRow], Field(min_length=1)]


class Topic(GuideModel):
    """One page. `also` are words people type for it, `see` ids of other topics, `sources` keys of
    data/sources.yaml; `explains` names barred words that it explains. `warns`: the notice on lost
    tolerance belongs to it."""

    id: Id
    group: Id
    title: Text
    also: list[Text]
    summary: Text
    parts: Annotated[list[TopicPart], Field(min_length=1)]
    table: Comparison | None = None
    warns: bool = False
    evidence: list[Evidence]
    see: Texts
    explains: dict[str, list[str]]
    sources: Texts

    def texts(self) -> list[str]:
        """Every text of its parts, in order."""
        found: list[str] = []
        for part in self.parts:
            found += [text for text in (part.title, part.text) if text]
            found += part.points
        return found

    @property
    def words(self) -> int:
        """How many words its parts have."""
        return sum(len(text.split()) for text in self.texts())


class TopicGroup(GuideModel):
    """Topics that stand together."""

    id: Id
    title: Text


class Speaks(GuideModel):
    """What an answer says of a path: for it, or something to think about."""

    path: Id
    speaks_for: bool
    says: Text


class FitQuestion(GuideModel):
    """A question of the self-check, and what yes and no say of the paths."""

    id: Id
    text: Text
    help: Text
    if_yes: list[Speaks]
    if_no: list[Speaks]


class Path(GuideModel):
    """A way of recovery; `always` is said of it whatever was answered."""

    id: Id
    name: Text
    always: Text


class Fit(GuideModel):
    """The self-check: no score, no verdict, and no path that it leads to."""

    opening: Text
    paths: Annotated[list[Path], Field(min_length=2)]
    questions: Annotated[list[FitQuestion], Field(min_length=5)]
    closing: Text


class Topics(GuideModel):
    """All topics in the order of their groups, and the self-check."""

    groups: Annotated[list[TopicGroup], Field(min_length=1)]
    topics: Annotated[list[Topic], Field(min_length=1)]
    fit: Fit

    @model_validator(mode="after")
    def _belongs_together(self) -> Self:
        if wrong := [*self._topics_wrong(), *self._fit_wrong()]:
            raise MisplacedError(wrong)
        return self

    def _topics_wrong(self) -> Wrong:
        wrong: Wrong = []
        groups = {group.id for group in self.groups}
        ids = [topic.id for topic in self.topics]
        for place, topic in enumerate(self.topics):
            at = ("topics", place)
            if topic.id in ids[:place]:
                wrong.append(((*at, "id"), f"{topic.id} is the id of two topics"))
            if topic.group not in groups:
                wrong.append(((*at, "group"), f"there is no group {topic.group}"))
            for number, other in enumerate(topic.see):
                if other not in ids or other == topic.id:
                    wrong.append(((*at, "see", number), f"there is no other topic {other}"))
            for number, row in enumerate(topic.table.rows if topic.table else ()):
                if topic.table and len(row.cells) != len(topic.table.columns):
                    path = (*at, "table", "rows", number)
                    wrong.append((path, f"{row.feature} has not one cell a column"))
        return wrong

    def _fit_wrong(self) -> Wrong:
        paths = {path.id for path in self.fit.paths}
        return [
            (("fit", "questions", place, answer, number), f"there is no path {one.path}")
            for place, question in enumerate(self.fit.questions)
            for answer in ("if_yes", "if_no")
            for number, one in enumerate(getattr(question, answer))
            if one.path not in paths
        ]

    def topic(self, wanted: str) -> Topic:
        """The topic of this id; NotFoundError when there is none."""
        for topic in self.topics:
            if topic.id == wanted:
                return topic
        raise NotFoundError(f"There is no topic {wanted!r}.", TO_LIST)

    def of(self, group: str) -> list[Topic]:
        """The topics of a group."""
        return [topic for topic in self.topics if topic.group == group]

    def called(self, typed: str) -> Topic | None:
        """The topic of this id or other name, or the only one whose id begins so."""
        typed = _without_marks(typed)
        named = exactly(
            typed, self.topics, lambda one: [one.id, _without_marks(one.title), *one.also]
        )
        begins = begun(typed, self.topics, lambda one: [one.id])
        return named[0] if named else begins[0] if len(begins) == 1 else None

    def find(self, typed: str) -> Topic:
        """The topic of an id, or with these words in its title or among its other names.

        Raises NotFoundError for none, and UsageError where several fit.
        """
        if topic := self.called(typed):
            return topic
        typed_words = _without_marks(typed)
        hits = with_words(typed_words, self.topics, lambda one: [_without_marks(one.title)])
        hits = hits or with_words(typed_words, self.topics, lambda one: [" ".join(one.also)])
        several = f"{typed!r} fits more than one topic: {', '.join(one.id for one in hits)}."
        none = NotFoundError(
            f"No topic is called {typed!r}.", *_to_search(typed_words.split()), TO_LIST
        )
        return only(hits, UsageError(several, "Type one of these."), none)


def _names(topic: Topic) -> list[str]:
    return [topic.id, _without_marks(topic.title), *topic.also]


def _without_marks(text: str) -> str:
    words = text.lower().replace("-", " ").split()
    return " ".join(filter(None, (word.strip(MARKS) for word in words)))


def _to_search(words: list[str]) -> list[Do]:
    if not words:
        return []
    return [Do(f"learn --search {shlex.join(words)}", "To look for it in all of them")]
