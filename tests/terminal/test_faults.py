"""A fault of the program itself while something is saved: the words are safe before it is shown."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clock import running_first
from tests.conftest import Run
from tests.terminal.terminals import (
    CTRL_D,
    ENTER,
    Start,
    Terminal,
    draft_texts,
    only_draft,
    until,
)

pytestmark = pytest.mark.usefixtures("line_by_line")

FAULT = "ZeroDivisionError: a fault"
Broken = Callable[..., dict[str, str]]


@pytest.fixture
def broken(tmp_path: Path) -> Broken:
    """The environment of a program whose functions `places` (module:name) have a fault."""

    def broken(*places: str) -> dict[str, str]:
        lines = [
            "import importlib",
            "def fault(*_, **__):",
            "    raise ZeroDivisionError('a fault')",
        ]
        for place in places:
            module, _, path = place.partition(":")
            *owners, name = path.split(".")
            owner = ".".join([f"importlib.import_module({module!r})", *owners])
            lines.append(f"setattr({owner}, {name!r}, fault)")
        return running_first(tmp_path / "broken" / "faults.py", "\n".join(lines) + "\n")

    return broken


SAVING = "stepguide.home.collection:Collection.add"
CHANGING = "stepguide.home.collection:Collection.replace"
DRAFTING = "stepguide.home.drafts:start"
APPENDING = "stepguide.home.drafts:Draft.append"
READING = "stepguide.terminal.field:Field.read"
NOTING = "stepguide.journal.incoming:print_of"


def _ends_with_the_fault(terminal: Terminal) -> str:
    """What was shown before the fault."""
    assert terminal.ends() == 1
    before, traceback, fault = terminal.text.partition("Traceback (most recent call last):\n")
    assert traceback
    assert fault.endswith(f"{FAULT}\n")
    return before


@pytest.mark.parametrize("piped", [False, True])
def test_words_that_came_all_at_once_are_a_draft(
    process: Run, home: Path, broken: Broken, piped: bool
) -> None:
    words = () if piped else ("my words",)
    ran = process("journal", "add", *words, input=b"my words" if piped else None, **broken(SAVING))
    assert (ran.code, ran.out) == (1, "")
    draft = only_draft(home)
    assert ran.err.startswith(f"stepguide: What you wrote is kept as a draft in {draft / 'text'}\n")
    assert ran.err.endswith(f"{FAULT}\n")
    assert draft_texts(home) == [b"my words"]


def test_words_that_no_draft_can_be_made_of_are_printed(process: Run, broken: Broken) -> None:
    ran = process("journal", "add", "my words", **broken(SAVING, DRAFTING))
    assert ran.err.startswith(
        "stepguide: your words could not be kept on the disk, so here they are:\nmy words\n"
    )
    assert ran.err.endswith(f"{FAULT}\n")


def test_words_for_a_record_that_cannot_be_named_are_a_draft(
    process: Run, home: Path, broken: Broken
) -> None:
    assert process("journal", "add", "as it was").code == 0
    edit = ("journal", "edit", "last", "--text-from", "-")
    ran = process(*edit, input=b"my words", **broken(CHANGING, NOTING))
    assert (ran.code, draft_texts(home)) == (1, [b"my words"])
    assert ran.err.endswith(f"{FAULT}\n")


@pytest.mark.parametrize("command", ["journal add", "work 1 --question 1.1"])
def test_what_was_written_at_the_prompt_stays_a_draft(
    start: Start, process: Run, home: Path, broken: Broken, command: str
) -> None:
    process("start", "1")
    terminal = start(*command.split(), **broken("stepguide.journal.actions:add"))
    _answer_what_comes_before(terminal, command)
    terminal.types("my words", ENTER)
    until(lambda: draft_texts(home) == [b"my words\n"])
    terminal.is_ready_for_a_line()  # what comes at once is a part of it
    terminal.types(CTRL_D)
    before = _ends_with_the_fault(terminal)
    assert f"It is kept as a draft in {only_draft(home) / 'text'}\n" in before
    assert draft_texts(home) == [b"my words\n"]


def _answer_what_comes_before(terminal: Terminal, command: str) -> None:
    if command.startswith("work"):
        terminal.sees("1.1")
    terminal.is_ready_for_a_line()


@pytest.mark.parametrize("command", ["journal add", "work 1 --question 1.1"])
def test_a_line_that_cannot_be_added_is_printed(
    start: Start, process: Run, broken: Broken, command: str
) -> None:
    process("start", "1")
    terminal = start(*command.split(), **broken(APPENDING))
    _answer_what_comes_before(terminal, command)
    terminal.types("my words", ENTER)
    assert (
        "stepguide: this line could not be kept on the disk, so here it is:\nmy words\n"
        in _ends_with_the_fault(terminal)
    )


@pytest.mark.parametrize("place", [SAVING, READING])
def test_a_cell_is_printed(start: Start, broken: Broken, place: str) -> None:
    env = broken(place, place)
    terminal = start("gratitude", **env)
    terminal.sees("> ")
    terminal.is_ready_for_a_line()
    terminal.types("my words", ENTER)
    assert _ends_with_the_fault(terminal).endswith("Not saved: my words\n")


def test_a_person_is_printed(start: Start, process: Run, broken: Broken) -> None:
    terminal = start("people", "add", **broken(SAVING, CHANGING))
    terminal.sees("First name or initials: ")
    terminal.is_ready_for_a_line()
    terminal.types("Sam", ENTER)
    assert _ends_with_the_fault(terminal).endswith("Not saved for Sam: Sam\n")


def test_how_a_person_is_reached_is_printed(start: Start, process: Run, broken: Broken) -> None:
    assert process("people", "add", "Sam").code == 0
    terminal = start("people", "edit", "Sam", **broken(CHANGING))
    terminal.sees("How to reach them")
    terminal.is_ready_for_a_line()
    terminal.types("555 0100", ENTER)
    assert _ends_with_the_fault(terminal).endswith("Not saved for Sam: 555 0100\n")
