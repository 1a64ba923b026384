"""A home that cannot be named: a sentence, never a traceback, and the words are given back."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran, Run

UNKNOWN = "stepguide: It is not known where your folder belongs. Set HOME or STEPGUIDE_HOME.\n"
CHOSEN = "  STEPGUIDE_HOME is {!r} now, and no folder can be found by that.\n"
NAMES = {"no such user": "~nosuchuser/x", "too long": "/tmp/" + "x" * 300}
COMMANDS = [
    "where", "doctor", "wipe --yes", "settings", "settings set country us",
    "journal list", "journal edit last --tag calm", "journal drafts", "people list", "progress",
    "days", "craving list", "inventory list",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_needs_the_home_says_so(run: Run, command: str, name: str) -> None:
    ran = run(*command.split(), STEPGUIDE_HOME=name)
    assert (ran.code, ran.out, ran.err) == (1, "", UNKNOWN + CHOSEN.format(name))


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_words_are_given_back(run: Run, process: Run, name: str) -> None:
    for ran in (
        run("journal", "add", "my words", STEPGUIDE_HOME=name),
        run("journal", "add", input=b"my words", STEPGUIDE_HOME=name),
        run("journal", "edit", "last", "--text-from", "-", input=b"my words", STEPGUIDE_HOME=name),
    ):
        assert (ran.code, ran.out) == (1, "")
        assert ran.err == (
            "stepguide: your words could not be kept on the disk, so here they are:\nmy words\n"
            f"{UNKNOWN}{CHOSEN.format(name)}  Copy them somewhere safe.\n"
        )
    ran = process("journal", "add", "my words", "--bogus", STEPGUIDE_HOME=name)
    assert ran.code == 2
    assert "\nmy words\n" in ran.err


def test_pages_that_need_no_home_are_shown_all_the_same(run: Run) -> None:
    for words in (("learn", "overdose"), ("compare",), ("sos", "numbers"), ("faq", "3")):
        there = run(*words)
        assert there.code == 0
        assert run(*words, STEPGUIDE_HOME=NAMES["no such user"]) == there


@pytest.fixture
def nobody(tmp_path: Path) -> Callable[..., Ran]:
    """Runs a command as a user whom the system does not know, with no HOME."""
    caps = "+dac_override,+dac_read_search"
    prefix = [
        *("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups"),
        *(f"--inh-caps={caps}", f"--ambient-caps={caps}"),
    ]
    if os.geteuid() != 0 or subprocess.run([*prefix, "true"], capture_output=True).returncode:
        pytest.skip("another user can only be taken on as root, with setpriv")
    here = tmp_path / "here"
    here.mkdir(mode=0o777)
    here.chmod(0o777)

    def nobody(*words: str, program: tuple[str, ...] = ("-m", "stepguide"), **env: str) -> Ran:
        kept = {name: said for name, said in os.environ.items() if name != "HOME"}
        kept.pop("STEPGUIDE_HOME")
        done = subprocess.run(
            [*prefix, sys.executable, *program, *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            cwd=here,
            env={**kept, "PYTHONDONTWRITEBYTECODE": "1", **env},
        )
        assert list(here.iterdir()) == []
        return Ran(done.returncode, done.stdout, done.stderr)

    return nobody


def test_a_user_whom_the_system_does_not_know_is_told_what_to_set(
    nobody: Callable[..., Ran], tmp_path: Path
) -> None:
    assert nobody("where") == Ran(1, "", UNKNOWN)
    assert nobody("wipe", "--yes") == Ran(1, "", UNKNOWN)
    assert nobody("settings", "set", "country", "us") == Ran(1, "", UNKNOWN)
    assert nobody("--install-completion", "bash") == Ran(1, "", UNKNOWN)
    added = nobody("journal", "add", "my words")
    assert (added.code, added.out) == (1, "")
    assert "so here they are:\nmy words\n" in added.err
    assert "Traceback" not in added.err
    assert nobody("sos").code == nobody("learn", "overdose").code == 0
    offered = nobody(_STEPGUIDE_COMPLETE="complete_words", _STEPGUIDE_WORDS="\njournal\nshow")
    assert (offered.out.strip(), offered.err) == ("", "")


def test_with_a_home_that_is_named_no_other_folder_is_needed(
    nobody: Callable[..., Ran], tmp_path: Path
) -> None:
    tmp_path.chmod(0o777)
    chosen = {"STEPGUIDE_HOME": str(tmp_path / "home")}
    assert nobody("journal", "add", "one", **chosen).code == 0
    where = nobody("where", **chosen)
    assert (where.code, where.err) == (0, "")
    assert nobody("wipe", "--yes", **chosen).code == 0


def test_a_relative_home_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    program = shlex.join([sys.executable, "-m", "stepguide"])
    done = subprocess.run(
        ["sh", "-c", f"rmdir '{gone}'; {program} journal add 'my words'"],
        cwd=gone,
        env={**os.environ, "STEPGUIDE_HOME": "rel"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "stepguide: your words could not be kept on the disk, so here they are:\nmy words\n"
        f"{UNKNOWN}{CHOSEN.format('rel')}  Copy them somewhere safe.\n"
    )
