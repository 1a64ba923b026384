"""A cell written in the editor that cannot be kept: its words stay in a draft, and it is asked
for again."""

from pathlib import Path

import pytest

from tests.records import BY_KIND, only
from tests.terminal.conftest import editor as editor
from tests.terminal.conftest import start as start
from tests.terminal.terminals import (
    ENTER,
    MakeEditor,
    Start,
    Terminal,
    draft_texts,
    only_draft,
)

ASK = BY_KIND["asset"].known.fields[0].ask
TOO_MUCH = (
    "stepguide: That is too much: one answer holds up to 64 KiB.\n"
    "  Write it as an answer or an entry: stepguide journal add\n"
)
REFUSED = {
    "70 kB": ("head -c 70000 /dev/zero | tr '\\0' x > \"$1\"", TOO_MUCH, b"x" * 70000),
    "not UTF-8": (
        r"printf 'caf\351\n' > $1",
        "stepguide: That is not text in UTF-8.\n",
        b"caf\xe9\n",
    ),
    "exit 1": (
        'echo saved > "$1"; exit 1',
        "stepguide: Your editor ended with an error (exit code 1).\n",
        b"saved\n",
    ),
    "signal": (
        'echo saved > "$1"; kill -9 $$',
        "stepguide: Your editor was ended from outside (signal 9).\n",
        b"saved\n",
    ),
}


def _says(terminal: Terminal, *lines: str) -> None:
    for line in lines:
        terminal.sees("> ")
        terminal.is_ready_for_a_line()
        terminal.types(line + ENTER)


def _shown(terminal: Terminal) -> str:
    return terminal.text.replace("\x1b[?2004h", "").replace("\x1b[?2004l", "")


@pytest.mark.parametrize("first", ["", "as it was"], ids=["new", "filled"])
@pytest.mark.parametrize("how", REFUSED)
def test_what_cannot_be_kept_stays_in_a_draft_that_is_named_and_the_cell_is_asked_again(
    start: Start, editor: MakeEditor, home: Path, how: str, first: str
) -> None:
    body, said, words = REFUSED[how]
    terminal = start("inventory", "add", "asset", EDITOR=editor(body), columns=1000)
    _says(terminal, *([first, ":back"] if first else []), ":edit")
    terminal.sees("journal drafts open ")
    assert draft_texts(home) == [words]
    draft = only_draft(home)
    _says(terminal, "at last", "", ":q")
    assert terminal.ends() == 0
    assert (
        f"> :edit\n{said}  It is kept as a draft in {draft / 'text'}\n"
        f"  To go on with it: stepguide journal drafts open {draft.name[:6]}\n> at last\n"
    ) in _shown(terminal)
    assert _shown(terminal).count(ASK) == (2 if first else 1)
    assert only(home, "inventory")["cells"] == {"strength": "at last"}
    assert draft_texts(home) == [words]


NOT_THERE = (
    "stepguide: Your editor 'no-such-editor' was not found.\n"
    "  Set EDITOR to one that is installed, for example: export EDITOR=nano\n"
)
NONE_AT_ALL = (
    "stepguide: There is no editor here: EDITOR is not set, and neither nano nor vi is installed.\n"
)


@pytest.mark.parametrize(
    ("env", "said"),
    [({"EDITOR": "no-such-editor"}, NOT_THERE), ({"PATH": "", "TERM": "dumb"}, NONE_AT_ALL)],
)
def test_an_editor_that_is_not_there_is_told_and_the_cell_is_asked_again(
    start: Start, home: Path, env: dict[str, str], said: str
) -> None:
    terminal = start("inventory", "add", "asset", columns=1000, **env)
    _says(terminal, ":edit", "I turn up", ":back", ":e", "", ":q")
    assert terminal.ends() == 0
    assert _shown(terminal).count(f"{said}> ") == 2
    assert only(home, "inventory")["cells"] == {"strength": "I turn up"}
    assert list((home / "drafts").iterdir()) == []


def test_a_cell_that_was_kept_leaves_no_draft(start: Start, editor: MakeEditor, home: Path) -> None:
    terminal = start("inventory", "add", "asset", EDITOR=editor('echo mine > "$1"'))
    _says(terminal, ":edit", ":q")
    assert terminal.ends() == 0
    assert only(home, "inventory")["cells"] == {"strength": "mine"}
    assert list((home / "drafts").iterdir()) == []
