"""What an earlier version kept can be changed: one file at a time, with all that is not known."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.home.tree import Tree, tree
from tests.homes import LISTED, file_of, read, stored

NOW = "2026-11-24T20:15:30Z"
LATER = {"later": {"kept": [1, 2.5, "ß", None]}}
KINDS = [*LISTED, "answer"]
ROWS = ["inventory", "pattern", "amends", "instruction", "plan", "meeting", "visit", "gratitude"]

# What changes the first of each kind, and what of it is another then.
EDITS: dict[str, tuple[list[str], dict[str, Any]]] = {
    "entry": (["--tag", "new"], {"tags": ["new"]}),
    "answer": (["--tag", "new"], {"tags": ["new"]}),
    "person": (["--reach", "555 0199"], {"reach": "555 0199"}),
    **{kind: (["--tag", "new", "--park"], {"tags": ["new"], "parked": True}) for kind in ROWS},
    "checkin": (["--tag", "new"], {"tags": ["new"]}),
    "craving": (["--note", "a bus came"], {"cells": {"note": "a bus came"}}),
}


def command(kind: str) -> list[str]:
    """The commands that a kind of record has."""
    return LISTED["entry" if kind == "answer" else kind]


def first(root: Path, kind: str, part: str = "records") -> str:
    """The id of the first record of a kind."""
    return next(iter(stored(root, kind, part)))


def differing(before: Tree, after: Tree) -> set[str]:
    """The paths that are not as they were."""
    return {path for path in {*before, *after} if before.get(path) != after.get(path)}


def done(run: Run, *words: str) -> None:
    """Run what has to go well."""
    ran = run(*words)
    assert ran.code == 0, ran.err


def marked(file: Path, more: dict[str, Any]) -> dict[str, Any]:
    """What a file holds when something that this version does not know is in it as well."""
    held = read(file) | more
    file.write_text(json.dumps(held, indent=2, ensure_ascii=False) + "\n")
    return held


@pytest.mark.parametrize("kind", EDITS)
def test_a_change_is_of_one_file_and_keeps_what_is_not_known(
    kind: str, old: Path, run: Run
) -> None:
    words, said = EDITS[kind]
    file = file_of(old, first(old, kind))
    held, before = marked(file, LATER), tree(old)
    done(run, *command(kind), "edit", held["id"], *words)
    assert differing(before, tree(old)) == {str(file.relative_to(old))}
    cells = {"cells": held["cells"] | said["cells"]} if "cells" in said else {}
    assert read(file) == held | said | cells | {"updated_at": NOW}
    assert list(read(file)) == list(held)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_deleted_comes_back_as_it_was(kind: str, old: Path, run: Run) -> None:
    one = first(old, kind)
    file = file_of(old, one)
    marked(file, LATER)
    before = tree(old)
    done(run, *command(kind), "delete", one, "--yes")
    there = f"{kind}/{file.name}"
    assert differing(before, tree(old)) == {f"records/{there}", f"trash/{there}"}
    assert tree(old)[f"trash/{there}"] == before[f"records/{there}"]
    done(run, *command(kind), "restore", one)
    assert tree(old) == before


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_in_the_trash_comes_back(kind: str, old: Path, run: Run) -> None:
    one = first(old, kind, "trash")
    there, before = f"{kind}/{file_of(old, one).name}", tree(old)
    done(run, *command(kind), "restore", one)
    assert differing(before, tree(old)) == {f"records/{there}", f"trash/{there}"}
    assert tree(old)[f"records/{there}"] == before[f"trash/{there}"]


def test_a_willingness_is_added_to_those_before(old: Path, run: Run) -> None:
    file = file_of(old, first(old, "pattern"))
    ratings = [rating | LATER for rating in read(file)["ratings"]]
    held, before = marked(file, {"ratings": ratings}), tree(old)
    done(run, "pattern", "rate", held["id"], "9")
    assert differing(before, tree(old)) == {str(file.relative_to(old))}
    assert [rating["willing"] for rating in ratings] == [4, 7, 5]
    assert read(file)["ratings"] == [*ratings, {"at": NOW, "willing": 9}]
    assert read(file)["cells"] == held["cells"] | {"willing": 9}


def test_a_day_is_added_to_those_kept(old: Path, run: Run) -> None:
    living = {one: row for one, row in stored(old, "amends").items() if row["kept"]}
    ((one, held),) = living.items()
    before = tree(old)
    done(run, "amends", "keep", one)
    assert differing(before, tree(old)) == {str(file_of(old, one).relative_to(old))}
    days = ["2026-11-04", "2026-11-06", "2026-11-07", "2026-11-24"]
    assert read(file_of(old, one)) == held | {"kept": days, "updated_at": NOW}


def test_a_plan_stands_on_its_check_for_as_long_as_that_passes(old: Path, run: Run) -> None:
    one, held = next(iter(stored(old, "amends").items()))
    assert (held["status"], held["safety"]["shaky"]) == ("planned", False)
    answers = [f"{name}={'yes' if said else 'no'}" for name, said in held["safety"].items()]
    done(run, "amends", "check", one, *(word for said in answers for word in ("--answer", said)))
    assert read(file_of(old, one)) == held | {"checked_at": NOW, "updated_at": NOW}
    done(run, "amends", "check", one, "--answer", "shaky=yes")
    after = read(file_of(old, one))
    assert after["safety"] == held["safety"] | {"shaky": True}
    assert after["status"] == "open"


def test_a_setting_leaves_those_that_are_not_known(old: Path, run: Run) -> None:
    held, before = marked(old / "settings.json", LATER), tree(old)
    done(run, "settings", "set", "wording", "both")
    assert differing(before, tree(old)) == {"settings.json"}
    assert read(old / "settings.json") == held | {"wording": "both"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["finish", "1"], "step"),
        (["reopen", "11"], "step"),
        (["journal", "add", "a word"], "entry"),
        (["journal", "add", "--question", "1.4", "a word"], "answer"),
        (["days", "used"], "recovery"),
        (["checkin", "--mood", "5"], "checkin"),
        (["plan", "add", "reason", "--reason", "a word"], "plan"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_what_is_added_is_one_file_more(words: list[str], kind: str, old: Path, run: Run) -> None:
    before = tree(old)
    done(run, *words)
    (added,) = differing(before, tree(old))
    assert added.startswith(f"records/{kind}/20261124T201530.000000Z-")
    assert added not in before
