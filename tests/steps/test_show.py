"""`show`: which step is meant, which part is shown, in which reading."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from stepguide.steps.views import SECTIONS
from tests.conftest import Ran, Run
from tests.known import GUIDE

STEPS = GUIDE.steps.steps
FOUR = STEPS[3]

pytestmark = pytest.mark.usefixtures("clock")


def _flat(shown: str) -> str:
    """What is shown as one line, without the frame of a notice and the signs of lists."""
    words = re.sub(r"[│╭╮╰╯─━]", " ", shown).split()
    return " ".join(word for word in words if not re.fullmatch(r"-|\d+\.", word))


def _words(text: str) -> str:
    return " ".join(word for word in text.split() if not re.fullmatch(r"-|\d+\.", word))


def _number(ran: Ran) -> int:
    assert (ran.code, ran.err) == (0, "")
    return int(json.loads(ran.out)["number"])


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (["4"], 4),
        (["04"], 4),
        ([" 4 "], 4),
        (["12"], 12),
        (["step", "4"], 4),
        (["step 4"], 4),
        (["Step4"], 4),
        (["amends"], 9),
        (["AMENDS"], 9),
        (["amen"], 9),
        (["making", "amends"], 9),
        (["self-reflection"], 4),
        (["reflection", "self"], 4),
        (["self", "check"], 10),
        (["letting", "go"], 3),
        (["asking"], 7),
        (["harmed"], 8),
        (["--", "4"], 4),
    ],
)
def test_a_step_is_known_by_its_number_or_words_of_its_title(
    run: Run, typed: list[str], number: int
) -> None:
    assert _number(run("show", "--json", *typed)) == number


@pytest.mark.parametrize("step", STEPS, ids=lambda step: str(step.number))
def test_each_step_is_found_by_its_number_and_by_its_whole_title(run: Run, step: Any) -> None:
    assert _number(run("show", "--json", str(step.number))) == step.number
    assert _number(run("show", "--json", step.title)) == step.number


NO_STEP = "stepguide: There is no step {}.\n  The steps go from 1 to 12.\n"
NO_TITLE = "stepguide: No step is called {!r}.\n  To see them all: stepguide steps\n"
SEVERAL = "stepguide: {!r} fits more than one step: {}.\n  Type its number.\n"


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["13"], 3, NO_STEP.format(13)),
        (["0"], 3, NO_STEP.format(0)),
        (["--", "-1"], 3, NO_STEP.format(-1)),
        (["99999999999999999999"], 3, NO_STEP.format(99999999999999999999)),
        (["step", "13"], 3, NO_STEP.format(13)),
        (["13.1"], 3, NO_STEP.format(13)),
        (["thirteen"], 3, "stepguide: There is no step 13.\n  The steps go from 1 to 12.\n"),
        (["the"], 3, NO_TITLE.format("the")),
        (["²"], 3, NO_TITLE.format("²")),
        ([""], 3, NO_TITLE.format("")),
        (["[bold]x[/bold]"], 3, NO_TITLE.format("[bold]x[/bold]")),
        (["self"], 2, SEVERAL.format("self", "4 Self-Reflection, 10 Ongoing Self-Check")),
        (
            ["control"],
            2,
            SEVERAL.format("control", "1 Accepting Loss of Control, 3 Letting Go of Control"),
        ),
        (
            ["-1"],
            2,
            "stepguide: No such option: -1\n"
            "  Words that begin with a dash go behind a -- of its own, with a blank on either "
            "side.\n"
            "  To see how: stepguide show --help\n",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_means_no_step_or_several_is_told(
    run: Run, typed: list[str], code: int, said: str
) -> None:
    assert run("show", *typed) == Ran(code, "", said)


@pytest.mark.parametrize("typed", ["four", "step four", "Fourth", "4th", "4.3", "step 4.a", "4.99"])
def test_a_number_in_words_or_a_question_means_its_step(run: Run, typed: str) -> None:
    assert _number(run("show", *typed.split(), "--json")) == 4


@pytest.mark.parametrize("typed", ["\u0664", "４"])
def test_a_number_in_other_digits_is_a_number(run: Run, typed: str) -> None:
    assert _number(run("show", typed, "--json")) == 4


PARTS: dict[str, list[str]] = {
    "care": ["Before you begin", FOUR.care or ""],
    "summary": [FOUR.summary],
    "explanation": ["What this step is", FOUR.explanation],
    "opioids": ["In recovery from opioids", FOUR.opioid_recovery],
    "readings": [
        "A spiritual reading",
        FOUR.readings.spiritual,
        "A secular reading",
        FOUR.readings.secular,
    ],
    "actions": ["What people do", *FOUR.actions],
    "questions": [
        "Questions",
        *(text for q in FOUR.questions for text in (f"{q.id} {q.text}", q.help)),
    ],
    "exercises": [
        "Exercises",
        *(text for e in FOUR.exercises for text in (f"{e.id} {e.title}", *e.instructions)),
    ],
    "ready": ["Signs that you are ready to move on", *FOUR.ready_when],
    "pitfalls": ["What trips people up", *FOUR.pitfalls],
    "sources": [
        "Where this comes from",
        *(text for s in GUIDE.sources.of(FOUR.sources) for text in (f"{s.by}: {s.title}", s.says)),
    ],
}


def _in_order(texts: list[str], shown: str) -> Iterator[str]:
    """Those of `texts` that do not stand in `shown` after the one before."""
    place = 0
    for text in map(_words, texts):
        found = shown.find(text, place)
        if found < 0:
            yield text
        else:
            place = found + len(text)


def test_the_parts_are_those_that_can_be_asked_for() -> None:
    assert list(PARTS) == SECTIONS


@pytest.mark.parametrize("name", SECTIONS)
def test_one_part_is_shown_whole_and_alone(run: Run, name: str) -> None:
    ran = run("show", "4", "--section", name)
    assert (ran.code, ran.err) == (0, "")
    shown = _flat(ran.out)
    assert list(_in_order(PARTS[name], shown)) == []
    assert shown.startswith(_words(PARTS[name][0]))
    others = [PARTS[other][-1] for other in SECTIONS if other != name]
    assert [text for text in others if _words(text) in shown] == []


@pytest.mark.parametrize("name", SECTIONS)
def test_a_part_is_known_by_its_beginning(run: Run, name: str) -> None:
    short = next(
        name[:length]
        for length in range(1, len(name) + 1)
        if sum(other.startswith(name[:length]) for other in SECTIONS) == 1
    )
    assert run("show", "4", "--section", short.upper()) == run("show", "4", "--section", name)


@pytest.mark.parametrize("typed", ["s", "x", "every thing", " "])
def test_a_part_that_is_none_lists_those_there_are(run: Run, typed: str) -> None:
    said = f"stepguide: There is no part {typed!r}.\n  The parts are {', '.join(SECTIONS)}.\n"
    assert run("show", "4", "--section", typed) == Ran(2, "", said)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: str(step.number))
def test_a_step_without_a_notice_says_so(run: Run, step: Any) -> None:
    ran = run("show", str(step.number), "--section", "care")
    if step.care:
        assert _words(step.care) in _flat(ran.out)
    else:
        said = f"Step {step.number} has no notice to read beforehand.\n"
        assert ran == Ran(0, said, "")


@pytest.mark.parametrize("step", STEPS, ids=lambda step: str(step.number))
def test_everything_is_there_with_all_in_the_order_of_the_parts(run: Run, step: Any) -> None:
    shown = _flat(run("show", str(step.number), "--all").out)
    expected = [
        f"Step {step.number}: {step.title}",
        *([step.care] if step.care else []),
        step.summary,
        step.explanation,
        step.opioid_recovery,
        step.readings.spiritual,
        step.readings.secular,
        *step.actions,
        *(f"{question.id} {question.text}" for question in step.questions),
        *(f"{exercise.id} {exercise.title}" for exercise in step.exercises),
        *step.ready_when,
        *step.pitfalls,
        *(source.title for source in GUIDE.sources.of(step.sources)),
    ]
    assert list(_in_order(expected, shown)) == []


def test_a_step_opens_with_what_it_is_and_ends_with_what_else_there_is(run: Run) -> None:
    ran = run("show", "4")
    expected = [
        "Step 4: Self-Reflection",
        *PARTS["summary"],
        *FOUR.first.explanation,
        "In recovery from opioids",
        *FOUR.first.opioids,
        "A question to begin with, after the notice below",
        *(f"{question.id} {question.text}" for question in FOUR.questions[:1]),
        "To answer it: stepguide journal add --question 4.1",
        "To work the step: stepguide work 4",
        *PARTS["care"],
        "A spiritual reading",
        FOUR.readings.spiritual.split("\n")[0],
        "A secular reading",
        FOUR.readings.secular.split("\n")[0],
        "One part, such as its exercises: stepguide show 4 --section exercises",
        "Everything at once: stepguide show 4 --all",
    ]
    assert (ran.code, ran.err) == (0, "")
    assert list(_in_order(expected, _flat(ran.out))) == []
    assert FOUR.questions[1].text not in _flat(ran.out)


def test_an_answered_question_makes_room_for_the_next(run: Run) -> None:
    run("journal", "add", "--question", "4.1", "one")
    shown = _flat(run("show", "4").out)
    assert "in progress since Tue 24 Nov 2026" in shown
    assert list(_in_order(["The next open question", "4.2"], shown)) == []
    assert "To answer it: stepguide journal add --question 4.2" in shown
    assert f"4.1 {FOUR.questions[0].text}" not in shown
    questions = _flat(run("show", "4", "--section", "questions").out)
    assert f"4.1 {FOUR.questions[0].text} (answered)" in questions
    assert questions.count("(answered)") == 1


def test_with_every_question_answered_finishing_is_named(run: Run) -> None:
    for question in FOUR.questions:
        run("journal", "add", "--question", question.id, "one")
    shown = _flat(run("show", "4").out)
    said = "You have answered every question of this round. When it feels right: stepguide finish 4"
    assert said in shown
    assert "journal add --question" not in shown


@pytest.mark.parametrize(
    ("wording", "shown", "left_out", "other"),
    [
        ("spiritual", "A spiritual reading", "A secular reading", "secular"),
        ("secular", "A secular reading", "A spiritual reading", "spiritual"),
        ("SECULAR", "A secular reading", "A spiritual reading", "spiritual"),
    ],
)
def test_one_reading_is_shown_and_the_other_is_named(
    run: Run, wording: str, shown: str, left_out: str, other: str
) -> None:
    page = _flat(run("show", "4", "--wording", wording).out)
    assert shown in page
    assert left_out not in page
    assert f"The {other} reading: stepguide show 4 --wording {other}" in page


def test_the_chosen_wording_holds_until_another_is_asked_for(run: Run) -> None:
    assert run("settings", "set", "wording", "secular").code == 0
    page = run("show", "4").out
    assert page == run("show", "4", "--wording", "secular").out
    assert "A spiritual reading" not in page
    both = run("show", "4", "--wording", "both").out
    assert "A spiritual reading" in both
    assert "A secular reading" in both
    assert "A spiritual reading" in run("show", "4", "--wording", "spiritual").out
    assert "A spiritual reading" not in run("show", "4", "--all").out
    assert "A spiritual reading" not in run("show", "4", "--section", "readings").out


def test_a_wording_there_is_not_is_told(run: Run) -> None:
    said = "stepguide: There is no wording 'x'.\n  It is spiritual, secular or both.\n"
    assert run("show", "4", "--wording", "x") == Ran(2, "", said)


def test_showing_a_step_writes_nothing(run: Run, home: Any) -> None:
    for words in (["show", "4"], ["show", "4", "--all"], ["show", "4", "--json"], ["steps"]):
        assert run(*words).code == 0
    assert not home.exists()


def test_without_a_number_it_is_the_step_in_hand(run: Run) -> None:
    assert run("show") == run("show", "1")
    assert run("start", "7").code == 0
    assert run("show", "--section", "questions") == run("show", "7", "--section", "questions")
