"""The quiet timer: how it ends, what it shows, and that the terminal is as it was before."""

import os
import re
import shlex
import signal
import sys
import termios
import time
from pathlib import Path

import pytest

from tests.terminal.terminals import CTRL_C, CTRL_D, ENTER, Start, Terminal, until
from tests.work import moved_clock

ESC = "\x1b"
ICANON, ECHO = termios.ICANON, termios.ECHO

# Waits once for each of its words, and tells before it whether that has changed the terminal.
WAITS = """
import sys, termios
from stepguide.terminal import timer
quiet, *times = sys.argv[1:]
for seconds in times:
    before = termios.tcgetattr(0)
    print("[waits]", flush=True)
    ended = timer.wait(float(seconds), quiet == "quiet")
    try:
        then = "as it was" if termios.tcgetattr(0) == before else "changed"
    except termios.error:
        then = "gone"
    print(f"[{ended.value}, {then}]", flush=True)
"""


def _waiting(
    start: Start, *times: float, quiet: bool = False, env: dict[str, str] | None = None
) -> Terminal:
    words = ["quiet" if quiet else "shown", *map(str, times)]
    argv = shlex.join([sys.executable, "-c", WAITS, *words])
    terminal = start(shell=f"exec {argv}", columns=80, **(env or {}))
    _is_read(terminal)
    return terminal


def _is_read(terminal: Terminal) -> None:
    """Wait until the timer reads the keys."""
    terminal.sees("[waits]")
    terminal.is_ready_for_a_line()


def _modes(terminal: Terminal) -> int:
    local = termios.tcgetattr(terminal.child.child_fd)[3]
    assert isinstance(local, int)
    return local & (ICANON | ECHO)


def _shown(terminal: Terminal) -> list[str]:
    """The times that were shown, in their order."""
    return re.findall(r"\r  (\d+:\d\d) ", terminal.raw.decode())


def test_it_ends_by_itself_when_the_time_is_over(start: Start) -> None:
    terminal = _waiting(start, 2)
    begun = time.monotonic()
    terminal.sees("[over, as it was]")
    assert 1.0 < time.monotonic() - begun < 30
    assert terminal.ends() == 0
    assert _shown(terminal) == ["0:02", "0:01"]


@pytest.mark.parametrize("key", [ENTER, "\n", " ", "  ", f"{ENTER}{ENTER}", " q"])
def test_enter_and_blank_go_on(start: Start, key: str) -> None:
    terminal = _waiting(start, 900)
    terminal.types(key)
    terminal.sees("[on, as it was]")


@pytest.mark.parametrize("key", ["q", "Q", ESC, CTRL_C, CTRL_D, f"q{ENTER}", "qq"])
def test_q_escape_and_the_keys_that_stop_leave(start: Start, key: str) -> None:
    terminal = _waiting(start, 900)
    terminal.types(key)
    terminal.sees("[left, as it was]")
    assert terminal.ends() == 0


@pytest.mark.parametrize("key", ["x", "1", f"{ESC}[A", f"{ESC}OP", "é", "\t", "\x7f", "x q"])
def test_another_key_changes_nothing_and_is_not_shown(start: Start, key: str) -> None:
    terminal = _waiting(start, 900)
    terminal.types(key)
    time.sleep(0.3)
    terminal.reads()
    terminal.types(" ")
    terminal.sees("[on, as it was]")
    assert "x" not in terminal.text
    assert set(_shown(terminal)) <= {"15:00", "14:59", "14:58", "14:57", "14:56"}


def test_keys_are_neither_gathered_nor_shown_while_it_runs(start: Start) -> None:
    terminal = _waiting(start, 900)
    until(lambda: _modes(terminal) == 0)
    terminal.types("q")
    terminal.sees("[left, as it was]")


@pytest.mark.parametrize("sign", [signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT])
def test_a_signal_ends_the_program_and_the_terminal_is_as_before(
    start: Start, sign: signal.Signals
) -> None:
    argv = shlex.join([sys.executable, "-c", WAITS, "shown", "900"])
    terminal = start(shell=f"trap : HUP TERM QUIT; {argv}; echo [code $?]; cat", columns=80)
    _is_read(terminal)
    os.killpg(os.getpgid(terminal.pid), sign)
    terminal.sees(f"[code {128 + sign}]")
    assert _modes(terminal) == ICANON | ECHO


def test_signals_that_are_not_to_reach_it_do_not(start: Start) -> None:
    argv = shlex.join([sys.executable, "-c", WAITS, "shown", "900"])
    terminal = start(shell=f"trap '' HUP; exec {argv}", columns=80)
    _is_read(terminal)
    os.kill(terminal.pid, signal.SIGHUP)
    terminal.types(" ")
    terminal.sees("[on, as it was]")


