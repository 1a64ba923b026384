"""The screen comes, with exit code 0 and the numbers, where the system refuses to read or write."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran, Run
from tests.home.tree import bound_by_modes, tree
from tests.sos.healthy import NAME, SAMS_LINE, UNREAD, Healthy, person
from tests.terminal.terminals import argv_of


@pytest.fixture
def unprivileged() -> Callable[..., Ran]:
    """Runs a command bound by the modes of files."""
    try:
        prefix = bound_by_modes()
    except OSError as error:
        pytest.skip(f"root cannot be bound by the modes of files here: {error}")

    def unprivileged(*words: str) -> Ran:
        done = subprocess.run([*prefix, *argv_of(words)], capture_output=True, timeout=60)
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return unprivileged


@pytest.mark.parametrize("part", [".", "records", "records/person"])
def test_a_folder_without_permission_leaves_the_rest_of_the_screen(
    part: str, unprivileged: Callable[..., Ran], home: Path, sam: Path, healthy: Healthy
) -> None:
    (home / part).chmod(0)
    try:
        ran = unprivileged("sos")
    finally:
        (home / part).chmod(0o700)
    assert ran == Ran(0, healthy.bare, "")


def test_a_record_without_permission_is_told(
    unprivileged: Callable[..., Ran], sam: Path, healthy: Healthy
) -> None:
    (sam / NAME).write_bytes(person())
    (sam / NAME).chmod(0)
    shown = healthy.with_sam.replace(SAMS_LINE, SAMS_LINE + UNREAD)
    assert unprivileged("sos") == Ran(0, shown, "")


def test_settings_without_permission_mean_every_country(
    unprivileged: Callable[..., Ran], run: Run, home: Path, sam: Path, healthy: Healthy
) -> None:
    assert run("settings", "set", "country", "uk").code == 0
    assert unprivileged("sos").out != healthy.with_sam
    (home / "settings.json").chmod(0)
    assert unprivileged("sos") == Ran(0, healthy.with_sam, "")


def test_a_home_that_cannot_be_written_is_read(
    unprivileged: Callable[..., Ran], home: Path, sam: Path, healthy: Healthy
) -> None:
    folders = [path for path in (home, *home.rglob("*")) if path.is_dir()]
    for folder in folders:
        folder.chmod(0o500)
    before = tree(home)
    try:
        ran = unprivileged("sos")
        after = tree(home)
    finally:
        for folder in folders:
            folder.chmod(0o700)
    assert ran == Ran(0, healthy.with_sam, "")
    assert after == before
