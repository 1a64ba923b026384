"""What comes after the three questions: people, then the person's own plan, then skills."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.craving import (
    AGAIN,
    ANOTHER,
    CHOOSE,
    DAILY,
    HELPED,
    KNOWN,
    LISTED,
    NOBODY,
    NUMBERS,
    OFFER,
    PEOPLE,
    PLAN,
    SAFETY,
    SKILL_LIST,
    SKILLS,
    STRENGTH,
    TRIGGER,
    WHERE,
    cells,
    offered,
)
from tests.craving.conftest import Begin, Earlier
from tests.terminal.terminals import WAYS_ON

pytestmark = pytest.mark.usefixtures("known")

WIDE = 500


@pytest.fixture
def people(earlier: Earlier) -> None:
    """Four who can be reached, the last of them marked for sos, and one who cannot."""
    earlier("02T09:30", "people", "add", "Nowhere", "--role", "sponsor")
    for number, role in enumerate(("clinic", "family", "sponsor"), start=1):
        earlier(f"02T09:3{number}", "people", "add", f"P{number}", "--role", role, "--reach", "55")
    earlier("02T09:40", "people", "add", "First", "--role", "clinic", "--reach", "50", "--sos")


@pytest.fixture
def plan(earlier: Earlier) -> None:
    """A whole plan, with a part that is put aside and more reasons than are shown."""
    earlier("03T09:30", "plan", "add", "if", "--when", "pay day", "--then", "go to Ana", "--park")
    for number in range(1, 4):
        one = ("--when", f"if it is {number}", "--then", f"then walk {number}.")
        earlier(f"03T10:3{number}", "plan", "add", "if", *one, "--otherwise", f"call {number}")
    for number in range(1, 5):
        earlier(f"04T10:3{number}", "plan", "add", "reason", "--reason", f"reason {number}")
        earlier(f"04T11:3{number}", "plan", "add", "steady", "--steady", f"steady {number}")
    earlier("04T12:30", "plan", "add", "sign", "--signs", "poor sleep")


@pytest.mark.usefixtures("people", "plan")
def test_people_then_the_plan_then_skills_then_how_it_is(craving: Begin) -> None:
    way = craving(columns=WIDE).answers("5", "stress", "riding")
    assert way.ends("4", "call") == 0
    suited = KNOWN.suited(5, ["stress"])
    assert "urge-surfing" not in [one.id for one in suited]
    order = [
        STRENGTH,
        TRIGGER,
        WHERE,
        PEOPLE,
        "First (clinic): 50",
        "P3 (sponsor): 55",
        "P2 (family): 55",
        PLAN,
        *(f"If it is {n}, then walk {n}. Or call {n}" for n in (1, 2, 3)),
        *(f"reason {n}" for n in (1, 2, 3)),
        *(f"steady {n}" for n in (1, 2, 3)),
        offered(suited[0]),
        CHOOSE,
        AGAIN,
        HELPED,
        DAILY.craving.eased,
        "Saved ID.",
        DAILY.craving.closing,
    ]
    places = [way.screen.index(said) for said in order]
    assert [pair for pair in pairwise(places) if pair[0] >= pair[1]] == []
    for left_out in ("Nowhere", "P1", "pay day", "reason 4", "steady 4", "poor sleep"):
        assert left_out not in way.screen


@pytest.mark.usefixtures("people")
def test_people_named_in_safety_are_not_listed_twice(craving: Begin) -> None:
    way = craving(columns=WIDE).answers("8")
    assert way.ends() == 0
    assert PEOPLE not in way.screen
    assert way.screen.count("First (clinic): 50") == 1
    assert way.screen.index(SAFETY) < way.screen.index("First (clinic): 50")


def test_with_nobody_on_the_list_it_says_where_lines_are(craving: Begin) -> None:
    way = craving(columns=WIDE).answers("5")
    assert way.ends() == 0
    (talk,) = (one for one in NUMBERS if one.startswith("Someone to talk to"))
    shown = [way.screen.count(said) for said in (NOBODY, f"{NOBODY}\n  {talk}\n")]
    assert shown == [1, 1]
    assert way.screen.index(NOBODY) < way.screen.index(OFFER)
    assert PEOPLE not in way.screen
    assert PLAN not in way.screen
    assert "Call now" not in way.screen


def test_with_nobody_on_the_list_safety_names_the_lines_once(craving: Begin) -> None:
    way = craving(columns=WIDE).answers("8")
    assert way.ends() == 0
    assert [way.screen.count(one) for one in NUMBERS] == [1, 1, 1]
    assert way.screen.index(NUMBERS[-1]) < way.screen.index(OFFER)
    for said in (NOBODY, PEOPLE, PLAN, "Call now"):
        assert said not in way.screen


def test_someone_who_cannot_be_reached_is_nobody_to_ring(craving: Begin, earlier: Earlier) -> None:
    earlier("02T09:30", "people", "add", "Nowhere", "--role", "sponsor", "--sos")
    for strength, said in (("8", NUMBERS[-1]), ("5", NOBODY)):
        way = craving(columns=WIDE).answers(strength)
        assert way.ends() == 0
        assert said in way.screen
        assert "Nowhere" not in way.screen


@pytest.mark.parametrize("strength", ["", *map(str, range(11))])
def test_the_skills_that_are_offered_suit_the_strength(craving: Begin, strength: str) -> None:
    way = craving(columns=WIDE).answers(strength)
    suited = KNOWN.suited(int(strength) if strength else None)
    assert f"\n{offered(suited[0])}\n{CHOOSE}" in way.screen
    assert SKILL_LIST not in way.screen
    shown = way.says("m").at(LISTED).screen
    lines = shown.partition(SKILL_LIST)[2].split("\n")[1 : len(suited) + 2]
    expected = [f"  {n} {one.title} ({one.minutes} min)" for n, one in enumerate(suited, start=1)]
    assert lines == [*expected, LISTED]
    assert way.says(":stop").terminal.ends() == 0
    names = [one.id for one in suited]
    assert ("urge-surfing" in names) == (strength in ("", "0", "1", "2", "3", "4"))


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("6", "5", DAILY.craving.eased),
        ("10", "0", DAILY.craving.eased),
        ("6", "6", DAILY.craving.not_eased),
        ("5", "6", DAILY.craving.not_eased),
        ("10", "7", DAILY.craving.not_eased),
        ("3", "3", DAILY.craving.not_eased),
        ("3", "2", DAILY.craving.eased),
        ("2", "2", None),
        ("0", "0", None),
        ("6", "", None),
        ("", "5", None),
    ],
)
def test_it_says_whether_it_has_eased_where_both_numbers_are_known(
    craving: Begin, first: str, again: str, said: str | None
) -> None:
    way = craving(columns=WIDE).answers(first)
    assert way.ends(again) == 0
    both = (DAILY.craving.eased, DAILY.craving.not_eased)
    assert [one for one in both if one in way.screen] == ([said] if said else [])


def test_a_skill_that_there_is_not_is_asked_for_again(craving: Begin) -> None:
    way = craving().answers("4")
    for typed, said in (
        ("8", "There is no skill '8'."),
        ("0", "There is no skill '0'."),
        ("knitting", "There is no skill 'knitting'."),
        ("g r", "There is no skill 'g r'."),
        ("-", "'-' fits more than one."),
    ):
        way.says(typed).at(f"stepguide: {said}", "There are urge-surfing", CHOOSE)
    assert way.ends() == 0


def test_several_skills_can_be_gone_through_one_after_another(craving: Begin) -> None:
    way = craving(columns=WIDE).answers("4")
    for typed, skill in (
        ("3", KNOWN.suited(4)[2]),
        ("grounding", SKILLS[4]),
        ("Play it", SKILLS[3]),
    ):
        way.says(typed)
        for step in skill.steps:
            way.waits(step.say).presses(" ")
        way.at(ANOTHER)
    assert way.ends("3", "skill") == 0


def test_answers_are_asked_again_until_they_can_be_kept(craving: Begin, home: Path) -> None:
    way = craving().asks(STRENGTH)
    for place, typed in enumerate(("11", "-1", "very", "7.5", "x", "٣")):
        said = f"stepguide: The answer is a number from 0 to 10, not {typed!r}."
        number = "Emergency 911 US" if place else "Emergency: 911 US"
        way.says(typed).at(number, STRENGTH, said, WAYS_ON.rstrip("\n"), "> ")
    way.says("6").asks(TRIGGER)
    way.says("15").at("This has no number 15.", "They go from 1 to 14.", "> ")
    way.says("x" * 201).at("This takes a few words, up to 200 letters each.", "> ")
    way.says(" , ;").asks(WHERE)
    refused = "'nowhere' is not one of the answers here."
    way.says("nowhere").at("Emergency 911 US", WHERE, refused, "They are riding it out", "> ")
    way.says("2").at(CHOOSE)
    assert way.ends() == 0
    assert cells(home) == {"strength": 6, "where": "thinking of using"}


def test_an_answer_can_be_gone_back_to(craving: Begin, home: Path) -> None:
    way = craving().asks(STRENGTH).says(":back").asks(STRENGTH).says("6").asks(TRIGGER)
    way.says(":b").at(STRENGTH, "So far: 6 (Enter keeps it)", "> ").says("").asks(TRIGGER)
    way.says(":back").asks(STRENGTH).says("4").asks(TRIGGER).says("pain").asks(WHERE)
    way.says(":b").at(TRIGGER, "So far: pain", "> ").says("").asks(WHERE).says("").at(CHOOSE)
    assert way.ends() == 0
    assert cells(home) == {"strength": 4, "trigger": ["pain"]}


def test_what_was_a_plan_yesterday_and_is_in_the_trash_is_not_shown(
    craving: Begin, earlier: Earlier, run: Run
) -> None:
    earlier("03T09:30", "plan", "add", "reason", "--reason", "my daughter")
    assert run("plan", "delete", "last", "--yes").code == 0
    way = craving().answers("4")
    assert way.ends() == 0
    assert PLAN not in way.screen


@pytest.mark.parametrize("typed", ["sos", "stepguide sos", "911", "Help me"])
def test_a_call_for_help_in_place_of_an_answer_shows_sos_and_asks_again(
    craving: Begin, typed: str
) -> None:
    way = craving(columns=WIDE)
    way.asks(STRENGTH).says(typed).at("NOT WAKING").says("4").asks(TRIGGER).says(typed)
    way.at("NOT WAKING").says("stress").asks(WHERE).says("").at(CHOOSE)
    assert way.ends() == 0
    way.has_kept(strength=4, trigger=["stress"])
