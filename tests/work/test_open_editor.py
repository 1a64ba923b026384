"""An editor that still has an answer open, or left its words beside it: the draft stays."""

from pathlib import Path

import pytest

from tests.terminal.terminals import MakeEditor, only_draft, until
from tests.work import CELL, CHOICE, Sitting, answers, stored
from tests.work.conftest import Work

pytestmark = pytest.mark.usefixtures("known")

# Comes back at once; what it started writes when the file `go` is there.
FORKING = """
setsid sh -c 'while [ ! -e "$0.go" ]; do sleep 0.05; done
printf "late\\n" > "$1"; touch "$0.written"; sleep 1' "$0" "$1" < /dev/null > /dev/null 2>&1 &
"""
HERE = "Ctrl-C keeps it as a draft. "
OPEN = "stepguide: your editor still has it open, so the draft stays: stepguide journal drafts"
# As nano, vim and emacs do when they are ended from outside.
BESIDE = ["text.save", "text.save.1", ".text.swp", ".text.swo", "#text#"]
ENDED = 'echo words > "$(dirname "$1")/{}"; exit 1'


def _begun(work: Work, what: str, editor: str) -> Sitting:
    """A session in which the editor was opened for an answer, or for the first cell of a row."""
    sitting = work("2" if what == "answer" else "10", EDITOR=editor).at(CHOICE)
    sitting = sitting.says("").asks("2.1") if what == "answer" else sitting.says("2").at(CELL)
    return sitting.says(":edit")


def _ends_without_a_word(sitting: Sitting, home: Path, what: str) -> None:
    if what == "cell":
        for _ in range(4):
            sitting.at(CELL).says("")
    assert sitting.stops() == 0
    assert answers(home) == {}
    assert stored(home, "inventory") == []


@pytest.mark.parametrize("what", ["answer", "cell"])
def test_a_window_that_is_still_open_can_save_when_the_session_has_gone_on(
    work: Work, home: Path, editor: MakeEditor, what: str
) -> None:
    path = editor(FORKING)
    sitting = _begun(work, what, path).at(HERE).says("")
    _ends_without_a_word(sitting, home, what)
    assert OPEN in " ".join(sitting.screen.split())
    Path(f"{path}.go").touch()
    until(Path(f"{path}.written").exists)
    assert (only_draft(home) / "text").read_bytes() == b"late\n"


@pytest.mark.parametrize(
    ("what", "beside"), [("answer", name) for name in BESIDE] + [("cell", BESIDE[0])]
)
def test_what_an_editor_left_beside_the_text_stays_and_is_named(
    work: Work, home: Path, editor: MakeEditor, what: str, beside: str
) -> None:
    sitting = _begun(work, what, editor(ENDED.format(beside)))
    sitting.at("exit code 1).", *([CELL] if what == "cell" else []))
    sitting = sitting.saves() if what == "answer" else sitting.says("")
    _ends_without_a_word(sitting, home, what)
    left = only_draft(home) / beside
    assert left.read_bytes() == b"words\n"
    said = f"stepguide: {left} is still there, so the draft stays: stepguide journal drafts"
    assert said in " ".join(sitting.screen.split())


def test_a_line_after_an_editor_that_failed_is_a_line_of_its_own(
    work: Work, home: Path, editor: MakeEditor
) -> None:
    sitting = _begun(work, "answer", editor('printf one > "$1"; exit 1')).at("exit code 1).")
    assert sitting.writes("two").stops() == 0
    assert answers(home) == {"2.1": "one\ntwo"}
