"""A skill gone through with its timer, within a craving and by itself, and without a terminal."""

import json
import os
import re
import signal
import termios
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from stepguide.guide.skills import Skill
from tests.conftest import Ran, Run
from tests.craving import AGAIN, ANOTHER, HELPED, SKILLS, Way, cells, stored
from tests.craving.conftest import Begin
from tests.terminal.terminals import CTRL_C, CTRL_D, ENTER, Start, Terminal
from tests.work import moved_clock

pytestmark = pytest.mark.usefixtures("known")

WIDE = 300
ESC = "\x1b"
HALT = SKILLS[2]
LEFT = "Left, and that is all right."
NAMES = ", ".join(one.id for one in SKILLS)


def _modes(terminal: Terminal) -> list[object]:
    return list(termios.tcgetattr(terminal.child.child_fd))


def _in_halt(craving: Begin, **env: str) -> Way:
    return craving(columns=WIDE, **env).answers("6").says("halt").waits(HALT.steps[0].say)


def test_each_step_ends_by_itself_and_the_next_is_said(
    craving: Begin, home: Path, tmp_path: Path
) -> None:
    passed = tmp_path / "passed"
    way = _in_halt(craving, **moved_clock(tmp_path / "clock", passed))
    gone = 0
    for step, following in zip(HALT.steps, HALT.steps[1:], strict=False):
        gone += step.seconds
        passed.write_text(str(gone))
        way.waits(following.say)
    passed.write_text(str(gone + HALT.steps[-1].seconds))
    way.at(HALT.after, ANOTHER)
    assert way.ends("3", "skill") == 0
    assert cells(home) == {"strength": 6, "again": 3, "helped": ["skill"]}
    assert LEFT not in way.screen


@pytest.mark.parametrize("key", ["q", "Q", ESC, CTRL_C, CTRL_D])
def test_leaving_goes_on_to_how_strong_it_is_now(craving: Begin, home: Path, key: str) -> None:
    way = _in_halt(craving).presses(key).at(LEFT, ANOTHER)
    assert HALT.steps[1].say not in way.screen
    assert HALT.after not in way.screen
    way.says("").asks(AGAIN).says("4").asks(HELPED).says("")
    assert way.terminal.ends() == 0
    assert cells(home) == {"strength": 6, "again": 4}


@pytest.mark.parametrize("key", [ENTER, " "])
def test_enter_and_blank_go_on_to_the_next_step(craving: Begin, key: str) -> None:
    way = _in_halt(craving)
    for step in HALT.steps[1:]:
        way.presses(key).waits(step.say)
    way.presses(key).at(HALT.after, ANOTHER)
    assert way.ends() == 0


def test_the_first_step_comes_first_and_how_well_it_is_known_after_the_last(
    craving: Begin, snapshot: SnapshotAssertion
) -> None:
    way = craving().answers("6").says("halt")
    for step in HALT.steps:
        way.waits(step.say).presses(" ")
    way.at(ANOTHER)
    shown = way.screen[way.screen.rindex(f"{HALT.title} ({HALT.minutes} min)\n") :]
    assert re.sub(r"\r? +\d:\d\d +", "", shown) == snapshot
    assert way.ends() == 0


@pytest.mark.parametrize("skill", SKILLS, ids=lambda skill: skill.id)
def test_few_words_stand_before_the_first_thing_to_do(skill: Skill, craving: Begin) -> None:
    way = craving("skill", skill.id, columns=WIDE).waits(skill.steps[0].say[:20])
    before = way.screen.partition(skill.steps[0].say[:20])[0]
    assert len(before.split()) <= 25
    assert skill.about not in way.screen
    assert skill.care in way.screen
    way.presses("q")
    assert way.terminal.ends() == 0


@pytest.mark.parametrize("how", ["window", "HUP"])
def test_a_hang_up_in_the_middle_leaves_the_record_whole(
    craving: Begin, run: Run, home: Path, how: str
) -> None:
    way = _in_halt(craving)
    if how == "window":
        way.terminal.hangs_up()
    else:
        os.kill(way.terminal.pid, signal.SIGHUP)
        assert way.terminal.ends() == -signal.SIGHUP
    assert cells(home) == {"strength": 6}
    assert run("doctor").code == 0


def test_a_window_of_another_size_does_no_harm(craving: Begin, home: Path) -> None:
    way = _in_halt(craving)
    for rows, columns in ((10, 40), (2, 10), (50, 132), (24, 80)):
        way.terminal.child.setwinsize(rows, columns)
        os.kill(way.terminal.pid, signal.SIGWINCH)
        way.terminal.reads()
    way.presses(" ").waits("Angry?").presses("q").at(LEFT, ANOTHER)
    assert way.ends("5") == 0
    assert cells(home) == {"strength": 6, "again": 5}


