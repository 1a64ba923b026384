"""What a frightened person types after `sos`: nothing of it may lead to the wrong numbers."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Ran, Run
from tests.sos import guide_with, on_path, without_copies
from tests.sos.healthy import UNSAFE, answered, in_process

EVERY = "911 US, Canada · 999 UK · 112 or 999 Ireland"


def _says(ran: Ran) -> str:
    assert ran.code == 0
    return " ".join(ran.out.split())


@pytest.mark.parametrize(
    "words",
    [
        "help me",
        "he is not breathing",
        "it is bad",
        "my friend",
        "us or canada",
        "nz",
        "call in uk",
    ],
)
def test_ordinary_words_are_no_country(process: Run, words: str) -> None:
    ran = process("sos", *words.split())
    assert EVERY in _says(ran)
    assert ran.err == f"stepguide: {words!r} was not understood, and the screen is shown.\n"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("united kingdom", "999"),
        ("--country united kingdom", "999"),
        ("--country=United States", "911"),
        ("the netherlands", "112"),
        ("AU", "000"),
        ("--country nz", "your local emergency number"),
    ],
)
def test_a_country_may_be_named_in_full(process: Run, words: str, number: str) -> None:
    ran = process("sos", *words.split(" "))
    assert ran.out.splitlines()[4] == f"   {number}"
    assert ran.err == ""


@pytest.mark.parametrize("words", ["uk more", "--country uk more", "more --country uk"])
def test_more_is_found_behind_a_country(process: Run, words: str) -> None:
    ran = process("sos", *words.split())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("More help\n")
    assert "Emergency: 999\n" in ran.out
    assert process("now", *words.split()) == ran


def test_a_word_for_something_else_does_not_hide_the_screen(process: Run) -> None:
    ran = process("sos", "he", "took", "more")
    assert EVERY in _says(ran)


def test_what_is_not_understood_is_told_beside_data_too(process: Run) -> None:
    for words in (["--json", "xyz"], ["xyz", "--json"]):
        ran = process("sos", *words)
        assert json.loads(ran.out)["overdose"]["title"]
        assert "'xyz' was not understood" in ran.err


def test_data_comes_without_a_copy_of_the_guide_too(process: Run, tmp_path: Path) -> None:
    without = process("sos", "--json", **on_path(without_copies(tmp_path)))
    assert json.loads(without.out) == json.loads(process("sos", "--json").out)
    assert "card" not in json.loads(without.out)


def test_a_full_disk_for_the_answer_gives_it_beside(process: Run) -> None:
    import subprocess
    import sys

    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "stepguide", "sos"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert done.returncode == 0
    assert EVERY in " ".join(done.stderr.decode().split())
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("lost", ["uk-emergency", "other-crisis"])
def test_a_guide_that_lost_a_number_is_not_used(process: Run, tmp_path: Path, lost: str) -> None:
    from stepguide.guide import place

    whole = place.read_guide_file("help.yaml")
    start = whole.index(f"  - id: {lost}\n".encode())
    end = whole.index(b"  - id: ", start + 5)
    program = guide_with(tmp_path, whole[:start] + whole[end:])
    ran = process("sos", "uk", **on_path(program))
    assert "SOMEONE WILL NOT WAKE UP" in ran.out
    assert "999 UK" in ran.out
    assert "116 123 UK" in ran.out


@pytest.mark.parametrize("sign", [b"[", b"{"])
def test_a_guide_too_deep_for_its_reader_gives_the_card(
    process: Run, tmp_path: Path, sign: bytes
) -> None:
    ran = process("sos", **on_path(guide_with(tmp_path, sign * 50_000)))
    assert (ran.code, ran.err) == (0, "")
    assert "SOMEONE WILL NOT WAKE UP" in ran.out


def test_steps_that_are_one_text_are_not_shown_letter_by_letter(
    process: Run, tmp_path: Path
) -> None:
    from stepguide.guide import place

    lines = place.read_guide_file("help.yaml").split(b"\n")
    first, last = (
        lines.index(b"  steps:"),
        lines.index(b"crisis:"),
    )
    changed = b"\n".join([*lines[:first], b"  steps: Call 911.", *lines[last:]])
    assert (
        "SOMEONE WILL NOT WAKE UP" in process("sos", **on_path(guide_with(tmp_path, changed))).out
    )


def test_a_person_whose_name_is_none_is_told_as_one_who_cannot_be_read(
    process: Run, run: Run, home: Path
) -> None:
    run("people", "add", "Sam", "--reach", "5", "--sos")
    (file,) = (home / "records" / "person").glob("*.json")
    file.write_text(file.read_text().replace('"Sam"', "null"))
    ran = process("sos")
    assert "None" not in ran.out
    assert "Some of your people could not be read" in ran.out


def test_the_card_fits_in_eighty_columns() -> None:
    from stepguide.safety.card import CARD

    assert max(map(len, CARD.splitlines())) <= 80


@in_process
@given(words=st.lists(st.text(st.characters()) | st.sampled_from(["--json", "--country", "--"])))
def test_any_words_after_it_still_give_a_whole_screen(words: list[str]) -> None:
    out, err = answered(words)
    if "--json" in words:
        assert len(json.loads(out)["overdose"]["steps"]) == 6
    else:
        assert re.search(r"^1\. .*^6\. .*^More: ", out, re.MULTILINE | re.DOTALL)
    assert UNSAFE.search(out + err) is None
    assert err.count("\n") <= 1
