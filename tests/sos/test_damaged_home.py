"""The screen comes, with exit code 0 and the numbers, whatever the person's folder is."""

import os
from collections.abc import Callable
from pathlib import Path

import filelock
import pytest

from tests.conftest import Ran, Run
from tests.home.tree import tree
from tests.sos.healthy import DEEP, NAME, Healthy, person


def _is_a_file(home: Path) -> None:
    home.write_bytes(b"a file")


def _is_below_a_file(home: Path) -> None:
    home.with_name("other").write_bytes(b"a file")
    home.symlink_to(home.with_name("other") / "below")


def _is_a_pipe(home: Path) -> None:
    os.mkfifo(home)


def _leads_to_itself(home: Path) -> None:
    home.symlink_to(home)


def _leads_nowhere(home: Path) -> None:
    home.symlink_to(home.with_name("nowhere"))


def _is_missing(home: Path) -> None:
    assert not home.exists()


def _holds_files_for_folders(home: Path) -> None:
    home.mkdir()
    (home / "records").write_bytes(b"a file")


def _holds_a_file_for_people(home: Path) -> None:
    (home / "records").mkdir(parents=True)
    (home / "records" / "person").write_bytes(b"a file")


def _holds_a_link_for_people(home: Path) -> None:
    (home / "records").mkdir(parents=True)
    outside = home.with_name("outside")
    outside.mkdir()
    (outside / NAME).write_bytes(person())
    (home / "records" / "person").symlink_to(outside)


@pytest.mark.parametrize(
    "broken",
    [
        _is_missing,
        _is_a_file,
        _is_below_a_file,
        _is_a_pipe,
        _leads_to_itself,
        _leads_nowhere,
        _holds_files_for_folders,
        _holds_a_file_for_people,
        _holds_a_link_for_people,
    ],
    ids=lambda broken: broken.__name__.strip("_").replace("_", " "),
)
def test_a_home_that_cannot_be_read_changes_nothing(
    broken: Callable[[Path], None], process: Run, home: Path, healthy: Healthy
) -> None:
    broken(home)
    assert process("sos") == Ran(0, healthy.bare, "")


@pytest.mark.parametrize("place", ["~nobody-of-that-name/home", "/dev/null", "/proc/1/mem", "."])
def test_a_home_in_a_strange_place_changes_nothing(
    place: str, process: Run, tmp_path: Path, healthy: Healthy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert process("sos", STEPGUIDE_HOME=place) == Ran(0, healthy.bare, "")


@pytest.mark.parametrize(
    "data",
    [None, b"", b'{"format": 1, "pro', b"[1]", b'{"format": 99}', DEEP, b"\xff\xfe\x00"],
    ids=["missing", "empty", "cut", "list", "newer", "deep", "no text"],
)
def test_the_sign_of_the_home_has_no_say(
    data: bytes | None, process: Run, home: Path, sam: Path, healthy: Healthy
) -> None:
    store = home / "store.json"
    store.unlink() if data is None else store.write_bytes(data)
    before = tree(home)
    assert process("sos") == Ran(0, healthy.with_sam, "")
    assert tree(home) == before


def test_a_home_that_another_process_has_locked_is_read(
    process: Run, home: Path, sam: Path, healthy: Healthy
) -> None:
    with filelock.FileLock(home / "lock"):
        assert process("sos") == Ran(0, healthy.with_sam, "")
