"""Writing in an editor: every way in which editors save, fail, and come back."""

import shutil
from pathlib import Path

import pytest

from stepguide.errors import FailedError
from stepguide.terminal.editor import command
from tests.terminal.terminals import (
    CTRL_C,
    ENTER,
    MakeEditor,
    Start,
    draft_texts,
    only_draft,
    texts,
    until,
)

ASKS = "your editor came back at once"
IN_PLACE = """printf 'first line\\nsecond line\\n' > "$1" """


@pytest.mark.parametrize(
    "body",
    [
        IN_PLACE,
        IN_PLACE.replace('"$1"', '"$1.new"') + '; mv "$1.new" "$1"',
        'rm "$1"; ' + IN_PLACE,
        'cp "$1" "$1~"; ' + IN_PLACE,
    ],
    ids=["in place", "by renaming", "anew", "with a backup beside it"],
)
def test_what_an_editor_saves_becomes_an_entry(
    start: Start, editor: MakeEditor, home: Path, body: str
) -> None:
    terminal = start("journal", "add", EDITOR=editor(body))
    assert terminal.ends() == 0
    assert terminal.text.splitlines()[-3].startswith("Saved ")
    assert texts(home) == ["first line\nsecond line"]
    assert list((home / "drafts").iterdir()) == []


def test_an_editor_that_fails_after_saving_leaves_a_draft(
    start: Start, editor: MakeEditor, home: Path
) -> None:
    terminal = start("journal", "add", EDITOR=editor(IN_PLACE + "; exit 1"))
    assert terminal.ends() == 1
    draft = only_draft(home)
    assert terminal.text == (
        "stepguide: Your editor ended with an error (exit code 1).\n"
        f"  It is kept as a draft in {draft / 'text'}\n"
        f"  To go on with it: stepguide journal drafts open {draft.name[:6]}\n"
    )
    assert draft_texts(home) == [b"first line\nsecond line\n"]
    assert texts(home) == []


def test_an_editor_that_fails_without_saving_leaves_nothing(
    start: Start, editor: MakeEditor, home: Path
) -> None:
    terminal = start("journal", "add", EDITOR=editor("exit 3"))
    assert terminal.ends() == 1
    assert terminal.text == (
        "stepguide: Your editor ended with an error (exit code 3).\n"
        "  Nothing had been saved in it.\n"
    )
    assert draft_texts(home) == []


@pytest.mark.parametrize("body", ["", 'rm "$1"'], ids=["not written", "deleted"])
def test_a_quick_return_with_nothing_asks_and_then_saves_nothing(
    start: Start, editor: MakeEditor, home: Path, body: str
) -> None:
    terminal = start("journal", "add", EDITOR=editor(body))
    terminal.sees(ASKS, "Ctrl-C keeps it as a draft.")
    terminal.types(ENTER)
    assert terminal.ends() == 1
    assert "stepguide: There is nothing to save: no words were written.\n" in terminal.text
    assert draft_texts(home) == []
    assert texts(home) == []


def test_a_slow_return_with_nothing_does_not_ask(
    start: Start, editor: MakeEditor, home: Path
) -> None:
    terminal = start("journal", "add", EDITOR=editor("sleep 2.2"))
    assert terminal.ends() == 1
    assert terminal.text == "stepguide: There is nothing to save: no words were written.\n"
    assert draft_texts(home) == []


def test_ctrl_c_at_the_question_keeps_the_draft(
    start: Start, editor: MakeEditor, home: Path
) -> None:
    terminal = start("journal", "add", EDITOR=editor(""))
    terminal.sees("Ctrl-C keeps it as a draft.")
    terminal.types(CTRL_C)
    assert terminal.ends() == 130
    assert "It is kept as a draft in" in terminal.text
    assert draft_texts(home) == [b""]


def test_an_editor_that_hands_over_is_waited_for_at_the_question(
    start: Start, editor: MakeEditor, home: Path, tmp_path: Path
) -> None:
    # As `code` without --wait: another process, which has no part in the lock, saves later.
    terminal = start("journal", "add", EDITOR=editor(""))
    terminal.sees("Ctrl-C keeps it as a draft.")
    (only_draft(home) / "text").write_text("from another window\n")
    terminal.types(ENTER)
    assert terminal.ends() == 0
    assert texts(home) == ["from another window"]
    assert draft_texts(home) == []


