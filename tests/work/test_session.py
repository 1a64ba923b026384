"""A session from its opening to its closing: which step, what next, for how long, and who then."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Ran, Run
from tests.terminal.terminals import CTRL_C, Start
from tests.work import (
    CELL,
    CHOICE,
    GOODBYE,
    PROGRAM,
    SAYS,
    WHICH_EXERCISE,
    WHICH_ROW,
    answers,
    moved_clock,
    stored,
)
from tests.work.conftest import Earlier, Work

pytestmark = pytest.mark.usefixtures("known")

WITHOUT_TERMINAL = (
    "stepguide: A session asks one thing at a time, and there is no terminal here to ask at.\n"
    "  To answer one question: stepguide journal add --question {}\n"
)

TWO = PROGRAM.step(2)


def test_a_whole_session_is_one_screen_after_another(
    work: Work, snapshot: SnapshotAssertion
) -> None:
    sitting = work("2")
    sitting.at(CHOICE).says("").asks("2.1").writes("first line", "second line")
    sitting.at(CHOICE).says("2").at(WHICH_EXERCISE).says("b").asks("2.b").writes("It went well.")
    assert sitting.stops() == 0
    assert sitting.screen == snapshot


def test_a_whole_session_at_forty_columns_and_plain(
    work: Work, run: Run, snapshot: SnapshotAssertion
) -> None:
    run("settings", "set", "plain", "on")
    sitting = work("2", columns=40)
    sitting.at(CHOICE).says("").asks("2.1").writes("a line")
    assert sitting.stops() == 0
    assert sitting.screen == snapshot
    assert max(map(len, sitting.screen.split("\n"))) <= 40
    assert not set(sitting.screen) & set("─━│╭╮╰╯█░")


def test_the_opening_counts_what_was_done_and_shows_what_the_sponsor_asked(
    work: Work, earlier: Earlier, snapshot: SnapshotAssertion
) -> None:
    earlier(5, "start", "6")
    earlier(6, "journal", "add", "--question", "6.1", "an answer")
    earlier(6, "journal", "add", "--question", "6.a", "an exercise")
    earlier(6, "pattern", "add", "--gave", "quiet")
    earlier(
        7,
        "instruction",
        "add",
        "--step",
        "6",
        "--text",
        "Ten minutes only. {x} [bold]Ring me[/bold].",
    )
    earlier(8, "instruction", "add", "--step", "6", "--text", "Then read it to me.")
    earlier(8, "instruction", "add", "--step", "7", "--text", "Not for this one.")
    sitting = work("6").at(CHOICE)
    sitting.terminal.types(CTRL_C)
    assert sitting.terminal.ends() == 130
    assert sitting.screen.partition("\n1  ")[0] == snapshot


def test_without_a_step_it_takes_the_one_in_hand(work: Work, earlier: Earlier) -> None:
    earlier(5, "start", "1")
    earlier(6, "start", "10")
    sitting = work()
    assert sitting.stops() == 0
    assert sitting.screen.startswith("Step 10: Ongoing Self-Check\n")


@pytest.mark.parametrize("words", [("amends",), ("step", "9"), ("ninth",), ("Making", "Amends")])
def test_a_step_is_named_by_words_of_its_title(run: Run, words: tuple[str, ...]) -> None:
    ran = run("work", *words)
    assert (ran.code, ran.err) == (2, WITHOUT_TERMINAL.format("9.1"))


@pytest.mark.parametrize(
    ("words", "asked", "first"),
    [
        (("--question", "2.3"), "2.3", TWO.questions[2].text),
        (("7", "--exercise", "7.B"), "7.b", PROGRAM.step(7).exercises[1].title),
    ],
)
def test_it_can_begin_with_a_question_or_an_exercise(
    work: Work, home: Path, words: tuple[str, ...], asked: str, first: str
) -> None:
    sitting = work(*words).asks(asked).writes("words")
    assert sitting.stops() == 0
    assert answers(home) == {asked: "words"}
    assert f"{asked}  {first}" in sitting.screen


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("13",), 3, "There is no step 13.\n  The steps go from 1 to 12."),
        (("0",), 3, "There is no step 0.\n  The steps go from 1 to 12."),
        (("gardening",), 3, "No step is called 'gardening'.\n  To see them all: stepguide steps"),
        (("the",), 3, "No step is called 'the'.\n  To see them all: stepguide steps"),
        (("--question", "2.30"), 3, "There is no question 2.30.\n  Step 2 has 2.1 to 2.9,"),
        (("5", "--question", "2.9"), 2, "2.9 belongs to step 2, not to step 5.\n  Say: "),
        (("--question", "2.1", "--exercise", "a"), 2, "A session begins with one thing: "),
        (("4", "--exercise", "d"), 3, "Step 4 has no exercise 'd'.\n  It has a, b and c."),
        (("--question", "x"), 3, "There is no question 'x'.\n  A question is named by"),
        (("2", "--minutes", "0"), 2, "Invalid value for '--minutes'"),
        (("2", "--minutes", "soon"), 2, "Invalid value for '--minutes'"),
    ],
)
def test_what_there_is_not_is_told(run: Run, words: tuple[str, ...], code: int, said: str) -> None:
    ran = run("work", *words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"stepguide: {said}")


@pytest.mark.parametrize("typed", ["d", "7.a"])
def test_an_exercise_there_is_not_is_told_before_anything_is_asked(work: Work, typed: str) -> None:
    sitting = work("2", "--exercise", typed)
    assert sitting.terminal.ends() == 3
    said = f"stepguide: Step 2 has no exercise {typed!r}.\n  It has a, b and c.\n"
    assert sitting.screen == said


def test_with_all_twelve_finished_it_names_how_to_begin_again(work: Work, earlier: Earlier) -> None:
    for number in range(1, 13):
        earlier(number, "finish", str(number))
    sitting = work()
    assert sitting.terminal.ends() == 3
    assert sitting.screen == (
        "stepguide: All steps are finished.\n  To work one again: stepguide start 1 --again\n"
    )


@pytest.mark.parametrize(
    ("words", "asked"),
    [(("4",), "4.1"), (("--question", "4.3"), "4.3")],
)
def test_without_a_terminal_it_names_how_to_answer_a_question(
    process: Run, home: Path, words: tuple[str, ...], asked: str
) -> None:
    ran = process("work", *words, input=b"my words\n\n")
    assert ran == Ran(2, "", WITHOUT_TERMINAL.format(asked))
    assert stored(home, "answer") == []


def test_a_choice_there_is_not_is_asked_again(work: Work, home: Path) -> None:
    sitting = work("2")
    for typed in ("4", "0", "-1", "١", "1.", "answer", ":skip now"):
        sitting.at(CHOICE).says(typed).at("please type a number from 1 to 3.")
    sitting.at(CHOICE).says(" 1 ").asks("2.1").writes("words")
    assert sitting.stops() == 0
    assert answers(home) == {"2.1": "words"}


@pytest.mark.parametrize("number", [2, 3])
def test_stop_where_one_of_several_is_chosen_ends_the_session_with_its_closing(
    work: Work, number: int
) -> None:
    sitting = work("4").at("q to stop: ").says("").at("skips it. ").says("")
    sitting.at(CHOICE).says(str(number)).at(")? ").says(":stop")
    sitting.terminal.sees(GOODBYE)
    assert sitting.terminal.ends() == 0
    assert sitting.screen.count(CHOICE) == 1


def test_skip_at_the_choice_skips_the_question_that_is_offered_first(
    work: Work, earlier: Earlier
) -> None:
    for question in TWO.questions[2:]:
        earlier(5, "journal", "add", "--question", question.id, "words")
    sitting = work("2").at("1  answer 2.1", CHOICE).says(":skip").at("1  answer 2.2", CHOICE)
    sitting.says(":s").at("1  answer 2.1", CHOICE).says("q")
    assert sitting.terminal.ends() == 0
    assert "please type a number" not in sitting.screen


def test_skip_at_the_choice_is_told_where_no_question_is_left(work: Work, earlier: Earlier) -> None:
    for question in TWO.questions:
        earlier(5, "journal", "add", "--question", question.id, "words")
    sitting = work("2").at(CHOICE).says(":skip")
    sitting.at("There is no question here to skip.")
    assert sitting.stops() == 0


def test_each_answer_leads_to_the_next_question_and_a_skipped_one_waits(
    work: Work, earlier: Earlier, home: Path
) -> None:
    earlier(5, "journal", "add", "--question", "2.2", "given before")
    sitting = work("2")
    sitting.at("1  answer 2.1", CHOICE).says("").asks("2.1").says(":skip")
    sitting.at("1  answer 2.3", CHOICE).says("").asks("2.3").writes("three")
    sitting.at("1  answer 2.4", CHOICE).says("").asks("2.4").saves()
    sitting.at("1  answer 2.5", CHOICE).says("q")
    assert sitting.terminal.ends() == 0
    assert answers(home) == {"2.2": "given before", "2.3": "three"}
    again = work("2").at("1  answer 2.1", CHOICE).says("q")
    assert again.terminal.ends() == 0


def test_with_every_question_answered_the_rest_can_still_be_chosen(
    work: Work, earlier: Earlier
) -> None:
    for question in TWO.questions:
        earlier(5, "journal", "add", "--question", question.id, "words")
    sitting = work("2").at("1  do an exercise\n".replace("\n", "\r\n"), "2  read the step", CHOICE)
    sitting.says("").at(WHICH_EXERCISE).says("")
    assert sitting.stops() == 0


def test_reading_the_step_shows_it_and_comes_back_to_the_choice(work: Work, run: Run) -> None:
    run("settings", "set", "pager", "off")
    sitting = work("2").at(CHOICE).says("3").at("A question to begin with")
    assert sitting.stops() == 0
    assert " ".join(TWO.summary.split()) in " ".join(sitting.screen.split())


def test_a_row_is_filled_from_its_sheet_one_cell_at_a_time(
    work: Work, home: Path, snapshot: SnapshotAssertion
) -> None:
    sitting = work("4").at("q to stop: ").says("").at("skips it. ").says("")
    sitting.at(CHOICE).says("2")
    sitting.at(WHICH_ROW).says("jealousy").at("There is no 'jealousy'.")
    sitting.at(WHICH_ROW).says("fear")
    sitting.at(CELL).says("That she will not call.").at(CELL).says(":skip")
    sitting.at(CELL).says(":back").at(CELL).says(" :skip").at(CELL).says("").at(CELL).says(":stop")
    sitting.at("skips it. ").says("")
    assert sitting.terminal.ends() == 0
    assert stored(home, "inventory") == [
        {
            "sheet": "fear",
            "program": "twelve-steps",
            "step": 4,
            "cells": {"fear": "That she will not call.", "source": " :skip"},
            "parked": False,
            "tags": [],
            "asking": "drove",
        }
    ]
    assert sitting.screen_from("Which (") == snapshot


def test_a_row_without_a_word_is_none_and_the_session_goes_on(work: Work, home: Path) -> None:
    sitting = work("10").at(CHOICE).says("2").at(CELL).says("").at(CELL).says(":b").at(CELL)
    while "nothing to save" not in sitting.screen:
        sitting.says(":s")
        sitting.terminal.child.expect_exact([CELL.encode(), b"no words were written."])
        sitting.terminal.reads()
    assert sitting.stops() == 0
    assert stored(home, "inventory") == []


@pytest.mark.parametrize(("words", "minutes"), [(("2", "--minutes", "1"), 1), (("2",), 25)])
def test_when_the_minutes_are_over_it_says_so_once_and_goes_on(
    work: Work, tmp_path: Path, words: tuple[str, ...], minutes: int
) -> None:
    passed = tmp_path / "passed"
    sitting = work(*words, **moved_clock(tmp_path / "clock", passed))
    sitting.at(CHOICE).says("").asks("2.1")
    passed.write_text(str(minutes * 60 - 45))
    sitting.says(":skip").at(CHOICE).says("").asks("2.2")
    folded = " ".join(sitting.screen.split())
    assert SAYS.time not in folded
    passed.write_text(str(minutes * 60))
    sitting.says(":skip").at(CHOICE).says("").asks("2.3").writes("words")
    assert sitting.stops() == 0
    folded = " ".join(sitting.screen.split())
    assert folded.count(SAYS.time) == 1
    assert folded.index(SAYS.time) < folded.index("1 answer 2.3")


def test_the_closing_names_the_first_person_who_can_be_reached(
    work: Work, earlier: Earlier, snapshot: SnapshotAssertion
) -> None:
    earlier(3, "people", "add", "Out of reach", "--role", "sponsor")
    earlier(4, "people", "add", "Sam {reach} [b]x[/b]", "--role", "sponsor", "--reach", "555 0100")
    earlier(5, "people", "add", "Ana", "--role", "family", "--reach", "555 0111")
    sitting = work("2")
    assert sitting.stops() == 0
    assert sitting.screen_from(GOODBYE) == snapshot


def test_without_a_person_the_closing_says_where_to_find_one(
    work: Work, snapshot: SnapshotAssertion
) -> None:
    sitting = work("2")
    assert sitting.stops() == 0
    assert sitting.screen_from(GOODBYE) == snapshot


def test_what_stdout_gets_in_a_file_are_the_pages_and_not_the_questions(
    start: Start, home: Path, tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    terminal = start(shell=f"$STEPGUIDE work 2 > '{pages}'", columns=80)
    terminal.sees(CHOICE)
    terminal.types("q\r")
    assert terminal.ends() == 0
    shown = pages.read_text()
    assert shown.startswith("Step 2: Believing in Recovery\n")
    assert GOODBYE in shown
    assert CHOICE not in shown


@pytest.mark.parametrize("words", [(), ("1",)])
def test_a_session_without_a_word_writes_nothing(
    work: Work, home: Path, words: tuple[str, ...]
) -> None:
    sitting = work(*words).at(CHOICE)
    before = sorted(home.rglob("*"))
    sitting.says("").asks("1.1").says(":skip")
    assert sitting.stops() == 0
    assert [path for path in sorted(home.rglob("*")) if path.is_file()] == [
        path for path in before if path.is_file()
    ]


def _in_hand(run: Run) -> int | None:
    found: int | None = json.loads(run("progress", "--json").out)["current_step"]
    return found


def test_a_session_takes_its_step_in_hand_without_a_word(
    work: Work, earlier: Earlier, run: Run, home: Path
) -> None:
    earlier(5, "start", "1")
    assert work("2").at(CHOICE).says("").asks("2.1").says(":skip").stops() == 0
    assert _in_hand(run) == 2
    events = stored(home, "step")
    assert [(event["step"], event["event"]) for event in events] == [(1, "start"), (2, "start")]
    assert work("2").stops() == 0
    assert stored(home, "step") == events


def test_a_session_in_which_only_a_row_was_filled_has_its_step_in_hand_at_once(
    work: Work, earlier: Earlier, run: Run
) -> None:
    earlier(5, "start", "1")
    sitting = work("6").at(CHOICE).says("2").at(CELL).says("vanish").at(CELL).says(":stop")
    assert sitting.terminal.ends() == 0
    assert _in_hand(run) == 6


def test_a_finished_step_that_is_worked_stays_finished(
    work: Work, earlier: Earlier, run: Run
) -> None:
    earlier(5, "finish", "2")
    assert work("2").at(CHOICE).says("").asks("2.1").writes("an afterthought").stops() == 0
    assert _in_hand(run) == 1
