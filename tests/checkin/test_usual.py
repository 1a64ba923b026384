"""Six questions, then more for whoever wants it; which six can be chosen, and words are taken."""

import re
from pathlib import Path

import pytest

from stepguide.home import drafts
from stepguide.home.store import Home
from tests.checkin import FIELDS, KIND, MORE, TEXTS, Sitting, only, sitting_of, stored
from tests.checkin.conftest import CheckIn
from tests.conftest import NOW, Ran, Run
from tests.terminal.terminals import Start

MORNING = ["craving", "mood", "use", "living", "unsafe", "intention"]
EVENING = [*MORNING[:-1], "tomorrow"]
ASKS = {cell.ask: name for name, cell in FIELDS.items()}
LEFT_OUT = TEXTS.left_out.format
NUMBERS = (
    "Help now: stepguide sos. Emergency: 911 US, Canada · 999 UK · 112 or 999 Ireland · 112 EU · "
    "000 Australia · elsewhere your local emergency number. Someone to talk to: 988 US, Canada · "
    "116 123 UK, Ireland · 13 11 14 Australia · findahelpline.com EU, elsewhere."
)


def _asked(sitting: Sitting) -> list[str]:
    """What was asked, in its order."""
    return [ASKS[line] for line in sitting.screen.split("\n") if line in ASKS]


@pytest.mark.parametrize(("time", "asked"), [("morning", MORNING), ("evening", EVENING)])
def test_six_are_asked_and_enter_at_more_ends_it(
    time: str, asked: list[str], check_in: CheckIn, home: Path
) -> None:
    sitting = check_in(time, columns=200).answers(craving="3", mood="4")
    assert sitting.ends() == 0
    assert _asked(sitting) == asked
    assert sitting.screen.count(MORE) == 1
    assert stored(home) == [{"craving": 3, "mood": 4}]


def test_they_take_under_a_minute_to_read(check_in: CheckIn) -> None:
    sitting = check_in("evening", columns=200).answers()
    assert sitting.ends() == 0
    words = re.findall(r"[^\W\d]+", sitting.screen)
    assert len(words) < 230  # words that a slow reader reads in a minute


@pytest.mark.parametrize("time", ["morning", "evening"])
def test_a_yes_asks_the_others_and_none_twice(time: str, check_in: CheckIn, home: Path) -> None:
    sitting = check_in(time, columns=200).answers(sleep="7", naloxone="yes")
    assert sitting.ends() == 0
    assert _asked(sitting) == getattr(TEXTS, time).every
    assert {*TEXTS.morning.every, *TEXTS.evening.every} == {one.id for one in KIND.fields} - {
        "time"
    }
    assert stored(home) == [{"sleep": 7, "naloxone": "yes"}]


def test_back_leads_over_the_question_for_more_both_ways(check_in: CheckIn, home: Path) -> None:
    sitting = check_in("morning", columns=200).says("3", "", "", "", "", "eat")
    sitting.says(":back", mark=MORE).says("eat at noon").says("y", mark=MORE)
    sitting.says(":back").says("").says("8", ":stop")
    assert sitting.ends() == 0
    last = ["intention", "intention", "sleep", "intention", "sleep", "pain"]
    assert _asked(sitting) == [*MORNING[:-1], *last]
    assert stored(home) == [{"craving": 3, "sleep": 8, "intention": "eat at noon"}]


@pytest.mark.parametrize("no", ["n", "no", "not now", ":skip", ":stop", "q"])
def test_every_no_at_more_ends_it(no: str, check_in: CheckIn, home: Path) -> None:
    sitting = check_in("morning", columns=200).says("3", *[""] * 5).says(no, mark=MORE)
    assert sitting.ends() == 0
    assert stored(home) == [{"craving": 3}]


