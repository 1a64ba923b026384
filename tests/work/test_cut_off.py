"""A session cut off at any prompt, by anything: what was finished is there, and it can go on."""

import json
import os
import random
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run, records
from tests.terminal.terminals import (
    CTRL_C,
    CTRL_D,
    ENTER,
    Terminal,
    draft_texts,
    only_draft,
)
from tests.work import (
    ADDED,
    AFTER,
    BEFORE,
    CELL,
    CHOICE,
    GO_ON,
    GOODBYE,
    KEEP,
    LENGTH,
    WHICH_EXERCISE,
    WHICH_ROW,
    Sitting,
    answers,
    stored,
)
from tests.work.conftest import Work

CODES = {"Ctrl-C": 130, "KILL": -9, "Ctrl-D": 130, "TERM": -15}
WINDOW = "closed window"
# Where one line is asked for and nothing is being written, two ways stand for all.
SHORT = ("length", "distress before", "which row", "which exercise")
WRITING = ("question", "exercise", "back")


def _folded(text: str) -> str:
    return " ".join(text.split())


def _begun(sitting: Sitting) -> Sitting:
    return sitting.at(LENGTH).says("").at(BEFORE).says("3").at(CHOICE)


def _answered(sitting: Sitting) -> Sitting:
    _begun(sitting).says("").asks("4.1").writes("finished").at(AFTER).says("3")
    return sitting.at(CHOICE)


PROMPTS: dict[str, Callable[[Sitting], object]] = {
    "length": lambda it: it.at(LENGTH),
    "distress before": lambda it: it.at(LENGTH).says("").at(BEFORE),
    "choice": _answered,
    "question": lambda it: _answered(it).says("").asks("4.2").writes("one", "two", last=None),
    "which row": lambda it: _answered(it).says("2").at(WHICH_ROW),
    "cell": lambda it: (
        _answered(it).says("2").at(WHICH_ROW).says("fear").at(CELL).says("one").at(CELL)
    ),
    "which exercise": lambda it: _answered(it).says("3").at(WHICH_EXERCISE),
    "exercise": lambda it: (
        _answered(it)
        .says("3")
        .at(WHICH_EXERCISE)
        .says("b")
        .asks("4.b")
        .writes("one", "two", last=None)
    ),
    "distress after": lambda it: _begun(it).says("").asks("4.1").writes("finished").at(AFTER),
    "keep": lambda it: _answered(it).says("q").at(KEEP),
    "back": lambda it: _answered(it).says(":b").at(ADDED).writes("one", "two", last=None),
}


def _cut_off(sitting: Sitting, way: str, writing: bool) -> None:
    terminal = sitting.terminal
    if way == WINDOW:
        return terminal.hangs_up()
    if way == "Ctrl-C":
        terminal.types(CTRL_C)
    elif way == "Ctrl-D":
        terminal.types(CTRL_D)
        if writing:
            sitting.at(AFTER)
            terminal.types(CTRL_D)
    else:
        os.kill(terminal.pid, signal.Signals[f"SIG{way}"])
    assert terminal.ends() == CODES[way], way
    return None


@pytest.mark.slow
@pytest.mark.parametrize("prompt", PROMPTS)
def test_at_every_prompt_and_by_anything_nothing_that_was_finished_is_lost(
    work: Work, run: Run, tmp_path: Path, prompt: str
) -> None:
    ways = [*CODES][:2] if prompt in SHORT else [*CODES, WINDOW]
    homes = {way: tmp_path / way for way in ways}
    sittings = {way: work("4", STEPGUIDE_HOME=str(homes[way])) for way in ways}
    finished = {} if prompt in SHORT[:2] else {"4.1": "finished"}
    for way, home in homes.items():
        PROMPTS[prompt](sittings[way])
        _cut_off(sittings[way], way, prompt in WRITING)
        expected, left = dict(finished), []
        if prompt in WRITING:
            asked = {"question": "4.2", "exercise": "4.b", "back": "4.1"}[prompt]
            words = "finished\none\ntwo" if prompt == "back" else "one\ntwo"
            if way == "Ctrl-D":
                expected[asked] = words
            else:
                left = [f"{words}\n".encode()]
        assert answers(home) == expected, way
        assert draft_texts(home) == left, way
        cells = [row["cells"] for row in stored(home, "inventory")]
        assert cells == ([{"fear": "one"}] if prompt == "cell" else []), way
        assert stored(home, "session") == [], way
        looked = run("doctor", STEPGUIDE_HOME=str(home))
        assert (looked.code, looked.err) == (0, ""), way


