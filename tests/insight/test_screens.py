"""Looking back as it is shown: at any width, plain, on a terminal, in a pipe, with few notes."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from tests.clock import NOW, standing_at
from tests.conftest import Ran, Run
from tests.insight import at, keep, lived, measured, row
from tests.terminal.terminals import Start

BARS = set("━─█")

NOTHING = (
    "Looking back, Mon 26 Oct 2026 to Tue 24 Nov 2026\n\n"
    "Nothing is noted for these days, and that is no mark against you. One line is\n"
    "enough to begin.\n\n"
    "For how you are: stepguide checkin\n"
    "For a craving: stepguide craving log 4\n"
)


@pytest.mark.usefixtures("clock")
def test_an_empty_home_is_no_mark_against_anyone_and_stays_empty(run: Run, home: Path) -> None:
    assert run("insight") == Ran(0, NOTHING, "")
    assert not home.exists()


@pytest.mark.usefixtures("clock")
def test_a_home_with_nothing_in_these_days_is_the_same(run: Run, home: Path) -> None:
    keep(home, [row("craving", at(31), strength=4), measured("phq-2", at(40), 1, 1)])
    assert run("insight") == Ran(0, NOTHING, "")


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("columns", ["80", "120", "40"])
def test_a_home_that_was_lived_in(
    columns: str, run: Run, home: Path, snapshot: SnapshotAssertion
) -> None:
    keep(home, lived())
    ran = run("insight", "--days", "60", COLUMNS=columns)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    assert max(map(cell_len, ran.out.splitlines())) <= int(columns)


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("columns", ["80", "40"])
def test_plain_it_has_the_same_numbers_and_no_bars(
    columns: str, run: Run, home: Path, snapshot: SnapshotAssertion
) -> None:
    keep(home, lived())
    drawn = run("insight", "--days", "60", COLUMNS=columns).out
    run("settings", "set", "plain", "on")
    plain = run("insight", "--days", "60", COLUMNS=columns).out
    assert plain == snapshot
    assert not set(plain) & BARS
    assert not re.search(r"(\bx|\.) +(x|\.)", plain)
    assert "Practice: 58 days of 60\nSep 2026, 5 of 5 days\n" in plain
    # Up to there it has the same words.
    said, held = (_words(page.partition("Practice:")[0]) for page in (plain, drawn))
    assert said == held


def _words(shown: str) -> list[str]:
    return [word.rstrip(",") for word in shown.split() if not set(word) <= BARS]


@pytest.mark.parametrize("columns", [80, 120, 40])
def test_on_a_terminal_it_ends_with_the_way_to_help(
    columns: int, start: Start, home: Path, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    keep(home, lived())
    terminal = start(
        *("insight", "--days", "14"),
        rows=200,
        columns=columns,
        **standing_at(NOW),
    )
    assert terminal.ends() == 0
    assert terminal.text == snapshot
    assert "\x1b[32m━" in terminal.raw.decode() or columns < 60


def test_in_a_pipe_it_is_as_at_eighty_columns_without_colours(
    process: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    keep(home, lived())
    monkeypatch.delenv("COLUMNS")
    piped = process("insight", "--days", "60", **standing_at(NOW))
    assert (piped.code, piped.err) == (0, "")
    assert "\x1b" not in piped.out
    assert "Help now" not in piped.out
    assert piped.out.startswith("Looking back, Sat 26 Sep 2026 to Tue 24 Nov 2026\n")
    assert BARS & set(piped.out)
    assert max(map(cell_len, piped.out.splitlines())) <= 80


@pytest.mark.usefixtures("clock")
def test_up_to_four_cravings_are_only_counted(run: Run, home: Path) -> None:
    for number in range(1, 5):
        keep(home, [row("craving", at(number), strength=5, trigger=("pain",), again=1)])
        out = run("insight").out
        assert f"\nCravings noted: {number}\nUnder 5, there is no pattern to see yet.\n\n" in out
        assert not set(out) & BARS
        assert "pain" not in out
        assert "average" not in out


@pytest.mark.usefixtures("clock")
def test_the_fifth_makes_a_pattern_and_those_under_five_are_named_with_their_counts(
    run: Run, home: Path, snapshot: SnapshotAssertion
) -> None:
    said = [("stress",)] * 5 + [("pain",)] * 4 + [("money",)]
    keep(
        home,
        [
            row("craving", at(day, 10), strength=day + 1, trigger=one, again=1, helped=("call",))
            for day, one in enumerate(said[:5])
        ]
        + [
            row("craving", at(day, 23), strength=2, trigger=one, again=2, helped=("time",))
            for day, one in enumerate(said[5:9], start=5)
        ]
        + [row("craving", at(9, 3), trigger=said[9])],
    )
    ran = run("insight")
    assert ran.out == snapshot
    drawn = [line.split()[0] for line in ran.out.splitlines() if set(line) & BARS]
    assert drawn == ["09", "stress"]


@pytest.mark.usefixtures("clock")
def test_a_week_with_up_to_four_numbers_has_no_bar_and_says_how_many(run: Run, home: Path) -> None:
    keep(
        home,
        [row("checkin", at(day), mood=0) for day in (1, 2, 3, 4)]  # one week and the Monday after
        + [row("checkin", at(day), mood=0) for day in range(16, 21)],
    )
    lines = run("insight").out.splitlines()
    begun = lines.index("Mood, on average") + 1
    assert lines[begun : begun + 4] == [
        "from Mon 2 Nov 2026  ──────────── 0.0 of 10 (5)",
        "from Mon 9 Nov 2026               not recorded",
        "from Mon 16 Nov 2026              too few to say (3)",
        "from Mon 23 Nov 2026              too few to say (1)",
    ]


@pytest.mark.usefixtures("clock")
def test_words_of_ones_own_cannot_colour_the_screen(run: Run, home: Path) -> None:
    odd = "[bold]x[/bold] \x1b[31m\u202egnihton"
    keep(home, [row("craving", at(day), strength=3, trigger=(odd,)) for day in range(5)])
    out = run("insight", COLUMNS="120", FORCE_COLOR="1").out
    assert "[bold]x[/bold] ␛[31m<U+202E>gnihton" in out
    assert "\x1b[31m" not in out


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("order", ["day-first", "month-first", "iso"])
def test_days_are_written_as_the_person_writes_them(order: str, run: Run, home: Path) -> None:
    keep(home, lived(10))
    run("settings", "set", "date_format", order)
    first = {
        "day-first": "Mon 26 Oct 2026 to Tue 24 Nov 2026",
        "month-first": "Mon Oct 26, 2026 to Tue Nov 24, 2026",
        "iso": "2026-10-26 to 2026-11-24",
    }
    assert run("insight").out.startswith(f"Looking back, {first[order]}\n")