@pytest.mark.parametrize("name", ["use", "living", "unsafe"])
def test_whoever_may_be_in_danger_is_not_asked_for_more(
    name: str, check_in: CheckIn, home: Path
) -> None:
    sitting = check_in("evening", columns=200).answers(**{name: "yes"}).keeps("n")
    assert sitting.ends() == 0
    assert MORE not in sitting.screen
    assert FIELDS["tomorrow"].ask not in sitting.screen
    assert sitting.screen.endswith(f"{TEXTS.closing.danger}\n")


@pytest.mark.parametrize(
    ("chosen", "morning", "evening"),
    [
        ("sleep mood", ["sleep", "mood"], ["sleep", "mood"]),
        # What looks ahead is the last, and stands for that of either time.
        ("intention, use, living", ["use", "living", "intention"], ["use", "living", "tomorrow"]),
        ("tomorrow use", ["use", "intention"], ["use", "tomorrow"]),
        # What is asked in the evening alone; without anything the usual ones are asked.
        ("contact mood", ["mood"], ["contact", "mood"]),
        ("contact", MORNING, ["contact"]),
        ("crav slee", ["craving", "sleep"], ["craving", "sleep"]),
    ],
)  # fmt: skip
def test_what_is_asked_can_be_chosen(
    chosen: str, morning: list[str], evening: list[str], check_in: CheckIn, run: Run
) -> None:
    assert run("settings", "set", "checkin", chosen).code == 0
    for time, asked in (("morning", morning), ("evening", evening)):
        sitting = check_in(time, columns=200)
        sitting.says(*[""] * len(asked)).says("y", mark=MORE)
        every = getattr(TEXTS, time).every
        sitting.says(*[""] * (len(every) - len(asked)))
        assert sitting.ends() == 0
        found = _asked(sitting)
        assert found[: len(asked)] == asked
        assert sorted(found) == sorted(every)


def test_unset_the_usual_six_are_asked_again(check_in: CheckIn, run: Run) -> None:
    run("settings", "set", "checkin", "mood")
    assert run("settings", "unset", "checkin").code == 0
    sitting = check_in("morning", columns=200).answers()
    assert sitting.ends() == 0
    assert _asked(sitting) == MORNING


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ("craving mood", "opioid use, dark thoughts and a danger"),
        ("craving use unsafe", "dark thoughts"),
        ("living mood", "opioid use and a danger"),
    ],
)
def test_whoever_leaves_out_the_grave_ones_reads_once_where_help_is(
    chosen: str, names: str, run: Run, check_in: CheckIn
) -> None:
    told = f"{LEFT_OUT(answers=names)}\n  {NUMBERS}\n"
    ran = run("settings", "set", "checkin", chosen, COLUMNS="1000")
    assert ran == Ran(0, f"checkin is now {chosen}.\n", told)
    sitting = check_in("morning", columns=1000).says(":stop")
    assert sitting.ends() == 0
    assert names not in sitting.screen
    run("settings", "set", "country", "uk")
    again = run("settings", "set", "checkin", chosen, COLUMNS="1000")
    assert "999" in again.err
    assert "116 123" in again.err


def test_whoever_keeps_them_is_told_nothing(run: Run) -> None:
    chosen = "craving mood sleep use living unsafe"
    ran = run("settings", "set", "checkin", chosen)
    assert ran == Ran(0, f"checkin is now {chosen}.\n", "")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("mood appetite", "A check-in has no question 'appetite'."),
        ("time", "A check-in has no question 'time'."),
        ("m", "A check-in has no question 'm'."),
        (" , ", "Name at least one question of a check-in."),
    ],
)
def test_a_question_there_is_not_is_told(typed: str, said: str, run: Run, home: Path) -> None:
    names = ", ".join(one.id for one in KIND.fields if one.id != "time")
    ran = run("settings", "set", "checkin", typed, COLUMNS="1000")
    assert ran == Ran(7, "", f"stepguide: {said}\n  They are {names}.\n")
    assert not home.exists()


