"""Rows: kept exactly, changed by options, taken out and put back, and what is refused."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from shutil import rmtree
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stepguide.guide.guide import Guide
from stepguide.home import ids
from stepguide.home.folder import ChangedError
from stepguide.home.row import Row
from stepguide.records import changing
from stepguide.records.cells import with_cells
from stepguide.records.finding import Found
from stepguide.records.row_handling import RowHandling, rows_of
from stepguide.terminal.context import Context
from tests import kept
from tests.conftest import NOW, Ran, Run, records
from tests.home.tree import all_private, bound_by_modes, leftovers, tree
from tests.known import GUIDE
from tests.records import BY_KIND, FILLED, Filled, each_kind, only, options, stored
from tests.records import same_ids as same_ids

OWN: dict[str, dict[str, Any]] = {
    "inventory": {},
    "pattern": {"ratings": []},
    "amends": {
        "status": "open",
        "safety": {},
        "checked_at": None,
        "from_row": None,
        "kept": [],
    },
    "instruction": {},
}
NAMED = {
    "inventory": "your inventory",
    "pattern": "your patterns",
    "amends": "your amends",
    "instruction": "your instructions",
}
VERDICT = {"amends": {"verdict": "unanswered"}}
RESENTMENT, ASSET = BY_KIND["resentment"], BY_KIND["asset"]
SHEETS = ["inventory", "pattern", "amends", "instruction"]
EVIL = "\x1b[31mred\x1b[2J \x9b31m \x08\x7f \u202eback\u202c [/bold] :smile: {{x}}\r\nשלום 👍🏽"


def id_of(ran: Ran) -> str:
    """The id of the row that a command gave as data."""
    assert ran.code == 0, ran.err
    return str(json.loads(ran.out)["id"])


@each_kind
def test_a_row_is_kept_as_exactly_this_record(
    filled: Filled, run: Run, home: Path, same_ids: None, clock: time_machine.Traveller
) -> None:
    clock.move_to(datetime(2026, 7, 4, 9, 30, 5, 250, tzinfo=ZoneInfo("Europe/Dublin")))
    said = f"Saved 1names ({filled.kind}, step {filled.step}).\n"
    assert run(*filled.words) == Ran(0, said, f"{filled.known.after}\n")
    (file,) = records(home, filled.sheet)
    assert file.name == "20260704T083005.000250Z-1names0000.json"
    record = {
        "format": 1,
        "kind": filled.sheet,
        "id": "1names0000",
        "at": "2026-07-04T09:30:05.000250+01:00",
        "updated_at": "2026-07-04T09:30:05.000250+01:00",
        "sheet": filled.kind,
        "program": "twelve-steps",
        "step": filled.step,
        "cells": filled.cells,
        "parked": False,
        "tags": [],
        "asking": None,
        **OWN[filled.sheet],
    }
    assert file.read_text() == json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    assert all_private(home)
    assert leftovers(home) == []


@each_kind
def test_json_is_the_record_with_what_is_worked_out_from_it(
    filled: Filled, run: Run, home: Path, clock: time_machine.Traveller
) -> None:
    added = run(*filled.words, "--json")
    row = only(home, filled.sheet)
    expected = {**row, "short_id": row["id"][:6], "round": 1, **VERDICT.get(filled.sheet, {})}
    assert (json.loads(added.out), added.err) == (expected, "")
    assert list(json.loads(added.out)) == list(expected)
    shown = run(filled.sheet, "show", "last", "--json")
    assert json.loads(shown.out) == {**expected, "linked": []}
    assert json.loads(run(filled.sheet, "list", "--json").out) == [expected]
    kept = run(filled.sheet, "edit", "last", *options(filled.cells), "--json")
    assert json.loads(kept.out) == expected
    assert run(filled.sheet, "delete", "last", "--yes").code == 0
    assert json.loads(run(filled.sheet, "list", "--trash", "--json").out) == [expected]
    assert json.loads(run(filled.sheet, "restore", "last", "--json").out) == expected


@st.composite
def _rows(draw: st.DrawFn) -> Filled:
    """A row of any kind, with anything that its cells can take."""
    filled = draw(st.sampled_from(FILLED))
    text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
    cells: dict[str, Any] = {}
    for cell in draw(st.lists(st.sampled_from(filled.known.fields), min_size=1, unique_by=id)):
        match cell.takes:
            case "text":
                cells[cell.id] = draw(text.filter(str.strip))
            case "scale":
                cells[cell.id] = draw(st.integers(0, 10))
            case "choice":
                cells[cell.id] = draw(st.sampled_from([one.id for one in cell.choices]))
            case "choices":
                several = st.lists(
                    st.sampled_from([one.id for one in cell.choices]), min_size=1, unique=True
                )
                cells[cell.id] = draw(several)
    return filled._replace(cells=cells)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(filled=_rows())
def test_whatever_is_in_a_row_comes_back_exactly_and_is_shown_safely(
    filled: Filled, run: Run, home: Path
) -> None:
    row_id = id_of(run(*filled.words, "--json"))
    given = {
        name: content.rstrip("\n") if isinstance(content, str) else content
        for name, content in filled.cells.items()
    }
    (row,) = (row for row in stored(home, filled.sheet) if row["id"] == row_id)
    assert row["cells"] == given
    assert [*row["cells"]] == [f.id for f in filled.known.fields if f.id in given]
    shown = run(filled.sheet, "show", row_id, "--json")
    assert json.loads(shown.out)["cells"] == given
    for out in (shown.out, run(filled.sheet, "show", row_id).out):
        assert [c for c in out if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160)] == [
            c for c in out if c == "\t"
        ]


@pytest.mark.parametrize("command", [["show", "last"], ["list"]], ids=" ".join)
def test_controls_and_markup_are_shown_as_signs(run: Run, command: list[str]) -> None:
    assert run("inventory", "add", "asset", "--strength", EVIL).code == 0
    shown = " ".join(run("inventory", *command, COLUMNS="240").out.split())
    assert (
        "␛[31mred␛[2J <U+009B>31m ␈␡ <U+202E>back<U+202C> [/bold] :smile: {{x}} שלום 👍🏽"
    ) in shown


def test_words_that_are_not_utf8_are_told_and_nothing_is_stored(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "stepguide", "inventory", "add", "asset", b"--strength=caf\xe9"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    said = b"stepguide: Strength: that is not text in UTF-8.\n"
    assert done.stderr == said + kept.where(home).encode()
    assert kept.drafts(home) == [b"Strength: caf\xe9"]
    assert not (home / "records").exists()


def test_a_cell_holds_64_kib_and_not_a_byte_more(run: Run, home: Path) -> None:
    most = "é" * (32 * 1024)
    assert run("inventory", "add", "asset", "--strength", most).code == 0
    assert only(home, "inventory")["cells"] == {"strength": most}
    shown = run("inventory", "show", "last")
    assert "".join(shown.out.split()).endswith(most)
    before = tree(home / "records")
    for words in (["add", "asset"], ["edit", "last"]):
        ran = run("inventory", *words, "--strength", most + "x")
        said = (
            "stepguide: That is too much for one cell: Strength holds up to 64 KiB.\n"
            "  Write it as an answer or an entry: stepguide journal add\n"
        )
        assert ran == Ran(2, "", said + kept.where(home))
        assert kept.drafts(home) == [f"Strength: {most}x".encode()]
        rmtree(home / "drafts")
    assert tree(home / "records") == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ["inventory", "add", "--who=x"],
            2,
            "Say which kind: resentment, fear, harm, relationship, asset, spot.\n"
            "  Such as: stepguide inventory add resentment",
        ),
        (
            ["inventory", "add", "r", "--who=x"],
            2,
            "'r' fits more than one.\n"
            "  The kinds are resentment, fear, harm, relationship, asset, spot.",
        ),
        (
            ["inventory", "add", "anger", "--who=x"],
            2,
            "Say which kind: resentment, fear, harm, relationship, asset, spot.\n"
            "  Such as: stepguide inventory add resentment",
        ),
        (
            ["amends", "add", "harm", "--who=x"],
            2,
            "Who is given twice, as 'harm' and as --who 'x'.\n  Give it once.",
        ),
        (
            ["inventory", "add", "asset", "--strength=x", "--who=x"],
            2,
            "A strength has no --who.\n  It has --strength, --shows, --serves.",
        ),
        (
            ["inventory", "add", "fear", "--part="],
            2,
            "A fear has no --part.\n  It has --fear, --source, --drove, --support.",
        ),
        (
            ["inventory", "add", "resentment", "--who=x", "--touched=money, heart"],
            2,
            "It touched: 'heart' is not one of the answers here.\n"
            "  They are self-worth, safety, money, pride, relationships, sex, plans.",
        ),
        (
            ["inventory", "add", "resentment", "--touched=s"],
            2,
            "It touched: 's' is not one of the answers here.\n"
            "  They are self-worth, safety, money, pride, relationships, sex, plans.",
        ),
        (
            ["amends", "add", "--willing=soon"],
            2,
            "Willing: 'soon' is not one of the answers here.\n  They are now, later, maybe, never.",
        ),
        (
            ["amends", "add", "--form=direct, living"],
            2,
            "Form: 'direct, living' is not one of the answers here.\n"
            "  They are direct, indirect, living, symbolic, none.",
        ),
        *(
            (
                ["pattern", "add", f"--willing={typed}"],
                2,
                f"How willing is a number from 0 to 10, not {typed!r}.",
            )
            for typed in ("11", "-1", "3.5", "some", "٣", "1 0", "+3")
        ),
        (
            ["pattern", "add", "--pattern=x", "--step=4"],
            2,
            "A pattern belongs to step 6, 7.",
        ),
        (
            ["inventory", "add", "spot", "--next=x", "--step=4"],
            2,
            "A spot-check belongs to step 10.",
        ),
        (
            ["instruction", "add", "--text=x", "--step=13"],
            3,
            "There is no step 13.\n  The steps go from 1 to 12.",
        ),
        (
            ["instruction", "add", "--text=x", "--step=nowhere"],
            3,
            "No step is called 'nowhere'.\n  To see them all: stepguide steps",
        ),
        (
            ["inventory", "add", "asset"],
            2,
            "This asks one thing at a time, and there is no terminal here to ask at.\n"
            '  Give it with options, such as: stepguide inventory add --strength "…"',
        ),
        (
            ["inventory", "add", "asset", "--strength=x", f"--tag={'x' * 51}"],
            2,
            f"{'x' * 51!r} cannot be a tag.\n  A tag is one line of 1 to 50 letters.",
        ),
        (
            ["amends", "add", "--who=x", "--from=nothing"],
            3,
            "There is no 'nothing' here.\n  To see their ids: stepguide inventory list",
        ),
    ],
    ids=lambda value: " ".join(value)[:50] if isinstance(value, list) else None,
)
def test_what_does_not_fit_is_told_and_nothing_is_stored(
    run: Run, home: Path, words: list[str], code: int, said: str
) -> None:
    ran = run(*words)
    assert ran == Ran(code, "", f"stepguide: {said}\n{kept.where(home)}")
    assert not (home / "records").exists()


@pytest.mark.parametrize(
    ("kind", "option", "typed", "kept"),
    [
        ("resentment", "touched", "mon", ["money"]),
        ("resentment", "touched", "SAF, mon ,Pride", ["safety", "money", "pride"]),
        ("resentment", "touched", "mon, money, MONEY, saf, mon", ["money", "safety"]),
        ("resentment", "touched", "sel,;sex;, ;pl", ["self-worth", "sex", "plans"]),
        ("spot", "name", "hu, l", ["hungry", "lonely"]),
        ("amends", "willing", "NEV", "never"),
        ("amends", "form", " in ", "indirect"),
        ("amends", "kind", "v,ti", ["violence", "time"]),
        ("pattern", "willing", " 07 ", 7),
        ("pattern", "willing", "0", 0),
        ("pattern", "willing", "10", 10),
    ],
)
def test_a_choice_is_known_by_its_beginning_and_kept_once(
    run: Run, home: Path, kind: str, option: str, typed: str, kept: object
) -> None:
    filled = BY_KIND[kind]._replace(cells={option: typed})
    assert run(*filled.words).code == 0
    assert only(home, filled.sheet)["cells"] == {option: kept}


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("res", "resentment"), ("A", "asset"), (" f ", "fear"), ("rel", "relationship")],
)
def test_a_kind_is_known_by_its_beginning(run: Run, home: Path, typed: str, kind: str) -> None:
    cells = options(BY_KIND[kind].cells)
    assert run("inventory", "add", typed, *cells).code == 0
    assert only(home, "inventory")["sheet"] == kind


@pytest.mark.parametrize(
    ("words", "in_hand", "step"),
    [
        (["pattern", "add", "--pattern=x"], None, 6),
        (["pattern", "add", "--pattern=x"], 7, 7),
        (["pattern", "add", "--pattern=x", "--step=asking"], 6, 7),
        (["amends", "add", "--who=x"], 9, 9),
        (["amends", "add", "--who=x"], 2, 8),
        (["inventory", "add", "asset", "--strength=x"], 10, 4),
        (["inventory", "add", "spot", "--next=x"], 4, 10),
        (["instruction", "add", "--text=x"], 11, 11),
        (["instruction", "add", "--text=x", "--step=3"], 11, 3),
    ],
)
def test_a_row_goes_to_the_step_named_else_to_the_one_in_hand_where_it_fits(
    run: Run, home: Path, words: list[str], in_hand: int | None, step: int
) -> None:
    if in_hand:
        assert run("start", str(in_hand)).code == 0
    assert run(*words).code == 0
    row = only(home, words[0])
    assert (row["program"], row["step"]) == ("twelve-steps", step)


def test_a_row_can_be_parked_and_tagged_when_it_is_added(run: Run, home: Path) -> None:
    ran = run(*ASSET.words, "--park", "--tag", "#share", "--tag", " calm ", "--tag", "share")
    assert ran.code == 0
    row = only(home, "inventory")
    assert (row["parked"], row["tags"]) == (True, ["share", "calm"])


def test_an_edit_changes_what_it_names_and_nothing_else(
    run: Run, home: Path, same_ids: None, clock: time_machine.Traveller
) -> None:
    assert run(*RESENTMENT.words, "--tag", "old").code == 0
    assert run(*ASSET.words).code == 0
    first, other = records(home, "inventory")
    before = {**json.loads(first.read_bytes()), "from_later": ["kept"]}
    before["cells"] |= {"from_later": "kept too"}
    first.write_text(json.dumps(before))
    beside = other.read_bytes()
    clock.shift(3600)
    now = "2026-11-24T21:15:30Z"
    ran = run("inventory", "edit", "1n", "--who", "K.", "--touched", "pr")
    assert ran == Ran(0, "Saved 1names (resentment, step 4).\n", "")
    cells = {**before["cells"], "who": "K.", "touched": ["pride"]}
    changed = {**before, "cells": cells, "updated_at": now}
    assert json.loads(first.read_bytes()) == changed
    ran = run("inventory", "edit", "1n", "--part=", "--touched", " ", "--wish", "\n")
    assert ran.code == 0
    for name in ("part", "touched", "wish"):
        del cells[name]
    assert json.loads(first.read_bytes()) == changed
    assert [*json.loads(first.read_bytes())["cells"]] == ["who", "happened", "from_later"]
    assert run("inventory", "edit", "1n", "--wish", "gone home", "--part", "none").code == 0
    assert [*json.loads(first.read_bytes())["cells"]] == [
        *("who", "happened", "part", "wish"),
        "from_later",
    ]
    assert run("inventory", "edit", "1n", "--park", "--tag", "New", "--untag", "OLD").code == 0
    row = json.loads(first.read_bytes())
    assert (row["parked"], row["tags"]) == (True, ["New"])
    assert run("inventory", "edit", "1n", "--who", "L.").code == 0
    row = json.loads(first.read_bytes())
    assert (row["cells"]["who"], row["parked"], row["tags"]) == ("L.", True, ["New"])
    assert run("inventory", "edit", "1n", "--no-park", "--untag", "new").code == 0
    row = json.loads(first.read_bytes())
    assert (row["parked"], row["tags"], row["from_later"]) == (False, [], ["kept"])
    assert other.read_bytes() == beside
    assert records(home, "inventory") == [first, other]


def test_an_edit_that_changes_nothing_leaves_the_file(run: Run, home: Path) -> None:
    assert run(*RESENTMENT.words).code == 0
    before = tree(home)
    assert run("inventory", "edit", "last", "--who", "J.", "--no-park", "--untag", "x").code == 0
    assert tree(home) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Say what is to change.\n  What can be changed: stepguide inventory edit --help"),
        (
            ["--strength=x"],
            "A resentment has no --strength.\n  It has --who, --happened, --touched, ",
        ),
        (["--who=x", "--touched=x"], "It touched: 'x' is not one of the answers here.\n"),
        (["--who=x", "--tag= "], "' ' cannot be a tag.\n"),
    ],
)
def test_an_edit_that_does_not_fit_is_told_and_changes_nothing(
    run: Run, home: Path, words: list[str], said: str
) -> None:
    assert run(*RESENTMENT.words).code == 0
    before = tree(home / "records")
    ran = run("inventory", "edit", "last", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"stepguide: {said}")
    assert ran.err.endswith(kept.where(home))
    assert tree(home / "records") == before


@each_kind
def test_a_row_goes_to_the_trash_and_comes_back_as_it_was(
    filled: Filled, run: Run, home: Path, same_ids: None
) -> None:
    assert run(*filled.words).code == 0
    (file,) = records(home, filled.sheet)
    before = file.read_bytes()
    gone = Ran(
        0,
        f"Moved 1names to the trash. To put it back: stepguide {filled.sheet} restore 1names\n",
        "",
    )
    assert run(filled.sheet, "delete", "1names", "--yes") == gone
    assert records(home, filled.sheet) == []
    (away,) = (home / "trash" / filled.sheet).iterdir()
    assert (away.name, away.read_bytes()) == (file.name, before)
    shown = run(filled.sheet, "show", "1names")
    there = f"In the trash. To put it back: stepguide {filled.sheet} restore 1names\n"
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.endswith(f"\n\n{there}")
    back = Ran(0, f"1names is back in {NAMED[filled.sheet]}.\n", "")
    assert run(filled.sheet, "restore", "1n") == back
    assert file.read_bytes() == before
    assert list((home / "trash" / filled.sheet).iterdir()) == []
    assert run(filled.sheet, "restore", "1n") == Ran(
        3,
        "",
        "stepguide: There is no '1n' here.\n"
        f"  To see their ids: stepguide {filled.sheet} list --trash\n",
    )


@pytest.mark.parametrize("from_trash", [False, True])
@each_kind
def test_a_row_removed_for_good_is_nowhere(
    filled: Filled, run: Run, home: Path, same_ids: None, from_trash: bool
) -> None:
    assert run(*filled.words).code == 0
    if from_trash:
        assert run(filled.sheet, "delete", "1n", "-y").code == 0
    note = GUIDE.screens.removed_for_good
    assert run(filled.sheet, "delete", "1n", "--for-good", "--yes") == Ran(
        0, f"Removed 1names for good. {note}\n", ""
    )
    assert [path for path in home.rglob("*.json") if path.name != "store.json"] == []


def test_nothing_is_taken_out_without_a_yes_where_nobody_can_be_asked(run: Run, home: Path) -> None:
    assert run(*ASSET.words).code == 0
    before = tree(home)
    for more in ([], ["--for-good"]):
        assert run("inventory", "delete", "last", *more) == Ran(
            2,
            "",
            "stepguide: This asks first, and there is no terminal here to ask at.\n"
            "  Add --yes to do it without being asked.\n",
        )
    assert tree(home) == before


@pytest.fixture
def alike(monkeypatch: pytest.MonkeyPatch, run: Run, clock: time_machine.Traveller) -> None:
    """Three rows of the inventory, added an hour apart; two ids begin alike."""
    given = iter(["aa1zzzzzzz", "aa2zzzzzzz", "011zzzzzzz"])
    monkeypatch.setattr(ids, "new_id", lambda: next(given, "a0draft000"))
    for name in ("first", "second", "third"):
        assert run("inventory", "add", "asset", "--strength", name).code == 0
        clock.shift(3600)


def test_an_id_may_be_cut_short(run: Run, alike: None) -> None:
    for typed, strength in (
        ("aa1zzzzzzz", "first"),
        ("aa2", "second"),
        ("AA1Z", "first"),
        (" 0 ", "third"),
        ("oL1", "third"),
        ("last", "third"),
        ("LAST", "third"),
    ):
        ran = run("inventory", "show", typed, "--json")
        assert (typed, json.loads(ran.out)["cells"]["strength"]) == (typed, strength)


@pytest.mark.parametrize("command", ["show", "edit --who x", "delete --yes", "restore"])
def test_an_id_that_fits_none_or_several_is_told_and_changes_nothing(
    run: Run, home: Path, alike: None, command: str
) -> None:
    name, *more = command.split()
    listing = "list --trash" if name == "restore" else "list"
    if name == "restore":
        for row in ("aa1", "aa2", "01"):
            assert run("inventory", "delete", row, "--yes").code == 0
    before = tree(home)
    for typed in ("zz", "", "aa1zzzzzzzz", "last2", "1/../x", "*"):
        assert kept.apart(run("inventory", name, typed, *more), home) == Ran(
            3,
            "",
            f"stepguide: There is no {typed!r} here.\n"
            f"  To see their ids: stepguide inventory {listing}\n",
        )
    assert kept.apart(run("inventory", name, "a", *more), home) == Ran(
        2,
        "",
        "stepguide: 'a' is the beginning of several ids.\n"
        "  Type more of one of: aa2zzzzzzz (second), aa1zzzzzzz (first)\n",
    )
    assert tree(home) == before


@pytest.mark.parametrize("sheet", SHEETS)
def test_last_of_nothing_is_told(run: Run, home: Path, sheet: str) -> None:
    assert run(sheet, "show", "last").err == (
        f"stepguide: There is no 'last' here.\n  To see their ids: stepguide {sheet} list\n"
    )
    assert run(sheet, "show", "last").code == 3
    assert not home.exists()


ID = "k7f3q29mzd"
NAME = f"20261124T204530.123456Z-{ID}.json"
HEALTHY: dict[str, Any] = {
    "format": 1,
    "id": ID,
    "at": "2026-11-24T20:45:30.123456Z",
    "updated_at": "2026-11-24T20:45:30.123456Z",
    "program": "twelve-steps",
    "step": 4,
    "cells": {},
}
CUT = "it is not whole JSON, as if it had been cut or altered"


def _file(kind: str, **fields: object) -> bytes:
    return json.dumps({**HEALTHY, "kind": kind, "sheet": kind, **fields}).encode()


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(
    ("sheet", "data", "reason"),
    [
        *((sheet, _file(sheet)[:-9], CUT) for sheet in SHEETS),
        ("inventory", _file("inventory", format=2), "it was written by a newer stepguide"),
        ("amends", _file("amends", format=2), "it was written by a newer stepguide"),
        ("inventory", b"", "it is empty"),
        ("inventory", _file("pattern"), "it holds another kind of record than its folder"),
        (
            "inventory",
            _file("inventory", id="0000000000"),
            "its name and its content speak of different records",
        ),
        ("inventory", _file("inventory", step=0), "step: input should be greater than or equal"),
        ("inventory", _file("inventory", cells=["x"]), "cells: input should be an object"),
        ("inventory", _file("inventory", sheet=None), "sheet: input should be a valid string"),
        (
            "pattern",
            _file("pattern", ratings=[{"at": HEALTHY["at"], "willing": 11}]),
            "ratings.0.willing: input should be less than or equal to 10",
        ),
        ("amends", _file("amends", status="sent"), "status: input should be 'open', 'planned' or"),
        ("amends", _file("amends", safety={"law": "perhaps"}), "safety.law: input should be a "),
        ("amends", _file("amends", kept=["soon"]), "kept.0: input should be a valid date"),
        ("amends", _file("amends", from_row="../x"), "from_row: string should match pattern"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_row_that_cannot_be_used_is_named_and_left_beside_the_healthy_ones(
    run: Run, home: Path, sheet: str, data: bytes, reason: str
) -> None:
    (filled, *_) = (filled for filled in FILLED if filled.sheet == sheet)
    assert run(*filled.words).code == 0
    file = home / "records" / sheet / NAME
    file.write_bytes(data)
    file.chmod(0o600)
    before = tree(home)
    listed = run(sheet, "list", "--json")
    assert (listed.code, [row["cells"] for row in json.loads(listed.out)]) == (4, [filled.cells])
    assert listed.err.startswith(f"stepguide: {file}: {reason}")
    assert listed.err.endswith(". Nothing in it was changed. See: stepguide doctor\n")
    for command in ("show ID", "edit ID --park", "delete ID --yes", "show last"):
        ran = run(sheet, *command.replace("ID", ID[:6]).split())
        assert (ran.code, ran.out) == (4, "")
        assert ran.err.startswith(f"stepguide: {file}: {reason}")
    assert run("doctor").code == 4
    assert tree(home) == before


@pytest.mark.parametrize("sheet", SHEETS)
def test_beside_a_damaged_row_the_steps_are_shown_and_more_can_be_added(
    run: Run, home: Path, sheet: str
) -> None:
    (filled, *_) = (filled for filled in FILLED if filled.sheet == sheet)
    assert run(*filled.words).code == 0
    damaged = home / "records" / sheet / NAME
    damaged.write_bytes(b"{")
    rows = json.loads(run("steps", "--json").out)[filled.step - 1]["rows"]
    assert rows == (sheet != "instruction")
    step = str(filled.step)
    codes = {words: run(*words.split()).code for words in ("steps", "progress", f"show {step}")}
    read_for_steps = 0 if sheet == "instruction" else 4
    assert codes == {"steps": read_for_steps, "progress": read_for_steps, f"show {step}": 4}
    added = run(*filled.words)
    assert added.out.startswith("Saved ")
    assert len(records(home, sheet)) == 3
    assert damaged.read_bytes() == b"{"


def test_the_doctor_knows_every_kind_of_row(run: Run, home: Path) -> None:
    for filled in FILLED:
        assert run(*filled.words).code == 0
        assert run(*filled.words).code == 0
        assert run(filled.sheet, "delete", "last", "--yes").code == 0
    ran = run("doctor", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["findings"] == []
    assert json.loads(ran.out)["files"] == 2 * len(FILLED) + 2


def _writing(sheet: str) -> list[list[str]]:
    (filled, *_) = (filled for filled in FILLED if filled.sheet == sheet)
    own = {
        "pattern": [["rate", "last", "3"]],
        "amends": [["check", "last", "--answer=law=no"], ["done", "last"], ["keep", "last"]],
    }
    return [
        filled.words,
        *([sheet, *words] for words in own.get(sheet, [])),
        [sheet, "edit", "last", "--park"],
        [sheet, "delete", "last", "--yes"],
        [sheet, "delete", "last", "--for-good", "--yes"],
        [sheet, "restore", "last"],
    ]


def _one_and_one_in_the_trash(run: Run, sheet: str) -> None:
    (filled, *_) = (filled for filled in FILLED if filled.sheet == sheet)
    for _ in range(2):
        assert run(*filled.words).code == 0
    assert run(sheet, "delete", "last", "--yes").code == 0


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_home_of_a_newer_stepguide_is_read_and_not_written(
    run: Run, home: Path, sheet: str
) -> None:
    _one_and_one_in_the_trash(run, sheet)
    (home / "store.json").write_text('{"format": 2}')
    before = tree(home)
    reason = f"{home / 'store.json'}: this folder belongs to a newer stepguide"
    shown = run(sheet, "list", "--json")
    assert (shown.code, [row["id"] for row in json.loads(shown.out)]) == (
        4,
        [only(home, sheet)["id"]],
    )
    assert shown.err == f"stepguide: {reason}. Nothing in it was changed. See: stepguide doctor\n"
    for words in _writing(sheet):
        ran = kept.apart(run(*words), home)
        assert (ran.code, ran.out) == (4, ""), words
        assert ran.err.startswith(f"stepguide: {reason}.\n"), words
    assert tree(home) == before


def test_a_home_that_cannot_be_written_is_read_and_refusals_are_told(run: Run, home: Path) -> None:
    _one_and_one_in_the_trash(run, "inventory")
    try:
        prefix = bound_by_modes()
    except OSError as error:
        pytest.skip(f"root cannot be bound by the modes of files here: {error}")
    folders = [path for path in (home, *home.rglob("*")) if path.is_dir()]
    for folder in folders:
        folder.chmod(0o500)
    before = tree(home)
    try:
        for words, code in (
            (["inventory", "list"], 0),
            (ASSET.words, 1),
            (["inventory", "edit", "last", "--park"], 1),
        ):
            ran = subprocess.run(
                [*prefix, sys.executable, "-m", "stepguide", *words],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
            )
            assert ran.returncode == code, (words, ran.stderr)
            assert ("Permission denied" in ran.stderr) == bool(code)
        after = tree(home)
    finally:
        for folder in folders:
            folder.chmod(0o700)
    assert after == before


def test_the_second_of_two_changes_is_told_and_the_first_stays(run: Run, home: Path) -> None:
    assert run(*ASSET.words).code == 0
    changes: list[Callable[[RowHandling, Found[Row]], object]] = [
        lambda theirs, found: theirs.change(found, _as("theirs")),
        lambda theirs, found: changing.delete(theirs.context.home, found, NOW),
    ]
    for change in changes:
        ours, theirs = (rows_of(Context(open_guide=Guide), "inventory") for _ in range(2))
        found = ours.find("last")
        change(theirs, theirs.find("last"))
        before = tree(home)
        with pytest.raises(ChangedError):
            ours.change(found, _as("ours"))
        assert tree(home) == before


def _as(strength: str) -> Callable[[Row], Row]:
    return lambda row: with_cells(row, ASSET.known, {"strength": strength})


@pytest.mark.slow
def test_of_changes_at_once_each_is_kept_or_told(run: Run, home: Path) -> None:
    assert run(*BY_KIND["amends"].words).code == 0
    days = [f"2026-11-{day:02}" for day in range(1, 5)]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "stepguide", "amends", "keep", "last", "--at", day],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for day in days
    ]
    said = [process.communicate(timeout=60) for process in running]
    kept = []
    for day, process, (out, err) in zip(days, running, said, strict=True):
        if process.returncode == 0:
            kept.append(day)
            assert out.endswith("kept in all.\n")
        else:
            assert (process.returncode, out) == (1, "")
            assert err == (
                "stepguide: It was changed by another stepguide while you were changing it.\n"
            )
    assert kept
    assert only(home, "amends")["kept"] == kept
    assert leftovers(home) == []


def test_a_row_is_never_written_over_one_that_is_there(
    run: Run, home: Path, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = count()
    monkeypatch.setattr(ids, "new_id", lambda: f"{'aab'[next(numbers)]}names0000")
    assert run(*ASSET.words).code == 0
    before = tree(home)
    ran = kept.apart(run("inventory", "add", "fear", "--fear", "x"), home)
    assert (ran.code, ran.out) == (1, "")
    assert tree(home) == before
