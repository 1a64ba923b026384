"""What data/measures.yaml holds, and what the check says of it when it is wrong."""

from pathlib import Path

import pytest

from stepguide.guide import measures, place
from stepguide.guide.measures import Measure
from tests.conftest import Ran, Run
from tests.known import GUIDE

KNOWN = GUIDE.measures.measures
LINES = place.read_guide_file(measures.FILE).decode().splitlines(keepends=True)

each = pytest.mark.parametrize("measure", KNOWN, ids=lambda one: str(one.id))


def _line(beginning: str, measure: str) -> int:
    """The first line that begins so, at or below the line of a measure's id."""
    first = LINES.index(f"  - id: {measure}\n")
    return next(n for n, line in enumerate(LINES[first:], first + 1) if line.startswith(beginning))


def _checked(run: Run, folder: Path, changed: dict[int, str]) -> Ran:
    """A check of the file with other texts in place of some lines, as `mine.yaml`."""
    lines = [changed.get(number, line) for number, line in enumerate(LINES, start=1)]
    file = folder / "mine.yaml"
    file.write_text("".join(lines))
    return run("content", "check", str(file))


def test_these_are_the_measures_that_may_be_shipped() -> None:
    found = [(one.id, len(one.items), one.least, one.most, one.cut_off) for one in KNOWN]
    assert found == [("phq-2", 2, 0, 6, 3), ("gad-2", 2, 0, 6, 3), ("barc-10", 10, 10, 60, 47)]


def test_the_published_words_are_unchanged() -> None:
    phq, gad, barc = KNOWN
    assert phq.items == [
        "Little interest or pleasure in doing things",
        "Feeling down, depressed, or hopeless",
    ]
    assert gad.items == [
        "Feeling nervous, anxious or on edge",
        "Not being able to stop or control worrying",
    ]
    often = ["Not at all", "Several days", "More than half the days", "Nearly every day"]
    for one in (phq, gad):
        assert [option.text for option in one.options] == often
        assert [option.value for option in one.options] == [0, 1, 2, 3]
    assert [option.value for option in barc.options] == [1, 2, 3, 4, 5, 6]
    assert (barc.options[0].text, barc.options[-1].text) == ("Strongly disagree", "Strongly agree")


@each
def test_each_names_who_made_it_and_by_what_right_it_is_here(measure: Measure) -> None:
    assert measure.credit.startswith(f"{measure.id.upper()}: ")
    assert "ermission" in measure.notice
    assert measure.title.startswith(measure.id.upper())


@each
def test_no_option_stands_twice_and_they_go_up(measure: Measure) -> None:
    values = [option.value for option in measure.options]
    assert values == sorted(set(values))
    assert len({option.text for option in measure.options}) == len(measure.options)
    assert len(set(measure.items)) == len(measure.items)


def test_the_file_as_it_is_has_nothing_wrong_in_it(run: Run, tmp_path: Path) -> None:
    assert _checked(run, tmp_path, {}) == Ran(0, "Nothing is wrong in mine.yaml.\n", "")


@pytest.mark.parametrize(
    ("measure", "cut_off", "is_right"),
    [
        ("phq-2", 0, False),
        ("phq-2", 1, True),
        ("phq-2", 6, True),
        ("phq-2", 7, False),
        ("barc-10", 10, False),
        ("barc-10", 11, True),
        ("barc-10", 60, True),
        ("barc-10", 61, False),
        ("barc-10", -1, False),
    ],
)
def test_a_cut_off_is_above_the_lowest_total_and_no_higher_than_the_highest(
    measure: str, cut_off: int, is_right: bool, run: Run, tmp_path: Path
) -> None:
    line = _line("    cut_off: ", measure)
    ran = _checked(run, tmp_path, {line: f"    cut_off: {cut_off}\n"})
    least, most = (10, 60) if measure == "barc-10" else (0, 6)
    wrong = f"mine.yaml:{line}:14: {measure} has totals from {least} to {most}\n"
    assert ran == (
        Ran(0, "Nothing is wrong in mine.yaml.\n", "") if is_right else Ran(4, wrong, "")
    )


def test_an_id_that_stands_twice_is_found_at_the_second(run: Run, tmp_path: Path) -> None:
    line = _line("  - id: ", "gad-2")
    ran = _checked(run, tmp_path, {line: "  - id: phq-2\n"})
    assert ran == Ran(4, f"mine.yaml:{line}:9: phq-2 is the id of two things\n", "")


def test_points_that_stand_twice_are_found(run: Run, tmp_path: Path) -> None:
    line = _line("      - {value: 2", "gad-2")
    ran = _checked(run, tmp_path, {line: "      - {value: 1, text: Often}\n"})
    options = _line("    options:", "gad-2")
    assert ran == Ran(4, f"mine.yaml:{options}:5: two options give the same points\n", "")


def test_everything_that_is_wrong_is_told_at_once(run: Run, tmp_path: Path) -> None:
    ran = _checked(
        run,
        tmp_path,
        {
            _line("    cut_off: ", "phq-2"): "    cut_off: 9\n",
            _line("  - id: ", "barc-10"): "  - id: phq-2\n",
        },
    )
    assert ran.code == 4
    assert len(ran.out.splitlines()) == 2


@pytest.mark.parametrize(
    ("measure", "beginning", "changed"),
    [
        ("phq-2", "  - id: ", "  - id: PHQ 2\n"),
        ("phq-2", "    every_days: ", "    every_days: 6\n"),
        ("phq-2", "    cut_off: ", "    cut_off: three\n"),
        ("phq-2", "      - {value: 0", "      - {value: 11, text: Not at all}\n"),
        ("phq-2", "      - {value: 0", "      - {value: -1, text: Not at all}\n"),
        ("phq-2", "      - {value: 0", "      - {value: 0, text: ''}\n"),
        ("phq-2", "      - {value: 0", "      - {value: 0}\n"),
        ("phq-2", "    every_days: ", ""),
        ("phq-2", "    every_days: ", "    every_days: 7\n    severity: mild\n"),
        ("phq-2", "      - Feeling down", ""),
    ],
)
def test_a_field_that_is_wrong_missing_or_unknown_is_found(
    measure: str, beginning: str, changed: str, run: Run, tmp_path: Path
) -> None:
    ran = _checked(run, tmp_path, {_line(beginning, measure): changed})
    assert ran.code == 4
    assert ran.out.startswith("mine.yaml:")
    assert "Nothing is wrong" not in ran.out
