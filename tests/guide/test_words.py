"""The words that are not used of people: each rule bites, and everything shown keeps to them."""

import ast
from pathlib import Path

import pytest

from stepguide.guide import calling, check, place, source, words
from stepguide.guide.words import Rule, Rules
from tests.conftest import CHECKOUT
from tests.known import GUIDE

RULES = GUIDE.words

each_rule = pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)

TOLD = [CHECKOUT / name for name in ("README.md", "CHANGELOG.md", "docs/commands.md")]
SOURCES = sorted((CHECKOUT / "src" / "stepguide").rglob("*.py"))


def _barred(text: str) -> list[str]:
    return [words for _, words in words.barred_in(text, RULES)]


@each_rule
def test_a_rule_bites_what_it_bars(rule: Rule) -> None:
    alone = Rules(rules=[rule])
    assert [text for text in rule.bites if not any(words.barred_in(text, alone))] == []


@each_rule
def test_a_rule_bites_whatever_the_case_and_the_line_breaks(rule: Rule) -> None:
    alone = Rules(rules=[rule])
    broken = [text.upper().replace(" ", "\n  ") for text in rule.bites]
    assert [text for text in broken if not any(words.barred_in(text, alone))] == []


@each_rule
def test_no_rule_bites_what_a_rule_passes(rule: Rule) -> None:
    assert {text: _barred(text) for text in rule.passes if _barred(text)} == {}


@each_rule
def test_what_a_rule_says_instead_is_not_barred(rule: Rule) -> None:
    assert _barred(rule.say) == []


def test_each_rule_has_an_id_of_its_own() -> None:
    ids = [rule.id for rule in RULES.rules]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("text", "barred"),
    [
        ("You are an addict.", ["addict"]),
        ("Years of drug abuse.", ["drug abuse"]),
        ("Count your clean time.", ["clean time"]),
        ("One dirty test was enough.", ["dirty test"]),
        ("The aim is to get off methadone.", ["get off methadone"]),
        ("It is only a drug for a drug.", ["a drug for a drug"]),
        ("Then you are truly clean.", ["truly clean"]),
        ("People called her a junkie.", ["junkie"]),
        ("He fell off the wagon.", ["fell off the wagon"]),
        ("He was a heroin abuser.", ["heroin abuser"]),
        ("Medication is just a crutch.", ["is just a crutch"]),
        ("An addicted baby was born.", ["addicted baby"]),
        ("Her brother committed suicide.", ["committed suicide"]),
        ("He overdosed himself.", ["overdosed himself"]),
        ("He is a reformed addict.", ["addict", "reformed addict"]),
        ("They offer opioid substitution.", ["opioid substitution"]),
        ("She relapsed in May.", ["relapsed"]),
    ],
)
def test_a_label_is_barred(text: str, barred: list[str]) -> None:
    assert set(_barred(text)) >= {barred[0]}
    assert len(_barred(text)) >= len(barred)


@pytest.mark.parametrize(
    "text",
    [
        "You were abused, and that is not yours to carry.",
        "The abuse she lived through as a child still hurts.",
        "Good habits grow slowly.",
        "It is a habit of mine to call at nine.",
        "A plan for preventing relapse is on the wall.",
        "Ask about detox at the clinic.",
        "After detox your body can take far less.",
        "Recovery from addiction takes time.",
        "The test was negative.",
        "Put clean sheets on the bed.",
        "Stopping methadone raises the danger of overdose.",
    ],
)
def test_a_right_use_of_the_same_word_is_not_barred(text: str) -> None:
    assert _barred(text) == []


def test_a_passage_that_explains_a_word_may_use_it_and_no_other_passage() -> None:
    text = "First admit that you are powerless."
    content = {"explanation": text, "summary": text, "explains": {"explanation": ["powerless"]}}
    found = list(words.barred_in_content(content, RULES))
    assert [(barred.rule.id, barred.path) for barred in found] == [("powerless", ("summary",))]


def test_a_passage_that_explains_one_word_may_not_use_another() -> None:
    content = {
        "text": ["You are powerless.", "You are an addict."],
        "explains": {"text": ["powerless"]},
    }
    found = list(words.barred_in_content(content, RULES))
    assert [(barred.rule.id, barred.path) for barred in found] == [("addict", ("text", 1))]


def test_what_is_explained_in_one_step_is_not_explained_in_the_next() -> None:
    step = {"text": "You are powerless."}
    content = {"steps": [{**step, "explains": {"text": ["powerless"]}}, {**step, "explains": {}}]}
    found = list(words.barred_in_content(content, RULES))
    assert [barred.path for barred in found] == [("steps", 1, "text")]


@pytest.mark.parametrize("explains", [None, [], "powerless", {"text": None}, {"other": ["addict"]}])
def test_what_does_not_explain_a_passage_lets_nothing_through(explains: object) -> None:
    content = {"text": "You are an addict.", "explains": explains}
    assert [barred.words for barred in words.barred_in_content(content, RULES)] == ["addict"]


def test_what_explains_a_word_names_a_rule_that_is_there() -> None:
    known = {rule.id for rule in RULES.rules}
    content = source.content_of(place.read_guide_file("steps.yaml"), "steps.yaml")
    for step in content["steps"]:
        for field, rules in step["explains"].items():
            assert field in step
            assert set(rules) <= known


# Words that are looked for, and that no page shows.
SHOWN_NOWHERE = (words.FILE, calling.FILE)


@pytest.mark.parametrize("name", [name for name in check.FILES if name not in SHOWN_NOWHERE])
def test_the_guide_keeps_to_the_rules(name: str) -> None:
    content = source.content_of(place.read_guide_file(name), name)
    assert [barred.words for barred in words.barred_in_content(content, RULES)] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_what_the_program_says_keeps_to_the_rules(path: Path) -> None:
    said = [
        node.value
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [barred for text in said for barred in _barred(text)] == []


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.name)
def test_what_is_told_about_the_program_keeps_to_the_rules(path: Path) -> None:
    assert _barred(path.read_text() if path.exists() else "") == []
