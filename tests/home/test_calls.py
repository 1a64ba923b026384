"""`journal add` as the system sees it: the order of its calls, and each of them failing."""

import errno
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, records
from tests.home.forks import fail_at, forked
from tests.home.tree import leftovers, tree

CALLS = "openat,write,fsync,link,linkat,rename,renameat2,unlink,unlinkat,mkdir,mkdirat,fchmod,chmod"
ADD = ("journal", "add", "new words")


def strace(log: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    """`journal add` in a process of its own, under strace."""
    command = ["strace", "-qq", "-y", "-s", "16", "-o", str(log), *options]
    return subprocess.run(
        [*command, sys.executable, "-m", "stepguide", *ADD],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


@pytest.fixture
def traced(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs `journal add` under strace; skips where it is not installed or not allowed."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    probe = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True)
    if probe.returncode:
        pytest.skip("this system does not let a process be traced (ptrace)")
    return lambda *options: strace(tmp_path / "log", *options)


@pytest.mark.slow
def test_the_file_is_whole_and_on_the_disk_before_it_has_its_name(
    run: Run, home: Path, tmp_path: Path, traced: Callable[..., Any]
) -> None:
    assert run("journal", "add", "first").code == 0
    assert traced("-e", f"trace={CALLS}").returncode == 0
    folder = re.escape(str(home / "records" / "entry"))
    calls = [
        re.sub(r"\(.*", "", line)
        + (" temporary" if re.search(rf"{folder}/\.\S+\.tmp", line) else " folder")
        for line in (tmp_path / "log").read_text().splitlines()
        if re.search(folder, line) and (not line.startswith("openat") or "O_CREAT" in line)
    ]
    file = records(home)[-1]
    assert calls == [
        "openat temporary",
        "fchmod temporary",
        "write temporary",
        "fsync temporary",
        "linkat temporary",
        "unlink temporary",
        "fsync folder",
    ]
    written = re.search(r"write\(.*\.tmp>, .*, (\d+)\) += (\d+)", (tmp_path / "log").read_text())
    assert written
    assert {int(number) for number in written.groups()} == {file.stat().st_size}


@pytest.mark.slow
def test_killed_by_the_system_before_each_call_the_home_reads_and_takes_the_next_entry(
    run: Run, home: Path, tmp_path: Path, traced: Callable[..., Any]
) -> None:
    assert run("journal", "add", "first").code == 0
    before = tree(home)
    seed = tmp_path / "seed"
    shutil.copytree(home, seed)
    assert traced("-e", f"trace={CALLS}").returncode == 0
    points = []
    for call in ("write", "fchmod", "fsync", "linkat", "unlink"):
        lines = re.findall(rf"^{call}\(.*", (tmp_path / "log").read_text(), re.MULTILINE)
        points += [(call, n) for n, line in enumerate(lines, 1) if str(home) in line]
    assert [call for call, _ in points] == ["write", "fchmod", "fsync", "fsync", "linkat", "unlink"]
    for call, number in points:
        shutil.rmtree(home)
        shutil.copytree(seed, home)
        done = traced("-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}")
        assert done.returncode in (-9, 137)
        assert {path: tree(home)[path] for path in before} == before
        listed = run("journal", "list")
        assert listed.code == 0
        reached = call == "unlink" or (call, number) == points[3]
        assert listed.out.count("new words") == reached
        assert run(*ADD).code == 0
        assert run("journal", "list").out.count("new words") == reached + 1


def test_a_disk_that_takes_only_a_part_at_a_time_gets_the_whole(run: Run, home: Path) -> None:
    def short(called: str, call: Callable[..., Any], *args: Any) -> Any:
        return call(args[0], args[1][:7]) if called == "write" else call(*args)

    words = "a longer text, ünïcödé and all " * 20
    ran = forked(short, "journal", "add", words, scratch=home.parent / "run")
    assert ran.code == 0
    assert run("journal", "show", "last", "--json").out.count(words.strip()) == 1
    assert leftovers(home) == []


FAILURES = [
    ("write", errno.ENOSPC, "No space left on device"),
    ("fsync", errno.EIO, "Input/output error"),
    ("link", errno.EIO, "Input/output error"),
    ("open", errno.ENOSPC, "No space left on device"),
    ("open", errno.EROFS, "Read-only file system"),
]


@pytest.mark.parametrize(("call", "code", "said"), FAILURES)
def test_one_call_that_fails_anywhere_is_told_and_the_words_are_a_draft(
    run: Run, home: Path, call: str, code: int, said: str
) -> None:
    assert run("journal", "add", "first").code == 0
    before = tree(home / "records")
    for point in count(1):
        ran = forked(fail_at(call, point, code, point), *ADD, scratch=home.parent / "run")
        if ran.code == 0:
            assert point > 1
            return
        assert ran.code == 1
        draft = re.search(r"kept as a draft in (\S+)", ran.err)
        assert draft
        assert ran.err.startswith(f"stepguide: It could not be saved: {said}.\n")
        assert Path(draft[1]).read_bytes() == b"new words"
        assert tree(home / "records") == before
        assert leftovers(home) == []
        shutil.rmtree(home / "drafts")


@pytest.mark.parametrize(("call", "code", "said"), FAILURES)
def test_when_nothing_can_be_written_the_words_are_shown_and_nothing_is_left(
    run: Run, home: Path, call: str, code: int, said: str
) -> None:
    assert run("journal", "add", "first").code == 0
    before = {path: was for path, was in tree(home).items() if path != "drafts"}
    ran = forked(fail_at(call, 1, code), *ADD, scratch=home.parent / "run")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "stepguide: your words could not be kept on the disk, so here they are:\n"
        "new words\n"
        f"stepguide: It could not be saved: {said}.\n"
        "  Copy them somewhere safe. Then make room, or see: stepguide doctor\n"
    )
    assert {path: was for path, was in tree(home).items() if path != "drafts"} == before
    assert not list(home.glob("drafts/*"))


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP, errno.EMLINK])
def test_a_disk_without_links_holds_records_too(run: Run, home: Path, code: int) -> None:
    for number in range(2):
        hook = fail_at("link", 1, code)
        ran = forked(hook, "journal", "add", f"words {number}", scratch=home.parent / "run")
        assert ran.code == 0
    assert len(records(home)) == 2
    assert leftovers(home) == []
    assert run("doctor").code == 0


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_an_edit_that_fails_leaves_the_record_and_keeps_the_new_words(
    run: Run, home: Path, tmp_path: Path, call: str
) -> None:
    assert run("journal", "add", "first").code == 0
    before = tree(home / "records")
    (tmp_path / "text").write_text("other words")
    edit = ("journal", "edit", "last", "--text-from", str(tmp_path / "text"))
    ran = forked(fail_at(call, 1, errno.EIO, 1), *edit, scratch=tmp_path / "run")
    assert ran.code == 1
    assert tree(home / "records") == before
    assert [path.read_bytes() for path in home.glob("drafts/*/text")] == [b"other words"]
    assert leftovers(home) == []
