"""What an earlier version kept is all there: listed, shown, and as it was after a look."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ran, Run
from tests.home.tree import all_private, tree
from tests.homes import LISTED, listed, read, stored

PARTS = {"records": [], "trash": ["--trash"]}
OF_A_STEP = ("entry", "answer", "inventory", "pattern", "amends", "instruction")
SHOWN = [kind for kind in LISTED if kind not in ("measure", "recovery")]

PAGES = [
    "today",
    "steps",
    "progress",
    "days",
    "plan",
    "meeting",
    "measure",
    "insight",
    "insight --days 90",
    "people call",
    "settings",
    "where",
    "sos",
    "journal list --step 2 --tag moved",
    "journal search words",
    *(f"show {number}" for number in range(1, 13)),
]

# How many of each kind there are, and in the trash.
HELD = {
    "amends": (7, 1),
    "answer": (8, 1),
    "checkin": (3, 1),
    "craving": (3, 1),
    "entry": (13, 2),
    "gratitude": (3, 1),
    "instruction": (2, 1),
    "inventory": (10, 1),
    "measure": (3, 1),
    "meeting": (3, 1),
    "pattern": (3, 1),
    "person": (4, 1),
    "plan": (6, 1),
    "recovery": (7, 1),
    "session": (2, 0),
    "step": (12, 0),
    "visit": (3, 1),
}

# The step, where the person is with it, the round, what is answered and done in it, and its rows.
STANDING = [
    (1, "in_progress", 2, 2, 0, 0),
    (2, "in_progress", 1, 1, 0, 0),
    (3, "not_started", 1, 0, 0, 0),
    (4, "in_progress", 1, 1, 0, 9),
    (5, "in_progress", 1, 1, 0, 0),
    (6, "in_progress", 1, 0, 0, 2),
    (7, "in_progress", 1, 0, 0, 1),
    (8, "in_progress", 1, 0, 0, 3),
    (9, "in_progress", 1, 0, 0, 4),
    (10, "in_progress", 1, 0, 0, 1),
    (11, "finished", 1, 0, 0, 0),
    (12, "not_started", 1, 0, 0, 0),
]
COLUMNS = ("number", "status", "round", "answered", "exercises_done", "rows")


@pytest.fixture(autouse=True)
def looked(old: Path) -> Iterator[None]:
    """No test here changes anything by looking."""
    before = tree(old)
    yield
    assert tree(old) == before
    assert all_private(old)


def told(ran: Ran) -> Any:
    """The data that a run gave, which had nothing else to say."""
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def is_whole(kept: dict[str, Any], given: dict[str, Any]) -> bool:
    """Whether what was given holds all that was kept, as it was kept."""
    return {name: given.get(name, "nothing") for name in kept} == kept


def test_there_is_something_of_every_kind(old: Path) -> None:
    kinds = sorted(path.name for path in (old / "records").iterdir())
    assert {kind: tuple(len(stored(old, kind, part)) for part in PARTS) for kind in kinds} == HELD


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", LISTED)
def test_every_record_is_listed_with_all_it_holds(
    kind: str, part: str, old: Path, run: Run
) -> None:
    kept = listed(old, kind, part)
    given = told(run(*LISTED[kind], "list", *PARTS[part], *_all(kind), "--json"))
    assert sorted(one["id"] for one in given) == sorted(kept)
    assert [one for one in given if not is_whole(kept[one["id"]], one)] == []


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", LISTED)
def test_every_record_has_its_place_on_the_page(kind: str, part: str, old: Path, run: Run) -> None:
    ran = run(*LISTED[kind], "list", *PARTS[part], *_all(kind))
    assert (ran.code, ran.err) == (0, "")
    assert [one for one in listed(old, kind, part) if ran.out.count(one[:6]) != 1] == []


def _all(kind: str) -> list[str]:
    return ["--all"] if kind == "entry" else []


@pytest.mark.parametrize("kind", SHOWN)
def test_each_is_shown_whole(kind: str, old: Path, run: Run) -> None:
    for one, kept in listed(old, kind).items():
        assert is_whole(kept, told(run(*LISTED[kind], "show", one, "--json")))
        page = run(*LISTED[kind], "show", one)
        assert (page.code, page.err) == (0, "")
        assert one[:6] in page.out


@pytest.mark.parametrize("page", PAGES)
def test_every_other_page_opens(page: str, run: Run, on_a_screen: None) -> None:
    ran = run(*page.split())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out


def test_the_people_marked_for_it_are_on_the_sos_screen(old: Path, process: Run) -> None:
    marked = {one["name"]: one for one in stored(old, "person").values() if one["sos"]}
    assert list(marked) == ["S.", "Aunt Plum"]
    ran = process("sos")
    assert (ran.code, ran.err) == (0, "")
    for name, one in marked.items():
        assert f"{name} ({one['role']}): {one['reach']}" in ran.out


def test_where_the_person_is(run: Run) -> None:
    given = told(run("steps", "--json"))
    assert [tuple(step[name] for name in COLUMNS) for step in given] == STANDING


def test_what_is_counted(old: Path, run: Run) -> None:
    days = told(run("days", "--json"))
    assert [days[name] for name in ("first", "total", "current", "medication")] == [
        "2026-09-20",
        65,
        44,
        63,
    ]
    progress = told(run("progress", "--json"))
    assert progress["entries"] == len(listed(old, "entry"))
    assert (progress["first_entry_at"], progress["last_entry_at"]) == (
        "2026-10-02T08:10:00+01:00",
        "2026-11-20T20:55:00Z",
    )


@pytest.mark.parametrize("step", range(1, 13))
def test_a_step_is_read_aloud(step: int, old: Path, run: Run) -> None:
    kept = [one for kind in OF_A_STEP for one in stored(old, kind).values()]
    pages = sum(one["step"] == step for one in kept)
    ran = run("share", "--read", "--step", str(step))
    assert ran.code == (0 if pages else 3)
    assert ran.out.count(f" of {pages}  ") == pages


def test_what_was_chosen(old: Path, run: Run) -> None:
    now = told(run("settings", "--json"))
    before = read(old / "settings.json")
    # What can be chosen since then is not set.
    assert {name: now[name] for name in now if name not in before} == {
        "checkin": None,
        "clock": None,
        "day_begins": 0,
        "menu": True,
        "editor": True,
    }
    assert {"format": 1, **{name: now[name] for name in now if name in before}} == before


def test_the_drafts_are_listed_with_their_words(old: Path, run: Run) -> None:
    given = {one["id"]: one for one in told(run("journal", "drafts", "--json"))}
    assert sorted(given) == sorted(path.name for path in (old / "drafts").iterdir())
    for one, draft in given.items():
        note = read(old / "drafts" / one / "draft.json")
        del note["format"], note["base"]
        assert is_whole(note, draft)
        assert draft["text"] == (old / "drafts" / one / "text").read_text()


def test_the_doctor_finds_drafts_that_wait_and_nothing_else(old: Path, run: Run) -> None:
    given = told(run("doctor", "--json"))
    waiting = [
        {
            "path": str(old / "drafts" / draft["id"]),
            "what": "this draft is waiting to be finished",
            "then": f"stepguide journal drafts open {draft['short_id']}",
            "is_wrong": False,
        }
        for draft in told(run("journal", "drafts", "--reverse", "--json"))
    ]
    files = sum(path.is_file() for path in old.rglob("*")) + len(waiting)
    then = [{"command": one["then"], "why": ""} for one in waiting]
    assert given == {"is_well": True, "files": files, "findings": waiting, "next": then}
