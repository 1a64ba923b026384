"""Names from the records are shown as signs on one line, whatever is in them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from stepguide.home import at_hand
from tests.conftest import Ran, Run
from tests.sos import guide_with, on_path
from tests.sos.healthy import NAME, SAMS_LINE, UNSAFE, Healthy, person
from tests.terminal.terminals import Terminal, argv_of, without_styles


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


ROOM = {"name": 40, "role": 40, "reach": 120}


@pytest.mark.parametrize("part", ROOM)
@pytest.mark.parametrize("letters", ["x", "x ", "\n\x1b", "漢", "👍🏽", "\ud83d"], ids=ascii)
def test_a_text_without_end_is_cut_to_its_length_on_one_line(
    part: str, letters: str, sam: Path, home: Path
) -> None:
    (sam / NAME).write_bytes(person(**{part: letters * 400_000}))
    own = at_hand.own(home)
    assert (len(own.contacts), own.unread) == (2, 0)
    found = own.contacts[1]._asdict()
    assert len(found[part]) == ROOM[part]
    assert found[part].endswith("…")
    assert UNSAFE.search(found[part]) is None
    usual = {"name": "Kim", "role": "support", "reach": "555 0199", "sos": True}
    assert found == {**usual, part: found[part]}


@pytest.mark.parametrize("letters", ["x", "漢", "é"])
def test_what_fits_is_shown_whole(letters: str, sam: Path, home: Path) -> None:
    (sam / NAME).write_bytes(person(name=letters * 40, reach=letters * 120))
    assert at_hand.own(home).contacts[1] == (letters * 40, "support", letters * 120, True)


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (24, 40), (24, 15), (40, 80)])
@pytest.mark.parametrize("damaged", [False, True], ids=["screen", "card"])
def test_on_a_terminal_the_number_is_seen_however_long_the_people_are(
    rows: int, columns: int, damaged: bool, home: Path, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    monkeypatch.delenv("COLUMNS")
    (home / "records" / "person").mkdir(parents=True)
    for number in range(3):
        name = NAME.replace("k7f3q29mzd", f"k7f3q29mz{number}")
        endless = person(name="漢" * 1_000_000, reach="9" * 1_000_000)
        (home / "records" / "person" / name).write_bytes(endless)
    path = on_path(guide_with(tmp_path, b"")) if damaged else {}
    terminal = Terminal(argv_of(["sos"]), {**os.environ, **path}, rows, columns)
    try:
        assert terminal.ends() == 0
    finally:
        terminal.is_put_away()
    shown = list(_rows(terminal.text, columns))
    seen = " ".join(" ".join(shown[-rows + 1 :]).split())
    assert "911 US" in seen
    assert ("Scroll up." in seen) == (len(shown) >= rows)


def _rows(text: str, columns: int) -> Iterator[str]:
    """The rows of a terminal that a text takes, each letter of Chinese being two wide."""
    for line in text.splitlines():
        row, wide = "", 0
        for letter in line:
            if wide + (cells := 2 if letter == "漢" else 1) > columns:
                yield row
                row, wide = "", 0
            row, wide = row + letter, wide + cells
        yield row
