"""Where, doctor and wipe: they say what is there, change nothing, and remove only what is ours."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stepguide.home import files
from tests.conftest import CHECKOUT, Run, records
from tests.home.tree import tree


@pytest.fixture
def full(run: Run, home: Path) -> Path:
    """A home with something of everything."""
    for command in (
        "journal add one",
        "journal add two --question 4.3",
        "journal delete last --yes",
        "settings set plain on",
        "start 4",
    ):
        assert run(*command.split()).code == 0
    assert run("journal", "add", "--step", "13", "x").code == 3
    return home


def test_where_names_every_folder_and_makes_none(run: Run, home: Path) -> None:
    ran = run("where", "--json")
    assert ran.code == 0
    assert json.loads(ran.out) == {
        "home": str(home),
        "chosen_by": "chosen by STEPGUIDE_HOME",
        "exists": False,
        "records": str(home / "records"),
        "drafts": str(home / "drafts"),
        "trash": str(home / "trash"),
        "settings": str(home / "settings.json"),
        "guide": str(CHECKOUT / "data"),
    }
    assert run("where").code == 0
    assert not home.exists()


def test_the_doctor_finds_a_new_and_a_healthy_home_in_order(run: Run, full: Path) -> None:
    new = run("doctor", "--json", STEPGUIDE_HOME=str(full.parent / "new"))
    nothing = {"is_well": True, "files": 0, "findings": [], "next": []}
    assert (new.code, json.loads(new.out)) == (0, nothing)
    before = tree(full)
    ran = run("doctor", "--json")
    found = json.loads(ran.out)
    assert (ran.code, ran.err, found["is_well"]) == (0, "", True)
    assert [one["what"] for one in found["findings"]] == ["this draft is waiting to be finished"]
    assert run("doctor").out.endswith("looked at, none changed. Everything is in order.\n")
    assert tree(full) == before


def test_the_doctor_finds_what_is_wrong_and_changes_nothing(run: Run, full: Path) -> None:
    (file,) = records(full)
    entry = file.parent
    (entry / f".{file.name}.0123abcd.tmp").touch(0o600)
    (entry / "notes.txt").touch(0o600)
    answer = full / "records" / "answer" / file.name
    answer.write_bytes(file.read_bytes())
    answer.chmod(0o600)
    file.chmod(0o644)
    (full / "trash").chmod(0o755)
    lagging = entry / f"20200101T000000.000000Z{file.name[23:]}"
    os.link(file, lagging)
    before = tree(full)
    ran = run("doctor", "--json")
    found = {
        (one["path"], one["what"]) for one in json.loads(ran.out)["findings"] if one["is_wrong"]
    }
    assert ran.code == 4
    assert found == {
        (str(entry / "notes.txt"), "it is not a record"),
        (str(answer), "it holds another kind of record than its folder"),
        (str(file), f"it has the same id as {lagging}"),
        (str(lagging), "its name gives another time than its content"),
    }
    assert run("doctor").code == 4
    assert tree(full) == before


def test_what_the_doctor_says_of_a_lagging_name_mends_it(run: Run, full: Path) -> None:
    (file,) = records(full)
    file.rename(file.with_name(f"20200101T000000.000000Z{file.name[23:]}"))
    (found,) = (
        one for one in json.loads(run("doctor", "--json").out)["findings"] if one["is_wrong"]
    )
    command = found["then"].partition("such as: stepguide ")[2].split()
    assert run(*command).code == 0
    assert records(full) == [file]
    assert run("doctor").code == 0


def test_moving_to_the_same_moment_in_another_zone_is_a_change(run: Run, full: Path) -> None:
    assert run("journal", "edit", "last", "--at", "2026-01-01T00:30:00+00:00").code == 0
    assert run("journal", "edit", "last", "--at", "2026-01-01T01:30:00+01:00").code == 0
    assert json.loads(run("journal", "show", "last", "--json").out)["at"].endswith("+01:00")


@pytest.mark.parametrize("typed", ["0001-01-01", "0001-01-01T00:00", "9999-12-31"])
def test_days_at_either_end_of_the_calendar_are_refused_in_words(run: Run, typed: str) -> None:
    for zone in ("Asia/Tokyo", "America/New_York"):
        assert run("journal", "add", "--at", typed, "x", TZ=zone).code == 2
        assert run("journal", "list", "--since", typed, TZ=zone).code in (0, 2)


def test_wiping_takes_everything_of_ours_and_the_folder(run: Run, full: Path) -> None:
    assert run("wipe").code == 2
    ran = run("wipe", "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Everything of stepguide's in {full} is removed.\n")
    assert not full.exists()
    assert run("wipe", "--yes").out == f"There is nothing in {full}.\n"


def test_wiping_leaves_what_is_not_ours_and_what_links_lead_to(run: Run, full: Path) -> None:
    outside = full.parent / "outside"
    outside.mkdir()
    (outside / "theirs.json").write_text("theirs")
    (full / "backups").symlink_to(outside)
    (full / "records" / "entry" / "link").symlink_to(outside / "theirs.json")
    (full / "records" / "linked").symlink_to(outside)
    (full / "my notes.tmp").write_text("mine")
    (full / "letters").mkdir()
    (full / ".store.json.0123abcd.tmp").touch()
    before = tree(outside)
    ran = run("wipe", "--yes")
    assert ran.code == 0
    assert "\nNot stepguide's, and left there: backups, letters and my notes.tmp.\n" in ran.out
    assert sorted(path.name for path in full.iterdir()) == [
        "backups",
        "letters",
        "my notes.tmp",
    ]
    assert tree(outside) == before


def test_a_folder_that_is_not_known_to_be_ours_is_not_wiped(run: Run, home: Path) -> None:
    (home / "backups").mkdir(parents=True)
    (home / "backups" / "photos.zip").write_text("mine")
    before = tree(home)
    ran = run("wipe", "--yes")
    assert ran.code == 4
    assert ran.err == (
        f"stepguide: {home} has no store.json, so it may not be a folder of stepguide's.\n"
        "  Look into it, and if it is, delete it yourself. Nothing was removed.\n"
    )
    assert tree(home) == before


def test_a_home_with_nothing_but_a_draft_can_be_wiped(run: Run, home: Path) -> None:
    assert run("journal", "add", "--step", "13", "x").code == 3
    assert list(home.glob("drafts/*/text"))
    assert run("wipe", "--yes").code == 0
    assert not home.exists()


def test_wiping_refuses_a_folder_whose_store_is_another_programs(run: Run, home: Path) -> None:
    (home / "records" / "photos").mkdir(parents=True)
    (home / "records" / "photos" / "a.jpg").write_text("picture")
    (home / "store.json").write_text('{"shop": 1}')
    before = tree(home)
    assert run("wipe", "--yes").code == 4
    assert tree(home) == before


def test_wiping_leaves_a_folder_of_backups_alone(run: Run, home: Path) -> None:
    run("journal", "add", "words")
    (home / "backups").mkdir()
    (home / "backups" / "mine.tar").write_text("mine")
    assert run("wipe", "--yes").code == 0
    assert [path.name for path in home.iterdir()] == ["backups"]
    assert (home / "backups" / "mine.tar").read_text() == "mine"


def test_wiping_beside_writers_ends_and_loses_nothing_that_was_saved_after_it(
    process: Run, home: Path
) -> None:
    assert process("journal", "add", "before").code == 0
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "stepguide", "journal", "add", f"words {number}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for number in range(3)
    ]  # fmt: skip
    ran = process("wipe", "--yes")
    codes = [writer.wait(60) for writer in writers]
    assert (ran.code, ran.err) == (0, "")
    assert {*codes} <= {0, 1}
    assert process("journal", "add", "after").code == 0
    listed = process("journal", "list")
    assert (listed.code, listed.err, "after" in listed.out, "before" in listed.out) == (
        0, "", True, False,
    )  # fmt: skip
    assert process("doctor").code == 0


def test_a_record_that_comes_while_all_is_wiped_keeps_its_sign(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("journal", "add", "before").code == 0
    data = records(home)[0].read_bytes()
    kept = home / "records" / "entry" / records(home)[0].name
    unlink = Path.unlink

    def comes(path: Path, missing_ok: bool = False) -> None:
        unlink(path, missing_ok)
        if path.name == "store.json":  # which whoever wrote had still seen
            kept.parent.mkdir(parents=True)
            kept.write_bytes(data)

    monkeypatch.setattr(Path, "unlink", comes)
    ran = run("wipe", "--yes")
    monkeypatch.undo()
    assert ran.code == 0
    assert "\nWhat another stepguide wrote there meanwhile is kept.\n" in ran.out
    monkeypatch.setenv("STEPGUIDE_HOME", str(home))
    assert run("journal", "list", "--count").out == "1\n"


def test_a_wipe_that_is_done_while_one_writes_leaves_them_a_home(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = files.write_new

    def wiped_before(path: Path, data: bytes) -> None:
        if path.parent.name == "entry":
            (home / "store.json").unlink()
        write(path, data)

    monkeypatch.setattr(files, "write_new", wiped_before)
    assert run("journal", "add", "words").code == 0
    assert run("journal", "list").code == 0
    assert (home / "store.json").exists()


def test_wiping_goes_on_past_what_is_in_the_way(run: Run, full: Path) -> None:
    (full / "lock").unlink(missing_ok=True)
    (full / "lock").mkdir()
    (full / "records" / "entry" / "notes").mkdir()
    ran = run("wipe", "--yes")
    left = sorted(str(path.relative_to(full)) for path in full.rglob("*"))
    assert "\nNot stepguide's, and left there: lock.\n" in ran.out
    assert (ran.code, left) == (0, ["lock", "records", "records/entry", "records/entry/notes"])
