"""Letters of every script at the prompt, under a locale that knows ASCII alone."""

import os
from pathlib import Path

import pytest

from tests.conftest import records
from tests.terminal.terminals import CTRL_C, CTRL_D, ENTER, Start, draft_texts, texts, until

pytestmark = pytest.mark.usefixtures("line_by_line")

WORDS = "café — Zoë 🙂 日本"
BACKSPACE = "\x7f"
LOCALES = [
    {"LC_ALL": "POSIX"},
    {"LC_ALL": "C"},
    {"LC_ALL": "xx_XX.UTF-8"},
    {"LC_ALL": "C", "PYTHONUTF8": "0"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},  # files named in ASCII alone
    {"LC_CTYPE": "xx_XX.UTF-8"},
    {"LANG": "xx_XX"},
    {},
]
NAMED = pytest.mark.parametrize("locale", LOCALES, ids=str)


@pytest.fixture(autouse=True)
def no_inputrc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some systems tell readline to take letters of eight bits, others do not."""
    monkeypatch.setenv("INPUTRC", os.devnull)
    monkeypatch.delenv("LANG")


@NAMED
def test_no_letter_is_dropped(start: Start, home: Path, locale: dict[str, str]) -> None:
    terminal = start("journal", "add", **locale)
    terminal.is_ready_for_a_line()
    terminal.types(WORDS, ENTER, "ok", "é", BACKSPACE, "日", BACKSPACE, "!", ENTER, CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == [f"{WORDS}\nok!"]


@NAMED
def test_a_line_that_was_begun_keeps_them(start: Start, home: Path, locale: dict[str, str]) -> None:
    terminal = start("journal", "add", **locale)
    terminal.is_ready_for_a_line()
    terminal.types(WORDS)
    terminal.sees("日本")
    terminal.types(CTRL_C)
    assert terminal.ends() == 130
    assert draft_texts(home) == [f"{WORDS}\n".encode()]


@NAMED
def test_an_answer_keeps_them(start: Start, home: Path, locale: dict[str, str]) -> None:
    terminal = start("gratitude", **locale)
    terminal.sees("> ")
    terminal.is_ready_for_a_line()
    terminal.types(WORDS, ENTER)
    until(lambda: records(home, "gratitude"))
    assert WORDS in records(home, "gratitude")[0].read_text()


@NAMED
def test_a_note_after_using_keeps_them(start: Start, home: Path, locale: dict[str, str]) -> None:
    terminal = start("lapse", PAGER="cat", **locale)
    terminal.sees("[y/N] ")
    terminal.is_ready_for_a_line()
    terminal.types("y", ENTER)
    terminal.sees("> ")
    terminal.is_ready_for_a_line()
    terminal.types(WORDS, ENTER)
    terminal.sees("> ")
    terminal.is_ready_for_a_line()
    terminal.types(":stop", ENTER)
    assert terminal.ends() == 0
    assert texts(home) == [WORDS]


@NAMED
@pytest.mark.parametrize(
    ("typed", "asks"),
    [(["lapse"], "[y/N] "), (["craving", "3"], "set it off")],
    ids=["lapse", "craving"],
)
def test_words_that_are_put_aside_keep_them(
    start: Start, home: Path, locale: dict[str, str], typed: list[str], asks: str
) -> None:
    terminal = start(*typed, PAGER="cat", **locale)
    terminal.sees(asks)
    terminal.is_ready_for_a_line()
    terminal.types(WORDS)
    terminal.sees("日本")
    terminal.types(CTRL_C)
    assert terminal.ends() == 130
    assert [text.strip() for text in draft_texts(home)] == [WORDS.encode()]


def test_the_editor_gets_the_locale_as_it_was(start: Start, home: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "$LC_ALL" > "$1"\n')
    editor.chmod(0o755)
    terminal = start("gratitude", LC_ALL="POSIX", EDITOR=str(editor))
    terminal.sees("> ")
    terminal.is_ready_for_a_line()
    terminal.types(":edit", ENTER)
    until(lambda: records(home, "gratitude"))
    assert '"POSIX"' in records(home, "gratitude")[0].read_text()
