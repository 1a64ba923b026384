"""A shelf's own ways to the trash, back, and out for good."""

from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from stepguide.errors import FailedError, InvalidDataError
from stepguide.home import files
from stepguide.home.shelf import ChangedError, Shelf
from stepguide.home.store import Home
from stepguide.journal.records import Entry
from tests.conftest import NOW, Run, records
from tests.home.tree import all_private, tree

MOVED = "^It was moved or deleted while you were changing it.$"


@pytest.fixture
def shelf(home: Path) -> Shelf[Entry]:
    """The entries of a home."""
    return Shelf(Home(home), Entry)


@pytest.fixture
def name(run: Run, home: Path) -> str:
    """The file of an entry that stands beside another."""
    assert run("journal", "add", "kept").code == 0
    assert run("journal", "add", "--at", "2020-01-01 10:00", "words").code == 0
    return records(home)[0].name


def test_there_and_back_it_is_the_same_file(shelf: Shelf[Entry], home: Path, name: str) -> None:
    before = tree(home)
    shelf.put_in_trash(name, NOW)
    assert (home / "trash" / "entry" / name).read_bytes() == before[f"records/entry/{name}"][1]
    assert [record.text for record in shelf.all()] == ["kept"]
    assert [record.text for record in shelf.in_trash().all()] == ["words"]
    assert all_private(home)
    shelf.put_back(name, NOW)
    after = tree(home)
    assert after.pop("trash/entry") == after.pop("trash") == ("drwx------", b"")
    assert after.pop("lock") == ("-rw-------", b"")
    assert after == {path: kept for path, kept in before.items() if path != "lock"}


@pytest.mark.parametrize("part", ["records", "trash"])
def test_for_good_takes_the_file_from_its_own_part_alone(
    shelf: Shelf[Entry], home: Path, name: str, part: str
) -> None:
    copy = (home / "records" / "entry" / name).read_bytes()
    shelf.put_in_trash(name, NOW)
    (home / "records" / "entry" / name).write_bytes(copy)
    before = tree(home)
    Shelf(Home(home), Entry, part).remove_for_good(name, NOW)
    assert {*before} - {*tree(home)} == {f"{part}/entry/{name}"}


Way = Callable[[Shelf[Entry], str], None]
WAYS: dict[str, Way] = {
    "put in trash": lambda shelf, name: shelf.put_in_trash(name, NOW),
    "put back": lambda shelf, name: shelf.put_back(name, NOW),
    "removed": lambda shelf, name: shelf.remove_for_good(name, NOW),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_went_meanwhile_is_told(shelf: Shelf[Entry], home: Path, name: str, way: str) -> None:
    (home / "records" / "entry" / name).unlink()
    before = records(home)
    with pytest.raises(ChangedError, match=MOVED):
        WAYS[way](shelf, name)
    assert records(home) == before


@pytest.mark.parametrize("way", ["put in trash", "put back"])
def test_what_is_there_already_is_never_written_over(
    shelf: Shelf[Entry], home: Path, name: str, way: str
) -> None:
    thither = home / "trash" / "entry" / name
    thither.parent.mkdir(parents=True)
    thither.write_bytes(b"another")
    before = tree(home)
    with pytest.raises(FailedError, match="is there already, and would be written over"):
        WAYS[way](shelf, name)
    after = tree(home)
    assert {path: after[path] for path in before if path != "lock"} == before


@pytest.mark.parametrize("way", WAYS)
def test_a_home_of_a_newer_stepguide_is_left_alone(
    shelf: Shelf[Entry], home: Path, name: str, way: str
) -> None:
    (home / "store.json").write_text('{"format": 99}')
    before = tree(home)
    with pytest.raises(InvalidDataError, match="newer"):
        WAYS[way](shelf, name)
    assert tree(home) == before


@pytest.mark.parametrize("way", WAYS)
def test_the_home_is_locked_meanwhile(
    shelf: Shelf[Entry], name: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "put back":
        shelf.put_in_trash(name, NOW)
    held: list[bool] = []

    def looked(*_: Path) -> None:
        try:
            FileLock(shelf.home.root / "lock", timeout=0).acquire()
        except Timeout:
            held.append(True)

    monkeypatch.setattr(files, "move", looked)
    monkeypatch.setattr(files, "remove", looked)
    WAYS[way](shelf, name)
    assert held == [True]


def test_a_link_in_place_of_the_lock_is_not_followed(
    shelf: Shelf[Entry], home: Path, name: str
) -> None:
    other = home.parent / "other"
    other.write_text("words")
    (home / "lock").unlink(missing_ok=True)
    (home / "lock").symlink_to(other)
    with pytest.raises(InvalidDataError, match="is a symbolic link"):
        shelf.put_in_trash(name, NOW)
    assert other.read_text() == "words"
