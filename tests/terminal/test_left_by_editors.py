"""Words that an editor had saved in no file when its window closed: they are found and offered, or
named where they are, and a lock is not taken for words."""

import json
import shutil
from pathlib import Path

import pytest

from stepguide.home import left
from tests.conftest import Run
from tests.terminal.conftest import editor, start
from tests.terminal.terminals import (
    ENTER,
    MakeEditor,
    Start,
    Terminal,
    draft_texts,
    only_draft,
    texts,
    until,
)

__all__ = ["editor", "start"]


def is_open(terminal: Terminal) -> None:
    """Wait until the editor shows which file it has."""

    def shows() -> bool:
        terminal.reads()
        return b"/text" in terminal.raw

    until(shows)


@pytest.mark.parametrize(
    ("name", "shows", "file"),
    [
        ("ne", "\x1b[1;15H", "#text"),  # it draws letter by letter, and where the next one goes
        ("joe", "thought", "DEADJOE"),
        ("jed", "thought", "#text#"),
    ],
)
def test_they_are_beside_the_draft_and_become_its_text(
    start: Start, run: Run, editor: MakeEditor, home: Path, name: str, shows: str, file: str
) -> None:
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    terminal = start("journal", "add", EDITOR=name)
    is_open(terminal)
    terminal.types("half a thought")
    terminal.sees(shows)
    terminal.hangs_up()
    until(lambda: left.words(only_draft(home) / "text"))
    (draft,) = json.loads(run("journal", "drafts", "--json").out)
    (found,) = draft["beside"]
    assert Path(found).name.startswith(file)
    opened = start("journal", "add", EDITOR=editor("sleep 2.2"))
    opened.sees("but your editor left some in", "Open it (o), drop it (d)")
    opened.types("o", ENTER)
    opened.sees("Use it as the text? [y/N]")
    opened.types("y", ENTER)
    assert opened.ends() == 0
    (text,) = texts(home)
    assert "half a thought" in text
    assert draft_texts(home) == []


@pytest.mark.skipif(not shutil.which("nvi"), reason="nvi is not installed")
def test_nvis_are_named_where_they_are(
    start: Start, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = start("journal", "add", EDITOR="nvi")
    is_open(terminal)
    terminal.types("ihalf a thought\x1b")
    terminal.sees("thought")
    terminal.hangs_up()
    until(lambda: left.elsewhere(only_draft(home) / "text"))
    (place,) = left.elsewhere(only_draft(home) / "text")
    assert b"half a thought" in place.read_bytes()
    ran = run("journal", "drafts", "drop", "last", "--yes")
    assert ran.err == (
        f"stepguide: your editor has a copy of its own, which stays until you remove it: {place}\n"
    )
    place.unlink()


def test_micros_are_offered_and_named(start: Start, editor: MakeEditor, home: Path) -> None:
    terminal = start("journal", "add", EDITOR=editor("exit 1"))
    assert terminal.ends() == 1
    terminal = start("journal", "add", EDITOR=editor('echo saved > "$1"; exit 1'))
    assert terminal.ends() == 1
    text = only_draft(home) / "text"
    copy = Path.home() / ".config/micro/backups" / str(text).replace("/", "%")
    copy.parent.mkdir(parents=True)
    copy.write_text("half a thought\n")
    terminal = start("journal", "drafts", "open", "last", EDITOR=editor("sleep 2.2"))
    terminal.sees("your editor saved words in", str(copy), "Use it as the text? [y/N]")  # folded
    terminal.types("n", ENTER)
    assert terminal.ends() == 0
    assert f"which stays until you remove it: {copy} " in " ".join(terminal.text.split())
    assert texts(home) == ["saved"]


@pytest.mark.parametrize(
    ("name", "content", "is_words"),
    [
        (".text.swp", b"b0nano 7.2\0", False),
        (".text.swp", b"b0VIM 9.0\0", True),
        (".#text", b"", False),
        ("text~", b"before", False),
        ("text.save.1", b"words", True),
        ("ed.hup", b"words", True),
        (".text.kak.Ab12Cd", b"words", True),
    ],
)
def test_a_lock_and_an_earlier_version_go_with_the_draft(
    start: Start, editor: MakeEditor, home: Path, name: str, content: bytes, is_words: bool
) -> None:
    body = f"printf '{content.decode()}' > '{name}'; echo mine > \"$1\"".replace("\0", r"\0")
    assert start("journal", "add", EDITOR=editor(body)).ends() == 0
    assert texts(home) == ["mine"]
    assert draft_texts(home) == ([b"mine\n"] if is_words else [])
