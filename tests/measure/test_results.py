"""What is said of a total, and the total itself: never a diagnosis, never a fail."""

import json
from pathlib import Path

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from stepguide.guide.measures import Measure
from stepguide.home.row import Row
from stepguide.home.rows import new
from stepguide.measure.actions import points_from, total
from tests.conftest import NOW, Ran, Run, records
from tests.known import GUIDE

pytestmark = pytest.mark.usefixtures("clock", "on_a_screen")

KNOWN = GUIDE.measures.measures
PHQ, GAD, BARC = KNOWN
# Answers with a total just below the cut-off, at it, and above.
AROUND = {
    "phq-2 below": ("phq-2", "0,2", 2),
    "phq-2 at": ("phq-2", "2,1", 3),
    "phq-2 above": ("phq-2", "3,3", 6),
    "gad-2 below": ("gad-2", "1,1", 2),
    "gad-2 at": ("gad-2", "0,3", 3),
    "gad-2 above": ("gad-2", "2,2", 4),
    "barc-10 below": ("barc-10", "5,5,5,5,5,5,4,4,4,4", 46),
    "barc-10 at": ("barc-10", "5,5,5,5,5,5,5,4,4,4", 47),
    "barc-10 above": ("barc-10", "6,6,6,6,6,6,6,6,6,6", 60),
    "barc-10 lowest": ("barc-10", "1,1,1,1,1,1,1,1,1,1", 10),
}
VERDICTS = (
    *("fail", "pass ", "severe", "moderate", "mild", "disorder", "you have", "positive", "normal"),
    *("you are depressed", "risk", "should", "must", "score", "symptom", "abnormal", "%"),
)


@pytest.mark.parametrize("name", AROUND)
def test_the_words_around_the_cut_off(name: str, run: Run, snapshot: SnapshotAssertion) -> None:
    which, answers, points = AROUND[name]
    ran = run("measure", "take", which, "--answers", answers)
    measure = GUIDE.measures.find(which)
    assert (ran.code, ran.err) == (0, "")
    said, _, page = ran.out.partition(". ")
    assert said.startswith("Saved ")
    assert page.startswith(f"{points} of {measure.most}.\n\n")
    assert page == snapshot
    below = points < measure.cut_off
    assert " ".join(page.split()).endswith(measure.below if below else measure.at_or_above)
    for verdict in VERDICTS:
        assert verdict not in page.lower()


@pytest.mark.parametrize(
    ("measure", "at_or_above", "below"),
    [
        (PHQ, ["a talk with someone", "not a diagnosis", "stepguide sos"], "tell someone"),
        (GAD, ["talk to a doctor", "no diagnosis", "stepguide people call"], "say so to someone"),
        (BARC, ["what you can lean on", "no promise"], "to someone who could help"),
    ],
    ids=["phq-2", "gad-2", "barc-10"],
)
def test_above_or_below_it_leads_to_a_person(
    measure: Measure, at_or_above: list[str], below: str
) -> None:
    assert [words for words in at_or_above if words not in measure.at_or_above] == []
    assert below in measure.below


@given(data=st.data())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_total_is_the_sum_of_the_answers_and_the_cut_off_belongs_to_what_is_above(
    data: st.DataObject,
) -> None:
    measure = data.draw(st.sampled_from(KNOWN))
    options = st.sampled_from([option.value for option in measure.options])
    points = data.draw(st.lists(options, min_size=len(measure.items), max_size=len(measure.items)))
    row = new("measure", measure.id, {str(n): one for n, one in enumerate(points)}, NOW, NOW)
    assert total(Row.model_validate(row.model_dump())) == sum(points)
    assert measure.least <= total(row) <= measure.most
    said = measure.says_of(total(row))
    assert said == (measure.at_or_above if sum(points) >= measure.cut_off else measure.below)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_an_answer_is_one_of_its_numbers_and_nothing_else(data: st.DataObject) -> None:
    from stepguide.errors import UsageError

    measure = data.draw(st.sampled_from(KNOWN))
    typed = data.draw(st.one_of(st.text(max_size=6), st.integers(-3, 12).map(str)))
    known = {str(option.value): option.value for option in measure.options}
    if typed.strip() in known:
        assert points_from(measure, typed) == known[typed.strip()]
    else:
        with pytest.raises(UsageError):
            points_from(measure, typed)


