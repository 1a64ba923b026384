"""What is said first: its words, its numbers, its people, and its order."""

from itertools import combinations, pairwise

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Run
from tests.known import GUIDE
from tests.safety.test_rules import ORDER

TEXTS = GUIDE.daily.safety
TOLERANCE = GUIDE.screens.tolerance
GIVEN = {
    "living": ("--living", "yes"),
    "unsafe": ("--unsafe", "yes"),
    "use": ("--use", "yes"),
    "craving": ("--craving", "8"),
    "medication": ("--medication", "no"),
}
SOME = [some for size in range(6) for some in combinations(reversed(ORDER), size)]


def _said(run: Run, *dangers: str) -> str:
    ran = run("checkin", *(word for one in dangers for word in GIVEN[one]), "--mood", "5")
    assert ran.code == 0
    return " ".join(ran.err.split())


def _whole(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("dangers", SOME, ids="-".join)
def test_each_danger_has_its_words_in_the_order_of_their_weight(
    run: Run, dangers: tuple[str, ...]
) -> None:
    said = _said(run, *dangers)
    texts = [_whole(getattr(TEXTS, one).text) for one in ORDER]
    found = [one for one, text in zip(ORDER, texts, strict=True) if text in said]
    # Whoever has used already is not told besides what a strong craving calls for.
    left_out = "craving" if "use" in dangers else ""
    assert found == [one for one in ORDER if one in dangers and one != left_out]
    places = [said.index(text) for text in texts if text in said]
    assert all(one < other for one, other in pairwise(places))
    assert said.count("Before anything else:") == (1 if dangers else 0)
    if dangers:
        assert said.index("911") < places[0]
    assert (_whole(TOLERANCE.text) in said) == ("use" in dangers)


@pytest.mark.parametrize("danger", ORDER)
def test_the_screen(run: Run, snapshot: SnapshotAssertion, danger: str) -> None:
    run("settings", "set", "country", "uk")
    run("people", "add", "Ana", "--role", "family", "--reach", "555 0111")
    ran = run("checkin", "--morning", *GIVEN[danger])
    assert ran.err == snapshot


def test_the_numbers_follow_the_country(run: Run) -> None:
    assert "911" in _said(run, "unsafe")
    run("settings", "set", "country", "uk")
    said = _said(run, "living", "unsafe")
    assert "999" in said
    assert "116 123" in said
    assert "911" not in said


def test_three_people_at_most_those_for_sos_first(run: Run) -> None:
    run("people", "add", "Nobody", "--role", "sponsor")
    for name in ("One", "Two", "Three"):
        run("people", "add", name, "--role", "sponsor", "--reach", f"555 {name}")
    run("people", "add", "Sos", "--role", "clinic", "--reach", "555 Sos", "--sos")
    said = _said(run, "living")
    assert said.startswith(
        "Before anything else: Call now: Sos (clinic): 555 Sos "
        "Or: One (sponsor): 555 One Or: Two (sponsor): 555 Two "
    )
    assert "Three" not in said
    assert "Nobody" not in said


def test_the_notice_on_tolerance_can_be_short(run: Run) -> None:
    run("settings", "set", "tolerance_notice", "short")
    said = _said(run, "use")
    assert _whole(TOLERANCE.short) in said
    assert _whole(TOLERANCE.text) not in said


def test_a_name_is_shown_as_it_was_typed(run: Run) -> None:
    run("people", "add", "A [b]x[/b] {reach}", "--reach", "a\u0301 :phone: 555")
    said = _said(run, "unsafe")
    assert "Call now: A [b]x[/b] {reach} (support): a\u0301 :phone: 555 " in said
