"""No command uses the network, and none starts a program but the person's editor and pager.

An audit hook in a child process sees every socket, every look-up of a name and every start of a
program, whichever library is behind it.
"""

import json
import os
import pty
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.edge import commands

CHILD = """
import json, os, sys
log = os.open(os.environ["AUDIT_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
STARTS = ("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn",
          "os.spawn", "pty.spawn", "os.startfile", "webbrowser.open", "http.client.connect",
          "urllib.Request", "ftplib.connect", "smtplib.connect")
def hook(event, args):
    if event.startswith("socket.") or event in STARTS:
        os.write(log, (json.dumps([event, *args[:2]], default=str) + "\\n").encode())
sys.addaudithook(hook)
sys.argv[0] = "stepguide"
from stepguide.__main__ import main
main()
"""

ROWS = [
    ("inventory", ["add", "asset", "--strength", "I came back"]),
    ("pattern", ["add", "--pattern", "hiding"]),
    ("amends", ["add", "--who", "M."]),
    ("instruction", ["add", "--step", "4", "--text", "one fear a day"]),
    ("plan", ["add", "reason", "--reason", "my phone"]),
    ("meeting", ["add", "--name", "Bakery"]),
    ("gratitude", ["add", "--first", "socks"]),
    ("checkin", ["--mood", "4"]),
    ("craving", ["log", "4"]),
]

