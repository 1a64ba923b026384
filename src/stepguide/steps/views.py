"""How steps are shown."""

from typing import Any

from stepguide.advice import Do, Said
from stepguide.guide.sources import Source
from stepguide.guide.steps import Exercise, Program, Question, Step
from stepguide.home.dates import Dates
from stepguide.home.settings import Wording
from stepguide.steps.actions import Change, Where, open_questions
from stepguide.steps.standing import Standing
from stepguide.terminal.dates import shown
from stepguide.terminal.page import Bar, Block, Heading, Items, Notice, Page, Paragraph, Rows
from stepguide.terminal.text import counted, listed

SECTIONS = [
    "care",
    "summary",
    "explanation",
    "opioids",
    "readings",
    "actions",
    "questions",
    "exercises",
    "ready",
    "pitfalls",
    "sources",
]

OPIOIDS = "In recovery from opioids"
ONE_READING = Do("settings set wording secular", "To see only one of the readings, such as")
STATUS = {"not_started": "not started", "in_progress": "in progress", "finished": "finished"}


def standing_line(standing: Standing, dates: Dates) -> str:
    """`in progress since Tue 24 Nov 2026, round 2`."""
    said = STATUS[standing.status]
    if standing.status == "in_progress" and standing.started_at:
        said += f" since {shown(standing.started_at, dates)}"
    if standing.status == "finished" and standing.finished_at:
        said += f" on {shown(standing.finished_at, dates)}"
    return f"{said}, round {standing.round}" if standing.round > 1 else said


def every(program: Program, where: Where) -> Page:
    """All steps with their status, on one screen."""
    rows: list[list[str | Bar]] = [
        [
            f"{step.number:>2}",
            step.title,
            Bar(_answered(step, standing), len(step.questions)),
            count_line(step, standing),
            _status(standing),
        ]
        for step, standing in zip(program.steps, where.steps, strict=True)
    ]
    if where.in_hand:
        step = program.step(where.in_hand)
        then = Do(f"show {step.number}", f"In hand: step {step.number}, {step.title}. To open it")
    else:
        then = Do("start 1 --again", "All of them are finished. Any can be worked again")
    here = where.in_hand - 1 if where.in_hand else None
    return [Heading(program.title), Rows(rows, here=here, aloud="Step"), then]


def count_line(step: Step, standing: Standing) -> str:
    """`3 of 9`, of a step that was begun."""
    if standing.status == "not_started":
        return ""
    return f"{_answered(step, standing)} of {len(step.questions)}"


def brief(
    step: Step,
    standing: Standing,
    wording: Wording,
    dates: Dates,
    asked: list[str],
    says_choice: bool = False,
) -> Page:
    """A step as `show` gives it. First what fits on a screen: what it is, what is particular to
    opioids, and one question; then what to read before working on it, and what else there is.

    `asked` are the instructions of the person's sponsor; `says_choice` says how to see one reading
    alone.
    """
    page: Page = [_title(step), *section(step, standing, "summary", wording)]
    page += [Paragraph(" ".join(step.first.explanation)), Heading(OPIOIDS, 2)]
    page.append(Paragraph(" ".join(step.first.opioids)))
    left = open_questions(step, standing)
    if left:
        page += [Heading(_before_question(step, standing), 2), _questions(left[:1], standing)]
    page += _ways_on(step, standing, "To answer it")
    if standing.status != "not_started":
        beside = beside_questions(step, standing)
        page.append(Paragraph(", ".join(filter(None, [standing_line(standing, dates), beside]))))
    page += _asked(asked) + section(step, standing, "care", wording)
    page += _readings(step, wording, whole=False)
    return [*page, *([ONE_READING] if says_choice else []), *_more(step, wording)]


def _before_question(step: Step, standing: Standing) -> str:
    if standing.answered:
        return "The next open question"
    return "A question to begin with" + (", after the notice below" if step.care else "")


