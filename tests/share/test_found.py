"""Ways in which plain text or a name once got out, and what was answered in their place."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from stepguide.home.dates import USUAL
from stepguide.share.initials import shortened
from stepguide.share.pages import STYLE, as_markdown
from stepguide.share.pieces import Piece
from tests.conftest import NOW, Run


@pytest.fixture
def row(run: Run) -> str:
    """The id of a row of step 4."""
    words = ["inventory", "add", "harm", "--who", "Sam", "--did", "lied", "--json"]
    return str(json.loads(run(*words).out)["id"])


def _piece(text: str, at: datetime = NOW) -> Piece:
    return Piece("entry", "0123456789", 4, at, "What I wrote", [("", text)])


@pytest.mark.parametrize(
    "words",
    [
        ["p.html", "--to", ""],
        ["p.html.age"],
        ["p.HTML.AGE"],
        ["p.html", "--to", "~nobody-of-this-name"],
        ["p.html", "--to", "age1nonsense"],
    ],
    ids=" ".join,
)
def test_what_would_not_be_sealed_is_not_written(
    run: Run, row: str, tmp_path: Path, words: list[str]
) -> None:
    before = sorted(tmp_path.iterdir())
    ran = run("share", "--id", row, "--output", str(tmp_path / words[0]), *words[1:])
    assert ran.code == 2
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_is_not_there_is_named_without_our_own_files(
    run: Run, row: str, tmp_path: Path
) -> None:
    target = tmp_path / "nowhere" / "p.md"
    ran = run("share", "--id", row, "--output", str(target))
    assert ran.code == 1
    assert f"{target} cannot be written" in ran.err
    assert ".tmp" not in ran.err


@pytest.mark.parametrize(
    ("who", "text", "shown"),
    [
        ("Sam", "I lied to Sam, SAM and sam.", "I lied to S., S. and S.."),
        ("Sam's brother", "Sam knew, and Sam’s mother.", "S. knew, and S.’s mother."),
        ("sam", "'Sam' said so", "'S.' said so"),
        ("O'Neill", "O’Neill and O'Neill", "O. and O."),
        ("Zoë", "Zoe\u0308 and Zoë", "Z. and Z."),
        ("My sister", "My sister and My own part", "My sister and My own part"),
        ("The benefits office", "The office closed. The end.", "The office closed. The end."),
        ("Martha Jones", "Martha was there, Samantha too", "M. was there, Samantha too"),
        ("محمد", "قال محمد", "قال م."),
    ],
)
def test_names_become_initials_however_they_are_spelt(who: str, text: str, shown: str) -> None:
    (piece,) = shortened([_piece(text)], [who])
    assert piece.parts == [("", shown)]


def test_without_a_name_not_a_letter_changes() -> None:
    text = "Zoe\u0308 \u1100\u1161 stays as it was typed"
    assert shortened([_piece(text)], ["Sam"]) == [_piece(text)]


@pytest.mark.parametrize("text", ["\tfirst", "one\n\t\ntwo", "\t"])
def test_a_tab_makes_no_code_of_a_line(text: str) -> None:
    assert "\t" not in as_markdown([_piece(text)], {}, USUAL)
    assert "\n    " not in as_markdown([_piece(text)], {}, USUAL)


def test_a_long_piece_may_begin_on_the_first_page() -> None:
    assert "section { break-inside" not in STYLE


def test_last_is_the_newest_of_all_and_not_of_a_sheet(run: Run, row: str) -> None:
    run("journal", "add", "the newest words")
    assert "the newest words" in run("share", "--read", "--id", "last").out


def test_a_damaged_row_is_not_said_to_be_missing(run: Run, row: str, home: Path) -> None:
    (file,) = (home / "records" / "inventory").glob("*.json")
    file.write_text("{")
    ran = run("share", "--read", "--id", row)
    assert ran.code == 4
    assert str(file) in ran.err
