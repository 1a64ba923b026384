"""How the topics of data/guide.yaml and the self-check read."""

import re
import warnings
from collections import Counter

import pytest

from stepguide.guide.topics import Topic
from tests.guide.topics import RAW, TOPICS, each_topic, texts_in
from tests.known import GUIDE

with warnings.catch_warnings():
    warnings.filterwarnings(
        "ignore", message="pkg_resources is deprecated as an API", category=UserWarning
    )
    import textstat

# Phrases that belong to the text the guide was first drawn from, or to whoever published it.
OF_OTHERS = [
    "pacific view",
    "southern california",
    "get help now",
    "start your recovery with the right support",
    "recovery journey",
    "complete guide to recovery success",
    "did you know",
    "the 12 steps explained",
    "key takeaways",
    "clarity and confidence",
    "quick fixes",
    "lasting recovery",
]
# A sentence that two pages say alike, because nothing else would be as plain.
SAID_TWICE = {"that methadone and buprenorphine lower the risk of dying"}


def _whole(topic: Topic) -> str:
    """Every text of a topic, one after another."""
    return " ".join(" ".join(texts_in(topic.model_dump(exclude={"explains", "sources"}))).split())


FIT = " ".join(" ".join(texts_in(RAW["fit"])).split())
PAGES = {**{topic.id: _whole(topic) for topic in TOPICS}, "the self-check": FIT}

each_page = pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))


# Names of medicines and drugs, which are what they are: each counts as one easy word.
NAMES = re.compile(
    r"\b(?:methadone|buprenorphine|naltrexone|naloxone|fentanyl|carfentanil|nitazenes?|xylazine"
    r"|medetomidine|benzodiazepines?|gabapentin|pregabalin|oxycodone|hydrocodone|opioids?)\b",
    re.IGNORECASE,
)


def easy(text: str) -> str:
    """The text with a word of one syllable for each name of a medicine or drug."""
    return NAMES.sub("pill", text)


@each_topic
def test_a_topic_is_as_long_as_it_may_be(topic: Topic) -> None:
    count = len(" ".join(topic.texts()).split())
    least, most = (30, 150) if topic.group == "faq" else (150, 500)
    assert least <= count <= most
    assert len(topic.summary) <= 90


@each_topic
def test_a_topic_and_each_long_part_of_it_read_at_grade_eight_or_lower(topic: Topic) -> None:
    parts = ["\n".join([part.text or "", *part.points]) for part in topic.parts]
    graded = [text for text in parts if len(text.split()) > 100]
    for text in [*graded, "\n".join(topic.texts())]:
        assert textstat.flesch_kincaid_grade(easy(text)) <= 8


def test_there_are_long_parts_to_grade() -> None:
    parts = [" ".join([part.text or "", *part.points]) for one in TOPICS for part in one.parts]
    assert len([text for text in parts if len(text.split()) > 100]) >= 30


def test_no_two_topics_begin_alike() -> None:
    begun = Counter(" ".join((one.parts[0].text or "").lower().split()[:3]) for one in TOPICS)
    assert [words for words, times in begun.items() if times > 1] == []
    assert len({topic.summary for topic in TOPICS}) == len(TOPICS)
    assert len({topic.title for topic in TOPICS}) == len(TOPICS)


def test_no_longer_sentence_stands_on_two_pages() -> None:
    where: dict[str, set[str]] = {}
    pages = {topic.id: [*texts_in(topic.model_dump())] for topic in TOPICS}
    pages |= {f"step {step.number}": [*texts_in(step.model_dump())] for step in GUIDE.steps.steps}
    pages["the self-check"] = [*texts_in(RAW["fit"])]
    for page, texts in pages.items():
        for text in texts:
            for sentence in _sentences(text):
                if len(sentence.split()) >= 6:
                    where.setdefault(sentence, set()).add(page)
    twice = {sentence: pages for sentence, pages in where.items() if len(pages) > 1}
    of_topics = {
        sentence for sentence, pages in twice.items() if any(page[:5] != "step " for page in pages)
    }
    assert of_topics == SAID_TWICE


def _sentences(text: str) -> list[str]:
    """The sentences of a text, without regard to capitals and to marks at their ends."""
    parts = re.split(r"(?<=[.!?…])[\"”']?\s+", " ".join(text.split()))
    return [part.strip(" \"“”'.!?…").lower() for part in parts]


@each_page
def test_no_page_names_an_amount_of_a_medicine_or_drug(page: str) -> None:
    units = r"mg|mcg|[µμ]g|ug|ml|cc|g|milligrams?|micrograms?|grams?|milliliters?|millilitres?"
    forms = r"tablets?|pills?|films?|strips?|drops?|bags?|patch(?:es)?|sprays?|doses?"
    count = r"(?:\d+|one|two|three|four|half an?|a quarter)"
    assert re.findall(rf"\b\d+(?:[.,]\d+)? ?(?:{units})\b", page, re.IGNORECASE) == []
    assert re.findall(rf"\b(?:take|took|use) {count}(?: of)? (?:{forms})\b", page, re.I) == []


@each_page
def test_no_page_names_a_number_to_ring_or_an_address(page: str) -> None:
    numbers = [one.contact for one in GUIDE.help.resources if re.search(r"\d", one.contact)]
    assert [n for n in numbers if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", page)] == []
    assert re.findall(r"\+\d|\b\d{3}[- .]\d{3}[- .]\d{3,4}\b|\b1-8\d\d\b", page) == []
    assert re.findall(r"https?:|www\.|\w@\w|\b[a-z-]+\.(?:com|org|gov|net)\b", page) == []


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_no_topic_speaks_against_medicine(topic: Topic) -> None:
    said = _whole(topic).lower()
    medicine = r"(?:methadone|buprenorphine|suboxone|medication|medicine|meds)"
    assert re.findall(rf"\bget(?:ting)? off (?:your |the )?{medicine}", said) == []
    assert "truly clean" not in said
    explained = [rule for rules in topic.explains.values() for rule in rules]
    assert "drug for a drug" not in said or "medicine-as-swap" in explained


@each_page
def test_nothing_is_taken_from_others(page: str) -> None:
    assert [phrase for phrase in OF_OTHERS if phrase in page.lower()] == []


@each_page
def test_no_page_gives_orders_or_exclaims(page: str) -> None:
    assert re.findall(r"!|\bshould\b|\bmust\b|—", page, re.IGNORECASE) == []
