"""Names from the records are shown as signs on one line, whatever is in them."""

import os
from pathlib import Path

import pytest

from tests.conftest import Ran, Run
from tests.sos.healthy import NAME, SAMS_LINE, UNSAFE, Healthy, person
from tests.terminal.terminals import Terminal, argv_of, without_styles

pytestmark = pytest.mark.usefixtures("with_a_copy")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\x1b[31mred\x1b[2J\x1b[H", "␛[31mred␛[2J␛[H"),
        ("\x1b]0;a title\x07", "␛]0;a title␇"),
        ("\x9b31m\x85x", "<U+009B>31m x"),
        ("a\x00b\x08c\x7fd", "a␀b␈c␡d"),
        ("two\nlines\r\nand\ttab", "two lines and tab"),
        ("\u202eoverride\u202c\u2066x\u2069", "<U+202E>override<U+202C><U+2066>x<U+2069>"),
        ("\u2028line\u2029end", "line end"),
        ("\ud83d lone \udfff", "? lone ?"),
        ("[bold]x[/bold] :smile: %s {0}", "[bold]x[/bold] :smile: %s {0}"),
        ("שלום Zoë 👍🏽", "שלום Zoë 👍🏽"),
    ],
    ids=ascii,
)
def test_a_name_is_shown_as_signs_on_one_line(
    name: str, shown: str, process: Run, sam: Path, healthy: Healthy
) -> None:
    (sam / NAME).write_bytes(person(name=name, reach="555 0199"))
    line = f"  {shown} (support): 555 0199\n"
    ran = process("sos")
    assert ran == Ran(0, healthy.with_sam.replace(SAMS_LINE, SAMS_LINE + line), "")
    assert UNSAFE.search(ran.out) is None


@pytest.mark.terminal
def test_no_escape_of_a_name_reaches_a_terminal(sam: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS")
    (sam / NAME).write_bytes(
        person(name="\x1b[2J\x1b]0;t\x07\x9b5m", role="\x1bc", reach="\x08\r!")
    )
    terminal = Terminal(argv_of(["sos"]), dict(os.environ), 30, 100)
    try:
        assert terminal.ends() == 0
    finally:
        terminal.is_put_away()
    assert "  ␛[2J␛]0;t␇<U+009B>5m (␛c): ␈ !\n" in terminal.text
    assert UNSAFE.search(without_styles(terminal.raw.decode()).replace("\r\n", "\n")) is None
