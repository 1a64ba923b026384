"""A craving cut off at any prompt, by anything: what was answered is on the disk, and is whole."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run, records
from tests.craving import (
    AGAIN,
    ANOTHER,
    CHOOSE,
    HELPED,
    KNOWN,
    OFFER,
    STRENGTH,
    TRIGGER,
    WHERE,
    Way,
    stored,
)
from tests.craving.conftest import Begin
from tests.home.tree import can_mount, leftovers
from tests.terminal.terminals import CTRL_C, CTRL_D, Start, until

pytestmark = pytest.mark.usefixtures("known")


def _to_skill(way: Way) -> Way:
    return way.answers("6", "pain", "1")


def _to_timer(way: Way) -> Way:
    return _to_skill(way).says("1").waits(KNOWN.suited(6, ["pain"])[0].steps[0].say[:20])


def _to_again(way: Way) -> Way:
    return _to_skill(way).says("s").asks(AGAIN)


PROMPTS: dict[str, Callable[[Way], Way]] = {
    "strength": lambda way: way.asks(STRENGTH),
    "trigger": lambda way: way.asks(STRENGTH).says("6").asks(TRIGGER),
    "where": lambda way: way.asks(STRENGTH).says("6").asks(TRIGGER).says("pain").asks(WHERE),
    "skill": _to_skill,
    "timer": _to_timer,
    "another": lambda way: _to_timer(way).presses("q").at(ANOTHER),
    "again": _to_again,
    "helped": lambda way: _to_again(way).says("4").asks(HELPED),
}
FIRST_THREE = {"strength": 6, "trigger": ["pain"], "where": "riding it out"}
ANSWERED: dict[str, dict[str, object]] = {
    "strength": {},
    "trigger": {"strength": 6},
    "where": {"strength": 6, "trigger": ["pain"]},
    "helped": {**FIRST_THREE, "again": 4},
}
TYPED = [name for name in PROMPTS if name != "timer"]


def _has(home: Path, prompt: str) -> None:
    expected = ANSWERED.get(prompt, FIRST_THREE)
    assert [row["cells"] for row in stored(home)] == ([expected] if expected else [])
    assert leftovers(home) == []


def _is_healthy(run: Run) -> None:
    looked = run("doctor")
    assert (looked.code, looked.err) == (0, "")


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("prompt", TYPED)
def test_a_key_that_stops_says_what_was_saved(
    craving: Begin, run: Run, home: Path, prompt: str, key: str
) -> None:
    way = PROMPTS[prompt](craving())
    way.terminal.types(key)
    assert way.terminal.ends() == 130
    _has(home, prompt)
    kept = "What you answered is saved as ID." if stored(home) else "Nothing was saved."
    assert way.screen.endswith(f"\nstepguide: Stopped.\n  {kept}\n")
    if stored(home):
        assert f"saved as {stored(home)[0]['id'][:6]}." in way.terminal.text
    _is_healthy(run)


@pytest.mark.parametrize("prompt", TYPED)
def test_stop_ends_it_with_what_was_answered(craving: Begin, home: Path, prompt: str) -> None:
    way = PROMPTS[prompt](craving()).says(":stop")
    assert way.terminal.ends() == 0
    _has(home, prompt)
    said = "Saved ID." if stored(home) else "Nothing was saved, and that is fine."
    assert f"\n{said}\n" in way.screen
    assert way.screen.count(OFFER) == (prompt not in ("strength", "trigger", "where"))


@pytest.mark.parametrize("prompt", PROMPTS)
@pytest.mark.parametrize("how", ["a closed window", "HUP", "TERM", "KILL"])
def test_what_ends_the_program_at_once_loses_no_answer(
    craving: Begin, run: Run, home: Path, prompt: str, how: str
) -> None:
    way = PROMPTS[prompt](craving())
    if how == "a closed window":
        way.terminal.hangs_up()
    else:
        sign = signal.Signals[f"SIG{how}"]
        os.kill(way.terminal.pid, sign)
        assert way.terminal.ends() == -sign
    _has(home, prompt)
    _is_healthy(run)


@pytest.mark.parametrize("typed", [":skip", ":s", "", "  "])
def test_a_question_left_out_is_one_that_was_not_answered(
    craving: Begin, home: Path, typed: str
) -> None:
    way = craving().asks(STRENGTH).says("6").asks(TRIGGER).says(typed).asks(WHERE).says("1")
    way.at(CHOOSE).says(typed if typed.startswith(":") else "s").asks(AGAIN).says(typed)
    way.asks(HELPED).says("time")
    assert way.terminal.ends() == 0
    assert [row["cells"] for row in stored(home)] == [
        {"strength": 6, "where": "riding it out", "helped": ["time"]}
    ]


@pytest.mark.parametrize("prompt", TYPED)
def test_help_is_there_at_every_prompt_and_the_question_waits(
    craving: Begin, home: Path, prompt: str
) -> None:
    way = PROMPTS[prompt](craving(columns=500))
    way.says(":help").terminal.sees(":skip or :s  leaves this one for another time")
    way.terminal.sees("!  opens the sos screen")
    mark = {"skill": CHOOSE, "another": ANOTHER}.get(prompt, "> ")
    way.at(mark).says("!").terminal.sees("stepguide sos numbers")
    way.at(mark).says(":stop")
    assert way.terminal.ends() == 0
    _has(home, prompt)


@pytest.mark.parametrize("prompt", ["strength", "trigger", "where", "again", "helped"])
def test_the_editor_is_for_longer_words(craving: Begin, home: Path, prompt: str) -> None:
    way = PROMPTS[prompt](craving()).says(":edit")
    way.at("stepguide: This is asked line by line.", "> ").says(":stop")
    assert way.terminal.ends() == 0
    _has(home, prompt)


def test_another_program_may_delete_the_record_meanwhile(
    craving: Begin, run: Run, home: Path
) -> None:
    way = _to_again(craving())
    assert run("craving", "delete", "last", "--yes").code == 0
    way.says("3").asks(HELPED).says("")
    assert way.terminal.ends() != 0
    assert "\nNot saved: 3\n" in way.screen
    assert records(home, "craving") == []


TROUBLES = {
    "full": ('head -c 100000 /dev/zero > "$STEPGUIDE_HOME/filler"', "No space left on device"),
    "read-only": ('mount -o remount,ro "$STEPGUIDE_HOME"', "Read-only file system"),
}
MENDED = 'rm -f "$STEPGUIDE_HOME/filler"; mount -o remount,rw "$STEPGUIDE_HOME"'

# The disk is this shell's own. Trouble comes with the file GO, and goes with GO.back.
ON_A_DISK = """
mount -t tmpfs -o size=64k none "$STEPGUIDE_HOME" && chmod 700 "$STEPGUIDE_HOME" || exit 77
(while [ ! -e "$GO" ]; do sleep 0.02; done; {trouble}; touch "$GO.done"
while [ ! -e "$GO.back" ]; do sleep 0.02; done; {mended}; touch "$GO.back.done"
) > /dev/null 2>&1 &
"$PYTHON" -m stepguide craving
code=$?
touch "$GO" "$GO.back"; wait
cp -r "$STEPGUIDE_HOME" "$GO.home"
exit $code
"""


@pytest.fixture
def on_a_disk(start: Start, tmp_path: Path) -> Callable[[str], Way]:
    """Starts a craving on a disk of its own; `_comes` and `_goes` make and end its trouble."""
    if not can_mount():
        pytest.skip("this system does not let a test mount a file system (unshare -Urm)")
    home = tmp_path / "disk"
    home.mkdir()
    script = tmp_path / "script"

    def on_a_disk(trouble: str) -> Way:
        script.write_text(ON_A_DISK.format(trouble=TROUBLES[trouble][0], mended=MENDED))
        terminal = start(
            shell=f"exec unshare -Urm sh '{script}'",
            columns=80,
            PYTHON=sys.executable,
            GO=str(tmp_path / "go"),
            STEPGUIDE_HOME=str(home),
        )
        return Way(terminal, home)

    return on_a_disk


def _comes(tmp_path: Path, ending: str = "") -> None:
    (tmp_path / f"go{ending}").touch()
    until((tmp_path / f"go{ending}.done").exists)


@pytest.mark.slow
@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_disk_that_refuses_holds_up_no_help_and_is_told_of_at_the_end(
    on_a_disk: Callable[[str], Way], tmp_path: Path, trouble: str
) -> None:
    way = on_a_disk(trouble).asks(STRENGTH)
    _comes(tmp_path)
    way.says("8").at("Before anything else:").asks(TRIGGER).says("pain, 2").asks(WHERE).says("")
    way.at(OFFER, CHOOSE).says("s").asks(AGAIN).says("4").asks(HELPED).says("")
    assert way.terminal.ends() == 1
    assert stored(tmp_path / "go.home") == []
    assert "\nNot saved: 8; pain, stress; 4\n" in way.screen
    assert TROUBLES[trouble][1] in way.screen.partition("Not saved")[2]
    assert "Saved ID." not in way.screen


@pytest.mark.slow
@pytest.mark.parametrize("trouble", TROUBLES)
def test_what_was_saved_before_is_not_called_lost(
    on_a_disk: Callable[[str], Way], tmp_path: Path, trouble: str
) -> None:
    way = on_a_disk(trouble).answers("6", "pain")
    _comes(tmp_path)
    way.says("s").asks(AGAIN).says("4").asks(HELPED)
    way.terminal.types(CTRL_D)
    assert way.terminal.ends() == 1
    (row,) = stored(tmp_path / "go.home")
    assert row["cells"] == {"strength": 6, "trigger": ["pain"]}
    assert "\nNot saved: 4\n" in way.screen


@pytest.mark.slow
def test_a_disk_that_takes_words_again_gets_all_of_them(
    on_a_disk: Callable[[str], Way], tmp_path: Path
) -> None:
    way = on_a_disk("read-only").asks(STRENGTH)
    _comes(tmp_path)
    way.says("6").asks(TRIGGER).says("pain").asks(WHERE)
    _comes(tmp_path, ".back")
    way.says("1").at(CHOOSE)
    assert way.ends() == 0
    (row,) = stored(tmp_path / "go.home")
    assert row["cells"] == FIRST_THREE
    assert "Not saved" not in way.screen


@pytest.mark.parametrize(
    "content", [None, b"", b'{"format": 2}'], ids=["missing", "empty", "from a newer one"]
)
def test_a_home_that_is_not_to_be_written_to_gives_its_help_all_the_same(
    craving: Begin, home: Path, content: bytes | None
) -> None:
    store = home / "store.json"
    store.unlink() if content is None else store.write_bytes(content)
    way = craving().answers("8")
    assert OFFER in way.screen
    assert way.ends("3") == 4
    assert "\nNot saved: 8; 3\n" in way.screen
    assert records(home, "craving") == []
    assert store.exists() == (content is not None)
