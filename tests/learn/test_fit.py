"""`stepguide fit`: questions one at a time in a real terminal, and what the answers speak for."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.terminal.conftest
from stepguide.guide import place, source
from stepguide.learn import fit_views, fitting
from stepguide.terminal.page import Heading, Items, Page, Paragraph
from tests.conftest import Ran, Run, records
from tests.known import GUIDE
from tests.terminal.terminals import CTRL_C, CTRL_D, ENTER, WAYS_ON, Start, Terminal

start = tests.terminal.conftest.start

Answers = list[bool | None]

RAW: Any = source.content_of(place.read_guide_file("guide.yaml"), "guide.yaml")
FIT: Any = RAW["fit"]
QUESTIONS: list[Any] = FIT["questions"]
KNOWN = GUIDE.topics.fit

ASK = "Yes, no, or Enter to skip: "
KEEP = "Keep this as an entry in your journal? [y/N] "
AGAIN = f"  They are yes, no, not sure, skip.\n{WAYS_ON}"

# Each way to answer, for as many questions as there are.
TYPED = ["y", "YES", "n", "No.", "", "skip", "unsure", "not sure", " yes ", "N", "S"]
MEANT: Answers = [True, True, False, False, None, None, None, None, True, False, None]
SAID = {True: "yes", False: "no", None: "skipped"}

answers = st.lists(
    st.sampled_from([True, False, None]), min_size=len(QUESTIONS), max_size=len(QUESTIONS)
)


def _of(path: str, given: Answers, speaks_for: bool) -> list[str]:
    """What the guide has these answers say of a path, for it or to think about."""
    return [
        said["says"]
        for question, answer in zip(QUESTIONS, given, strict=False)
        for said in question.get({True: "if_yes", False: "if_no", None: ""}[answer], [])
        if (said["path"], said["speaks_for"]) == (path, speaks_for)
    ]


def _shown(given: Answers) -> str:
    """The words of the whole result, in order, without the breaks between lines."""
    lines = ["What your answers speak for"]
    for path in FIT["paths"]:
        lines += [path["name"], path["always"]]
        speaking, thinking = (_of(path["id"], given, which) for which in (True, False))
        if speaking:
            lines += ["Your answers speak for this:", *(f"- {said}" for said in speaking)]
        if thinking:
            lines += ["To think about:", *(f"- {said}" for said in thinking)]
        if not speaking and not thinking:
            lines.append("Your answers say nothing about this one.")
    return " ".join(" ".join([*lines, FIT["closing"]]).split())


def _entry(given: Answers) -> str:
    """The text that is kept."""
    lines = ["Is the twelve-step way right for me?", ""]
    lines += [f"{q['text']} {SAID[answer]}" for q, answer in zip(QUESTIONS, given, strict=True)]
    for path in FIT["paths"]:
        lines += ["", f"{path['name']}:"]
        lines += [f"+ {said}" for said in _of(path["id"], given, True)]
        lines += [f"? {said}" for said in _of(path["id"], given, False)]
    return "\n".join(lines)


def _begins(start: Start) -> Terminal:
    return start("fit", rows=400)


def _answers(terminal: Terminal, *typed: str) -> None:
    """Type an answer to each of the next questions, and wait for it to be asked first."""
    for number, words in enumerate(typed, start=1):
        question = QUESTIONS[number - 1]
        terminal.sees(f"\n{number} of {len(QUESTIONS)}  {question['text']}\r\n", ASK)
        terminal.is_ready_for_a_line()
        terminal.types(words, ENTER)


def _result(terminal: Terminal) -> str:
    """The words of the result as they reached the terminal, up to the last question."""
    terminal.sees("What your answers speak for", KEEP)
    terminal.is_ready_for_a_line()
    shown = terminal.text[terminal.text.index("What your answers speak for") :]
    return " ".join(shown[: shown.index("Help now: stepguide sos")].split())


def test_there_is_an_answer_here_for_each_question() -> None:
    assert len(TYPED) == len(MEANT) == len(QUESTIONS)


def test_each_question_is_asked_once_with_its_help_after_the_opening(start: Start) -> None:
    terminal = _begins(start)
    _answers(terminal, *TYPED)
    terminal.sees(KEEP)
    said = " ".join(terminal.text.split())
    assert said.startswith(" ".join(FIT["opening"].split()) + " 1 of ")
    for question in QUESTIONS:
        assert said.count(f"{question['text']} {question['help']} ") == 1
    assert AGAIN not in said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (TYPED, MEANT),
        (["y"] * len(QUESTIONS), [True] * len(QUESTIONS)),
        ([""] * len(QUESTIONS), [None] * len(QUESTIONS)),
    ],
    ids=["each way to answer", "all yes", "all skipped"],
)
def test_the_result_is_every_path_with_what_the_answers_say_and_nothing_else(
    typed: list[str], meant: Answers, start: Start, home: Path
) -> None:
    terminal = _begins(start)
    _answers(terminal, *typed)
    assert _result(terminal) == _shown(meant)
    terminal.types(ENTER)
    assert terminal.ends() == 0
    assert not home.exists()


def test_a_word_that_is_no_answer_is_asked_again_and_not_taken_for_one(start: Start) -> None:
    terminal = _begins(start)
    for wrong in ("maybe", "yesno", "1"):
        terminal.sees(ASK)
        terminal.is_ready_for_a_line()
        terminal.types(wrong, ENTER)
        terminal.sees(f"stepguide: {wrong!r} is not one of the answers here.\r\n")
        terminal.sees(AGAIN.replace("\n", "\r\n"))
    terminal.sees(ASK)
    terminal.is_ready_for_a_line()
    terminal.types("n", ENTER)
    for number in range(2, len(QUESTIONS) + 1):
        terminal.sees(f"\n{number} of {len(QUESTIONS)}  ", ASK)
        terminal.is_ready_for_a_line()
        terminal.types(ENTER)
    assert _result(terminal) == _shown([False])
    assert terminal.text.count(AGAIN) == 3


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("answered", [0, 3])
def test_stopping_at_a_question_saves_nothing_and_shows_no_result(
    answered: int, key: str, start: Start, home: Path
) -> None:
    terminal = _begins(start)
    _answers(terminal, *TYPED[:answered])
    terminal.sees(f"\n{answered + 1} of ", ASK)
    terminal.is_ready_for_a_line()
    terminal.types(key)
    assert terminal.ends() == 130
    assert terminal.text.endswith("\nstepguide: Stopped. Nothing was changed.\n")
    assert "What your answers speak for" not in terminal.text
    assert not home.exists()


@pytest.mark.parametrize(
    ("typed", "code"),
    [(ENTER, 0), ("n" + ENTER, 0), ("later" + ENTER, 0), (CTRL_C, 130), (CTRL_D, 130)],
)
def test_it_is_kept_for_no_answer_but_yes(typed: str, code: int, start: Start, home: Path) -> None:
    terminal = _begins(start)
    _answers(terminal, *TYPED)
    _result(terminal)
    terminal.types(typed)
    assert terminal.ends() == code
    assert "Saved" not in terminal.text
    assert not home.exists()


def test_a_word_that_is_neither_keeps_nothing_and_is_asked_again(start: Start, home: Path) -> None:
    terminal = _begins(start)
    _answers(terminal, *TYPED)
    _result(terminal)
    terminal.types("maybe", ENTER)
    terminal.sees(KEEP)
    terminal.is_ready_for_a_line()
    terminal.types("n", ENTER)
    assert terminal.ends() == 0
    told = "stepguide: please type y for yes, or n for no: 'maybe' is neither.\n"
    ways = "  Enter is no, :stop ends here, and ! is help now.\n"
    assert terminal.text.endswith(f"{KEEP}maybe\n{told}{ways}{KEEP}n\n")
    assert not home.exists()


@pytest.mark.parametrize("typed", ["y", "Yes"])
def test_it_is_kept_as_an_entry_with_its_whole_text_when_asked_to(
    typed: str, start: Start, run: Run, home: Path
) -> None:
    terminal = _begins(start)
    _answers(terminal, *TYPED)
    _result(terminal)
    terminal.types(typed, ENTER)
    assert terminal.ends() == 0
    (file,) = records(home)
    kept = json.loads(file.read_bytes())
    assert kept["text"] == _entry(MEANT)
    assert (kept["kind"], kept["program"], kept["step"]) == ("entry", None, None)
    assert kept["tags"] == ["fit"]
    assert terminal.text.endswith(f"\nSaved {kept['id'][:6]}.\n")
    assert json.loads(run("journal", "show", "last", "--json").out)["text"] == _entry(MEANT)


@pytest.mark.parametrize("typed", [None, b"y\n" * 12])
def test_without_a_terminal_it_asks_nothing(typed: bytes | None, process: Run, home: Path) -> None:
    assert process("fit", input=typed) == Ran(
        2,
        "",
        "stepguide: This asks you questions, and there is no terminal here to ask at.\n"
        "  To read about it: stepguide learn fit\n  The questions as data: stepguide fit --json\n",
    )
    assert not home.exists()


def test_the_questions_and_what_each_answer_says_come_as_data(run: Run) -> None:
    ran = run("fit", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == {"paths": FIT["paths"], "questions": QUESTIONS}


@given(answers)
def test_the_items_of_each_path_are_those_of_the_answers_in_their_order(given: Answers) -> None:
    answered = [
        fitting.Answered(question, answer)
        for question, answer in zip(KNOWN.questions, given, strict=True)
    ]
    found = fitting.said(KNOWN, answered)
    assert [one.path.id for one in found] == [path["id"] for path in FIT["paths"]]
    for one in found:
        assert one.speaks_for == _of(one.path.id, given, True)
        assert one.think_about == _of(one.path.id, given, False)
    assert fit_views.as_entry(answered, found) == _entry(given)
    assert _words(fit_views.result(KNOWN, found)) == _shown(given)


@given(answers)
def test_no_result_counts_rates_or_ranks(given: Answers) -> None:
    answered = [
        fitting.Answered(question, answer)
        for question, answer in zip(KNOWN.questions, given, strict=True)
    ]
    said = _words(fit_views.result(KNOWN, fitting.said(KNOWN, answered)))
    # The only figures are the names of steps.
    bare = re.sub(r"\bSteps? \d+(?: and \d+)?", "", said)
    counts = r"\d|%|\bper ?cent|\bscor|\bpoints?\b|\bverdict|\bout of (?:\d|ten|a hundred)"
    ranks = r"|\bbest\b|\bbetter\b|\bsuits? you (?:most|best)|\bwe recommend|\byou should\b"
    assert re.findall(counts + ranks, bare, re.IGNORECASE) == []


def _words(page: Page) -> str:
    """The words of a page of headings, paragraphs and lists, in order."""
    said: list[str] = []
    for block in page:
        if isinstance(block, Items):
            said += [f"- {item}" for item in block.items]
        else:
            assert isinstance(block, Heading | Paragraph)
            said.append(block.text)
    return " ".join(" ".join(said).split())


def test_stdout_in_a_file_gets_the_result_and_none_of_the_questions(
    start: Start, tmp_path: Path
) -> None:
    terminal = start(shell=f"$STEPGUIDE fit > '{tmp_path / 'result'}'")
    for words in TYPED:
        terminal.sees(ASK)
        terminal.types(words, ENTER)
    terminal.sees(KEEP)
    terminal.types(ENTER)
    assert terminal.ends() == 0
    assert " ".join((tmp_path / "result").read_text().split()) == _shown(MEANT)
