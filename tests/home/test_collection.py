"""The ways to the trash, back, and out for good, of any record."""

from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from stepguide.errors import FailedError, InvalidDataError
from stepguide.home import files
from stepguide.home.collection import Collection
from stepguide.home.folder import ChangedError
from stepguide.home.store import Home
from stepguide.journal.records import Entry
from stepguide.records import changing
from stepguide.records.finding import Found
from tests.conftest import NOW, Run, records
from tests.home.tree import all_private, tree

MOVED = "^It was moved or deleted while you were changing it.$"


@pytest.fixture
def collection(home: Path) -> Collection[Entry]:
    """The entries of a home."""
    return Collection(Home(home), Entry)


@pytest.fixture
def name(run: Run, home: Path) -> str:
    """The file of an entry that stands beside another."""
    assert run("journal", "add", "kept").code == 0
    assert run("journal", "add", "--at", "2020-01-01 10:00", "words").code == 0
    return records(home)[0].name


@pytest.fixture
def found(collection: Collection[Entry], name: str) -> Found[Entry]:
    """The entry of that file, as it was found."""
    record = collection.get(name)
    assert record is not None
    return Found(record, name, collection)


def test_there_and_back_it_is_the_same_file(found: Found[Entry], home: Path) -> None:
    before = tree(home)
    kept, name = found.collection, found.name
    put_in_trash(found)
    assert (home / "trash" / "entry" / name).read_bytes() == before[f"records/entry/{name}"][1]
    assert [record.text for record in kept.all()] == ["kept"]
    assert [record.text for record in kept.in_trash().all()] == ["words"]
    assert all_private(home)
    put_back(found)
    after = tree(home)
    assert after.pop("trash/entry") == after.pop("trash") == ("drwx------", b"")
    assert after.pop("lock") == ("-rw-------", b"")
    assert after == {path: kept for path, kept in before.items() if path != "lock"}


def test_for_good_takes_it_from_the_records_and_from_the_trash(
    found: Found[Entry], home: Path
) -> None:
    copy = (home / "records" / "entry" / found.name).read_bytes()
    put_in_trash(found)
    (home / "records" / "entry" / found.name).write_bytes(copy)
    before = tree(home)
    assert remove(found)
    gone = {f"{part}/entry/{found.name}" for part in ("records", "trash")}
    assert {*before} - {*tree(home)} == gone
    assert not remove(found)


def put_in_trash(found: Found[Entry]) -> None:
    """Move what was found to the trash."""
    changing.delete(found.collection.home, found, NOW)


def put_back(found: Found[Entry]) -> None:
    """Move it back from the trash."""
    there = found._replace(collection=found.collection.in_trash())
    changing.restore(found.collection.home, there, NOW)


def remove(found: Found[Entry]) -> bool:
    """Remove it for good."""
    kept = found.collection
    everywhere = [kept, kept.in_trash()]
    return changing.remove_for_good(kept.home, everywhere, found.record.id, NOW)


Way = Callable[[Found[Entry]], object]
WAYS: dict[str, Way] = {"put in trash": put_in_trash, "put back": put_back, "removed": remove}


@pytest.mark.parametrize("way", ["put in trash", "put back"])
def test_what_went_meanwhile_is_told(found: Found[Entry], home: Path, way: str) -> None:
    (home / "records" / "entry" / found.name).unlink()
    before = records(home)
    with pytest.raises(ChangedError, match=MOVED):
        WAYS[way](found)
    assert records(home) == before


@pytest.mark.parametrize("way", ["put in trash", "put back"])
def test_what_is_there_already_is_never_written_over(
    found: Found[Entry], home: Path, way: str
) -> None:
    thither = home / "trash" / "entry" / found.name
    thither.parent.mkdir(parents=True)
    thither.write_bytes(b"another")
    before = tree(home)
    with pytest.raises(FailedError, match="is there already, and would be written over"):
        WAYS[way](found)
    after = tree(home)
    assert {path: after[path] for path in before if path != "lock"} == before


@pytest.mark.parametrize("way", WAYS)
def test_a_home_of_a_newer_stepguide_is_left_alone(
    found: Found[Entry], home: Path, way: str
) -> None:
    (home / "store.json").write_text('{"format": 99}')
    before = tree(home)
    with pytest.raises(InvalidDataError, match="newer"):
        WAYS[way](found)
    assert tree(home) == before


@pytest.mark.parametrize("way", WAYS)
def test_the_home_is_locked_meanwhile(
    found: Found[Entry], way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "put back":
        put_in_trash(found)
    held: list[bool] = []

    def looked(*_: Path) -> None:
        try:
            FileLock(found.collection.home.root / "lock", timeout=0).acquire()
        except Timeout:
            held.append(True)

    monkeypatch.setattr(files, "move", looked)
    monkeypatch.setattr(files, "remove", looked)
    WAYS[way](found)
    assert held == [True]


def test_a_link_in_place_of_the_lock_is_not_followed(found: Found[Entry], home: Path) -> None:
    other = home.parent / "other"
    other.write_text("words")
    (home / "lock").unlink(missing_ok=True)
    (home / "lock").symlink_to(other)
    with pytest.raises(InvalidDataError, match="is a symbolic link"):
        put_in_trash(found)
    assert other.read_text() == "words"
