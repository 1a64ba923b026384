"""Counts and means against a simple reckoning, with whatever a person may have noted."""

import json
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stepguide.home.dates import USUAL
from stepguide.home.kinds import KINDS
from stepguide.home.record import Record
from stepguide.home.row import Content, Row
from stepguide.home.store import Home
from stepguide.insight import actions
from stepguide.insight.actions import Insight
from tests.clock import DUBLIN
from tests.conftest import NOW, Run
from tests.insight import entry, keep, lived, measured, row

pytestmark = pytest.mark.usefixtures("clock")

quick = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SCALE = st.integers(0, 10)
WORDS = st.lists(
    st.sampled_from(["stress", "Stress ", "pain", "my ex", "ΣΊΣΥΦΟΣ", "σίσυφος", "2"]), max_size=3
)


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    """A moment of the last hundred days, in any zone there is."""
    ago = timedelta(minutes=draw(st.integers(0, 100 * 24 * 60)))
    offset = timedelta(minutes=15 * draw(st.integers(-48, 56)))
    return (NOW - ago).astimezone(timezone(offset))


def cells(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Content]]:
    """Some of these fields."""
    return st.fixed_dictionaries({}, optional=fields)


CRAVINGS = st.lists(
    st.tuples(
        moments(),
        cells(strength=SCALE, again=SCALE, trigger=WORDS.map(tuple), helped=WORDS.map(tuple)),
    ),
    max_size=25,
)
CHECKINS = st.lists(
    st.tuples(moments(), cells(mood=SCALE, craving=SCALE, sleep=st.sampled_from([0, 6, 7.25, 24]))),
    max_size=25,
)
DAYS = st.sampled_from([1, 2, 7, 30, 92, 93, 100])


def _looked(days: int, records: list[Record]) -> Insight:
    with tempfile.TemporaryDirectory() as folder:
        keep(Path(folder) / "home", records)
        home = Home(Path(folder) / "home")
        found = actions.look_back(home, days, NOW.astimezone(), [], USUAL)
        assert home.damage == []
        return found


def _rows(sheet: str, noted: list[tuple[datetime, dict[str, Content]]]) -> list[Row]:
    return [made for at, said in noted if isinstance(made := row(sheet, at, **said), Row)]


def _mean(numbers: list[float]) -> Any:
    return pytest.approx(fmean(numbers)) if numbers else None


def _words(row: Row, field: str) -> set[str]:
    said = row.cells.get(field, ())
    assert isinstance(said, tuple)
    return {word.strip().casefold() for word in said}


def _numbers(rows: list[Row], field: str) -> list[float]:
    return [float(said) for row in rows if isinstance(said := row.cells.get(field), int | float)]


@quick
@given(noted=CRAVINGS, days=DAYS)
def test_cravings_are_counted_by_hour_weekday_and_trigger(
    noted: list[tuple[datetime, dict[str, Content]]], days: int
) -> None:
    made = _rows("craving", noted)
    found = _looked(days, [*made])
    own = [row for row in made if row.at.date() > NOW.date() - timedelta(days=days)]
    assert found.cravings == len(own)
    groups: list[tuple[list[actions.Average], Callable[[Row], set[str]]]] = [
        (
            found.by_hour,
            lambda row: {f"{row.at.hour // 3 * 3:02} to {row.at.hour // 3 * 3 + 3:02}"},
        ),
        (found.by_weekday, lambda row: {f"{row.at:%a}"}),
        (found.by_trigger, lambda row: _words(row, "trigger")),
    ]
    for counted, names in groups:
        for group in counted:
            these = [row for row in own if group.name in names(row)]
            numbers = _numbers(these, "strength")
            assert (group.times, group.rated) == (len(these), len(numbers))
            assert group.mean == _mean(numbers)
        assert {group.name for group in counted} >= {name for row in own for name in names(row)}
    assert [group.name for group in found.by_weekday] == actions.WEEKDAYS
    assert len(found.by_hour) == 8
    times = [group.times for group in found.by_trigger]
    assert times == sorted(times, reverse=True)
    assert 0 not in times


@quick
@given(noted=CRAVINGS)
def test_what_helped_rests_on_those_with_both_numbers(
    noted: list[tuple[datetime, dict[str, Content]]],
) -> None:
    made = _rows("craving", noted)
    found = _looked(101, [*made])
    both = [row for row in made if {"strength", "again"} <= {*row.cells}]
    assert {one.name for one in found.helped} == {w for row in both for w in _words(row, "helped")}
    for one in found.helped:
        these = [row for row in both if one.name in _words(row, "helped")]
        assert one.times == len(these)
        assert one.before == _mean(_numbers(these, "strength"))
        assert one.after == _mean(_numbers(these, "again"))


