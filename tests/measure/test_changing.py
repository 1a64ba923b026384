"""A measure that was taken is shown answer by answer, and an answer typed wrongly is put right."""

import json
from pathlib import Path

import pytest

from tests.conftest import Ran, Run, records

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def taken(run: Run) -> str:
    """The short id of a PHQ-2 with a total of 1."""
    ran = run("measure", "take", "phq-2", "--answers", "0,1", "--json")
    return str(json.loads(ran.out)["short_id"])


def test_it_is_shown_with_each_answer_and_what_is_said_of_it(run: Run, taken: str) -> None:
    shown = run("measure", "show", "last").out
    assert shown.startswith(f"{taken}  phq-2, Tue 24 Nov 2026 20:15\n")
    assert "\n1 of 6 in all\n" in shown
    assert json.loads(run("measure", "show", taken, "--json").out)["total"] == 1


def test_its_answers_are_put_right_whole(run: Run, home: Path, taken: str) -> None:
    ran = run("measure", "edit", taken, "--answers", "3,1")
    assert ran == Ran(0, f"Saved {taken} (phq-2, 4).\n", "")
    (file,) = records(home, "measure")
    assert json.loads(file.read_bytes())["cells"] == {"1": 3, "2": 1}


@pytest.mark.parametrize("answers", ["3", "3,1,1", "3,9", "x,1"])
def test_half_of_them_or_others_are_refused(run: Run, home: Path, taken: str, answers: str) -> None:
    before = [path.read_bytes() for path in records(home, "measure")]
    assert run("measure", "edit", taken, "--answers", answers).code == 2
    assert [path.read_bytes() for path in records(home, "measure")] == before


def test_its_time_is_put_right_and_nothing_to_change_is_told(
    run: Run, home: Path, taken: str
) -> None:
    assert run("measure", "edit", taken, "--at", "2026-11-20").code == 0
    (file,) = records(home, "measure")
    assert file.name.startswith("20261120T12")
    assert run("measure", "edit", taken).code == 2
