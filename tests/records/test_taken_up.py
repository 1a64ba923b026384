"""Words of one field that could not be kept are a draft of that field, and come back to it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.records import BY_KIND, only
from tests.terminal.conftest import editor as editor
from tests.terminal.conftest import start as start
from tests.terminal.terminals import (
    CTRL_D,
    ENTER,
    MakeEditor,
    Start,
    Terminal,
    draft_texts,
    only_draft,
    texts,
)

pytestmark = pytest.mark.usefixtures("on_a_screen", "line_by_line")

FIELDS = BY_KIND["asset"].known.fields


def _says(terminal: Terminal, *lines: str) -> Terminal:
    for line in lines:
        terminal.sees("> ")
        terminal.is_ready_for_a_line()
        terminal.types(line, ENTER)
    return terminal


@pytest.fixture
def left(start: Start, editor: MakeEditor, home: Path) -> Path:
    """The draft that a failing editor left in the second field of a strength."""
    failing = editor('printf "at the clinic\\n" > "$1"; exit 1')
    terminal = _says(start("inventory", "add", "asset", EDITOR=failing), "I turn up", ":edit")
    _says(terminal, ":stop")
    assert terminal.ends() == 0
    assert draft_texts(home) == [b"at the clinic\n"]
    return only_draft(home)


def test_it_says_what_it_is_a_draft_of(run: Run, home: Path, left: Path) -> None:
    (draft,) = json.loads(run("journal", "drafts", "--json").out)
    row = only(home, "inventory")
    assert (draft["of"], draft["form"], draft["field"]) == ("inventory", "asset", "shows")
    assert draft["record"] == row["id"]
    assert f" inventory, {FIELDS[1].name} " in run("journal", "drafts").out


def test_opened_it_is_kept_in_that_field_of_that_row(start: Start, home: Path, left: Path) -> None:
    terminal = start("journal", "drafts", "open", "last")
    terminal.sees(FIELDS[1].ask, "So far: at the clinic")
    terminal.types("all morning", ENTER, CTRL_D)
    assert terminal.ends() == 0
    cells = {"strength": "I turn up", "shows": "at the clinic\nall morning"}
    assert only(home, "inventory")["cells"] == cells
    assert (draft_texts(home), texts(home)) == ([], [])


def test_what_the_row_got_meanwhile_stays_beside_it(
    start: Start, run: Run, home: Path, left: Path
) -> None:
    assert run("inventory", "edit", "last", "--shows", "on Monday").code == 0
    terminal = start("journal", "drafts", "open", "last")
    terminal.sees("In the row: on Monday (what you write is added)")
    terminal.types(CTRL_D)
    assert terminal.ends() == 0
    assert only(home, "inventory")["cells"]["shows"] == "on Monday\nat the clinic"


def test_of_a_row_that_is_gone_it_begins_a_new_one_once(
    start: Start, run: Run, home: Path, left: Path
) -> None:
    gone = only(home, "inventory")["id"]
    assert run("inventory", "delete", "last", "--yes").code == 0
    terminal = start("journal", "drafts", "open", "last")
    terminal.sees("what this draft belongs to is gone, so it begins a new one.")
    terminal.types(CTRL_D)
    assert terminal.ends() == 0
    row = only(home, "inventory")
    assert (row["id"] != gone, row["cells"]) == (True, {"shows": "at the clinic"})
    assert (row["sheet"], row["step"]) == ("asset", 4)


def test_a_field_that_is_not_known_here_is_told_with_a_way_to_keep_the_words(
    start: Start, home: Path, left: Path
) -> None:
    note = left / "draft.json"
    note.write_text(note.read_text().replace('"shows"', '"later"'))
    terminal = start("journal", "drafts", "open", "last")
    assert terminal.ends() == 2
    assert "This version knows no field 'later' of 'asset'." in terminal.text
    assert f"drafts open {left.name[:6]} --entry" in terminal.text
    assert draft_texts(home) == [b"at the clinic\n"]


def test_a_draft_of_a_kind_that_is_not_known_here_is_told_too(
    start: Start, run: Run, home: Path, left: Path
) -> None:
    note = left / "draft.json"
    note.write_text(note.read_text().replace('"inventory"', '"vision"'))
    assert " vision " in run("journal", "drafts").out
    terminal = start("journal", "drafts", "open", "last")
    assert terminal.ends() == 2
    assert "This version knows no 'vision'." in terminal.text
    assert draft_texts(home) == [b"at the clinic\n"]


Put = Callable[..., Path]


@pytest.fixture
def put(run: Run, home: Path) -> Put:
    """Puts a draft there as a run leaves it that is killed before it has let go of it."""

    def put(text: bytes, **note: object) -> Path:
        assert run("settings", "set", "name", "Kim").code == 0  # the home is there
        folder = home / "drafts" / "k7f3q29mzd"
        folder.mkdir(parents=True, mode=0o700)
        known = {"format": 1, "id": folder.name, "purpose": "journal add"}
        started = {"started_at": "2026-11-20T20:15:30+00:00", "options": {}}
        (folder / "draft.json").write_text(json.dumps({**known, **started, **note}))
        (folder / "text").write_bytes(text)
        for path in (folder.parent, folder, *folder.iterdir()):
            path.chmod(0o700 if path.is_dir() else 0o600)
        return folder

    return put


def _opened(start: Start, *more: str) -> Terminal:
    terminal = start("journal", "drafts", "open", "last", *more)
    terminal.sees("Write as much as you like.")
    terminal.is_ready_for_a_line()
    return terminal


def test_words_that_stand_within_others_are_added_all_the_same(
    start: Start, run: Run, home: Path, put: Put
) -> None:
    assert run("inventory", "add", "harm", "--did", "I know him").code == 0
    row = only(home, "inventory")
    put(b"no", of="inventory", form="harm", field="did", record=row["id"])
    terminal = _opened(start)
    terminal.types(CTRL_D)
    assert terminal.ends() == 0
    assert only(home, "inventory")["cells"]["did"] == "I know him\nno"


def test_a_row_that_was_still_to_come_has_the_id_and_the_day_it_was_to_have(
    start: Start, home: Path, put: Put
) -> None:
    note = {"of": "craving", "form": "craving", "field": "note", "record": "0000000001"}
    put(b"rang K.", **note)
    terminal = _opened(start)
    assert "is gone" not in terminal.text
    terminal.types(CTRL_D)
    assert terminal.ends() == 0
    row = only(home, "craving")
    assert (row["id"], row["at"]) == ("0000000001", "2026-11-20T20:15:30Z")
    assert row["cells"] == {"note": "rang K."}


def test_one_whose_row_is_in_the_trash_leaves_that_alone(
    start: Start, run: Run, home: Path, put: Put
) -> None:
    assert run("gratitude", "add", "--first", "sun").code == 0
    row = only(home, "gratitude")
    put(b"tea", of="gratitude", form="day", field="second", record=row["id"])
    assert run("gratitude", "delete", "last", "--yes").code == 0
    terminal = _opened(start)
    assert "what this draft belongs to is gone" in terminal.text
    terminal.types(CTRL_D)
    assert terminal.ends() == 0
    new = only(home, "gratitude")
    assert (new["id"] != row["id"], new["cells"]) == (True, {"second": "tea"})
    assert run("gratitude", "restore", row["id"]).code == 0
    assert run("doctor").code == 0


def test_a_plan_that_is_full_stays_so_and_the_draft_stays(
    start: Start, run: Run, home: Path, put: Put
) -> None:
    for when in ("one", "two", "three"):
        assert run("plan", "add", "if", "--when", when).code == 0
    put(b"four", of="plan", form="if", field="when")
    terminal = start("journal", "drafts", "open", "last")
    assert terminal.ends() == 1
    assert draft_texts(home) == [b"four"]


def test_each_line_of_several_words_is_one_of_them(
    start: Start, run: Run, home: Path, put: Put
) -> None:
    put(b"row with my brother", of="craving", form="craving", field="trigger")
    terminal = _opened(start)
    terminal.types("stress", ENTER, CTRL_D)
    assert terminal.ends() == 0
    assert only(home, "craving")["cells"] == {"trigger": ["row with my brother", "stress"]}


def test_kept_as_an_entry_it_stays_one_when_that_is_broken_off(
    start: Start, home: Path, put: Put
) -> None:
    put(b"Craving: 5\n", of="checkin", options={"time": "evening"})
    terminal = _opened(start, "--entry")
    terminal.types("what happened at work", ENTER, "\x03")
    assert terminal.ends() == 130
    terminal = _opened(start)
    terminal.types(CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == ["Craving: 5\nwhat happened at work"]


@pytest.mark.parametrize("of", ["step", "session", "person", "recovery", "measure", "vision"])
def test_what_nothing_can_take_up_is_listed_and_told(
    start: Start, run: Run, home: Path, put: Put, of: str
) -> None:
    put(b"words", of=of)
    assert f" {of} " in run("journal", "drafts").out
    terminal = start("journal", "drafts", "open", "last")
    assert terminal.ends() == 2
    assert f"This version knows no {of!r}." in terminal.text


def test_an_editor_that_was_killed_after_saving_makes_one_row(
    start: Start, editor: MakeEditor, home: Path
) -> None:
    terminal = start("inventory", "add", "fear", EDITOR=editor('printf "the letter" > "$1"'))
    _says(terminal, ":edit", ":stop")
    assert terminal.ends() == 0
    row = only(home, "inventory")
    note = {"of": "inventory", "form": "fear", "field": "fear", "record": row["id"]}
    folder = home / "drafts" / "k7f3q29mzd"
    folder.mkdir(mode=0o700)
    known = {"format": 1, "id": folder.name, "purpose": "journal add", "options": {}}
    started = {"started_at": "2026-11-24T20:15:30+00:00"}
    (folder / "draft.json").write_text(json.dumps({**known, **started, **note}))
    (folder / "text").write_bytes(b"the letter")
    terminal = _opened(start)
    terminal.types(CTRL_D)
    assert terminal.ends() == 0
    assert only(home, "inventory")["cells"] == row["cells"]
