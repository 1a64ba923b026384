"""What an earlier version left in the middle is gone on with: drafts, and rows half asked for."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.home.tree import tree
from tests.homes import LISTED, OLD, file_of, read, stored
from tests.known import GUIDE
from tests.terminal.terminals import CTRL_D, ENTER, MakeEditor, Start

ADDED = "\nand now"
AGAIN = "Save the draft in its place when you are done?"
CLOSED = "What the editor saved as it was closed.\n"


class Left(NamedTuple):
    """A draft: what its record holds, the kind of that, what is asked, said, and begun with."""

    holds: dict[str, Any]
    kind: str = "entry"
    asked: str = ""
    said: str = ""
    text: str = ""


STEP_3 = {"program": "twelve-steps", "step": 3, "tags": ["evening"], "at": "2026-11-20T07:00:00Z"}
STEP_2 = {"program": "twelve-steps", "step": 2, "question": "2.3", "tags": []}
NO_STEP = "stepguide: There is no step 99. That is left out."
GONE = "the entry this draft would change is gone, so it will be saved as a new one."
PLAIN: dict[str, Any] = {"program": None, "step": None, "tags": []}

# Drafts of something new, with what left them.
NEW = {
    # written at the prompt, killed
    "04cdw4ssnw": Left(STEP_3),
    # words with a step there is not
    "aed4yprq6x": Left(PLAIN | {"tags": ["lost"]}, said=NO_STEP),
    # words beside an option there is not
    "2348d2vntw": Left(PLAIN),
    # an editor that was closed from outside
    "vd9f322xbr": Left(PLAIN, asked="Use it as the text?", text=CLOSED),
    # an answer in a session, killed
    "kf03x8jp4z": Left(STEP_2, "answer"),
    # half a check-in, killed
    "5vsb4r889r": Left(PLAIN),
    # words begun over a full cell
    "8m737wypcq": Left(PLAIN),
    # a cell in an editor that failed
    "c9b50tav7f": Left(PLAIN),
    # a change of an entry that is in the trash now
    "p71hjkp1d9": Left(PLAIN, said=GONE),
}

# Drafts of a change, with the record they change and what left them.
CHANGES = {
    # an editor that failed
    "cydp09dwej": Left({"id": "2zee38tqdg"}),
    # an editor that ended the program
    "pew5btd0vy": Left({"id": "t9nh9jy0bx"}),
    # a pipe, with a step there is not
    "z0th24qxcm": Left({"id": "dgp9spprz7"}),
    # an editor that failed; the entry was changed after that
    "92b1jhxmnk": Left({"id": "zn4wyq0mdm"}, asked=AGAIN),
    # an answer gone back to in a session, killed
    "6p5bp5hcd6": Left({"id": "3kcp0fwd2e"}, "answer"),
}

HALF = [
    (kind, one) for kind in LISTED for one, row in stored(OLD, kind).items() if row.get("asking")
]


def _opened(draft: str, left: Left, old: Path, start: Start, editor: MakeEditor) -> str:
    """The words that the record has to hold once the draft was opened and saved."""
    begun = left.text or (old / "drafts" / draft / "text").read_text()
    adds = editor(r"""printf '\nand now\n' >> "$1" """)
    terminal = start("journal", "drafts", "open", draft, EDITOR=adds)
    if left.asked:
        terminal.sees(left.asked)
        terminal.types("y", ENTER)
    assert terminal.ends() == 0
    assert (left.said or "Saved ") in terminal.text
    assert (AGAIN in terminal.text) == (left.asked == AGAIN)
    return begun + ADDED


def _others(old: Path, draft: str, file: Path) -> dict[str, tuple[str, bytes]]:
    """Everything but the draft and the record that it becomes."""
    mine = (f"drafts/{draft}", str(file.relative_to(old)))
    return {path: held for path, held in tree(old).items() if not path.startswith(mine)}


def test_every_draft_is_opened_here() -> None:
    assert sorted([*NEW, *CHANGES]) == sorted(path.name for path in (OLD / "drafts").iterdir())


@pytest.mark.parametrize("draft", NEW)
def test_a_draft_of_something_new_becomes_that(
    draft: str, old: Path, start: Start, editor: MakeEditor
) -> None:
    left, note, before = NEW[draft], read(old / "drafts" / draft / "draft.json"), tree(old)
    text = _opened(draft, left, old, start, editor)
    file = file_of(old, draft)
    held = {"at": note["started_at"], "format": 1, "kind": left.kind, "id": draft} | left.holds
    assert read(file) == held | {"text": text, "updated_at": read(file)["updated_at"]}
    assert not (old / "drafts" / draft).exists()
    assert file.parent.name == left.kind
    assert _others(old, draft, file) == {
        path: kept for path, kept in before.items() if not path.startswith(f"drafts/{draft}")
    }


@pytest.mark.parametrize("draft", CHANGES)
def test_a_draft_of_a_change_changes_its_record(
    draft: str, old: Path, start: Start, editor: MakeEditor
) -> None:
    left = CHANGES[draft]
    file = file_of(old, left.holds["id"])
    held, before = read(file), _others(old, draft, file)
    text = _opened(draft, left, old, start, editor)
    assert read(file) == held | {"text": text, "updated_at": read(file)["updated_at"]}
    assert read(file)["updated_at"] > held["updated_at"]
    assert not (old / "drafts" / draft).exists()
    assert _others(old, draft, file) == before


@pytest.mark.parametrize(
    ("step", "question", "draft", "record"),
    [("2", "2.3", "kf03x8jp4z", "kf03x8jp4z"), ("1", "1.3", "6p5bp5hcd6", "3kcp0fwd2e")],
)
def test_a_session_goes_on_with_an_answer(
    step: str, question: str, draft: str, record: str, old: Path, start: Start
) -> None:
    begun = (old / "drafts" / draft / "text").read_text()
    terminal = start("work", step)
    terminal.sees(f"You were in the middle of {question}: ", "n for something else: ")
    terminal.types(ENTER)
    terminal.sees("So far:")
    terminal.is_ready_for_a_line()
    terminal.types("and now", ENTER)
    terminal.sees("and now\r\n", "\x1b[?2004h")  # the next line is read, so it is no burst
    terminal.types(CTRL_D)
    terminal.sees(f"Saved {record[:6]}.", ":stop to end: ")
    terminal.types(":stop", ENTER)
    assert terminal.ends() == 0
    assert read(file_of(old, record))["text"] == f"{begun}and now"
    assert not (old / "drafts" / draft).exists()


@pytest.mark.parametrize(("kind", "one"), HALF)
def test_a_row_is_asked_for_from_where_it_was_cut_off(
    kind: str, one: str, old: Path, start: Start
) -> None:
    before, row = tree(old), read(file_of(old, one))
    asked = GUIDE.sheets.sheet(kind).kind(row["sheet"]).field(row["asking"]).ask
    terminal = start(*LISTED[kind], "edit", one)
    terminal.sees(asked, "> ")
    terminal.types(":stop", ENTER)
    assert terminal.ends() == 0
    assert terminal.text.lstrip().startswith(asked)
    assert tree(old) == before
