"""`share --initials`: the names of those in the pages shortened, and no other word touched."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stepguide.share.initials import names_in, shortened
from stepguide.share.pieces import Piece
from tests.conftest import Run, records
from tests.home.tree import tree
from tests.share import first_written as first_written
from tests.share import written as written

AT = datetime(2026, 11, 24, 20, 15, tzinfo=UTC)
NAMES = ["Sam", "Ana Ruiz", "O'Neill", "Anne-Marie", "Émile", "Zoë", "Ольга", "Ιωάννα", "De"]
SHORT = {
    "Sam": "S.",
    "Ana": "A.",
    "Ruiz": "R.",
    "O'Neill": "O.",
    "Anne-Marie": "A.",
    "Émile": "É.",
    "Zoë": "Z.",
    "Ольга": "О.",
    "Ιωάννα": "Ι.",
    "De": "D.",
}
OTHER_WORDS = [
    *("Samuel", "Samantha", "Sams", "Balsam", "Sam_", "Sam1", "1Sam", "Ruizes", "Émilie", "Zoës"),
    *("sample", "the", "Then", "I", "and", "Anne", "Marie", "Neill", "Context", "December", "12"),
    *("my", "old", "school", "mySam"),
    *("مريم", "汉字", "😀", "<b>", "*x*", "\x1b[1m"),
]
GAPS = [" ", "\n", ", ", ". ", "; ", " (", ") ", "/", "\t", '" ', "! ", "…", " — "]
WORDS = st.lists(
    st.tuples(st.sampled_from([*SHORT, *OTHER_WORDS]), st.sampled_from(GAPS)), max_size=30
)


def piece(*parts: tuple[str, str]) -> Piece:
    """A piece with these parts."""
    return Piece("harm", "k7f3q29mzd", 4, AT, "Sam and Ana Ruiz", list(parts))


@given(WORDS, WORDS)
@example([(word, " ") for word in SHORT], [(word, ", ") for word in OTHER_WORDS])
def test_whole_names_become_initials_and_every_other_word_stays(
    first: list[tuple[str, str]], second: list[tuple[str, str]]
) -> None:
    typed = ["".join(word + gap for word, gap in words) for words in (first, second)]
    expected = [
        "".join(SHORT.get(word, word) + gap for word, gap in words) for words in (first, second)
    ]
    before = [piece(("", typed[0])), piece(("Who", typed[1]), ("Sam", typed[0]))]
    after = shortened(before, NAMES)
    assert after == [
        piece(("", expected[0])),
        piece(("Who", expected[1]), ("Sam", expected[0])),
    ]


@given(WORDS)
def test_without_names_nothing_changes(words: list[tuple[str, str]]) -> None:
    pieces = [piece(("", "".join(word + gap for word, gap in words)))]
    assert shortened(pieces, []) == pieces
    assert shortened(pieces, ["my old school", "J.", "..."]) == pieces


def test_a_name_within_a_longer_one_does_not_cut_it_in_two() -> None:
    for names in (["Anne", "Anne-Marie"], ["Anne-Marie", "Anne"]):
        after = shortened([piece(("", "Anne-Marie, and Anne's"))], names)
        assert after == [piece(("", "A., and A.'s"))]


def test_names_are_those_in_the_cells_for_them() -> None:
    pieces = [
        piece(("Who", "Sam"), ("What I did", "Ana")),
        piece(("", "Bo"), ("Who or what", "Cy")),
    ]
    assert names_in(pieces, ["Who", "Who or what"]) == ["Sam", "Cy"]


def shared(run: Run, *words: str) -> str:
    """What `share --read` says with initials."""
    ran = run("share", "--read", "--initials", *words)
    assert ran.code == 0
    return ran.out


def test_a_name_in_one_piece_is_shortened_in_all_that_are_shared_with_it(
    run: Run, written: Path
) -> None:
    out = shared(run, "--sheet", "inventory", "--sheet", "amends", "--answers")
    assert out.count("\nS. O.\n") == 2
    assert "\nfoxtrot, with S.\n" in out
    assert "Sam" not in out
    assert "Neill" not in out
    assert "\nM" in out
    assert "\nNot my part\n" in out


def test_a_name_that_is_in_none_of_the_pieces_cells_is_left(run: Run, written: Path) -> None:
    assert "\nfoxtrot, with Sam\n" in shared(run, "--answers")
    assert "called Ana Ruiz" in shared(run, "--marked")


def test_names_of_ones_people_are_shortened_wherever_they_stand(run: Run, written: Path) -> None:
    for name in ("Ana Ruiz", "Sam"):
        assert run("people", "add", name, "--reach", "555 0100").code == 0
    assert "\ndelta, and called A. R.\n" in shared(run, "--marked")
    assert "\nfoxtrot, with S.\n" in shared(run, "--answers")


@pytest.mark.parametrize("ending", ["md", "html"])
def test_the_file_has_initials_and_the_records_keep_the_names(
    run: Run, written: Path, tmp_path: Path, ending: str
) -> None:
    before = tree(written)
    target = tmp_path / f"pages.{ending}"
    picked = ["--sheet", "amends", "--answers", "--initials"]
    assert run("share", *picked, "--output", str(target)).code == 0
    page = target.read_text()
    assert "Sam" not in page
    assert "Neill" not in page
    assert ("foxtrot, with S\\." if ending == "md" else "foxtrot, with S.") in page
    assert tree(written) == before
    (amends,) = records(written, "amends")
    assert json.loads(amends.read_bytes())["cells"]["who"] == "Sam O'Neill"


def test_without_the_option_names_stay(run: Run, written: Path) -> None:
    out = run("share", "--read", "--sheet", "amends", "--answers").out
    assert out.count("Sam O'Neill") == 1
    assert "foxtrot, with Sam\n" in out
