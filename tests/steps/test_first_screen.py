"""`show N`: its first screen, how long the page is, and what is said of the readings once."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.known import GUIDE
from tests.terminal.conftest import start as start
from tests.terminal.terminals import Start

STEPS = GUIDE.steps.steps
ROWS, LINES = 22, 60
ONE_READING = "To see only one of the readings, such as: stepguide settings set wording secular\n"

pytestmark = pytest.mark.usefixtures("clock")
each_step = pytest.mark.parametrize("step", STEPS, ids=lambda step: str(step.number))


def _words(text: str) -> str:
    return " ".join(text.split())


def _first_screen(page: str) -> str:
    return _words(" ".join(page.splitlines()[:ROWS]))


@each_step
def test_the_first_screen_holds_what_is_needed_to_begin(run: Run, step: Any) -> None:
    page = run("show", str(step.number)).out
    assert max(map(len, page.splitlines())) <= 80
    first, asked = _first_screen(page), step.questions[0]
    assert page.splitlines()[0] == f"Step {step.number}: {step.title}"
    for text in (
        f"{step.summary} The principle behind it: {step.principle.lower()}.",
        " ".join(step.first.explanation),
        f"In recovery from opioids {' '.join(step.first.opioids)}",
        f"- {asked.id} {asked.text} {asked.help}",
    ):
        assert _words(text) in first


@each_step
def test_whichever_question_comes_next_is_on_the_first_screen(run: Run, step: Any) -> None:
    for answered, following in zip(step.questions, step.questions[1:], strict=False):
        assert run("journal", "add", "--question", answered.id, "one").code == 0
        first = _first_screen(run("show", str(step.number)).out)
        said = f"The next open question - {following.id} {following.text} {following.help}"
        assert _words(said) in first


@each_step
def test_a_page_has_sixty_lines_at_most(run: Run, step: Any) -> None:
    number = str(step.number)
    fresh = run("show", number).out
    assert fresh.endswith(f"Everything at once: stepguide show {number} --all\n")
    assert ONE_READING in fresh
    assert run("start", number).code == 0
    for more in ([], ["--wording", "spiritual"], ["--wording", "secular"]):
        assert run("show", number, *more).out.count("\n") <= LINES
    assert fresh.count("\n") <= LINES


@each_step
def test_everything_holds_the_whole_explanation_and_each_part_can_be_had(
    run: Run, step: Any
) -> None:
    number = str(step.number)
    assert _words(step.explanation) in _words(run("show", number, "--all").out)
    for part in ("explanation", "opioids", "readings", "exercises"):
        assert run("show", number, "--section", part).out in run("show", number, "--all").out


@each_step
def test_the_first_passages_stand_in_the_rest_in_their_order(step: Any) -> None:
    for passages, whole in (
        (step.first.explanation, step.explanation),
        (step.first.opioids, step.opioid_recovery),
    ):
        assert [passage for passage in passages if passage not in whole] == []


def test_the_notice_is_named_before_it_comes(run: Run) -> None:
    for step in STEPS:
        page = run("show", str(step.number)).out
        assert ("A question to begin with, after the notice below\n" in page) == bool(step.care)
        assert ("Before you begin" in page) == bool(step.care)


def _told(home: Path) -> list[str]:
    told: list[str] = json.loads((home / "store.json").read_bytes()).get("told", [])
    return told


def test_how_to_see_one_reading_is_said_once(run: Run, home: Path) -> None:
    assert run("start", "2").code == 0
    before = json.loads((home / "store.json").read_bytes())
    assert ONE_READING in run("show", "4").out
    assert _told(home) == ["wording"]
    assert json.loads((home / "store.json").read_bytes()) == {**before, "told": ["wording"]}
    for words in (["show", "4"], ["show", "1"], ["show", "4", "--all"]):
        assert ONE_READING not in run(*words).out


def test_it_is_said_beside_what_was_told_of_the_disk(run: Run, home: Path) -> None:
    run("start", "2")
    store = json.loads((home / "store.json").read_bytes())
    (home / "store.json").write_text(json.dumps({**store, "told": ["locks"]}))
    assert ONE_READING in run("show", "4").out
    assert _told(home) == ["locks", "wording"]


@pytest.mark.parametrize(
    "words",
    [
        ["show", "4", "--all"],
        ["show", "4", "--section", "readings"],
        ["show", "4", "--wording", "both"],
        ["show", "4", "--json"],
    ],
    ids=" ".join,
)
def test_what_was_asked_for_by_name_does_not_use_it_up(
    run: Run, home: Path, words: list[str]
) -> None:
    run("start", "2")
    assert "wording secular" not in run(*words).out
    assert _told(home) == []


def test_who_chose_one_reading_is_not_told(run: Run, home: Path) -> None:
    run("settings", "set", "wording", "spiritual")
    assert "settings set wording" not in run("show", "4").out
    assert _told(home) == []


def test_a_folder_of_a_newer_version_is_not_written_to(run: Run, home: Path) -> None:
    run("start", "2")
    store = {**json.loads((home / "store.json").read_bytes()), "format": 2}
    (home / "store.json").write_text(json.dumps(store))
    assert ONE_READING not in run("show", "4").out
    assert json.loads((home / "store.json").read_bytes()) == store


def test_what_a_sponsor_asked_for_stands_below_the_question(run: Run) -> None:
    run("instruction", "add", "--step", "4", "--text", "one fear a day")
    page = run("show", "4").out
    assert "What you were asked to do\n - one fear a day\n" in page
    assert page.index("To work the step") < page.index("one fear a day") < page.index("Before you")


def test_a_terminal_shows_the_same_with_the_help_line_below(run: Run, start: Start) -> None:
    page = run("show", "4").out
    terminal = start("show", "4", "--no-pager", rows=24, columns=80)
    assert terminal.ends() == 0
    assert terminal.text.startswith(page)
    assert terminal.text.count("\n") <= LINES
