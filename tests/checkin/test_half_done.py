"""Half a check-in is a draft of a check-in, and comes back as that."""

import json
import os
import signal
from pathlib import Path

import pytest

from tests.checkin import FIELDS, MORE, TEXTS, Sitting, held_back, only, sitting_of, stored
from tests.checkin.conftest import CheckIn
from tests.conftest import Run
from tests.terminal.terminals import ENTER, Start, draft_texts, only_draft, texts

pytestmark = pytest.mark.usefixtures("line_by_line")

GIVEN = {"craving": "3", "use": "no", "living": "no"}


@pytest.fixture
def half(check_in: CheckIn, home: Path) -> Path:
    """The draft that an end from outside left before the last question of a morning."""
    sitting = check_in("morning").answers("intention", **GIVEN).is_asked()
    os.kill(sitting.terminal.pid, signal.SIGKILL)
    assert sitting.ends() == -signal.SIGKILL
    assert draft_texts(home) == [b"Craving: 3\n"]
    return only_draft(home)


def _rest(sitting: Sitting) -> Sitting:
    """Skip what is asked again, as it was not to be kept, and answer the last question."""
    left = [name for name in TEXTS.morning.usual if name != "craving"]
    for name in left:
        sitting.says("eat at noon" if name == "intention" else "")
    return sitting.says("", mark=MORE)


def test_it_says_what_it_is_a_draft_of(run: Run, half: Path) -> None:
    (draft,) = json.loads(run("journal", "drafts", "--json").out)
    assert (draft["of"], draft["field"], draft["record"]) == ("checkin", None, None)
    assert draft["options"] == {"time": "morning"}
    listed = run("journal", "drafts").out
    assert "\tcheckin\t" in listed
    assert "Craving: 3" in listed


def test_opened_it_goes_on_as_a_check_in_and_asks_only_what_is_not_answered(
    start: Start, home: Path, half: Path
) -> None:
    note = json.loads((half / "draft.json").read_bytes())
    sitting = sitting_of(start("journal", "drafts", "open", "last", rows=24), "morning")
    assert _rest(sitting).ends() == 0
    assert "Saved ID (morning)." in sitting.screen
    assert stored(home) == [{"craving": 3, "intention": "eat at noon"}]
    row = only(home)
    assert (row["id"], row["at"]) == (note["id"], note["started_at"])
    assert (draft_texts(home), texts(home)) == ([], [])
    assert held_back(home) == {}


@pytest.mark.parametrize("answer", ["", "n"])
def test_the_next_check_in_offers_to_go_on(
    start: Start, home: Path, half: Path, answer: str
) -> None:
    terminal = start("checkin", "--morning", rows=24)
    terminal.sees("You were in the middle of a check-in from ", "n for something else: ")
    terminal.is_ready_for_a_line()
    terminal.types(answer, ENTER)
    sitting = sitting_of(terminal, "morning")
    if answer:
        assert sitting.answers(**{"craving": "5"}).ends() == 0
        assert (stored(home), draft_texts(home)) == ([{"craving": 5}], [b"Craving: 3\n"])
    else:
        assert _rest(sitting).ends() == 0
        assert stored(home) == [{"craving": 3, "intention": "eat at noon"}]
        assert draft_texts(home) == []


def test_writing_in_the_journal_is_not_offered_half_a_check_in(
    start: Start, home: Path, half: Path
) -> None:
    terminal = start("journal", "add")
    terminal.sees("Write as much as you like.")
    terminal.types("words", ENTER, "\x04")
    assert terminal.ends() == 0
    assert "is waiting" not in terminal.text
    assert (texts(home), len(draft_texts(home))) == (["words"], 1)


def test_it_can_be_kept_as_an_entry_all_the_same(start: Start, home: Path, half: Path) -> None:
    terminal = start("journal", "drafts", "open", "last", "--entry")
    terminal.sees("So far: Craving: 3")
    terminal.types("and tired", ENTER, "\x04")
    assert terminal.ends() == 0
    assert texts(home) == ["Craving: 3\nand tired"]
    assert (stored(home), draft_texts(home)) == ([], [])


def test_one_of_a_saved_check_in_changes_that(start: Start, run: Run, home: Path) -> None:
    assert run("checkin", "--morning", "--craving", "3", "--mood", "4").code == 0
    terminal = start("checkin", "edit", "last", rows=24)
    sitting = Sitting(terminal, [])
    sitting.says("7")
    sitting.is_asked()
    os.kill(terminal.pid, signal.SIGKILL)
    assert sitting.ends() == -signal.SIGKILL
    assert len(draft_texts(home)) == 1
    before = only(home)
    sitting = Sitting(start("journal", "drafts", "open", "last", rows=24), [])
    sitting.says(":stop")
    assert sitting.ends() == 0
    after = only(home)
    changed = {name for name in after["cells"] if after["cells"][name] != before["cells"].get(name)}
    assert (len(changed), after["id"], draft_texts(home)) == (1, before["id"], [])


