"""Medicine, use, living and safety count for now; on the disk they are only if they may be."""

import os
import signal
from pathlib import Path

import pytest

from tests.checkin import (
    FIELDS,
    FIRST,
    KEEP,
    LET_GO,
    MARK,
    MORE,
    TEXTS,
    Sitting,
    files,
    held_back,
    only,
    stored,
)
from tests.checkin.conftest import CheckIn
from tests.conftest import Ran, Run, records
from tests.home.tree import all_private
from tests.terminal.terminals import CTRL_C, CTRL_D, draft_texts, only_draft, until

OTHERS = {"craving": "4", "mood": "5"}
CALM = {"use": "rather", "living": "rather", "unsafe": "no"}
HELD = {"use": "rather", "living": "yes", "unsafe": "yes"}
EVERY = {**HELD, "medication": "no"}
KEPT = {"craving": 4, "mood": 5}
ALL = {
    **KEPT,
    "use": "rather-not-say",
    "living": "yes",
    "unsafe": "yes",
}
NOTHING = "Nothing was saved, and that is fine."
ONLY_OTHERS = "  What you answered is saved, apart from medicine, use, dark thoughts and dangers.\n"


@pytest.fixture
def answered(check_in: CheckIn) -> Sitting:
    """A morning answered to its end, at the question what of it is kept."""
    return check_in("morning", columns=200).answers(**OTHERS, **HELD).is_asked(KEEP)


def _types(sitting: Sitting, *keys: str) -> int:
    sitting.terminal.types(*keys)
    return sitting.ends()


def test_the_names_say_what_the_question_is_about() -> None:
    assert TEXTS.may_be_unkept == ["medication", "use", "living", "unsafe"]


@pytest.mark.parametrize("said", ["n", "N", " no ", "No", "nope"])
def test_let_go_they_are_nowhere_on_the_disk(said: str, answered: Sitting, home: Path) -> None:
    assert _types(answered, said, "\r") == 0
    assert answered.screen.count(FIRST) == 2
    assert f"go: {said}\n{LET_GO}\n" in answered.screen
    assert "\nSaved ID (morning).\n" in answered.screen
    assert stored(home) == [KEPT]
    assert held_back(home) == {}


@pytest.mark.parametrize("said", ["y", " YES ", "ok"])
def test_a_yes_keeps_them(said: str, answered: Sitting, home: Path) -> None:
    assert _types(answered, said, "\r") == 0
    assert LET_GO not in answered.screen
    assert stored(home) == [ALL]
    assert draft_texts(home) == []


@pytest.mark.parametrize(("said", "kept"), [("y", ALL), ("n", KEPT)])
def test_enter_neither_keeps_them_nor_lets_them_go(
    said: str, kept: dict[str, object], answered: Sitting, home: Path
) -> None:
    for _ in range(3):
        answered.terminal.types("\r")
        answered.is_asked(KEEP)
        assert stored(home) == []
        assert held_back(home) == {}
    assert _types(answered, said, "\r") == 0
    assert answered.screen.count(f"{TEXTS.keep_or_not}: \n") == 3
    assert stored(home) == [kept]


def test_other_words_do_not_keep_them_but_are_asked_again(answered: Sitting, home: Path) -> None:
    answered.terminal.types("perhaps", "\r")
    answered.keeps(":back").keeps("later").keeps(":skip")
    assert held_back(home) == {}
    answered.keeps("n")
    assert answered.ends() == 0
    assert stored(home) == [KEPT]
    ways = "  Enter does neither, :stop ends here, and ! is help now.\n"
    for typed, told in (
        ("perhaps", "please type y for yes, or n for no: 'perhaps' is neither."),
        (":back", "there is no :back here."),
        ("later", "please type y for yes, or n for no: 'later' is neither."),
        (":skip", "there is no :skip here."),
    ):
        assert f"go: {typed}\nstepguide: {told}\n{ways}" in answered.screen


def test_to_stop_at_that_question_lets_them_go(answered: Sitting, home: Path) -> None:
    assert _types(answered, ":stop", "\r") == 0
    assert LET_GO in answered.screen
    assert stored(home) == [KEPT]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_broken_off_at_that_question_the_others_are_saved_and_it_says_so(
    key: str, answered: Sitting, home: Path
) -> None:
    assert _types(answered, key) == 130
    assert answered.screen.endswith(f"\nstepguide: Stopped.\n{ONLY_OTHERS}")
    assert stored(home) == [KEPT]
    assert held_back(home) == {}
    assert draft_texts(home) == []


