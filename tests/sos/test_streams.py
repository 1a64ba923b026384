"""The screen comes, with exit code 0 and the numbers, whatever it is written to."""

import os
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.home.tree import tree
from tests.sos import guide_with, on_path
from tests.sos.healthy import NAME, Healthy, person
from tests.terminal.terminals import Terminal, argv_of


def _shell(script: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a script without any terminal; `$SOS` is the program's screen."""
    env = {**os.environ, "SOS": " ".join(argv_of(["sos"]))}
    return subprocess.run(
        ["/bin/sh", "-c", script],
        env=env,
        capture_output=True,
        timeout=60,
        start_new_session=True,
    )


NOT_UNDERSTOOD = "stepguide: 'narnia' was not understood, and the screen is shown.\n"


@pytest.mark.parametrize(
    ("closed", "shown_on"),
    [
        ("<&-", "stdout"),
        ("2>&-", "stdout"),
        ("<&- 2>&-", "stdout"),
        (">&-", "stderr"),
        ("<&- >&-", "stderr"),
        (">/dev/full", "stderr"),
        (">&- 2>&-", ""),
        ("<&- >&- 2>&-", ""),
        (">/dev/full 2>&-", ""),
        (">&- 2>/dev/full", ""),
    ],
)
def test_streams_that_are_closed_are_no_obstacle(
    closed: str, shown_on: str, sam: Path, home: Path, healthy: Healthy
) -> None:
    before = tree(home)
    done = _shell(f"$SOS narnia {closed}")
    told = "" if "2>" in closed else NOT_UNDERSTOOD
    assert done.returncode == (0 if shown_on else 1)
    assert done.stdout.decode() == (healthy.with_sam if shown_on == "stdout" else "")
    assert done.stderr.decode() == (healthy.with_sam if shown_on == "stderr" else "") + told
    assert tree(home) == before


@pytest.mark.parametrize(
    "closed", [">&-", ">&- 2>&-", "<&- >&- 2>&-", ">/dev/full 2>&-", ">/dev/null 2>/dev/null"]
)
def test_where_nothing_else_is_open_the_screen_comes_to_the_terminal(
    closed: str, healthy: Healthy
) -> None:
    script = f"{' '.join(argv_of(['sos']))} {closed}"
    terminal = Terminal(["/bin/sh", "-c", script], dict(os.environ), 30, 80)
    try:
        assert terminal.ends() == 0
    finally:
        terminal.is_put_away()
    assert terminal.text == ("" if "null" in closed else healthy.bare)


def test_a_crisis_comes_first_on_stderr_too(healthy: Healthy) -> None:
    done = _shell(f"{' '.join(argv_of(['suicide']))} >&-")
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (0, b"")
    assert lines[0].startswith("THINKING OF ENDING YOUR LIFE, OR CANNOT GO ON? 988 US")
    assert sorted(lines) == sorted(healthy.bare.splitlines())


@pytest.mark.parametrize("reader", ["head -n 1", "true", "head -c 1"])
def test_a_reader_that_has_had_enough_is_no_error(reader: str, tmp_path: Path) -> None:
    status = tmp_path / "status"
    done = _shell(f'{{ sleep 0.3; $SOS; echo $? > "{status}"; }} | {reader}')
    assert done.stderr == b""
    assert status.read_text() == "0\n"


def test_a_full_pipe_that_is_closed_is_no_error() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with suppress(BlockingIOError):
        while os.write(writing, b"x" * 4096):
            pass
    os.set_blocking(writing, True)
    child = subprocess.Popen(argv_of(["sos"]), stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(0.8)
    os.close(reading)
    said = child.communicate(timeout=60)[1]
    assert (child.returncode, said) == (0, b"")


@pytest.mark.parametrize(
    ("encoding", "name", "between"),
    [
        ("ascii", b"Zo? ??", b" / "),
        ("ascii:strict", b"Zo? ??", b" / "),
        ("latin-1", b"Zo\xeb ??", b" / "),
        ("cp437", b"Zo\x89 ??", b" / "),
        ("utf-8", "Zoë ☎☎".encode(), " · ".encode()),
    ],
)
@pytest.mark.parametrize("damaged", [False, True], ids=["screen", "card"])
def test_a_terminal_that_knows_few_letters_gets_what_it_can_show(
    damaged: bool, encoding: str, name: bytes, between: bytes, sam: Path, tmp_path: Path
) -> None:
    (sam / NAME).write_bytes(person(name="Zoë ☎☎"))
    path = on_path(guide_with(tmp_path, b"")) if damaged else {}
    env = {**os.environ, "PYTHONIOENCODING": encoding, **path}
    done = subprocess.run(argv_of(["sos"]), env=env, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"  " + name + b" (support): 555 0199\n" in done.stdout
    assert b"911 US, Canada" + (b" / " if damaged else between) + b"999 UK" in done.stdout


def test_in_a_locale_of_ascii_alone_the_screen_comes(process: Run, healthy: Healthy) -> None:
    ran = process("sos", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.isascii()
    assert " ".join(ran.out.split()) == " ".join(healthy.bare.replace("·", "/").split())
