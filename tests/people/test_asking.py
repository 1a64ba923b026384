"""The questions of `people add` at a terminal: each answer is on the disk, whatever comes next."""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, records
from tests.home.tree import all_private, leftovers
from tests.known import GUIDE
from tests.terminal.conftest import start as start
from tests.terminal.terminals import CTRL_C, CTRL_D, ENTER, Start, Terminal, until

NAME = "First name or initials: "
REACH = "How to reach them, such as a number: "
ROLE = "Sponsor, support, family or clinic (Enter for support): "
RIGHT = "Right? [Y/n] "
SOS = "Show them on the sos screen? "  # Enter is yes for a sponsor, and no for others
PROMPTS = [NAME, REACH, ROLE, RIGHT, SOS]
ROLES = "  The roles are sponsor, support, family, clinic."
ANSWERS = ["Sam Ó", "555 0100", "spo", ""]
OPEN_TO_ALL = (
    "The sos screen opens without any passphrase, so whoever uses this computer as you can read "
    "this one.\n"
)


def stored(home: Path) -> list[dict[str, Any]]:
    """The people there are, without what differs from run to run."""
    own = ("name", "role", "reach", "sos")
    found = [json.loads(file.read_bytes()) for file in records(home, "person")]
    return [{field: one[field] for field in own} for one in found]


def answered(count: int, sos: bool = False) -> list[dict[str, Any]]:
    """What is stored once the first `count` of ANSWERS were given."""
    given = [*ANSWERS[:count], *[""] * (4 - count)]
    role = "sponsor" if given[2] else "support"
    return [{"name": given[0], "role": role, "reach": given[1], "sos": sos}] if count else []


def short_id(home: Path) -> str:
    """How the one person there is is called by their id."""
    (file,) = records(home, "person")
    return file.stem.split("-")[1][:6]


def at_the_question(start: Start, home: Path, number: int) -> Terminal:
    """`people add`, with everything before question `number` answered."""
    terminal = start("people", "add")
    for prompt, answer in zip(PROMPTS, ANSWERS[:number], strict=False):
        terminal.sees(prompt)
        terminal.is_ready_for_a_line()
        terminal.types(answer, ENTER)
    terminal.sees(PROMPTS[number])
    terminal.is_ready_for_a_line()
    assert stored(home) == answered(number)
    return terminal


def test_every_question_answered_makes_a_whole_person(start: Start, home: Path) -> None:
    terminal = at_the_question(start, home, 4)
    terminal.types(" YES ", ENTER)
    assert terminal.ends() == 0
    assert stored(home) == answered(4, sos=True)
    assert terminal.text.endswith(f"Saved Sam Ó, sponsor ({short_id(home)}).\n{OPEN_TO_ALL}")
    assert all_private(home)
    assert leftovers(home) == []


def test_enter_skips_every_question_but_the_name(start: Start, home: Path) -> None:
    terminal = at_the_question(start, home, 1)
    for prompt in (REACH, ROLE, RIGHT, SOS):
        terminal.types(ENTER)
        if prompt != SOS:
            terminal.sees(PROMPTS[PROMPTS.index(prompt) + 1])
            terminal.is_ready_for_a_line()
    assert terminal.ends() == 0
    assert stored(home) == answered(1)
    edit = f"stepguide people edit {short_id(home)} --reach WAY"
    assert terminal.text.endswith(
        f"Saved Sam Ó, support ({short_id(home)}).\n"
        f"Nothing says yet how to reach them. To add it: {edit}\n"
    )


@pytest.mark.parametrize(
    ("number", "wrong", "said"),
    [
        (0, "", ["Someone needs a name: a first name or initials will do."]),
        (0, "x" * 41, ["A name is one line of up to 40 letters.", f"  You typed: {'x' * 41}"]),
        (
            1,
            "5" * 121,
            ["How to reach someone is one line of up to 120 letters.", f"  You typed: {'5' * 121}"],
        ),
        (2, "boss", ["There is no role 'boss'.", ROLES]),
    ],
)
def test_an_answer_that_will_not_do_is_told_and_asked_for_again(
    start: Start, home: Path, number: int, wrong: str, said: list[str]
) -> None:
    terminal = at_the_question(start, home, number)
    first, *then = said
    for _ in range(2):
        terminal.types(wrong, ENTER)
        terminal.sees(f"stepguide: {first}\r\n", *(f"{line}\r\n" for line in then))
        terminal.sees(PROMPTS[number])
        terminal.is_ready_for_a_line()
        assert stored(home) == answered(number)
    for count in range(number, 4):
        terminal.types(ANSWERS[count], ENTER)
        terminal.sees(PROMPTS[count + 1])
        terminal.is_ready_for_a_line()
    terminal.types("n", ENTER)
    assert terminal.ends() == 0
    assert stored(home) == answered(4)