@pytest.mark.parametrize("keys", [f"half a sen{CTRL_C}", CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
def test_broken_off_half_way_the_others_are_saved_and_it_says_so(
    keys: str, check_in: CheckIn, home: Path
) -> None:
    sitting = check_in("morning", columns=200).answers(up_to="intention", **OTHERS, **CALM)
    sitting.is_asked().terminal.types(keys)
    assert sitting.ends() == 130
    assert sitting.screen.endswith(f"\nstepguide: Stopped.\n{ONLY_OTHERS}")
    assert stored(home) == [{"craving": 4, "mood": 5}]
    assert held_back(home) == {}
    assert draft_texts(home) == []


@pytest.mark.parametrize("given", [{}, CALM], ids=["nothing", "what may not be kept"])
def test_broken_off_with_nothing_to_keep_it_says_that(
    given: dict[str, str], check_in: CheckIn, home: Path
) -> None:
    sitting = check_in("morning", columns=200).answers(up_to="intention", **given)
    sitting.is_asked().terminal.types(CTRL_C)
    assert sitting.ends() == 130
    assert sitting.screen.endswith("\nstepguide: Stopped.\n  Nothing was saved.\n")
    assert not home.exists()


@pytest.mark.parametrize("name", EVERY)
def test_the_question_names_only_what_was_answered(
    name: str, check_in: CheckIn, home: Path
) -> None:
    sitting = check_in("evening", columns=200).answers(**{name: EVERY[name]}).keeps("n")
    assert sitting.ends() == 0
    asked = f"{TEXTS.unkept.format(answers=FIELDS[name].name.lower())}\n{TEXTS.keep_or_not}:"
    fine = f"Nothing was saved. {TEXTS.closing.danger}" if EVERY[name] == "yes" else NOTHING
    assert f"\n{asked} n\n{LET_GO}\n{fine}\n" in sitting.screen
    assert not home.exists()


def test_it_is_not_asked_when_there_is_nothing_to_let_go(check_in: CheckIn, home: Path) -> None:
    sitting = check_in("morning", columns=200).answers(**OTHERS)
    assert sitting.ends() == 0
    assert TEXTS.keep_or_not not in sitting.screen
    assert stored(home) == [KEPT]


def test_with_no_keep_they_go_without_being_asked_about(check_in: CheckIn, home: Path) -> None:
    sitting = check_in("morning", "--no-keep", columns=200).answers(**OTHERS, **HELD)
    assert sitting.ends() == 0
    assert sitting.screen.count(FIRST) == 2
    assert TEXTS.keep_or_not not in sitting.screen
    assert sitting.screen.count(f"\n{TEXTS.go_on}\n") == 1
    assert f"\n{LET_GO}\n" in sitting.screen
    assert stored(home) == [KEPT]
    assert held_back(home) == {}


def test_in_one_line_no_keep_leaves_them_out(run: Run, home: Path) -> None:
    words = [f"--{name}={said}" for name, said in {**OTHERS, **EVERY}.items()]
    assert run("checkin", "--no-keep", *words).code == 0
    assert stored(home) == [KEPT]
    assert held_back(home) == {}
    assert run("checkin", *words).code == 0
    assert stored(home)[1] == {**ALL, "medication": "no"}


def test_in_one_line_with_nothing_else_there_is_nothing_to_save(run: Run, home: Path) -> None:
    words = [f"--{name}={said}" for name, said in EVERY.items()]
    ran = run("checkin", "--no-keep", *words)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith(f"\nNothing was saved. {TEXTS.closing.danger}\n")
    assert not home.exists()
    assert run("checkin", "--no-keep", *words, "--json") == Ran(
        0, "null\n", run("checkin", "--no-keep", *words).err
    )


@pytest.mark.parametrize("at", [*HELD, "the end"])
def test_killed_half_way_they_are_nowhere_and_a_draft_holds_the_rest(
    at: str, check_in: CheckIn, home: Path, run: Run
) -> None:
    sitting = check_in("morning", columns=200)
    if at == "the end":
        sitting.answers(**OTHERS, **HELD).is_asked(KEEP)
    else:
        mark = KEEP if at == "unsafe" else MARK  # nothing is asked of tomorrow after it
        sitting.answers(up_to=at, **OTHERS, **HELD).says(HELD[at]).is_asked(mark)
    os.kill(sitting.terminal.pid, signal.SIGKILL)
    assert sitting.ends() == -signal.SIGKILL
    assert records(home, "checkin") == []
    assert draft_texts(home) == [b"Craving: 4\nMood: 5\n"]
    assert held_back(home) == {}
    assert all_private(home)
    listed = run("journal", "drafts")
    assert (listed.code, listed.err) == (0, "")
    assert only_draft(home).name[:6] in listed.out
    assert "Craving: 4" in listed.out


def test_killed_among_the_others_the_medicine_is_nowhere(check_in: CheckIn, home: Path) -> None:
    sitting = check_in("morning", columns=200)
    sitting.answers(up_to="naloxone", **OTHERS, sleep="7", medication="no").is_asked()
    os.kill(sitting.terminal.pid, signal.SIGKILL)
    assert sitting.ends() == -signal.SIGKILL
    assert draft_texts(home) == [b"Craving: 4\nMood: 5\nSleep: 7\n"]
    assert held_back(home) == {}


def test_a_closed_window_leaves_the_same_draft(check_in: CheckIn, home: Path) -> None:
    sitting = check_in("evening", columns=200)
    sitting.answers(up_to="signs", craving="2", action="rang Jo", **CALM).is_asked()
    sitting.terminal.hangs_up()
    until(lambda: not (home / "drafts").exists() or not _in_use(home))
    assert held_back(home) == {}
    if records(home, "checkin"):
        assert stored(home) == [{"craving": 2, "action": "rang Jo"}]
    else:
        assert draft_texts(home) == [b"Craving: 2\nOne action: rang Jo\n"]


def _in_use(home: Path) -> bool:
    from stepguide.home import drafts
    from stepguide.home.store import Home

    return any(draft.in_use() for draft in drafts.every(Home(home)))


def test_while_it_is_asked_the_answers_are_in_one_draft_that_goes_once_they_are_saved(
    check_in: CheckIn, home: Path
) -> None:
    sitting = check_in("morning", columns=200)
    sitting.is_asked()
    assert files(home) == {}
    sitting.terminal.types("4\r")
    sitting.is_asked()
    assert draft_texts(home) == [b"Craving: 4\n"]
    sitting.terminal.types("5\r")
    sitting.is_asked()
    assert draft_texts(home) == [b"Craving: 4\nMood: 5\n"]
    sitting.terminal.types(":stop\r")
    assert sitting.ends() == 0
    assert [*(home / "drafts").iterdir()] == []
    assert only(home)["cells"] == {"time": "morning", "craving": 4, "mood": 5}


def test_what_cannot_be_saved_stays_a_draft_and_it_says_where(
    check_in: CheckIn, home: Path
) -> None:
    sitting = check_in("morning", columns=400)
    sitting.answers(up_to="intention", **OTHERS, **CALM).is_asked()
    (home / "records").mkdir(exist_ok=True)
    (home / "records" / "checkin").write_text("no folder can be here")
    sitting.terminal.types("eat at noon\r")
    sitting.says("", mark=MORE).keeps("n")
    assert sitting.ends() == 4
    text = only_draft(home) / "text"
    assert text.read_bytes() == b"Craving: 4\nMood: 5\nFor today: eat at noon\n"
    assert f"  It is kept as a draft in {text}\n" in sitting.screen
    assert held_back(home) == {}


def test_a_draft_that_cannot_be_written_any_more_is_named(check_in: CheckIn, home: Path) -> None:
    sitting = check_in("morning", columns=400)
    sitting.answers(up_to="mood", craving="4").is_asked()
    text = only_draft(home) / "text"
    text.rename(text.with_name("moved"))
    text.mkdir()
    (home / "records").mkdir(exist_ok=True)
    (home / "records" / "checkin").write_text("no folder can be here")
    sitting.terminal.types("5\r")
    sitting.is_asked().terminal.types(":stop\r")
    assert sitting.ends() == 4
    assert "\nNot saved: Craving: 4\nNot saved: Mood: 5\n" in sitting.screen
    assert f"  It is kept as a draft in {text}\n" in sitting.screen
