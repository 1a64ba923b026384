"""Disks and systems without links, modes or locks: saving and changing work, and it is said once
what they cannot do."""

import errno
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stepguide.errors import FailedError
from stepguide.home import store
from stepguide.home.store import Home
from tests.clock import running_first
from tests.conftest import Run, records
from tests.home.refusing import refusing
from tests.home.tree import leftovers
from tests.terminal.terminals import draft_texts

MODES = [errno.EPERM, errno.ENOTSUP, errno.EACCES]
LOCKS = [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP]
NO_MODES = (
    "keeps no file permissions, so others who can use the disk may be able to read what you "
    "write there."
)
NO_LOCKS = (
    "cannot lock files. Everything can be saved and changed there; do it in one window at a time."
)
LINKLESS = {
    "missing": "del os.link\n",
    "cannot": (
        "def link(*_, follow_symlinks=True):\n"
        "    raise NotImplementedError('link: follow_symlinks unavailable on this platform')\n"
        "os.link = link\n"
    ),
}


def _told(home: Path, what: str) -> str:
    return f"stepguide: the disk that holds {home} {what}\n"


def _findings(process: Run, **env: str) -> list[dict[str, object]]:
    ran = process("doctor", "--json", **env)
    assert (ran.code, ran.err) == (0, "")
    found: list[dict[str, object]] = json.loads(ran.out)["findings"]
    return found


@pytest.mark.parametrize("how", LINKLESS)
def test_a_system_without_links_holds_records_too(
    process: Run, home: Path, tmp_path: Path, how: str
) -> None:
    env = running_first(tmp_path / "first" / "linkless.py", f"import os\n{LINKLESS[how]}")
    for ran in (
        process("journal", "add", "one", **env),
        process("journal", "add", input=b"two", **env),
        process("craving", "log", "3", **env),
        process("settings", "set", "country", "us", **env),
        process("journal", "edit", "last", "--tag", "calm", **env),
    ):
        assert (ran.code, ran.err) == (0, "")
    assert [json.loads(file.read_text())["text"] for file in records(home)] == ["one", "two"]
    assert leftovers(home) == []
    assert process("doctor", **env).code == 0


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOSYS, errno.EACCES])
def test_links_that_are_refused_are_done_without(
    process: Run, home: Path, tmp_path: Path, code: int
) -> None:
    env = refusing(tmp_path, "LINKS", code)
    assert process("journal", "add", "one", **env).err == ""
    assert len(records(home)) == 1
    assert leftovers(home) == []


@pytest.mark.parametrize("code", MODES)
def test_modes_are_refused_in_many_ways(
    process: Run, home: Path, tmp_path: Path, code: int
) -> None:
    ran = process("journal", "add", "one", **refusing(tmp_path, "MODES", code))
    assert (ran.code, ran.err) == (0, _told(home, NO_MODES))
    assert len(records(home)) == 1


def test_modes_that_cannot_be_set_are_told_of_once(
    process: Run, home: Path, tmp_path: Path
) -> None:
    env = refusing(tmp_path, "MODES", errno.EPERM)
    first = process("journal", "add", "one", **env)
    assert (first.code, first.err) == (0, _told(home, NO_MODES))
    for words in (
        ("journal", "add", "two"),
        ("craving", "log", "3"),
        ("settings", "set", "country", "us"),
        ("journal", "edit", "last", "--tag", "calm"),
        ("journal", "delete", "last", "--yes"),
        ("journal", "list"),
    ):
        ran = process(*words, **env)
        assert (ran.code, ran.err) == (0, "")
    assert process("journal", "add", "--step", "13", "kept", **env).code == 3
    assert draft_texts(home) == [b"kept"]
    assert leftovers(home) == []
    assert _findings(process, **env)[0] == {
        "path": str(home),
        "what": f"the disk that holds it {NO_MODES.removesuffix('.')}",
        "then": "",
        "is_wrong": False,
    }


def test_a_home_that_came_to_such_a_disk_is_told_of_once_too(
    process: Run, home: Path, tmp_path: Path
) -> None:
    assert process("journal", "add", "one").err == ""
    before = json.loads((home / "store.json").read_text())
    env = refusing(tmp_path, "MODES", errno.EPERM) | {"COLUMNS": "80"}
    assert process("journal", "add", "two", **env).err == _told(home, NO_MODES)
    assert process("journal", "add", "three", **env).err == ""
    after = json.loads((home / "store.json").read_text())
    assert after == before | {"told": ["permissions"]}


def test_one_that_is_open_to_others_on_a_good_disk_is_still_to_be_mended(
    process: Run, home: Path
) -> None:
    assert process("journal", "add", "one").code == 0
    home.chmod(0o755)
    ran = process("doctor", "--json")
    assert ran.code == 4
    (found,) = json.loads(ran.out)["findings"]
    assert found["then"] == f"To close it to others: chmod -R go= '{home}'"
    assert leftovers(home) == []


@pytest.mark.parametrize("code", LOCKS)
def test_locks_are_refused_in_many_ways(
    process: Run, home: Path, tmp_path: Path, code: int
) -> None:
    env = refusing(tmp_path, "LOCKS", code) | {"PYTHONWARNINGS": "always"}
    ran = process("settings", "set", "country", "us", **env)
    assert (ran.code, ran.err) == (0, _told(home, NO_LOCKS))


