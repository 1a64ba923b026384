"""What data/steps.yaml holds, and how every text of the guide reads."""

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from stepguide.guide import check, place, source
from stepguide.guide.steps import Step
from tests.known import GUIDE

with warnings.catch_warnings():
    warnings.filterwarnings(
        "ignore", message="pkg_resources is deprecated as an API", category=UserWarning
    )
    import textstat

TITLES = [
    "Accepting Loss of Control",
    "Believing in Recovery",
    "Letting Go of Control",
    "Self-Reflection",
    "Sharing the Truth",
    "Readiness for Change",
    "Asking for Help",
    "Listing Those Harmed",
    "Making Amends",
    "Ongoing Self-Check",
    "Building Awareness",
    "Helping Others",
]

STEPS = GUIDE.steps.steps

each_step = pytest.mark.parametrize("step", STEPS, ids=lambda step: str(step.number))


def _texts(content: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text in the content of a file, with the way to it."""
    if isinstance(content, str):
        yield name, content
    elif isinstance(content, dict):
        for key, part in content.items():
            yield from _texts(part, f"{name}.{key}")
    elif isinstance(content, list):
        for place, part in enumerate(content):
            yield from _texts(part, f"{name}[{place}]")


PASSAGES = [
    pytest.param(text, id=f"{file}{name}")
    for file in check.FILES
    for name, text in _texts(source.content_of(place.read_guide_file(file), file))
    if len(text.split()) > 100
]


def test_there_are_twelve_steps_in_order_under_their_titles() -> None:
    assert [(step.number, step.title) for step in STEPS] == list(enumerate(TITLES, start=1))
    assert GUIDE.steps.name == "twelve-steps"


@each_step
def test_questions_and_exercises_are_numbered_through_under_their_step(step: Step) -> None:
    assert len(step.questions) >= 8
    assert [question.id for question in step.questions] == [
        f"{step.number}.{count}" for count in range(1, len(step.questions) + 1)
    ]
    assert [exercise.id for exercise in step.exercises] == [
        f"{step.number}.{letter}" for letter in "abc"
    ]


def test_no_two_things_share_an_id() -> None:
    ids = [question.id for step in STEPS for question in step.questions]
    ids += [exercise.id for step in STEPS for exercise in step.exercises]
    assert [known for known, times in Counter(ids).items() if times > 1] == []


@each_step
def test_the_explanation_has_between_250_and_450_words(step: Step) -> None:
    assert 250 <= len(step.explanation.split()) <= 450


@each_step
def test_every_source_is_known_and_named_once(step: Step) -> None:
    known = {entry.key for entry in GUIDE.sources.sources}
    assert set(step.sources) - known == set()
    assert len(set(step.sources)) == len(step.sources)


@pytest.mark.parametrize("number", [4, 5, 8, 9])
def test_the_hard_steps_begin_with_a_notice(number: int) -> None:
    care = STEPS[number - 1].care
    assert care is not None
    assert len(care.split()) >= 40


@each_step
def test_each_reading_is_complete_in_itself(step: Step) -> None:
    spiritual, secular = step.readings.spiritual, step.readings.secular
    assert spiritual != secular
    assert len(spiritual.split()) >= 100
    assert len(secular.split()) >= 100


@each_step
def test_the_secular_reading_names_no_higher_power(step: Step) -> None:
    words = r"\b(god|gods|pray\w*|prayer\w*|divine|holy|sacred|soul|heaven|faith|bless\w*)\b"
    assert re.findall(words, step.readings.secular, re.IGNORECASE) == []


def test_there_are_long_passages_to_grade() -> None:
    assert len(PASSAGES) >= 48  # explanation, opioids and two readings for each step


@pytest.mark.parametrize("text", PASSAGES)
def test_a_long_passage_reads_at_grade_eight_or_lower(text: str) -> None:
    assert textstat.flesch_kincaid_grade(text) <= 8


def test_no_question_and_no_help_is_used_twice() -> None:
    asked = Counter(question.text for step in STEPS for question in step.questions)
    helped = Counter(
        sentence
        for step in STEPS
        for question in step.questions
        for sentence in _sentences(question.help)
    )
    assert [text for text, times in (asked + helped).items() if times > 1] == []


def test_no_longer_sentence_stands_in_two_steps() -> None:
    where: dict[str, set[int]] = {}
    for step in STEPS:
        for _, text in _texts(step.model_dump()):
            for sentence in _sentences(text):
                if len(sentence.split()) > 8:
                    where.setdefault(sentence, set()).add(step.number)
    assert {sentence: seen for sentence, seen in where.items() if len(seen) > 1} == {}


def _sentences(text: str) -> list[str]:
    """The sentences of a text, without regard to capitals and to marks at their ends."""
    parts = re.split(r"(?<=[.!?…])[\"”']?\s+", " ".join(text.split()))
    return [part.strip(" \"“”'.!?…").lower() for part in parts]


def test_every_source_is_one_that_the_guide_rests_on() -> None:
    cited = {key for step in GUIDE.steps.steps for key in step.sources}
    cited |= {key for topic in GUIDE.topics.topics for key in topic.sources}
    assert {known.key for known in GUIDE.sources.sources} == cited