@pytest.mark.parametrize("measure", KNOWN, ids=lambda one: str(one.id))
def test_a_measure_is_one_file_with_its_points_by_number(
    measure: Measure, run: Run, home: Path
) -> None:
    points = [measure.options[n % len(measure.options)].value for n in range(len(measure.items))]
    ran = run("measure", "take", measure.id, "--answers", ",".join(map(str, points)), "--json")
    (file,) = records(home, "measure")
    kept = json.loads(file.read_bytes())
    assert kept["cells"] == {str(number): one for number, one in enumerate(points, start=1)}
    assert (kept["kind"], kept["sheet"], kept["step"]) == ("measure", measure.id, None)
    found = json.loads(ran.out)
    assert {name: found[name] for name in kept} == kept
    assert (found["short_id"], found["total"]) == (kept["id"][:6], sum(points))
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("typed", ["1,2", "1; 2", " 1 , 2 ", "1,2,", "1,,2"])
def test_answers_can_be_typed_in_these_ways(typed: str, run: Run, home: Path) -> None:
    assert run("measure", "take", "phq-2", "--answers", typed).code == 0
    (file,) = records(home, "measure")
    assert json.loads(file.read_bytes())["cells"] == {"1": 1, "2": 2}


@pytest.mark.parametrize(
    ("which", "answers", "told"),
    [
        ("phq-2", "1", "phq-2 has 2 answers, not 1."),
        ("phq-2", "1,2,3", "phq-2 has 2 answers, not 3."),
        ("phq-2", "", "phq-2 has 2 answers, not 0."),
        ("phq-2", ",", "phq-2 has 2 answers, not 0."),
        ("barc-10", "1,2", "barc-10 has 10 answers, not 2."),
        ("phq-2", "1,4", "It is answered with 0 to 3, not '4'."),
        ("phq-2", "-1,0", "It is answered with 0 to 3, not '-1'."),
        ("phq-2", "one,two", "It is answered with 0 to 3, not 'one'."),
        ("barc-10", "0" + ",1" * 9, "It is answered with 1 to 6, not '0'."),
        ("gad-2", "1," + "9" * 5000, f"It is answered with 0 to 3, not '{'9' * 5000}'."),
    ],
)
def test_other_answers_are_refused_and_nothing_is_kept(
    which: str, answers: str, told: str, run: Run, home: Path
) -> None:
    ran = run("measure", "take", which, f"--answers={answers}")
    assert ran == Ran(2, "", f"stepguide: {told}\n")
    assert not home.exists()


@pytest.mark.parametrize("typed", ["PHQ-2", "phq2", "ph", " gad ", "GAD2", "barc", "b"])
def test_a_measure_is_known_by_its_beginning(typed: str, run: Run, home: Path) -> None:
    assert run("measure", "list", typed).code == 0


@pytest.mark.parametrize(
    "words", [("take", ""), *((one, t) for one in ("take", "list") for t in ("phq-9", "-", "x"))]
)
def test_one_there_is_not_is_told_with_those_there_are(words: tuple[str, str], run: Run) -> None:
    command, typed = words
    assert run("measure", command, "--", typed) == Ran(
        3,
        "",
        f"stepguide: There is no measure {typed!r}.\n  There are phq-2, gad-2, barc-10.\n",
    )


@pytest.mark.parametrize("columns", ["80", "40"])
def test_the_page_of_all_of_them(columns: str, run: Run, snapshot: SnapshotAssertion) -> None:
    with time_machine.travel("2026-10-20T09:00:00+00:00", tick=False):
        run("measure", "take", "phq-2", "--answers", "1,1")
    assert run("measure", "take", "phq-2", "--answers", "0,1").code == 0
    ran = run("measure", COLUMNS=columns)
    assert (ran.code, ran.err) == (0, "")
    lines = [
        line.replace(line[:6], "ID", 1) if " of 6" in line else line for line in ran.out.split("\n")
    ]
    assert "\n".join(lines) == snapshot
    for measure in KNOWN:
        for part in (measure.credit, measure.notice, measure.says):
            assert part in " ".join(ran.out.split())


def test_as_data_every_measure_comes_with_what_was_taken(run: Run) -> None:
    run("measure", "take", "phq-2", "--answers", "1,1")
    found = json.loads(run("measure", "--json").out)
    assert [one["id"] for one in found] == ["phq-2", "gad-2", "barc-10"]
    assert [[taken["total"] for taken in one["taken"]] for one in found] == [[2], [], []]
    assert found[0]["items"] == PHQ.items
    assert all(one["credit"] and one["notice"] for one in found)
