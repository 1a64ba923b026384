"""Words of one field that could not be kept are a draft of that field, and come back to it."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.records import BY_KIND, only
from tests.terminal.conftest import editor as editor
from tests.terminal.conftest import start as start
from tests.terminal.terminals import (
    CTRL_D,
    ENTER,
    MakeEditor,
    Start,
    Terminal,
    draft_texts,
    only_draft,
    texts,
)

FIELDS = BY_KIND["asset"].known.fields


def _says(terminal: Terminal, *lines: str) -> Terminal:
    for line in lines:
        terminal.sees("> ")
        terminal.is_ready_for_a_line()
        terminal.types(line, ENTER)
    return terminal


@pytest.fixture
def left(start: Start, editor: MakeEditor, home: Path) -> Path:
    """The draft that a failing editor left in the second field of a strength."""
    failing = editor('printf "at the clinic\\n" > "$1"; exit 1')
    terminal = _says(start("inventory", "add", "asset", EDITOR=failing), "I turn up", ":edit")
    _says(terminal, ":stop")
    assert terminal.ends() == 0
    assert draft_texts(home) == [b"at the clinic\n"]
    return only_draft(home)


def test_it_says_what_it_is_a_draft_of(run: Run, home: Path, left: Path) -> None:
    (draft,) = json.loads(run("journal", "drafts", "--json").out)
    row = only(home, "inventory")
    assert (draft["of"], draft["form"], draft["field"]) == ("inventory", "asset", "shows")
    assert draft["record"] == row["id"]
    assert f" inventory, {FIELDS[1].name} " in run("journal", "drafts").out


def test_opened_it_is_kept_in_that_field_of_that_row(start: Start, home: Path, left: Path) -> None:
    terminal = start("journal", "drafts", "open", "last")
    terminal.sees(FIELDS[1].ask, "So far: at the clinic")
    terminal.types("all morning", ENTER, CTRL_D)
    assert terminal.ends() == 0
    cells = {"strength": "I turn up", "shows": "at the clinic\nall morning"}
    assert only(home, "inventory")["cells"] == cells
    assert (draft_texts(home), texts(home)) == ([], [])


def test_what_the_row_got_meanwhile_stays_beside_it(
    start: Start, run: Run, home: Path, left: Path
) -> None:
    assert run("inventory", "edit", "last", "--shows", "on Monday").code == 0
    terminal = start("journal", "drafts", "open", "last")
    terminal.sees("In the row: on Monday (what you write is added)")
    terminal.types(CTRL_D)
    assert terminal.ends() == 0
    assert only(home, "inventory")["cells"]["shows"] == "on Monday\nat the clinic"


def test_of_a_row_that_is_gone_it_begins_a_new_one_once(
    start: Start, run: Run, home: Path, left: Path
) -> None:
    assert run("inventory", "delete", "last", "--yes").code == 0
    note = json.loads((left / "draft.json").read_bytes())
    terminal = start("journal", "drafts", "open", "last")
    terminal.sees("the row these words were for is gone, so they begin a new one.")
    terminal.types(CTRL_D)
    assert terminal.ends() == 0
    row = only(home, "inventory")
    assert (row["id"], row["cells"]) == (note["id"], {"shows": "at the clinic"})
    assert (row["sheet"], row["step"]) == ("asset", 4)


def test_a_field_that_is_not_known_here_is_told_with_a_way_to_keep_the_words(
    start: Start, home: Path, left: Path
) -> None:
    note = left / "draft.json"
    note.write_text(note.read_text().replace('"shows"', '"later"'))
    terminal = start("journal", "drafts", "open", "last")
    assert terminal.ends() == 2
    assert "This version knows no field 'later' of 'asset'." in terminal.text
    assert f"drafts open {left.name[:6]} --entry" in terminal.text
    assert draft_texts(home) == [b"at the clinic\n"]


def test_a_draft_of_a_kind_that_is_not_known_here_is_told_too(
    start: Start, run: Run, home: Path, left: Path
) -> None:
    note = left / "draft.json"
    note.write_text(note.read_text().replace('"inventory"', '"vision"'))
    assert " vision " in run("journal", "drafts").out
    terminal = start("journal", "drafts", "open", "last")
    assert terminal.ends() == 2
    assert "This version knows no 'vision'." in terminal.text
    assert draft_texts(home) == [b"at the clinic\n"]
