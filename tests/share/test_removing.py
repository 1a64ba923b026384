"""What `share` asks afterwards: keep the pages, or remove them for good."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.home.tree import all_private, leftovers, tree
from tests.known import GUIDE
from tests.share import GO_ON, IN_ORDER, KEEP_OR_REMOVE, file_of, holding, id_of
from tests.share import first_written as first_written
from tests.share import written as written
from tests.terminal.conftest import editor as editor
from tests.terminal.conftest import start as start
from tests.terminal.terminals import CTRL_C, CTRL_D, ENTER, MakeEditor, Start, Terminal, until

MARKED = ("delta", "echo", "hotel")


def asked(start: Start, *words: str) -> Terminal:
    """`share` with these words, at its last question."""
    terminal = start("share", *words)
    for prompt in (GO_ON, *["q to stop here: "] * (3 if "--read" in words else 0)):
        terminal.sees(prompt)
        terminal.is_ready_for_a_line()
        terminal.types(ENTER)
    terminal.sees(KEEP_OR_REMOVE)
    terminal.is_ready_for_a_line()
    return terminal


def test_it_is_asked_with_what_removing_can_and_cannot_do(start: Start, written: Path) -> None:
    terminal = asked(start, "--marked", "--output", str(written.parent / "pages.md"))
    texts = GUIDE.sessions.share
    shown = " ".join(terminal.text.split())
    assert f"{texts.keep_or_remove} {texts.removal} {KEEP_OR_REMOVE.strip()}" in shown


@pytest.mark.parametrize("typed", ["", "yes", "remove it"])
def test_all_is_kept_without_the_word(start: Start, written: Path, typed: str) -> None:
    output = written.parent / "pages.html"
    before = tree(written)
    terminal = asked(start, "--marked", "--output", str(output))
    terminal.types(typed, ENTER)
    assert terminal.ends() == 0
    assert terminal.text.endswith("They are kept.\n")
    assert tree(written) == before
    assert output.exists()


@pytest.mark.parametrize("keys", [["remove", CTRL_C], [CTRL_D]], ids=["Ctrl-C", "Ctrl-D"])
def test_ctrl_c_and_ctrl_d_keep_all(start: Start, written: Path, keys: list[str]) -> None:
    output = written.parent / "pages.html"
    before = tree(written)
    terminal = asked(start, "--marked", "--output", str(output))
    terminal.types(*keys)
    assert terminal.ends() == 130
    assert terminal.text.endswith("stepguide: Stopped. Nothing was changed.\n")
    assert tree(written) == before
    assert output.exists()


def test_a_closed_window_keeps_all(start: Start, written: Path) -> None:
    output = written.parent / "pages.html"
    before = tree(written)
    terminal = asked(start, "--marked", "--output", str(output))
    terminal.types("remove")
    terminal.hangs_up()
    assert tree(written) == before
    assert output.exists()


@pytest.mark.parametrize("typed", ["remove", " REMOVE "])
def test_the_word_removes_what_was_shared_and_nothing_else(
    start: Start, run: Run, written: Path, typed: str
) -> None:
    output = written.parent / "pages.html"
    before = tree(written)
    shared = {str(file_of(written, word).relative_to(written)) for word in MARKED}
    terminal = asked(start, "--marked", "--output", str(output))
    exported = output.read_bytes()
    terminal.types(typed, ENTER)
    assert terminal.ends() == 0
    assert terminal.text.endswith("Removed 3 pages for good.\n")
    after = tree(written)
    assert after.pop("lock")[1] == b""
    assert after == {path: kept for path, kept in before.items() if path not in shared | {"lock"}}
    for word in MARKED:
        assert holding(written.parent, word) == [output]
    assert output.read_bytes() == exported
    assert all_private(written)
    assert run("doctor").code == 0


def test_what_was_read_aloud_is_removed_as_well(start: Start, written: Path) -> None:
    others = [word for word in IN_ORDER if word not in MARKED]
    kept = {word: file_of(written, word).read_bytes() for word in others}
    terminal = asked(start, "--marked", "--read")
    terminal.types("remove", ENTER)
    assert terminal.ends() == 0
    assert terminal.text.endswith("Removed 3 pages for good.\n")
    assert [word for word in MARKED if holding(written.parent, word)] == []
    assert {word: file_of(written, word).read_bytes() for word in others} == kept


def test_copies_in_the_trash_and_drafts_go_too_and_those_of_others_stay(
    start: Start, written: Path, editor: MakeEditor
) -> None:
    for word in ("alpha", "kilo"):
        failing = editor(f'echo "{word} drafted" > "$1"; exit 1')
        assert start("journal", "edit", id_of(written, word), EDITOR=failing).ends() == 1
    for word in ("alpha", "delta"):
        file = file_of(written, word)
        folder = written / "trash" / file.parent.name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copy2(file, folder)
    assert len(holding(written, "alpha")) == 3
    terminal = asked(start, "--answers", "--output", str(written.parent / "pages.md"))
    terminal.types("remove", ENTER)
    assert terminal.ends() == 0
    assert terminal.text.endswith("Removed 2 pages for good.\n")
    assert (holding(written, "alpha"), holding(written, "foxtrot")) == ([], [])
    assert [path.parts[-3] for path in holding(written, "kilo")] == ["drafts", "records"]
    assert [path.parts[-3] for path in holding(written, "delta")] == ["records", "trash"]
    assert leftovers(written) == []


def test_what_was_shared_with_initials_is_removed_whole(start: Start, written: Path) -> None:
    output = written.parent / "pages.md"
    terminal = asked(
        start, "--id", id_of(written, "charlie"), "--initials", "--output", str(output)
    )
    terminal.types("remove", ENTER)
    assert terminal.ends() == 0
    assert terminal.text.endswith("Removed 1 page for good.\n")
    assert holding(written.parent, "charlie") == [output]


def test_one_that_went_meanwhile_is_no_trouble(start: Start, run: Run, written: Path) -> None:
    terminal = asked(start, "--marked", "--output", str(written.parent / "pages.md"))
    assert run("inventory", "delete", id_of(written, "echo"), "--yes").code == 0
    assert run("journal", "delete", id_of(written, "hotel"), "--for-good", "--yes").code == 0
    terminal.types("remove", ENTER)
    assert terminal.ends() == 0
    assert [word for word in MARKED if holding(written, word)] == []


@pytest.mark.parametrize(("word", "gone"), [("delta", 0), ("echo", 1)])
def test_a_page_that_was_changed_since_it_was_shared_stays(
    start: Start, run: Run, written: Path, word: str, gone: int
) -> None:
    terminal = asked(start, "--marked", "--output", str(written.parent / "pages.md"))
    edit = {
        "delta": ["journal", "edit", id_of(written, word), "--text-from", "-"],
        "echo": ["inventory", "edit", id_of(written, word), "--effect", "zulu"],
    }[word]
    assert run(*edit, input="zulu").code == 0
    terminal.types("remove", ENTER)
    assert terminal.ends() == 1
    assert f"stepguide: {gone} of 3 pages were removed, and then it failed: " in terminal.text
    assert len(holding(written, "zulu")) == 1


def test_a_page_that_is_being_written_in_another_window_stays(
    start: Start, written: Path, editor: MakeEditor
) -> None:
    waiting = editor('echo zulu > "$1"; while [ ! -e "$0.go" ]; do sleep 0.05; done')
    other = start("journal", "edit", id_of(written, "hotel"), EDITOR=waiting)
    until(lambda: holding(written, "zulu"))
    terminal = asked(start, "--id", id_of(written, "hotel"), "--output", f"{written}.md")
    terminal.types("remove", ENTER)
    assert terminal.ends() == 1
    assert "is open in another editor or window" in terminal.text
    Path(f"{waiting}.go").touch()
    assert other.ends() == 0
    assert "zulu" in file_of(written, "zulu").read_text()


def test_stopping_before_the_end_asks_nothing(start: Start, written: Path) -> None:
    before = tree(written)
    terminal = start("share", "--marked", "--read")
    for prompt, typed in ((GO_ON, ""), ("1 of 3", "q")):
        terminal.sees(prompt)
        terminal.is_ready_for_a_line()
        terminal.types(typed, ENTER)
    assert terminal.ends() == 0
    assert KEEP_OR_REMOVE not in terminal.text
    assert tree(written) == before


def test_without_a_terminal_nothing_is_asked_or_removed(run: Run, written: Path) -> None:
    before = tree(written)
    output = str(written.parent / "pages.md")
    ran = run("share", "--marked", "--output", output, input="\nremove\nremove\n")
    assert ran.code == 0
    assert KEEP_OR_REMOVE not in ran.out + ran.err
    assert tree(written) == before