def test_a_missing_editor_is_said_before_anything_is_begun(start: Start, home: Path) -> None:
    terminal = start("journal", "add", EDITOR="no-such-editor --wait")
    assert terminal.ends() == 1
    assert terminal.text == (
        "stepguide: Your editor 'no-such-editor' was not found.\n"
        "  Set EDITOR to one that is installed, for example: export EDITOR=nano\n"
    )
    assert draft_texts(home) == []


def test_an_editor_has_its_arguments_and_no_shell(
    start: Start, editor: MakeEditor, home: Path
) -> None:
    path = editor('for last; do :; done; printf "%s\\n" "$@" > "$last"', name="my editor")
    terminal = start("journal", "add", EDITOR=f"'{path}' -x 'two words' '$(id)'")
    assert terminal.ends() == 0
    (text,) = texts(home)
    *given, file = text.splitlines()
    assert given == ["-x", "two words", "$(id)"]
    assert Path(file).parts[:-2] == (home / "drafts").parts
    assert Path(file).name == "text"


@pytest.mark.parametrize(
    "named",
    [
        "{0}",
        "'{0}'",
        "~/my tools/ed",
        "$HOME/my tools/ed",
        "'~/my tools/ed'",
        "X=y '{0}'",
        "bin/ed",
    ],
)
def test_an_editor_is_found_as_it_is_named(
    start: Start, editor: MakeEditor, home: Path, tmp_path: Path, named: str
) -> None:
    """With blanks, from one's own folder, and, as everything it does happens in the draft's own
    folder, from the one where one is."""
    for folder in ("my tools", "bin"):
        (tmp_path / folder).mkdir()
        path = editor('pwd > "$1"', name=f"{folder}/ed")
    shell = f"cd '{tmp_path}' && exec $STEPGUIDE journal add"
    path = str(tmp_path / "my tools/ed")
    assert start(shell=shell, EDITOR=named.format(path)).ends() == 0
    (where,) = texts(home)
    assert Path(where).parent == home / "drafts"


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("/no such/ed", "'/no such/ed' was not found."),
        ("C:\\Tools\\ed.exe", "'C:\\Tools\\ed.exe' was not found."),
    ],
)
def test_one_that_is_not_there_is_called_as_it_was_named(
    monkeypatch: pytest.MonkeyPatch, named: str, said: str
) -> None:
    monkeypatch.setenv("EDITOR", named)
    with pytest.raises(FailedError) as error:
        command()
    assert error.value.message == f"Your editor {said}"
    assert "needs quotes" in error.value.hint


def test_visual_counts_before_editor(start: Start, editor: MakeEditor, home: Path) -> None:
    visual = editor('echo visual > "$1"', name="visual")
    plain = editor('echo editor > "$1"', name="plain")
    assert start("journal", "add", VISUAL=visual, EDITOR=plain).ends() == 0
    assert start("journal", "add", VISUAL="", EDITOR=plain).ends() == 0
    assert texts(home) == ["visual", "editor"]


@pytest.mark.skipif(not shutil.which("nano"), reason="nano is not installed")
def test_nano_writes_an_entry(start: Start, home: Path) -> None:
    terminal = start("journal", "add", EDITOR="nano")
    terminal.sees("Exit")
    terminal.types("written in nano", ENTER, "and a café\x0f")
    terminal.sees("File Name to Write")
    terminal.types(ENTER)
    terminal.sees("Wrote")
    terminal.types("\x18")
    assert terminal.ends() == 0
    assert texts(home) == ["written in nano\nand a café"]
    assert draft_texts(home) == []


@pytest.mark.parametrize("vim", ["vim", "vim.tiny", "vi"])
def test_vim_writes_an_entry_and_keeps_nothing_that_was_removed_in_it(
    start: Start, home: Path, tmp_path: Path, vim: str
) -> None:
    found = shutil.which(vim)
    if not found or not Path(found).resolve().name.startswith("vim"):
        pytest.skip(f"{vim} is not installed")
    terminal = start("journal", "add", EDITOR=vim)
    until(lambda: list((home / "drafts").glob("*/.text.sw*")))
    terminal.types("iwritten in vim\rtaken out\rand a café\x1b", "kdd", ":wq\r")
    assert terminal.ends() == 0
    assert texts(home) == ["written in vim\nand a café"]
    assert draft_texts(home) == []
    assert not (tmp_path / ".viminfo").exists()
