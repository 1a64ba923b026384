"""An answer is kept exactly as it was given, and from the moment it was given."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Run, records
from tests.terminal.terminals import (
    CTRL_D,
    HAS_GNU_READLINE,
    MakeEditor,
    draft_texts,
    until,
)
from tests.work import (
    ADDED,
    BEFORE,
    CELL,
    CHOICE,
    LENGTH,
    SAYS,
    WHICH_EXERCISE,
    WHICH_ROW,
    answers,
    stored,
)
from tests.work.conftest import Earlier, Work

pytestmark = pytest.mark.usefixtures("known")

SCRIPTS = [
    "Grüße, čeština, żółw, cafe\u0301 n\u0303 Z\u0351\u036b\u0343",
    "👍🏽 👩‍👩‍👧‍👦 🏳️‍🌈 \U0010fffd",
    "שלום עולם, مرحبا بالعالم \u202eback\u202c",
    "日本語のテキスト 한국어 ภาษาไทย हिन्दी தமிழ்",
    "[bold]x[/bold] :smile: {{x}} {name} \\n %s $HOME `id` # | \"'",
    "\ta tab\tand blanks  \u00a0\u2003 ",
]

WORDS = [" :skip", ":skip now", ":skip ", ":Skip", "::skip", ":x", ":", "!!", "! ", " !", "qu", "n"]


def test_the_record_of_an_answer_is_exactly_this(work: Work, home: Path) -> None:
    sitting = work("2", "--question", "2.3").asks("2.3").writes("one", "two")
    assert sitting.stops() == 0
    assert stored(home, "answer") == [
        {
            "text": "one\ntwo",
            "program": "twelve-steps",
            "step": 2,
            "question": "2.3",
            "tags": [],
        }
    ]
    assert draft_texts(home) == []


def test_each_answer_is_on_the_disk_while_the_session_goes_on(work: Work, home: Path) -> None:
    sitting = work("2").at(CHOICE).says("").asks("2.1").writes("one")
    sitting.at("Saved ", CHOICE)
    assert answers(home) == {"2.1": "one"}
    assert draft_texts(home) == []
    sitting.says("").asks("2.2").writes("two", "three", last=None)
    assert answers(home) == {"2.1": "one"}
    assert draft_texts(home) == [b"two\nthree\n"]
    sitting.saves().at("Saved ", CHOICE)
    assert answers(home) == {"2.1": "one", "2.2": "two\nthree"}
    sitting.says("2").at(WHICH_EXERCISE).says("a").asks("2.a").writes("done").at("Saved ", CHOICE)
    assert answers(home)["2.a"] == "done"
    assert sitting.says(":q").terminal.ends() == 0


def test_any_script_and_any_sign_arrives_as_typed(work: Work, home: Path) -> None:
    sitting = work("2", "--question", "2.1").asks("2.1").writes(*SCRIPTS)
    assert sitting.stops() == 0
    assert answers(home) == {"2.1": "\n".join(SCRIPTS)}


def test_only_a_line_that_is_exactly_a_command_is_one(work: Work, home: Path) -> None:
    sitting = work("2", "--question", "2.1").asks("2.1").writes(*WORDS)
    assert sitting.stops() == 0
    assert answers(home) == {"2.1": "\n".join(WORDS)}


@pytest.mark.skipif(not HAS_GNU_READLINE, reason="libedit knows no marked pastes")
@pytest.mark.parametrize(
    "pasted",
    ["one\n\n\ntwo\n\n:stop\n!\nthree\n", "\n\n:skip\nand more"],
)
def test_a_marked_paste_is_one_piece_with_its_empty_lines(
    work: Work, home: Path, pasted: str
) -> None:
    sitting = work("2", "--question", "2.1").asks("2.1")
    sitting.writes("before", last=None)
    sitting.says("\x1b[200~", pasted.replace("\n", "\r"), "\x1b[201~ typed on")
    until(lambda: draft_texts(home) == [f"before\n{pasted} typed on\n".encode()])
    sitting.writes("after")
    assert sitting.stops() == 0
    assert answers(home) == {"2.1": f"before\n{pasted} typed on\nafter"}


def test_a_long_line_and_many_lines_arrive_whole(work: Work, home: Path) -> None:
    lines = ["0123456789" * 2000, *(f"line {number}" for number in range(40))]
    sitting = work("2", "--question", "2.1").asks("2.1")
    sitting.terminal.types("".join(f"{line}\r" for line in lines))
    whole = "".join(f"{line}\n" for line in lines).encode()

    def has_arrived() -> bool:
        sitting.terminal.reads()  # a terminal that nobody reads holds up what is typed
        return draft_texts(home) == [whole]

    until(has_arrived)
    sitting.terminal.is_ready_for_a_line()
    sitting.saves()
    assert sitting.stops() == 0
    assert answers(home) == {"2.1": "\n".join(lines)}


@pytest.mark.parametrize("last", [":q", ":s"])
def test_what_was_written_before_a_command_is_saved(work: Work, home: Path, last: str) -> None:
    sitting = work("2", "--question", "2.1").asks("2.1").writes("one", "two", last=last)
    if last == ":s":
        sitting.at(CHOICE).says(":stop")
    assert sitting.terminal.ends() == 0
    assert answers(home) == {"2.1": "one\ntwo"}
    assert SAYS.closing.title in sitting.screen


def test_ctrl_d_ends_an_answer_and_the_session_goes_on(work: Work, home: Path) -> None:
    sitting = work("2", "--question", "2.1").asks("2.1").writes("one", last=None)
    sitting.terminal.types(CTRL_D)
    assert sitting.stops() == 0
    assert answers(home) == {"2.1": "one"}
    assert SAYS.closing.title in sitting.screen


@pytest.mark.parametrize("empty", [":skip", "   "])
def test_nothing_written_is_no_answer(work: Work, home: Path, empty: str) -> None:
    sitting = work("2", "--question", "2.1").asks("2.1").says(empty)
    if not empty.strip():
        until(lambda: draft_texts(home) == [b"   \n"])
        sitting.terminal.is_ready_for_a_line()
        sitting.saves()
    assert sitting.stops() == 0
    assert answers(home) == {}
    assert draft_texts(home) == []


def test_going_back_adds_to_the_answer_before_and_the_record_keeps_its_id(
    work: Work, home: Path
) -> None:
    sitting = work("2").at(CHOICE).says("").asks("2.1").writes("one")
    sitting.at("Saved ", CHOICE)
    (before,) = records(home, "answer")
    sitting.says("").asks("2.2").says(":back")
    sitting.asks("2.1").at(ADDED, "So far: one").writes("two").at("Saved ", "1  answer 2.2", CHOICE)
    (after,) = records(home, "answer")
    assert after == before
    assert answers(home) == {"2.1": "one\ntwo"}
    sitting.says(":b").asks("2.1").at(ADDED).saves()
    assert sitting.stops() == 0
    assert answers(home) == {"2.1": "one\ntwo"}
    assert draft_texts(home) == []


def test_with_nothing_to_go_back_to_it_says_so(work: Work, home: Path) -> None:
    sitting = work("2").at(CHOICE).says(":back").at("There is nothing to go back to yet.")
    sitting.at(CHOICE).says("").asks("2.1").says(":b").at("There is nothing to go back to yet.")
    assert sitting.stops() == 0
    assert answers(home) == {}


def test_help_and_the_sos_screen_are_shown_and_the_answer_goes_on(
    work: Work, home: Path, process: Run
) -> None:
    sitting = work("2", "--question", "2.1").asks("2.1").writes("one", last=None)
    sitting.says(":help")
    for command in SAYS.commands:
        sitting.at(f"{command.typed}  {command.does}")
    sitting.says("!").at("All numbers: stepguide sos numbers")
    sitting.writes("two")
    sitting.at(CHOICE).says("!").at("All numbers: stepguide sos numbers", CHOICE).says(":help").at(
        CHOICE
    )
    sitting.says("2").at(WHICH_EXERCISE).says("!").at(
        "All numbers: stepguide sos numbers", WHICH_EXERCISE
    ).says("")
    assert sitting.stops() == 0
    assert answers(home) == {"2.1": "one\ntwo"}
    folded = sitting.screen.replace("\r", "")
    assert folded.count(process("sos", COLUMNS="80").out.strip()) == 3


def test_the_editor_holds_what_was_typed_and_saves_exactly_what_is_in_it(
    work: Work, home: Path, editor: MakeEditor
) -> None:
    path = editor('cp "$1" "$0.seen"; printf "grüße\\n\\n:stop\\n\\tlast\\n\\n" >> "$1"')
    sitting = work("2", "--question", "2.1", EDITOR=path).asks("2.1").writes("one", last=":edit")
    sitting.at("Saved ", CHOICE)
    assert Path(f"{path}.seen").read_bytes() == b"one\n"
    assert answers(home) == {"2.1": "one\ngrüße\n\n:stop\n\tlast"}
    assert draft_texts(home) == []
    assert sitting.says("q").terminal.ends() == 0


def test_the_editor_holds_the_whole_answer_that_one_goes_back_to(
    work: Work, home: Path, editor: MakeEditor
) -> None:
    path = editor('sed -i s/one/ONE/ "$1"')
    sitting = work("2", "--question", "2.1", VISUAL=path).asks("2.1").writes("one", "two")
    sitting.at(CHOICE).says(":b").at(ADDED).writes("three", last=":e").at("Saved ", CHOICE)
    assert answers(home) == {"2.1": "ONE\ntwo\nthree"}
    assert sitting.says("q").terminal.ends() == 0


FAILING = {
    "exit 3": ("exit 3", "Your editor ended with an error (exit code 3).", ""),
    "exit 1": ('echo saved >> "$1"; exit 1', "Your editor ended with an error", "saved\n"),
    "signal": ("kill -9 $$", "Your editor was ended from outside (signal 9).", ""),
}


@pytest.mark.parametrize("how", FAILING)
def test_an_editor_that_fails_says_so_and_the_answer_goes_on_at_the_prompt(
    work: Work, home: Path, editor: MakeEditor, how: str
) -> None:
    body, said, saved = FAILING[how]
    sitting = work("2", "--question", "2.1", EDITOR=editor(body)).asks("2.1")
    sitting.writes("one", last=":e").at(said)
    assert draft_texts(home) == [f"one\n{saved}".encode()]
    sitting.writes("two")
    assert sitting.stops() == 0
    assert answers(home) == {"2.1": f"one\n{saved}two"}
    assert draft_texts(home) == []


NOT_THERE = (
    "stepguide: Your editor 'no-such-editor' was not found. "
    "Set EDITOR to one that is installed, for example: export EDITOR=nano"
)
NONE_AT_ALL = (
    "stepguide: There is no editor here: EDITOR is not set, and neither nano nor vi is installed."
)


@pytest.mark.parametrize(
    ("env", "said"), [({"EDITOR": "no-such-editor"}, NOT_THERE), ({"PATH": ""}, NONE_AT_ALL)]
)
def test_an_editor_that_is_not_there_is_told_and_the_answer_goes_on_at_the_prompt(
    work: Work, home: Path, env: dict[str, str], said: str
) -> None:
    sitting = work("2", "--question", "2.1", **env).asks("2.1").writes("one", last=":e")
    sitting.at(said[-10:]).writes("two")
    assert sitting.stops() == 0
    assert f"one :e {said} two" in " ".join(sitting.screen.split())
    assert answers(home) == {"2.1": "one\ntwo"}


def test_a_cell_of_several_lines_can_be_written_in_the_editor(
    work: Work, home: Path, editor: MakeEditor
) -> None:
    sitting = work("4", EDITOR=editor('printf "in the\\n\\neditor\\n" > "$1"'))
    sitting.at(LENGTH).says("").at(BEFORE).says("").at(CHOICE).says("2").at(WHICH_ROW).says("ass")
    sitting.at(CELL).says(":e").at("\x1b[?2004h> ").says(":stop").at("skips it. ").says("")
    assert sitting.terminal.ends() == 0
    (row,) = stored(home, "inventory")
    assert row["cells"] == {"strength": "in the\n\neditor"}


def test_what_was_answered_in_the_round_before_is_shown_beside_the_question(
    work: Work, earlier: Earlier, snapshot: SnapshotAssertion
) -> None:
    earlier(2, "journal", "add", "--question", "2.1", "In the first round.")
    earlier(3, "finish", "2")
    earlier(4, "start", "2", "--again")
    earlier(5, "journal", "add", "--question", "2.1", "In the second round.\nMore of it.")
    earlier(6, "finish", "2")
    earlier(7, "start", "2", "--again")
    earlier(8, "journal", "add", "--question", "2.2", "In this round.")
    sitting = work("2").at(CHOICE).says("").asks("2.1").writes("again")
    sitting.at(CHOICE).says("2").at(WHICH_EXERCISE).says("a").asks("2.a").saves()
    assert sitting.stops() == 0
    shown = sitting.screen.partition("2.1  ")[2].partition("\n2.a  ")[0]
    assert shown == snapshot


def test_an_answer_of_this_round_is_no_earlier_one(work: Work, earlier: Earlier) -> None:
    earlier(2, "journal", "add", "--question", "2.1", "In this round.")
    sitting = work("--question", "2.1").asks("2.1").saves()
    assert sitting.stops() == 0
    assert "Earlier, on" not in sitting.screen
