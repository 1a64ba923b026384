"""Rows and the safety check asked for at a terminal: each answer is on the disk as it is given."""

import json
import os
import re
import shlex
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.conftest import Run, records
from tests.home.tree import leftovers
from tests.known import GUIDE
from tests.records import BY_KIND, only, options, stored, typed
from tests.terminal.conftest import editor as editor
from tests.terminal.conftest import start as start
from tests.terminal.terminals import (
    CTRL_C,
    CTRL_D,
    ENTER,
    WAYS_ON,
    MakeEditor,
    Start,
    Terminal,
    draft_texts,
    only_draft,
    until,
)

MARK = "> "
SAFETY = GUIDE.sheets.safety
WIDE = 1000
RESENTMENT, ASSET, PATTERN = BY_KIND["resentment"], BY_KIND["asset"], BY_KIND["pattern"]
STANDING_AGAINST = {one.id: one.blocks_on == "yes" for one in SAFETY.questions}

# Starts the program in a fork of its own, over and over: what a start costs is paid once.
AGAIN_AND_AGAIN = """
import os, signal, sys, termios
from stepguide.__main__ import main
import stepguide.app, stepguide.records.commands
import stepguide.records.asking, stepguide.amends.asking
root, times, *words = sys.argv[1:]
kept = termios.tcgetattr(0)
signal.signal(signal.SIGINT, signal.SIG_IGN)
for number in range(int(times)):
    child = os.fork()
    if not child:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.environ["STEPGUIDE_HOME"] = f"{root}/{number}"
        sys.argv = ["stepguide", *words]
        print(f"[began {os.getpid()}]", flush=True)
        main()
    status = os.waitpid(child, 0)[1]
    termios.tcsetattr(0, termios.TCSAFLUSH, kept)
    print(f"[ended {os.waitstatus_to_exitcode(status)}]", flush=True)
"""


def says(terminal: Terminal, *lines: str, mark: str = MARK) -> None:
    """Type a line at each prompt."""
    for line in lines:
        is_asked(terminal, mark)
        terminal.types(line + ENTER)


def is_asked(terminal: Terminal, mark: str = MARK) -> None:
    """Wait for the next prompt."""
    terminal.sees(mark)
    terminal.is_ready_for_a_line()


def shown(terminal: Terminal) -> str:
    """What was to be read, without what readline sends for pastes."""
    return re.sub(r"\x1b\[\?2004[hl]", "", terminal.text)


def again_and_again(start: Start, root: Path, times: int, *words: str) -> Terminal:
    """A terminal in which the program is started so many times, each with a home of its own."""
    argv = [sys.executable, "-c", AGAIN_AND_AGAIN, str(root), str(times), *words]
    return start(shell=f"exec {shlex.join(argv)}", columns=WIDE)


def began(terminal: Terminal) -> int:
    """The process of the next start."""
    terminal.sees("[began ")
    terminal.child.expect_exact(b"]")
    return int(bytes(terminal.child.before or b""))


def said_at_the_end(terminal: Terminal, code: int) -> str:
    """What was shown until the end, which has to be with this code."""
    terminal.sees("[ended ")
    before = bytes(terminal.child.before or b"").decode().replace("\r", "")
    terminal.child.expect_exact(b"]")
    assert int(bytes(terminal.child.before or b"")) == code
    return before


def questions(kind: str) -> list[str]:
    """What is asked for a row of this kind."""
    return [cell.ask for cell in BY_KIND[kind].known.fields]


def short_id(home: Path, sheet: str = "inventory") -> str:
    """How the one row of a sheet is called."""
    return str(only(home, sheet)["id"][:6])


def test_the_fields_are_asked_one_by_one_and_each_is_kept_as_it_is_given(
    start: Start, home: Path
) -> None:
    terminal = start("inventory", "add", "resentment", columns=WIDE)
    given: dict[str, object] = {}
    for name, content in RESENTMENT.cells.items():
        is_asked(terminal)
        assert [row["cells"] for row in stored(home, "inventory")] == ([given] if given else [])
        terminal.types(typed(content), ENTER)
        given[name] = content
    assert terminal.ends() == 0
    assert only(home, "inventory")["cells"] == RESENTMENT.cells
    known = RESENTMENT.known
    expected = known.opening
    for cell in known.fields:
        choices = cell.lists_choices()
        how = f"  One or more, with commas between: {choices}\n" if choices else ""
        said = typed(RESENTMENT.cells[cell.id])
        expected += f"\n\n{cell.ask}\n  {cell.help}\n{how}> {said}"
    assert shown(terminal).startswith(f"{expected}\n")
    saved = f"Saved {short_id(home)} (resentment, step 4).\n{known.after}\n"
    assert shown(terminal).endswith(saved)


