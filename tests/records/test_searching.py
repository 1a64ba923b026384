"""One search goes through everything a person wrote, and says where each thing is."""

import json
from pathlib import Path

import pytest

from tests.conftest import Ran, Run, records
from tests.home.tree import tree

pytestmark = pytest.mark.usefixtures("on_a_screen")

KINDS = {
    "journal": ("journal", "add", "a word of Sunday", "--at", "2026-11-01"),
    "inventory": ("inventory", "add", "fear", "--fear", "SUNDAY evenings"),
    "checkin": ("checkin", "--action", "rang on Sunday"),
    "craving": ("craving", "log", "5", "--note", "súnday again"),
    "gratitude": ("gratitude", "add", "--first", "Sunday’s sun"),
    "meeting visit": ("meeting", "log", "--heard", "one Sunday at a time"),
    "people": ("people", "add", "Sunday Sam"),
    "days": ("days", "milestone", "100", "A hundred Sundays"),
}


# What a search for another word finds besides, each in a field of its own.
BESIDE = {
    "journal": ("journal", "add", "--question", "4.1", "a loan, as an answer"),
    "inventory": ("inventory", "add", "asset", "--serves", "paid the loan back"),
    "pattern": ("pattern", "add", "vanish", "--costs", "another loan"),
    "amends": ("amends", "add", "M.", "--offer", "the loan"),
    "instruction": ("instruction", "add", "write", "to", "the", "loan", "office"),
    "plan": ("plan", "add", "if", "the loan is due", "--then", "ring Sam"),
    "meeting": ("meeting", "add", "the noon one", "--note", "above the loan office"),
    "meeting visit": ("meeting", "log", "noon", "--said", "that I have a loan"),
    "gratitude": ("gratitude", "add", "coffee", "no loan"),
    "checkin": ("checkin", "--action", "asked about the loan"),
    "craving": ("craving", "log", "4", "--trigger", "the loan"),
    "people": ("people", "add", "Lena", "from", "the", "loan", "office"),
    "days": ("days", "milestone", "30", "without", "a", "loan"),
}


@pytest.mark.parametrize("kind", BESIDE)
def test_whatever_a_person_wrote_is_found_and_said_where(run: Run, kind: str) -> None:
    assert run("journal", "add", "another day").code == 0
    assert run(*BESIDE[kind]).code == 0
    found = run("search", "LOAN")
    assert (found.code, found.err) == (0, "")
    head, words, *_ = found.out.split("\n")
    assert head.endswith(f"  {kind}")
    assert "»loan«" in words
    assert found.out.endswith("\n\n1 record has these words.\n")
    (record,) = json.loads(run("search", "loan", "--json").out)
    assert head.startswith(record["short_id"])


def test_words_that_are_not_saved_yet_are_no_record(run: Run, home: Path) -> None:
    assert run("inventory", "add", "fear", "the loan", "--step", "13").code == 3
    assert len(list(home.glob("drafts/*/text"))) == 1
    assert run("search", "loan").out == "Nothing you wrote has all of these words.\n"


def test_a_folder_that_is_empty_is_there(run: Run, home: Path) -> None:
    home.mkdir()
    assert run("journal", "list").err == ""


@pytest.fixture
def written(run: Run, home: Path) -> Path:
    """One of each, and one that holds another word."""
    for words in KINDS.values():
        assert run(*words).code == 0
    assert run("journal", "add", "another day").code == 0
    return home


def test_each_is_found_with_where_it_is_and_marked(run: Run, written: Path) -> None:
    before = tree(written)
    found = run("search", "sunday")
    heads = [line.split()[-1] for line in found.out.split("\n") if "2026" in line]
    assert sorted(heads) == sorted(kind.split()[-1] for kind in KINDS)
    assert heads[-1] == "journal"  # the oldest
    assert found.out.endswith("\n\n8 records have these words.\n")
    assert "»Sunday«’s sun" in found.out
    assert "»súnday« again" in found.out
    assert tree(written) == before


def test_every_word_has_to_be_there(run: Run, written: Path) -> None:
    found = json.loads(run("search", "sunday", "again", "--json").out)
    assert [one["kind"] for one in found] == ["craving"]
    assert run("search", "monday") == Ran(0, "Nothing you wrote has all of these words.\n", "")
    assert json.loads(run("search", "monday", "--json").out) == []


def test_only_the_newest_are_shown_unless_all_are_asked_for(run: Run, written: Path) -> None:
    assert run("search", "sunday", "-n", "2").out.endswith(
        "8 records have these words. The newest 2 are shown; --all shows every one.\n"
    )
    shown = json.loads(run("search", "sunday", "-n", "2", "--json").out)
    assert len(shown) == 2
    assert len(json.loads(run("search", "sunday", "--all", "--json").out)) == 8


def test_what_is_in_the_trash_is_not_found(run: Run, written: Path) -> None:
    assert run("people", "delete", "Sunday Sam", "--yes").code == 0
    assert "people" not in run("search", "sunday").out


def test_what_cannot_be_read_is_told_beside_the_others(run: Run, written: Path) -> None:
    (file,) = records(written, "inventory")
    file.write_bytes(b"{")
    found = run("search", "sunday")
    assert found.code == 4
    assert "7 records have these words." in found.out
    assert found.err.startswith(f"stepguide: {file}: it is not whole JSON")
