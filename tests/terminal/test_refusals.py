"""What cannot be saved from an editor or a prompt, and the draft that is kept of it."""

from pathlib import Path

import pytest

from tests.terminal.terminals import (
    MakeEditor,
    Start,
    draft_texts,
    only_draft,
    texts,
)

MIB = 1024 * 1024


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["--step", "13"], 3, "13"),
        (["--question", "4.99"], 3, "4.99"),
        (["--at", "the day of days"], 2, "'the day of days' is not a date this can read."),
        (["--at", "2999-01-01"], 2, "'2999-01-01' is still to come"),
        (["--tag", " "], 2, "' ' cannot be a tag."),
    ],
)
@pytest.mark.parametrize("waiting", [False, True], ids=["", "draft waiting"])
def test_options_are_checked_before_anything_opens(
    start: Start,
    editor: MakeEditor,
    home: Path,
    options: list[str],
    code: int,
    message: str,
    waiting: bool,
) -> None:
    if waiting:
        assert start("journal", "add", EDITOR=editor('echo kept > "$1"; exit 1')).ends() == 1
    ran = editor('touch "$0.ran"', name="must-not-run")
    terminal = start("journal", "add", *options, EDITOR=ran)
    assert terminal.ends() == code
    assert message in terminal.text
    assert not Path(f"{ran}.ran").exists()
    assert draft_texts(home) == ([b"kept\n"] if waiting else [])


def test_a_prompt_is_not_opened_for_a_step_there_is_not(start: Start, home: Path) -> None:
    terminal = start("journal", "add", "--step", "13")
    assert terminal.ends() == 3
    assert "Ctrl-D" not in terminal.text
    assert draft_texts(home) == []


def test_bytes_that_are_not_utf8_stay_in_a_draft(
    start: Start, editor: MakeEditor, home: Path
) -> None:
    terminal = start("journal", "add", EDITOR=editor(r"printf 'caf\351 au lait\n' > $1"))
    assert terminal.ends() == 2
    draft = only_draft(home)
    assert terminal.text == (
        "stepguide: That is not text in UTF-8 (byte 4 cannot be read).\n"
        "  Save it as UTF-8 first, for example with: iconv -t UTF-8\n"
        f"  It is kept as a draft in {draft / 'text'}\n"
        f"  To go on with it: stepguide journal drafts open {draft.name[:6]}\n"
    )
    assert draft_texts(home) == [b"caf\xe9 au lait\n"]
    opened = start("journal", "drafts", "open", "last", EDITOR=editor("echo mended > $1"))
    assert opened.ends() == 0
    assert texts(home) == ["mended"]
    assert draft_texts(home) == []


@pytest.mark.parametrize(("size", "code"), [(MIB, 0), (MIB + 1, 2), (20 * MIB, 2)])
def test_more_than_one_mebibyte_stays_in_a_draft(
    start: Start, editor: MakeEditor, home: Path, size: int, code: int
) -> None:
    terminal = start(
        "journal", "add", EDITOR=editor(f"head -c {size} /dev/zero | tr '\\0' x > \"$1\"")
    )
    assert terminal.ends() == code
    if code == 0:
        assert [len(text) for text in texts(home)] == [MIB]
        assert draft_texts(home) == []
        return
    assert "and one entry holds up to 1 MiB." in terminal.text
    assert "It is kept as a draft in" in terminal.text
    assert [len(data) for data in draft_texts(home)] == [size]
    assert texts(home) == []


def test_a_refused_edit_leaves_the_record_and_keeps_the_draft(
    start: Start, editor: MakeEditor, home: Path
) -> None:
    assert start("journal", "add", "as it was").ends() == 0
    terminal = start("journal", "edit", "last", EDITOR=editor(r"printf '\377' > $1"))
    assert terminal.ends() == 2
    assert texts(home) == ["as it was"]
    assert draft_texts(home) == [b"\xff"]
