"""What data/guide.yaml holds, how its topics read, and the mistakes that a check of it finds."""

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from stepguide.guide import help, place, source, sources, steps, topics, words
from stepguide.guide.topics import Topic
from tests.conftest import NOW, Ran, Run
from tests.edge import commands
from tests.guide import test_check

with warnings.catch_warnings():
    warnings.filterwarnings(
        "ignore", message="pkg_resources is deprecated as an API", category=UserWarning
    )
    import textstat

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
# It speaks of trials only to say that there is none.
NO_TRIAL = {"faq-replace"}

KNOWN = topics.load()
TOPICS = KNOWN.topics
RAW: Any = source.content_of(place.read_guide_file("guide.yaml"), "guide.yaml")

each_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)


def _texts(content: Any) -> Iterator[str]:
    """Every text in some content."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for part in content.values():
            yield from _texts(part)
    elif isinstance(content, list):
        for part in content:
            yield from _texts(part)


def _whole(topic: Topic) -> str:
    """Every text of a topic, one after another."""
    return " ".join(" ".join(_texts(topic.model_dump(exclude={"explains", "sources"}))).split())


FIT = " ".join(" ".join(_texts(RAW["fit"])).split())
PAGES = {**{topic.id: _whole(topic) for topic in TOPICS}, "the self-check": FIT}

each_page = pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))


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
        assert textstat.flesch_kincaid_grade(text) <= 8


def test_there_are_long_parts_to_grade() -> None:
    parts = [" ".join([part.text or "", *part.points]) for one in TOPICS for part in one.parts]
    assert len([text for text in parts if len(text.split()) > 100]) >= 30


@each_topic
def test_the_sources_of_a_topic_are_known_and_named_once(topic: Topic) -> None:
    known = {one.key for one in sources.load().sources}
    assert set(topic.sources) - known == set()
    assert len(set(topic.sources)) == len(topic.sources)


def test_every_source_is_one_that_a_step_or_a_topic_rests_on() -> None:
    cited = {key for step in steps.load().steps for key in step.sources}
    cited |= {key for topic in TOPICS for key in topic.sources}
    assert {one.key for one in sources.load().sources} == cited


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
    rules = {rule.id for rule in words.load().rules}
    for field, explained in topic.explains.items():
        assert field in Topic.model_fields
        assert set(explained) - rules == set()


def test_no_two_topics_begin_alike() -> None:
    begun = Counter(" ".join((one.parts[0].text or "").lower().split()[:3]) for one in TOPICS)
    assert [words for words, times in begun.items() if times > 1] == []
    assert len({topic.summary for topic in TOPICS}) == len(TOPICS)
    assert len({topic.title for topic in TOPICS}) == len(TOPICS)


def test_no_longer_sentence_stands_on_two_pages() -> None:
    where: dict[str, set[str]] = {}
    pages = {topic.id: [*_texts(topic.model_dump())] for topic in TOPICS}
    pages |= {f"step {step.number}": [*_texts(step.model_dump())] for step in steps.load().steps}
    pages["the self-check"] = [*_texts(RAW["fit"])]
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
    numbers = [one.contact for one in help.load().resources if re.search(r"\d", one.contact)]
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


NAMED = {
    (topic["id"], *hit.groups(""))
    for topic in RAW["topics"]
    for text in _texts([topic["summary"], topic["parts"], topic["evidence"]])
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


# Each passage is looked through for barred words once, however often its file is checked.
quick = test_check.quick

LINES = place.read_guide_file("guide.yaml").decode().splitlines(keepends=True)


def _line(beginning: str, topic: str = "") -> int:
    """The number of the first line that begins so, at or below the line of a topic's id."""
    first = LINES.index(f"  - id: {topic}\n") if topic else 0
    return next(n for n, line in enumerate(LINES[first:], first + 1) if line.startswith(beginning))


def _checked(run: Run, folder: Path, changed: dict[int, str]) -> Ran:
    """A check of the file with other texts in place of some lines, as `mine.yaml`."""
    lines = [changed.get(number, line) for number, line in enumerate(LINES, start=1)]
    file = folder / "mine.yaml"
    file.write_text("".join(lines))
    return run("content", "check", str(file))


@pytest.mark.parametrize(
    ("topic", "beginning", "old", "new", "message"),
    [
        ("oud", "    sources: ", "dsm-5", "nobody-1999", "nobody-1999 is not in sources.yaml"),
        ("oud", "    group: ", "opioids", "opiates", "there is no group opiates"),
        ("oud", "    see: ", "medication", "medicines", "there is no other topic medicines"),
        ("oud", "    see: ", "medication", "oud", "there is no other topic oud"),
        ("tolerance", "  - id: ", "tolerance", "oud", "oud is the id of two topics"),
        ("compare", "        - {feature: Cost", "{", "{", "Cost has not one cell a column"),
        ("", "        - {path: ", "twelve-step", "prayer", "there is no path prayer"),
    ],
)
def test_a_mistake_is_found_at_its_place(
    topic: str, beginning: str, old: str, new: str, message: str, run: Run, tmp_path: Path
) -> None:
    line = _line(beginning, topic)
    written = LINES[line - 1]
    column = written.index(old) + 1
    changed = written.replace(old, new, 1)
    if "feature" in beginning:
        changed = changed.replace("[free, ", "[")
    if "path" in beginning:
        column = written.index("{") + 1
    ran = _checked(run, tmp_path, {line: changed})
    assert (ran.code, ran.err) == (4, "")
    assert f"mine.yaml:{line}:{column}: {message}" in ran.out.splitlines()