@pytest.mark.parametrize("number", range(5))
def test_ctrl_c_keeps_what_was_answered_and_names_it(start: Start, home: Path, number: int) -> None:
    terminal = at_the_question(start, home, number)
    terminal.types("half")
    terminal.sees("half")
    terminal.types(CTRL_C)
    assert terminal.ends() == 130
    assert terminal.text.endswith(stopped(home, number))
    assert stored(home) == answered(number)
    assert leftovers(home) == []


@pytest.mark.parametrize("number", range(5))
def test_ctrl_d_keeps_what_was_answered_and_names_it(start: Start, home: Path, number: int) -> None:
    terminal = at_the_question(start, home, number)
    terminal.types(CTRL_D)
    assert terminal.ends() == 130
    assert terminal.text.endswith(stopped(home, number))
    assert stored(home) == answered(number)
    assert leftovers(home) == []


def stopped(home: Path, number: int) -> str:
    """What is said when someone stops at a question."""
    if not number:
        return "stepguide: Stopped. Nothing was changed.\n"
    edit = f"stepguide people edit {short_id(home)}"
    return f"stepguide: Stopped.\n  Sam Ó is kept. To go on: {edit}\n"


@pytest.mark.parametrize(
    "sign", [signal.SIGHUP, signal.SIGKILL, signal.SIGTERM], ids=lambda s: s.name
)
@pytest.mark.parametrize("number", range(5))
def test_a_signal_leaves_what_was_answered(
    start: Start, run: Run, home: Path, number: int, sign: signal.Signals
) -> None:
    terminal = at_the_question(start, home, number)
    terminal.types("half")
    terminal.sees("half")
    os.kill(terminal.pid, sign)
    assert terminal.ends() == -sign
    assert stored(home) == answered(number)
    assert leftovers(home) == []
    assert run("doctor").code == 0
    assert run("people", "add", "Zoe").code == 0


@pytest.mark.parametrize("number", [1, 4])
def test_a_closed_window_leaves_what_was_answered(
    start: Start, run: Run, home: Path, number: int
) -> None:
    terminal = at_the_question(start, home, number)
    terminal.hangs_up()
    assert stored(home) == answered(number)
    assert leftovers(home) == []
    assert run("doctor").code == 0


def test_someone_changed_elsewhere_while_the_questions_are_asked_is_told(
    start: Start, run: Run, home: Path
) -> None:
    terminal = at_the_question(start, home, 1)
    assert run("people", "edit", "Sam", "--reach", "from elsewhere").code == 0
    terminal.types("555 0100", ENTER)
    assert terminal.ends() == 1
    told = "stepguide: It was changed by another stepguide while you were changing it.\n"
    assert told in terminal.text
    assert [one["reach"] for one in stored(home)] == ["from elsewhere"]
    assert leftovers(home) == []