def test_a_window_that_closes_ends_it(start: Start) -> None:
    _waiting(start, 900).hangs_up()


def test_a_terminal_that_is_gone_leaves_it(start: Start, tmp_path: Path) -> None:
    told = tmp_path / "told"
    argv = shlex.join([sys.executable, "-c", WAITS, "shown", "900"])
    terminal = start(shell=f"trap '' HUP; exec {argv} > '{told}' 2> '{told}.err'", columns=80)
    until(lambda: told.exists() and "[waits]" in told.read_text())
    terminal.is_ready_for_a_line()
    terminal.hangs_up()
    assert told.read_text().splitlines()[-1] == "[left, gone]"
    assert Path(f"{told}.err").read_text() == ""


SIZES = [(10, 20), (3, 8), (60, 200), (1, 1), (24, 80)]


def test_a_window_of_another_size_does_no_harm(start: Start) -> None:
    terminal = _waiting(start, 900, 900)
    for _ in range(2):
        for rows, columns in SIZES:
            terminal.child.setwinsize(rows, columns)
            os.kill(terminal.pid, signal.SIGWINCH)
            time.sleep(0.05)
            terminal.reads()
    terminal.types(" ")
    terminal.sees("[on, as it was]")
    _is_read(terminal)
    terminal.child.setwinsize(5, 30)
    terminal.types("q")
    terminal.sees("[left, as it was]")
    assert terminal.ends() == 0
    assert set(_shown(terminal)) <= {f"14:{second}" for second in range(50, 60)} | {"15:00"}


LEFT = {
    5: "0:05",
    1: "0:01",
    0.4: "0:01",
    59: "0:59",
    60: "1:00",
    61: "1:01",
    75: "1:15",
    599: "9:59",
    600: "10:00",
    900: "15:00",
}


def test_the_time_left_is_shown_in_minutes_and_seconds(start: Start) -> None:
    terminal = _waiting(start, *LEFT)
    for number, said in enumerate(LEFT.values()):
        if number:
            _is_read(terminal)
        terminal.sees(f"\r  {said} ")
        terminal.types(" ")
        terminal.child.expect_exact([b"[on, as it was]", b"[over, as it was]"])
    assert terminal.ends() == 0


def test_each_second_is_shown_once_and_downwards(start: Start) -> None:
    terminal = _waiting(start, 3)
    terminal.sees("[over, as it was]")
    assert _shown(terminal) == ["0:03", "0:02", "0:01"]


def test_the_line_of_the_time_is_empty_again_afterwards(start: Start) -> None:
    terminal = _waiting(start, 900)
    terminal.sees("15:00")
    terminal.types("q")
    terminal.sees("[left")
    line = terminal.raw.decode().partition("[left")[0].rpartition("\n")[2]
    assert _on_screen(line).strip() == ""


def _on_screen(line: str) -> str:
    """What stands on a line in the end, each carriage return going back to its beginning."""
    cells: list[str] = []
    for part in line.split("\r"):
        cells[: len(part)] = part
    return "".join(cells)


@pytest.mark.parametrize(
    ("quiet", "term"), [(True, "xterm-256color"), (False, "dumb"), (False, None)]
)
def test_with_plain_and_on_a_dumb_or_unknown_terminal_nothing_is_shown(
    start: Start, monkeypatch: pytest.MonkeyPatch, quiet: bool, term: str | None
) -> None:
    monkeypatch.delenv("TERM")
    terminal = _waiting(start, 1.5, quiet=quiet, env={"TERM": term} if term else None)
    terminal.sees("[over, as it was]")
    assert terminal.ends() == 0
    assert terminal.raw == b"[waits]\r\n[over, as it was]\r\n"


def test_without_a_terminal_to_show_it_on_nothing_is_shown(start: Start, tmp_path: Path) -> None:
    argv = shlex.join([sys.executable, "-c", WAITS, "shown", "1.2"])
    terminal = start(shell=f"exec {argv} 2> '{tmp_path / 'err'}'", columns=80)
    terminal.sees("[over, as it was]")
    assert (tmp_path / "err").read_bytes() == b""


def test_it_goes_by_the_time_that_passes_and_not_by_how_often_it_looked(
    start: Start, tmp_path: Path
) -> None:
    passed = tmp_path / "passed"
    terminal = _waiting(start, 900, env=moved_clock(tmp_path / "clock", passed))
    terminal.sees("15:00")
    passed.write_text("800")
    terminal.sees("1:3")
    passed.write_text("900")
    terminal.sees("[over, as it was]")
    assert terminal.ends() == 0
