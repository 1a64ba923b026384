"""A long page comes a screenful at a time, says how it goes on, and ends by itself."""

import json
import re
import time
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.terminal.terminals import CTRL_C, CTRL_D, ENTER, Start, Terminal, without_styles

MORE = "Enter for more, q when done: "
PAGE = ("learn", "overdose")
CLEARED = "\x1b[A\x1b[2K\r"


def _read(terminal: Terminal) -> list[str]:
    """Press Enter until the end; how each screenful looked."""
    shown = []
    while terminal.child.expect_exact([MORE.encode(), b"Help now: stepguide sos"]) == 0:
        shown.append(without_styles((terminal.child.before or b"").decode()))
        terminal.is_ready_for_a_line()
        terminal.types(ENTER)
    assert terminal.ends() == 0
    return shown


def _resize(terminal: Terminal, columns: int) -> None:
    """Change the window's width, and press Enter; what the prompt drew again is passed over."""
    terminal.is_ready_for_a_line()
    terminal.child.setwinsize(24, columns)
    time.sleep(0.3)
    terminal.reads()
    terminal.child.buffer = b""
    terminal.types(ENTER)


def _letters(text: str) -> str:
    return "".join(_words(re.sub(r"\x1b\[\d*[A-Z]", "", text.replace(MORE, ""))))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (10, 40), (12, 200)])
def test_every_line_of_it_comes_once_and_it_ends_by_itself(
    rows: int, columns: int, start: Start, process: Run
) -> None:
    screens = _read(terminal := start(*PAGE, rows=rows, columns=columns))
    assert len(screens) > 1
    assert all(one.count("\n") <= rows - 1 for one in screens)
    whole = process(*PAGE, COLUMNS=str(columns)).out
    shown = terminal.text.replace(MORE, "").replace("\x1b[A", "").replace("\x1b[2K", "")
    assert _words(whole) == _words(shown.rpartition("Help now")[0])


def test_what_was_read_stays_without_the_line_that_asked(start: Start) -> None:
    terminal = start(*PAGE, columns=80)
    _read(terminal)
    assert terminal.raw.decode().count(CLEARED) == terminal.text.count(MORE)


@pytest.mark.parametrize("typed", ["q", "quit", "n", "done", ":stop", CTRL_C, CTRL_D])
def test_it_is_left_at_once(typed: str, start: Start) -> None:
    terminal = start(*PAGE, columns=80)
    terminal.sees(MORE)
    terminal.is_ready_for_a_line()
    terminal.types(typed, ENTER if typed.isprintable() else "")
    assert terminal.ends() == 0
    assert terminal.text.count(MORE) == 1


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("sos", "NOT BREATHING"),
        ("!", "NOT BREATHING"),
        ("stepguide days", "Your days"),
        ("days", "Your days"),
        ("step 1", "Step 1: "),
    ],
)
def test_what_is_typed_there_is_heard_and_the_page_goes_on(
    typed: str, shown: str, start: Start
) -> None:
    terminal = start(*PAGE, columns=80)
    terminal.sees(MORE)
    terminal.is_ready_for_a_line()
    terminal.types(typed, ENTER)
    terminal.sees(shown)
    if typed == "step 1":
        terminal.sees(MORE)
        terminal.types("q", ENTER)
    terminal.sees(MORE)


@pytest.mark.parametrize("typed", [" ", "\x1b[B", "y", "more"])
def test_what_means_enter_is_enter(typed: str, start: Start) -> None:
    terminal = start(*PAGE, columns=80)
    terminal.sees(MORE)
    terminal.is_ready_for_a_line()
    terminal.types(typed, ENTER)
    terminal.sees(MORE)
    assert "nothing that can be done" not in terminal.text


def test_what_is_not_understood_says_what_can_be_typed(start: Start) -> None:
    terminal = start(*PAGE, columns=80)
    terminal.sees(MORE)
    terminal.is_ready_for_a_line()
    terminal.types("zzz", ENTER)
    terminal.sees("'zzz' is nothing that can be done here.", "Enter shows more, q ends here", MORE)