SESSIONS: dict[str, tuple[list[str], dict[str, object], list[int]]] = {
    "Enter skips": (
        ["J.", "", "mon", "", ""],
        {"who": "J.", "touched": ["money"]},
        [0, 1, 2, 3, 4],
    ),
    "blanks skip": (["  ", "\t", " ", "mine", ""], {"part": "mine"}, [0, 1, 2, 3, 4]),
    ":skip": ([":skip", ":s", ":skip", ":s", "gone"], {"wish": "gone"}, [0, 1, 2, 3, 4]),
    ":back": (
        ["J.", "sold it", ":back", "left it", ":b", ":b", "K.", "", "", "", ""],
        {"who": "K.", "happened": "left it"},
        [0, 1, 2, 1, 2, 1, 0, 1, 2, 3, 4],
    ),
    ":back at the first": ([":back", ":b", "J.", ":q"], {"who": "J."}, [0, 0, 0, 1]),
    ":stop": (["J.", "sold it", ":stop"], {"who": "J.", "happened": "sold it"}, [0, 1, 2]),
    ":q": (["J.", ":q"], {"who": "J."}, [0, 1]),
    "other words": (
        [" :skip", ":skip please", "saf", ":back.", ":"],
        {
            "who": " :skip",
            "happened": ":skip please",
            "touched": ["safety"],
            "part": ":back.",
            "wish": ":",
        },
        [0, 1, 2, 3, 4],
    ),
    "a wrong choice": (
        ["J.", "", "heart", "s", "money, x", "MON; saf,money", ":q"],
        {"who": "J.", "touched": ["money", "safety"]},
        [0, 1, 2, 3],
    ),
}


def test_sessions_keep_what_was_said_and_ask_what_is_next(start: Start, tmp_path: Path) -> None:
    root, known = tmp_path / "homes", questions("resentment")
    terminal = again_and_again(start, root, len(SESSIONS), "inventory", "add", "resentment")
    for number, (name, (lines, cells, asked)) in enumerate(SESSIONS.items()):
        began(terminal)
        before = len(shown(terminal))
        says(terminal, *lines)
        said_at_the_end(terminal, 0)
        assert (name, only(root / str(number), "inventory")["cells"]) == (name, cells)
        said = shown(terminal)[before:].splitlines()
        assert (name, [known.index(line) for line in said if line in known]) == (name, asked)
    assert terminal.ends() == 0


def test_lines_that_only_look_like_commands_are_the_persons_words(start: Start, home: Path) -> None:
    words = [":Skip", ":skip ", "! ", "!!", " !", ":h", ":so", "\\:back", ":edit it", ": stop"]
    terminal = start("pattern", "add")
    texts = [cell.id for cell in PATTERN.known.fields if cell.takes == "text"]
    said = dict(zip(texts, words, strict=True))
    says(terminal, *(said.get(cell.id, "") for cell in PATTERN.known.fields))
    assert terminal.ends() == 0
    assert only(home, "pattern")["cells"] == said


def test_what_is_no_number_is_told_and_asked_again(start: Start, home: Path) -> None:
    terminal = start("pattern", "add", columns=WIDE)
    says(terminal, *[""] * 5, "11", "-1", "some", "0", ":q")
    assert terminal.ends() == 0
    assert only(home, "pattern")["cells"] == {"willing": 0}
    told = re.findall(r"^stepguide: (.*\n.*\n)> ", shown(terminal), re.MULTILINE)
    assert told == [
        f"The answer is a number from 0 to 10, not {one!r}.\n{WAYS_ON}"
        for one in ("11", "-1", "some")
    ]


