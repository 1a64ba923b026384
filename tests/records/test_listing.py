"""Rows as they are listed and shown, and counted with the steps and rounds they belong to."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import time_machine
from syrupy.assertion import SnapshotAssertion

from tests import kept
from tests.conftest import Ran, Run, records
from tests.home.tree import tree
from tests.known import GUIDE
from tests.records import BY_KIND, FILLED, only
from tests.records import same_ids as same_ids

pytestmark = pytest.mark.usefixtures("on_a_screen")

SHEETS = ["inventory", "pattern", "amends", "instruction"]
FINE = [
    f"--answer={one.id}={'no' if one.blocks_on == 'yes' else 'yes'}"
    for one in GUIDE.sheets.safety.questions
]


MORE = [
    ["inventory", "add", "resentment", "--who=the benefits office", "--park"],
    ["inventory", "add", "asset", "--strength=[/bold] I make people laugh :smile: {{x}}"],
    ["pattern", "add", "--step=7", "--pattern=go quiet"],
    ["amends", "add", "--from=3n", "--form=direct"],
    ["amends", "check", "last", *FINE],
    ["amends", "plan", "last"],
    ["amends", "add", "--who=someone I used with"],
    ["amends", "check", "last", "--answer=using=yes"],
    ["amends", "add", "--who=my old boss", "--form=none"],
    ["amends", "done", "last"],
    ["pattern", "rate", "7n", "4"],
    ["pattern", "rate", "7n", "1"],
    ["amends", "keep", "8n"],
    ["amends", "keep", "8n", "--at=2026-11-20"],
    ["inventory", "edit", "1n", "--tag=share", "--tag=calm", "--park"],
    ["instruction", "add", "--step=4", "--text=Read it to me before you send anything."],
]


@pytest.fixture(scope="module")
def mould(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the filled home is kept once it has been made."""
    return tmp_path_factory.mktemp("mould") / "home"


@pytest.fixture
def filled(
    run: Run, home: Path, same_ids: None, clock: time_machine.Traveller, mould: Path
) -> Path:
    """A row of every kind, an hour apart, and some that are not like the others."""
    lines = [*(row.words for row in FILLED), *MORE]
    if mould.exists():
        shutil.copytree(mould, home)
        clock.shift(3600 * len(lines))
    else:
        for words in lines:
            ran = run(*words)
            assert ran.code == 0, (words, ran)
            clock.shift(3600)
        shutil.copytree(home, mould)
    return home


SCREENS = {
    **{f"list_{sheet}": [sheet, "list"] for sheet in SHEETS},
    "show_resentment": ["inventory", "show", "1n"],
    "show_harm": ["inventory", "show", "3n"],
    "show_pattern": ["pattern", "show", "7n"],
    "show_amends": ["amends", "show", "8n"],
    "show_amends_linked": ["amends", "show", "dn"],
    "show_instruction": ["instruction", "show", "9n"],
}


@pytest.mark.parametrize("screen", SCREENS)
def test_screen(screen: str, run: Run, filled: Path, snapshot: SnapshotAssertion) -> None:
    for columns in ("80", "120", "40"):
        ran = run(*SCREENS[screen], COLUMNS=columns)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out == snapshot(name=columns)
    assert run("settings", "set", "plain", "on").code == 0
    assert run(*SCREENS[screen], COLUMNS="120").out == snapshot(name="plain")


def test_columns_stand_side_by_side_from_a_hundred_on(run: Run, filled: Path) -> None:
    for columns, side_by_side in (("99", False), ("100", True), ("240", True)):
        shown = run("instruction", "list", COLUMNS=columns).out
        assert ("───" in shown) == side_by_side
        assert ("What to do: one fear a day" in shown) != side_by_side


@pytest.mark.parametrize("sheet", SHEETS)
def test_nothing_yet_says_how_to_begin_and_makes_nothing(run: Run, home: Path, sheet: str) -> None:
    title = GUIDE.sheets.sheet(sheet).title
    assert run(sheet, "list") == Ran(
        0, f"{title}\n\nNothing is here yet. To begin: stepguide {sheet} add\n", kept.missing(home)
    )
    assert run(sheet, "list", "--trash") == Ran(
        0, f"{title}, in the trash\n\nThe trash is empty.\n", kept.missing(home)
    )
    assert run(sheet, "list", "--json") == Ran(0, "[]\n", kept.missing(home))
    assert not home.exists()


def _ids(ran: Ran) -> str:
    """The first letters of the ids that were listed, in their order."""
    assert (ran.code, ran.err) == (0, "")
    return "".join(row["id"][0] for row in json.loads(ran.out))


