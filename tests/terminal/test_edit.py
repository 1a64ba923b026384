"""Changing an entry in an editor: with a change, without, and when another was quicker."""

from pathlib import Path

import pytest

from tests.conftest import Run, records
from tests.terminal.terminals import ENTER, MakeEditor, Start, draft_texts, only_draft, texts

ADD_A_LINE = 'echo "a second line" >> "$1"'


@pytest.fixture(autouse=True)
def entry(process: Run) -> str:
    """The short id of an entry that is there already."""
    return process("journal", "add", "--tag", "evening", "as it was").out.split()[1][:6]


def test_a_change_is_saved_in_the_same_record(
    start: Start, editor: MakeEditor, home: Path, entry: str
) -> None:
    (before,) = records(home)
    terminal = start("journal", "edit", entry, EDITOR=editor(ADD_A_LINE))
    assert terminal.ends() == 0
    assert terminal.text == f"Saved {entry}.\n"
    assert texts(home) == ["as it was\na second line"]
    assert records(home) == [before]
    assert draft_texts(home) == []


def test_no_change_changes_nothing(
    start: Start, editor: MakeEditor, home: Path, entry: str
) -> None:
    before = records(home)[0].read_bytes()
    terminal = start("journal", "edit", entry, EDITOR=editor("sleep 2.2"))
    assert terminal.ends() == 0
    assert terminal.text == "Nothing was changed.\n"
    assert records(home)[0].read_bytes() == before
    assert draft_texts(home) == []


def test_a_quick_return_without_a_change_asks_first(
    start: Start, editor: MakeEditor, home: Path, entry: str
) -> None:
    terminal = start("journal", "edit", entry, EDITOR=editor(""))
    terminal.sees("your editor came back at once", "Ctrl-C keeps it as a draft.")
    terminal.types(ENTER)
    assert terminal.ends() == 0
    assert terminal.text.endswith("Nothing was changed.\n")
    assert draft_texts(home) == []


def test_an_emptied_text_does_not_empty_the_record(
    start: Start, editor: MakeEditor, home: Path, entry: str
) -> None:
    terminal = start("journal", "edit", entry, EDITOR=editor(': > "$1"'))
    assert terminal.ends() == 1
    assert "There is nothing to save: no words were written." in terminal.text
    assert texts(home) == ["as it was"]
    assert draft_texts(home) == []


def test_giving_up_in_the_editor_leaves_no_draft_without_a_change(
    start: Start, editor: MakeEditor, home: Path, entry: str
) -> None:
    terminal = start("journal", "edit", entry, EDITOR=editor("exit 1"))
    assert terminal.ends() == 1
    assert "Your editor ended with an error (exit code 1)." in terminal.text
    assert texts(home) == ["as it was"]
    assert draft_texts(home) == []


def test_two_edits_at_once_tell_the_second_and_keep_its_text(
    start: Start, editor: MakeEditor, home: Path, entry: str
) -> None:
    meanwhile = f"$STEPGUIDE journal edit {entry} --tag quicker > /dev/null"
    terminal = start("journal", "edit", entry, EDITOR=editor(f"{meanwhile}\n{ADD_A_LINE}"))
    assert terminal.ends() == 1
    draft = only_draft(home)
    assert terminal.text == (
        f"stepguide: The entry {entry} was changed by another stepguide meanwhile.\n"
        f"  It is kept as a draft in {draft / 'text'}\n"
        f"  To go on with it: stepguide journal drafts open {draft.name[:6]}\n"
    )
    assert draft_texts(home) == [b"as it was\na second line\n"]
    assert texts(home) == ["as it was"]

    left = start("journal", "drafts", "open", draft.name, EDITOR=editor(ADD_A_LINE))
    left.sees("Save the draft in its place when you are done? [y/N]")
    left.types("n", ENTER)
    assert left.ends() == 130
    assert "Stopped. The entry and the draft are as they were." in left.text
    assert draft_texts(home) == [b"as it was\na second line\n"]

    opened = start("journal", "drafts", "open", draft.name, EDITOR=editor(ADD_A_LINE))
    opened.sees(f"the entry {entry} has changed since this draft was begun.", "[y/N]")
    opened.types("y", ENTER)
    assert opened.ends() == 0
    assert texts(home) == ["as it was\na second line\na second line"]
    assert '"quicker"' in records(home)[0].read_text()
    assert draft_texts(home) == []


def test_the_draft_of_a_deleted_entry_becomes_a_new_one(
    start: Start, editor: MakeEditor, process: Run, home: Path, entry: str
) -> None:
    assert start("journal", "edit", entry, EDITOR=editor(ADD_A_LINE + "; exit 1")).ends() == 1
    assert process("journal", "delete", entry, "--yes").code == 0
    opened = start("journal", "drafts", "open", "last", EDITOR=editor(ADD_A_LINE))
    assert opened.ends() == 0
    assert "is gone, so it will be saved as a new one." in opened.text
    assert texts(home) == ["as it was\na second line\na second line"]
    assert draft_texts(home) == []


def test_without_an_editor_it_says_what_to_do(start: Start, home: Path, entry: str) -> None:
    terminal = start("journal", "edit", entry, PATH="/nowhere", TERM="dumb")
    assert terminal.ends() == 2
    assert terminal.text == (
        "stepguide: There is no editor to open: "
        "EDITOR is not set, and neither nano nor vi is here.\n"
        "  Give the new text with --text-from FILE, or with --text-from - through a pipe.\n"
    )
    assert draft_texts(home) == []


def test_without_a_chosen_editor_it_takes_one_that_is_there(
    start: Start, editor: MakeEditor, home: Path, entry: str
) -> None:
    nano = editor('echo "with nano" > "$1"', name="nano")
    terminal = start(
        "journal", "edit", entry, PATH=f"{Path(nano).parent}:/bin:/usr/bin", TERM="dumb"
    )
    assert terminal.ends() == 0
    assert texts(home) == ["with nano"]
