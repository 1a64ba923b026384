"""An answer left in the middle: offered, taken up, or left for another time."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from stepguide.home import drafts
from stepguide.home.dates import USUAL
from stepguide.home.store import Home
from stepguide.journal import actions
from stepguide.journal.metadata import Given, understood
from tests.conftest import Run, records
from tests.known import GUIDE
from tests.terminal.terminals import draft_texts, only_draft
from tests.work import CHOICE, GO_ON, answers, stored
from tests.work.conftest import Work

WAYS = "Enter goes on with it, :stop ends here, and ! is help now."


def test_anything_but_yes_no_and_stop_at_the_offer_is_asked_again(work: Work, left: Path) -> None:
    sitting = work("2").at(GO_ON)
    told = {
        typed: f"please type y for yes, or n for no: {typed!r} is neither."
        for typed in ("maybe", "1", "ny", ":skip it")
    }
    told[":back"] = "there is no :back here."
    told[":edit"] = "This is asked line by line. For more words: stepguide journal add"
    for typed, said in told.items():
        sitting.says(typed).at(f"stepguide: {said}\r\n  {WAYS}\r\n", GO_ON)
    assert draft_texts(left) == [b"one\ntwo\n"]
    sitting.says(" Y ").asks("2.3").writes("three")
    assert sitting.stops() == 0
    assert sitting.screen.count(WAYS) == 6
    assert answers(left) == {"2.3": "one\ntwo\nthree"}


def test_a_draft_without_its_text_file_can_be_gone_on_with(work: Work, left: Path) -> None:
    (only_draft(left) / "text").unlink()
    sitting = work("2").at(GO_ON).says("").asks("2.3").writes("words")
    assert sitting.stops() == 0
    assert answers(left) == {"2.3": "words"}
    assert list((left / "drafts").iterdir()) == []


def test_a_question_that_is_named_goes_on_with_the_draft_left_for_it(
    work: Work, left: Path
) -> None:
    sitting = work("--question", "2.3").at(GO_ON).says("").asks("2.3").writes("three")
    assert sitting.stops() == 0
    assert answers(left) == {"2.3": "one\ntwo\nthree"}
    assert draft_texts(left) == []


def test_a_question_that_is_named_is_asked_afresh_after_a_no(work: Work, left: Path) -> None:
    sitting = work("--question", "2.3").at(GO_ON).says("n").asks("2.3").writes("afresh")
    assert sitting.stops() == 0
    assert answers(left) == {"2.3": "afresh"}
    assert draft_texts(left) == [b"one\ntwo\n"]


def test_a_question_that_is_named_comes_before_what_was_left_of_others(
    work: Work, left: Path
) -> None:
    sitting = work("--question", "2.1").asks("2.1").writes("words")
    assert sitting.stops() == 0
    assert GO_ON not in sitting.screen
    assert answers(left) == {"2.1": "words"}
    assert draft_texts(left) == [b"one\ntwo\n"]


def _saved(left: Path) -> str:
    """Save what is in the draft, as a session does that is killed before the draft goes; the id."""
    draft = drafts.find(Home(left), "last")
    place = understood(Given(question="2.3"), GUIDE, draft.note.started_at, USUAL)
    actions.add(Home(left), place, "one\ntwo", draft.note.started_at, draft.id)
    return draft.id


@pytest.mark.parametrize("days", [1, -1], ids=["later", "by a clock that was set back"])
def test_an_answer_that_was_changed_after_it_was_saved_is_not_written_over_by_its_draft(
    work: Work, run: Run, left: Path, days: int
) -> None:
    saved = _saved(left)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=days)):
        assert run("journal", "edit", saved, "--text-from", "-", input="newer").code == 0
    sitting = work("2")
    assert sitting.stops() == 0
    assert GO_ON not in sitting.screen
    assert answers(left) == {"2.3": "newer"}
    assert draft_texts(left) == [b"one\ntwo\n"]


def test_an_answer_whose_draft_outlived_it_unchanged_is_gone_on_with(
    work: Work, left: Path
) -> None:
    _saved(left)
    assert work("2").at(GO_ON).says("").asks("2.3").writes("three").stops() == 0
    assert answers(left) == {"2.3": "one\ntwo\nthree"}


@pytest.mark.usefixtures("known")
def test_answers_of_one_session_have_their_own_times(work: Work, home: Path) -> None:
    sitting = work("2").at(CHOICE).says("").asks("2.1").writes("one").at("Saved ", CHOICE)
    sitting.says("").asks("2.2").writes("two")
    assert sitting.stops() == 0
    assert [one["question"] for one in stored(home, "answer")] == ["2.1", "2.2"]
    times = [json.loads(file.read_bytes())["at"] for file in records(home, "answer")]
    first, second = map(datetime.fromisoformat, times)
    assert first < second
