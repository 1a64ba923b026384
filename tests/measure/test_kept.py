"""Measures that were taken: listed, deleted, put back, and read around damage."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from time_machine import Traveller

from tests import kept
from tests.conftest import Ran, Run, records
from tests.records import same_ids

pytestmark = pytest.mark.usefixtures("on_a_screen")

__all__ = ["same_ids"]

NONE = "Measures you took\n\nNone yet. To see which there are: stepguide measure\n"
EMPTY = "Measures you took, in the trash\n\nThe trash is empty.\n"


@pytest.fixture
def taken(clock: Traveller, run: Run, same_ids: None) -> None:
    """PHQ-2 on two days, BARC-10 on one."""
    clock.shift(-10 * 86400)
    assert run("measure", "take", "phq-2", "--answers", "2,1").code == 0
    assert run("measure", "take", "barc-10", "--answers", "4,4,4,4,4,4,4,4,4,4").code == 0
    clock.shift(10 * 86400)
    assert run("measure", "take", "phq-2", "--answers", "0,1").code == 0


def test_none_yet(run: Run, home: Path) -> None:
    missing = kept.missing(home)
    assert run("measure", "list") == Ran(0, NONE, missing)
    assert run("measure", "list", "--trash") == Ran(0, EMPTY, missing)
    assert run("measure", "list", "--json") == Ran(0, "[]\n", missing)
    assert not home.exists()


def test_every_one_with_its_total(taken: None, run: Run, snapshot: SnapshotAssertion) -> None:
    assert run("measure", "list").out == snapshot
    assert run("measure", "list", "barc").out == snapshot
    assert run("measure", "list", COLUMNS="40").out == snapshot


def test_as_data(taken: None, run: Run) -> None:
    found = json.loads(run("measure", "list", "--json").out)
    assert [(one["short_id"], one["sheet"], one["total"]) for one in found] == [
        ("3names", "phq-2", 1),
        ("2names", "barc-10", 40),
        ("1names", "phq-2", 3),
    ]
    assert [one["short_id"] for one in json.loads(run("measure", "list", "ba", "--json").out)] == [
        "2names"
    ]


def test_one_goes_to_the_trash_and_comes_back_as_it_was(taken: None, run: Run, home: Path) -> None:
    before = run("measure", "list").out
    (file,) = [path for path in records(home, "measure") if "1names" in path.name]
    bytes_before = file.read_bytes()
    assert run("measure", "delete", "1n", "--yes") == Ran(
        0,
        "Moved 1names to the trash. To put it back: stepguide measure restore 1names\n",
        "",
    )
    assert "1names" not in run("measure", "list").out
    assert run("measure", "list", "--trash").out == (
        "Measures you took, in the trash\n\n1names Sat 14 Nov 2026 phq-2 3 of 6\n"
    )
    found = json.loads(run("measure", "list", "--trash", "--json").out)
    assert [one["id"] for one in found] == ["1names0000"]
    assert run("measure", "restore", "1n").code == 0
    assert run("measure", "list").out == before
    assert file.read_bytes() == bytes_before
    assert run("measure", "list", "--trash").out == EMPTY


def test_last_is_the_newest_and_for_good_is_for_good(taken: None, run: Run, home: Path) -> None:
    ran = run("measure", "delete", "last", "--for-good", "--yes")
    assert ran.out.startswith("Removed 3names for good. ")
    assert [path for path in home.rglob("*") if "3names" in path.name] == []


@pytest.mark.parametrize("command", ["delete", "restore"])
def test_an_id_there_is_not_leads_to_a_list_that_there_is(command: str, run: Run) -> None:
    words = ["--yes"] if command == "delete" else []
    ran = run("measure", command, "zzz", *words)
    assert (ran.code, ran.out) == (3, "")
    trash = " --trash" if command == "restore" else ""
    assert ran.err == (
        f"stepguide: There is no 'zzz' here.\n  To see their ids: stepguide measure list{trash}\n"
    )
    assert run("measure", "list", *trash.split()).code == 0


def test_without_a_terminal_it_is_not_deleted_unasked(taken: None, run: Run, home: Path) -> None:
    ran = run("measure", "delete", "last")
    assert ran.code == 2
    assert len(records(home, "measure")) == 3


def test_one_that_cannot_be_read_is_named_and_the_rest_is_shown(
    taken: None, run: Run, home: Path
) -> None:
    file = records(home, "measure")[0]
    file.write_text("{")
    for words in ([], ["list"], ["list", "phq"]):
        ran = run("measure", *words)
        assert ran.code == 4
        assert str(file) in ran.err
        assert "3names Tue 24 Nov 2026" in ran.out
    assert file.read_text() == "{"


def test_one_of_a_measure_the_guide_does_not_have_is_kept_and_not_shown(
    taken: None, run: Run, home: Path
) -> None:
    file = records(home, "measure")[0]
    data = json.loads(file.read_bytes())
    data["sheet"] = "old-9"
    file.write_text(json.dumps(data))
    ran = run("measure", "list")
    assert (ran.code, ran.err) == (0, "")
    assert "3names" in ran.out
    assert json.loads(file.read_bytes()) == data
