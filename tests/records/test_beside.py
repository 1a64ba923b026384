"""Rows beside one that is damaged, of a kind the guide does not know, or with several lines."""

import json
from pathlib import Path

import pytest

from tests import kept
from tests.conftest import Ran, Run, records
from tests.home.tree import tree
from tests.records import BY_KIND
from tests.records import same_ids as same_ids

pytestmark = pytest.mark.usefixtures("on_a_screen")

NAME = "20261124T204530.123456Z-k7f3q29mzd.json"


@pytest.mark.parametrize("kind", ["asset", "spot", "pattern", "amends", "instruction"])
def test_a_row_is_added_beside_a_damaged_one_and_nothing_else_is_said(
    run: Run, home: Path, same_ids: None, kind: str
) -> None:
    filled = BY_KIND[kind]
    assert run(*filled.words).code == 0
    damaged = home / "records" / filled.sheet / NAME
    damaged.write_bytes(b"{")
    said = f"Saved 2names ({kind}, step {filled.step}).\n"
    assert run(*filled.words) == Ran(0, said, f"{filled.known.after}\n".lstrip("\n"))
    assert len(records(home, filled.sheet)) == 3
    assert damaged.read_bytes() == b"{"


@pytest.mark.parametrize("words", [[], ["--who=x"]], ids=["asked", "with an option"])
def test_the_words_of_a_kind_this_version_does_not_know_cannot_be_changed(
    run: Run, home: Path, same_ids: None, words: list[str]
) -> None:
    assert run(*BY_KIND["fear"].words).code == 0
    (file,) = records(home, "inventory")
    file.write_text(json.dumps(json.loads(file.read_bytes()) | {"sheet": "regret"}))
    before = tree(home / "records")
    ran = run("inventory", "edit", "1n", *words)
    said = (
        "stepguide: This version knows no 'regret', so its words cannot be changed.\n"
        "  To see it: stepguide inventory show 1names\n"
    )
    assert ran == Ran(2, "", said + kept.where(home))
    assert tree(home / "records") == before


def test_every_line_of_a_cell_is_moved_in_where_a_row_is_shown(run: Run, same_ids: None) -> None:
    assert run("inventory", "add", "asset", "--strength=one\n\ntwo", "--shows=a line").code == 0
    _, *lines = run("inventory", "show", "1n").out.split("\n")
    assert lines == ["Strength", "    one", "", "    two", "Where it shows a line", ""]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["fear"], "There is no fear here yet. To begin: stepguide inventory add fear"),
        (["fear", "--trash"], "No fear is in the trash."),
        (["--parked"], "Nothing here fits. To see all of it: stepguide inventory list"),
        (["--step", "4"], "Nothing here fits. To see all of it: stepguide inventory list"),
    ],
)
def test_a_list_without_a_row_says_of_what_there_is_none(
    run: Run, words: list[str], said: str
) -> None:
    assert run("inventory", "add", "spot", "--happened=x").code == 0
    ran = run("inventory", "list", *words)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.split("\n", 2)[2] == f"{said}\n"
