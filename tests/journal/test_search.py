"""Words found in text: whatever case and accents, in their places, quickly or with care."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.terminal.search import _ALIKE, _NEEDS_CARE, FEW, Words, finder, fold

TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("aAeéÉe\u0301ßſﬁIİıσςΣ’—😀가ｶﾞếđя\u2060\u0345 "))
)
WORDS = st.text(st.sampled_from("aeéßsfiιıσ가😀e\u0301"), min_size=1, max_size=3)

EXAMPLE = Do("journal search hope", "Give a word")


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
        ("couldn't", "I couldn\u2019t sleep, couldn't", ["couldn\u2019t", "couldn't"]),
        ("couldn\u2019t", "I couldn't sleep", ["couldn't"]),
        ('"no"', "She said \u201cNo\u201d.", ["\u201cNo\u201d"]),
        ("12-step", "a 12\u2011step group, a 12-step one", ["12\u2011step", "12-step"]),
        ('"nein"', "\u201enein\u201c, \u00abnein\u00bb", ["\u201enein\u201c", "\u00abnein\u00bb"]),
        ("0-1", "0\u20131, 0\u20121", ["0\u20131"]),
        ("what?", "what\u2026 and what?", ["what?"]),
        ("\u2014?", "well \u2014?", ["\u2014?"]),
    ],
)
def test_case_and_accents_make_no_difference(word: str, text: str, found: list[str]) -> None:
    looking = finder([word], False, EXAMPLE)
    spans = looking.places(text)
    assert looking.holds(text)
    assert [text[start:stop] for start, stop in spans] == found


def test_every_word_has_to_occur() -> None:
    looking = finder(["hope", "bus stop"], False, EXAMPLE)
    assert not looking.holds("No HOPE at the bus")
    assert looking.holds("hope at the stop of the bus")
    assert looking.places("hope at the stop of the bus") == [(0, 4), (12, 16), (24, 27)]


def test_a_regular_expression_is_taken_as_it_is() -> None:
    assert finder([r"^\d+ days"], True, EXAMPLE).places("30 days\n31 days") == [(0, 7), (8, 15)]
    assert not finder(["Hope"], True, EXAMPLE).holds("hope")
    assert not finder(["x*"], True, EXAMPLE).holds("nothing but empty matches")


@pytest.mark.parametrize("words", [[""], ["  "], ["\u0301"]])
def test_nothing_to_look_for_is_told(words: list[str]) -> None:
    with pytest.raises(UsageError, match="nothing to look for"):
        finder(words, False, EXAMPLE)


def test_a_broken_regular_expression_is_told() -> None:
    with pytest.raises(UsageError, match="not a regular expression"):
        finder(["("], True, EXAMPLE)


@given(TEXTS, WORDS)
def test_the_quick_way_finds_what_the_careful_way_finds(text: str, word: str) -> None:
    quick, careful = Words([word]), Words([word])
    careful.quick = False
    assert quick.holds(text) == careful.holds(text)
    assert quick.places(text) == careful.places(text)


def test_the_quick_way_meets_no_letter_that_folds_within_latin_1_or_to_none() -> None:
    """Every letter there is, but for what it makes plain before."""
    simple = re.compile(_NEEDS_CARE)
    for code in range(0x100, sys.maxunicode + 1):
        letter = chr(code)
        is_plain = letter in _ALIKE or simple.search(letter)
        if unicodedata.category(letter) != "Cs" and not is_plain:
            assert min(fold(letter), default="") >= "\u0100", f"U+{code:04X}"


@given(TEXTS, WORDS)
def test_so_it_does_among_many_letters_beyond_latin_1(text: str, word: str) -> None:
    text = "д" * FEW + text + "д"
    quick, careful = Words([word]), Words([word])
    careful.quick = False
    assert quick.holds(text) == careful.holds(text)
    assert quick.places(text) == careful.places(text)


@given(TEXTS)
def test_a_whole_text_folds_as_its_letters_do(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))


def test_every_letter_folds_alone_as_beside_others() -> None:
    for code in range(sys.maxunicode + 1):
        if not 0xD800 <= code < 0xE000:
            assert fold(f"a{chr(code)}b") == f"a{fold(chr(code))}b"


@given(TEXTS, WORDS)
def test_what_is_found_folds_to_the_word(text: str, word: str) -> None:
    folded = fold(word)
    spans = finder([word], False, EXAMPLE).places(text) if folded.strip() else []
    for start, stop in spans:
        assert folded in fold(text[start:stop])