# Words that run each command to its end; the home holds an entry, one in the trash and a draft.
RUNS: dict[tuple[str, ...], list[list[str]]] = {
    (): [[], ["--json"], ["--help"], ["--version"], ["--show-completion"]],
    ("today",): [[], ["--json"]],
    ("steps",): [[], ["--json"]],
    ("show",): [["4"], ["4", "--all"], ["amends", "--json"], ["4", "--section", "sources"]],
    ("start",): [["4"]],
    ("finish",): [["4"]],
    ("reopen",): [["4"]],
    ("work",): [["4"]],
    ("inventory",): [[]],
    ("inventory", "add"): [["fear", "--fear", "the phone"]],
    ("pattern",): [[]],
    ("pattern", "add"): [["--pattern", "hiding"]],
    ("pattern", "rate"): [["last", "6"]],
    ("amends",): [[]],
    ("amends", "add"): [["--who", "M."]],
    ("amends", "check"): [["last", "--answer", "using=no"]],
    ("amends", "plan"): [["last"]],
    ("amends", "done"): [["last"]],
    ("amends", "reopen"): [["last"]],
    ("amends", "keep"): [["last", "--at", "yesterday"]],
    ("instruction",): [[]],
    ("instruction", "add"): [["--step", "4", "--text", "one fear a day"]],
    **{
        (sheet, command): [words]
        for sheet in ("inventory", "pattern", "amends", "instruction")
        for command, words in (
            ("list", []),
            ("show", ["last"]),
            ("edit", ["last", "--park"]),
            ("delete", ["last", "--yes"]),
            ("restore", ["last"]),
        )
    },
    ("plan",): [[], ["--json"]],
    ("plan", "add"): [["reason", "--reason", "my phone"]],
    ("meeting",): [[], ["--json"]],
    ("meeting", "add"): [["--name", "Bakery", "--day", "tue", "--time", "7pm"]],
    ("meeting", "log"): [["--heard", "a sentence", "--at", "yesterday"]],
    ("meeting", "visit"): [[]],
    ("meeting", "visit", "add"): [["--heard", "a sentence"]],
    ("gratitude",): [[]],
    ("gratitude", "add"): [["--first", "socks"]],
    ("checkin",): [["--craving", "8", "--living", "yes", "--no-keep"], ["--mood", "4"]],
    ("craving",): [[]],
    ("craving", "log"): [["8", "--trigger", "stress"]],
    ("craving", "now"): [[], ["8"]],
    ("craving", "skill"): [[], ["grounding"], ["--json"]],
    **{
        (*sheet, command): [words]
        for sheet in (
            ("plan",),
            ("meeting",),
            ("meeting", "visit"),
            ("gratitude",),
            ("checkin",),
            ("craving",),
        )
        for command, words in (
            ("list", []),
            ("show", ["last"]),
            ("edit", ["last", "--note", "x"] if sheet == ("craving",) else ["last", "--tag", "x"]),
            ("delete", ["last", "--yes"]),
            ("restore", ["last"]),
        )
    },
    ("measure",): [[], ["--json"]],
    ("measure", "take"): [["gad-2", "--answers", "0,1"]],
    ("measure", "list"): [[]],
    ("measure", "show"): [["last"]],
    ("measure", "edit"): [["last", "--at", "yesterday"]],
    ("measure", "delete"): [["last", "--yes"]],
    ("measure", "restore"): [["last"]],
    ("insight",): [[], ["--json"], ["--days", "200"]],
    ("remind",): [[], ["--scheduler", "launchd", "--json"]],
    ("share",): [["--step", "4", "--read"]],
    ("print",): [[], ["fear"]],
    ("tags",): [["--json"]],
    ("version",): [[]],
    ("progress",): [[], ["--json"]],
    ("journal",): [[]],
    ("journal", "add"): [["hello"], ["hello", "--at", "3 days ago", "--question", "4.3"]],
    ("journal", "list"): [[], ["--json", "--since", "last monday"], ["--trash"]],
    ("journal", "search"): [["words"], ["--regex", "w.r"]],
    ("journal", "show"): [["last"], ["last", "--json"]],
    ("journal", "edit"): [["last", "--tag", "x"], ["last", "--text-from", os.devnull]],
    ("journal", "delete"): [["last", "--yes"], ["last", "--yes", "--for-good"]],
    ("journal", "restore"): [["last"]],
    ("journal", "drafts"): [[], ["--json"]],
    ("journal", "drafts", "open"): [["last"]],
    ("journal", "drafts", "drop"): [["last", "--yes"]],
    ("days",): [[], ["--json"]],
    ("days", "began"): [["3 days ago"]],
    ("days", "used"): [["yesterday"]],
    ("days", "medication"): [[]],
    ("days", "milestone"): [["100"]],
    ("days", "show"): [["last"]],
    ("days", "edit"): [["last", "--day", "yesterday"]],
    ("search",): [["words"], ["words", "--json"]],
    ("days", "list"): [[], ["--json"]],
    ("days", "delete"): [["last", "--yes"]],
    ("days", "restore"): [["last"]],
    ("lapse",): [[], ["--json"]],
    ("learn",): [[], ["overdose"], ["--search", "naloxone"], ["--json"]],
    ("compare",): [[]],
    ("faq",): [[], ["3"], ["--all"]],
    ("fit",): [[], ["--json"]],
    ("sos",): [[], ["--country", "uk"], ["--json"], ["--help"]],
    ("sos", "more"): [[], ["--json"]],
    ("sos", "numbers"): [[], ["--json"]],
    ("people",): [[]],
    ("people", "add"): [["Ana", "--reach", "555 0101", "--sos"]],
    ("people", "list"): [[], ["--json"]],
    ("people", "show"): [["Sam"]],
    ("people", "edit"): [["Sam", "--no-sos"]],
    ("people", "call"): [[]],
    ("people", "delete"): [["Sam", "--yes"]],
    ("people", "restore"): [["Jo"]],
    ("settings",): [[], ["--json"]],
    ("settings", "set"): [["name", "Robin"]],
    ("settings", "unset"): [["name"]],
    ("where",): [[], ["--json"]],
    ("doctor",): [[], ["--json"]],
    ("wipe",): [["--yes"]],
    ("content",): [[]],
    ("content", "check"): [[], ["--json"]],
    ("help",): [[], ["journal", "add"]],
}

ALL = [[*path, *words] for path, runs in RUNS.items() for words in runs]


class Watched:
    """Runs commands under the hook, and knows what it saw."""

    def __init__(self, log: Path) -> None:
        self.log = log

    def seen(self) -> list[Any]:
        """Each event with its first arguments, in order."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [json.loads(line) for line in lines]

    def run(self, *words: str, code: str = CHILD, **env: str) -> bytes:
        """Run a command without a terminal."""
        done = subprocess.run(
            [sys.executable, "-c", code, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "AUDIT_LOG": str(self.log), **env},
            timeout=60,
        )
        assert b"Traceback" not in done.stdout
        return done.stdout

    def run_on_a_terminal(self, *words: str, types: bytes = b"", **env: str) -> int:
        """Run a command on a pseudo-terminal, and read what it shows to the end; `types` is typed
        once pastes are marked."""
        ours, theirs = pty.openpty()
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "AUDIT_LOG": str(self.log), **env},
        )
        os.close(theirs)
        try:
            while shown := os.read(ours, 65536):
                if types and b"\x1b[?2004h" in shown:
                    os.write(ours, types)
                    types = b""
        except OSError:
            pass  # the other end is closed
        os.close(ours)
        return child.wait(timeout=60)


@pytest.fixture(scope="module")
def mould(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a home with something of each kind in it is kept, to be copied."""
    return tmp_path_factory.mktemp("mould") / "home"


