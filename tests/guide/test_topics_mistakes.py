"""The mistakes in a copy of data/guide.yaml that a check of it finds, each where it stands."""

from pathlib import Path

import pytest

from stepguide.guide import place
from tests.conftest import Ran, Run
from tests.guide import test_check
from tests.guide.topics import KNOWN
from tests.known import GUIDE

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
    (barred,) = [one for one in GUIDE.words.rules if one.id == rule]
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
    assert (ran.code, ran.out) == (0, "Nothing is wrong in mine.yaml.\n")
