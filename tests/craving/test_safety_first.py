"""Safety comes first in a craving: when it is said, when it is not, and before what."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.craving import (
    AGAIN,
    AGAIN_IN_SHORT,
    CHOOSE,
    DAILY,
    HELPED,
    LISTED,
    NUMBERS,
    OFFER,
    SAFETY,
    SKILL_LIST,
    SKILLS,
    STRENGTH,
    TRIGGER,
    WHERE,
    WRITES,
    Way,
    offered,
    telling_of_writing,
)
from tests.craving.conftest import Begin

pytestmark = pytest.mark.usefixtures("known")

WIDE = 500


def _noted(run: Run, *commands: str) -> None:
    for command in commands:
        ran = run(*command.split("|"))
        assert ran.code == 0, ran.err


LOW = "craving|log|2|--at|{} hours ago"

CALLS = {
    "at 7": ((), ("7",)),
    "at 10": ((), ("10",)),
    "up 3 since a craving 23 hours ago": ((LOW.format(23),), ("5",)),
    "up 3 since it had come down": (("craving|log|6|--again|1|--at|3 hours ago",), ("4",)),
    "up 3 since a check-in": (("checkin|--craving|0|--at|2 hours ago",), ("3",)),
    "up 3 since the lowest of several": (
        (LOW.format(20), "craving|log|5|--at|1 hour ago", "checkin|--craving|4"),
        ("5",),
    ),
    "about to use": ((), ("1", "", "about")),
    "about to use, and no number": ((), ("", "", "3")),
    "an entry with a tag of use": (("journal|add|words|--tag|Used-Again",), ("1",)),
    "an entry with a tag of a break": (
        ("journal|add|words|--tag|left detox|--at|27 days ago",),
        ("1",),
    ),
    "an answer with such a tag": (
        ("journal|add|words|--question|2.1|--tag|jail",),
        ("1",),
    ),
    "a day of use": (("days|used|yesterday",), ("0",)),
    "a beginning": (("days|began|5 days ago",), ("0",)),
    "the last day of medication": (
        ("days|medication|60 days ago", "days|medication|20 days ago|--ended"),
        ("1",),
    ),
    "use in a check-in": (("checkin|--use|yes|--at|3 days ago",), ("1",)),
    "a break and nothing answered": (("days|used|yesterday",), ()),
}

CALLS_NOT = {
    "at 6": ((), ("6",)),
    "up 2 in a day": (("craving|log|4",), ("6",)),
    "up 3 since 25 hours ago": ((LOW.format(25),), ("5",)),
    "down": (("craving|log|6",), ("3",)),
    "nothing answered": ((), ()),
    "thinking of using": ((), ("6", "", "thinking")),
    "medication that goes on": (("days|medication|10 days ago",), ("6",)),
    "a milestone": (("days|milestone|100",), ("6",)),
    "a beginning long ago": (("days|began|29 days ago",), ("6",)),
    "a tag of use long ago": (("journal|add|words|--tag|used|--at|29 days ago",), ("6",)),
    "other tags": (("journal|add|I used to swim|--tag|calm|--tag|work",), ("6",)),
    "no use in a check-in": (("checkin|--use|no",), ("6",)),
    "use that was not kept": (("checkin|--use|yes|--mood|5|--no-keep",), ("6",)),
    "rather not say": (("checkin|--use|rather-not-say",), ("6",)),
    "a missed day of writing": (("journal|add|words|--at|40 days ago",), ("6",)),
}


def _through(way: Way, *answers: str) -> Way:
    way.answers(*answers)
    assert (way.leaves() if _is_about(answers) else way.ends()) == 0
    return way


def _is_about(answers: tuple[str, ...]) -> bool:
    return answers[2:] in [("about",), ("3",)]


@pytest.mark.parametrize("case", CALLS)
def test_safety_comes_before_anything_is_saved_and_before_anything_else(
    craving: Begin, run: Run, tmp_path: Path, case: str
) -> None:
    before, answers = CALLS[case]
    _noted(run, *before)
    way = _through(craving(**telling_of_writing(tmp_path / "site")), *answers)
    assert way.screen.count(SAFETY) == 1
    shown, _, after = way.screen.partition(SAFETY)
    assert WRITES not in _without_earlier_answers(shown, answers)
    text = getattr(DAILY.safety, "about" if _is_about(answers) else "craving").text
    said = " ".join(after.split())
    places = [said.index(one) for one in (*NUMBERS, text, OFFER)]
    assert places == sorted(places)
    assert [said.count(one) for one in (*NUMBERS, text)] == [1, 1, 1, 1]
    assert (WRITES in way.screen) == bool(answers)


def _without_earlier_answers(shown: str, answers: tuple[str, ...]) -> str:
    """What was shown from the answer on that called for safety."""
    named = [
        question
        for question, said in zip((STRENGTH, TRIGGER, WHERE), answers, strict=False)
        if said
    ]
    return shown[shown.rindex(named[-1]) :] if len(named) > 1 else shown


@pytest.mark.parametrize("case", CALLS_NOT)
def test_at_other_times_it_is_not_said(craving: Begin, run: Run, case: str) -> None:
    before, answers = CALLS_NOT[case]
    _noted(run, *before)
    assert SAFETY not in _through(craving(), *answers).screen


def test_on_a_fresh_home_a_nine_shows_a_number_before_the_next_question(
    craving: Begin, tmp_path: Path
) -> None:
    way = craving(STEPGUIDE_HOME=str(tmp_path / "new"), columns=WIDE)
    way.asks(STRENGTH).says("9").at(SAFETY, *NUMBERS, TRIGGER, "> ")
    before, _, after = way.screen.partition(SAFETY)
    assert TRIGGER not in before
    assert after.split("\n")[1:5] == [
        *(f"  {one}" for one in NUMBERS),
        f"  {DAILY.safety.craving.text}",
    ]
    way.says(":stop")
    assert way.terminal.ends() == 0


@pytest.mark.parametrize("named", [False, True], ids=["nobody", "someone"])
def test_about_to_use_after_a_strong_answer_brings_the_person_and_the_numbers_once_more(
    craving: Begin, run: Run, named: bool
) -> None:
    if named:
        _noted(run, "people|add|Sam|--reach|555 0100", "people|add|Ana|--reach|555 0111")
    way = craving(columns=WIDE).asks(STRENGTH).says("9").at(SAFETY, TRIGGER, "> ").says("")
    way.asks(WHERE).says("about to use").at(CHOOSE)
    shown = way.screen.partition(WHERE)[2]
    assert way.leaves() == 0
    lines = shown.split("\n")[3:]
    first = "Sam (support): 555 0100" if named else NUMBERS[0]
    assert lines[:6] == ["", first, *AGAIN_IN_SHORT, f"  {DAILY.safety.about.text}", ""]
    assert way.screen.count(SAFETY) == 1
    for said in (*NUMBERS[1:], DAILY.safety.craving.text, DAILY.safety.about.text):
        assert way.screen.count(said) == 1
    assert AGAIN not in way.screen
    assert way.screen.endswith(f"Saved ID.\n{DAILY.craving.closing_about}\n")


def test_whoever_is_about_to_use_is_asked_nothing_more_and_offered_what_suits(
    craving: Begin,
) -> None:
    way = craving(columns=WIDE).answers("", "", "about to use")
    assert offered(SKILLS[-1]) in way.screen
    listed = way.says("m").at(LISTED).screen.partition(SKILL_LIST)[2]
    suited = [one for one in SKILLS if one.suits[1] == 10]
    suited.sort(key=lambda one: one.suits[1] - one.suits[0])
    expected = [f"  {n} {one.title} ({one.minutes} min)" for n, one in enumerate(suited, start=1)]
    assert listed.split("\n")[1 : len(expected) + 1] == expected
    assert [one.id for one in suited] == ["change-place", "grounding"]
    assert way.leaves() == 0
    assert AGAIN not in way.screen
    assert HELPED not in way.screen


@pytest.mark.parametrize(("first", "again"), [("6", "7"), ("4", "7"), ("2", "5"), ("", "8")])
def test_one_that_climbs_meanwhile_is_met_before_it_is_saved(
    craving: Begin, tmp_path: Path, first: str, again: str
) -> None:
    way = craving(**telling_of_writing(tmp_path / "site")).answers(first)
    assert SAFETY not in way.screen
    way.says("s").asks(AGAIN).says(again).asks(HELPED).says("")
    assert way.terminal.ends() == 0
    after = way.screen.partition(AGAIN)[2]
    assert after.count(SAFETY) == 1
    assert after.index(SAFETY) < after.index(WRITES)


@pytest.mark.parametrize(("first", "again"), [("6", "6"), ("3", "5"), ("6", "0"), ("", "6")])
def test_one_that_does_not_climb_so_far_is_not_met_so(
    craving: Begin, first: str, again: str
) -> None:
    way = craving().answers(first)
    assert way.ends(again) == 0
    assert SAFETY not in way.screen


def test_one_after_a_break_that_climbs_is_met_once_more(craving: Begin, run: Run) -> None:
    _noted(run, "days|used|yesterday")
    way = craving().answers("4")
    assert way.ends("7") == 0
    assert way.screen.count(SAFETY) == 1
    assert [way.read.count(one) for one in AGAIN_IN_SHORT] == [1, 1]
    assert way.read.count(DAILY.safety.craving.text) == 1


@pytest.mark.parametrize("how", [":stop", ":q"])
def test_stopping_after_a_strong_answer_comes_after_safety(craving: Begin, how: str) -> None:
    way = craving().asks(STRENGTH).says("8").at(SAFETY).asks(TRIGGER).says(how)
    assert way.terminal.ends() == 0
    assert "Saved ID." in way.screen