@pytest.mark.parametrize(
    ("topic", "text", "message"),
    [
        ("oud", "Words. " * 200, "oud has {} words; it may have 150 to 500"),
        ("faq-god", "Words. " * 100, "faq-god has {} words; it may have 30 to 150"),
    ],
)
def test_a_topic_that_is_too_long_is_found_where_it_begins(
    topic: str, text: str, message: str, run: Run, tmp_path: Path
) -> None:
    line = _line("      - text: >-", topic)
    more = text.strip()
    count = KNOWN.topic(topic).words + len(more.split())
    ran = _checked(run, tmp_path, {line: f"{LINES[line - 1]}          {more}\n"})
    place = f"{_line('  - id: ', topic)}:5"
    assert ran == Ran(4, f"mine.yaml:{place}: {message.format(count)}\n", "")


def test_a_topic_that_is_too_short_is_found_where_it_begins(run: Run, tmp_path: Path) -> None:
    start, end = _line("    parts:", "faq-god"), _line("    evidence:", "faq-god")
    changed = dict.fromkeys(range(start + 1, end), "")
    changed[start] = "    parts:\n      - text: No. You choose what it means.\n"
    ran = _checked(run, tmp_path, changed)
    message = "faq-god has 6 words; it may have 30 to 150"
    assert ran == Ran(4, f"mine.yaml:{_line('  - id: ', 'faq-god')}:5: {message}\n", "")


@pytest.mark.parametrize(
    ("rule", "text", "bitten"),
    [
        ("dose", "Ask for 16 mg each morning", "16 mg"),
        ("dose", "Take half a tablet before the meeting", "Take half a tablet"),
        ("taper", "How to lower your dose week by week", "lower your dose"),
        ("taper", "Cut down your methadone in the spring", "Cut down your methadone"),
        ("home-detox", "Ways to detox at home", "detox at home"),
        ("home-detox", "Going through withdrawal alone", "Going through withdrawal alone"),
    ],
)
def test_a_dose_a_taper_and_home_detox_are_found_in_a_topic(
    rule: str, text: str, bitten: str, run: Run, tmp_path: Path
) -> None:
    line = _line("    summary: ", "withdrawal")
    ran = _checked(run, tmp_path, {line: f"    summary: {text}\n"})
    (barred,) = [one for one in words.load().rules if one.id == rule]
    said = f"mine.yaml:{line}:14: {bitten!r}: say {barred.say} ({barred.why})\n"
    assert ran == Ran(4, said, "")


@pytest.mark.parametrize(
    "text",
    [
        "Give another dose after 2 to 3 minutes",
        "Never lower your dose because of what a room says",
        "Never detox at home, and ask a clinic first",
        "Why it is not safe to go through withdrawal at home on your own",
    ],
)
def test_a_warning_against_them_is_let_through(text: str, run: Run, tmp_path: Path) -> None:
    line = _line("    summary: ", "withdrawal")
    ran = _checked(run, tmp_path, {line: f"    summary: {text}\n"})
    assert ran == Ran(0, "Nothing is wrong in mine.yaml.\n", "")


@pytest.mark.parametrize(
    ("name", "field"),
    [("help.yaml", "read_on"), ("help.yaml", "checked_on"), ("sources.yaml", "read_on")],
)
def test_a_date_to_come_is_found_at_the_date_and_today_is_not(
    name: str, field: str, clock: time_machine.Traveller, run: Run, tmp_path: Path
) -> None:
    lines = place.read_guide_file(name).decode().splitlines(keepends=True)
    number = next(n for n, one in enumerate(lines) if one.strip().startswith(f"{field}: "))
    column = lines[number].index(field) + len(f"{field}: ")
    file = tmp_path / "mine.yaml"
    for day, found in (("2026-11-24", False), ("2026-11-25", True)):
        lines[number] = f"{lines[number][:column]}{day}\n"
        file.write_text("".join(lines))
        message = f"mine.yaml:{number + 1}:{column + 1}: {field} is a day to come: {day}\n"
        ran = run("content", "check", str(file))
        assert (ran.code, ran.out) == (
            (4, message) if found else (0, "Nothing is wrong in mine.yaml.\n")
        )


def test_what_was_read_over_a_year_ago_gets_a_line_and_is_no_mistake(
    clock: time_machine.Traveller, run: Run
) -> None:
    days = {one.id: one.checked_on or one.read_on for one in help.load().resources}
    last = max(days.values())
    at = NOW.replace(year=last.year, month=last.month, day=last.day)
    for after in (365, 366):
        clock.move_to(at + timedelta(days=after))
        ran = run("content", "check")
        old = [id for id, day in days.items() if (last - day).days + after > 365]
        assert ran.code == 0
        assert ran.out.startswith("Nothing is wrong in ")
        assert ran.err == "".join(
            f"  help.yaml: {id} was read on {days[id]}, more than a year ago\n" for id in old
        )
    assert len(old) == len(days)
