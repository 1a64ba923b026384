"""What counts as a break, for how long, and the lowest craving of a day."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stepguide.home import ids
from stepguide.home.store import Home
from stepguide.safety import rules
from tests.home.tree import tree
from tests.known import GUIDE

NOW = datetime(2026, 11, 24, 20, 15, 30, tzinfo=UTC)
TOLERANCE = GUIDE.screens.tolerance
TAGS = ["relapsed", "od", "Picked-Up", "not using", "detox", "out of jail", "missed doses"]
MOMENT = timedelta(microseconds=1)


def _kept(root: Path, kind: str, at: datetime, **fields: Any) -> Path:
    """A record of `kind` about `at`, as it lies on the disk."""
    folder = root / "records" / kind
    folder.mkdir(parents=True, exist_ok=True)
    record_id = ids.new_id()
    file = folder / ids.file_name(at, record_id)
    record = {"format": 1, "kind": kind, "id": record_id, "at": at.isoformat(), **fields}
    file.write_text(json.dumps(record))
    return file


REPORTS: dict[str, tuple[str, dict[str, Any]]] = {
    "used": ("recovery", {"event": "used"}),
    "began": ("recovery", {"event": "began"}),
    "medication ended": ("recovery", {"event": "medication-ended"}),
    "use in a check-in": ("checkin", {"cells": {"use": "yes"}}),
    **{f"entry tagged {tag}": ("entry", {"tags": ["calm", tag]}) for tag in TAGS},
    "answer tagged used": ("answer", {"tags": ["used"]}),
}
REPORTS_NOT: dict[str, tuple[str, dict[str, Any]]] = {
    "medication": ("recovery", {"event": "medication"}),
    "milestone": ("recovery", {"event": "milestone", "days": 30}),
    "no use": ("checkin", {"cells": {"use": "no"}}),
    "rather not say": ("checkin", {"cells": {"use": "rather-not-say"}}),
    "other tags": ("entry", {"tags": ["calm", "useful", "unused", "breakfast"]}),
    "words and no tag": ("entry", {"text": "I used, and had a break", "tags": []}),
    "a row tagged so": ("inventory", {"tags": ["used"]}),
    "about to use": ("craving", {"cells": {"where": "about to use", "use": "yes"}}),
    "tags that are no list": ("entry", {"tags": "used"}),
    "tags that are a number": ("entry", {"tags": 5}),
    "cells that are no cells": ("checkin", {"cells": ["use", "yes"]}),
    "nothing of use": ("recovery", {}),
}


@pytest.mark.parametrize("case", REPORTS)
def test_a_report_counts_for_four_weeks(tmp_path: Path, case: str) -> None:
    kind, fields = REPORTS[case]
    file = _kept(tmp_path, kind, NOW - timedelta(days=28), **fields)
    home = Home(tmp_path)
    assert rules.reported_break(home, lambda: GUIDE.screens.tolerance, NOW)
    assert not rules.reported_break(home, lambda: GUIDE.screens.tolerance, NOW + MOMENT)
    file.unlink()
    assert not rules.reported_break(home, lambda: GUIDE.screens.tolerance, NOW)


@pytest.mark.parametrize("case", REPORTS_NOT)
def test_nothing_else_is_taken_for_a_break(tmp_path: Path, case: str) -> None:
    kind, fields = REPORTS_NOT[case]
    _kept(tmp_path, kind, NOW - timedelta(days=1), **fields)
    assert not rules.reported_break(Home(tmp_path), lambda: GUIDE.screens.tolerance, NOW)


def test_days_without_writing_are_no_break(tmp_path: Path) -> None:
    for day in (400, 399, 60):
        _kept(tmp_path, "entry", NOW - timedelta(days=day), tags=["used"])
    assert not rules.reported_break(Home(tmp_path), lambda: GUIDE.screens.tolerance, NOW)
    assert not rules.reported_break(Home(tmp_path / "none"), lambda: GUIDE.screens.tolerance, NOW)


minutes = st.integers(-3 * 24 * 60, 24 * 60)
numbers = st.none() | st.integers(0, 10)
notes = st.lists(
    st.tuples(minutes, st.sampled_from(["craving", "checkin"]), numbers, numbers), max_size=8
)


def _written(root: Path, found: Iterable[tuple[int, str, int | None, int | None]]) -> None:
    for when, kind, one, other in found:
        names = ("strength", "again") if kind == "craving" else ("craving", "mood")
        given = dict(zip(names, (one, other), strict=True))
        cells = {name: number for name, number in given.items() if number is not None}
        _kept(root, kind, NOW + timedelta(minutes=when), cells=cells)


@given(found=notes)
def test_the_lowest_is_of_the_24_hours_before_and_of_cravings_alone(
    tmp_path_factory: pytest.TempPathFactory, found: list[tuple[int, str, int | None, int | None]]
) -> None:
    root = tmp_path_factory.mktemp("home")
    _written(root, found)
    expected = [
        number
        for when, kind, *both in found
        if -24 * 60 <= when <= 0
        for number in (both if kind == "craving" else both[:1])
        if number is not None
    ]
    before = tree(root)
    assert rules.lowest_of_the_day(Home(root), NOW) == min(expected, default=None)
    assert tree(root) == before


@pytest.mark.parametrize("content", ["8", 2.5, None, [1], {}, "low"])
def test_what_is_no_number_is_passed_over(tmp_path: Path, content: object) -> None:
    _kept(tmp_path, "craving", NOW, cells={"strength": content, "again": 6})
    assert rules.lowest_of_the_day(Home(tmp_path), NOW) == 6


@pytest.mark.parametrize("zone", [-11, 0, 14])
def test_a_day_is_24_hours_wherever_the_clock_stands(tmp_path: Path, zone: int) -> None:
    here = NOW.astimezone(timezone(timedelta(hours=zone)))
    _kept(tmp_path, "craving", NOW - timedelta(hours=24), cells={"strength": 1})
    assert rules.lowest_of_the_day(Home(tmp_path), here) == 1
    assert rules.lowest_of_the_day(Home(tmp_path), here + MOMENT) is None