def _fill(run: Run) -> None:
    for words in (
        ["journal", "add", "some words"],
        ["journal", "add", "more words", "--question", "4.1"],
        ["journal", "delete", "last", "--yes"],
        ["journal", "add", "a draft", "--step", "13"],
        *([sheet, *row] for sheet, row in ROWS for _ in range(2)),
        *([sheet, "delete", "last", "--yes"] for sheet, _ in ROWS),
        *(["meeting", "log", "--heard", word] for word in ("one", "two")),
        ["meeting", "visit", "delete", "last", "--yes"],
        ["measure", "take", "phq-2", "--answers", "0,1"],
        ["measure", "take", "barc-10", "--answers", "6,6,6,6,6,6,6,6,6,6"],
        ["measure", "delete", "last", "--yes"],
        ["days", "began", "2026-01-01"],
        ["days", "used", "2026-02-01"],
        ["days", "delete", "last", "--yes"],
        ["people", "add", "Sam", "--reach", "555 0100", "--sos"],
        ["people", "add", "Jo"],
        ["people", "delete", "Jo", "--yes"],
        ["show", "4"],
    ):
        run(*words)


@pytest.fixture
def watched(tmp_path: Path, home: Path, mould: Path, run: Run) -> Watched:
    """A home with something of each kind in it, and a way to watch commands there."""
    if not mould.exists():
        _fill(run)
        shutil.copytree(home, mould, symlinks=True)
    else:
        shutil.copytree(mould, home, symlinks=True)
    return Watched(tmp_path / "audit.log")


def test_every_command_is_watched() -> None:
    assert set(RUNS) == {(), *commands.names()}


def test_the_hook_sees_sockets_names_and_programs(watched: Watched) -> None:
    hook = CHILD[: CHILD.index("sys.argv[0]")]
    watched.run(
        code=hook + "import socket, subprocess\n"
        "socket.socket().close()\n"
        "try: socket.getaddrinfo('localhost', 1)\n"
        "except OSError: pass\n"
        "subprocess.run(['true'])\n"
    )
    events = [event for event, *_ in watched.seen()]
    assert "socket.__new__" in events
    assert "socket.getaddrinfo" in events
    assert "subprocess.Popen" in events


@pytest.mark.parametrize("words", ALL, ids=lambda words: " ".join(words) or "stepguide")
def test_no_command_uses_the_network_or_starts_a_program(
    watched: Watched, words: list[str]
) -> None:
    assert watched.run(*words) != b""
    assert watched.seen() == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_neither_does_completion(watched: Watched, shell: str) -> None:
    watched.run(
        _STEPGUIDE_COMPLETE=f"complete_{shell}",
        COMP_WORDS="stepguide journal show ",
        COMP_CWORD="3",
        _TYPER_COMPLETE_ARGS="stepguide journal show ",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
    )
    assert watched.seen() == []


@pytest.mark.terminal
def test_the_editor_is_started_and_nothing_else(watched: Watched, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "written in the editor" > "$1"\n')
    editor.chmod(0o755)
    assert watched.run_on_a_terminal("journal", "edit", "last", EDITOR=str(editor)) == 0
    started = [(event, args[0]) for event, *args in watched.seen()]
    assert {event for event, _ in started} <= {"subprocess.Popen", "os.posix_spawn", "os.fork"}
    assert [program for event, program in started if event == "subprocess.Popen"] == [str(editor)]


@pytest.mark.terminal
def test_the_small_editor_starts_nothing_and_its_sockets_end_in_the_process(
    watched: Watched,
) -> None:
    assert watched.run_on_a_terminal("journal", "edit", "last", types=b"more\x04") == 0
    # A connected pair without a name, with which the loop of asyncio wakes itself.
    assert [(event, args[1]) for event, *args in watched.seen()] == [
        ("socket.__new__", socket.AF_UNIX.value)
    ] * 2


@pytest.mark.terminal
def test_the_pager_is_started_and_nothing_else(watched: Watched) -> None:
    assert watched.run_on_a_terminal("show", "4", "--all", PAGER="cat") == 0
    started = [(event, args[0]) for event, *args in watched.seen()]
    assert {event for event, _ in started} <= {"subprocess.Popen", "os.posix_spawn", "os.fork"}
    assert [program for event, program in started if event == "subprocess.Popen"] == ["cat"]
