"""`share --read`: what is picked, one piece at a time at a terminal, and all at once on a pipe."""

import re
import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Run, records
from tests.home.tree import tree
from tests.known import GUIDE
from tests.share import GO_ON, IN_ORDER, KEEP_OR_REMOVE, OF_STEP_4, id_of, legal
from tests.share import first_written as first_written
from tests.share import written as written
from tests.terminal.conftest import start as start
from tests.terminal.terminals import CTRL_C, CTRL_D, ENTER, Start, Terminal

NEXT = "Enter for the next one, b for the one before, q to stop here: "
READ_4 = ("share", "--step", "4", "--read")
MARK = "  To mark a page: stepguide journal edit last --tag share\n"
NOTHING = f"stepguide: There is nothing like that to share yet.\n{MARK}"


def words_of(out: str) -> tuple[str, ...]:
    """The words of the records that are shown, in the order in which they are."""
    return tuple(re.findall(rf"\b(?:{'|'.join(IN_ORDER)})\b", out))


def at(terminal: Terminal, *shown: str) -> None:
    """Wait for these, and then for a line to be read."""
    terminal.sees(*shown)
    terminal.is_ready_for_a_line()


@pytest.mark.parametrize(
    ("picked", "expected"),
    [
        ("--step 4", OF_STEP_4),
        ("--step 8", ("charlie",)),
        ("--step 4 --step 1", ("foxtrot", *OF_STEP_4)),
        ("--step 4 --step 4", OF_STEP_4),
        ("--sheet inventory", ("bravo", "echo", "juliet")),
        ("--sheet pattern --sheet AMENDS", ("golf", "charlie")),
        ("--sheet ins", ("india",)),
        ("--answers", ("foxtrot", "alpha")),
        ("--marked", ("delta", "echo", "hotel")),
        ("--marked --answers", ("delta", "foxtrot", "alpha", "echo", "hotel")),
        ("--id {kilo}", ("kilo",)),
        ("--id {juliet} --id {kilo} --id {alpha}", ("kilo", "alpha", "juliet")),
        ("--id {kilo} --id {kilo}", ("kilo",)),
        ("--step 4 --sheet inventory --id {alpha} --marked", ("delta", *OF_STEP_4, "juliet")),
        (
            "--step 6 --step 8 --sheet inventory --answers --marked --id {kilo} --id {india}",
            IN_ORDER,
        ),
    ],
)
def test_what_is_picked_is_read_once_by_step_and_then_by_time(
    run: Run, written: Path, picked: str, expected: tuple[str, ...]
) -> None:
    ids = {word: id_of(written, word)[:6].upper() for word in IN_ORDER}
    ran = run("share", "--read", *picked.format(**ids).split())
    assert (ran.code, words_of(ran.out)) == (0, expected)
    numbers = re.findall(r"(?m)^(\d+) of (\d+)  \S", ran.out)
    total = len(expected)
    assert numbers == [(f"{number}", f"{total}") for number in range(1, total + 1)]


@pytest.mark.parametrize(
    ("picked", "code", "said"),
    [
        (
            "--read",
            2,
            "stepguide: Say what to share: --step, --sheet, --answers, --marked or --id.\n" + MARK,
        ),
        (
            "--step 4",
            2,
            "stepguide: Say how to share: --read on the screen, or --output FILE.\n"
            "  Such as: stepguide share --step 4 --read\n",
        ),
        (
            "--step 4 --read --output pages.md",
            2,
            "stepguide: Say how to share: --read on the screen, or --output FILE.\n"
            "  Such as: stepguide share --step 4 --read\n",
        ),
        (
            "--step 4 --read --to age1x",
            2,
            "stepguide: --to seals a file, so it needs --output FILE.\n  Such as: pages.html.age\n",
        ),
        ("--read --step 12", 3, NOTHING),
        ("--read --step 13", 3, "stepguide: There is no step 13.\n  The steps go from 1 to 12.\n"),
        (
            "--read --sheet fears",
            2,
            "stepguide: There is no worksheet 'fears'.\n"
            "  There are inventory, pattern, amends, instruction.\n",
        ),
        (
            "--read --step 4 --id zzz",
            3,
            "stepguide: There is no entry 'zzz'.\n  To see their ids: stepguide journal list\n",
        ),
    ],
)
def test_what_cannot_be_shared_is_told_and_nothing_is_shown(
    run: Run, written: Path, picked: str, code: int, said: str
) -> None:
    before = tree(written.parent)
    ran = run("share", *picked.split())
    assert (ran.code, ran.out, ran.err) == (code, "", said)
    assert tree(written.parent) == before
    assert not Path("pages.md").exists()


