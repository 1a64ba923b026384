"""Half a check-in is a draft of a check-in, and comes back as that."""

import json
import os
import signal
from pathlib import Path

import pytest

from tests.checkin import TEXTS, Sitting, held_back, only, stored
from tests.checkin.conftest import CheckIn
from tests.conftest import Run
from tests.terminal.terminals import ENTER, Start, draft_texts, only_draft, texts

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
    left = [name for name in TEXTS.morning if name != "craving"]
    for name in left:
        sitting.says("eat at noon" if name == "intention" else "")
    return sitting


def test_it_says_what_it_is_a_draft_of(run: Run, half: Path) -> None:
    (draft,) = json.loads(run("journal", "drafts", "--json").out)
    assert (draft["of"], draft["field"], draft["record"]) == ("checkin", None, None)
    assert draft["options"] == {"time": "morning"}
    listed = run("journal", "drafts").out
    assert " checkin " in listed
    assert "Craving: 3" in listed


def test_opened_it_goes_on_as_a_check_in_and_asks_only_what_is_not_answered(
    start: Start, home: Path, half: Path
) -> None:
    note = json.loads((half / "draft.json").read_bytes())
    sitting = Sitting(start("journal", "drafts", "open", "last", rows=24), [*TEXTS.morning])
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
    sitting = Sitting(terminal, [*TEXTS.morning])
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
