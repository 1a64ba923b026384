"""Choices with ids: in a guide with other words for them, rules hold and records stay the same."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from stepguide.amends.actions import WITHOUT_CONTACT
from stepguide.guide import place, sheets
from stepguide.guide.guide import Guide
from stepguide.guide.sheets import RELIED_ON
from tests.conftest import Ran, Run, records

pytestmark = pytest.mark.usefixtures("on_a_screen")

FILE = place.read_guide_file(sheets.FILE)


def _cells(guide: Any) -> list[tuple[tuple[str, str, str], dict[str, Any]]]:
    return [
        ((sheet["id"], kind["id"], cell["id"]), cell)
        for sheet in guide["sheets"]
        for kind in sheet["kinds"]
        for cell in kind["fields"]
        if "choices" in cell
    ]


def _other(word: str) -> str:
    """A word in no language, that no id begins with."""
    return f"ø{word[::-1].replace(',', '')}"


@cache
def _translated() -> bytes:
    """The sheets with other words for every choice."""
    guide = yaml.safe_load(FILE)
    for _, cell in _cells(guide):
        ids = [one["id"] for one in cell["choices"]]
        cell["choices"] = [{"id": one, "says": _other(one)} for one in ids]
    return yaml.safe_dump(guide, allow_unicode=True).encode()


@pytest.fixture
def translated(monkeypatch: pytest.MonkeyPatch) -> bytes:
    return _in_other_words(monkeypatch)


def _kept(home: Path, kind: str) -> dict[str, Any]:
    (file,) = records(home, kind)
    cells = json.loads(file.read_text())["cells"]
    assert isinstance(cells, dict)
    return cells


@pytest.mark.parametrize("place_", RELIED_ON, ids=lambda place: ".".join(place))
def test_other_words_are_kept_as_the_same_ids(translated: bytes, place_: Any) -> None:
    sheet, kind, field = place_
    cell = Guide().sheets.sheet(sheet).kind(kind).field(field)
    assert {*RELIED_ON[place_]} <= {one.id for one in cell.choices}
    for number, one in enumerate(cell.choices, start=1):
        assert one.says == _other(one.id)
        for typed in (one.says, one.says.upper(), one.id, str(number)):
            assert cell.read(typed) == one.id


@pytest.mark.parametrize("field", ["living", "unsafe", "use"])
def test_a_grave_answer_in_other_words_is_as_grave(
    run: Run, home: Path, clock: object, field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run("checkin", f"--{field}", "yes")
    (file,) = records(home, "checkin")
    kept = json.loads(file.read_text())["cells"]
    file.unlink()
    _in_other_words(monkeypatch)
    other = run("checkin", f"--{field}", _other("yes"))
    assert _without_ids(other) == _without_ids(plain)
    assert len(plain.err.splitlines()) > 5
    assert _kept(home, "checkin") == kept
    assert kept[field] == "yes"


def test_medicine_not_taken_in_other_words_brings_the_same(
    run: Run, home: Path, clock: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run("checkin", "--medication", "no", "--no-keep")
    _in_other_words(monkeypatch)
    other = run("checkin", "--medication", _other("no"), "--no-keep")
    assert _without_ids(other) == _without_ids(plain)
    assert plain.out + plain.err != run("checkin", "--medication", _other("yes"), "--no-keep").err


def test_about_to_use_in_other_words_brings_safety(
    run: Run, home: Path, clock: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run("craving", "log", "3", "--where", "about to use")
    records(home, "craving")[0].unlink()
    calm = run("craving", "log", "3", "--where", "riding it out")
    records(home, "craving")[0].unlink()
    _in_other_words(monkeypatch)
    other = run("craving", "log", "3", "--where", _other("about to use"))
    assert _without_ids(other) == _without_ids(plain) != _without_ids(calm)
    assert _kept(home, "craving") == {"strength": 3, "where": "about to use"}


@pytest.mark.parametrize("form", [*WITHOUT_CONTACT, "direct"])
def test_a_form_without_contact_stays_one(
    translated: bytes, run: Run, home: Path, form: str
) -> None:
    assert run("amends", "add", "--who", "A.", "--form", _other(form)).code == 0
    assert _kept(home, "amends")["form"] == form
    against = [
        word
        for one in Guide().sheets.safety.questions
        for word in ("--answer", f"{one.id}={one.blocks_on}")
    ]
    assert run("amends", "check", "last", *against).code == 0
    assert run("amends", "plan", "last").code == (1 if form == "direct" else 0)


def test_a_week_of_meetings_is_in_order_and_says_the_days_as_the_guide_does(
    translated: bytes, run: Run, home: Path, clock: object
) -> None:
    for day in ("friday", "tuesday"):
        added = run("meeting", "add", "--name", day[:2], "--day", _other(day), "--mention", "no")
        assert added.code == 0
    days = [json.loads(file.read_text())["cells"]["day"] for file in records(home, "meeting")]
    assert sorted(days) == ["friday", "tuesday"]  # their files are named by chance
    shown = run("meeting").out
    assert shown.index("Øyadseut") < shown.index("Øyadirf")
    assert "(today)" in shown.split("Øyadirf")[0]  # the clock stands on a Tuesday
    assert "not safe to mention medication" in shown
    rows = json.loads(run("meeting", "--json").out)
    assert [row["cells"]["day"] for row in rows] == ["tuesday", "friday"]


def test_what_is_shown_is_said_and_data_holds_ids(translated: bytes, run: Run, home: Path) -> None:
    run("craving", "log", "4", "--trigger", "2", "--where", _other("it has passed"))
    run("inventory", "add", "resentment", "--who", "A.", "--touched", _other("money"))
    run("plan", "add", "sign", "--signs", "2")
    assert _kept(home, "craving")["trigger"] == ["stress"]
    for words in (
        ("craving", "show", "last"),
        ("craving", "list"),
        ("share", "--sheet", "inventory", "--read"),
        ("plan",),
    ):
        shown = " ".join(run(*words).out.split())
        assert "ø" in shown, words
    assert _other("stress") in run("craving", "show", "last").out
    assert _other("money") in run("inventory", "list").out
    assert _other("I skip meals") in run("plan").out
    assert json.loads(run("plan", "--json").out)["signs"] == ["I skip meals"]
    (row,) = json.loads(run("craving", "list", "--json").out)
    assert row["cells"]["where"] == "it has passed"
    assert f"One of: {_other('riding it out')}" not in run("craving", "list").out
    refused = run("checkin", "--living", "q")
    assert f"They are {_other('no')}, {_other('yes')}" in refused.err


@pytest.mark.parametrize("place_", RELIED_ON, ids=lambda place: ".".join(place))
@pytest.mark.parametrize("is_there", [False, True], ids=["none", "plain words"])
def test_a_guide_without_an_id_that_is_relied_on_is_refused(
    run: Run, tmp_path: Path, place_: Any, is_there: bool
) -> None:
    lines = FILE.decode().splitlines(keepends=True)
    sheet, kind, field = place_
    at = 0
    for beginning in (f"  - id: {sheet}\n", f"      - id: {kind}\n", f"          - id: {field}\n"):
        at = lines.index(beginning, at)
    choices = lines.index("            choices:\n", at)
    said = []
    for number, wanted in enumerate(RELIED_ON[place_]):
        at = next(n for n in range(choices, len(lines)) if f"{{id: {wanted}," in _plain(lines[n]))
        lines[at] = "              - " + (
            f'"{wanted}"\n' if is_there else f'{{id: "{number}", says: "{number}"}}\n'
        )
        said += [
            f"copy.yaml:{at + 1}:17: {wanted!r} is a word: write an id and what it says"
            if is_there
            else f"copy.yaml:{choices + 1}:13: {field} has no choice with the id {wanted!r}, "
            "which is relied on"
        ]
    copy = tmp_path / "copy.yaml"
    copy.write_text("".join(lines))
    ran = run("content", "check", str(copy))
    assert (ran.code, sorted(ran.out.splitlines())) == (4, sorted(said))


def _plain(line: str) -> str:
    return line.replace('"', "")


def _in_other_words(monkeypatch: pytest.MonkeyPatch) -> bytes:
    data, read = _translated(), place.read_guide_file
    monkeypatch.setattr(
        place, "read_guide_file", lambda name: data if name == sheets.FILE else read(name)
    )
    return data


def _without_ids(ran: Ran) -> Ran:
    """What was said, without the id of what was saved."""
    return Ran(ran.code, re.sub(r"Saved \w{6}", "Saved", ran.out), ran.err)
