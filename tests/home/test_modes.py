"""Folders 0700 and files 0600 whatever the umask, and no link is followed out of the home."""

import json
import os
from pathlib import Path

import pytest

from tests.conftest import Run, records
from tests.home.forks import forked
from tests.home.tree import all_private, tree


@pytest.mark.parametrize("umask", [0, 0o022, 0o777])
def test_everything_is_for_the_owner_alone_whatever_the_umask(
    home: Path, tmp_path: Path, umask: int
) -> None:
    (tmp_path / "text").write_text("other")
    for command in (
        "journal add one --question 4.3",
        "journal add two",
        "journal edit last --at 2026-01-02",
        "journal edit last --question none",
        f"journal edit last --text-from {tmp_path / 'text'}",
        "journal delete last --yes",
        "settings set plain on",
        "start 4",
    ):
        ran = forked(None, *command.split(), scratch=tmp_path / "run", umask=umask)
        assert (ran.code, ran.err) == (0, "")
    ran = forked(None, "journal", "add", "--step", "13", "x", scratch=tmp_path / "run", umask=umask)
    assert ran.code == 3
    assert {path.name for path in home.iterdir()} == {
        "store.json", "settings.json", "lock", "records", "trash", "drafts",
    }  # fmt: skip
    assert all_private(home)


def test_a_folder_that_was_there_with_other_things_keeps_its_mode(run: Run, home: Path) -> None:
    home.mkdir(mode=0o755)
    (home / "notes.txt").write_text("mine")
    assert run("journal", "add", "one").code == 0
    assert home.stat().st_mode & 0o777 == 0o755
    assert run("journal", "list").err == ""
    assert {path.name: path.stat().st_mode & 0o777 for path in home.iterdir()} == {
        "notes.txt": 0o644, "records": 0o700, "store.json": 0o600,
    }  # fmt: skip
    assert run("doctor").code == 0


def test_an_empty_folder_that_was_there_becomes_private(run: Run, home: Path) -> None:
    home.mkdir(mode=0o755)
    assert run("journal", "add", "one").code == 0
    assert all_private(home)


@pytest.fixture
def outside(home: Path, run: Run) -> Path:
    """A folder beside the home, and in the home one entry and one draft."""
    assert run("journal", "add", "inside").code == 0
    assert run("journal", "add", "--step", "13", "drafted").code == 3
    outside = home.parent / "outside"
    outside.mkdir()
    return outside


def link_out(path: Path, outside: Path) -> Path:
    """Move `path` outside and put a link in its place."""
    target = outside / path.name
    path.rename(target)
    path.symlink_to(target)
    return target


@pytest.mark.parametrize("part", ["records", "records/entry"])
def test_linked_records_are_neither_read_nor_written(
    run: Run, home: Path, outside: Path, part: str
) -> None:
    link_out(home / part, outside)
    before = tree(outside)
    listed = run("journal", "list", "--json")
    assert (listed.code, listed.out) == (4, "[]\n")
    assert listed.err.replace(" (and 1 more like it)", "") == (
        f"stepguide: {home / 'records' / 'entry'}: {home / part} is a symbolic link, and links "
        "are not followed out of your folder. Nothing in it was changed. See: stepguide doctor\n"
    )
    added = run("journal", "add", "kept")
    assert added.code == 4
    assert [path.read_bytes() for path in home.glob("drafts/*/text")].count(b"kept") == 1
    assert run("doctor").code == 4
    assert tree(outside) == before


def test_a_linked_record_is_not_read_changed_or_deleted(
    run: Run, home: Path, outside: Path
) -> None:
    (file,) = records(home)
    link_out(file, outside)
    which = file.name[24:34]
    before, inside = tree(outside), tree(home / "records")
    listed = run("journal", "list")
    assert (listed.code, "inside" in listed.out) == (4, False)
    linked = "it is a symbolic link, and links are not followed out of your folder"
    assert listed.err.startswith(f"stepguide: {file}: {linked}. Nothing in it was changed.")
    assert run("journal", "show", which).code == 4
    assert run("journal", "edit", which, "--tag", "calm").code == 4
    assert run("journal", "delete", which, "--yes").code == 4
    assert run("doctor").code == 4
    assert (tree(outside), tree(home / "records")) == (before, inside)


def test_linked_drafts_are_neither_read_nor_written(run: Run, home: Path, outside: Path) -> None:
    link_out(home / "drafts", outside)
    before = tree(outside)
    ran = run("journal", "add", "--step", "13", "other words")
    assert ran.code == 3
    assert "so here they are:\nother words\n" in ran.err
    assert run("journal", "drafts", "--json").out == "[]\n"
    assert run("doctor").code == 4
    assert tree(outside) == before


def test_a_linked_trash_takes_nothing(run: Run, home: Path, outside: Path) -> None:
    (outside / "trash").mkdir()
    (home / "trash").symlink_to(outside / "trash")
    assert run("journal", "delete", "last", "--yes").code == 4
    assert list((outside / "trash").iterdir()) == []
    assert len(records(home)) == 1


def test_linked_settings_are_neither_read_nor_written(run: Run, home: Path, outside: Path) -> None:
    assert run("settings", "set", "name", "Ann").code == 0
    link_out(home / "settings.json", outside)
    before = tree(outside)
    shown = run("settings", "--json")
    assert (shown.code, json.loads(shown.out)["name"]) == (0, None)
    assert run("settings", "set", "name", "Bea").code == 4
    assert run("doctor").code == 4
    assert tree(outside) == before
    assert (home / "settings.json").is_symlink()


def test_a_linked_lock_is_not_followed(run: Run, home: Path, outside: Path) -> None:
    (outside / "file").write_text("mine")
    (home / "lock").symlink_to(outside / "file")
    before = tree(outside)
    ran = run("journal", "edit", "last", "--tag", "calm")
    assert ran.code == 4
    assert str(home / "lock") in ran.err
    assert run("doctor").code == 4
    assert tree(outside) == before


def test_a_home_that_is_itself_a_link_is_the_persons_own_choice(
    run: Run, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "real").mkdir(mode=0o700)
    home.symlink_to(tmp_path / "real")
    assert run("journal", "add", "one").err == ""
    (tmp_path / "real").chmod(0o755)
    assert "for you alone again" in run("journal", "list").err
    assert run("journal", "list").err == ""
    assert run("doctor").code == 0
    assert len(records(tmp_path / "real")) == 1
    assert run("wipe", "--yes").code == 0
    assert os.listdir(tmp_path / "real") == []  # noqa: PTH208
