"""What is to be added to each scheduler, held exactly, and that nothing is changed by saying it."""

import json
import time
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Ran, Run
from tests.home.tree import tree
from tests.known import GUIDE
from tests.terminal.terminals import Start

LONG = "A quiet minute, whenever you are ready, and not a word more than that on this line"


@pytest.mark.parametrize("scheduler", ["systemd", "cron", "launchd", "shell"])
def test_the_page_of_a_scheduler(
    scheduler: str, run: Run, programs: set[str], snapshot: SnapshotAssertion
) -> None:
    ran = run("remind", "--scheduler", scheduler, "--at", "7:05 pm")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


def test_cron_with_a_desktop_shows_a_notification(
    run: Run, programs: set[str], snapshot: SnapshotAssertion
) -> None:
    programs.add("notify-send")
    assert run("remind", "--scheduler", "cron").out == snapshot


@pytest.mark.parametrize(
    ("platform", "there", "expected"),
    [
        ("linux", {"systemctl", "notify-send"}, "systemd"),
        ("linux", {"systemctl"}, "shell"),
        ("linux", {"notify-send"}, "cron"),
        ("linux", set(), "shell"),
        ("darwin", {"systemctl", "notify-send"}, "launchd"),
        ("darwin", set(), "launchd"),
    ],
)
def test_without_a_choice_it_is_the_one_the_machine_has(
    platform: str,
    there: set[str],
    expected: str,
    run: Run,
    programs: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    programs |= there
    monkeypatch.setattr("sys.platform", platform)
    assert run("remind").out.startswith(f"A reminder with {expected}\n")


@pytest.mark.parametrize("scheduler", ["systemd", "cron", "launchd", "shell"])
def test_nothing_on_the_machine_is_changed(
    scheduler: str, process: Run, tmp_path: Path, home: Path
) -> None:
    before = tree(tmp_path)
    assert process("remind", "--scheduler", scheduler).code == 0
    assert process("remind", "--scheduler", scheduler, "--json").code == 0
    assert tree(tmp_path) == before
    assert not home.exists()


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("scheduler", ["systemd", "cron", "launchd", "shell"])
def test_on_a_terminal_no_line_to_copy_is_folded(
    scheduler: str, columns: int, start: Start, process: Run, tmp_path: Path
) -> None:
    words = ("remind", "--scheduler", scheduler, "--words", LONG)
    terminal = start(*words, columns=columns)
    assert terminal.ends() == 0
    made = json.loads(process(*words, "--json").out)
    shown = terminal.text
    for part in (*made["add"], *made["remove"]):
        assert f"\n{part['what']}:\n{part['lines']}\n" in shown
    longest = max(len(line) for part in made["add"] for line in part["lines"].split("\n"))
    assert longest > 80


def test_the_words_are_discreet_unless_a_person_chooses_others(run: Run) -> None:
    for scheduler in ("systemd", "cron", "launchd", "shell"):
        made = json.loads(run("remind", "--scheduler", scheduler, "--json").out)
        added = "\n".join(part["lines"] for part in made["add"]).lower()
        assert "a quiet minute, whenever you are ready." in added
        for word in ("stepguide", "recovery", "opioid", "step", "craving", "check-in", "medic"):
            assert word not in added


@pytest.mark.parametrize(
    ("at", "hour", "minute"),
    [
        ("20:00", 20, 0),
        ("7pm", 19, 0),
        ("12 am", 0, 0),
        ("12:30pm", 12, 30),
        ("0:05", 0, 5),
        ("23.59", 23, 59),
        ("19h", 19, 0),
    ],
)
def test_the_time_is_that_of_each_scheduler(at: str, hour: int, minute: int, run: Run) -> None:
    made = {
        name: run("remind", "--scheduler", name, "--at", at).out
        for name in ("systemd", "cron", "launchd")
    }
    assert f"\nOnCalendar=*-*-* {hour:02}:{minute:02}:00\n" in made["systemd"]
    assert f"\n{minute} {hour} * * * " in made["cron"]
    assert f"<key>Hour</key><integer>{hour}</integer>\n" in made["launchd"]
    assert f"<key>Minute</key><integer>{minute}</integer>\n" in made["launchd"]


@pytest.mark.parametrize(
    "at", ["24:00", "20:60", "13pm", "0am", "soon", "", "20:00:00", "2000", "²0:00"]
)
def test_what_is_no_time_of_day_is_refused(at: str, run: Run) -> None:
    assert run("remind", f"--at={at}") == Ran(
        2, "", f"stepguide: {at!r} is no time of day.\n  Such as 18:30 or 7pm.\n"
    )


def test_a_scheduler_it_does_not_know_is_told_with_those_it_does(run: Run) -> None:
    assert run("remind", "--scheduler", "anacron") == Ran(
        2,
        "",
        "stepguide: There is no scheduler 'anacron'.\n  There are systemd, cron, launchd, shell.\n",
    )


@pytest.mark.parametrize("typed", ["CRON", " cron "])
def test_a_scheduler_is_known_in_any_case(typed: str, run: Run) -> None:
    assert run("remind", "--scheduler", typed).out.startswith("A reminder with cron\n")


@pytest.mark.parametrize(
    "words", ["", "  ", "two\nlines", "a\tb", "\x1b[31mred", "turned \u202e", "\x7f"]
)
def test_words_that_are_no_line_are_refused(words: str, run: Run) -> None:
    assert run("remind", f"--words={words}") == Ran(
        2, "", "stepguide: The words have to be one line.\n"
    )


@pytest.mark.parametrize(
    ("zone", "at", "day"),
    [
        ("America/New_York", "2:30", "Sun 14 Mar 2027"),
        ("Europe/London", "1:30am", "Sun 28 Mar 2027"),
        ("America/New_York", "1:59", ""),
        ("America/New_York", "3:00", ""),
        ("Asia/Tokyo", "2:30", ""),
    ],
)
def test_a_time_that_the_clocks_go_forward_over_is_told_of(
    zone: str, at: str, day: str, run: Run, clock: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for name, said in GUIDE.daily.remind.skipped.items():
            ran = run("remind", "--scheduler", name, "--at", at, "--json")
            notes = json.loads(ran.out)["notes"]
            assert (said.format(day=day) in notes) == bool(day)
        in_shell = run("remind", "--scheduler", "shell", "--at", at, "--json")
        assert json.loads(in_shell.out)["notes"] == []
    finally:
        monkeypatch.undo()
        time.tzset()