def _edited(start: Start, home: Path) -> None:
    """A change of a check-in that is killed after its first answer."""
    terminal = start("checkin", "edit", "last", rows=24)
    Sitting(terminal, []).says("4").is_asked()
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.ends() == -signal.SIGKILL
    assert len(draft_texts(home)) == 1


@pytest.mark.parametrize("answer", ["y", "n"])
def test_what_was_answered_since_is_not_put_back_unasked(
    start: Start, run: Run, home: Path, answer: str
) -> None:
    assert run("checkin", "--morning", "--craving", "2", "--mood", "3").code == 0
    _edited(start, home)
    assert run("checkin", "edit", "last", "--craving", "1").code == 0
    terminal = start("journal", "drafts", "open", "last", rows=24)
    terminal.sees("Put the answers of the draft in place of those that are there? [y/N] ")
    terminal.is_ready_for_a_line()
    terminal.types(answer, ENTER)
    if answer == "n":
        assert terminal.ends() == 130
        assert only(home)["cells"]["craving"] == 1
        assert len(draft_texts(home)) == 1
    else:
        Sitting(terminal, []).says(":stop")
        assert terminal.ends() == 0
        assert only(home)["cells"]["craving"] == 4
        assert draft_texts(home) == []


def test_lines_that_are_no_answers_stay_a_draft(start: Start, home: Path, half: Path) -> None:
    (half / "text").write_bytes(b"Craving: 3\nSleep: a lot\nwhat K. said\nF\xfcr\nFor tomorr")
    sitting = sitting_of(start("journal", "drafts", "open", "last", rows=24), "morning")
    assert _rest(sitting).ends() == 0
    assert "some lines of the draft were no answers, and are kept as they are." in sitting.screen
    assert stored(home) == [{"craving": 3, "intention": "eat at noon"}]
    assert draft_texts(home) == [b"Sleep: a lot\nwhat K. said\nF\xfcr\nFor tomorr\n"]
    note = json.loads((half / "draft.json").read_bytes())
    assert note["of"] == "entry"


def test_an_answer_of_the_other_time_of_day_is_kept_as_well(
    start: Start, home: Path, half: Path
) -> None:
    (half / "text").write_bytes(b"Craving: 3\nFor tomorrow: call mum\n")
    sitting = sitting_of(start("journal", "drafts", "open", "last", rows=24), "morning")
    assert _rest(sitting).ends() == 0
    kept = {"craving": 3, "intention": "eat at noon", "tomorrow": "call mum"}
    assert stored(home) == [kept]


def test_whoever_may_be_in_danger_is_asked_for_no_plans_and_said_goodbye_to_once(
    start: Start, run: Run, home: Path
) -> None:
    assert run("checkin", "--morning", "--mood", "3", "--living", "yes").code == 0
    terminal = start("checkin", "edit", "last", rows=24)
    sitting = Sitting(terminal, []).says("4").is_asked()
    os.kill(terminal.pid, signal.SIGKILL)
    assert sitting.ends() == -signal.SIGKILL
    sitting = Sitting(start("journal", "drafts", "open", "last", rows=24), [])
    sitting.says(":stop")
    assert sitting.ends() == 0
    assert FIELDS["intention"].ask not in sitting.screen
    assert sitting.screen.count(TEXTS.closing.danger) == 1
    assert TEXTS.closing.morning not in sitting.screen


def test_not_to_keep_what_may_be_let_go_holds_for_one_that_goes_on(
    start: Start, home: Path, half: Path
) -> None:
    terminal = start("checkin", "--no-keep", rows=24)
    terminal.sees("n for something else: ")
    terminal.is_ready_for_a_line()
    terminal.types(ENTER)
    sitting = sitting_of(terminal, "morning")
    for name in (name for name in TEXTS.morning.usual if name != "craving"):
        sitting.says("no" if name == "use" else "")
    assert sitting.says("", mark=MORE).ends() == 0
    assert stored(home) == [{"craving": 3}]


def test_one_of_another_day_is_begun_without_being_asked(
    check_in: CheckIn, home: Path, half: Path
) -> None:
    sitting = check_in("morning", "--at", "2026-11-20").answers(craving="6")
    assert sitting.ends() == 0
    assert "in the middle of" not in sitting.screen
    assert len(draft_texts(home)) == 1


def test_its_own_signs_have_the_same_numbers_when_it_is_changed(run: Run, home: Path) -> None:
    assert run("plan", "add", "sign", "--signs", "skipping meals, angry").code == 0
    assert run("checkin", "--signs", "1").code == 0
    before = only(home)["cells"]["signs"]
    assert run("checkin", "edit", "last", "--signs", "1", "--mood", "4").code == 0
    assert only(home)["cells"]["signs"] == before == ["skipping meals"]