@pytest.mark.parametrize("key", ["q", ESC, CTRL_C, CTRL_D, "HUP", "TERM"])
def test_the_terminal_is_as_it_was_before(start: Start, key: str) -> None:
    shell = "trap : INT HUP TERM; read -r go; $STEPGUIDE craving skill halt; echo [code $?]; cat"
    terminal = start(shell=shell, columns=WIDE)
    before = _modes(terminal)
    terminal.types("go", ENTER)
    terminal.sees(HALT.steps[0].say)
    terminal.is_ready_for_a_line()
    assert _modes(terminal) != before
    if len(key) == 1:
        terminal.types(key)
    else:
        os.killpg(os.getpgid(terminal.pid), signal.Signals[f"SIG{key}"])
    terminal.sees("[code ")
    assert _modes(terminal) == before


@pytest.mark.parametrize("how", ["plain", "dumb"])
def test_plain_and_a_dumb_terminal_have_no_countdown_and_no_escape_sequence(
    craving: Begin, run: Run, how: str
) -> None:
    if how == "plain":
        run("settings", "set", "plain", "on")
    way = craving("skill", "halt", columns=WIDE, **({"TERM": "dumb"} if how == "dumb" else {}))
    for step in HALT.steps:
        way.terminal.sees(step.say)
        way.terminal.is_ready_for_a_line()
        way.presses(" ")
    assert way.terminal.ends() == 0
    assert b"\x1b" not in way.terminal.raw
    assert way.terminal.raw.count(b"\r") == way.terminal.raw.count(b"\r\n")
    assert "0:" not in way.screen
    assert f"\n{HALT.after}\n" in way.screen
    assert way.read.endswith(HALT.about)


@pytest.mark.parametrize("key", ["q", " "])
def test_by_itself_it_ends_well_and_keeps_nothing(craving: Begin, home: Path, key: str) -> None:
    way = craving("skill", "3", columns=WIDE)
    for step in HALT.steps if key == " " else HALT.steps[:1]:
        way.waits(step.say).presses(key)
    assert way.terminal.ends() == 0
    assert way.read.endswith(HALT.about if key == " " else LEFT)
    assert (HALT.after in way.read) is (key == " ")
    assert stored(home) == []


@pytest.mark.parametrize("columns", ["80", "40"])
def test_the_list_of_skills(run: Run, snapshot: SnapshotAssertion, columns: str) -> None:
    ran = run("craving", "skill", COLUMNS=columns)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


@pytest.mark.parametrize("columns", ["80", "40"])
def test_a_skill_in_a_pipe_is_a_page(run: Run, snapshot: SnapshotAssertion, columns: str) -> None:
    ran = run("craving", "skill", "play-forward", COLUMNS=columns)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


@pytest.mark.parametrize("skill", SKILLS, ids=lambda skill: skill.id)
def test_in_a_pipe_each_has_all_its_words(run: Run, skill: Skill) -> None:
    out = " ".join(run("craving", "skill", skill.id, COLUMNS="1000").out.split())
    for words in (skill.title, skill.opening, skill.care, skill.after, skill.about):
        assert " ".join(words.split()) in out
    places = [out.index(" ".join(step.say.split())) for step in skill.steps]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("grounding", "grounding"),
        ("GROUND", "grounding"),
        (" urge surfing ", "urge-surfing"),
        ("Urge  Surfing", "urge-surfing"),
        ("1", "urge-surfing"),
        ("7", "change-place"),
        ("ds", "four-ds"),
        ("the four ds", "four-ds"),
        ("play it forward", "play-forward"),
        ("paced breathing", "breathing"),
        ("paced", "breathing"),
        ("h", "halt"),
    ],
)
def test_a_skill_is_named_by_number_id_title_or_a_part_of_one(
    run: Run, typed: str, found: str
) -> None:
    ran = run("craving", "skill", typed, "--json")
    assert (ran.code, [one["id"] for one in json.loads(ran.out)]) == (0, [found])


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("knitting", 3, "There is no skill 'knitting'."),
        ("8", 3, "There is no skill '8'."),
        ("0", 3, "There is no skill '0'."),
        ("١", 3, "There is no skill '١'."),
        (" ", 3, "There is no skill ' '."),
        ("p", 2, "'p' fits more than one."),
        ("-r", 2, None),
    ],
)
def test_what_is_no_skill_or_several_is_told(
    run: Run, typed: str, code: int, said: str | None
) -> None:
    ran = run("craving", "skill", typed)
    assert (ran.code, ran.out) == (code, "")
    if said:
        assert ran.err == f"stepguide: {said}\n  There are {NAMES}.\n"


def test_as_data_all_of_them(run: Run) -> None:
    found = json.loads(run("craving", "skill", "--json").out)
    assert [one["id"] for one in found] == [one.id for one in SKILLS]
    assert list(found[0]) == [
        *("id", "title", "minutes", "suits", "evidence", "about", "triggers", "opening", "steps"),
        *("care", "after"),
    ]
    assert found[2]["steps"][0] == {"say": HALT.steps[0].say, "seconds": 20}


def test_in_a_real_pipe_it_waits_for_nothing(process: Run, home: Path) -> None:
    ran = process("craving", "skill", "halt", input=b"")
    assert ran == Ran(0, ran.out, "")
    assert f"{HALT.title} ({HALT.minutes} min)" in ran.out
    assert stored(home) == []
