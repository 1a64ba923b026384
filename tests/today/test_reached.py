"""Milestones of work: steps finished and meetings been to, said once when they come and on today's
page for two days after."""

import json
from datetime import timedelta

import pytest
import time_machine

from stepguide.guide.daily import StepMilestones, WorkMilestone
from tests.conftest import NOW, Run
from tests.known import GUIDE

FIRST, HALF, EVERY = (
    GUIDE.daily.milestones_steps.first,
    GUIDE.daily.milestones_steps.half,
    GUIDE.daily.milestones_steps.every,
)
MEETINGS = {one.count: one for one in GUIDE.daily.milestones_meetings}


def _suggestion(run: Run) -> str:
    return str(json.loads(run("today", "--json").out)["suggestion"])


def test_steps_finished_are_a_milestone_at_the_first_at_half_and_at_every_one(run: Run) -> None:
    said = {}
    for step in range(1, 13):
        run("start", str(step))
        done = run("finish", str(step))
        assert done.code == 0
        said[step] = done.err
    assert {step: err for step, err in said.items() if err} == {
        1: f"{FIRST}\n",
        6: f"{HALF}\n",
        12: f"{EVERY}\n",
    }
    assert run("finish", "12").err == ""  # which changed nothing
    run("start", "1", "--again")
    assert run("finish", "1").err == f"{EVERY}\n"


@pytest.mark.parametrize(("of", "half"), [(6, 3), (7, 3), (12, 6)])
def test_half_is_that_of_the_steps_there_are(of: int, half: int) -> None:
    known = GUIDE.daily.milestones_steps
    found = {n: one for n in range(of + 1) if (one := known.at(n, of))}
    assert found == {1: known.first, half: known.half, of: known.every}


def test_a_program_of_one_or_two_steps_says_that_it_is_whole() -> None:
    said = WorkMilestone(name="x", says="y")
    known = StepMilestones(first=said, half=said, every=WorkMilestone(name="all", says="y"))
    assert [known.at(n, n) for n in (1, 2)] == [known.every, known.every]


@pytest.mark.parametrize(
    ("after", "behind"), [(0, ""), (1, ", yesterday"), (2, ", two days ago"), (3, None)]
)
def test_todays_page_speaks_of_a_step_for_three_days(
    run: Run, clock: time_machine.Traveller, after: int, behind: str | None
) -> None:
    run("finish", "1")
    clock.move_to(NOW + timedelta(days=after))
    told = f"{FIRST.name}{behind}. {FIRST.says}"
    assert (_suggestion(run) == told) is (behind is not None)


def test_meetings_are_counted_as_they_are_noted(run: Run, clock: time_machine.Traveller) -> None:
    told = {}
    for number in range(1, 12):
        done = run("meeting", "log", "--heard", "one thing at a time")
        assert done.code == 0
        told[number] = [line for line in done.err.splitlines() if "meeting" in line.lower()]
        clock.shift(60)
    assert {number: lines for number, lines in told.items() if lines} == {
        1: [str(MEETINGS[1])],
        10: [str(MEETINGS[10])],
    }
    ten = MEETINGS[10]
    assert _suggestion(run) == f"{ten.name}. {ten.says}"
    clock.shift(24 * 3600)
    assert _suggestion(run) == f"{ten.name}, yesterday. {ten.says}"
    run("settings", "set", "day_count", "off")
    assert ten.name not in _suggestion(run)


def test_one_taken_out_is_not_counted(run: Run) -> None:
    for _ in range(10):
        assert run("meeting", "log", "--heard", "x").code == 0
    assert MEETINGS[10].name in _suggestion(run)
    assert run("meeting", "visit", "delete", "last", "--yes").code == 0
    assert MEETINGS[10].name not in _suggestion(run)
