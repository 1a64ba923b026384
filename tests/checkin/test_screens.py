"""A whole morning and a whole evening at a terminal, held exactly."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from tests.checkin import FIELDS, MORE, TEXTS, only, stored
from tests.checkin.conftest import CheckIn
from tests.conftest import Run
from tests.terminal.terminals import draft_texts

BOXES = set("─━│╭╮╰╯█░")
MORNING = {
    "craving": "3",
    "mood": "6",
    "sleep": "7,5",
    "pain": "0",
    "halt": "hungry, tired",
    "medication": "y",
    "naloxone": "y",
    "use": "no",
    "living": "no",
    "unsafe": "no",
    "intention": "be at the clinic by ten",
}
EVENING = {
    "craving": "6",
    "mood": "5",
    "sleep": "6.5h",
    "pain": "2",
    "halt": "9",
    "medication": "not",
    "contact": "yes",
    "action": "opened the letter",
    "signs": "1, dod, hid the phone",
    "naloxone": "n",
    "use": "rather",
    "living": "rather-not-say",
    "unsafe": "1",
    "tomorrow": "ring Jo after breakfast",
}
KEPT_MORNING = {
    "craving": 3,
    "mood": 6,
    "sleep": 7.5,
    "pain": 0,
    "halt": ["hungry", "tired"],
    "medication": "yes",
    "naloxone": "yes",
    "use": "no",
    "living": "no",
    "unsafe": "no",
    "intention": "be at the clinic by ten",
}
KEPT_EVENING = {
    "craving": 6,
    "mood": 5,
    "sleep": 6.5,
    "pain": 2,
    "halt": ["none"],
    "medication": "not-on-medication",
    "contact": "yes",
    "action": "opened the letter",
    "signs": ["skipping meals", "dodging calls", "hid the phone"],
    "naloxone": "no",
    "use": "rather-not-say",
    "living": "rather-not-say",
    "unsafe": "no",
    "tomorrow": "ring Jo after breakfast",
}


@pytest.fixture
def own_plan(run: Run) -> None:
    """Warning signs of the person's own, two if-then plans, and one put aside."""
    for words in (
        ("sign", "--signs", "skipping meals, dodging calls"),
        (
            "if",
            "--when",
            "If it is pay day",
            "--then",
            "Then I go home by bus.",
            "--otherwise",
            "Jo",
        ),
        ("if", "--when", "I cannot sleep", "--then", "I get up and read"),
        ("if", "--when", "never shown", "--then", "put aside", "--park"),
    ):
        ran = run("plan", "add", *words)
        assert ran.code == 0, ran.err


@pytest.mark.parametrize("look", ["80", "40", "plain"])
@pytest.mark.parametrize("time", ["morning", "evening"])
def test_a_whole_check_in_is_one_screen_after_another(
    time: str,
    look: str,
    own_plan: None,
    check_in: CheckIn,
    run: Run,
    home: Path,
    snapshot: SnapshotAssertion,
) -> None:
    if look == "plain":
        run("settings", "set", "plain", "on")
    sitting = check_in(time, columns=40 if look == "40" else 80)
    sitting.answers(**(MORNING if time == "morning" else EVENING)).keeps("y")
    assert sitting.ends() == 0
    assert sitting.screen == snapshot
    assert not set(sitting.screen) & BOXES
    assert only(home)["cells"]["time"] == time
    assert stored(home) == [KEPT_MORNING if time == "morning" else KEPT_EVENING]
    assert draft_texts(home) == []
    if look == "40":
        shown = [line for line in sitting.screen.split("\n") if not line.startswith("> ")]
        assert max(map(cell_len, shown)) <= 40


@pytest.mark.parametrize("time", ["morning", "evening"])
def test_every_question_can_be_skipped_and_then_nothing_is_there(
    time: str, check_in: CheckIn, home: Path
) -> None:
    sitting = check_in(time, columns=200)
    sitting.answers()
    assert sitting.ends() == 0
    assert sitting.screen.endswith(f"\n{MORE}\nNothing was saved, and that is fine.\n")
    assert not home.exists()
    asked = [FIELDS[name].ask for name in getattr(TEXTS, time).usual]
    said = sitting.screen.split("\n")
    assert [line for line in said if line in {cell.ask for cell in FIELDS.values()}] == asked


def test_without_signs_of_ones_own_there_is_none_to_choose(check_in: CheckIn, home: Path) -> None:
    sitting = check_in("evening", columns=200)
    sitting.answers(signs="1")
    assert sitting.ends() == 0
    assert "with commas between: 1 none\n" in sitting.screen
    assert stored(home) == [{"signs": ["none"]}]


def test_the_plan_is_shown_at_the_end_although_nothing_was_answered(
    own_plan: None, check_in: CheckIn
) -> None:
    sitting = check_in("morning", columns=200)
    sitting.answers()
    assert sitting.ends() == 0
    assert sitting.screen.endswith(
        f"{MORE}\n"
        "  Your plan: If it is pay day, then I go home by bus. Or call Jo\n"
        "  Your plan: If I cannot sleep, then I get up and read\n"
        "Nothing was saved, and that is fine.\n"
    )