def test_a_wrong_choice_is_told_with_those_there_are(start: Start, home: Path) -> None:
    terminal = start("amends", "add", columns=WIDE)
    says(terminal, "T.", "", "", "mo, xx", "", "soon, now", "lat", ":q")
    assert terminal.ends() == 0
    assert only(home, "amends")["cells"] == {"who": "T.", "willing": "later"}
    assert (
        "> mo, xx\nstepguide: 'xx' is not one of the answers here.\n"
        f"  They are money, trust, time, violence, neglect, lies.\n{WAYS_ON}> \n"
    ) in shown(terminal)
    assert (
        "  One of: now, later, maybe, never\n> soon, now\n"
        "stepguide: 'soon, now' is not one of the answers here.\n"
        f"  They are now, later, maybe, never.\n{WAYS_ON}> lat\n"
    ) in shown(terminal)


def test_help_and_the_sos_screen_are_shown_and_the_question_is_still_open(
    start: Start, run: Run, home: Path
) -> None:
    terminal = start("inventory", "add", "asset", columns=100)
    says(terminal, ":help", "!", "I turn up", "!", ":q")
    assert terminal.ends() == 0
    listed = "".join(f"{one.typed}  {one.does}\n" for one in GUIDE.sessions.commands)
    screen = run("sos", COLUMNS="100").out
    assert "NOT WAKING" in screen
    assert f"> :help\n{listed}> !\n{screen}\nWhat" in shown(terminal)
    assert "> I turn up\n" in shown(terminal)
    assert shown(terminal).count(f"> !\n{screen}\n") == 2
    assert only(home, "inventory")["cells"] == {"strength": "I turn up"}


def test_an_answer_is_written_in_the_editor_which_has_what_there_is(
    start: Start, home: Path, editor: MakeEditor, tmp_path: Path
) -> None:
    body = 'cat "$1" >> "$0.seen"\nprintf "  first\\n\\n\\033[31m:skip\\n\\n" > "$1"'
    terminal = start("inventory", "add", "asset", EDITOR=editor(body))
    says(terminal, "as it was", ":back", ":edit", ":e", ":stop")
    assert terminal.ends() == 0
    written = "  first\n\n\x1b[31m:skip"
    assert only(home, "inventory")["cells"] == {"strength": written, "shows": written}
    assert (tmp_path / "editor.seen").read_text() == "as it was"
    assert list((home / "drafts").iterdir()) == []


def test_an_editor_left_without_a_word_leaves_the_cell(
    start: Start, home: Path, editor: MakeEditor
) -> None:
    terminal = start("inventory", "add", "asset", EDITOR=editor(': > "$1"'))
    says(terminal, "as it was", ":b", ":edit", ":edit")
    says(terminal, "", mark="press Enter here. Ctrl-C keeps it as a draft. ")
    says(terminal, "")
    assert terminal.ends() == 0
    assert only(home, "inventory")["cells"] == {"strength": "as it was"}
    assert list((home / "drafts").iterdir()) == []


def test_what_is_written_in_the_editor_is_on_the_disk_while_it_is_open(
    start: Start, home: Path, editor: MakeEditor
) -> None:
    terminal = start("inventory", "add", "asset", EDITOR=editor('echo mine > "$1"; exec sleep 60'))
    says(terminal, "I turn up", ":edit")
    until(lambda: draft_texts(home) == [b"mine\n"])
    terminal.hangs_up()
    assert only(home, "inventory")["cells"] == {"strength": "I turn up"}
    assert draft_texts(home) == [b"mine\n"]


def test_a_line_longer_than_a_terminal_takes_is_kept_whole(start: Start, home: Path) -> None:
    line = "é" * 5000
    terminal = start("inventory", "add", "asset")
    says(terminal, line, ":q")
    assert terminal.ends() == 0
    assert only(home, "inventory")["cells"] == {"strength": line}


def test_nothing_written_is_told_and_nothing_is_stored(start: Start, home: Path) -> None:
    terminal = start("inventory", "add", "asset")
    says(terminal, "", ":skip", " ")
    assert terminal.ends() == 1
    assert shown(terminal).endswith("stepguide: There is nothing to save: no words were written.\n")
    assert not home.exists()


def test_which_kind_is_asked_until_it_is_one(start: Start, home: Path) -> None:
    question = "Which kind (resentment, fear, harm, relationship, asset, spot)? "
    terminal = start("inventory", "add", columns=WIDE)
    says(terminal, "r", "anger", "As", mark=question)
    says(terminal, "I turn up", ":q")
    assert terminal.ends() == 0
    row = only(home, "inventory")
    assert (row["sheet"], row["cells"]) == ("asset", {"strength": "I turn up"})
    known = "  The kinds are resentment, fear, harm, relationship, asset, spot.\n"
    known += WAYS_ON.replace("skips", "leaves")
    assert shown(terminal).startswith(
        "Take stock: what hurt, what you fear, what is good in you.\n"
        f"{question}r\nstepguide: 'r' fits more than one.\n{known}"
        f"{question}anger\nstepguide: There is no kind 'anger' here.\n{known}"
        f"{question}As\n{ASSET.known.opening}\n"
    )


