"""Words after `add` are what is written, and a noun alone does its likeliest thing."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stepguide.home.kinds import KINDS
from tests import kept
from tests.conftest import Ran, Run, records
from tests.edge import commands
from tests.known import GUIDE
from tests.records import only
from tests.terminal.conftest import start as start
from tests.terminal.terminals import CTRL_C, CTRL_D, Start

pytestmark = pytest.mark.usefixtures("clock", "on_a_screen")

FEAR = {"fear": "being alone"}


@pytest.mark.parametrize(
    ("typed", "kind", "form", "cells"),
    [
        ("gratitude add|coffee|snow", "gratitude", "day", {"first": "coffee", "second": "snow"}),
        ("gratitude add|warm socks", "gratitude", "day", {"first": "warm socks"}),
        (
            "gratitude add|warm socks|tea|a joke",
            "gratitude",
            "day",
            {"first": "warm socks", "second": "tea", "third": "a joke"},
        ),
        ("gratitude add|a|cup|of|tea", "gratitude", "day", {"first": "a cup of tea"}),
        (
            "gratitude add|warm|socks,|tea",
            "gratitude",
            "day",
            {"first": "warm socks", "second": "tea"},
        ),
        (
            "gratitude add|coffee, black|snow",
            "gratitude",
            "day",
            {"first": "coffee, black", "second": "snow"},
        ),
        (
            "gratitude add|coffee|--third|tea",
            "gratitude",
            "day",
            {"first": "coffee", "third": "tea"},
        ),
        ("gratitude add|day", "gratitude", "day", {"first": "day"}),
        (
            "plan add|call|Sam|when|it|starts",
            "plan",
            "steady",
            {"steady": "call Sam when it starts"},
        ),
        ("plan add|if|it|is|Friday", "plan", "if", {"when": "it is Friday"}),
        ("plan add|If|it|is|Friday", "plan", "if", {"when": "it is Friday"}),
        (
            "plan add|if|it is Friday|--then|call",
            "plan",
            "if",
            {"when": "it is Friday", "then": "call"},
        ),
        ("plan add|reason|my|kids", "plan", "reason", {"reason": "my kids"}),
        (
            "plan add|sign|I skip meals,|I hum",
            "plan",
            "sign",
            {"signs": ["I skip meals", "I hum"]},
        ),
        ("inventory add|fear|being|alone", "inventory", "fear", FEAR),
        ("inventory add|FEAR|being alone", "inventory", "fear", FEAR),
        ("inventory add|harm|M.", "inventory", "harm", {"who": "M."}),
        ("inventory add|spot|got|paid", "inventory", "spot", {"happened": "got paid"}),
        ("inventory add|fear|--fear|being alone", "inventory", "fear", FEAR),
        ("inventory add|fe|--fear|being alone", "inventory", "fear", FEAR),
        (
            "pattern add|say yes,|then vanish",
            "pattern",
            "pattern",
            {"pattern": "say yes, then vanish"},
        ),
        ("amends add|M.", "amends", "amends", {"who": "M."}),
        ("amends add|amends|to|L.", "amends", "amends", {"who": "amends to L."}),
        (
            "instruction add|one|fear|a|day",
            "instruction",
            "instruction",
            {"text": "one fear a day"},
        ),
        ("meeting add|over|the|bakery", "meeting", "weekly", {"name": "over the bakery"}),
        ("meeting add|over|--day|monday", "meeting", "weekly", {"name": "over", "day": "monday"}),
        ("meeting log|the|noon|one", "visit", "visit", {"name": "the noon one"}),
        ("meeting visit add|the|noon|one", "visit", "visit", {"name": "the noon one"}),
    ],
)
def test_words_go_where_they_belong(
    run: Run, home: Path, typed: str, kind: str, form: str, cells: dict[str, Any]
) -> None:
    command, *words = typed.split("|")
    ran = run(*command.split(), *words)
    assert ran.code == 0, ran.err
    row = only(home, kind)
    assert (row["sheet"], row["cells"]) == (form, cells)
    assert kept.drafts(home) == []


def test_every_form_has_a_place_for_words() -> None:
    places = {
        (sheet.id, form.id): [field.id for field in form.for_words()]
        for sheet in GUIDE.sheets.sheets
        for form in sheet.kinds
    }
    assert [place for place, fields in places.items() if not fields] == []
    assert places["gratitude", "day"] == ["first", "second", "third"]
    assert all(len(fields) == 1 for place, fields in places.items() if place[0] != "gratitude")


@pytest.mark.parametrize(
    ("words", "said", "draft"),
    [
        (
            ["gratitude", "add", "coffee", "--first", "tea"],
            "First is given twice, as 'coffee' and as --first 'tea'.\n  Give it once.",
            "coffee\nFirst: tea",
        ),
        (
            ["inventory", "add", "fear", "being", "alone", "--fear", "dogs"],
            "Fear is given twice, as 'being alone' and as --fear 'dogs'.\n  Give it once.",
            "being alone\nFear: dogs",
        ),
        (
            ["inventory", "add", "being", "alone"],
            "Say which kind: resentment, fear, harm, relationship, asset, spot.\n"
            "  Such as: stepguide inventory add resentment",
            "being alone",
        ),
        (
            ["inventory", "add", "r", "--who=x"],
            "'r' fits more than one.\n"
            "  The kinds are resentment, fear, harm, relationship, asset, spot.",
            "Who: x",
        ),
    ],
)
def test_words_that_have_no_place_are_kept(
    run: Run, home: Path, words: list[str], said: str, draft: str
) -> None:
    ran = run(*words)
    assert kept.drafts(home) == [draft.encode()]
    assert kept.apart(ran, home) == Ran(2, "", f"stepguide: {said}\n")
    assert not home.exists()


@pytest.mark.parametrize("name", ["fear", "fe"])
def test_the_name_of_a_kind_alone_is_no_draft(run: Run, home: Path, name: str) -> None:
    ran = run("inventory", "add", name)
    assert (ran.code, ran.err.count("\n")) == (2, 2)
    assert 'stepguide inventory add --fear "…"\n' in ran.err
    assert not home.exists()


def test_words_of_one_field_become_a_draft_of_it_and_are_taken_up(
    start: Start, run: Run, home: Path
) -> None:
    ran = run("inventory", "add", "fear", "being", "alone", "--step", "13")
    assert (ran.code, kept.drafts(home)) == (3, [b"being alone"])
    assert "inventory, Fear" in run("journal", "drafts").out
    (text,) = home.glob("drafts/*/text")
    terminal = start("journal", "drafts", "open", text.parent.name, columns=80)
    terminal.sees("\x1b[?2004h", "being alone")
    terminal.types(CTRL_D)
    assert terminal.ends() == 0
    assert only(home, "inventory")["cells"] == FEAR


def test_what_comes_through_a_pipe_stands_in_its_place(home: Path) -> None:
    for words in (["plan", "add", "if", "-"], ["gratitude", "add", "-"]):
        done = subprocess.run(
            [sys.executable, "-m", "stepguide", *words], input=b"from\nthe pipe\n", timeout=60
        )
        assert done.returncode == 0
    assert only(home, "plan")["cells"] == {"when": "from\nthe pipe"}
    assert only(home, "gratitude")["cells"] == {"first": "from\nthe pipe"}


def test_at_a_terminal_the_kind_is_asked_and_the_words_are_saved(start: Start, home: Path) -> None:
    terminal = start("plan", "add", "call", "Sam", columns=80)
    terminal.sees("Which kind (if, reason, sign, steady)? ")
    terminal.is_ready_for_a_line()
    terminal.types("reason\r")
    assert terminal.ends() == 0
    row = only(home, "plan")
    assert (row["sheet"], row["cells"]) == ("reason", {"reason": "call Sam"})


def test_what_is_broken_off_there_is_kept(start: Start, home: Path) -> None:
    terminal = start("plan", "add", "call", "Sam", columns=80)
    terminal.sees("Which kind (if, reason, sign, steady)? ")
    terminal.is_ready_for_a_line()
    terminal.types(CTRL_C)
    assert terminal.ends() == 130
    assert (kept.drafts(home), records(home, "plan")) == ([b"call Sam"], [])


LISTED = [
    ("journal", "list"),
    ("inventory", "list"),
    ("pattern", "list"),
    ("amends", "list"),
    ("instruction", "list"),
    ("people", "list"),
    ("meeting visit", "list"),
    ("gratitude", "list"),
]


def _fill(run: Run) -> None:
    for words in (
        "journal add a first entry",
        "inventory add fear dogs",
        "pattern add vanish",
        "amends add M.",
        "instruction add one fear a day",
        "people add Sam",
        "meeting visit add the noon one",
        "gratitude add coffee",
    ):
        assert run(*words.split()).code == 0


@pytest.mark.parametrize(("noun", "listed"), LISTED)
def test_a_noun_alone_lists_what_there_is(run: Run, home: Path, noun: str, listed: str) -> None:
    empty = run(*noun.split())
    assert (empty.code, empty.err) == (0, kept.missing(home))
    assert empty == run(*noun.split(), listed)
    assert f": stepguide {'gratitude' if noun == 'gratitude' else f'{noun} add'}\n" in empty.out
    _fill(run)
    full = run(*noun.split())
    assert (full.code, full) == (0, run(*noun.split(), listed))
    assert (full.err, full != empty) == ("", True)
    assert run(*noun.split(), "--json") == run(*noun.split(), listed, "--json")


@pytest.mark.parametrize("noun", ["plan", "meeting", "measure", "days", "settings", "people"])
def test_these_show_what_they_are(run: Run, noun: str) -> None:
    assert run("start", "1").code == 0
    ran = run(noun)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out


ENGLISH = ("Add to", "There are day", "the pattern:", "the amends:", "the instruction")


def test_no_help_is_put_together_wrongly(run: Run) -> None:
    pages = {path: run(*path, "--help").out for path, _ in commands.tree()}
    found = [
        (path, wrong)
        for path, page in pages.items()
        for wrong in ENGLISH
        if wrong in " ".join(page.split())
    ]
    assert found == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("pattern add", "Write down a pattern."),
        ("amends add", "Write down an amends."),
        ("instruction add", "Write down an instruction."),
        ("gratitude add", "Write down a list of what you are glad of."),
        ("meeting add", "Write down a weekly meeting."),
        ("meeting log", "Write down a visit to a meeting."),
        (
            "inventory add",
            "Write down a resentment, a fear, a harm, a relationship, a strength or a spot-check.",
        ),
        (
            "plan add",
            "Write down an if-then plan, a reason, a list of warning signs or something that "
            "steadies you.",
        ),
    ],
)
def test_help_says_what_is_written_down(run: Run, path: str, said: str) -> None:
    assert said in " ".join(run(*path.split(), "--help").out.split())


SHEETS = [kind for kind in KINDS if kind.sheet and kind.id != "craving"]


@pytest.mark.parametrize("kind", SHEETS, ids=lambda kind: kind.id)
def test_a_kind_there_is_not_is_told_in_english(run: Run, kind: Any) -> None:
    forms = [form.id for form in GUIDE.sheets.sheet(kind.id).kinds]
    known = f"The kinds are {', '.join(forms)}."
    if len(forms) == 1:
        known = f"There is only one, {forms[0]}, and it need not be named."
    said = f"stepguide: There is no kind 'zzz' here.\n  {known}\n"
    assert run(*kind.typed.split(), "list", "zzz") == Ran(3, "", said)


def test_a_field_for_words_has_to_take_them(run: Run, tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "data" / "sheets.yaml").read_text()
    copy = tmp_path / "sheets.yaml"
    copy.write_text(text.replace("words: [first, second, third]", "words: [first, fourth]"))
    ran = run("content", "check", str(copy))
    assert ran.code == 4
    assert "fourth is no field that takes words" in ran.out + ran.err


def test_a_list_of_many_is_json(run: Run) -> None:
    _fill(run)
    assert len(json.loads(run("inventory", "--json").out)) == 1
