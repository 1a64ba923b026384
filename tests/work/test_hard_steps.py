"""Steps 4, 5, 8 and 9: the notice, the short version, distress before and after, a gentle stop."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Run, records
from tests.terminal.terminals import CTRL_C
from tests.work import (
    AFTER,
    BEFORE,
    CELL,
    CHOICE,
    GOODBYE,
    KEEP,
    LENGTH,
    PROGRAM,
    SAYS,
    WHICH_ROW,
    Sitting,
    answers,
    stored,
)
from tests.work.conftest import Work

pytestmark = pytest.mark.usefixtures("known")

HARD = (4, 5, 8, 9)
NEXT_TO_THEM = (1, 3, 6, 7, 10)


def _folded(sitting: Sitting) -> str:
    return " ".join(sitting.screen.replace("│", " ").split())


@pytest.mark.parametrize("number", HARD)
def test_a_hard_step_opens_with_its_notice_and_asks_how_long_and_how_distressed(
    work: Work, number: int
) -> None:
    sitting = work(str(number)).at(LENGTH).says("").at(BEFORE).says("").at(CHOICE)
    shown = _folded(sitting)
    care = PROGRAM.step(number).care
    assert care
    parts = [" ".join(care.split()), SAYS.short, LENGTH.strip(), BEFORE.strip(), CHOICE.strip()]
    assert [part for part in parts if part not in shown] == []
    assert sorted(parts, key=shown.index) == parts


@pytest.mark.parametrize("number", NEXT_TO_THEM)
def test_any_other_step_asks_nothing_of_that(work: Work, home: Path, number: int) -> None:
    sitting = work(str(number)).at(CHOICE).says("").asks(f"{number}.1").writes("words")
    assert sitting.stops() == 0
    shown = _folded(sitting)
    barred = (SAYS.short, LENGTH.strip(), BEFORE.strip(), AFTER.strip(), KEEP.strip())
    assert [part for part in barred if part in shown] == []
    assert stored(home, "session") == []


def test_a_rise_of_three_ends_gently(work: Work, home: Path, snapshot: SnapshotAssertion) -> None:
    sitting = work("4").at(LENGTH).says("").at(BEFORE).says("2")
    sitting.at(CHOICE).says("").asks("4.1").writes("something hard")
    sitting.at(AFTER).says("5").at(KEEP).says("n")
    assert sitting.terminal.ends() == 0
    assert sitting.screen == snapshot
    assert answers(home) == {"4.1": "something hard"}
    assert stored(home, "session") == []


def test_a_rise_of_three_ends_gently_at_forty_columns_and_plain(
    work: Work, run: Run, snapshot: SnapshotAssertion
) -> None:
    run("settings", "set", "plain", "on")
    sitting = work("9", columns=40)
    sitting.at(LENGTH).says("").at("skips it. ").says("0")
    sitting.at(CHOICE).says("").asks("9.1").writes("words")
    sitting.at("skips it. ").says("10").at("y or n, Enter for no: ").says("")
    assert sitting.terminal.ends() == 0
    assert sitting.screen == snapshot


@pytest.mark.parametrize(("before", "after"), [("2", "4"), ("9", "0")])
def test_a_smaller_rise_goes_on(work: Work, before: str, after: str) -> None:
    sitting = work("5").at(LENGTH).says("").at(BEFORE).says(before)
    sitting.at(CHOICE).says("").asks("5.1").writes("words").at(AFTER).says(after)
    sitting.at("1  answer 5.2", CHOICE).says("q").at(KEEP).says("")
    assert sitting.terminal.ends() == 0
    assert SAYS.distress.risen not in _folded(sitting)


def test_the_rise_is_counted_from_before_the_session_over_every_item(
    work: Work, home: Path
) -> None:
    sitting = work("8").at(LENGTH).says("").at(BEFORE).says("1")
    sitting.at(CHOICE).says("").asks("8.1").writes("one").at(AFTER).says("3")
    sitting.at(CHOICE).says("2").at(CELL).says("M.").at(CELL).says(":stop").at(AFTER).says("4")
    sitting.at(KEEP).says("y")
    assert sitting.terminal.ends() == 0
    assert SAYS.distress.risen in _folded(sitting)
    assert [(one["before"], one["after"]) for one in stored(home, "session")] == [(1, 4)]


@pytest.mark.parametrize(("before", "after"), [(":skip", ""), ("3", ":s"), ("", "9")])
def test_either_number_can_be_skipped_and_then_nothing_is_asked_or_kept(
    work: Work, home: Path, before: str, after: str
) -> None:
    sitting = work("4").at(LENGTH).says("").at(BEFORE).says(before)
    sitting.at(CHOICE).says("").asks("4.1").writes("words").at(AFTER).says(after)
    assert sitting.stops() == 0
    assert KEEP not in sitting.screen
    assert SAYS.distress.risen not in _folded(sitting)
    assert stored(home, "session") == []
    assert answers(home) == {"4.1": "words"}


def test_the_numbers_are_kept_when_the_person_wishes(work: Work, home: Path) -> None:
    sitting = work("4").at(LENGTH).says("").at(BEFORE).says("6")
    sitting.at(CHOICE).says("").asks("4.1").writes("words").at(AFTER).says("5")
    sitting.at(CHOICE).says("q").at(KEEP).says("YES")
    sitting.terminal.sees(GOODBYE)
    assert sitting.terminal.ends() == 0
    (file,) = records(home, "session")
    record = json.loads(file.read_bytes())
    assert list(record) == [
        *("format", "kind", "id", "at", "updated_at", "program", "step", "before", "after"),
    ]
    assert record["updated_at"] == record["at"]
    assert file.name.endswith(f"-{record['id']}.json")
    assert (record["format"], record["kind"]) == (1, "session")
    assert stored(home, "session") == [
        {"program": "twelve-steps", "step": 4, "before": 6, "after": 5}
    ]


def test_a_call_for_help_at_the_last_question_is_answered_and_it_is_asked_again(
    work: Work, home: Path
) -> None:
    sitting = work("4").at(LENGTH).says("").at(BEFORE).says("6")
    sitting.at(CHOICE).says("").asks("4.1").writes("words").at(AFTER).says("5")
    sitting.at(CHOICE).says("q").at(KEEP).says("!").at(
        "All numbers: stepguide sos numbers", KEEP
    ).says("maybe").at("'maybe' is neither.", KEEP).says("y")
    sitting.terminal.sees(GOODBYE)
    assert sitting.terminal.ends() == 0
    assert [(one["before"], one["after"]) for one in stored(home, "session")] == [(6, 5)]


@pytest.mark.parametrize("no", ["", "later", ":stop"])
def test_otherwise_no_number_is_stored_anywhere(work: Work, home: Path, no: str) -> None:
    before = {path for path in home.rglob("*") if path.is_file()}
    sitting = work("4").at(LENGTH).says("").at(BEFORE).says("6")
    sitting.at(CHOICE).says("").asks("4.1").writes("words").at(AFTER).says("5")
    sitting.at(CHOICE).says("q").at(KEEP).says(no)
    sitting.terminal.sees(GOODBYE)
    assert sitting.terminal.ends() == 0
    new = {path for path in home.rglob("*") if path.is_file()} - before
    assert new - {home / "settings.json"} == set(records(home, "answer"))


def test_a_number_that_is_none_is_asked_for_again(work: Work) -> None:
    sitting = work("4").at(LENGTH).says("").at(BEFORE)
    for typed in ("11", "-1", "5.5", "fifty", "٣", "²", "5 6"):
        sitting.says(typed).at(f"The answer is a number from 0 to 10, not {typed!r}.", BEFORE)
    sitting.says("!").at("All numbers: stepguide sos numbers", BEFORE).says(" 10 ").at(CHOICE).says(
        "q"
    )
    assert sitting.terminal.ends() == 0


def test_the_short_version_is_one_item_and_then_the_closing(work: Work, home: Path) -> None:
    sitting = work("4").at(LENGTH).says("s").at(BEFORE).says("3")
    sitting.at(CHOICE).says("").asks("4.1").writes("a headline").at(AFTER).says("")
    sitting.terminal.sees(GOODBYE)
    assert sitting.terminal.ends() == 0
    assert sitting.screen.count(CHOICE) == 1
    assert answers(home) == {"4.1": "a headline"}


def test_the_short_version_may_be_a_row(work: Work, home: Path) -> None:
    sitting = work("4").at(LENGTH).says("Short").at(BEFORE).says("3")
    sitting.at(CHOICE).says("2").at(WHICH_ROW).says("fear").at(CELL).says("one")
    for _ in range(3):
        sitting.at(CELL).says("")
    sitting.at(AFTER).says("3").at(KEEP).says("n")
    assert sitting.terminal.ends() == 0
    assert sitting.screen.count(CHOICE) == 1
    assert len(stored(home, "inventory")) == 1


def test_in_the_short_version_a_skipped_question_is_no_item(work: Work, home: Path) -> None:
    sitting = work("5").at(LENGTH).says(" S ").at(BEFORE).says("")
    sitting.at(CHOICE).says("").asks("5.1").says(":skip")
    sitting.at(CHOICE).says("").asks("5.2").writes("words").at(AFTER).says("")
    assert sitting.terminal.ends() == 0
    assert answers(home) == {"5.2": "words"}


@pytest.mark.parametrize("typed", ["q", ":stop"])
def test_one_can_leave_before_it_begins(work: Work, home: Path, typed: str) -> None:
    sitting = work("9").at(LENGTH).says(typed)
    assert sitting.terminal.ends() == 0
    assert BEFORE not in sitting.screen
    assert not (home / "drafts").exists()


def test_a_question_of_a_hard_step_keeps_the_same_order(work: Work, home: Path) -> None:
    sitting = work("--question", "4.3").at(LENGTH).says("").at(BEFORE).says("2")
    sitting.asks("4.3").writes("words").at(AFTER).says("5").at(KEEP).says("y")
    assert sitting.terminal.ends() == 0
    assert answers(home) == {"4.3": "words"}
    assert SAYS.distress.risen in _folded(sitting)


def test_stopping_at_the_number_after_keeps_the_answer(work: Work, home: Path) -> None:
    sitting = work("4").at(LENGTH).says("").at(BEFORE).says("2")
    sitting.at(CHOICE).says("").asks("4.1").writes("words").at(AFTER)
    sitting.terminal.types("9")
    sitting.terminal.sees("9")
    sitting.terminal.types(CTRL_C)
    assert sitting.terminal.ends() == 130
    assert answers(home) == {"4.1": "words"}
    assert stored(home, "session") == []


def test_the_short_version_ends_after_a_row_though_no_number_is_given(
    work: Work, home: Path
) -> None:
    sitting = work("4").at(LENGTH).says("s").at(BEFORE).says("")
    sitting.at(CHOICE).says("2").at("Which").says("fear").at("> ").says("the phone")
    sitting.at("> ").says(":stop").at(AFTER).says("")
    assert sitting.terminal.ends() == 0
    assert SAYS.closing.title in sitting.screen
    assert len(records(home, "inventory")) == 1


def test_stop_at_a_number_ends_the_session(work: Work, home: Path) -> None:
    sitting = work("4").at(LENGTH).says("").at(BEFORE).says(":stop")
    assert sitting.terminal.ends() == 0
    assert SAYS.closing.title in sitting.screen


def test_ctrl_c_at_a_choice_says_that_what_was_written_is_saved(work: Work, home: Path) -> None:
    sitting = work("2").at(CHOICE).says("").asks("2.1").writes("words").at(CHOICE)
    sitting.terminal.types(CTRL_C)
    assert sitting.terminal.ends() == 130
    assert "What you wrote before is saved." in sitting.screen
    assert "Nothing was changed" not in sitting.screen
    assert answers(home) == {"2.1": "words"}