@pytest.mark.parametrize("picked", ["--answers", "--marked", "--sheet amends", "--step 4"])
def test_an_empty_home_has_nothing_to_share_and_stays_away(
    run: Run, home: Path, picked: str
) -> None:
    ran = run("share", "--read", *picked.split())
    assert (ran.code, ran.out, ran.err) == (3, "", NOTHING)
    assert not home.exists()


def test_what_is_in_the_trash_is_not_shared(run: Run, written: Path) -> None:
    for command, word in (("journal", "hotel"), ("inventory", "echo")):
        gone = id_of(written, word)
        assert run(command, "delete", gone, "--yes").code == 0
        assert run("share", "--read", "--id", gone).code == 3
    assert words_of(run("share", "--read", "--marked").out) == ("delta",)
    assert words_of(run(*READ_4).out) == ("alpha", "bravo", "india")


def test_what_is_damaged_is_named_and_the_rest_is_read(run: Run, written: Path) -> None:
    (file,) = records(written, "amends")
    file.write_text("{")
    ran = run("share", "--read", "--sheet", "amends", "--sheet", "pattern")
    assert (ran.code, words_of(ran.out)) == (4, ("golf",))
    assert str(file) in ran.err


def test_piped_it_prints_every_piece(run: Run, written: Path, snapshot: SnapshotAssertion) -> None:
    ran = run(*READ_4, "--marked")
    assert ran.out == snapshot
    assert ran.err == f"{legal()}{GUIDE.sessions.share.finished}\n"


def test_piped_it_writes_nothing(run: Run, written: Path) -> None:
    before = tree(written.parent)
    assert run(*READ_4, "--marked", "--answers").code == 0
    assert tree(written.parent) == before


def test_help_names_every_option_and_the_program_names_the_command(run: Run) -> None:
    ran = run("share", "--help")
    assert ran.code == 0
    shown = re.findall(r"(?m)^│ (--[a-z]+)", ran.out)
    assert shown == [
        *("--step", "--sheet", "--answers", "--marked", "--id"),
        *("--read", "--output", "--to", "--initials", "--help"),
    ]
    own = run("--help").out.partition("─ Your journal ─")[2].partition("╰")[0]
    assert re.search(r"(?m)^│ share +Share pages with a listener", own)


def test_a_reading_at_a_terminal_begins_with_the_law_and_goes_piece_by_piece(
    start: Start, written: Path, snapshot: SnapshotAssertion
) -> None:
    before = tree(written.parent)
    terminal = start("share", "--read", "--marked", columns=80, rows=40)
    at(terminal, GO_ON)
    texts = GUIDE.sessions.share
    shown = " ".join(terminal.text.replace("\x1b[?2004h", "").split())
    assert shown == f"Before you share {texts.legal} {texts.listener} {GO_ON.strip()}"
    for number in (1, 2, 3):
        terminal.types(ENTER)
        at(terminal, f"{number} of 3", NEXT)
    assert words_of(terminal.text) == ("delta", "echo", "hotel")
    terminal.types(ENTER)
    at(terminal, KEEP_OR_REMOVE)
    terminal.types(ENTER)
    assert terminal.ends() == 0
    assert re.sub(r"\x1b\[\?2004[hl]", "", terminal.text) == snapshot
    assert tree(written.parent) == before


