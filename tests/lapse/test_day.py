"""The day it was, heard wherever it is said, and recorded only for a yes."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from stepguide.home import drafts
from stepguide.home.dates import USUAL
from stepguide.home.store import Home
from stepguide.safety import telling
from tests.conftest import NOW, Run, records
from tests.known import GUIDE
from tests.lapse import NOTE, OFFER, WHEN, leaves_the_day_out
from tests.terminal.conftest import start
from tests.terminal.terminals import CTRL_C, ENTER, Start, Terminal, draft_texts

__all__ = ["start"]

KNOWN = GUIDE.daily.lapse
MARK = "> "
YESTERDAY = "Note yesterday, Mon 23 Nov 2026, "  # the suite's clock is at Tue 24 Nov 2026


@pytest.fixture
def lapse(start: Start) -> Callable[[], Terminal]:
    """Starts `stepguide lapse` at a terminal, and waits until it offers a note."""

    def lapse() -> Terminal:
        terminal = start("lapse", columns=200, PAGER="cat")
        terminal.sees(NOTE)
        terminal.is_ready_for_a_line()
        return terminal

    return lapse


def _says(terminal: Terminal, line: str, mark: str = MARK) -> None:
    """Type this once the prompt is there."""
    terminal.sees(mark)
    terminal.is_ready_for_a_line()
    terminal.types(line, ENTER)


def _days(home: Path) -> list[tuple[str, str]]:
    """The events there are, each with its day."""
    found = [json.loads(file.read_bytes()) for file in records(home, "recovery")]
    return [(one["event"], one["at"][:10]) for one in found]


def _notes(home: Path) -> list[str]:
    return [json.loads(file.read_bytes())["text"] for file in records(home)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("I used yesterday", "2026-11-23"),
        ("yes, two days ago", "2026-11-22"),
        ("last night", "2026-11-23"),
        ("I used again on Saturday", "2026-11-21"),
        ("this morning, alone", "2026-11-24"),
    ],
)
@pytest.mark.parametrize("is_yes", [True, False])
def test_words_at_the_first_question_are_the_note_and_offered_as_a_day(
    lapse: Callable[[], Terminal], home: Path, words: str, day: str, is_yes: bool
) -> None:
    terminal = lapse()
    terminal.types(words, ENTER)
    terminal.sees(OFFER)
    assert _days(home) == []
    assert draft_texts(home) == [f"{words}\n".encode()]
    terminal.is_ready_for_a_line()
    terminal.types("y" if is_yes else "", ENTER)
    _says(terminal, ":stop")
    assert terminal.ends() == 0
    assert _days(home) == ([("used", day)] if is_yes else [])
    assert _notes(home) == [words]
    assert draft_texts(home) == []
    assert WHEN not in terminal.text
    assert (GUIDE.daily.days.used in terminal.text) is is_yes


def test_the_offer_names_the_day(lapse: Callable[[], Terminal], home: Path) -> None:
    terminal = lapse()
    terminal.types("I used yesterday", ENTER)
    _says(terminal, "yes", f"{YESTERDAY}{OFFER}")
    for _ in KNOWN.prompts:
        _says(terminal, "")
    assert terminal.ends() == 0
    (file,) = records(home, "recovery")
    short_id = json.loads(file.read_bytes())["id"][:6]
    assert f"\nSaved {short_id}: used, Mon 23 Nov 2026.\n" in terminal.text
    assert terminal.text.count("[y/N] ") == 2  # the note, and the day once
    assert "Your other days all stay counted." in terminal.text


@pytest.mark.parametrize("place", range(len(KNOWN.prompts)))
def test_it_is_heard_at_every_question_of_the_note(
    lapse: Callable[[], Terminal], home: Path, place: int
) -> None:
    terminal = lapse()
    terminal.types("y", ENTER)
    for number in range(len(KNOWN.prompts)):
        _says(terminal, "I used yesterday" if number == place else "")
        if number == place:
            _says(terminal, "y", f"{YESTERDAY}{OFFER}")
    assert terminal.ends() == 0
    assert (_days(home), _notes(home)) == ([("used", "2026-11-23")], ["I used yesterday"])
    assert WHEN not in terminal.text


def test_a_day_in_a_plan_is_not_one_of_use(lapse: Callable[[], Terminal], home: Path) -> None:
    terminal = lapse()
    terminal.types("y", ENTER)
    for said in ("a row yesterday", "", "call Sam today", "Ana on Sunday"):
        _says(terminal, said)
    leaves_the_day_out(terminal)
    assert terminal.ends() == 0
    assert "as a day you used" not in terminal.text
    assert _days(home) == []


@pytest.mark.parametrize("note", ["", "y"])
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-11-24"),
        ("Yesterday", "2026-11-23"),
        ("2026-11-20", "2026-11-20"),
        ("3 days ago", "2026-11-21"),
        ("friday", "2026-11-20"),
    ],
)
def test_where_no_day_was_said_it_is_asked_once(
    lapse: Callable[[], Terminal], home: Path, typed: str, day: str, note: str
) -> None:
    terminal = lapse()
    terminal.types(note, ENTER)
    if note:
        for said in ("a row", "", "", ""):
            _says(terminal, said)
    _says(terminal, typed, WHEN)
    _says(terminal, "y", OFFER)
    assert terminal.ends() == 0
    assert terminal.text.count(WHEN) == 1
    assert _days(home) == [("used", day)]
    assert _notes(home) == (["a row"] if note else [])


@pytest.mark.parametrize("typed", ["", "n", "no", "I don't know", "not sure", ":skip", ":stop"])
def test_it_need_not_be_said(lapse: Callable[[], Terminal], home: Path, typed: str) -> None:
    terminal = lapse()
    terminal.types("n", ENTER)
    _says(terminal, typed, WHEN)
    assert terminal.ends() == 0
    assert not home.exists()
    assert terminal.text.endswith(f"{KNOWN.note_later}\n")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("I used last night at home", ("used", "2026-11-23")),
        ("it was after my shift", None),
    ],
)
def test_words_there_are_a_note_as_well(
    lapse: Callable[[], Terminal], home: Path, typed: str, day: tuple[str, str] | None
) -> None:
    terminal = lapse()
    terminal.types("", ENTER)
    _says(terminal, typed, WHEN)
    if day:
        _says(terminal, "y", OFFER)
    assert terminal.ends() == 0
    assert (_notes(home), _days(home)) == ([typed], [day] if day else [])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("maybe", "'maybe' is not a date this can read."),
        ("tomorrow", "'tomorrow' is still to come (Wed 25 Nov 2026 12:00)."),
        ("11/12", "'11/12' could be two different days."),
    ],
)
def test_what_is_no_day_is_told_and_asked_again(
    lapse: Callable[[], Terminal], home: Path, wrong: str, said: str
) -> None:
    terminal = lapse()
    terminal.types("", ENTER)
    _says(terminal, wrong, WHEN)
    terminal.sees(f"stepguide: {said}\r\n", "Today, yesterday, or a date such as 2026-11-23.")
    leaves_the_day_out(terminal)
    assert terminal.ends() == 0
    assert not home.exists()


def test_a_day_that_is_recorded_is_not_recorded_twice(
    lapse: Callable[[], Terminal], run: Run, home: Path
) -> None:
    assert run("days", "used", "yesterday").code == 0
    terminal = lapse()
    terminal.types("I used yesterday", ENTER)
    terminal.sees(KNOWN.day_known)
    _says(terminal, ":stop")
    assert terminal.ends() == 0
    assert "as a day you used?" not in terminal.text
    assert _days(home) == [("used", "2026-11-23")]


def test_the_other_days_stay_counted(lapse: Callable[[], Terminal], run: Run, home: Path) -> None:
    assert run("days", "began", "2026-11-04").code == 0
    before = json.loads(run("days", "--json").out)["total"]
    terminal = lapse()
    terminal.types("I used yesterday", ENTER)
    _says(terminal, "y", OFFER)
    _says(terminal, ":stop")
    assert terminal.ends() == 0
    assert json.loads(run("days", "--json").out)["total"] == before - 1


def test_stopping_at_the_offer_ends_it_there_with_the_words(
    lapse: Callable[[], Terminal], home: Path
) -> None:
    terminal = lapse()
    terminal.types("I used yesterday", ENTER)
    _says(terminal, ":stop", OFFER)
    assert terminal.ends() == 0
    assert KNOWN.prompts[0] not in terminal.text
    assert (_notes(home), _days(home)) == (["I used yesterday"], [])


def test_broken_off_at_the_offer_the_words_are_a_draft(
    lapse: Callable[[], Terminal], home: Path
) -> None:
    terminal = lapse()
    terminal.types("I used yesterday", ENTER)
    terminal.sees(OFFER)
    terminal.is_ready_for_a_line()
    terminal.types(CTRL_C)
    assert terminal.ends() == 130
    assert draft_texts(home) == [b"I used yesterday\n"]
    assert (_notes(home), _days(home)) == ([], [])


def test_no_draft_of_anything_else_is_offered(
    lapse: Callable[[], Terminal], run: Run, home: Path
) -> None:
    run("journal", "add", "an entry")
    for words, of in ((b"words\n", {}), (b"Mood: 5\n", {"of": "checkin"})):
        note = drafts.new_note(drafts.ADD, NOW, **of)
        drafts.start(Home(home), note, words).leave()
    terminal = lapse()
    terminal.types("", ENTER)
    leaves_the_day_out(terminal)
    assert terminal.ends() == 0
    assert "draft" not in terminal.text
    assert "in the middle of" not in terminal.text
    assert len(draft_texts(home)) == 2


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("I used yesterday and I do not know why", "2026-11-23"),
        ("3 nights ago", "2026-11-21"),
        ("a couple of days ago", "2026-11-22"),
        ("the day before yesterday", "2026-11-22"),
        ("an hour ago.", "2026-11-24"),
        ("used on 2026-11-02", "2026-11-02"),
        ("I have not used since yesterday", None),
        ("I didn't use yesterday", None),
        ("tomorrow", None),
        ("2026-12-24", None),
        ("it hurts", None),
    ],
)
@pytest.mark.usefixtures("clock")
def test_the_day_that_words_name(words: str, day: str | None) -> None:
    found = telling.day_in(words, NOW, USUAL)
    assert (found and found.date()) == (day and datetime.fromisoformat(day).date())
