"""The guard before all that a Tab offers: what goes in, what comes out, and that none goes round.

Only harmless text is used here; that no shell reads more than a word is shown by what comes back.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from stepguide.guide.guide import Guide
from stepguide.terminal import completing
from stepguide.terminal.completing import FILE, OF_A_WORD, OF_ITS_MEANING, guarded
from stepguide.terminal.context import Context
from tests.conftest import Run, records
from tests.edge.commands import tree
from tests.known import GUIDE

WORDS = ["evening", "k7f3q2", "4.3", "first_week", "check-in", "Zoë", "Жанна", "李明", "٣", "12"]
NO_WORDS = ["", "-m", "--json", "night watch", "a\tb", "two\nlines", "bell\x07", "turned\u202ea"]
NO_WORDS += [f"a{sign}b" for sign in "!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~\u00a0\u2028\x7f\x85\u200b"]


@pytest.mark.parametrize("word", WORDS)
def test_a_plain_word_passes(word: str) -> None:
    assert guarded(word) == word
    assert guarded((word, "a sponsor")) == (word, "a sponsor")


@pytest.mark.parametrize("text", NO_WORDS)
def test_what_could_be_more_than_a_word_is_left_out(text: str) -> None:
    assert guarded(text) is None
    assert guarded((text, "a sponsor")) is None


@pytest.mark.parametrize(
    ("meaning", "said"),
    [
        ("Tue 24 Nov 2026, step 4", "Tue 24 Nov 2026, step 4"),
        ("Help now: someone's here", "Help now, someone’s here"),
        ('"Quoted" (and `more`), $x \\ [bold]{y}', "Quoted and more , x bold y"),
        ("two\nlines \x1b\u202e", "two lines"),
    ],
)
def test_a_meaning_is_made_plain(meaning: str, said: str) -> None:
    assert guarded(("word", meaning)) == ("word", said)


def test_a_word_stays_when_its_meaning_goes() -> None:
    assert guarded(("word", '"`$')) == "word"


@given(st.text(), st.text())
def test_nothing_else_comes_out(word: str, meaning: str) -> None:
    kept = guarded((word, meaning))
    if kept is None:
        return
    value, said = (kept, "") if isinstance(kept, str) else kept
    assert value == word
    assert re.fullmatch(rf"(?!-)[\w{OF_A_WORD}]+", value)
    assert value.isprintable()
    assert all(letter.isalnum() or letter in OF_ITS_MEANING for letter in said)
    assert said.isprintable()


def _offered_anywhere(incomplete: str) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """What each command and group, and each of their parameters, offers for a beginning."""
    from stepguide.app import app

    root: Any = typer.main.get_command(app)
    for path, command in [((), root), *tree()]:
        ctx = typer.Context(command, info_name="x", obj=Context(open_guide=Guide))
        yield path, command.shell_complete(ctx, incomplete)
        for param in command.params:
            found = param.shell_complete(ctx, incomplete)
            # What the shell itself finds, the name of a file, is no word of ours.
            yield (*path, param.name), [item for item in found if item.help != FILE]


@pytest.fixture
def lived_in(run: Run) -> None:
    run("journal", "add", "--tag", "evening", "zebrafinch")
    run("journal", "add", "--question", "4.3", "zebrafinch")
    run("people", "add", "Ana", "--role", "sponsor", "--reach", "zebrafinch")


def test_a_closed_guard_lets_nothing_through_anywhere(
    lived_in: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for beginning in ("", "-"):
        offers = [offered for _, offered in _offered_anywhere(beginning)]
        assert len(offers) > 150
        assert sum(map(bool, offers)) > 20
    monkeypatch.setattr(completing, "guarded", lambda one: None)
    for beginning in ("", "-"):
        assert [place for place, offered in _offered_anywhere(beginning) if offered] == []


def test_no_written_word_is_offered_anywhere(run: Run, process: Run, home: Path) -> None:
    lasting = [
        ["journal", "add", "zebrafinch words"],
        ["journal", "add", "--question", "4.3", "zebrafinch words"],
        ["inventory", "add", "resentment", "--who", "zebrafinch"],
        ["amends", "add", "--who", "zebrafinch"],
        ["plan", "add", "reason", "--reason", "zebrafinch"],
        ["gratitude", "add", "--first", "zebrafinch"],
        ["craving", "log", "3", "--note", "zebrafinch"],
        ["checkin", "--mood", "5", "--action", "zebrafinch"],
    ]
    for words in lasting:
        assert run(*words).code == 0
    assert process("journal", "add", "--at", "no day", "zebrafinch").code == 2  # left as a draft
    run("journal", "add", "zebrafinch for the trash")
    run("journal", "delete", "last", "--yes")
    written = [path for path in home.rglob("*") if path.is_file()]
    assert sum("zebrafinch" in path.read_text() for path in written) == 10
    shown = 0
    for place, offered in _offered_anywhere(""):
        for item in offered:
            assert "zebrafinch" not in f"{item.value} {item.help}", place
            shown += bool(re.search(r"\d{4}", item.help or ""))
    assert shown >= 10


def test_beside_an_id_stand_the_day_and_the_step(process: Run, home: Path) -> None:
    process("journal", "add", "--at", "2026-11-02", "words")
    process("journal", "add", "--at", "2026-11-03", "--step", "2", "words")
    process("journal", "add", "--at", "2026-11-04", "--question", "4.3", "words")
    process("inventory", "add", "resentment", "--who", "words")
    first, second = (json.loads(file.read_text())["id"][:6] for file in records(home))
    (answer,) = (json.loads(file.read_text())["id"][:6] for file in records(home, "answer"))
    (row,) = (json.loads(file.read_text()) for file in records(home, "inventory"))
    assert _said(process, "journal", "show") == [
        f"{answer}\tWed 4 Nov 2026, question 4.3",
        f"{second}\tTue 3 Nov 2026, step 2",
        f"{first}\tMon 2 Nov 2026",
    ]
    (line,) = _said(process, "inventory", "show")
    assert re.fullmatch(
        rf"{row['id'][:6]}\t[A-Z]\w\w \d+ [A-Z]\w\w \d{{4}}, resentment, step 4", line
    )


def test_a_name_of_two_words_is_offered_by_its_id(process: Run, home: Path) -> None:
    process("people", "add", "Ana", "--role", "sponsor")
    process("people", "add", "Mary Lou", "--role", "family")
    ids = [json.loads(file.read_text()) for file in records(home, "person")]
    (mary,) = (person["id"][:6] for person in ids if person["name"] == "Mary Lou")
    assert _said(process, "people", "show") == ["Ana\tsponsor", f"{mary}\tfamily"]
    assert "Mary Lou" in process("people", "show", mary).out


def test_tags_that_are_no_word_are_left_out(process: Run, home: Path) -> None:
    process("journal", "add", "--tag", "night watch", "--tag", "evening", "words")
    (file,) = records(home)
    entry = json.loads(file.read_text())
    file.write_text(json.dumps(entry | {"tags": ["bell\x07", "two\nlines", *entry["tags"]]}))
    assert process("journal", "list").code == 0
    assert _said(process, "journal", "list", "--tag") == ["evening"]


def _said(process: Run, *words: str) -> list[str]:
    ran = process(_STEPGUIDE_COMPLETE="complete_words", _STEPGUIDE_WORDS="\n".join(("", *words)))
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


def test_what_a_field_offers_is_understood_as_just_that() -> None:
    offered = [
        (field, choice.id)
        for sheet in GUIDE.sheets.sheets
        for form in sheet.kinds
        for field in form.fields
        for choice in field.choices
        if guarded(choice.id)
    ]
    assert len(offered) > 50
    for field, typed in offered:
        assert field.read(typed) in (typed, (typed,)), field.id
