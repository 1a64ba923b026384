"""Up to three things someone is glad of, and none is fine."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run, records
from tests.terminal.conftest import start as start
from tests.terminal.terminals import Start

pytestmark = pytest.mark.usefixtures("on_a_screen")

NONE = "Then none today, and that is all right."


def _cells(home: Path) -> dict[str, str]:
    (file,) = records(home, "gratitude")
    found: dict[str, str] = json.loads(file.read_bytes())["cells"]
    return found


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["warm socks", ""], {"first": "warm socks"}),
        (["socks", "tea", ""], {"first": "socks", "second": "tea"}),
        (["socks", "tea", "a joke"], {"first": "socks", "second": "tea", "third": "a joke"}),
    ],
)
def test_each_line_is_kept_and_an_empty_one_ends_it(
    start: Start, home: Path, typed: list[str], kept: dict[str, str]
) -> None:
    terminal = start("gratitude")
    for line in typed:
        terminal.sees("> ")
        terminal.types(f"{line}\r")
    assert terminal.ends() == 0
    assert _cells(home) == kept
    (file,) = records(home, "gratitude")
    assert json.loads(file.read_bytes())["asking"] is None


def test_none_today_is_fine_and_leaves_nothing(start: Start, home: Path) -> None:
    terminal = start("gratitude")
    terminal.sees("> ")
    terminal.types("\r")
    terminal.sees(NONE)
    assert terminal.ends() == 0
    assert records(home, "gratitude") == []


def test_what_cannot_be_saved_is_no_none_today(start: Start, home: Path) -> None:
    terminal = start("gratitude")
    terminal.sees("> ")
    home.write_text("a file")
    terminal.types("warm socks\r")
    assert terminal.ends() == 1
    assert "Not saved: warm socks\n" in terminal.text
    assert NONE not in terminal.text


def test_with_options_or_in_a_pipe(run: Run, home: Path) -> None:
    assert run("gratitude", "add").code == 2
    assert 'stepguide gratitude add --first "…"' in run("gratitude", "add").err
    assert run("gratitude", "add", "--first", "socks", "--third", "tea").code == 0
    assert _cells(home) == {"first": "socks", "third": "tea"}
    assert run("gratitude", "list").out.splitlines()[-2:] == [" - First: socks", " - Third: tea"]