def test_rows_are_listed_the_newest_first(run: Run, filled: Path) -> None:
    listed = {sheet: _ids(run(sheet, "list", "--json")) for sheet in SHEETS}
    assert listed == {
        "inventory": "ba654321",
        "pattern": "c7",
        "amends": "fed8",
        "instruction": "g9",
    }
    before = tree(filled)
    shown = run("inventory", "list", COLUMNS="80").out
    kinds = [kind.title for kind in GUIDE.sheets.sheet("inventory").kinds]
    assert [line for line in shown.splitlines() if line in kinds] == kinds
    assert tree(filled) == before


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["inventory", "list", "res"], "a1"),
        (["inventory", "list", "ASSET"], "b5"),
        (["inventory", "list", "--step", "10"], "6"),
        (["inventory", "list", "--step", "self-check"], "6"),
        (["inventory", "list", "--step", "7"], ""),
        (["inventory", "list", "--parked"], "a1"),
        (["inventory", "list", "asset", "--parked"], ""),
        (["pattern", "list", "--step", "7"], "c"),
        (["instruction", "list", "--step", "4"], "g"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_list_can_be_of_a_kind_a_step_or_what_is_parked(
    run: Run, filled: Path, words: list[str], ids: str
) -> None:
    assert _ids(run(*words, "--json")) == ids


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ["list", "anger"],
            3,
            "There is no kind 'anger' here.\n  The kinds are resentment, fear, ",
        ),
        (["list", "r"], 2, "'r' fits more than one.\n  The kinds are resentment, fear, harm, "),
        (["list", "--step", "13"], 3, "There is no step 13.\n"),
    ],
)
def test_a_kind_or_a_step_there_is_not_cannot_be_listed(
    run: Run, words: list[str], code: int, said: str
) -> None:
    ran = run("inventory", *words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"stepguide: {said}")


def test_what_was_deleted_is_listed_in_the_trash_alone(run: Run, filled: Path) -> None:
    for row in ("1n", "5n"):
        assert run("inventory", "delete", row, "--yes").code == 0
    assert _ids(run("inventory", "list", "--json")) == "ba6432"
    assert _ids(run("inventory", "list", "--trash", "--json")) == "51"
    assert _ids(run("inventory", "list", "asset", "--trash", "--json")) == "5"
    shown = run("inventory", "list", "--trash").out
    assert shown.startswith(
        "Taking stock, in the trash\n\nResentments\n1names\n - Who or what: J.\n"
    )


def test_a_row_of_a_kind_the_guide_does_not_know_is_shown_after_the_others(
    run: Run, filled: Path
) -> None:
    (file,) = (path for path in records(filled, "inventory") if path.stem.endswith("-2names0000"))
    row = json.loads(file.read_bytes())
    row |= {"sheet": "regret", "cells": {"later_field": "kept words", "fear": "of it"}}
    file.write_text(json.dumps(row))
    shown = run("inventory", "list").out
    assert shown.endswith(
        "2names  regret, step 4, Tue 24 Nov 2026\nlater_field kept words\nfear        of it\n"
    )
    assert run("inventory", "show", "2n").out in shown
    assert run("inventory", "delete", "2n", "--yes").code == 0


def _step(run: Run, number: int) -> dict[str, Any]:
    """A step in `steps --json`, where `progress --json` and `show N --json` say the same."""
    ran = run("steps", "--json")
    assert ran.code == 0
    step: dict[str, Any] = json.loads(ran.out)[number - 1]
    progress = json.loads(run("progress", "--json").out)["steps"][number - 1]
    assert {name: progress[name] for name in step} == step
    shown = json.loads(run("show", str(number), "--json").out)
    done = [exercise["id"] for exercise in shown["exercises"] if exercise["done"]]
    assert (shown["rows"], shown["round"], shown["status"], len(done)) == (
        *(step["rows"], step["round"], step["status"]),
        step["exercises_done"],
    )
    return step


def _counts(run: Run, number: int) -> tuple[str, int, int, int, int]:
    step = _step(run, number)
    return (
        *(step["status"], step["round"], step["answered"]),
        *(step["exercises_done"], step["rows"]),
    )


