"""A record that cannot be read takes nothing else away, and is told of."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.insight import at, keep, lived, measured, row, stamp

pytestmark = pytest.mark.usefixtures("clock")

CUT = "it is not whole JSON, as if it had been cut or altered"


@pytest.mark.parametrize("sheet", ["craving", "checkin", "measure"])
def test_the_rest_is_shown_and_the_file_is_named(sheet: str, run: Run, home: Path) -> None:
    keep(home, lived())
    whole = run("insight", "--days", "60")
    broken = home / "records" / sheet / f"{stamp(at(1, 7))}Z-0broken000.json".replace("ZZ", "Z")
    broken.write_text("{")
    ran = run("insight", "--days", "60")
    assert (ran.code, ran.out) == (4, whole.out)
    assert ran.err == (
        f"stepguide: {broken}: {CUT}. Nothing in it was changed. See: stepguide doctor\n"
    )
    assert broken.read_text() == "{"


def test_as_data_too_and_as_a_picture(run: Run, home: Path, tmp_path: Path) -> None:
    keep(home, [row("craving", at(1), strength=4), broken := row("craving", at(2), strength=9)])
    (home / "records" / "craving" / broken.file_name).write_bytes(b"")
    ran = run("insight", "--json")
    assert (ran.code, json.loads(ran.out)["cravings"]) == (4, 1)
    assert "it is empty" in ran.err
    ran = run("insight", "--output", str(tmp_path / "x.svg"))
    assert (ran.code, (tmp_path / "x.svg").exists()) == (4, True)


@pytest.mark.parametrize("sheet", ["craving", "checkin", "measure"])
def test_one_from_before_the_days_is_not_looked_at(sheet: str, run: Run, home: Path) -> None:
    keep(home, [row("craving", at(1), strength=4)])
    older = measured("phq-2", at(40), 1, 1) if sheet == "measure" else row(sheet, at(40), mood=3)
    keep(home, [older])
    (home / "records" / sheet / older.file_name).write_text("{")
    ran = run("insight")
    assert (ran.code, ran.err) == (0, "")
    assert run("insight", "--days", "41").code == 4


def test_a_measure_the_guide_does_not_know_is_left_out(run: Run, home: Path) -> None:
    keep(home, [measured("old-9", at(1), 3, 3), measured("phq-2", at(1), 1, 1)])
    ran = run("insight")
    assert (ran.code, ran.err) == (0, "")
    assert "PHQ-2, 1 time\n" in ran.out
    assert "OLD" not in ran.out


def test_other_files_in_the_folder_are_no_practice(run: Run, home: Path) -> None:
    keep(home, [row("craving", at(1), strength=4)])
    for name in ("notes.txt", ".20261120T120000.000000Z-0000000000.json", "20261120.json"):
        (home / "records" / "entry").mkdir(exist_ok=True)
        (home / "records" / "entry" / name).write_text("x")
    assert json.loads(run("insight", "--json").out)["practised"] == ["2026-11-23"]