OFFER = re.compile(
    r"You were in the middle of 2\.3: What have I trusted before that held\?\n"
    r"Enter to go on with it, n for something else: "
)


@pytest.mark.parametrize("key", ["kill", "Ctrl-C"])
def test_the_next_session_goes_on_in_the_middle_of_an_answer(
    work: Work, run: Run, home: Path, key: str
) -> None:
    assert run("journal", "add", "The first entry.").code == 0
    sitting = work("2", "--question", "2.3").asks("2.3").writes("one", "two", last=None)
    if key == "kill":
        os.kill(sitting.terminal.pid, signal.SIGKILL)
    else:
        sitting.terminal.types(CTRL_C)
    sitting.terminal.ends()
    again = work("2").at(GO_ON)
    assert OFFER.search(again.screen)
    again.says("").asks("2.3").at("So far:", "  one", "  two").writes("three")
    assert again.stops() == 0
    assert answers(home) == {"2.3": "one\ntwo\nthree"}
    assert draft_texts(home) == []
    assert GO_ON not in work("2").at(CHOICE).screen


def test_what_ctrl_c_says_in_the_middle_of_an_answer(work: Work, home: Path) -> None:
    sitting = work("2", "--question", "2.3").asks("2.3").writes("one", last=None)
    sitting.terminal.types("begun")
    sitting.terminal.sees("begun")
    sitting.terminal.types(CTRL_C)
    assert sitting.terminal.ends() == 130
    draft = only_draft(home)
    assert draft_texts(home) == [b"one\nbegun\n"]
    assert _folded(sitting.screen_from("stepguide: ")) == (
        "stepguide: Stopped. "
        f"It is kept as a draft in {draft}/text "
        f"To go on with it: stepguide journal drafts open {draft.name[:6]} "
        "The next session goes on with it too."
    )


def test_ctrl_c_before_a_word_leaves_no_draft(work: Work, home: Path) -> None:
    sitting = work("2", "--question", "2.3").asks("2.3")
    sitting.terminal.types(CTRL_C)
    assert sitting.terminal.ends() == 130
    assert sitting.screen.endswith("stepguide: Stopped. Everything you answered before is saved.\n")
    assert draft_texts(home) == []


def test_going_on_without_another_word_saves_what_there_is(work: Work, left: Path) -> None:
    sitting = work("2").at(GO_ON).says("").asks("2.3").saves()
    assert sitting.stops() == 0
    assert answers(left) == {"2.3": "one\ntwo"}
    assert draft_texts(left) == []


@pytest.mark.parametrize("no", ["n", ":skip"])
def test_something_else_leaves_the_draft_for_another_time(work: Work, left: Path, no: str) -> None:
    sitting = work("2").at(GO_ON).says(no).at(CHOICE).says("").asks("2.1").writes("other words")
    assert sitting.stops() == 0
    assert answers(left) == {"2.1": "other words"}
    assert draft_texts(left) == [b"one\ntwo\n"]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
def test_stopping_at_the_offer_or_while_going_on_keeps_the_draft(
    work: Work, left: Path, key: str
) -> None:
    sitting = work("2").at(GO_ON)
    sitting.terminal.types(key)
    assert sitting.terminal.ends() == 130
    again = work("2").at(GO_ON).says("").asks("2.3").at("  one", "  two")
    os.kill(again.terminal.pid, signal.SIGKILL)
    again.terminal.ends()
    assert draft_texts(left) == [b"one\ntwo\n"]
    assert answers(left) == {}


def test_stopping_at_the_offer_by_a_command_closes_the_session(work: Work, left: Path) -> None:
    sitting = work("2").at(GO_ON).says(":stop")
    sitting.terminal.sees(GOODBYE)
    assert sitting.terminal.ends() == 0
    assert CHOICE not in sitting.screen
    assert draft_texts(left) == [b"one\ntwo\n"]


def test_a_draft_of_another_step_is_not_offered(work: Work, left: Path) -> None:
    sitting = work("3")
    assert sitting.stops() == 0
    assert GO_ON not in sitting.screen
    assert draft_texts(left) == [b"one\ntwo\n"]


