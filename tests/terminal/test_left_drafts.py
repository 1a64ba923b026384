"""A draft that was left: offered at a terminal, mentioned to a script, saved only once."""

from pathlib import Path

import pytest

from tests.conftest import Run, records
from tests.terminal.terminals import (
    CTRL_C,
    CTRL_D,
    ENTER,
    MakeEditor,
    Start,
    draft_texts,
    only_draft,
    texts,
)

pytestmark = pytest.mark.usefixtures("line_by_line")

OFFER = "Open it (o), drop it (d), or leave it and write something new (Enter)? "


@pytest.fixture(autouse=True)
def left(start: Start, editor: MakeEditor) -> None:
    """A draft with the words `left behind`, for step 4."""
    failing = editor('echo "left behind" > "$1"; exit 1', name="failing")
    assert start("journal", "add", "--step", "4", "--tag", "late", EDITOR=failing).ends() == 1


def test_opening_it_saves_it_with_its_options(start: Start, editor: MakeEditor, home: Path) -> None:
    terminal = start("journal", "add", EDITOR=editor('echo "and finished" >> "$1"'))
    terminal.sees("stepguide: a draft from ", " is waiting:\r\n  left behind\r\n", OFFER)
    terminal.types("o", ENTER)
    assert terminal.ends() == 0
    assert texts(home) == ["left behind\nand finished"]
    stored = records(home)[0].read_text()
    assert '"step": 4' in stored
    assert '"late"' in stored
    assert draft_texts(home) == []


def test_dropping_it_goes_on_with_something_new(
    start: Start, editor: MakeEditor, home: Path
) -> None:
    terminal = start("journal", "add", EDITOR=editor('echo new > "$1"'))
    terminal.sees(OFFER)
    terminal.types("d", ENTER)
    terminal.sees("Let go of it and its words for good: left behind? [y/N] ")
    terminal.types("y", ENTER)
    assert terminal.ends() == 0
    assert texts(home) == ["new"]
    assert draft_texts(home) == []


def test_leaving_it_keeps_it_beside_something_new(
    start: Start, editor: MakeEditor, home: Path
) -> None:
    terminal = start("journal", "add", EDITOR=editor('echo new > "$1"'))
    terminal.sees(OFFER)
    terminal.types(ENTER)
    assert terminal.ends() == 0
    assert texts(home) == ["new"]
    assert draft_texts(home) == [b"left behind\n"]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
def test_stopping_at_the_offer_changes_nothing(start: Start, home: Path, key: str) -> None:
    terminal = start("journal", "add", EDITOR="true")
    terminal.sees(OFFER)
    terminal.types(key)
    assert terminal.ends() == 130
    assert "stepguide: Stopped. Nothing was changed.\n" in terminal.text
    assert draft_texts(home) == [b"left behind\n"]


@pytest.mark.parametrize("source", ["words", "pipe"])
def test_a_script_gets_one_line(process: Run, home: Path, source: str) -> None:
    ran = (
        process("journal", "add", "from a script")
        if source == "words"
        else process("journal", "add", input=b"from a script\n")
    )
    assert ran.code == 0
    assert ran.err == "stepguide: 1 draft is waiting to be finished: stepguide journal drafts\n"
    assert texts(home) == ["from a script"]
    assert draft_texts(home) == [b"left behind\n"]


def test_killed_between_saving_and_dropping_does_not_save_twice(
    start: Start, editor: MakeEditor, home: Path
) -> None:
    # The record is saved, and the draft stands there as it would had the program been killed.
    kept = {file.name: file.read_bytes() for file in only_draft(home).iterdir() if file.is_file()}
    folder = only_draft(home)
    saving = editor('echo "and finished" >> "$1"', name="saving")
    assert start("journal", "drafts", "open", "last", EDITOR=saving).ends() == 0
    folder.mkdir(0o700)
    for name, data in kept.items():
        (folder / name).write_bytes(data)
    (folder / "text").write_bytes(b"left behind\nand finished\n")
    assert texts(home) == ["left behind\nand finished"]
    before = records(home)

    again = start("journal", "drafts", "open", "last", EDITOR=editor("sleep 2.2"))
    assert again.ends() == 0
    assert records(home) == before
    assert texts(home) == ["left behind\nand finished"]
    assert draft_texts(home) == []


def test_a_draft_too_large_to_save_does_not_stand_in_the_way(
    start: Start, editor: MakeEditor, process: Run, home: Path
) -> None:
    with (only_draft(home) / "text").open("ab") as file:
        file.truncate(20 * 1024 * 1024)
    assert process("journal", "drafts").code == 0
    terminal = start("journal", "add", EDITOR=editor('echo new > "$1"'))
    terminal.sees("left behind", OFFER)
    terminal.types(ENTER)
    assert terminal.ends() == 0
    assert texts(home) == ["new"]


def test_a_draft_is_dropped_after_a_yes(start: Start, home: Path) -> None:
    draft = only_draft(home).name[:6]
    asked = start("journal", "drafts", "drop", draft)
    asked.sees(f"Let go of the draft {draft} and its words for good? [y/N] ")
    asked.types(ENTER)
    assert asked.ends() == 0
    assert draft_texts(home) == [b"left behind\n"]
    asked = start("journal", "drafts", "drop", draft)
    asked.sees("[y/N] ")
    asked.types("y", ENTER)
    assert asked.ends() == 0
    assert asked.text.endswith(f"The draft {draft} is gone.\n")
    assert draft_texts(home) == []


def test_words_typed_in_place_of_an_answer_begin_the_new_entry(start: Start, home: Path) -> None:
    terminal = start("journal", "add")
    terminal.sees(OFFER)
    terminal.types("Dad called me today", ENTER)
    terminal.sees("So far: Dad called me today\r\n")
    terminal.is_ready_for_a_line()
    terminal.types("and I cried", ENTER, CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == ["Dad called me today\nand I cried"]
    assert draft_texts(home) == [b"left behind\n"]


def test_a_draft_with_a_wrong_option_is_opened_without_it(
    run: Run, start: Start, home: Path
) -> None:
    assert run("journal", "add", "--step", "13", "--tag", "night", "wrong step").code == 3
    terminal = start("journal", "drafts", "open", "last")
    terminal.sees("stepguide: There is no step 13. That is left out.\r\n")
    terminal.is_ready_for_a_line()
    terminal.types(CTRL_D)
    assert terminal.ends() == 0
    (stored,) = records(home)
    assert '"step": null' in stored.read_text()
    assert '"night"' in stored.read_text()


def test_a_saved_draft_asks_before_it_replaces_a_newer_version(
    start: Start, run: Run, editor: MakeEditor, home: Path
) -> None:
    # A draft that outlived its saving, as one does whose editor still has it open.
    (draft,) = (home / "drafts").iterdir()
    kept = {path.name: path.read_bytes() for path in draft.iterdir()}
    assert start("journal", "drafts", "open", "last", EDITOR=editor("sleep 3")).ends() == 0
    draft.mkdir(0o700, exist_ok=True)
    for name, data in kept.items():
        (draft / name).write_bytes(data)
    assert run("journal", "edit", "last", "--text-from", "-", input=b"much better").code == 0
    terminal = start("journal", "drafts", "open", "last", EDITOR=editor(":"))
    terminal.sees("Save the draft in its place when you are done? [y/N] ")
    terminal.types("n", ENTER)
    assert terminal.ends() == 130
    assert texts(home) == ["much better"]
    assert draft_texts(home) == [b"left behind\n"]
