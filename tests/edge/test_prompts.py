"""Every prompt of the program, found in its source: the same is heard at each, and none of what
comes at once is lost or reaches the shell."""

import json
import os
import re
import shlex
import signal
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from stepguide.guide.sheets import Form, Sheet
from stepguide.home.kinds import BY_ID, Kind
from stepguide.terminal.field import Field
from tests.clock import running_first
from tests.conftest import Run, records, write_line_by_line
from tests.edge import places
from tests.edge.prompts import (
    BACK,
    CHOICE,
    EDIT,
    EVERY,
    MARK,
    MORE,
    NO_ANSWER,
    NO_NUMBER,
    PROMPTS,
    Made,
    Prompt,
)
from tests.known import GUIDE
from tests.terminal.conftest import start as start
from tests.terminal.terminals import (
    CTRL_C,
    CTRL_D,
    ENTER,
    Start,
    Terminal,
    without_styles,
)

SOS = "ACT NOW."
SAID_BY_DAYS = "No beginning is recorded."
ON = "and ! is help now.\r\n"
STOPS = ("quit", "exit", "q", "stop", "Quit ")
REST = "stepguide: only the first line was taken. The rest was not:\r\n"
DIGITS = "9" * 5000  # longer than Python makes a number of
# What a library, or the program's own names, would say.
NOT_SAID = re.compile(r"Traceback|pydantic|validation|Input should|type=|Value error|\w_\w")

ALL = [
    (f"{place}{'' if number == 1 else f' #{number}'}", one)
    for place, several in PROMPTS.items()
    for number, one in enumerate(several, start=1)
]
WITH_WORDS = [(name, one) for name, one in ALL if one.takes in ("words", "lines", "line")]


