"""Where a person is with the steps, from what they recorded: status, round, the step in hand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Literal

from stepguide.steps.records import Answer, StepEvent

if TYPE_CHECKING:
    from stepguide.home.row import Row

Status = Literal["not_started", "in_progress", "finished"]


@dataclass
class Standing:
    """Where a person is with one step; everything here is derived, nothing is stored.

    `answered` are the questions answered, and exercises done, in the present round, `rows` the
    rows of worksheets; `rounds_begun` the moments at which the second, third … round began.
    `last_touched_at` is when it was last taken in hand, which a row alone never does.
    """

    number: int
    status: Status = "not_started"
    round: int = 1
    started_at: datetime | None = None
    finished_at: datetime | None = None
    last_touched_at: datetime | None = None
    last_event_at: datetime | None = None
    answered: set[str] = field(default_factory=set)
    rows: int = 0
    rounds_begun: list[datetime] = field(default_factory=list)

    def round_at(self, moment: datetime) -> int:
        """The round that `moment` falls in."""
        return 1 + sum(begun <= moment for begun in self.rounds_begun)

    def happened(self, event: StepEvent) -> None:
        """Take in the next event; one that repeats what is so already only touches the step."""
        if event.event == "start" and self.status != "in_progress":
            if self.status == "finished":
                self.round += 1
                self.rounds_begun.append(event.at)
                self.answered, self.rows = set(), 0
            self.status, self.started_at, self.finished_at = "in_progress", event.at, None
        elif event.event == "finish" and self.status != "finished":
            self.status, self.finished_at = "finished", event.at
        elif event.event == "reopen" and self.status == "finished":
            self.status, self.finished_at = "in_progress", None
        if event.event != "finish":
            self.last_touched_at = event.at
        self.last_event_at = event.at

    def filled(self, row: "Row") -> None:
        """Take in the next row of a worksheet: work on the step, which stays in hand or not."""
        if self.status == "not_started":
            self.status, self.started_at = "in_progress", row.at
        self.rows += 1

    def answered_by(self, answer: Answer) -> None:
        """Take in the next answer."""
        if self.status == "not_started":
            self.status, self.started_at = "in_progress", answer.at
        self.answered.add(answer.question)
        self.last_touched_at = answer.at


def standings(
    program: str,
    count: int,
    events: Iterable[StepEvent],
    answers: Iterable[Answer],
    rows: Iterable["Row"] = (),
) -> list[Standing]:
    """Where the person is with each of the `count` steps, the first at place 0."""
    steps = [Standing(number) for number in range(1, count + 1)]
    everything: Iterable[StepEvent | Answer | Row] = chain(events, answers, rows)
    happened = [
        record for record in everything if record.program == program and 0 < _step(record) <= count
    ]
    # Of two at one moment the event comes first, so that an answer falls in the round it opens.
    happened.sort(key=lambda record: (record.at, not isinstance(record, StepEvent), record.id))
    for record in happened:
        standing = steps[_step(record) - 1]
        if isinstance(record, StepEvent):
            standing.happened(record)
        elif isinstance(record, Answer):
            standing.answered_by(record)
        else:
            standing.filled(record)
    return steps


def _step(record: "StepEvent | Answer | Row") -> int:
    return record.step or 0  # a row may belong to none


def step_in_hand(steps: list[Standing]) -> int | None:
    """The step in progress that was last started, reopened or answered, else the lowest not
    finished, else None."""
    open_ones = [step for step in steps if step.status == "in_progress" and step.last_touched_at]
    if open_ones:
        return max(open_ones, key=lambda step: (step.last_touched_at, step.number)).number
    return next((step.number for step in steps if step.status != "finished"), None)