def test_a_change_asks_for_what_was_answered_as_well(start: Start, run: Run, home: Path) -> None:
    assert run("checkin", "--morning", "--sleep", "7", "--mood", "4").code == 0
    sitting = Sitting(start("checkin", "edit", "last", rows=24, columns=200))
    sitting.says(*[""] * 5, "8", "rest").says("", mark=MORE)
    assert sitting.ends() == 0
    assert _asked(sitting) == [*MORNING[:-1], "sleep", "intention"]
    assert stored(home) == [{"mood": 4, "sleep": 8, "intention": "rest"}]


WORDS = {
    ("craving", "none"): 0,
    ("craving", "eight"): 8,
    ("craving", "8/10"): 8,
    ("mood", "pretty low"): 3,
    ("mood", "6"): 6,
    ("use", "nope"): "no",
    ("living", "rather not"): "rather-not-say",
    ("sleep", "about seven and a half"): 7.5,
    ("pain", "not at all"): 0,
    ("halt", "tired and lonely"): ["tired", "lonely"],
    ("halt", "I am so tired"): ["tired"],
    ("halt", "1 and 4"): ["hungry", "tired"],
    ("halt", "no"): ["none"],
    ("medication", "yes, at eight"): "yes",
    ("contact", "yeah"): "yes",
    ("contact", "2"): "no",
}
READ_BACK = {
    ("craving", "none"): "0",
    ("mood", "pretty low"): "3",
    ("pain", "not at all"): "0",
    ("halt", "tired and lonely"): "tired, lonely",
    ("halt", "I am so tired"): "tired",
    ("halt", "1 and 4"): "hungry, tired",
    ("contact", "2"): "no",
}


@pytest.mark.parametrize(("name", "typed"), WORDS)
def test_numbers_and_words_are_taken_and_what_was_found_in_words_is_read_back(
    name: str, typed: str, check_in: CheckIn, home: Path
) -> None:
    sitting = check_in("evening", columns=200).answers(**{name: typed})
    if name in TEXTS.may_be_unkept:
        sitting.keeps("y")
    assert sitting.ends() == 0
    assert stored(home) == [{name: WORDS[name, typed]}]
    back = READ_BACK.get((name, typed))
    found = re.findall(r"\n  Taken as: (.*)\.\n", sitting.screen)
    assert found == ([back] if back else [])


def test_words_are_taken_in_one_line_as_well(run: Run, home: Path) -> None:
    words = ("--halt", "tired and lonely", "--sleep", "seven hours", "--pain", "none")
    assert run("checkin", *words).code == 0
    assert stored(home) == [{"sleep": 7, "pain": 0, "halt": ["tired", "lonely"]}]


def test_what_is_denied_is_asked_again(check_in: CheckIn, home: Path) -> None:
    sitting = check_in("morning", columns=200).answers(up_to="halt").says("not tired")
    sitting.says("hungry").says(":stop")
    assert sitting.ends() == 0
    assert "stepguide: 'not tired' is not one of the answers here.\n" in sitting.screen
    assert stored(home) == [{"halt": ["hungry"]}]


def test_half_of_an_old_long_one_goes_on(run: Run, start: Start, home: Path) -> None:
    run("journal", "add", "an entry")
    old = b"Craving: 3\nSleep: 7\nRight now: tired, lonely\nWarning signs: none\n"
    note = drafts.new_note(drafts.ADD, NOW, of="checkin", options={"time": "evening"})
    drafts.start(Home(home), note, old).leave()
    sitting = sitting_of(start("journal", "drafts", "open", "last", rows=24), "evening")
    sitting.says("5", "", "", "", "call Jo").says("", mark=MORE)
    assert sitting.ends() == 0
    kept = only(home)["cells"]
    assert kept == {
        "time": "evening",
        "craving": 3,
        "mood": 5,
        "sleep": 7,
        "halt": ["tired", "lonely"],
        "signs": ["none"],
        "tomorrow": "call Jo",
    }
