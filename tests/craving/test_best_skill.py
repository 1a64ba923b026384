"""The skill that suits best is one key away, the others two, and little is to be read before it."""

import re
from pathlib import Path

import pytest

from stepguide.home import drafts
from stepguide.home.store import Home
from tests.conftest import NOW
from tests.craving import (
    AGAIN,
    ANOTHER,
    CHOOSE,
    DAILY,
    HELPED,
    KNOWN,
    LISTED,
    NUMBERS,
    OFFER,
    SKILL_LIST,
    STRENGTH,
    TRIGGER,
    WHERE,
    Way,
    cells,
    offered,
)
from tests.craving.conftest import Begin
from tests.terminal.terminals import WAYS_ON, draft_texts

WIDE = 500
CHANGE_PLACE, GROUNDING, HALT = map(KNOWN.find, ("change-place", "grounding", "halt"))
WORD = re.compile(r"[^\W\d_][\w'-]*")


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        (("9", "", ""), "change-place"),
        (("9", "memory", ""), "grounding"),
        (("10", "place", ""), "change-place"),
        (("8", "stress", ""), "breathing"),
        (("6", "lonely, tired", ""), "halt"),
        (("6", "money", ""), "play-forward"),
        (("4", "bored", ""), "four-ds"),
        (("3", "", ""), "urge-surfing"),
        # What suits the strongest comes first where it is not known how strong it is.
        (("", "", ""), "grounding"),
        (("3", "", "about to use"), "change-place"),
        (("3", "bad news", "about to use"), "grounding"),
    ],
)
def test_enter_begins_the_one_for_this_strength_and_what_set_it_off(
    craving: Begin, answers: tuple[str, str, str], first: str
) -> None:
    skill = KNOWN.find(first)
    way = craving(columns=WIDE).answers(*answers)
    assert f"\n{offered(skill)}\n{CHOOSE}" in way.screen
    assert way.screen.count(OFFER) == 1
    way.says("").waits(skill.steps[0].say[:20]).presses("q").at(ANOTHER)
    way.says("")
    if answers[2] != "about to use":
        way.asks(AGAIN).says("").asks(HELPED).says("")
    assert way.terminal.ends() == 0


@pytest.mark.parametrize("typed", ["m", "M", "more", "others"])
def test_the_others_are_behind_a_key(craving: Begin, typed: str) -> None:
    suited = KNOWN.suited(6)
    way = craving(columns=WIDE).answers("6")
    assert SKILL_LIST not in way.screen
    way.says(typed).at(SKILL_LIST, *(one.title for one in suited), LISTED)
    way.says("2").waits(suited[1].steps[0].say[:20]).presses("q").at(ANOTHER)
    way.says("m").at(SKILL_LIST, ANOTHER).says("3").waits(suited[2].steps[0].say[:20])
    way.presses("q").at(ANOTHER)
    assert way.ends() == 0


def test_enter_begins_the_first_of_the_list_as_well(craving: Begin) -> None:
    way = craving(columns=WIDE).answers("9").says("m").at(LISTED).says("")
    way.waits(CHANGE_PLACE.steps[0].say[:20]).presses("q").at(ANOTHER)
    assert way.ends() == 0


@pytest.mark.parametrize("typed", ["2", "grounding", "Ground"])
def test_a_number_or_a_name_needs_no_list(craving: Begin, typed: str) -> None:
    way = craving(columns=WIDE).answers("9").says(typed)
    way.waits(GROUNDING.steps[0].say[:20]).presses("q").at(ANOTHER)
    assert SKILL_LIST not in way.screen
    assert way.ends() == 0


@pytest.mark.parametrize("typed", ["s", "S", ":skip", "n", "no", "not now"])
def test_going_on_without_one_asks_how_it_is(craving: Begin, home: Path, typed: str) -> None:
    way = craving(columns=WIDE).answers("6").says(typed)
    way.asks(AGAIN).says("4").asks(HELPED).says("")
    assert way.terminal.ends() == 0
    assert CHANGE_PLACE.steps[0].say not in way.screen
    assert cells(home) == {"strength": 6, "again": 4}


