"""Whole screens, held exactly: at 80 and 40 columns, plain, in colour, and without colour."""

import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Ran, Run
from tests.prose import says_the_same, styled_lines

pytestmark = pytest.mark.usefixtures("on_a_screen")

SCREENS = {
    "today": ["today"],
    "steps": ["steps"],
    "show": ["show", "4"],
    "show_all": ["show", "9", "--all"],
    "show_section": ["show", "amends", "--section", "exercises"],
    "show_secular": ["show", "2", "--wording", "secular"],
    "progress": ["progress"],
    "list": ["journal", "list"],
    "list_filtered": ["journal", "list", "--tag", "sleep", "--since", "3 weeks ago"],
    "trash": ["journal", "list", "--trash"],
    "search": ["journal", "search", "HOPE"],
    "search_nothing": ["journal", "search", "nothing", "of", "the", "kind"],
    "entry": ["journal", "show", "70step"],
    "answer": ["journal", "show", "last"],
    "drafts": ["journal", "drafts"],
    "settings": ["settings"],
    "doctor": ["doctor"],
}

# Pages of the guide's own prose: held whole at 80 columns, and by their words elsewhere.
GUIDE = [screen for screen in SCREENS if screen.startswith("show")]

LOOKS = {
    "80": {"COLUMNS": "80"},
    "40": {"COLUMNS": "40"},
    "colour": {"COLUMNS": "80", "FORCE_COLOR": "1"},
    "no_colour": {"COLUMNS": "80", "FORCE_COLOR": "1", "NO_COLOR": "1"},
}


def told(ran: Ran, home: Path) -> str:
    """Everything one run said, with the home's own path left out."""
    assert ran.code == 0, ran.err
    return (ran.out + ran.err).replace(str(home), "HOME")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    screen: str, look: str, run: Run, lived_in: Path, snapshot: SnapshotAssertion
) -> None:
    shown = told(run(*SCREENS[screen], **LOOKS[look]), lived_in)
    if screen not in GUIDE or look == "80":
        assert shown == snapshot
        return
    held = told(run(*SCREENS[screen], COLUMNS="80"), lived_in)
    if look == "40":
        says_the_same(shown, held, 40)
    else:
        assert styled_lines(shown, held) == snapshot


@pytest.mark.parametrize("screen", ["today", "steps", "show", "progress", "list", "search"])
@pytest.mark.parametrize("width", ["80", "40"])
def test_plain_screen(
    screen: str, width: str, run: Run, lived_in: Path, snapshot: SnapshotAssertion
) -> None:
    run("settings", "set", "plain", "on")
    said = told(run(*SCREENS[screen], COLUMNS=width), lived_in)
    if screen in GUIDE and width == "40":
        says_the_same(said, told(run(*SCREENS[screen], COLUMNS="80"), lived_in), 40)
    else:
        assert said == snapshot
    assert not set(said) & set("─━│╭╮╰╯█░\x1b")


def test_no_plain_screen_has_a_sign_that_is_not_heard(run: Run, lived_in: Path) -> None:
    more = [["people"], ["insight"], ["days"], ["progress", "--month"], ["progress", "--year"]]
    more += [["sos", "more"], ["sos", "numbers"], ["learn"], ["compare"], ["plan"], ["lapse"]]
    more += [["help"], ["help", "--all"], ["today", "--welcome"], ["checkin", "list"], ["remind"]]
    for words in [*SCREENS.values(), *more]:
        said = told(run(*words, TERM="dumb"), lived_in)
        assert not set(said) & set("·»«●○◐■□✓✔☐→×•█▇░━─│╭╮╰╯\x1b"), words
        # A number of a line has blanks; a day to be typed keeps its dashes, as do ranges of pages.
        assert not re.search(r"\b1-8\d\d-|\b\d{4}-\d{4}\b", said), words


@pytest.mark.parametrize("width", ["80", "40"])
def test_welcome(
    width: str, clock: object, run: Run, home: Path, snapshot: SnapshotAssertion
) -> None:
    assert told(run(COLUMNS=width), home) == snapshot
    assert run("journal", "add", "words").code == 0
    assert run(COLUMNS=width).out.startswith("Tuesday, 24 November 2026\n"), "only of a new home"


def test_the_welcome_of_one_country_names_its_lines(
    clock: object, run: Run, home: Path, snapshot: SnapshotAssertion
) -> None:
    assert run("settings", "set", "country", "uk").code == 0
    assert told(run("today", "--welcome"), home) == snapshot


@pytest.mark.parametrize("width", ["40", "80", "200"])
@pytest.mark.parametrize("screen", SCREENS)
def test_no_line_is_wider_than_the_screen(
    screen: str, width: str, run: Run, lived_in: Path
) -> None:
    from rich.cells import cell_len

    said = told(run(*SCREENS[screen], COLUMNS=width), lived_in)
    typed = screen in ("entry", "answer")
    assert typed or max(cell_len(line) for line in said.splitlines()) <= int(width)


def test_the_twelve_steps_fit_one_screen(run: Run, lived_in: Path) -> None:
    assert len(run("steps").out.splitlines()) <= 21