@pytest.mark.parametrize(("before", "after"), [(120, 50), (50, 120), (80, 40)])
def test_a_window_that_changes_its_width_loses_nothing(
    before: int, after: int, start: Start, process: Run
) -> None:
    terminal = start(*PAGE, columns=before)
    terminal.sees(MORE)
    first = terminal.text
    seen = len(terminal.raw)
    _resize(terminal, after)
    _read(terminal)
    rest = without_styles(terminal.raw[seen:].decode()).replace("\r", "")
    assert max(map(len, rest.replace(MORE, "").split("\n"))) <= after + len("\x1b[A\x1b[2K")
    whole, first = _letters(process(*PAGE).out), _letters(first)
    rest = _letters(rest).rpartition("Helpnow")[0]
    # From the block that was reached on some is shown again, and none is missing.
    assert whole.startswith(first)
    assert whole.endswith(rest)
    assert len(whole) <= len(first) + len(rest) < len(whole) + 900


def test_of_a_list_no_row_is_lost_and_few_come_again(run: Run, start: Start) -> None:
    for number in range(60):
        assert run("journal", "add", f"entry{number:02} " + "words " * 20).code == 0
    terminal = start("journal", "list", "--all", columns=100)
    terminal.sees(MORE)
    _resize(terminal, 60)
    _read(terminal)
    seen = re.findall(r"entry\d\d", terminal.text)
    assert len({*seen}) == 60
    assert len(seen) <= 62


@pytest.mark.parametrize(
    "env",
    [{"TERM": "dumb"}, {"TERM": ""}, {"TERM": "unknown"}, {"TERM": "no-such-terminal"}],
    ids=str,
)
def test_a_terminal_that_is_not_known_is_never_made_to_wait(
    env: dict[str, str], start: Start
) -> None:
    terminal = start(*PAGE, columns=80, **env)
    assert terminal.ends() == 0
    assert MORE not in terminal.text
    assert "WARNING" not in terminal.text


def test_neither_is_who_reads_in_plain(start: Start, run: Run) -> None:
    assert run("settings", "set", "plain", "on").code == 0
    terminal = start(*PAGE, columns=80)
    assert terminal.ends() == 0
    assert MORE not in terminal.text


@pytest.mark.parametrize("less", ["-i", "-S", "-iM"])
def test_a_persons_own_less_takes_colours_for_what_they_are(
    less: str, start: Start, run: Run
) -> None:
    assert run("settings", "set", "pager", "less").code == 0
    terminal = start("show", "4", columns=80, LESS=less)
    terminal.sees("Step 4")
    terminal.types("q")
    terminal.ends()
    assert "ESC[" not in terminal.text


def test_a_setting_names_a_pager_and_what_is_no_setting_is_refused(run: Run, start: Start) -> None:
    assert run("settings", "set", "pager", "cat").code == 0
    terminal = start(*PAGE, columns=80)
    assert terminal.ends() == 0
    assert MORE not in terminal.text
    assert "\x1b[1" not in terminal.raw.decode()
    refused = run("settings", "set", "pager", "no-such-pager")
    assert (refused.code, json.loads(run("settings", "--json").out)["pager"]) == (7, "cat")


def test_a_pager_that_is_gone_takes_no_other_setting_with_it(
    run: Run, start: Start, home: Path
) -> None:
    assert run("settings", "set", "country", "uk").code == 0
    file = home / "settings.json"
    file.write_text(json.dumps({**json.loads(file.read_bytes()), "pager": "no-such-pager -x"}))
    terminal = start(*PAGE, columns=80)
    terminal.sees(MORE)
    terminal.types("q", ENTER)
    assert terminal.ends() == 0
    chosen = run("settings", "--json")
    assert (chosen.err, json.loads(chosen.out)["country"]) == ("", "uk")