def test_two_sessions_at_once_keep_both_answers_and_offer_no_open_draft(
    work: Work, left: Path
) -> None:
    one = work("2").at(GO_ON).says("").asks("2.3").at("  two").writes("three", last=None)
    two = work("2").at(CHOICE)
    assert GO_ON not in two.screen
    two.says("").asks("2.1").writes("from the second", last=None)
    one.saves().at("Saved ", CHOICE).says("").asks("2.1").writes("from the first")
    two.saves().at("Saved ", CHOICE)
    assert (one.stops(), two.says("q").terminal.ends()) == (0, 0)
    found = sorted((one["question"], one["text"]) for one in stored(left, "answer"))
    assert found == [
        ("2.1", "from the first"),
        ("2.1", "from the second"),
        ("2.3", "one\ntwo\nthree"),
    ]
    assert draft_texts(left) == []


def test_an_answer_that_changed_while_it_was_added_to_keeps_both(
    work: Work, run: Run, home: Path
) -> None:
    sitting = work("2", "--question", "2.3").asks("2.3").writes("one")
    sitting.at(CHOICE).says(":b").at(ADDED).writes("two", last=None)
    (file,) = records(home, "answer")
    other = home.parent / "other"
    other.write_text("other words\n")
    known = file.stem.split("-")[1]
    assert run("journal", "edit", known, "--text-from", str(other)).code == 0
    sitting.saves()
    assert sitting.terminal.ends() == 1
    assert answers(home) == {"2.3": "other words"}
    assert draft_texts(home) == [b"one\ntwo\n"]
    folded = _folded(sitting.screen)
    assert "was changed by another stepguide meanwhile. It is kept as a draft in" in folded
    assert f"stepguide journal drafts open {only_draft(home).name[:6]}" in folded


STEPS = ("1", "2", "3", "6", "7", "10", "11")


def _keys(home: Path, is_offered: bool, lines: list[str]) -> list[str]:
    """What is typed from the offer or the choice on, for two answers of two lines."""
    whole = all((folder / "text").exists() for folder in (home / "drafts").glob("*"))
    first = [] if not is_offered else [""] if whole else ["n", ""]
    pairs = zip(lines[::2], lines[1::2], strict=True)
    typed = [key for pair in pairs for key in ("", *pair, CTRL_D)]
    return [*first, *typed[1:]] if is_offered else typed


def _types_until(end: float, terminal: Terminal, keys: list[str]) -> None:
    """Type each of these once the one before was most likely read: what comes in a burst is one
    answer."""
    following = time.monotonic()
    while time.monotonic() < end:
        terminal.reads()
        if keys and time.monotonic() > following and not terminal.child.getecho():
            key = keys.pop(0)
            terminal.types(key, "" if key == CTRL_D else ENTER)
            following = time.monotonic() + 0.1


@pytest.mark.slow
def test_twenty_kills_at_random_moments_lose_no_answer_and_double_none(
    work: Work, run: Run, home: Path
) -> None:
    chance = random.Random(4)
    assert run("journal", "add", "The first entry.").code == 0
    said: set[str] = set()
    saved: set[str] = set()
    for number in range(20):
        terminal = work(STEPS[number // 3]).terminal
        met = terminal.child.expect_exact([GO_ON.encode(), CHOICE.encode()])
        terminal.is_ready_for_a_line()
        lines = [f"{number}.{place}" for place in range(1, 5)]
        keys = _keys(home, met == 0, lines)
        _types_until(time.monotonic() + chance.uniform(0, 2), terminal, keys)
        os.kill(terminal.pid, signal.SIGKILL)
        assert terminal.ends() == -9
        saved |= set(re.findall(r"Saved (\w{6})\.", terminal.text))
        assert saved <= {file.stem.split("-")[1][:6] for file in records(home, "answer")}
        words = [one["text"] for one in stored(home, "answer")]
        words += [text.decode() for text in draft_texts(home)]
        held = {line for text in words for line in text.split()}
        assert said <= held, f"lost at kill {number}"
        assert all(re.fullmatch(r"\d+\.\d", line) for line in held)
        said = held
    assert saved
    while left := list((home / "drafts").glob("*/draft.json")):
        asked = json.loads(left[0].read_bytes())["options"]["question"]
        step, _ = asked.split(".")
        assert work(step).at(GO_ON).says("").asks(asked).saves().stops() == 0
    kept = [line for one in stored(home, "answer") for line in one["text"].split()]
    assert sorted(kept) == sorted(said)
    findings = json.loads(run("doctor", "--json").out)["findings"]
    assert {one["what"] for one in findings if one["is_wrong"]} <= {
        "a write that was cut off left it; what it holds was never saved"
    }