def test_options_are_saved_without_a_question(start: Start, run: Run, home: Path) -> None:
    terminal = start("inventory", "add", "asset", "--strength", "I turn up")
    assert terminal.ends() == 0
    assert only(home, "inventory")["cells"] == {"strength": "I turn up"}
    assert "> " not in shown(terminal)


def test_what_the_inventory_has_is_not_asked_again(start: Start, run: Run, home: Path) -> None:
    assert run(*BY_KIND["harm"].words).code == 0
    terminal = start("amends", "add", "--from", "last", "--form", "liv", columns=WIDE)
    is_asked(terminal)
    taken = {name: BY_KIND["harm"].cells[name] for name in ("who", "did", "effect")}
    assert only(home, "amends")["cells"] == {**taken, "form": "living"}
    says(terminal, "money", mark="")
    says(terminal, *[""] * 7)
    assert terminal.ends() == 0
    assert only(home, "amends")["cells"] == {**taken, "kind": ["money"], "form": "living"}
    asked = [ask for ask in questions("amends") if f"\n{ask}\n" in shown(terminal)]
    assert asked == [
        cell.ask
        for cell in BY_KIND["amends"].known.fields
        if cell.id
        in ("kind", "willing", "risk_them", "risk_me", "risk_others", "words", "offer", "follow_up")
    ]


def test_an_edit_asks_each_field_again_and_enter_keeps_it(
    start: Start, run: Run, home: Path
) -> None:
    assert run(*RESENTMENT.words).code == 0
    terminal = start("inventory", "edit", "last", columns=WIDE)
    says(terminal, "", "lost it", "", ":skip", "")
    assert terminal.ends() == 0
    assert only(home, "inventory")["cells"] == {**RESENTMENT.cells, "happened": "lost it"}
    for content in RESENTMENT.cells.values():
        assert f"\n  So far: {typed(content)} (Enter keeps it)\n> " in shown(terminal)


def test_a_form_typed_at_the_prompt_opens_a_plan_that_the_check_bars(
    start: Start, run: Run, home: Path
) -> None:
    answers = [
        f"--answer={one}={'yes' if said else 'no'}" for one, said in STANDING_AGAINST.items()
    ]
    assert run("amends", "add", "--who=T.", "--form=living").code == 0
    assert run("amends", "check", "last", *answers).code == 0
    assert run("amends", "plan", "last").code == 0
    terminal = start("amends", "edit", "last")
    place = [cell.id for cell in BY_KIND["amends"].known.fields].index("form")
    says(terminal, *[""] * place, "direct")
    is_asked(terminal)
    row = only(home, "amends")
    assert (row["cells"]["form"], row["status"]) == ("direct", "open")


def test_json_in_a_file_gets_one_document_and_nothing_of_the_questions(
    start: Start, home: Path, tmp_path: Path
) -> None:
    answer = tmp_path / "answer"
    terminal = start(shell=f"$STEPGUIDE inventory add asset --json > {shlex.quote(str(answer))}")
    for line in ("I turn up", "", "a lift to group"):
        terminal.sees(MARK)
        terminal.types(line + ENTER)
    assert terminal.ends() == 0
    row = only(home, "inventory")
    assert row["cells"] == {"strength": "I turn up", "serves": "a lift to group"}
    assert json.loads(answer.read_bytes()) == {**row, "short_id": row["id"][:6], "round": 1}


@pytest.mark.parametrize(
    ("said", "for_good"), [("y", False), ("", False), ("y", True), ("n", True)]
)
def test_a_row_is_taken_out_for_a_yes_alone(
    start: Start, run: Run, home: Path, said: str, for_good: bool
) -> None:
    assert run("inventory", "add", "asset", "--strength", "I turn up").code == 0
    what = "Remove for good" if for_good else "Move to the trash"
    question = f"{what}: {short_id(home)}, I turn up? [y/N] "
    terminal = start("inventory", "delete", "last", *(["--for-good"] if for_good else []))
    says(terminal, said, mark=question)
    assert terminal.ends() == (0 if said == "y" else 130)
    assert len(records(home, "inventory")) == (said != "y")
    if said != "y":
        assert shown(terminal).endswith("stepguide: Stopped. It is where it was.\n")


