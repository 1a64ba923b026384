"""A quick look passes over what it cannot read, reads nothing older, and never writes."""

import json
import os
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stepguide.home import files, ids
from stepguide.home.folder import Folder
from stepguide.home.store import Home
from tests.home.tree import tree

NOW = datetime(2026, 11, 24, 20, 15, 30, 123456, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
ID = "k7f3q29mzd"
NAME = ids.file_name(NOW, ID)
HEALTHY = {"id": "0000000000", "cells": {"strength": 5}}


@pytest.fixture
def folder(home: Path) -> Path:
    """Where the cravings are, with a healthy one among them."""
    found = home / "records" / "craving"
    found.mkdir(parents=True)
    (found / ids.file_name(NOW, "0000000000")).write_text(json.dumps(HEALTHY))
    return found


def _seen(home: Path, moment: datetime = NOW, until: datetime | None = None) -> list[Any]:
    before = tree(home)
    found = list(Folder(Home(home), "craving").documents(moment, until))
    assert tree(home) == before
    return found


DAMAGED = {
    "empty": b"",
    "cut": b'{"id": "k7f3q2',
    "zeros": b"\0" * 4096,
    "not UTF-8": b'{"id": "\xff"}',
    "deep": b"[" * 100_000,
    "a list": b"[1]",
    "a number": b"5",
    "a word": b'"id"',
    "nothing": b"null",
    "two": b"{} {}",
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_damaged_files_are_passed_over(home: Path, folder: Path, data: bytes) -> None:
    (folder / NAME).write_bytes(data)
    assert _seen(home) == [HEALTHY]


@pytest.mark.parametrize(
    "name",
    [
        "copy of it.json",
        "~notes.txt",
        f"{NAME}.bak",
        f".{NAME}.0123abcd.tmp",
        NAME.replace(ID, ID.upper()),
        NAME.replace("Z-", "-"),
        "99999999",
    ],
)
def test_files_that_are_none_of_ours_are_passed_over(home: Path, folder: Path, name: str) -> None:
    (folder / name).write_bytes(b'{"cells": {"strength": 0}}')
    assert _seen(home) == [HEALTHY]


def test_what_is_no_file_is_passed_over(home: Path, folder: Path) -> None:
    outside = home.parent / "outside.json"
    outside.write_text('{"cells": {"strength": 0}}')
    (folder / NAME).symlink_to(outside)
    (folder / NAME.replace(ID, "1111111111")).mkdir()
    os.mkfifo(folder / NAME.replace(ID, "2222222222"))
    (folder / NAME.replace(ID, "3333333333")).symlink_to("nowhere")
    assert _seen(home) == [HEALTHY]


def test_a_file_that_cannot_be_read_is_passed_over(
    home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / NAME).write_text("{}")
    really = files.read_file

    def refused(path: Any, *more: Any) -> bytes:
        if str(path).endswith(NAME):
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, *more)

    monkeypatch.setattr(files, "read_file", refused)
    assert _seen(home) == [HEALTHY]


def test_a_file_that_goes_while_it_is_looked_for_is_passed_over(home: Path, folder: Path) -> None:
    for number in range(5):
        (folder / NAME.replace(ID, f"{number}{ID[1:]}")).write_text('{"here": true}')
    looking = Folder(Home(home), "craving").documents(NOW)
    found = [next(looking)]
    for file in folder.iterdir():
        file.unlink()
    assert [*found, *looking] == found


@pytest.mark.parametrize("part", ["", "records", "records/craving"])
def test_a_file_or_a_link_in_place_of_a_folder_holds_nothing(home: Path, part: str) -> None:
    place = home / part
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("a file")
    assert _seen(home) == []
    place.unlink()
    elsewhere = home.parent / "elsewhere"
    (elsewhere / "craving").mkdir(parents=True)
    if part:
        place.symlink_to(elsewhere)
        assert _seen(home) == []


def test_where_there_is_no_home_none_is_made(home: Path) -> None:
    assert list(Folder(Home(home), "craving").documents(NOW)) == []
    assert not home.exists()


def test_what_is_told_of_later_is_a_folder_that_cannot_be_used(home: Path) -> None:
    (home / "records").mkdir(parents=True)
    (home / "records" / "craving").write_text("a file")
    store = Home(home)
    assert list(Folder(store, "craving").documents(NOW)) == []
    assert [str(one.path) for one in store.damage] == [str(home / "records" / "craving")]


def test_the_moment_itself_counts_and_the_one_before_does_not(home: Path, folder: Path) -> None:
    assert _seen(home, NOW) == [HEALTHY]
    assert _seen(home, NOW - MOMENT) == [HEALTHY]
    assert _seen(home, NOW + MOMENT) == []
    assert _seen(home, NOW - MOMENT, NOW) == [HEALTHY]
    assert _seen(home, NOW - MOMENT, NOW - MOMENT) == []


def test_a_moment_of_another_zone_is_the_same_moment(home: Path, folder: Path) -> None:
    for hours in (-12, 5.75, 14):
        here = NOW.astimezone(timezone(timedelta(hours=hours)))
        assert _seen(home, here, here) == [HEALTHY]
        assert _seen(home, here + MOMENT) == []


moments = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC))


@given(at=st.lists(moments, max_size=5, unique=True), bounds=st.tuples(moments, moments))
def test_it_finds_those_between_and_no_other(
    tmp_path_factory: pytest.TempPathFactory, at: list[datetime], bounds: tuple[datetime, datetime]
) -> None:
    root = tmp_path_factory.mktemp("home")
    kept = root / "records" / "craving"
    kept.mkdir(parents=True)
    for number, one in enumerate(at):
        (kept / ids.file_name(one, f"{number}{ID[1:]}")).write_text(json.dumps({"n": number}))
    first, last = bounds
    found = [one["n"] for one in Folder(Home(root), "craving").documents(first, last)]
    assert sorted(found, key=str) == [
        number for number, one in enumerate(at) if first <= one <= last
    ]
    later = [one["n"] for one in Folder(Home(root), "craving").documents(first)]
    assert sorted(later, key=str) == [number for number, one in enumerate(at) if first <= one]


def test_what_is_older_is_not_even_opened(home: Path, folder: Path) -> None:
    opened: list[str] = []
    watching = True

    def watch(event: str, args: Any) -> None:
        if watching and event == "open" and str(args[0]).startswith(str(folder)):
            opened.append(Path(str(args[0])).name)

    old = ids.file_name(NOW - MOMENT, ID)
    (folder / old).write_text("{}")
    sys.addaudithook(watch)
    found = list(Folder(Home(home), "craving").documents(NOW))
    watching = False
    assert found == [HEALTHY]
    assert opened == [ids.file_name(NOW, "0000000000")]
