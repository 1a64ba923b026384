"""Killed before or after any call that changes a file: the old state or the new one, never half."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
import time_machine

from stepguide.home import settings
from stepguide.home.store import Home
from stepguide.journal import finding
from stepguide.steps import actions as step_actions
from tests.conftest import Run
from tests.home.forks import Hook, forked, kill_at
from tests.known import GUIDE

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("clock")]

State = dict[str, object]


def state(root: Path) -> State:
    """What a person would see, whatever the files are called."""
    home = Home(root)
    found = {
        part: sorted(
            (one.kind, one.text, str(one.at), getattr(one, "question", ""), one.tags)
            for one in finding.newest(home, 10, in_trash=part == "trash")
        )
        for part in ("records", "trash")
    }
    program = GUIDE.steps
    started = [where.status for where in step_actions.where(home, program).steps]
    chosen = settings.load(home).model_dump()
    assert home.damage == []
    assert home.remarks == []
    return {**found, "steps": started, "settings": chosen}


@dataclass(frozen=True)
class Scenario:
    """A command, and the state it begins in; ID stands for the id of the entry added last.

    `repeated` is the exit code of the command when it had been done. `steps_lag`: the steps,
    which read answers alone, still count one that is an entry by now.
    """

    command: str
    seed: tuple[str, ...] = ("journal add first", "journal add second --at 2026-11-01T10:00+00:00")
    repeated: int = 0
    steps_lag: bool = False


SCENARIOS = {
    "add to a home that is not there yet": Scenario("journal add words", ()),
    "add": Scenario("journal add words"),
    "add an answer": Scenario("journal add words --question 4.3 --tag calm"),
    "edit in place": Scenario("journal edit ID --text-from TEXT"),
    "edit that moves the file": Scenario("journal edit ID --at 2026-10-01T10:00+01:00"),
    "edit from entry to answer": Scenario("journal edit ID --question 4.3"),
    "edit of kind and time": Scenario("journal edit ID --question 4.3 --at 2026-10-01T10:00+00:00"),
    "edit from answer to entry": Scenario(
        "journal edit ID --question none --step none",
        ("journal add first", "journal add second --question 4.3"),
        steps_lag=True,
    ),
    "delete": Scenario("journal delete ID --yes", repeated=3),
    "restore": Scenario(
        "journal restore ID",
        ("journal add first", "journal add second", "journal delete ID --yes"),
        repeated=3,
    ),
    "settings": Scenario("settings set name Ann", ("journal add first", "settings set plain on")),
    "start": Scenario("start 4"),
}


@pytest.fixture
def prepared(
    request: pytest.FixtureRequest, run: Run, home: Path, clock: time_machine.Traveller
) -> tuple[Scenario, list[str]]:
    """The scenario's home, and its command in words."""
    scenario: Scenario = request.param
    (home.parent / "text").write_text("other words\n")
    last = ""

    def words(command: str) -> list[str]:
        text = str(home.parent / "text")
        return [{"ID": last, "TEXT": text}.get(word, word) for word in command.split()]

    for command in scenario.seed:
        clock.shift(60)
        ran = run(*words(command))
        assert ran.code == 0
        last = ran.out.split()[1].rstrip(".,") if " add " in command else last
    clock.shift(60)
    return scenario, words(scenario.command)


def kills(home: Path, words: list[str]) -> Iterator[str]:
    """Runs the command on a fresh copy of the home once for each point, killed there."""
    seed = home.parent / "seed"
    if home.exists():
        shutil.copytree(home, seed)
    # What follows a call is what comes before the next one, so "after" is needed for the last.
    for point in count(1):
        if cut_off(home, words, kill_at(point, before=True)) == 0:
            assert point > 4
            break
        yield f"before call {point}"
    assert cut_off(home, words, kill_at(point - 1, before=False)) == -9
    yield f"after call {point - 1}"


def cut_off(home: Path, words: list[str], hook: Hook) -> int:
    """The exit code of the command on a fresh copy of the home, cut off by `hook`."""
    seed = home.parent / "seed"
    shutil.rmtree(home, ignore_errors=True)
    if seed.exists():
        shutil.copytree(seed, home)
    return forked(hook, *words, scratch=home.parent / "run").code


@pytest.mark.parametrize(
    "prepared",
    SCENARIOS.values(),
    ids=[name.replace(" ", "_") for name in SCENARIOS],
    indirect=True,
)
def test_a_kill_leaves_the_old_state_or_the_new_one_and_the_command_can_be_repeated(
    prepared: tuple[Scenario, list[str]], run: Run, home: Path, clock: time_machine.Traveller
) -> None:
    scenario, words = prepared
    old = state(home)
    backup = home.parent / "old"
    if home.exists():
        shutil.copytree(home, backup)
    assert forked(None, *words, scratch=home.parent / "run").code == 0
    new = state(home)
    assert old != new
    shutil.rmtree(home)
    if backup.exists():
        shutil.copytree(backup, home)
    met = set()
    for where in kills(home, words):
        now = state(home)
        if scenario.steps_lag and now["records"] == new["records"]:
            assert now["steps"] in (old["steps"], new["steps"])
            now["steps"] = new["steps"]
        assert now in (old, new), where
        assert run("journal", "list").code == 0, where
        met.add(now == new)
        clock.shift(60)
        again = forked(None, *words, scratch=home.parent / "run")
        assert again.code == (scenario.repeated if now == new else 0), (where, again.err)
        if " add " in f" {words[1]} " and now == new:
            run("journal", "delete", "last", "--for-good", "--yes")
        if " add " not in f" {words[1]} ":
            assert state(home) == new, where
        wrong = [
            finding["what"]
            for finding in json.loads(run("doctor", "--json").out)["findings"]
            if finding["is_wrong"]
        ]
        assert all("cut off" in what for what in wrong)
        clock.shift(-60)
    assert met == {True, False}


def test_a_wipe_that_was_killed_is_finished_by_the_next(run: Run, home: Path) -> None:
    for command in (
        "journal add one",
        "settings set name Ann",
        "start 4",
        "journal add --step 13 x",
    ):
        run(*command.split())
    run("journal", "add", "two")
    run("journal", "delete", "last", "--yes")
    for where in kills(home, ["wipe", "--yes"]):
        assert forked(None, "wipe", "--yes", scratch=home.parent / "run").code == 0, where
        assert not home.exists() or list(home.iterdir()) == [], where


def test_a_kill_while_a_draft_is_kept_leaves_nothing_that_gets_in_the_way(
    run: Run, home: Path
) -> None:
    assert run("journal", "add", "one").code == 0
    seed = home.parent / "seed"
    shutil.copytree(home, seed)
    met = set()
    for point in count(1):
        code = cut_off(home, ["journal", "add", "--step", "13", "words"], kill_at(point, True))
        if code != -9:
            assert code == 3
            break
        met.add(any(home.glob("drafts/*/text")))
        assert run("journal", "list").code == 0
        assert run("journal", "add", "two").code == 0
        assert run("journal", "drafts").code == 0
    assert met == {True, False}
