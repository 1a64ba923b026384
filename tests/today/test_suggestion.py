"""The one suggestion of today's page: the gravest of what is known, else the text of the day."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from time_machine import Traveller

from tests.conftest import NOW, Run
from tests.known import GUIDE

TEXTS = GUIDE.screens
Suggested = Callable[[], str]


@pytest.fixture
def suggested(run: Run, clock: Traveller) -> Suggested:
    """What is suggested now; the page says the same as the data, once."""

    def suggested() -> str:
        said = str(json.loads(run("today", "--json").out)["suggestion"])
        page = " ".join(run("today").out.split())
        assert page.count("For today, if you like: ") == 1
        assert f"For today, if you like: {said}" in page
        return said

    return suggested


def test_without_anything_known_it_is_the_text_of_the_day(
    run: Run, suggested: Suggested, clock: Traveller
) -> None:
    run("start", "1")
    days = []
    for _ in range(len(TEXTS.suggestions)):
        days.append(suggested())
        clock.shift(86400)
    assert sorted(days) == sorted(TEXTS.suggestions)


def test_the_gravest_comes_first(run: Run, suggested: Suggested, clock: Traveller) -> None:
    clock.shift(-3 * 86400)
    run("checkin", "--mood", "5")
    clock.move_to(NOW)
    assert suggested() == TEXTS.suggest.checkin
    run("journal", "add", "--step", "13", "words that become a draft")
    assert suggested() == TEXTS.suggest.draft
    run("days", "began", "7 days ago")
    assert suggested().startswith("One week. ")
    clock.shift(86400)
    assert suggested().startswith("One week, yesterday. ")
    clock.move_to(NOW)
    run("meeting", "add", "--name", "Bakery", "--day", "tue", "--time", "21:00")
    assert suggested() == "Bakery is on today at 21:00. stepguide meeting has your week."
    run("craving", "log", "7")
    assert suggested() == TEXTS.suggest.craving


def test_a_craving_counts_for_a_day_and_a_mild_one_never(
    run: Run, suggested: Suggested, clock: Traveller
) -> None:
    run("craving", "log", "6")
    assert suggested() != TEXTS.suggest.craving
    run("craving", "log", "7")
    clock.shift(23 * 3600)
    assert suggested() == TEXTS.suggest.craving
    clock.shift(2 * 3600)
    assert suggested() != TEXTS.suggest.craving


def test_a_meeting_is_named_until_it_begins_and_the_next_one_then(
    run: Run, suggested: Suggested, clock: Traveller
) -> None:
    run("meeting", "add", "--name", "Early", "--day", "tue", "--time", "20:30")
    run("meeting", "add", "--name", "Late", "--day", "tue", "--time", "22:00")
    run("meeting", "add", "--name", "Elsewhen", "--day", "wed", "--time", "20:00")
    assert suggested().startswith("Early is on today at 20:30.")
    clock.shift(15 * 60)
    assert suggested().startswith("Late is on today at 22:00.")
    clock.shift(2 * 3600)
    assert suggested() in TEXTS.suggestions


def test_a_check_in_is_suggested_to_who_checks_in_and_has_not_today(
    run: Run, suggested: Suggested, clock: Traveller
) -> None:
    run("checkin", "--mood", "5")
    assert suggested() in TEXTS.suggestions
    clock.shift(4 * 3600)
    assert suggested() == TEXTS.suggest.checkin
    clock.shift(15 * 86400)
    assert suggested() in TEXTS.suggestions


def test_whatever_was_noted_is_when_they_were_last_here(run: Run, clock: Traveller) -> None:
    run("craving", "log", "2")
    clock.shift(3 * 86400)
    assert "You last wrote 3 days ago. Good to see you." in run("today").out


def test_a_damaged_check_in_does_not_keep_the_page_away(run: Run, home: Path) -> None:
    run("checkin", "--mood", "5")
    (file,) = (home / "records" / "checkin").glob("*.json")
    file.write_bytes(b"{")
    ran = run("today")
    assert ran.code == 4
    assert "For today, if you like: " in ran.out
    assert str(file) in ran.err