@quick
@given(noted=CHECKINS, days=DAYS)
def test_every_number_of_a_check_in_is_in_one_week_or_month(
    noted: list[tuple[datetime, dict[str, Content]]], days: int
) -> None:
    made = _rows("checkin", noted)
    found = _looked(days, [*made])
    first = NOW.date() - timedelta(days=days - 1)
    own = [row for row in made if row.at.date() >= first]
    assert found.checkins == len(own)
    assert [line.name for line in found.lines] == ["Mood", "Sleep", "Craving"]
    for line in found.lines:
        said = [row for row in own if line.name.lower() in row.cells]
        assert sum(group.times for group in line.groups) == len(said)
        assert not line.groups or line.groups[0].times, "a line begins where something was noted"
        for start, group in zip(line.starts, line.groups, strict=True):
            these = [row for row in said if _part(row.at.date(), days) == _part(start, days)]
            numbers = _numbers(these, line.name.lower())
            assert (group.times, group.rated) == (len(numbers), len(numbers))
            assert group.mean == _mean(numbers)


def _part(day: date, days: int) -> tuple[int, ...]:
    """The week or the month of a day; a day that is none yet belongs to the last there is."""
    day = min(day, NOW.date())
    return day.isocalendar()[:2] if days <= 92 else (day.year, day.month)


@quick
@given(
    noted=st.lists(
        st.tuples(st.sampled_from([kind.id for kind in KINDS if kind.practice]), moments())
    ),
    days=DAYS,
)
def test_the_days_of_practice_are_those_on_which_something_was_recorded_here(
    noted: list[tuple[str, datetime]], days: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number, (kind, at) in enumerate(noted):
            path = root / "records" / kind / entry(at).file_name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"never read {number}")
        first = NOW.date() - timedelta(days=days - 1)
        found = actions.practised(Home(root), first, NOW.astimezone().date(), USUAL)
    here = {at.astimezone(DUBLIN).date() for _, at in noted}
    assert found == sorted(day for day in here if day >= first)


def test_measures_and_people_are_no_practice(home: Path, run: Run) -> None:
    keep(home, [measured("phq-2", NOW, 1, 1)])
    run("people", "add", "Sam")
    run("days", "began", "today")
    found = json.loads(run("insight", "--json").out)
    assert (found["practised"], found["cravings"]) == ([], 0)
    assert found["measures"] == [
        {"id": "phq-2", "most": 6, "taken": [{"day": "2026-11-24", "total": 2}]}
    ]


def test_as_data_every_number_stands_with_its_count(home: Path, run: Run) -> None:
    keep(home, lived())
    keep(home, [row("craving", NOW, trigger=("stress",))])
    ran = run("insight", "--days", "60", "--json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert [*found] == [
        *("first", "last", "cravings", "by_hour", "by_weekday", "by_trigger", "helped"),
        *("checkins", "lines", "practised", "measures", "next"),
    ]
    assert (found["first"], found["last"]) == ("2026-09-26", "2026-11-24")
    assert found["by_trigger"][0] == {"name": "stress", "times": 13, "rated": 12, "mean": 5.0}
    assert found["helped"][0] == {"name": "call", "times": 13, "before": 5.0, "after": 0.62}
    groups = [*found["by_hour"], *found["by_weekday"], *found["by_trigger"]]
    for line in found["lines"]:
        assert [*line] == ["name", "points"]
        groups += line["points"]
    for group in groups:
        assert [*group] == ["name", "times", "rated", "mean"]
        assert (group["mean"] is None) is (group["rated"] == 0)
        assert group["mean"] is None or round(group["mean"], 2) == group["mean"]
    assert [*found["practised"]] == sorted({*found["practised"]})
    assert {one["id"]: len(one["taken"]) for one in found["measures"]} == {"phq-2": 4, "barc-10": 1}


@pytest.mark.parametrize(
    ("rated", "said"),
    [
        (6, "stress ━━━━━━━━━━━━ 6 times, 4.0 of 10 on average"),
        (5, "stress ━━━━━━━━━━━━ 6 times, 4.0 of 10 on average over 5"),
        (4, "stress ━━━━━━━━━━━━ 6 times"),
        (0, "stress ━━━━━━━━━━━━ 6 times"),
    ],
)
def test_an_average_is_shown_only_if_five_numbers_are_in_it(
    rated: int, said: str, home: Path, run: Run
) -> None:
    for number in range(6):
        more: dict[str, Content] = {"strength": 4} if number < rated else {}
        keep(home, [row("craving", NOW - timedelta(days=number), trigger=("stress",), **more)])
    assert said in run("insight").out.splitlines()


def test_nothing_is_foretold_and_nothing_is_scored(home: Path, run: Run) -> None:
    keep(home, lived())
    out = run("insight", "--days", "60").out.lower()
    for word in ("score", "risk", "predict", "likely", "relapse", "fail", "streak", "%"):
        assert word not in out
    assert "none of\nit says what will happen" in out