def test_rows_and_exercises_count_in_the_round_their_time_falls_in(
    run: Run, home: Path, same_ids: None, clock: time_machine.Traveller
) -> None:
    def does(*words: str) -> None:
        assert run(*words).code == 0
        clock.shift(3600)

    fear, asset = BY_KIND["fear"].words, BY_KIND["asset"].words
    assert _counts(run, 4) == ("not_started", 1, 0, 0, 0)
    does(*fear)
    assert _counts(run, 4) == ("in_progress", 1, 0, 0, 1)
    does("journal", "add", "--question", "4.a", "what I did")
    does("journal", "add", "--question", "4.a", "and again")
    does("journal", "add", "--question", "4.1", "an answer")
    does(*asset)
    assert _counts(run, 4) == ("in_progress", 1, 1, 1, 2)
    shown = run("show", "4").out
    assert "\nin progress since Tue 24 Nov 2026, 1 exercise and 2 rows\n" in shown
    assert "4.a " not in shown
    assert ", done)\n" in run("show", "4", "--section", "exercises").out
    assert ", 1 exercise and 2 rows\n" in run("progress", COLUMNS="120").out
    does("finish", "4")
    does(*asset)
    assert _counts(run, 4) == ("finished", 1, 1, 1, 3)
    does("start", "4", "--again")
    assert _counts(run, 4) == ("in_progress", 2, 0, 0, 0)
    assert ", round 2\n" in run("show", "4").out
    does(*fear)
    assert _counts(run, 4) == ("in_progress", 2, 0, 0, 1)
    assert ", round 2, 1 row\n" in run("show", "4").out
    assert "\nBeside the questions, in this round: 1 row.\n" in run("show", "4", "--all").out
    assert ", round 2, 1 row\n" in run("progress", COLUMNS="120").out
    rounds = [row["round"] for row in json.loads(run("inventory", "list", "--json").out)]
    assert rounds == [2, 1, 1, 1]
    row = json.loads(run("inventory", "show", "last", "--json").out)
    assert row["round"] == 2
    assert "  fear, step 4, round 2, " in run("inventory", "show", "last").out
    assert "  fear, step 4, Tue" in run("inventory", "show", "1n").out
    does("inventory", "edit", "1n", "--support", "the hall light")
    does("inventory", "delete", "last", "--yes")
    assert _counts(run, 4) == ("in_progress", 2, 0, 0, 0)
    does("inventory", "restore", "last")
    assert _counts(run, 4) == ("in_progress", 2, 0, 0, 1)


@pytest.mark.parametrize(
    ("kind", "number"), [("spot", 10), ("pattern", 6), ("amends", 8), ("resentment", 4)]
)
def test_a_row_begins_its_step_and_never_puts_it_in_hand(run: Run, kind: str, number: int) -> None:
    assert run(*BY_KIND[kind].words).code == 0
    assert _counts(run, number) == ("in_progress", 1, 0, 0, 1)
    assert json.loads(run("progress", "--json").out)["current_step"] == 1


def test_a_row_of_another_program_is_kept_and_counts_for_none_of_these_steps(
    run: Run, home: Path
) -> None:
    assert run(*BY_KIND["fear"].words).code == 0
    (file,) = records(home, "inventory")
    file.write_text(json.dumps({**only(home, "inventory"), "program": "another"}))
    assert _counts(run, 4) == ("not_started", 1, 0, 0, 0)
    row = json.loads(run("inventory", "show", "last", "--json").out)
    assert (row["program"], row["round"]) == ("another", None)
    assert run("inventory", "list").code == 0


def test_instructions_are_shown_with_their_step_and_begin_none(
    run: Run, home: Path, clock: time_machine.Traveller
) -> None:
    first = "Call me before you [b]start[/b]."
    for step, text in (("4", first), ("4", "One page a day,\nnot more."), ("5", "Pick a place.")):
        assert run("instruction", "add", "--step", step, "--text", text).code == 0
        clock.shift(60)
    asked = {
        number: json.loads(run("show", str(number), "--json").out)["instructions"]
        for number in (3, 4, 5)
    }
    assert asked == {3: [], 4: [first, "One page a day,\nnot more."], 5: ["Pick a place."]}
    said = f"What you were asked to do\n - {first}\n - One page a day,\n   not more.\n"
    for words in (["show", "4"], ["show", "4", "--all"]):
        assert said in run(*words).out
    assert "What you were asked to do" not in run("show", "3").out
    assert "Call me" not in run("show", "4", "--section", "questions").out
    for number in (4, 5):
        assert _counts(run, number) == ("not_started", 1, 0, 0, 0)
    assert json.loads(run("progress", "--json").out)["current_step"] == 1
    assert run("instruction", "delete", "last", "--yes").code == 0
    assert json.loads(run("show", "5", "--json").out)["instructions"] == []
