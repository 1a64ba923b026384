"""A system that refuses: folders that cannot be read or written, and a disk that is full."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran, Run, records
from tests.home.tree import bound_by_modes, can_mount, tree

FULL = """
mount -t tmpfs -o size=64k none "$STEPGUIDE_HOME" && chmod 700 "$STEPGUIDE_HOME" || exit 77
step() { "$PYTHON" -m stepguide "$@"; echo "code $?"; }
step journal add small
head -c 100000 /dev/zero | tr '\\0' x | step journal add
find "$STEPGUIDE_HOME" -name '*.tmp' -o -path '*/drafts/?*'
head -c 100000 /dev/zero > "$STEPGUIDE_HOME/filler" 2>/dev/null
step journal add "the last words"
step journal edit last --tag calm
rm "$STEPGUIDE_HOME/filler"
step journal list --json
step doctor
find "$STEPGUIDE_HOME" -name '*.tmp'
"""


@pytest.fixture
def unprivileged(run: Run, home: Path) -> Callable[..., Ran]:
    """Runs a command bound by the modes of files; the home holds one entry."""
    assert run("journal", "add", "healthy").code == 0
    try:
        prefix = bound_by_modes()
    except OSError as error:
        pytest.skip(f"root cannot be bound by the modes of files here: {error}")

    def unprivileged(*words: str) -> Ran:
        done = subprocess.run(
            [*prefix, sys.executable, "-m", "stepguide", *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return unprivileged


@pytest.mark.parametrize("part", ["records/entry", "records"])
def test_a_folder_that_cannot_be_read_is_named_and_the_rest_is_listed(
    run: Run, home: Path, unprivileged: Callable[..., Ran], part: str
) -> None:
    assert run("journal", "add", "--question", "4.3", "an answer").code == 0
    before = tree(home)
    (home / part).chmod(0)
    try:
        listed = unprivileged("journal", "list", "--json")
        looked = unprivileged("doctor", "--json")
    finally:
        (home / part).chmod(0o700)
    rest = ["an answer"] if part == "records/entry" else []
    assert (listed.code, [one["text"] for one in json.loads(listed.out)]) == (4, rest)
    assert "the folder cannot be read (Permission denied)" in listed.err
    wrong = [one for one in json.loads(looked.out)["findings"] if one["is_wrong"]]
    assert (looked.code, [one["path"] for one in wrong]) == (4, [str(home / part)])
    assert tree(home) == before


def test_unreadable_records_without_a_sign_are_no_new_home(
    home: Path, unprivileged: Callable[..., Ran]
) -> None:
    (home / "store.json").unlink()
    (home / "records").chmod(0)
    try:
        listed, added = unprivileged("journal", "list"), unprivileged("journal", "add", "words")
    finally:
        (home / "records").chmod(0o700)
    assert (listed.code, added.code) == (4, 4)
    assert not (home / "store.json").exists()


def test_a_record_that_cannot_be_read_is_named(
    home: Path, unprivileged: Callable[..., Ran]
) -> None:
    (file,) = records(home)
    file.chmod(0)
    ran = unprivileged("journal", "list", "--json")
    assert (ran.code, ran.out) == (4, "[]\n")
    assert ran.err.startswith(f"stepguide: {file}: it cannot be read (Permission denied).")
    assert unprivileged("doctor").code == 4


def test_a_home_that_cannot_be_written_is_read_and_words_are_shown(
    home: Path, unprivileged: Callable[..., Ran]
) -> None:
    folders = [path for path in (home, *home.rglob("*")) if path.is_dir()]
    for folder in folders:
        folder.chmod(0o500)
    before = tree(home)
    try:
        assert unprivileged("journal", "list").code == 0
        assert unprivileged("doctor").code == 0
        added = unprivileged("journal", "add", "my words")
        edited = unprivileged("journal", "edit", "last", "--tag", "calm")
        started = unprivileged("start", "4")
        after = tree(home)
    finally:
        for folder in folders:
            folder.chmod(0o700)
    assert (added.code, added.out) == (1, "")
    assert added.err == (
        "stepguide: your words could not be kept on the disk, so here they are:\n"
        "my words\n"
        "stepguide: It could not be saved: Permission denied.\n"
        "  Copy them somewhere safe. Then make room, or see: stepguide doctor\n"
    )
    assert (edited.code, started.code) == (1, 1)
    assert edited.err.startswith("stepguide: Permission denied: ")
    assert after == before


def test_a_wipe_that_is_refused_half_way_does_not_say_that_nothing_changed(
    home: Path, unprivileged: Callable[..., Ran]
) -> None:
    (file,) = records(home)
    file.parent.chmod(0o500)
    try:
        ran = unprivileged("wipe", "--yes")
    finally:
        file.parent.chmod(0o700)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("stepguide: Not everything could be removed (Permission denied: ")
    assert ran.err.endswith(").\n  The rest is gone. See what is in the way, then try again.\n")
    assert file.exists()
    assert (home / "store.json").exists()


@pytest.mark.slow
def test_a_disk_that_is_full_keeps_what_is_there_and_gives_the_words_back(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can_mount():
        pytest.skip("this system does not let a test mount a file system (unshare -Urm)")
    home.mkdir()
    monkeypatch.setenv("PYTHON", sys.executable)
    done = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", FULL], capture_output=True, text=True, timeout=120
    )
    if done.returncode == 77:
        pytest.skip("this system does not let a test mount a tmpfs")
    saved, *told = done.stdout.splitlines()
    assert saved.startswith("Saved ")
    assert told[:4] == ["code 0", "code 1", "code 1", "code 1"]
    rest = "\n".join(told[4:])
    listed, _, looked = rest.partition("\ncode 0\n")
    assert [(one["text"], one["tags"]) for one in json.loads(listed)] == [("small", [])]
    assert looked.endswith("Everything is in order.\ncode 0")
    shown = "your words could not be kept on the disk, so here they are:\n"
    assert shown + "x" * 100_000 + "\n" in done.stderr
    assert shown + "the last words\n" in done.stderr
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
