"""`--at` with an hour of either half of the day: it is asked about, or refused."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run, records
from tests.terminal.terminals import CTRL_C, ENTER, Start

ASKED = "9 in the morning, or 9 in the evening? "


def at_of(home: Path, kind: str) -> str:
    (file,) = records(home, kind)
    return str(json.loads(file.read_bytes())["at"])


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("evening", 21), ("in the evening", 21), ("9 at night", 21), ("pm", 21), ("2", 21), ("am", 9)],
)
def test_it_is_asked_about_at_a_terminal(
    start: Start, home: Path, clock: None, typed: str, hour: int
) -> None:
    terminal = start("craving", "log", "3", "--at", "yesterday at 9")
    terminal.sees(ASKED)
    terminal.types(f"{typed}{ENTER}")
    assert terminal.ends() == 0
    assert f"T{hour:02}:00:00" in at_of(home, "craving")


def test_what_is_neither_is_told_and_asked_again_and_words_are_never_lost(
    start: Start, home: Path, clock: None
) -> None:
    terminal = start("journal", "add", "--at", "yesterday at 9", "what I wrote")
    terminal.sees(ASKED)
    terminal.types(f"lunch{ENTER}")
    terminal.sees("Write 9am or 9pm.")
    terminal.sees(ASKED)
    terminal.types(CTRL_C)
    assert terminal.ends() != 0
    assert not records(home, "entry")
    (draft,) = home.glob("drafts/*/text")
    assert draft.read_text() == "what I wrote"


def test_in_a_script_it_is_refused_with_both_ways_to_write_it(run: Run, home: Path) -> None:
    done = run("gratitude", "add", "--first", "tea", "--at", "yesterday at 9")
    assert done.code == 2
    assert done.err.startswith(
        "stepguide: 'yesterday at 9' could be 9 in the morning or 9 in the evening.\n"
        "  Write 9am or 9pm.\n"
    )
    assert not records(home, "gratitude")
