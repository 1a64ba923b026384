"""A removal that fails half-way says how many pages are gone, and leaves the rest."""

import shlex
from pathlib import Path

from tests.conftest import Run
from tests.home.tree import tree
from tests.share import GO_ON, KEEP_OR_REMOVE, bound, file_of, first_written, written
from tests.terminal.conftest import start
from tests.terminal.terminals import ENTER, Start, Terminal

__all__ = ["bound", "first_written", "start", "written"]

LOOK = "  The others are as they were. To see how your files are: stepguide doctor\n"


def _asked(start: Start, output: Path, prefix: list[str]) -> Terminal:
    """`share` for delta, echo and hotel, at its last question."""
    before = " ".join([*map(shlex.quote, prefix), "$STEPGUIDE"])
    terminal = start(shell=f"exec {before} share --marked --output '{output}'")
    terminal.sees(GO_ON)
    terminal.is_ready_for_a_line()
    terminal.types(ENTER)
    terminal.sees(KEEP_OR_REMOVE)
    terminal.is_ready_for_a_line()
    return terminal


def test_a_folder_that_lets_nothing_go(
    start: Start, run: Run, written: Path, tmp_path: Path, bound: list[str]
) -> None:
    gone = str(file_of(written, "delta").relative_to(written))
    folder = file_of(written, "echo").parent
    before = tree(written)
    terminal = _asked(start, tmp_path / "pages.md", bound)
    folder.chmod(0o500)
    terminal.types("remove", ENTER)
    code = terminal.ends()
    folder.chmod(0o700)
    assert code == 1
    assert terminal.text.endswith(
        "stepguide: 1 of 3 pages were removed, and then it failed: Permission denied.\n" + LOOK
    )
    after = tree(written)
    assert after.pop("lock")[1] == b""
    assert after == {path: kept for path, kept in before.items() if path not in (gone, "lock")}
    assert run("doctor").code == 0


def test_a_folder_that_is_none_any_more(start: Start, written: Path, tmp_path: Path) -> None:
    folder = file_of(written, "echo").parent
    rows = tree(folder)
    terminal = _asked(start, tmp_path / "pages.md", [])
    folder.rename(tmp_path / "moved")
    folder.write_text("a file")
    terminal.types("remove", ENTER)
    assert terminal.ends() == 1
    assert " ".join(terminal.text.split()).endswith(
        f"stepguide: 1 of 3 pages were removed, and then it failed: {folder}: "
        f"the folder cannot be read (Not a directory). {LOOK.strip()}"
    )
    assert tree(tmp_path / "moved") == rows
    assert folder.read_text() == "a file"
    assert file_of(written, "hotel").exists()