def _each(found: list[tuple[str, Prompt]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("at", [one for _, one in found], ids=[name for name, _ in found])


def test_only_three_modules_read_a_line_and_so_all_asking_is_one_loop() -> None:
    assert places.reading() == {"terminal.asking", "terminal.keyboard", "writing.compose"}


def test_there_is_a_way_to_every_prompt() -> None:
    found = places.places()
    new = sorted({*found} - {*PROMPTS})
    gone = sorted({*PROMPTS} - {*found})
    assert not new, f"Say how to get to {', '.join(new)}: an entry each in tests/edge/prompts.py."
    assert not gone, f"Nothing asks there any more, take it out of prompts.py: {', '.join(gone)}"


class There:
    """A person at one prompt. Below the program a shell shows what it left to be read."""

    def __init__(self, terminal: Terminal, at: Prompt) -> None:
        self.terminal, self.at = terminal, at
        for seen, line in at.before:
            terminal.sees(seen)
            self.types(line, "" if line.endswith(CTRL_D) else ENTER)
        self.again()

    def again(self) -> str:
        """Wait for the prompt; what was shown before it, since the last time something was
        waited for."""
        if self.at.takes == "lines" and self.terminal.raw.count(self.at.beside.encode()):
            self.terminal.is_ready_for_a_line()
            return ""
        self.terminal.sees(self.at.beside)
        self.terminal.is_ready_for_a_line()
        return str(self.terminal.child.before)

    def types(self, line: str, end: str = ENTER) -> "There":
        self.terminal.is_ready_for_a_line()
        self.terminal.types(line, end)
        return self

    def at_once(self, text: str) -> "There":
        """Type all of this in one burst."""
        self.terminal.is_ready_for_a_line()
        os.write(self.terminal.child.child_fd, text.encode())
        return self

    def sees(self, *words: str) -> "There":
        self.terminal.sees(*words)
        return self

    def ends(self) -> None:
        """Wait for the end; nothing was left for the shell."""
        self.sees("left<")
        self.terminal.child.expect_exact(">end")
        assert self.terminal.child.before == b"", "this reached the shell"
        assert "Traceback" not in self.terminal.text
        self.terminal.ends()

    def breaks_off_hard(self) -> None:
        """The window is closed."""
        self.terminal.hangs_up()

    def breaks_off(self) -> None:
        """Ctrl-C, wherever it is."""
        self.terminal.is_ready_for_a_line()
        self.terminal.types(CTRL_C)
        self.ends()


Get = Callable[..., There]
BURST = "quit\n\n:stop\nsos\nthe last of them"
LINES = BURST.split("\n")


@pytest.fixture
def get(start: Start, run: Run, home: Path) -> Get:
    """Gets to a prompt; `early` is typed before the program shows anything."""

    def get(at: Prompt, early: str = "") -> There:
        at.make(Made(run, home))
        if at.takes == "lines" or any(line.endswith(CTRL_D) for _, line in at.before):
            write_line_by_line(home)
        left = "stty -icanon -echo min 0 time 1; printf 'left<'; cat; printf '>end'"
        shell = f"trap : INT; $STEPGUIDE {shlex.join(at.words)}; {left}"
        terminal = start(shell=shell, rows=60, **dict(at.env))
        os.write(terminal.child.child_fd, early.encode())
        return There(terminal, at)

    return get


def _kept(home: Path, words: str) -> bool:
    """Whether these words are in a record or a draft."""
    wanted = [words.encode(), json.dumps(words, ensure_ascii=False)[1:-1].encode()]
    return any(
        one in file.read_bytes()
        for part in ("records", "drafts")
        for file in (home / part).rglob("*")
        if file.is_file()
        for one in wanted
    )


def _holds(home: Path, at: Prompt, lines: list[str]) -> bool:
    """Whether lines that were answered together are kept together, where they can be."""
    if at.takes == "line":
        return not _kept(home, lines[-1])
    if at.words == ("craving",):  # what set it off is a list
        return all(_kept(home, line) for line in lines if line)
    return _kept(home, "\n".join(lines))


def _hears_help(there: There) -> None:
    for typed in ("!", "sos"):
        there.types(typed).sees(SOS).again()
    here = {":help", "!", *there.at.ways}
    listed = [one for one in GUIDE.sessions.commands if re.split("[ ,]", one.typed)[0] in here]
    for typed in (":help", "?"):
        there.types(typed).sees(f"{typed}\r\n")
        if there.at.helps:
            there.sees(there.at.helps).again()
            continue
        there.sees("".join(f"{one.typed}  {one.does}\r\n" for one in listed)).again()


def _refuses_other_ways(there: There) -> None:
    at = there.at
    for way in EVERY:
        if way in at.ways:
            continue
        line = "This is asked line by line." if way == EDIT else f"there is no {way} here."
        back = ":back goes back, " if BACK in at.ways else ""
        there.types(way).sees(f"stepguide: {line}", f"{back}:stop ends here, {ON}").again()


def _is_told(there: There, said: str) -> None:
    """A refusal with these words, and then the ways on."""
    there.sees(f"stepguide: {said}".strip())  # a word too long for a line stands below it
    there.terminal.child.expect_exact(ON.encode())
    shown = (there.terminal.child.before or b"").decode()
    assert not NOT_SAID.search(shown)
    there.again()


_stops = cycle(STOPS)
LAST = [(name, one, next(_stops)) for name, one in ALL if one.takes in ("one", "anything")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("at", "stop"), [(one, stop) for _, one, stop in LAST], ids=[name for name, *_ in LAST]
)
def test_where_something_is_chosen(get: Get, at: Prompt, stop: str) -> None:
    there = get(at)
    _hears_help(there)
    _refuses_other_ways(there)
    there.types("stepguide days").sees(SAID_BY_DAYS).again()
    if at.takes == "one":
        there.types("zzz")
        _is_told(there, at.refused)
        there.types(DIGITS)
        _is_told(there, at.refused.partition("'zzz")[0][:10])
        there.at_once("zzz\nthe second of them\nthe third of them")
        there.sees(REST, "  the second of them\r\n  the third of them\r\n")
        _is_told(there, at.refused)
    there.at_once(f"{stop}\necho the second of them\n")
    there.sees(REST, "  echo the second of them\r\n")
    if at.above:
        there.sees(at.above).types(stop)
    there.ends()


@pytest.mark.slow
@_each(WITH_WORDS)
def test_where_words_are_wanted_what_is_heard_is_asked_back(
    get: Get, home: Path, at: Prompt
) -> None:
    there = get(at)
    _hears_help(there)
    _refuses_other_ways(there)
    command = "stepguide days"
    there.types(command).sees("Press Enter to run it").again()
    there.types("").sees(SAID_BY_DAYS).again()
    for stop in STOPS:
        there.types(stop).sees("Press Enter to stop here. ", f"{stop.strip()!r} as your words")
        there.again()
    there.types("").ends()
    assert not _kept(home, "quit")


@pytest.mark.slow
@_each(WITH_WORDS)
def test_where_words_are_wanted_the_second_time_they_are_words(
    get: Get, home: Path, at: Prompt
) -> None:
    there = get(at)
    there.types("quit").sees("Press Enter to stop here.").again()
    there.types("quit").sees("quit\r\n")
    there.breaks_off()
    assert _kept(home, "quit")


@pytest.mark.slow
@_each(WITH_WORDS)
def test_where_words_are_wanted_a_burst_is_one_answer(get: Get, home: Path, at: Prompt) -> None:
    there = get(at)
    there.at_once(f"{BURST}\n").sees(LINES[-1])
    if at.takes == "line":
        # What is one line cannot hold it: it is shown back, and nothing goes to the next prompt.
        there.sees("You typed: ", *(f"{line}\r\n" for line in LINES[1:] if line), ON).again()
    there.breaks_off()
    assert _holds(home, at, LINES)


@pytest.mark.slow
@_each([(name, at) for name, at in WITH_WORDS if at.keeps])
@pytest.mark.parametrize("end", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
def test_where_words_are_wanted_what_was_begun_is_kept(
    get: Get, home: Path, at: Prompt, end: str
) -> None:
    there = get(at)
    first, second = "the first of them", "the second"
    if end == CTRL_C:
        there.at_once(f"{first}\n{second}").sees(second)
        there.types(CTRL_C, "").ends()
    else:
        there.at_once(f"{first}\n{CTRL_D}{second}\n")
        if at.words[0] == "work":  # the session goes on
            there.sees(CHOICE).types(CTRL_D, "")
        there.ends()
    assert _holds(home, at, [first, second])


@pytest.mark.slow
@_each([(name, one) for name, one in ALL if one.takes == "notepad"])
def test_in_the_small_editor_help_is_heard_and_the_words_stay(
    get: Get, home: Path, at: Prompt
) -> None:
    there = get(at)
    there.types("the first of them").sees("the first of them")
    for call in ("!", "sos"):
        there.types(call).sees(SOS, "the first of them", at.beside)
    there.types("?").sees("opens the sos screen", at.beside)
    there.types("stepguide days").sees("Press Enter to run it", at.beside)
    there.types("").sees(SAID_BY_DAYS, at.beside)
    there.types("quit").sees("Press Enter to stop here.", at.beside)
    there.types("quit").breaks_off()
    assert _kept(home, "the first of them\nquit\n")


def test_what_is_written_in_place_of_a_yes_can_be_several_lines(get: Get, home: Path) -> None:
    (at,) = PROMPTS["lapse.asking:NoteQuestions._ask"]
    there = get(at)
    _hears_help(there)
    _refuses_other_ways(there)
    there.types("stepguide days").sees(SAID_BY_DAYS).again()
    there.at_once("the first of them\n\nthe last of them\n").sees("the last of them")
    there.sees("2004h> ").breaks_off()
    assert _kept(home, "the first of them\n\nthe last of them")


@pytest.mark.parametrize("stop", STOPS)
def test_where_words_stand_for_a_yes_a_lone_stop_stops(get: Get, home: Path, stop: str) -> None:
    (at,) = PROMPTS["lapse.asking:NoteQuestions._ask"]
    get(at).at_once(f"{stop}\n\n").ends()  # an empty line below it makes it no words
    assert not home.exists()


WORDS = next(one for _, one in WITH_WORDS if one.words == ("inventory", "add", "fear"))
WRITES = next(one for _, one in WITH_WORDS if one.takes == "lines")
ANSWERS = PROMPTS["work.answering:Answering._lines"][0]


@pytest.mark.parametrize("at", [WORDS, WRITES], ids=["an answer", "lines"])
def test_the_last_line_of_a_burst_can_be_gone_on_with(get: Get, home: Path, at: Prompt) -> None:
    there = get(at)
    there.at_once("the first of them\nthe sec").sees("the sec")
    there.types("ond of them").sees("ond of them\r\n").breaks_off()
    assert _kept(home, "the first of them\nthe second of them")


@pytest.mark.parametrize("at", [WORDS, WRITES], ids=["an answer", "lines"])
def test_a_long_burst_arrives_whole(get: Get, home: Path, at: Prompt) -> None:
    there = get(at)
    lines = [f"{number} {'word ' * 50}end" for number in range(60)]
    there.types("\n".join([*lines, "the last"])).sees("the last\r\n")
    there.breaks_off()
    assert _kept(home, "\n".join(lines))


def test_of_a_long_burst_at_a_number_nothing_is_left(get: Get) -> None:
    (at,) = PROMPTS["work.distress:DistressCheck._number"]
    there = get(at)
    lines = [f"{number} {'word ' * 40}end" for number in range(60)]
    there.types("\n".join(["5", *lines, "the last"])).sees(REST, *lines, "the last\r\n")
    there.sees(CHOICE).breaks_off()


def test_an_answer_typed_before_its_question_is_taken(get: Get, home: Path) -> None:
    second = PROMPTS["people.asking:PersonQuestions"][1]._replace(before=())
    there = get(second, "Sam\n")
    there.breaks_off()
    assert _kept(home, '"name": "Sam"')


def test_an_answer_ends_also_after_something_was_asked_back(get: Get, home: Path) -> None:
    there = get(ANSWERS)
    there.types("quit").sees("Press Enter to stop here.").again()
    there.types("words").sees("words\r\n").types(CTRL_D, "").sees("Saved ", CHOICE)
    there.breaks_off()
    assert _kept(home, '"text": "words"')


def test_an_empty_line_after_a_stop_that_was_asked_back_stops(get: Get, home: Path) -> None:
    there = get(ANSWERS)
    there.types("words").sees("words\r\n").types("quit").sees("Press Enter to stop here.")
    there.types("").sees("Saved ", GUIDE.sessions.closing.title).ends()
    assert _kept(home, '"text": "words"')


@pytest.mark.parametrize("end", ["Ctrl-C", "a signal"])
def test_what_was_answered_is_kept_while_more_of_a_burst_is_waited_for(
    start: Start, home: Path, tmp_path: Path, end: str
) -> None:
    waits = running_first(
        tmp_path / "waits.py",
        "from stepguide.terminal import keyboard\nkeyboard.more_comes.__defaults__ = (1.5,)\n",
    )
    terminal = start("inventory", "add", "fear", **waits)
    terminal.sees(MARK)
    terminal.is_ready_for_a_line()
    os.write(terminal.child.child_fd, b"the first of them\nthe second of them\n")
    terminal.sees("the first of them\r\n", "the second of them\r\n\x1b[?2004l")
    if end == "Ctrl-C":
        terminal.types(CTRL_C)
    else:
        os.kill(terminal.pid, signal.SIGTERM)
    terminal.ends()
    assert _kept(home, "the first of them\nthe second of them")


def test_several_lines_of_a_check_in_are_whole_when_it_is_gone_on_with(
    get: Get, start: Start, home: Path
) -> None:
    there = get(PROMPTS["checkin.asking:CheckinQuestions"][1])
    there.at_once("the first of them\n\nthe last of them\n").sees("the last of them\r\n")
    there.sees(MORE).breaks_off_hard()
    # Whether there is more may be taken as answered, where the window's end is read before the
    # signal of it comes: then it is saved.
    if not records(home, "checkin"):
        again = start("checkin", "--evening")
        again.sees("n for something else: ")
        again.types(ENTER)
        again.sees(MARK)
        again.is_ready_for_a_line()
        again.types(CTRL_C)
        again.ends()
    (file,) = records(home, "checkin")
    kept = json.loads(file.read_bytes())["cells"]["tomorrow"]
    assert kept == "the first of them\n\nthe last of them"


FORMS = [(BY_ID[sheet.id], sheet, form) for sheet in GUIDE.sheets.sheets for form in sheet.kinds]
TYPED = {"scale": "5", "hours": "7", "time": "7pm", "choice": "1", "choices": "1"}
REFUSED = {
    "scale": NO_NUMBER,
    "hours": "The answer is a number of hours from 0 to 24, not 'zzz'.",
    "time": "'zzz' is no time of day.",
    "choice": NO_ANSWER,
    "choices": NO_ANSWER,
}
NOT_ASKED = {("checkin", "time"), ("craving", "note")}  # the clock, or an option, says it
NEXT: Any = [re.compile(rb"[\n\r](\x1b\[\?2004h)?> "), rb"to go on: |go: |\[y/N\] ", b"left<"]


def _ways_to(kind: Kind, sheet: Sheet, form: Form) -> list[tuple[str, ...]]:
    """The commands that ask for each field of a form."""
    if kind.id == "checkin":
        return [("checkin", "--morning"), ("checkin", "--evening")]
    if kind.id == "craving":
        return [("craving",)]
    own = (form.id,) if len(sheet.kinds) > 1 else ()
    return [(*kind.typed.split(), "add", *own)]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "sheet", "form"), FORMS, ids=[form.id for *_, form in FORMS])
def test_every_field_of_every_form(
    start: Start, home: Path, kind: Kind, sheet: Sheet, form: Form
) -> None:
    by_question = {field.ask: field for field in form.fields}
    asked: set[str] = set()
    for words in _ways_to(kind, sheet, form):
        terminal = start(shell=f"$STEPGUIDE {shlex.join(words)}; printf 'left<'", rows=60)
        while (found := terminal.child.expect(NEXT)) < 2:
            shown = without_styles((terminal.child.before or b"").decode()).splitlines()
            if found == 1:
                terminal.types({"checkin": "y", "craving": "s"}.get(kind.id, ""), ENTER)
                continue
            field = by_question[next(line for line in reversed(shown) if line in by_question)]
            if field.id in asked:
                terminal.types(ENTER)
                continue
            if not asked:
                _says(terminal, "?", ":skip or :s")
            asked.add(field.id)
            _answers(terminal, field)
        assert terminal.ends() == 0
        assert not NOT_SAID.search(terminal.text)
        (row,) = sorted(records(home, kind.id), key=lambda file: file.stat().st_mtime)[-1:]
        cells = json.loads(row.read_bytes())["cells"]
        own = [field for field in form.fields if field.is_own_words and field.id in asked]
        assert {field.id for field in own if "quit" in cells.get(field.id, "")} | {
            field.id for field in own if field.id not in cells
        } == {field.id for field in own}
    every = {field.id for field in form.fields}
    assert every - asked == {name for sheet_id, name in NOT_ASKED if sheet_id == sheet.id}


def _answers(terminal: Terminal, field: Field) -> None:
    """Have one field refuse, or ask back, what it should, and then answer it."""
    if field.is_own_words:
        _says(terminal, "quit", "Press Enter to stop here. To write 'quit' as your words")
        terminal.types("quit", ENTER)
        terminal.sees("quit\r\n")
    else:
        _says(terminal, "zzz", f"stepguide: {REFUSED[field.takes]}\r\n", ON.strip())
        terminal.types(TYPED[field.takes], ENTER)


def _says(terminal: Terminal, line: str, *seen: str) -> None:
    """Type something that is no answer, see this, and then the prompt again."""
    terminal.is_ready_for_a_line()
    terminal.types(line, ENTER)
    terminal.sees(*seen)
    assert terminal.child.expect(NEXT) == 0
    terminal.is_ready_for_a_line()