def _ways_on(step: Step, standing: Standing, to_answer: str = "To answer one") -> list[Do]:
    left = open_questions(step, standing)
    if not left:
        done = "You have answered every question of this round. When it feels right"
        return [Do(f"finish {step.number}", done)]
    return [
        Do(f"journal add --question {left[0].id}", to_answer),
        Do(f"work {step.number}", "To work the step"),
    ]


def _everything(step: Step) -> Do:
    return Do(f"show {step.number} --all", "Everything at once")


def whole(
    step: Step,
    standing: Standing,
    wording: Wording,
    dates: Dates,
    sources: list[Source],
    asked: list[str],
) -> Page:
    """Everything the guide has on a step, and the instructions of the person's sponsor."""
    page = _top(step, standing, dates) + _asked(asked)
    for name in SECTIONS[:-1]:
        page += section(step, standing, name, wording)
    return [*page, *sources_section(sources)]


def _top(step: Step, standing: Standing, dates: Dates) -> Page:
    page: Page = [_title(step), Paragraph(standing_line(standing, dates), quiet=True)]
    if beside := beside_questions(step, standing):
        page.append(Paragraph(f"Beside the questions, in this round: {beside}.", quiet=True))
    return page


def _asked(asked: list[str]) -> Page:
    return [Heading("What you were asked to do", 2), Items([*asked])] if asked else []


def section(step: Step, standing: Standing, name: str, wording: Wording) -> Page:
    """One part of a step, under its heading; empty where the step has none."""
    match name:
        case "care":
            return [Notice("Before you begin", step.care)] if step.care else []
        case "summary":
            return [Paragraph(f"{step.summary} The principle behind it: {step.principle.lower()}.")]
        case "explanation":
            return [Heading("What this step is", 2), Paragraph(step.explanation)]
        case "opioids":
            return [Heading(OPIOIDS, 2), Paragraph(step.opioid_recovery)]
        case "readings":
            return _readings(step, wording)
        case "actions":
            return [Heading("What people do", 2), Items([*step.actions])]
        case "questions":
            return [Heading("Questions", 2), _questions(step.questions, standing)]
        case "exercises":
            return _exercises(step.exercises, standing)
        case "ready":
            return [Heading("Signs that you are ready to move on", 2), Items([*step.ready_when])]
        case _:
            return [Heading("What trips people up", 2), Items([*step.pitfalls])]


def no_care(step: Step) -> Page:
    """Said when the notice of a step is asked for that has none."""
    return [Paragraph(f"Step {step.number} has no notice to read beforehand.")]


def sources_section(sources: list[Source]) -> Page:
    """Where a step's text comes from."""
    items: list[str | tuple[str, str]] = [
        (f"{source.by}: {source.title}{f' ({source.year})' if source.year else ''}", source.says)
        for source in sources
    ]
    return [Heading("Where this comes from", 2), Items(items)]


def change_line(event: str, change: Change, out_of_order: str, dates: Dates) -> Said:
    """What `start`, `finish` or `reopen` has to say."""
    step, standing = change.step, change.standing
    name = f"Step {step.number}, {step.title},"
    if not change.changed:
        if event == "reopen" and standing.status == "not_started":
            return Do(f"start {step.number}", f"{name} has not been started. Begin it with")
        return f"{name} {_was_so(standing, dates)}. Nothing was changed."
    if event == "finish":
        return f"{name} is finished. You can come back to it any time."
    if event == "reopen":
        return f"{name} is open again, round {standing.round} as before. Nothing you wrote changed."
    if change.before == "in_progress":
        said = f"{name} is the step in hand now, {standing_line(standing, dates)}."
        return Do(f"show {step.number}", f"{said} Read it with")
    said = f"{name} is started"
    said += f", round {standing.round}." if standing.round > 1 else "."
    if early := change.before_its_time:
        said += " " + out_of_order.format(number=early.number, title=early.title)
    return Do(f"show {step.number}", f"{said} Read it with")


def finished_line(step: Step, standing: Standing, dates: Dates) -> str:
    """That a step was finished, and when."""
    return f"Step {step.number}, {step.title}, {_was_so(standing, dates)}."


