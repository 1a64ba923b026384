"""What data/guide.yaml holds: every topic that was asked for, and what each one leads to."""

import re

import pytest

from stepguide.guide.topics import Topic
from tests.edge import commands
from tests.guide.topics import KNOWN, RAW, TOPICS, each_topic, texts_in
from tests.known import GUIDE

# What there has to be a page about, with its id.
ASKED_FOR = {
    "what opioid use disorder is and why it is hard": "oud",
    "how the twelve-step model works and where it came from": "how-it-works",
    "the twelve steps at a glance": "at-a-glance",
    "the role of medical detox, and why it is a beginning": "detox",
    "medication for opioid use disorder": "medication",
    "meetings that differ about it": "meetings-and-medication",
    "lost tolerance": "tolerance",
    "overdose and naloxone": "overdose",
    "withdrawal, and when it needs a doctor": "withdrawal",
    "cravings": "cravings",
    "preventing relapse: warning signs": "warning-signs",
    "building a support network, choosing a sponsor": "support",
    "emotional triggers": "triggers",
    "benefits of the twelve steps": "benefits",
    "what research shows and does not": "research",
    "twelve-step and other paths, compared": "compare",
    "holistic care": "holistic",
    "is it right for you": "fit",
    "after using again": "after-using",
    "writing as a help, and its limits": "writing",
    "privacy and the law": "privacy",
    "words we use": "words",
    "what is in street opioids now": "supply",
    "staying safe on medicine": "medicine-safety",
    "missed doses, and medicine after using": "missed-doses",
    "getting medicine today, country by country": "getting-medicine",
    "pregnancy": "pregnancy",
}
QUESTIONS = {
    "What are the 12 steps in recovery?": "faq-what",
    "How long does the 12-step program take?": "faq-how-long",
    "Can the 12-step program work without detox?": "faq-without-detox",
    "Are 12-step programs only for alcohol addiction?": "faq-only-alcohol",
    "Is a holistic recovery plan better than a structured one?": "faq-holistic",
    "Do I have to believe in God?": "faq-god",
    "Am I clean on methadone or buprenorphine?": "faq-medication",
    "I used again. Is it over?": "faq-used-again",
    "What if I have no sponsor?": "faq-no-sponsor",
    "Can this replace meetings or treatment?": "faq-replace",
}
FEATURES = [
    "Structure",
    "Support",
    "Focus",
    "Cost",
    "Led by",
    "Spiritual language",
    "View of medication",
    "How long",
    "Best evidence",
    "Combine with the rest",
]
# It speaks of trials only to say that there is none.
NO_TRIAL = {"faq-replace"}


def test_every_topic_that_was_asked_for_is_there() -> None:
    assert {topic.id for topic in TOPICS if topic.group != "faq"} == {*ASKED_FOR.values()}


def test_every_question_that_was_asked_for_is_there() -> None:
    asked = [topic.id for topic in TOPICS if topic.group == "faq"]
    assert asked[: len(QUESTIONS)] == [*QUESTIONS.values()]


def test_topics_stand_in_the_order_of_their_groups() -> None:
    order = [group.id for group in KNOWN.groups]
    places = [order.index(topic.group) for topic in TOPICS]
    assert places == sorted(places)
    assert set(places) == set(range(len(order)))


@each_topic
def test_the_sources_of_a_topic_are_known_and_named_once(topic: Topic) -> None:
    known = {one.key for one in GUIDE.sources.sources}
    assert set(topic.sources) - known == set()
    assert len(set(topic.sources)) == len(topic.sources)


def test_every_source_is_one_that_a_step_or_a_topic_rests_on() -> None:
    cited = {key for step in GUIDE.steps.steps for key in step.sources}
    cited |= {key for topic in TOPICS for key in topic.sources}
    assert {one.key for one in GUIDE.sources.sources} == cited


@each_topic
def test_what_stands_next_to_a_topic_is_there_and_is_another(topic: Topic) -> None:
    ids = {one.id for one in TOPICS} - {topic.id}
    assert set(topic.see) - ids == set()
    assert 1 <= len(set(topic.see)) == len(topic.see) <= 4


@each_topic
def test_what_a_topic_claims_is_labelled(topic: Topic) -> None:
    claims = r"\d%|\bstud(?:y|ies)\b|\btrials?\b|\breviews?\b|\bresearch\b"
    labels = [one.label for one in topic.evidence]
    assert labels
    if re.search(claims, " ".join(topic.texts()), re.IGNORECASE) and topic.id not in NO_TRIAL:
        assert {"strong", "mixed"} & set(labels)


@each_topic
def test_what_a_topic_explains_is_a_field_and_a_rule_that_are_there(topic: Topic) -> None:
    rules = {rule.id for rule in GUIDE.words.rules}
    for field, explained in topic.explains.items():
        assert field in Topic.model_fields
        assert set(explained) - rules == set()


NAMED = {
    (topic["id"], *hit.groups(""))
    for topic in RAW["topics"]
    for text in texts_in([topic["summary"], topic["parts"], topic["evidence"]])
    for hit in re.finditer(r"\bstepguide ([a-z]+)(?: ([a-z0-9-]+))?", text)
    if hit[1] != "has"
}


def test_commands_are_named() -> None:
    assert len(NAMED) >= 20


@pytest.mark.parametrize("named", sorted(NAMED), ids=" ".join)
def test_each_command_a_topic_names_is_there(named: tuple[str, str, str]) -> None:
    _, command, word = named
    tree = commands.names()
    assert (command,) in tree
    if command == "learn":
        assert word in {topic.id for topic in TOPICS}
    if command == "show":
        assert 1 <= int(word) <= 12
    if command in ("journal", "people", "settings"):
        assert (command, word) in tree


def test_the_table_of_paths_has_every_feature_and_a_cell_for_each_path() -> None:
    table = KNOWN.topic("compare").table
    assert table is not None
    assert {row.feature for row in table.rows} == {*FEATURES}
    assert len(table.rows) == len(FEATURES)
    assert table.columns == [path.name for path in KNOWN.fit.paths]
    assert {len(row.cells) for row in table.rows} == {len(table.columns)}


def test_the_self_check_speaks_for_each_path_and_against_none() -> None:
    said = [one for q in KNOWN.fit.questions for one in (*q.if_yes, *q.if_no)]
    for path in KNOWN.fit.paths:
        for_it = [one for one in said if one.path == path.id and one.speaks_for]
        besides = [one for one in said if one.path == path.id and not one.speaks_for]
        assert 8 <= len(for_it) <= 11
        assert 5 <= len(besides) <= 8
    assert len({one.says for one in said}) == len(said)
    for question in KNOWN.fit.questions:
        for answer in (question.if_yes, question.if_no):
            assert len({one.path for one in answer}) == len(answer)


@pytest.mark.parametrize("topic", ["after-using", "detox", "withdrawal"])
def test_the_notice_on_lost_tolerance_belongs_to_what_follows_a_break(topic: str) -> None:
    assert KNOWN.topic(topic).warns
    assert "tolerance" in KNOWN.topic(topic).see