def test_a_yes_is_enter(craving: Begin) -> None:
    way = craving(columns=WIDE).answers("9").says("yes")
    way.waits(CHANGE_PLACE.steps[0].say[:20]).presses("q").at(ANOTHER)
    assert way.ends() == 0


def test_back_leads_to_where_someone_is_with_it(craving: Begin, home: Path) -> None:
    way = craving(columns=WIDE).answers("6", "", "riding").says(":back").asks(WHERE)
    way.says("about to use").at(DAILY.safety.about.text, offered(CHANGE_PLACE), CHOOSE)
    assert way.leaves() == 0
    assert cells(home) == {"strength": 6, "where": "about to use"}


def test_what_is_no_skill_is_followed_by_the_ways_on(craving: Begin) -> None:
    way = craving(columns=WIDE).answers("6").says("zzz")
    ways = WAYS_ON.replace("Enter skips it", "Enter begins it").strip()
    way.at("stepguide: There is no skill 'zzz'.", ways, CHOOSE)
    assert way.ends() == 0


@pytest.fixture
def fresh(craving: Begin, tmp_path: Path) -> Way:
    """A craving in a home that is not there yet, with no country chosen, at 80 by 24."""
    return craving(STEPGUIDE_HOME=str(tmp_path / "fresh"))


def _words(shown: str) -> list[str]:
    return WORD.findall(shown)


def test_on_a_fresh_home_a_number_is_few_words_away(fresh: Way) -> None:
    fresh.asks(STRENGTH).says("9").asks(TRIGGER)
    shown = fresh.screen
    before = shown[: shown.index("1-800-972-0590")]
    assert len(_words(before)) <= 60
    numbers = " ".join(shown.split())
    assert [numbers.index(one) for one in NUMBERS] == sorted(map(numbers.index, NUMBERS))
    # And all three are there before sixty words that are not theirs.
    assert len(_words(_without_numbers(numbers[: numbers.index(NUMBERS[2])]))) <= 60
    fresh.says(":stop")
    assert fresh.terminal.ends() == 0


def test_on_a_fresh_home_the_first_thing_to_do_is_few_words_away(fresh: Way) -> None:
    fresh.asks(STRENGTH).says("9").asks(TRIGGER).says("").asks(WHERE).says("").at(CHOOSE)
    fresh.says("").waits(CHANGE_PLACE.steps[0].say[:20])
    before = " ".join(fresh.screen.partition(CHANGE_PLACE.steps[0].say[:20])[0].split())
    assert len(_words(_without_numbers(before))) <= 120
    fresh.presses("q").at(ANOTHER).says(":stop")
    assert fresh.terminal.ends() == 0


def _without_numbers(shown: str) -> str:
    """What is shown without the lines of numbers, which are looked at and not read."""
    for one in NUMBERS:
        shown = shown.replace(one, "")
    return shown


def test_no_draft_of_anything_is_offered(craving: Begin, home: Path) -> None:
    Home(home).ready(NOW)
    for of in ("entry", "checkin", "craving"):
        drafts.start(Home(home), drafts.new_note(drafts.ADD, NOW, of=of), b"words\n").leave()
    way = craving(columns=WIDE).answers("6")
    assert way.ends() == 0
    assert "draft" not in way.screen
    assert "in the middle of" not in way.screen
    assert len(draft_texts(home)) == 3


@pytest.mark.parametrize(("typed", "kept"), [("pretty strong", 7), ("eight", 8), ("low", 2)])
def test_how_strong_it_is_can_be_said_in_words(
    craving: Begin, home: Path, typed: str, kept: int
) -> None:
    way = craving(columns=WIDE).answers(typed)
    assert way.ends() == 0
    assert cells(home) == {"strength": kept}
    assert (f"\n  Taken as: {kept}.\n" in way.screen) is (typed != "eight")
    assert ("Before anything else:" in way.screen) is (kept >= 7)
