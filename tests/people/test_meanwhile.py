"""What happens to someone while they are being changed, and what must never be said then."""

import json
from functools import partial
from pathlib import Path

import pytest

from stepguide.guide.guide import Guide
from stepguide.home.folder import ChangedError
from stepguide.home.store import TRASH
from stepguide.records import changing
from stepguide.records.handling import handling_of
from stepguide.terminal.context import Context
from tests import kept
from tests.conftest import NOW, Run, records


def _sam(run: Run, *more: str) -> str:
    return str(json.loads(run("people", "add", "Sam", *more, "--json").out)["id"])


def test_whoever_was_moved_meanwhile_is_not_said_to_be_gone(run: Run, home: Path) -> None:
    _sam(run)
    people = handling_of(Context(open_guide=Guide), "person")
    found = people.find("Sam")
    run("people", "delete", "Sam", "--yes")
    with pytest.raises(ChangedError, match="moved or deleted"):
        changing.delete(people.context.home, found, NOW)
    assert len(list((home / "trash" / "person").iterdir())) == 1


def test_for_good_takes_whoever_was_moved_to_the_trash_meanwhile_from_there(
    run: Run, home: Path
) -> None:
    _sam(run)
    people = handling_of(Context(open_guide=Guide), "person")
    found = people.find("Sam")
    run("people", "delete", "Sam", "--yes")
    everywhere = [*people.collections(), *people.collections(TRASH)]
    changed = found.record.updated_at
    remove = partial(
        changing.remove_for_good, people.context.home, everywhere, found.record.id, NOW
    )
    assert remove(changed)
    assert list((home / "trash" / "person").iterdir()) == []
    assert not remove(changed)


def test_a_second_restore_says_what_happened(run: Run, home: Path) -> None:
    _sam(run)
    run("people", "delete", "Sam", "--yes")
    run("people", "restore", "Sam")
    assert run("people", "restore", "Sam").code == 3
    assert len(records(home, "person")) == 1


@pytest.mark.parametrize(
    "name", ["එළිශ්\u200dරී", "علی\u200cرضا", "山田\u3000太郎", "👩\u200d👩\u200d👧 mum", "a\u00a0b"]
)
def test_joiners_and_wide_blanks_are_letters(run: Run, name: str) -> None:
    assert json.loads(run("people", "add", name, "--json").out)["name"] == name


@pytest.mark.parametrize("name", ["\u202emaS", "a\u2066b", "a\u2028b", "a\u0085b"])
def test_what_turns_the_writing_is_no_name(run: Run, home: Path, name: str) -> None:
    assert kept.apart(run("people", "add", name), home).code == 2
    assert not home.exists()


def test_someone_without_a_way_takes_no_place_on_the_screen(run: Run, process: Run) -> None:
    run("people", "add", "Sam", "--sos")
    assert "YOUR PEOPLE" not in process("sos").out
    said = run("people", "call").out
    assert "Nothing says yet how to reach Sam." in " ".join(said.split())
    run("people", "edit", "Sam", "--reach", "555 0100")
    assert "Sam (support): 555 0100" in process("sos").out


def test_one_spelling_finds_the_other(run: Run) -> None:
    run("people", "add", "Jose\u0301")
    assert run("people", "show", "jos\u00e9").code == 0
    assert run("people", "show", "JOSE").code == 0


def test_put_back_on_the_screen_says_who_can_read_it(run: Run) -> None:
    run("people", "add", "Sam", "--reach", "5", "--sos")
    run("people", "delete", "Sam", "--yes")
    assert "opens without any passphrase" in run("people", "restore", "Sam").err


def test_a_report_of_use_that_cannot_be_saved_brings_the_notice_all_the_same(run: Run) -> None:
    ran = run("journal", "add", "--tag", "used", "--step", "13", "a hard night")
    assert ran.code == 3
    assert "After a break, opioids are more dangerous." in ran.err


def test_a_name_that_gives_another_time_is_not_sent_to_the_journal(run: Run, home: Path) -> None:
    _sam(run)
    (file,) = records(home, "person")
    file.rename(file.with_name("20200101T000000.000000Z" + file.name[23:]))
    out = " ".join(run("doctor").out.split())
    assert "Its own name would be" in out
    assert "journal edit" not in out


def test_for_good_takes_who_is_called_so_also_from_the_trash(run: Run, home: Path) -> None:
    run("people", "add", "Anna")
    run("people", "add", "Ann")
    run("people", "delete", "Ann", "--yes")
    assert run("people", "delete", "Ann", "--for-good", "--yes").out.startswith("Ann is removed.")
    assert [json.loads(file.read_bytes())["name"] for file in records(home, "person")] == ["Anna"]
    assert list((home / "trash" / "person").iterdir()) == []


def test_someone_called_last_is_meant_by_that(run: Run, home: Path) -> None:
    run("people", "add", "Last Resort")
    run("people", "add", "Bob")
    assert run("people", "show", "last").out.startswith("Last Resort\n")