def test_words_that_cannot_be_kept_are_shown(start: Start, run: Run, home: Path) -> None:
    assert run("inventory", "add", "asset", "--strength", "I turn up").code == 0
    (home / "store.json").write_text('{"format": 2}')
    terminal = start("inventory", "add", "resentment")
    says(terminal, "J. from work")
    assert terminal.ends() == 4
    assert "> J. from work\nNot saved: J. from work\nstepguide: " in shown(terminal)
    assert len(records(home, "inventory")) == 1


def test_a_row_changed_elsewhere_meanwhile_is_told_and_not_written_over(
    start: Start, run: Run, home: Path
) -> None:
    terminal = start("inventory", "add", "asset")
    says(terminal, "I turn up")
    is_asked(terminal)
    assert run("inventory", "edit", "last", "--strength", "from elsewhere").code == 0
    terminal.types("at the clinic", ENTER)
    assert terminal.ends() == 1
    assert shown(terminal).endswith(
        "> at the clinic\nNot saved: at the clinic\n"
        "stepguide: It was changed by another stepguide while you were changing it.\n"
    )
    assert only(home, "inventory")["cells"] == {"strength": "from elsewhere"}


def ctrl_c(terminal: Terminal, pid: int) -> int:
    terminal.types("half a line")
    terminal.sees("half a line")  # the terminal drops at Ctrl-C what was not read yet
    terminal.types(CTRL_C)
    return 130


def ctrl_d(terminal: Terminal, pid: int) -> int:
    terminal.types(CTRL_D)
    return 130


def hang_up(terminal: Terminal, pid: int) -> int:
    terminal.types("half a line")
    terminal.sees("half a line")
    os.kill(pid, signal.SIGHUP)
    return -signal.SIGHUP


def kill(terminal: Terminal, pid: int) -> int:
    os.kill(pid, signal.SIGKILL)
    return -signal.SIGKILL


WAYS = [ctrl_c, ctrl_d, hang_up, kill]
each_way = pytest.mark.parametrize("way", WAYS, ids=lambda way: str(way.__name__))
End = Callable[[Terminal, int], int]


def half(way: End, number: int) -> dict[str, object]:
    """What of a line that was not finished is kept in the cell of this number."""
    cell = RESENTMENT.known.fields[number]
    is_kept = way in (ctrl_c, hang_up) and cell.takes == "text"
    return {cell.id: "half a line"} if is_kept else {}


@each_way
def test_an_end_at_any_prompt_leaves_all_that_was_answered_and_what_was_begun_of_a_text(
    start: Start, run: Run, tmp_path: Path, way: End
) -> None:
    root, cells = tmp_path / "homes", [*RESENTMENT.cells.items()]
    terminal = again_and_again(start, root, len(cells), "inventory", "add", "resentment")
    for number in range(len(cells)):
        pid = began(terminal)
        says(terminal, *(typed(content) for _, content in cells[:number]))
        is_asked(terminal)
        said = said_at_the_end(terminal, way(terminal, pid))
        home = root / str(number)
        rows = stored(home, "inventory")
        expected = dict(cells[:number]) | half(way, number)
        assert [row["cells"] for row in rows] == ([expected] if expected else [])
        assert [row["asking"] for row in rows] == ([cells[number][0]] if expected else [])
        assert leftovers(home) == []
        assert home.exists() == bool(expected)
        if way in (ctrl_c, ctrl_d):
            then = "Nothing was written."
            if rows:
                edit = f"stepguide inventory edit {rows[0]['id'][:6]}"
                then = f"What you wrote is kept. To go on: {edit}"
            assert said.endswith(f"stepguide: Stopped.\n  {then}\n")
        if rows:
            assert run("doctor", STEPGUIDE_HOME=str(home)).code == 0
    assert terminal.ends() == 0


def test_what_was_begun_over_an_earlier_cell_is_a_draft_and_the_cell_stays(
    start: Start, run: Run, home: Path
) -> None:
    assert run("inventory", "add", "asset", "--strength", "I turn up").code == 0
    terminal = start("inventory", "edit", "last")
    is_asked(terminal)
    assert ctrl_c(terminal, 0) == terminal.ends()
    assert only(home, "inventory")["cells"] == {"strength": "I turn up"}
    assert draft_texts(home) == [b"half a line"]
    assert f"stepguide journal drafts open {only_draft(home).name[:6]}" in shown(terminal)


