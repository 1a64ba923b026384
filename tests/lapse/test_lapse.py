"""The page after using again: its order, and that nothing is kept unless it is asked for."""

import json
import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Run
from tests.known import GUIDE
from tests.sos import guide_with, on_path
from tests.terminal.conftest import start
from tests.terminal.terminals import Start

__all__ = ["start"]

ORDER = [
    "Are you safe right now?",
    "Emergency: 911 US",
    "US SafeSpot 1-800-972-0590 · Canada NORS 1-888-688-6677 stay on the phone.",
    "Someone to talk to: 988 US",
    "Not alone, and nothing more",
    "If part of you does not want to live",
    "One person, and the clinic",
    "You are still in recovery",
    "After a break, opioids are more dangerous",
]


@pytest.mark.parametrize("columns", ["80", "40"])
def test_the_page(run: Run, snapshot: SnapshotAssertion, columns: str) -> None:
    ran = run("lapse", COLUMNS=columns)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


def test_safety_comes_first_and_the_notice_last(run: Run) -> None:
    out = " ".join(run("lapse", COLUMNS="200").out.split())
    places = [out.index(part) for part in ORDER]
    assert places == sorted(places)


def test_a_country_and_the_persons_own_people_are_named(run: Run) -> None:
    run("settings", "set", "country", "uk")
    run("people", "add", "Sam", "--reach", "555 0100")
    out = run("lapse").out
    assert "Emergency: 999" in out
    assert "116 123" in out
    assert "911" not in out
    assert out.startswith(
        "Are you safe right now?\n\n - Call now: Sam (support): 555 0100\n - Emergency: 999\n"
    )
    assert "SafeSpot" not in out


def test_the_notice_can_be_short_and_never_goes(run: Run) -> None:
    run("settings", "set", "tolerance_notice", "short")
    known = GUIDE.screens.tolerance
    ended = " ".join(run("lapse", COLUMNS="200").out.split())
    assert ended.endswith(known.short)
    assert known.text not in ended


def test_as_data_it_has_the_same_order(run: Run) -> None:
    found = json.loads(run("lapse", "--json").out)
    ids = [part["id"] for part in found["parts"]]
    assert ids == ["safe", "company", "living", "tell", "still"]


def test_as_data_whom_to_call_and_the_numbers_are_first(run: Run) -> None:
    run("settings", "set", "country", "us")
    run("people", "add", "Sam", "--reach", "555 0100")
    found = json.loads(run("lapse", "--json").out)
    assert list(found) == ["first", "parts", "prompts"]
    assert found["first"][:3] == [
        "Call now: Sam (support): 555 0100",
        "Emergency: 911",
        "SafeSpot 1-800-972-0590 stays on the phone. No answer? A friend, on speaker.",
    ]


def test_a_home_that_is_a_file_holds_up_no_number(run: Run, home: Path) -> None:
    usual = run("lapse").out
    home.write_text("no folder can be here")
    assert run("lapse").out == usual


def test_it_keeps_nothing(run: Run, home: Path) -> None:
    run("lapse")
    assert not home.exists()


FIRST_SCREEN = 23  # rows of a terminal of 24, without the one for the pager


@pytest.mark.parametrize("country", [None, "us", "uk", "fr"])
def test_the_first_screen_has_the_emergency_number_and_a_crisis_line(
    run: Run, country: str | None
) -> None:
    if country:
        assert run("settings", "set", "country", country).code == 0
    first = "\n".join(run("lapse").out.splitlines()[:FIRST_SCREEN])
    emergency, crisis = {
        None: ("911 US", "988 US"),
        "us": ("911", "988"),
        "uk": ("999", "116 123"),
        "fr": ("112", "3114"),
    }[country]
    assert emergency in first
    assert crisis in first
    assert first.index(emergency) < first.index("Hard to breathe")


@pytest.mark.parametrize(("country", "most"), [(None, 42), ("us", 40), ("uk", 42)])
def test_the_page_is_short(run: Run, country: str | None, most: int) -> None:
    if country:
        run("settings", "set", "country", country)
    assert len(run("lapse").out.splitlines()) <= most


def test_statistics_are_for_later(run: Run) -> None:
    assert not re.search(r"\d+ ?%|median|study|six weeks", run("lapse", "--json").out)
    out = run("lapse").out
    assert "stepguide learn after-using" in " ".join(out.split())
    assert "71% used within six weeks" in " ".join(run("learn", "after-using").out.split())


def test_numbers_that_cannot_be_read_keep_the_page_away_from_no_one(
    start: Start, tmp_path: Path
) -> None:
    terminal = start("lapse", "--no-pager", columns=80, **on_path(guide_with(tmp_path, b"")))
    terminal.sees("Not alone, and nothing more", "Help now: stepguide sos")
