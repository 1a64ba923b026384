"""A check-in that cannot be saved, or is broken off in the middle of a line: no word is lost."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.checkin import MORE, held_back, stored
from tests.checkin.conftest import CheckIn
from tests.terminal.terminals import CTRL_C, draft_texts

GIVEN = {"craving": "3", "use": "rather-not-say", "living": "rather-not-say"}


def test_answers_that_the_disk_refuses_are_shown_apart_from_what_need_not_be_kept(
    check_in: CheckIn, home: Path
) -> None:
    sitting = check_in("morning").answers("intention", **GIVEN).is_asked()
    (home / "drafts").rename(home / "gone")
    (home / "records").mkdir()
    (home / "records" / "checkin").write_text("no folder can be here")
    sitting.says("eat at noon", mark="").says("", mark=MORE)
    # A disk that refuses holds up no question; it is told of at the end.
    assert sitting.keeps("n").ends() == 4
    assert "Not saved: Craving: 3\nNot saved: For today: eat at noon\n" in sitting.screen
    assert "Not saved: Opioid use" not in sitting.screen
    assert stored(home) == []
    assert held_back(home) == {}


def test_a_draft_that_is_gone_holds_up_nothing_that_can_be_saved(
    check_in: CheckIn, home: Path
) -> None:
    sitting = check_in("morning").answers("intention", **GIVEN).is_asked()
    (home / "drafts").rename(home / "gone")
    sitting.says("eat at noon", mark="").says("", mark=MORE)
    assert sitting.keeps("n").ends() == 0
    assert "\nSaved ID (morning).\n" in sitting.screen
    assert stored(home) == [{"craving": 3, "intention": "eat at noon"}]


def test_ctrl_c_in_a_line_of_words_keeps_what_was_begun_of_it(
    check_in: CheckIn, home: Path
) -> None:
    sitting = check_in("morning").answers("intention", **GIVEN).is_asked()
    sitting.terminal.types("eat at")
    sitting.terminal.sees("eat at")
    sitting.terminal.types(CTRL_C)
    assert sitting.ends() == 130
    assert stored(home) == [{"craving": 3, "intention": "eat at"}]
    assert draft_texts(home) == []
    assert held_back(home) == {}


@pytest.mark.parametrize("way", ["HUP", "TERM", "window"])
def test_an_end_from_outside_in_a_line_of_words_leaves_it_in_the_draft(
    check_in: CheckIn, home: Path, way: str
) -> None:
    sitting = check_in("morning").answers("intention", **GIVEN).is_asked()
    sitting.terminal.types("eat at")
    sitting.terminal.sees("eat at")
    time.sleep(1)
    if way == "window":
        sitting.terminal.hangs_up()
    else:
        sign = signal.Signals[f"SIG{way}"]
        os.kill(sitting.terminal.pid, sign)
        assert sitting.ends() == -sign
    assert stored(home) == []
    assert draft_texts(home) == [b"Craving: 3\nFor today: eat at\n"]
    assert held_back(home) == {}
