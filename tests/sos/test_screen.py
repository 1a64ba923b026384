"""The screen of `sos`, held exactly: by country, width and terminal; and every way to call it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from syrupy.assertion import SnapshotAssertion

from stepguide.home.country import REGIONS
from tests.conftest import Ran, Run
from tests.sos import OTHERS, SAM, add, on_day, on_path, without_copies
from tests.terminal.terminals import Terminal, argv_of, without_styles

# Every region, and two states of the EU: one with a crisis line of its own, one without.
PLACES = ("none", *REGIONS, "fr", "cz")
SCREENS = [
    *[(country, columns) for country in PLACES for columns in (80, 40)],
    *[(country, 200) for country in ("none", "us", "uk")],
]
CALLS = [
    ["now"],
    ["help-now"],
    ["help", "now"],
    ["help", "me"],
    ["Help", "Now"],
    ["SOS"],
    ["emergency"],
    ["overdose"],
    ["crisis"],
    ["911"],
    ["999"],
    ["112"],
    ["000"],
    ["help!!"],
    ["HELP"],
    ["overdoes"],
    ["nalaxone"],
    ["Narcan?"],
    ["not", "breathing"],
    ["Not brething"],
    ["can’t", "wake", "him", "up!"],
    ["she's", "unconscious"],
]

# What is most urgent first, whatever the width.
ORDER = [
    "NOT WAKING",
    "1. Shout",
    "2. Not waking, slow breath, blue lips?",
    "911 US",
    "3. Slow, weak or snoring breath?",
    "2 breaths",
    "4. No breath, or only a gasp",
    "CPR: push hard and fast",
    "5. Naloxone: all of the spray into one nostril",
    "6. Breathing well?",
    "THINKING OF ENDING",
    "988 US",
    "SOMEONE HURTS YOU?",
    "1-800-799-7233 US",
    "YOUR PEOPLE",
    "Sam (sponsor): 555 0100",
    "Ana (family): text 555 0111",
    "Riverside clinic (clinic):",
    "ABOUT TO USE?",
    "the door unlocked",
    "SafeSpot",
    "More:",
]

CHILD = """
import json, os, sys
before = set(sys.modules)
sys.argv[0] = "stepguide"
out = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
from stepguide.__main__ import main
main()
os.write(out, json.dumps(sorted(set(sys.modules) - before)).encode())
"""
HEAVY = {"typer", "click", "rich", "pydantic", "pydantic_core", "filelock"}


@pytest.fixture
def sos(process: Run) -> Run:
    """Runs `sos` with more words, on the day of NOW."""

    def sos(*words: str, call: tuple[str, ...] = ("sos",), **env: str) -> Ran:
        return process(*call, *words, **on_day(), **env)

    return sos


class OnTerminal(Protocol):
    def __call__(self, rows: int, columns: int, **env: str) -> Terminal: ...


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[OnTerminal]:
    """Runs `sos` on a terminal of so many rows and columns, to its end."""
    monkeypatch.delenv("COLUMNS")
    started: list[Terminal] = []

    def on_terminal(rows: int, columns: int, **env: str) -> Terminal:
        whole = {**os.environ, **on_day(), **env}
        terminal = Terminal(argv_of(["sos"]), whole, rows, columns)
        started.append(terminal)
        assert terminal.ends() == 0
        return terminal

    yield on_terminal
    for terminal in started:
        terminal.is_put_away()


@pytest.fixture
def people(run: Run) -> None:
    """Three people on the screen, added in another order than they are tried."""
    add(run, *OTHERS, SAM)


def _country(name: str) -> list[str]:
    return [] if name == "none" else ["--country", name]


@pytest.mark.parametrize(("country", "columns"), SCREENS)
def test_the_screen_of_a_country(
    country: str, columns: int, sos: Run, snapshot: SnapshotAssertion
) -> None:
    ran = sos(*_country(country), COLUMNS=str(columns))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    assert max(map(len, ran.out.splitlines())) <= columns


@pytest.mark.parametrize("columns", [80, 40, 200])
@pytest.mark.parametrize("country", ["none", "us"])
def test_the_screen_with_three_people(
    country: str, columns: int, sos: Run, people: None, snapshot: SnapshotAssertion
) -> None:
    ran = sos(*_country(country), COLUMNS=str(columns))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    assert max(map(len, ran.out.splitlines())) <= columns


def test_someone_is_shown_only_when_asked_for_and_no_more_than_three(
    sos: Run, run: Run, people: None
) -> None:
    before = sos().out
    assert run("people", "add", "Kit", "--role", "sponsor", "--reach", "555 0133").code == 0
    assert sos().out == before
    add(run, ("Lee", "--role", "clinic", "--reach", "555 0144"))
    assert sos().out == before


def test_at_40_columns_the_parts_come_in_the_order_of_need(
    sos: Run, run: Run, people: None
) -> None:
    out = " ".join(sos(COLUMNS="40").out.split())
    places = [out.index(part) for part in ORDER]
    assert places == sorted(places)


@pytest.mark.parametrize("country", ["none", "us", "fr"])
@pytest.mark.parametrize("columns", ["80", "40"])
def test_where_it_is_listened_to_each_place_has_a_line_and_comes_first(
    columns: str, country: str, sos: Run, run: Run, people: None, snapshot: SnapshotAssertion
) -> None:
    if country != "none":
        run("settings", "set", "country", country)
    dumb = sos(COLUMNS=columns, TERM="dumb")
    assert dumb.out == snapshot
    said = dumb.out.replace("Mon-Fri 9-5", "")  # as it was typed
    assert not re.search(r"·|\d-\d|[─━│╭╮╰╯█░\x1b]", said)
    assert run("settings", "set", "plain", "on").code == 0
    assert sos(COLUMNS=columns) == dumb


@pytest.mark.parametrize("country", ["us", "ireland", "other"])
def test_the_country_that_was_chosen_counts_and_the_option_overrides_it(
    country: str, sos: Run, run: Run
) -> None:
    asked = sos("--country", country).out
    assert run("settings", "set", "country", country).code == 0
    assert sos().out == asked
    other = "uk" if country != "uk" else "us"
    assert sos("--country", other).out != asked
    assert run("settings", "unset", "country").code == 0
    assert sos().out != asked


def test_on_a_terminal_of_80x24_nothing_scrolls_away(
    on_terminal: OnTerminal, sos: Run, people: None
) -> None:
    terminal = on_terminal(24, 80)
    assert terminal.text == sos().out
    assert terminal.text.count("\n") <= 23


@pytest.mark.parametrize("country", PLACES)
def test_with_three_people_the_screen_of_every_country_fits_and_is_no_wider(
    country: str, sos: Run, people: None
) -> None:
    lines = sos(*_country(country)).out.splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80


def test_on_a_terminal_of_40x24_the_emergency_number_comes_again_at_the_end(
    on_terminal: OnTerminal, sos: Run, people: None
) -> None:
    terminal = on_terminal(24, 40)
    whole = sos(COLUMNS="40").out
    assert terminal.text.startswith(whole)
    assert terminal.text.removeprefix(whole) == (
        "Not breathing? 911 US, Canada · 999 UK ·\n"
        "112 or 999 Ireland · 112 EU ·\n"
        "000 Australia · elsewhere\n"
        "your local emergency number. Scroll up.\n"
    )
    assert max(map(len, terminal.text.splitlines())) <= 40


@pytest.mark.parametrize(("rows", "comes"), [(23, True), (24, False)])
def test_the_number_comes_again_as_soon_as_the_first_line_is_gone(
    rows: int, comes: bool, on_terminal: OnTerminal, people: None
) -> None:
    assert ("Scroll up." in on_terminal(rows, 80).text) == comes


def test_on_a_terminal_the_titles_and_the_number_are_bold_and_nothing_else_is(
    on_terminal: OnTerminal,
) -> None:
    lines = on_terminal(24, 80).raw.decode().split("\r\n")
    bold = [line.split("\x1b[1m")[1].split("\x1b[0m")[0] for line in lines if "\x1b" in line]
    assert bold == [
        "NOT WAKING, NOT BREATHING RIGHT, OR NOT SURE? ACT NOW.",
        "   911 US, Canada · 999 UK · 112 or 999 Ireland · 112 EU · 000 Australia ·",
        "   elsewhere your local emergency number",
        "THINKING OF ENDING YOUR LIFE, OR CANNOT GO ON?",
        "SOMEONE HURTS YOU?",
        "ABOUT TO USE?",
    ]


def test_without_colour_the_text_is_the_same_and_nothing_is_bold(
    on_terminal: OnTerminal, people: None
) -> None:
    styled = on_terminal(24, 80).raw.decode()
    bare = on_terminal(24, 80, NO_COLOR="1").raw.decode()
    assert bare == without_styles(styled) != styled
    dumb = on_terminal(24, 80, TERM="dumb").raw.decode()
    assert "\x1b" not in dumb
    assert dumb.endswith("Elsewhere: your local emergency number\r\nWhat to do is above.\r\n")


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_way_to_call_is_the_same_screen(call: list[str], sos: Run, people: None) -> None:
    assert sos("--country", "uk", call=tuple(call)) == sos("--country", "uk")


@pytest.mark.parametrize(
    ("call", "deeper"),
    [
        (["now"], ["more"]),
        (["help", "now"], ["more", "poison"]),
        (["988"], ["numbers", "--json"]),
    ],
    ids=" ".join,
)
def test_every_way_to_call_leads_to_the_rest(call: list[str], deeper: list[str], sos: Run) -> None:
    ran = sos(*deeper, call=tuple(call))
    assert ran == sos(*deeper)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out != sos().out


@pytest.mark.parametrize(
    ("typed", "region"),
    [
        (["--country", "FR"], "fr"),
        (["--country=gb"], "uk"),
        (["--country", "IE"], "ireland"),
        (["--country", "brazil", "--country", "us"], "none"),
        (["uk"], "uk"),
        (["--json", "uk"], "uk"),
        (["Canada"], "canada"),
        (["--country", "nz"], "other"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_a_country_is_understood_by_name_and_code(typed: list[str], region: str, sos: Run) -> None:
    as_json = ["--json"] if "--json" in typed else []
    assert sos(*typed).out == sos(*_country(region), *as_json).out


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (["narnia"], "narnia"),
        (["--country", "narnia"], "narnia"),
        (["--country=narnia"], "narnia"),
        (["--country"], "--country"),
        (["--loud"], "--loud"),
        (["please", "hurry"], "please hurry"),
    ],
    ids=" ".join,
)
def test_a_word_that_is_not_understood_is_told_in_one_line_and_the_screen_is_shown(
    typed: list[str], wrong: str, sos: Run
) -> None:
    said = f"stepguide: {wrong!r} was not understood, and the screen is shown.\n"
    assert sos(*typed) == Ran(0, sos().out, said)


def test_help_explains_the_command_and_does_not_show_the_screen(sos: Run) -> None:
    ran = sos("--help")
    assert (ran.code, ran.err) == (0, "")
    assert "Usage: stepguide sos [OPTIONS] COMMAND" in ran.out
    assert "1. Shout" not in ran.out
    assert sos("-h") == ran == sos("sos", call=("help",))


def test_the_screen_as_data(sos: Run, people: None) -> None:
    data = json.loads(sos("--json", "--country", "uk").out)
    assert list(data) == ["overdose", "country", "people", "resources", "next"]
    assert (data["country"], len(data["overdose"]["steps"])) == ("uk", 6)
    assert [one["name"] for one in data["people"]] == ["Sam", "Ana", "Riverside clinic"]
    assert {one["region"] for one in data["resources"]} == {"uk"}
    assert [one["contact"] for one in data["resources"]][:2] == ["999", "116 123"]
    assert all(isinstance(step, str) for step in data["overdose"]["steps"])


def test_nothing_is_written(sos: Run, home: Path, tmp_path: Path) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    sos()
    after = sorted(path.name for path in tmp_path.iterdir() if path.name != "day")
    assert after == before
    assert not home.exists()


def _loads() -> set[str]:
    """The libraries beyond Python's own that the screen loads in a fresh interpreter."""
    done = subprocess.run([sys.executable, "-c", CHILD, "sos"], capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    return {name.split(".")[0] for name in json.loads(done.stdout)} - sys.stdlib_module_names


def test_with_a_copy_of_the_guide_only_what_finds_it_is_loaded(people: None) -> None:
    assert _loads() == {"stepguide"}


def test_without_a_copy_yaml_is_loaded_and_nothing_heavier(
    people: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHONPATH", on_path(without_copies(tmp_path))["PYTHONPATH"])
    loaded = _loads()
    assert "yaml" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("country", ["none", "uk"])
def test_with_and_without_a_copy_the_screen_is_the_same(
    country: str, sos: Run, people: None, tmp_path: Path
) -> None:
    assert sos(*_country(country), **on_path(without_copies(tmp_path))) == sos(*_country(country))