def test_locks_that_are_refused_are_told_of_once_and_everything_can_be_changed(
    process: Run, home: Path, tmp_path: Path
) -> None:
    env = refusing(tmp_path, "LOCKS", errno.ENOLCK)
    assert process("journal", "add", "one", **env).err == ""
    first = process("settings", "set", "country", "us", **env)
    assert (first.code, first.err) == (0, _told(home, NO_LOCKS))
    for words in (
        ("journal", "edit", "last", "--tag", "calm"),
        ("journal", "delete", "last", "--yes"),
        ("journal", "restore", "last"),
        ("settings", "unset", "country"),
    ):
        ran = process(*words, **env)
        assert (ran.code, ran.err) == (0, "")
    assert json.loads(records(home)[0].read_text())["tags"] == ["calm"]
    assert {path.name for path in home.iterdir()} == {
        "store.json", "settings.json", "lock", "records", "trash",
    }  # fmt: skip
    whats = [one["what"] for one in _findings(process, **env)]
    assert whats == [f"the disk that holds it {NO_LOCKS.removesuffix('.')}"]


# Takes the home's lock on a disk that knows none, says so, and goes on holding it.
HOLDS = """
import sys
from pathlib import Path
from stepguide.home.store import Home
with Home(Path(sys.argv[1])).locked():
    print(flush=True)
    input()
"""


def _holding(home: Path, env: dict[str, str]) -> "subprocess.Popen[bytes]":
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **env},
    )
    assert holder.stdout
    holder.stdout.readline()
    return holder


def test_what_a_killed_program_left_in_place_of_a_lock_blocks_nobody(
    process: Run, home: Path, tmp_path: Path
) -> None:
    env = refusing(tmp_path, "LOCKS", errno.ENOLCK)
    assert process("journal", "add", "one", **env).code == 0
    with _holding(home, env) as holder:
        holder.kill()
    assert (home / "lock.held").exists()
    began = time.monotonic()
    assert process("journal", "edit", "last", "--tag", "calm", **env).code == 0
    assert time.monotonic() - began < 8
    assert not (home / "lock.held").exists()


@pytest.fixture
def lockless(monkeypatch: pytest.MonkeyPatch, home: Path, run: Run) -> Path:
    """A home with one entry, on a disk without locks, where nobody waits long."""

    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    assert run("journal", "add", "one").code == 0
    monkeypatch.setattr(fcntl, "flock", refused)
    monkeypatch.setattr(store, "PATIENCE", 0.3)
    return home


def test_two_at_once_wait_for_each_other_there_as_well(
    lockless: Path, process: Run, tmp_path: Path
) -> None:
    with _holding(lockless, refusing(tmp_path, "LOCKS", errno.ENOLCK)) as holder:
        another = pytest.raises(FailedError, match="Another stepguide is changing something")
        with another, Home(lockless).locked():
            pass
        assert holder.stdin
        holder.stdin.close()
    with Home(lockless).locked():
        assert (lockless / "lock.held").exists()


@pytest.mark.parametrize(("age", "is_free"), [(60, False), (660, True)])
def test_one_of_another_machine_counts_for_ten_minutes(
    lockless: Path, age: float, is_free: bool
) -> None:
    held = lockless / "lock.held"
    held.write_text(f"{os.getpid()}\nanother-{socket.gethostname()}\n")
    then = time.time() - age
    os.utime(held, (then, then))
    if is_free:
        with Home(lockless).locked():
            pass
    else:
        with pytest.raises(FailedError, match="Another stepguide"), Home(lockless).locked():
            pass


def test_a_draft_there_is_open_while_it_is_written_and_never_for_ever(
    process: Run, home: Path, tmp_path: Path
) -> None:
    env = refusing(tmp_path, "LOCKS", errno.ENOLCK)
    assert process("journal", "add", "--step", "13", "kept", **env).code == 3
    writes = (
        "import sys\n"
        "from pathlib import Path\n"
        "from stepguide.home import drafts\n"
        "from stepguide.home.store import Home\n"
        "(draft,) = drafts.every(Home(Path(sys.argv[1])))\n"
        "print(draft.take(), flush=True)\n"
        "input()\n"
    )

    def states() -> list[bool]:
        listed = process("journal", "drafts", "--json", **env)
        assert (listed.code, listed.err) == (0, "")
        return [draft["in_use"] for draft in json.loads(listed.out)]

    assert states() == [False]
    writer = subprocess.Popen(
        [sys.executable, "-c", writes, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **env},
    )
    with writer:
        assert writer.stdout
        assert writer.stdout.readline() == b"True\n"
        assert states() == [True]
        assert process("journal", "drafts", "drop", "last", "--yes", **env).code == 1
        writer.send_signal(signal.SIGKILL)
    assert states() == [False]
    assert draft_texts(home) == [b"kept"]
    assert process("journal", "drafts", "drop", "last", "--yes", **env).code == 0
    assert list((home / "drafts").iterdir()) == []