def again(step: Step, standing: Standing) -> list[Do]:
    """The ways back into a finished step."""
    begin = f"To begin it again, as round {standing.round + 1}"
    return [
        Do(f"start {step.number} --again", begin),
        Do(f"reopen {step.number}", "To go on with it in the same round"),
    ]


def _was_so(standing: Standing, dates: Dates) -> str:
    if standing.status == "finished" and standing.finished_at:
        return f"was finished on {shown(standing.finished_at, dates)} already"
    since = f" since {shown(standing.started_at, dates)}" if standing.started_at else ""
    again = f", round {standing.round}" if standing.round > 1 else ""
    return f"has been in progress{since}{again}"


def as_row(step: Step, standing: Standing) -> dict[str, Any]:
    """A step in `steps --json`."""
    return {
        "number": step.number,
        "title": step.title,
        "summary": step.summary,
        "status": standing.status,
        "round": standing.round,
        "answered": _answered(step, standing),
        "questions": len(step.questions),
        "exercises_done": _exercises_done(step, standing),
        "exercises": len(step.exercises),
        "rows": standing.rows,
    }


def as_data(step: Step, standing: Standing, instructions: list[str]) -> dict[str, Any]:
    """A step in `show N --json`: all the guide has on it, and where the person is with it."""
    content = step.model_dump(exclude={"explains", "first"})
    for question in content["questions"]:
        question["answered"] = question["id"] in standing.answered
    for exercise in content["exercises"]:
        exercise["done"] = exercise["id"] in standing.answered
    return content | {
        "status": standing.status,
        "round": standing.round,
        "rows": standing.rows,
        "instructions": instructions,
        "next": [one.as_data() for one in (*_ways_on(step, standing), _everything(step))],
    }


def _exercises_done(step: Step, standing: Standing) -> int:
    return sum(exercise.id in standing.answered for exercise in step.exercises)


def beside_questions(step: Step, standing: Standing) -> str:
    """What else was done in this round, `2 exercises and 3 rows`; empty for nothing."""
    done = _exercises_done(step, standing)
    said = [counted(done, "exercise")] if done else []
    return listed([*said, counted(standing.rows, "row")] if standing.rows else said)


def _answered(step: Step, standing: Standing) -> int:
    return len(step.questions) - len(open_questions(step, standing))


def _status(standing: Standing) -> str:
    again = f", round {standing.round}" if standing.round > 1 else ""
    return f"{STATUS[standing.status]}{again}"


def _title(step: Step) -> Block:
    return Heading(f"Step {step.number}: {step.title}")


def _questions(questions: list[Question], standing: Standing) -> Block:
    return Items(
        [
            (f"{q.id}  {q.text}{' (answered)' if q.id in standing.answered else ''}", q.help)
            for q in questions
        ]
    )


def _readings(step: Step, wording: Wording, whole: bool = True) -> Page:
    """The readings; but for `whole`, how each begins."""
    page: Page = []
    if wording in ("both", "spiritual"):
        page += _reading("A spiritual reading", step.readings.spiritual, whole)
    if wording in ("both", "secular"):
        page += _reading("A secular reading", step.readings.secular, whole)
    return page


def _reading(title: str, text: str, whole: bool) -> Page:
    return [Heading(title, 2), Paragraph(text if whole else text.partition("\n")[0])]


def _exercises(exercises: list[Exercise], standing: Standing) -> Page:
    page: Page = [Heading("Exercises", 2)]
    for exercise in exercises:
        days = f", on {exercise.days} days" if exercise.days > 1 else ""
        done = ", done" if exercise.id in standing.answered else ""
        title = f"{exercise.id}  {exercise.title} ({exercise.minutes} minutes{days}{done})"
        page.append(Heading(title, 2))
        page.append(Items([*exercise.instructions], ordered=True))
    return page


def _more(step: Step, wording: Wording) -> list[Do]:
    more = [Do(f"show {step.number} --section exercises", "One part, such as its exercises")]
    if wording != "both":
        other = "secular" if wording == "spiritual" else "spiritual"
        more.append(Do(f"show {step.number} --wording {other}", f"The {other} reading"))
    return [*more, _everything(step)]