def test_b_goes_back_and_stays_at_the_first(start: Start, written: Path) -> None:
    before = tree(written.parent)
    terminal = start("share", "--read", "--marked")
    at(terminal, GO_ON)
    terminal.types(ENTER)
    place = 1
    for typed, then in [("b", 1), ("", 2), ("B", 1), (":back", 1), ("", 2), ("", 3), (":b", 2)]:
        at(terminal, f"{place} of 3", NEXT)
        terminal.types(typed, ENTER)
        place = then
    at(terminal, "2 of 3", NEXT)
    terminal.types("q", ENTER)
    assert terminal.ends() == 0
    assert re.findall(r"(\d) of 3", terminal.text) == ["1", "1", "2", "1", "1", "2", "3", "2"]
    assert terminal.text.endswith("Stopped here. Nothing was written or changed.\n")
    assert tree(written.parent) == before


@pytest.mark.parametrize("typed", [" Q", "no"])
def test_q_at_the_legal_note_shows_nothing(start: Start, written: Path, typed: str) -> None:
    before = tree(written.parent)
    terminal = start("share", "--read", "--marked")
    at(terminal, GO_ON)
    terminal.types(typed, ENTER)
    assert terminal.ends() == 130
    assert terminal.text.endswith("stepguide: Stopped. Nothing was shared.\n")
    assert words_of(terminal.text) == ()
    assert tree(written.parent) == before


@pytest.mark.parametrize(("key", "pieces"), [(CTRL_C, 0), (CTRL_C, 1), (CTRL_C, 3), (CTRL_D, 2)])
def test_ctrl_c_and_ctrl_d_stop_anywhere_and_change_nothing(
    start: Start, written: Path, key: str, pieces: int
) -> None:
    before = tree(written.parent)
    terminal = start("share", "--read", "--marked")
    at(terminal, GO_ON)
    for _ in range(pieces):
        terminal.types(ENTER)
        at(terminal, NEXT)
    terminal.types(key)
    assert terminal.ends() == 130
    assert terminal.text.endswith("stepguide: Stopped. Nothing was changed.\n")
    assert len(words_of(terminal.text)) == pieces
    assert tree(written.parent) == before


def test_a_closed_window_leaves_everything_as_it_was(start: Start, written: Path) -> None:
    before = tree(written.parent)
    terminal = start("share", "--read", "--marked")
    at(terminal, GO_ON)
    terminal.types(ENTER)
    at(terminal, NEXT)
    terminal.hangs_up()
    assert tree(written.parent) == before


@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
def test_a_long_piece_goes_through_the_pager_and_leaves_no_history(
    start: Start, run: Run, written: Path
) -> None:
    assert run("journal", "add", "--step", "12", input="line of twelve\n" * 200).code == 0
    before = tree(written.parent)
    terminal = start("share", "--read", "--step", "12", rows=24)
    at(terminal, GO_ON)
    terminal.types(ENTER)
    terminal.sees("1 of 1", "Enter for more, q when done: ")
    assert 10 < terminal.text.count("line of twelve") < 25
    terminal.is_ready_for_a_line()
    terminal.types("q", ENTER)
    at(terminal, NEXT)
    terminal.types(ENTER)
    at(terminal, KEEP_OR_REMOVE)
    terminal.types(ENTER)
    assert terminal.ends() == 0
    assert tree(written.parent) == before


def test_no_text_moves_the_cursor_or_turns_the_line_round(start: Start, run: Run) -> None:
    typed = "\x1b[2J\x1b]0;title\x07 \x9b1m \u202egnihton\u202c \x1b[31mred"
    assert run("journal", "add", "--tag", "share", input=typed).code == 0
    terminal = start("share", "--read", "--marked")
    at(terminal, GO_ON)
    terminal.types(ENTER)
    at(terminal, NEXT)
    assert "␛[2J␛]0;title␇ <U+009B>1m <U+202E>gnihton<U+202C> ␛[31mred\n" in terminal.text
    for sign in (b"\x1b[2J", b"\x1b]0", b"\x07", b"\x1b[31m", "\x9b".encode(), "\u202e".encode()):
        assert sign not in terminal.raw
    assert run("share", "--read", "--marked").out.endswith(
        "␛[2J␛]0;title␇ <U+009B>1m <U+202E>gnihton<U+202C> ␛[31mred\n"
    )
