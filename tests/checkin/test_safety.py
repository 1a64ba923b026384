"""What an answer calls for is said the moment it is given, before anything is on the disk."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from stepguide.checkin.asking import LOOKING_AHEAD
from tests.checkin import (
    BRIEFLY,
    EMERGENCY,
    FIELDS,
    FIRST,
    GRAVE,
    HURT,
    KEEP,
    MARK,
    SAFETY,
    STAYS,
    TALK,
    TEXTS,
    Sitting,
    stored,
)
from tests.checkin.conftest import CheckIn
from tests.conftest import NOW, Run, records
from tests.known import GUIDE

WIDE = 2000
DANGERS = {
    "living": ("living", "yes"),
    "unsafe": ("unsafe", "yes"),
    "use": ("use", "yes"),
    "craving": ("craving", "7"),
    "medication": ("medication", "no"),
}
IN_ORDER = [*DANGERS]
# What every screen of a danger has above its words, with no country chosen.
ABOVE = {
    "living": [TALK, EMERGENCY],
    "unsafe": [EMERGENCY, HURT, TALK],
    "use": [EMERGENCY, STAYS, TALK],
    "craving": [STAYS, EMERGENCY, TALK],
    "medication": [EMERGENCY, TALK],
}
# Emergency and crisis numbers as each country's setting puts them.
NUMBERS = {
    "us": ("911", "988"),
    "canada": ("911", "988"),
    "uk": ("999", "116 123"),
    "ireland": ("112 or 999", "116 123"),
    "australia": ("000", "13 11 14"),
}
CRISIS_LINES = sorted({crisis for _, crisis in NUMBERS.values()})
OWN = [
    "Call now: Sam (sponsor): 555 0100",
    "Or: Ana (support): text 555 0111",
    "Or: Dee (family): 555 0133",
]
TOLERANCE = GUIDE.screens.tolerance.title


@pytest.fixture
def people(run: Run) -> None:
    """Someone for sos, two more who can be reached, a fourth, and one without a number."""
    for words in (
        ("Ana", "--reach", "text 555 0111"),
        ("Ben",),
        ("Sam", "--role", "sponsor", "--reach", "555 0100", "--sos"),
        ("Clinic", "--role", "clinic", "--reach", "555 0122"),
        ("Dee", "--role", "family", "--reach", "555 0133"),
    ):
        assert run("people", "add", *words).code == 0


def _text(danger: str) -> str:
    text: str = getattr(SAFETY, danger)
    return text


def _block(danger: str) -> str:
    """How stderr begins where this is the one danger, with no country and nobody on the list."""
    lines = "".join(f"  {line}\n" for line in (*ABOVE[danger], _text(danger)))
    return f"\n{FIRST}\n{lines}"


def _said(sitting: Sitting) -> str:
    """What is said between the answer just given and the next question."""
    return sitting.screen[sitting.screen.rindex(FIRST) :]


@pytest.mark.parametrize("danger", DANGERS)
def test_it_is_said_at_once_and_before_any_file_is_there(
    danger: str, check_in: CheckIn, home: Path
) -> None:
    name, answer = DANGERS[danger]
    sitting = check_in("morning", columns=WIDE)
    sitting.answers(up_to=name).says(answer)
    block = [FIRST, *(f"  {line}" for line in (*ABOVE[danger], _text(danger)))]
    sitting.terminal.sees("\r\n" + "\r\n".join(block) + "\r\n")
    following = FIELDS[sitting.asked[sitting.asked.index(name) + 1]]
    is_last = following.id in LOOKING_AHEAD
    sitting.is_asked(KEEP if is_last else MARK)
    lines = _said(sitting).split("\n")
    assert lines[: len(block)] == block
    assert (following.ask in lines) is not is_last
    assert (TEXTS.go_on in lines) is (
        danger in GRAVE and name != "unsafe"
    )  # after which none comes
    assert (TOLERANCE in _said(sitting)) is (danger == "use")
    assert records(home, "checkin") == []
    assert danger == "craving" or not home.exists()


def test_every_answer_that_needs_it_has_its_own_screen_in_the_order_of_the_questions(
    check_in: CheckIn, home: Path
) -> None:
    sitting = check_in("morning", columns=WIDE)
    sitting.answers(**dict(DANGERS.values())).is_asked(KEEP)
    assert FIELDS["intention"].ask not in sitting.screen
    # The medicine is among the others, which whoever may be in danger is not asked for.
    assert sitting.screen.count(FIRST) == len(DANGERS) - 1
    asked = ["craving", "use", "living", "unsafe"]
    places = [sitting.screen.index(_text(danger)) for danger in asked]
    assert places == sorted(places)
    assert records(home, "checkin") == []


@pytest.mark.parametrize(
    "safe",
    [
        {"living": "no", "unsafe": "no", "use": "no", "craving": "6", "medication": "yes"},
        {"living": "rather", "unsafe": "rather", "use": "rather", "medication": "not-on"},
    ],
    ids=["no", "rather not say"],
)
def test_other_answers_bring_no_screen(safe: dict[str, str], run: Run) -> None:
    ran = run("checkin", *(f"--{name}={said}" for name, said in safe.items()))
    assert (ran.code, FIRST in ran.err) == (0, False)


def test_said_again_after_going_back_only_if_it_was_taken_back_before(check_in: CheckIn) -> None:
    sitting = check_in("morning", columns=WIDE)
    sitting.answers(up_to="living").says("yes", ":back", "yes", ":back", "no", ":back", "yes")
    sitting.is_asked()
    assert sitting.screen.count(FIRST) == 1
    assert sitting.screen.count(_text("living")) == 1
    assert sitting.screen.count(f"\n\n{BRIEFLY}\n\n") == 1


def test_in_one_line_the_gravest_comes_first(run: Run, people: None) -> None:
    ran = run("checkin", *(f"--{name}={said}" for name, said in reversed(DANGERS.values())))
    assert ran.code == 0
    lines = ran.err.split("\n")
    assert lines[:2] == ["", FIRST]
    assert ran.err.count(FIRST) == 1
    said = [line.strip() for line in lines]
    # Whoever has used already is not told besides what a strong craving calls for.
    assert _text("craving") not in said
    places = [said.index(_text(danger)) for danger in IN_ORDER if danger != "craving"]
    assert places == sorted(places)
    numbers = [TALK, STAYS, EMERGENCY, HURT]
    assert said[2 : 2 + len(OWN) + len(numbers)] == [*OWN, *numbers]
    assert said.index(numbers[-1]) < places[0]
    assert places[-1] < said.index(f"{TOLERANCE}.")
    assert [said.count(line) for line in numbers] == [1] * 4


@pytest.mark.parametrize("danger", DANGERS)
def test_it_comes_before_the_disk_is_asked_for_anything(danger: str, home: Path, run: Run) -> None:
    home.write_text("no folder can be here")
    name, answer = DANGERS[danger]
    ran = run("checkin", f"--{name}={answer}")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(_block(danger))
    assert ran.err.index(FIRST) < ran.err.index("stepguide: ")


@pytest.mark.parametrize("danger", DANGERS)
def test_it_comes_even_where_another_answer_cannot_be_taken(
    danger: str, run: Run, home: Path
) -> None:
    name, answer = DANGERS[danger]
    ran = run("checkin", "--mood=11", f"--{name}={answer}", "--pain=x")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(_block(danger))
    assert ran.err.endswith("\nstepguide: Mood is a number from 0 to 10, not '11'.\n")
    assert not home.exists()


@pytest.mark.parametrize("country", NUMBERS)
def test_the_numbers_are_those_of_the_country(country: str, run: Run) -> None:
    run("settings", "set", "country", country)
    emergency, crisis = NUMBERS[country]
    err = run("checkin", "--living=yes", "--unsafe=yes", "--use=yes").err
    found = [line.strip() for line in err.split("\n")]
    (talk,) = [line for line in found if line.startswith("Someone to talk to: ")]
    urgent = [line for line in found if line.startswith("Emergency: ")]
    assert urgent == [f"Emergency: {emergency}"]
    assert [one for one in CRISIS_LINES if one in talk] == [crisis]


def test_a_dose_that_was_missed_or_taken_twice_names_the_poison_line(run: Run) -> None:
    run("settings", "set", "country", "us")
    lines = run("checkin", "--medication=no").err.split("\n")
    assert lines[2:5] == [
        "  Emergency: 911",
        "  Someone to talk to: 988 Lifeline 988 · Crisis Text Line 741741 (write HOME)",
        "  Too much taken: Poison Help 1-800-222-1222",
    ]


def test_without_a_country_every_number_is_named_with_its_country(run: Run) -> None:
    err = run("checkin", "--living=yes", "--use=yes").err
    assert "  Someone to talk to: 988 US, Canada · 116 123 UK, Ireland · " in err
    assert "  Emergency: 911 US, Canada · 999 UK · " in err


def test_people_are_named_at_the_terminal_too(people: None, check_in: CheckIn) -> None:
    sitting = check_in("evening", columns=WIDE)
    sitting.says("9").is_asked()
    lines = "".join(f"  {line}\n" for line in (*OWN, *ABOVE["craving"], _text("craving")))
    assert f"\n{FIRST}\n{lines}" in sitting.screen


def test_with_nobody_on_the_list_nobody_is_made_up(run: Run) -> None:
    err = run("checkin", "--living=yes").err
    assert "Call now" not in err
    assert "Or:" not in err


@pytest.mark.parametrize(
    ("earlier", "now", "shown"),
    [
        (None, 6, False),
        (None, 7, True),
        (None, 10, True),
        (0, 2, False),
        (0, 3, True),
        (3, 5, False),
        (3, 6, True),
        (6, 3, False),
    ],
)
@pytest.mark.parametrize("noted", ["craving", "checkin"])
def test_a_craving_calls_for_it_from_seven_or_when_up_by_three_in_a_day(
    noted: str, earlier: int | None, now: int, shown: bool, run: Run
) -> None:
    with time_machine.travel(NOW - timedelta(hours=5), tick=False):
        if earlier is not None and noted == "craving":
            assert run("craving", "log", str(earlier)).code == 0
        elif earlier is not None:
            assert run("checkin", f"--craving={earlier}").code == 0
    with time_machine.travel(NOW, tick=False):
        err = run("checkin", f"--craving={now}").err
    assert (f"  {_text('craving')}\n" in err) is shown


@pytest.mark.parametrize(("seconds", "shown"), [(86400, True), (86401, False)])
def test_a_rise_is_one_within_twenty_four_hours(seconds: int, shown: bool, run: Run) -> None:
    with time_machine.travel(NOW - timedelta(seconds=seconds), tick=False):
        assert run("craving", "log", "1").code == 0
    with time_machine.travel(NOW, tick=False):
        assert (FIRST in run("checkin", "--craving=4").err) is shown


def test_the_lowest_of_the_day_counts_and_how_strong_it_was_later(run: Run) -> None:
    with time_machine.travel(NOW - timedelta(hours=9), tick=False):
        assert run("craving", "log", "6", "--again", "1").code == 0
    with time_machine.travel(NOW - timedelta(hours=3), tick=False):
        assert run("checkin", "--craving=3").code == 0
    with time_machine.travel(NOW, tick=False):
        assert FIRST in run("checkin", "--craving=4").err


def test_a_note_that_cannot_be_read_does_not_stand_in_the_way(run: Run, home: Path) -> None:
    folder = home / "records" / "craving"
    folder.mkdir(parents=True)
    for number, data in enumerate((b"{", b"[]", b'{"cells": 3}', b'{"cells": {"strength": "x"}}')):
        (folder / f"29991124T12000{number}.000000Z-000000000{number}.json").write_bytes(data)
    ran = run("checkin", "--craving=8", "--living=yes")
    assert f"  {_text('living')}\n" in ran.err
    assert f"  {_text('craving')}\n" in ran.err


def test_with_a_yes_that_is_not_kept_it_is_said_all_the_same(run: Run, home: Path) -> None:
    ran = run("checkin", "--no-keep", "--living=yes", "--mood=4")
    assert ran.err.startswith(_block("living"))
    assert stored(home) == [{"mood": 4}]


@pytest.mark.parametrize("name", ["living", "unsafe"])
def test_whoever_rather_does_not_say_is_told_in_a_line_where_it_can_be_said(
    name: str, check_in: CheckIn
) -> None:
    sitting = check_in("morning", columns=WIDE)
    sitting.answers(up_to=name).says("rather").is_asked()
    assert sitting.screen.count(TEXTS.rather_not) == 1
    assert FIRST not in sitting.screen


@pytest.mark.parametrize("name", ["living", "unsafe", "use"])
def test_after_a_danger_the_end_leads_to_a_person(name: str, check_in: CheckIn, run: Run) -> None:
    sitting = check_in("evening", columns=WIDE).answers(**{name: "yes", "mood": "3"}).keeps("y")
    assert sitting.ends() == 0
    assert sitting.screen.endswith(f"Saved ID (evening).\n{TEXTS.closing.danger}\n")
    said = run("checkin", f"--{name}", "yes", "--no-keep").err
    assert said.endswith(f"Nothing was saved. {TEXTS.closing.danger}\n")