def test_a_row_that_is_damaged_meanwhile_is_not_written_over_and_the_words_are_shown(
    start: Start, home: Path
) -> None:
    terminal = start("inventory", "add", "asset")
    says(terminal, "I turn up")
    is_asked(terminal)
    (file,) = records(home, "inventory")
    file.write_bytes(file.read_bytes()[:50])
    terminal.types("at the clinic", ENTER)
    assert terminal.ends() == 1
    assert shown(terminal).endswith(
        "Not saved: at the clinic\n"
        "stepguide: It was changed by another stepguide while you were changing it.\n"
    )
    assert len(file.read_bytes()) == 50


def test_ctrl_c_while_another_stepguide_holds_the_home_shows_the_words(
    start: Start, home: Path
) -> None:
    terminal = start("inventory", "add", "asset")
    says(terminal, "I turn up")
    is_asked(terminal)
    with FileLock(home / "lock"):
        terminal.types("at the clinic", ENTER)
        terminal.sees("at the clinic", "\n")
        time.sleep(1)
        terminal.types(CTRL_C)
        assert terminal.ends() == 130
    assert "Not saved: at the clinic\n" in shown(terminal)
    assert only(home, "inventory")["cells"] == {"strength": "I turn up"}


@pytest.mark.parametrize("sign", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_while_a_cell_is_being_saved_waits_until_it_is(
    start: Start, home: Path, sign: signal.Signals
) -> None:
    terminal = start("inventory", "add", "asset")
    says(terminal, "I turn up")
    is_asked(terminal)
    with FileLock(home / "lock"):
        terminal.types("at the clinic", ENTER)
        terminal.sees("at the clinic", "\n")
        time.sleep(1)
        os.kill(terminal.pid, sign)
        time.sleep(0.5)
    assert terminal.ends() == -sign
    assert only(home, "inventory")["cells"] == {"strength": "I turn up", "shows": "at the clinic"}


def test_a_home_that_became_a_newer_ones_meanwhile_is_not_written_to(
    start: Start, home: Path
) -> None:
    terminal = start("inventory", "add", "asset")
    says(terminal, "I turn up")
    is_asked(terminal)
    (home / "store.json").write_text('{"format": 2}')
    terminal.types("at the clinic", ENTER)
    assert terminal.ends() == 4
    assert "Not saved: at the clinic\n" in shown(terminal)
    assert only(home, "inventory")["cells"] == {"strength": "I turn up"}


def test_a_line_that_is_too_long_for_a_cell_becomes_a_draft(start: Start, home: Path) -> None:
    terminal = start("inventory", "add", "asset")
    is_asked(terminal)
    terminal.types("long " * 14000, ENTER)
    says(terminal, ":q")
    assert terminal.ends() == 1
    assert draft_texts(home) == [b"long " * 14000]


def test_a_row_that_was_changed_after_the_question_is_not_removed_for_good(
    start: Start, run: Run, home: Path
) -> None:
    assert run("inventory", "add", "asset", "--strength", "I turn up").code == 0
    terminal = start("inventory", "delete", "last", "--for-good")
    is_asked(terminal, "[y/N] ")
    assert run("inventory", "edit", "last", "--shows", "new words").code == 0
    terminal.types("y", ENTER)
    assert terminal.ends() == 1
    said = "stepguide: It was changed meanwhile by another stepguide.\n"
    assert shown(terminal).endswith(said)
    assert only(home, "inventory")["cells"] == {"strength": "I turn up", "shows": "new words"}


@each_way
def test_an_end_at_any_question_of_the_check_leaves_all_that_was_answered(
    start: Start, run: Run, home: Path, tmp_path: Path, way: End
) -> None:
    assert run("amends", "add", "--who", "T.", "--form", "direct").code == 0
    before, root = only(home, "amends"), tmp_path / "homes"
    asked = SAFETY.questions
    for number in range(len(asked)):
        shutil.copytree(home, root / str(number))
    terminal = again_and_again(start, root, len(asked), "amends", "check", "last")
    for number in range(len(asked)):
        pid = began(terminal)
        for question in asked[:number]:
            says(terminal, "y", mark=f"{question.ask} [y/n] ")
        is_asked(terminal, f"{asked[number].ask} [y/n] ")
        said = said_at_the_end(terminal, way(terminal, pid))
        row = only(root / str(number), "amends")
        assert row["safety"] == {question.id: True for question in asked[:number]}
        kept = {name: row[name] for name in ("cells", "status", "id")}
        assert kept == {name: before[name] for name in kept}
        assert leftovers(root / str(number)) == []
        if way in (ctrl_c, ctrl_d):
            assert said.endswith("stepguide: Stopped.\n  The answers given so far are kept.\n")
    assert terminal.ends() == 0


def test_a_closed_window_leaves_what_was_answered(start: Start, run: Run, home: Path) -> None:
    terminal = start("inventory", "add", "asset")
    says(terminal, "I turn up")
    is_asked(terminal)
    terminal.types("half a line")
    terminal.sees("half a line")
    time.sleep(1)
    terminal.hangs_up()
    assert only(home, "inventory")["cells"] == {"strength": "I turn up", "shows": "half a line"}
    assert leftovers(home) == []
    assert run("doctor").code == 0


def check(start: Start, run: Run) -> Terminal:
    """The check of a direct amends, in a terminal."""
    assert run("amends", "add", "--who", "T.", "--form", "direct").code == 0
    return start("amends", "check", "last", columns=WIDE)


def test_the_check_asks_all_nine_in_their_order_and_says_what_it_comes_to(
    start: Start, run: Run, home: Path
) -> None:
    terminal = check(start, run)
    fine = {name: not against for name, against in STANDING_AGAINST.items()}
    given: dict[str, Any] = {}
    words = iter(["n", "No", " N ", "no", "n", "n", "NO", "n", "Yes"])
    said = ""
    for question in SAFETY.questions:
        is_asked(terminal, f"{question.ask} [y/n] ")
        assert only(home, "amends")["safety"] == given
        word = next(words)
        terminal.types(word, ENTER)
        given[question.id] = fine[question.id]
        said += f"\n{question.ask} [y/n] {word}\n"
    assert terminal.ends() == 0
    assert only(home, "amends")["safety"] == fine
    assert shown(terminal).startswith(f"{SAFETY.opening}\n{said}")
    assert " ".join(shown(terminal).split()).endswith(SAFETY.passed)


def test_in_the_check_enter_and_skip_leave_a_question_open_and_others_are_asked_again(
    start: Start, run: Run, home: Path
) -> None:
    terminal = check(start, run)
    says(terminal, "", ":skip", "perhaps", "maybe", "y", ":help", "!", "n", ":s", mark="[y/n] ")
    says(terminal, "n", " ", "y", "n", mark="[y/n] ")
    assert terminal.ends() == 0
    assert only(home, "amends")["safety"] == {
        "abuse": True,
        "secret": False,
        "income": False,
        "relief": True,
        "agreed": False,
    }
    again = f"  They are yes, no.\n{WAYS_ON.replace('skips it', 'leaves it open')}"
    first, second = (
        f"stepguide: {one!r} is not one of the answers here.\n{again}"
        for one in ("perhaps", "maybe")
    )
    abuse = SAFETY.questions[2].ask
    assert f"{abuse} [y/n] perhaps\n{first}{abuse} [y/n] maybe\n{second}" in shown(terminal)
    assert "NOT WAKING" in shown(terminal)
    assert " ".join(shown(terminal).split()).endswith(SAFETY.other_form)


def test_the_check_stops_with_what_was_answered(start: Start, run: Run, home: Path) -> None:
    terminal = check(start, run)
    says(terminal, "n", "n", ":q", mark="[y/n] ")
    assert terminal.ends() == 0
    assert only(home, "amends")["safety"] == {"no_contact": False, "using": False}
    assert shown(terminal).endswith("\n7 questions of the check not answered yet.\n")
    assert run("amends", "plan", "last").code == 1
    assert only(home, "amends")["status"] == "open"


def test_no_cell_is_asked_for_that_an_option_cannot_give(run: Run) -> None:
    for filled in BY_KIND.values():
        asked = {cell.id for cell in filled.known.fields}
        help_ = " ".join(run(filled.sheet, "add", "--help", COLUMNS="240").out.split())
        missing = [one for one in options(dict.fromkeys(asked, "")) if one[:-1] not in help_]
        assert missing == []
