"""The words that are not used of people, looked for on every screen the tests hold."""

import re
from pathlib import Path
from typing import Any

import pytest

from stepguide.guide import check, place, source, words
from stepguide.guide.words import Rule, Rules
from tests.conftest import CHECKOUT
from tests.known import GUIDE

RULES = GUIDE.words
HELD = sorted((CHECKOUT / "tests").rglob("*.ambr"))


def _flat(text: str) -> str:
    """`text` as it is read: no colours, no frames, no marks of a search, one blank at a break."""
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)
    return " ".join(re.sub(r"[│╭╮╰╯─━]|[»«]", " ", plain).split())


def _bites(rule: Rule, text: str) -> bool:
    return any(words.barred_in(text, Rules(rules=[rule])))


def _explaining() -> list[tuple[str, Rule]]:
    """Each sentence that explains a barred word, with the rule it explains."""
    by_id = {rule.id: rule for rule in RULES.rules}
    found: list[tuple[str, Rule]] = []
    for name in check.FILES:
        content: Any = source.content_of(place.read_guide_file(name), name)
        for page in (*content.get("steps", ()), *content.get("topics", ())):
            for field, rules in page["explains"].items():
                for sentence in _sentences(page[field]) if field != "also" else ():
                    found += [(sentence, by_id[id]) for id in rules if _bites(by_id[id], sentence)]
    return found


def _sentences(content: Any) -> list[str]:
    if isinstance(content, str):
        return [_flat(part) for part in re.split(r"(?<=[.?])\s+", content)]
    parts = content.values() if isinstance(content, dict) else content
    return [text for part in parts if not isinstance(part, bool) for text in _sentences(part)]


EXPLAINING = _explaining()


def _barred(screen: str) -> list[tuple[str, str]]:
    """The rules that bite on a screen, with what they bite, but for what is explained there."""
    found: list[tuple[str, str]] = []
    for rule, _ in words.barred_in(_flat(screen), RULES):
        left = _flat(screen)
        for sentence in [said for said, explained in EXPLAINING if explained == rule]:
            left = left.replace(sentence, " ")
        found += [(rule.id, bitten) for _, bitten in words.barred_in(left, Rules(rules=[rule]))]
    return found


def _screens(path: Path) -> set[str]:
    """The screens in a file, without their names; those that differ in their breaks only, once."""
    parts = path.read_text().split("\n# ---\n")
    return {_flat(part.split("\n", part.startswith("# serializer") + 1)[-1]) for part in parts}


def test_there_are_screens_to_look_through() -> None:
    names = {path.relative_to(CHECKOUT / "tests").parts[0] for path in HELD}
    assert names >= {"program", "learn"}
    assert all(len(_screens(path)) >= 1 for path in HELD)
    assert sum(len(_screens(path)) for path in HELD) >= 40


@pytest.mark.parametrize("path", HELD, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_the_screens_the_tests_hold_keep_to_the_rules(path: Path) -> None:
    assert [found for screen in sorted(_screens(path)) for found in _barred(screen)] == []


def test_a_barred_word_on_a_screen_would_be_found() -> None:
    screen = (
        "╭─ Today ─────────────╮\n│ Ninety days of clean  │\n│ time, well done.      │\n"
        " - One \x1b[1;7mdirty\x1b[0m\x1b[1m test\x1b[0m\n - Talk to a »junkie«.\n"
    )
    assert sorted(_barred(screen)) == [
        ("clean-dirty-test", "dirty test"),
        ("clean-status", "clean time"),
        ("junkie", "junkie"),
    ]


def test_every_screen_of_a_file_is_looked_through(tmp_path: Path) -> None:
    (tmp_path / "held.ambr").write_text(
        "# serializer version: 1\n"
        "# name: test_clean_time\n  '''\n  One screen.\n  \n  '''\n# ---\n"
        "# name: test_two\n  '''\n  He is a junkie.\n  \n  '''\n# ---\n"
        "# name: test_three\n  'She slipped up.'\n# ---\n"
    )
    screens = _screens(tmp_path / "held.ambr")
    found = sorted(found for screen in screens for found in _barred(screen))
    assert found == [("junkie", "junkie"), ("slip", "slipped up")]


@pytest.fixture
def explained() -> tuple[str, Rule]:
    """A sentence of the guide with a barred word in it, and the rule that it explains."""
    (found,) = [one for one in EXPLAINING if one[1].id == "former-addict"]
    return found


def test_a_passage_that_explains_a_word_may_show_it_however_it_is_broken(
    explained: tuple[str, Rule],
) -> None:
    sentence, rule = explained
    broken = " - " + sentence.replace(" ", "\n   ")
    assert _bites(rule, broken)
    assert _barred(broken) == []


def test_the_same_word_beside_a_passage_that_explains_it_is_found(
    explained: tuple[str, Rule],
) -> None:
    sentence, _ = explained
    assert _barred(f"{sentence} Our speaker is a former addict.") == [
        ("addict", "former addict"),
        ("former-addict", "former addict"),
    ]


def test_the_words_page_is_among_the_screens_with_what_it_explains() -> None:
    pages = [screen for path in HELD for screen in _screens(path) if "Words we use " in screen]
    shown = {sentence for sentence, _ in EXPLAINING for page in pages if sentence in page}
    assert len(shown) >= 10
