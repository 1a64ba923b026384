"""Words found in text: whatever case and accents, in their places, quickly or with care."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stepguide.errors import UsageError
from stepguide.journal.search import _NEEDS_CARE, _in_bytes, _letter_by_letter, finder, fold

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("aAeéÉe\u0301ßſﬁIİıσςΣ’—😀가ｶﾞ\u0345 ")))
WORDS = st.text(st.sampled_from("aeéßsfiιıσ가😀e\u0301"), min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("cafe", "At the CAFÉ again", ["CAFÉ"]),
        ("café", "cafe, cafe\u0301", ["cafe", "cafe\u0301"]),
        ("strasse", "Die Straße", ["Straße"]),
        ("fi", "a \ufb01ne day", ["\ufb01"]),
        ("istanbul", "İSTANBUL", ["İSTANBUL"]),
        ("σοφος", "ΣΟΦΟΣ σοφός", ["ΣΟΦΟΣ", "σοφός"]),
        ("мой", "МОИ мой", ["МОИ", "мой"]),
        ("don't", "I don't, I DON'T", ["don't", "DON'T"]),
        ("😀", "ok 😀", ["😀"]),
        ("가", "가나", ["가"]),
        (".*", "a.*b", [".*"]),
    ],
)
def test_case_and_accents_make_no_difference(word: str, text: str, found: list[str]) -> None:
    spans = finder([word], as_regex=False)(text)
    assert spans is not None
    assert [text[start:stop] for start, stop in spans] == found


def test_every_word_has_to_occur() -> None:
    find = finder(["hope", "bus stop"], as_regex=False)
    assert find("No HOPE at the bus") is None
    assert find("hope at the stop of the bus") == [(0, 4), (12, 16), (24, 27)]


def test_a_regular_expression_is_taken_as_it_is() -> None:
    assert finder([r"^\d+ days"], as_regex=True)("30 days\n31 days") == [(0, 7), (8, 15)]
    assert finder(["Hope"], as_regex=True)("hope") is None


@pytest.mark.parametrize("words", [[""], ["  "], ["\u0301"]])
def test_nothing_to_look_for_is_told(words: list[str]) -> None:
    with pytest.raises(UsageError, match="nothing to look for"):
        finder(words, as_regex=False)


def test_a_broken_regular_expression_is_told() -> None:
    with pytest.raises(UsageError, match="not a regular expression"):
        finder(["("], as_regex=True)


@given(TEXTS, WORDS)
def test_the_quick_way_finds_what_the_careful_way_finds(text: str, word: str) -> None:
    folded = fold(word)
    if folded and folded.isascii() and not re.search(_NEEDS_CARE, text):
        assert _in_bytes(text, [folded.encode()]) == _letter_by_letter(text, [folded])


def test_the_quick_way_meets_no_letter_that_folds_to_another() -> None:
    """Every letter there is: those the quick way reads as `?` must fold to themselves."""
    simple = re.compile(_NEEDS_CARE)
    for code in range(0x100, sys.maxunicode + 1):
        letter = chr(code)
        if unicodedata.category(letter) != "Cs" and not simple.search(letter):
            assert fold(letter) == letter, f"U+{code:04X}"


@given(TEXTS, WORDS)
def test_what_is_found_folds_to_the_word(text: str, word: str) -> None:
    folded = fold(word)
    spans = finder([word], as_regex=False)(text) if folded.strip() else None
    for start, stop in spans or []:
        assert folded in fold(text[start:stop])
