"""What a person can do with the steps: see where they are, start, finish and reopen one."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from stepguide.home.collection import Collection
from stepguide.home.ids import new_id
from stepguide.home.kinds import KINDS
from stepguide.home.store import RECORDS, Home
from stepguide.steps.records import Answer, Event, StepEvent
from stepguide.steps.standing import Standing, Status, standings, step_in_hand

if TYPE_CHECKING:
    from stepguide.guide.steps import Program, Question, Step
    from stepguide.home.row import Row


class Where(NamedTuple):
    """Where the person is in the whole program: a standing for each step, and the step in hand."""

    program: str
    steps: list[Standing]
    in_hand: int | None

    def of(self, number: int) -> Standing:
        """Where they are with one step."""
        return self.steps[number - 1]

    def round_at(self, program: str | None, number: int | None, moment: datetime) -> int | None:
        """The round of a step that `moment` falls in; None for a step of
        another program, or for none."""
        if number is None or program != self.program or number > len(self.steps):
            return None
        return self.of(number).round_at(moment)


class Change(NamedTuple):
    """What `start`, `finish` or `reopen` did: `changed` is False when it was so already, and
    `before` the status until then; `finished` is how many steps are finished by now."""

    step: "Step"
    standing: Standing
    before: Status
    changed: bool
    before_its_time: "Step | None" = None
    finished: int = 0


def where(home: Home, program: "Program", answers: list[Answer] | None = None) -> Where:
    """Where the person is; `answers` spares a second reading when the caller has them all."""
    given = list(Collection(home, Answer).all()) if answers is None else answers
    return _where(home, program, given, _filled(home))


def _where(home: Home, program: "Program", answers: list[Answer], rows: "Iterable[Row]") -> Where:
    events = Collection(home, StepEvent).all()
    steps = standings(program.name, len(program.steps), events, answers, rows)
    return Where(program.name, steps, step_in_hand(steps))


def _filled(home: Home) -> "Iterable[Row]":
    """The rows of the worksheets that are work on a step; most homes have none to read."""
    return [row for kind in KINDS if kind.work for row in _rows(home, kind.id)]


def _rows(home: Home, kind: str) -> "list[Row]":
    if not home.names(RECORDS, kind):
        return []
    from stepguide.home import rows

    return rows.every(home, kind)


def instructions(home: Home, program: "Program", number: int) -> list[str]:
    """What a sponsor or counsellor asked to be done at a step, oldest first."""
    return [
        str(row.cells["text"])
        for row in _rows(home, "instruction")
        if (row.program, row.step) == (program.name, number) and "text" in row.cells
    ]


def events_only(home: Home, program: "Program") -> Where:
    """Where the rounds begin, without reading an answer or a row; what was done stays empty."""
    return _where(home, program, [], ())


def open_questions(step: "Step", standing: Standing) -> "list[Question]":
    """The questions not yet answered in this round, in order."""
    return [question for question in step.questions if question.id not in standing.answered]


def change(home: Home, program: "Program", step: "Step", event: Event, now: datetime) -> Change:
    """Record that a step is started, finished or reopened. To start it takes it in hand whatever
    it was; the others are recorded unless that is how it is already."""
    before = where(home, program)
    standing = before.of(step.number)
    was = standing.status
    if not _changes(event, standing):
        return Change(step, standing, was, changed=False)
    at = now
    if (latest := _latest(event, standing, before.steps)) and latest >= now:
        # The clock was set back since; what is done later has to come later all the same.
        at = (latest + timedelta(microseconds=1)).astimezone(now.tzinfo)
    record = StepEvent(
        id=new_id(), at=at, updated_at=now, program=program.name, step=step.number, event=event
    )
    Collection(home, StepEvent).add(record, now)
    standing.happened(record)
    early = _before_its_time(program, before, step) if event == "start" else None
    finished = sum(one.status == "finished" for one in before.steps)
    return Change(step, standing, was, changed=True, before_its_time=early, finished=finished)


def _latest(event: Event, standing: Standing, steps: list[Standing]) -> datetime | None:
    """The last moment that an event has to come after: of its own step, and where it takes the
    step in hand, of every other."""
    touched = [] if event == "finish" else [step.last_touched_at for step in steps]
    return max(filter(None, [standing.last_event_at, *touched]), default=None)


def _changes(event: Event, standing: Standing) -> bool:
    match event:
        case "start":
            return True
        case "finish":
            return standing.status != "finished"
        case "reopen":
            return standing.status == "finished"


def _before_its_time(program: "Program", before: Where, step: "Step") -> "Step | None":
    if step.number == 1:
        return None
    earlier = before.of(step.number - 1)
    return program.step(step.number - 1) if earlier.status == "not_started" else None
