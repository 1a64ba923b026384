"""The program between other programs: closed pipes, redirected output, and any width."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.terminal.terminals import CTRL_C, Start, argv_of, draft_texts, only_draft, texts, until

FULL = b"stepguide: It could not be written there: No space left on device.\n"


@pytest.mark.parametrize(
    "command",
    [
        "journal list --all",
        "journal search line --all --quiet",
        "journal show last",
        "journal list --all --json",
        "show 4 --all",
        "steps",
        "--help",
    ],
)
def test_a_reader_that_has_had_enough_is_no_error(
    process: Run, tmp_path: Path, command: str
) -> None:
    process("journal", "add", input=b"a line of words\n" * 20_000)
    status = tmp_path / "status"
    shell = f'{{ $STEPGUIDE {command}; echo $? > "{status}"; }} | head -n 1'
    done = sh(shell)
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1
    assert status.read_text() == "0\n"


def test_nobody_reading_at_all_is_no_error(process: Run, tmp_path: Path) -> None:
    status = tmp_path / "status"
    done = sh(f'{{ sleep 1; $STEPGUIDE steps; echo $? > "{status}"; }} | true')
    assert done.stderr == b""
    assert status.read_text() == "0\n"


def test_many_hits_in_one_text_are_found_in_time(run: Run, on_a_screen: None) -> None:
    run("journal", "add", input=b"a line of words\n" * 60_000)
    began = time.monotonic()
    ran = run("journal", "search", "line")
    assert ran.code == 0
    assert "(and 59,997 more lines)" in ran.out
    assert time.monotonic() - began < 30


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_an_output_that_is_full_is_said(process: Run) -> None:
    done = sh("$STEPGUIDE steps > /dev/full")
    assert done.returncode == 1
    assert done.stderr == process("steps").out.encode() + FULL


def test_a_long_list_that_does_not_fit_is_not_poured_over_the_other_stream(process: Run) -> None:
    process("journal", "add", input=b"a line of words\n" * 20_000)
    done = sh("$STEPGUIDE journal list --all --json > /dev/full")
    assert (done.returncode, done.stderr) == (1, FULL)


def test_a_closed_output_does_not_lose_what_is_added(home: Path) -> None:
    done = sh("echo words | $STEPGUIDE journal add >&-")
    assert done.returncode == 0
    assert done.stderr.startswith(b"Saved ")
    assert texts(home) == ["words"]


def test_ctrl_c_while_a_pipe_is_read_keeps_what_came(start: Start, home: Path) -> None:
    shell = "trap : INT; { printf 'came\\n'; sleep 60; } | $STEPGUIDE journal add; echo ended $?"
    terminal = start(shell=shell)
    # Nothing shows from outside that the first line was read; the home is made only later.
    until(lambda: _is_reading(terminal.pid))
    terminal.types(CTRL_C)
    terminal.sees("ended 130")
    draft = only_draft(home)
    assert "stepguide: Stopped before all of it had come.\n" in terminal.text
    assert f"What you wrote is kept as a draft in {draft / 'text'}" in terminal.text
    assert draft_texts(home) == [b"came\n"]
    assert texts(home) == []


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_while_a_pipe_is_read_keeps_what_came(sign: signal.Signals, home: Path) -> None:
    reader = subprocess.Popen(
        argv_of(["journal", "add"]), stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert reader.stdin is not None
    until(lambda: _waits(reader.pid))
    reader.stdin.write(b"half of it\n")
    reader.stdin.flush()
    time.sleep(0.5)
    until(lambda: _waits(reader.pid))
    reader.send_signal(sign)
    _, said = reader.communicate(timeout=60)
    assert reader.returncode == 130
    assert said.startswith(b"stepguide: Stopped before all of it had come.\n")
    assert draft_texts(home) == [b"half of it\n"]


def test_a_signal_that_is_to_be_passed_over_ends_no_reading(home: Path) -> None:
    reader = subprocess.Popen(
        ["/bin/sh", "-c", 'trap "" HUP; exec "$@"', "sh", *argv_of(["journal", "add"])],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert reader.stdin is not None
    until(lambda: _waits(reader.pid) and _is_ours(str(reader.pid)))
    reader.stdin.write(b"half of it\n")
    reader.stdin.flush()
    time.sleep(0.5)
    reader.send_signal(signal.SIGHUP)  # as under nohup
    time.sleep(0.2)
    reader.stdin.write(b"and the rest\n")
    _, said = reader.communicate(timeout=60)
    assert (reader.returncode, said) == (0, b"")
    assert texts(home) == ["half of it\nand the rest"]


def test_an_interrupt_before_anything_came_keeps_nothing(home: Path) -> None:
    reader = subprocess.Popen(
        argv_of(["journal", "add"]), stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    until(lambda: _waits(reader.pid))
    reader.send_signal(signal.SIGINT)
    _, said = reader.communicate(timeout=60)
    assert reader.returncode == 130
    assert said == b"stepguide: Stopped before all of it had come.\n"
    assert not list((home / "drafts").glob("*"))


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_of_the_guide_is_wider_than_the_screen(
    start: Start, process: Run, columns: int
) -> None:
    process("journal", "add", "--step", "4", "words " * 60)
    pages = [["today"], ["steps"], ["progress"], ["journal", "list"], ["settings"]]
    pages += [["show", "4", "--all", "--no-pager"]]
    for words in pages:
        terminal = start(*words, rows=500, columns=columns)
        assert terminal.ends() == 0
        wide = [line for line in terminal.text.splitlines() if len(line) > columns]
        assert wide == [], words
        if words == ["journal", "list"]:
            continue  # which is no page on a pipe
        piped = process(*words, COLUMNS=str(columns))
        assert piped.code == 0
        assert piped.err == ""
        assert "\x1b" not in piped.out
        wide = [line for line in piped.out.splitlines() if len(line) > columns]
        assert wide == [], words


def sh(script: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `$STEPGUIDE` is the program."""
    environment = {**os.environ, "STEPGUIDE": " ".join(argv_of([]))}
    return subprocess.run(
        ["/bin/sh", "-c", script],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
    )


def _is_reading(shell: int) -> bool:
    children = Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
    return any(_waits(int(child)) for child in children if _is_ours(child))


def _is_ours(pid: str) -> bool:
    return b"stepguide" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")


def _waits(pid: int) -> bool:
    # Waiting in read(2) on its standard input, and nothing left in the pipe.
    try:
        call, descriptor = Path(f"/proc/{pid}/syscall").read_text().split()[:2]
    except (OSError, ValueError):
        return False
    return (call, descriptor) == ("0", "0x0")