@pytest.mark.parametrize(
    ("options", "asked", "expected"),
    [
        (["--role", "fam"], [NAME, REACH, RIGHT, SOS], ("family", "", False)),
        (["--role", "sponsor"], [NAME, REACH, RIGHT, SOS], ("sponsor", "", True)),
        (["--role", "Best friend"], [NAME, REACH, RIGHT, SOS], ("support", "", False)),
        (["--role", "counselor"], [NAME, REACH, RIGHT, SOS], ("clinic", "", False)),
        (["--reach", "555"], [NAME, ROLE, RIGHT, SOS], ("support", "555", False)),
        (["--sos"], [NAME, REACH, ROLE, RIGHT], ("support", "", True)),
        (["--no-sos"], [NAME, REACH, ROLE, RIGHT], ("support", "", False)),
        (["--role", "c", "--reach", "555", "--sos"], [NAME, RIGHT], ("clinic", "555", True)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_the_options_say_is_not_asked(
    start: Start,
    home: Path,
    options: list[str],
    asked: list[str],
    expected: tuple[str, str, bool],
) -> None:
    terminal = start("people", "add", *options)
    for prompt in asked:
        terminal.sees(prompt)
        terminal.is_ready_for_a_line()
        terminal.types("Sam" if prompt == NAME else "", ENTER)
    assert terminal.ends() == 0
    assert [prompt for prompt in PROMPTS if prompt in terminal.text] == asked
    role, reach, sos = expected
    assert stored(home) == [{"name": "Sam", "role": role, "reach": reach, "sos": sos}]


def test_nothing_is_asked_for_an_option_that_will_not_do(start: Start, home: Path) -> None:
    terminal = start("people", "add", "--role", "boss")
    assert terminal.ends() == 2
    assert terminal.text == (
        "stepguide: There is no role 'boss'.\n  The roles are sponsor, support, family, clinic.\n"
    )
    assert not home.exists()


def test_a_name_on_the_line_is_saved_without_a_question(start: Start, home: Path) -> None:
    terminal = start("people", "add", "Sam", "--reach", "555 0100", columns=1000)
    assert terminal.ends() == 0
    privacy = f"stepguide: {GUIDE.screens.privacy}\n"  # once, where this makes the home
    assert terminal.text == f"{privacy}Saved Sam, support ({short_id(home)}).\n"
    again = start("people", "edit", "Sam", "--reach", "555 0199", columns=1000)
    assert again.ends() == 0
    assert again.text == f"Saved Sam, support ({short_id(home)}).\n"


def test_json_in_a_file_gets_one_document_and_nothing_of_the_questions(
    start: Start, home: Path, tmp_path: Path
) -> None:
    answer = tmp_path / "answer"
    terminal = start(shell=f"$STEPGUIDE people add --json > '{answer}'")
    for prompt, typed in zip(PROMPTS, ["Sam", "555 0100", "", "", "y"], strict=True):
        terminal.sees(prompt)
        terminal.types(typed, ENTER)
    assert terminal.ends() == 0
    (file,) = records(home, "person")
    one = json.loads(file.read_bytes())
    assert json.loads(answer.read_bytes()) == {**one, "short_id": one["id"][:6]}
    assert (one["name"], one["reach"], one["sos"]) == ("Sam", "555 0100", True)


TO_TRASH = "Move to the trash: Sam, support? [y/N] "
FOR_GOOD = "Remove for good: Sam, support? [y/N] "


@pytest.mark.parametrize(
    ("options", "question", "said"),
    [([], TO_TRASH, "Sam is in the trash. "), (["--for-good"], FOR_GOOD, "Sam is removed.")],
    ids=["to the trash", "for good"],
)
def test_delete_does_it_for_a_yes(
    start: Start, run: Run, home: Path, options: list[str], question: str, said: str
) -> None:
    assert run("people", "add", "Sam", "--reach", "555").code == 0
    terminal = start("people", "delete", "sam", *options)
    terminal.sees(question)
    terminal.types("y", ENTER)
    assert terminal.ends() == 0
    assert f"\n{said}" in terminal.text
    assert records(home, "person") == []


@pytest.mark.parametrize("typed", ["n\r", "\r", CTRL_C, CTRL_D])
def test_delete_does_nothing_for_anything_else(
    start: Start, run: Run, home: Path, typed: str
) -> None:
    assert run("people", "add", "Sam", "--reach", "555").code == 0
    terminal = start("people", "delete", "sam", "--for-good")
    terminal.sees(FOR_GOOD)
    terminal.is_ready_for_a_line()
    terminal.types(typed)
    assert terminal.ends() == 130
    assert terminal.text.endswith("stepguide: Stopped. Nothing was changed.\n")
    assert len(records(home, "person")) == 1


STARTS_NOTHING = """
import sys
def hook(event, args):
    if event.startswith(("subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn",
                         "os.system", "pty.", "socket.", "webbrowser.")):
        sys.stderr.write(f"started: {event} {args[:2]}\\n")
sys.addaudithook(hook)
sys.argv[0] = "stepguide"
from stepguide.__main__ import main
main()
"""


@pytest.mark.terminal
def test_call_starts_nothing_on_a_terminal_that_is_too_small_for_it(run: Run, home: Path) -> None:
    for name in ("Sam", "Ana", "Bea"):
        assert run("people", "add", name, "--reach", "555 0100").code == 0
    argv = [sys.executable, "-c", STARTS_NOTHING, "people", "call"]
    terminal = Terminal(argv, {**os.environ, "PAGER": "less"}, rows=4, columns=80)
    try:
        assert terminal.ends() == 0
    finally:
        terminal.is_put_away()
    assert "started:" not in terminal.text
    assert terminal.text == run("people", "call").out
    until(lambda: not terminal.child.isalive())
