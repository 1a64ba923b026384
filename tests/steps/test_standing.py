"""Where a person is with the steps follows from what they recorded, however it is read."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from stepguide.home.ids import new_id
from stepguide.steps.records import Answer, Event, StepEvent
from stepguide.steps.standing import Standing, standings, step_in_hand

OURS = "twelve-steps"
START = datetime(2026, 1, 1, 12, tzinfo=UTC)
COUNT = 3


class Happening(NamedTuple):
    """An event, or an answer to the question `what`, so many minutes after the start."""

    minute: int
    step: int
    what: str

    @property
    def is_answer(self) -> bool:
        return "." in self.what

    @property
    def at(self) -> datetime:
        return START + timedelta(minutes=self.minute)


EVENTS: list[Event] = ["start", "finish", "reopen"]
HAPPENINGS = st.lists(
    st.builds(
        Happening,
        st.integers(0, 60),
        st.integers(1, COUNT),
        st.sampled_from([*EVENTS, "1.1", "1.2", "1.3"]),
    ),
    max_size=25,
    unique_by=lambda happening: happening.minute,
).map(sorted)


def _record(happening: Happening, program: str = OURS, **more: Any) -> StepEvent | Answer:
    common = {
        "id": new_id(),
        "at": happening.at,
        "updated_at": happening.at,
        "program": program,
        "step": happening.step,
        **more,
    }
    if happening.is_answer:
        return Answer.model_validate({**common, "text": "x", "question": happening.what})
    return StepEvent.model_validate({**common, "event": happening.what})


def _standings(records: list[StepEvent | Answer], count: int = COUNT) -> list[Standing]:
    events = [record for record in records if isinstance(record, StepEvent)]
    answers = [record for record in records if isinstance(record, Answer)]
    return standings(OURS, count, events, answers)


def _after(*happened: str, step: int = 1, of: int = COUNT) -> list[Standing]:
    """Where the person is after these, a minute apart."""
    return _standings(
        [_record(Happening(minute, step, what)) for minute, what in enumerate(happened)], of
    )


def _of(step: int, happenings: list[Happening]) -> list[Happening]:
    return [happening for happening in happenings if happening.step == step]


def _rounds_begun(happenings: list[Happening]) -> list[Happening]:
    """The starts that come when the last mark before them is a finish."""
    marks = [happening for happening in happenings if not happening.is_answer]
    return [
        mark for before, mark in pairwise(marks) if (before.what, mark.what) == ("finish", "start")
    ]


def _status(happenings: list[Happening]) -> str:
    marks = [happening.what for happening in happenings if not happening.is_answer]
    if marks and marks[-1] == "finish":
        return "finished"
    began = any(happening.what != "reopen" for happening in happenings)
    return "in_progress" if began else "not_started"


@given(HAPPENINGS, st.randoms(use_true_random=False))
def test_the_order_of_reading_makes_no_difference(happenings: list[Happening], random: Any) -> None:
    records = [_record(happening) for happening in happenings]
    expected = _standings(records)
    random.shuffle(records)
    assert _standings(records) == expected


@given(HAPPENINGS)
def test_the_status_is_what_the_last_mark_says(happenings: list[Happening]) -> None:
    steps = _standings([_record(happening) for happening in happenings])
    assert [step.status for step in steps] == [
        _status(_of(step.number, happenings)) for step in steps
    ]


@given(HAPPENINGS)
def test_a_round_begins_with_a_start_after_a_finish(happenings: list[Happening]) -> None:
    steps = _standings([_record(happening) for happening in happenings])
    for step in steps:
        begun = [mark.at for mark in _rounds_begun(_of(step.number, happenings))]
        assert step.rounds_begun == begun
        assert step.round == 1 + len(begun)


@given(HAPPENINGS)
def test_rounds_only_grow(happenings: list[Happening]) -> None:
    records = [_record(happening) for happening in happenings]
    before = [1] * COUNT
    for length in range(len(records) + 1):
        after = [step.round for step in _standings(records[:length])]
        assert all(later in (now, now + 1) for now, later in zip(before, after, strict=True))
        before = after


@given(HAPPENINGS)
def test_an_answer_stays_in_the_round_it_was_given_in(happenings: list[Happening]) -> None:
    records = [_record(happening) for happening in happenings]
    in_the_end = _standings(records)
    for place, happening in enumerate(happenings):
        then = _standings(records[: place + 1])[happening.step - 1]
        assert in_the_end[happening.step - 1].round_at(happening.at) == then.round


@given(HAPPENINGS)
def test_the_answered_are_those_of_the_present_round(happenings: list[Happening]) -> None:
    for step in _standings([_record(happening) for happening in happenings]):
        ours = _of(step.number, happenings)
        begun = _rounds_begun(ours)
        since = begun[-1].at if begun else START
        assert step.answered == {
            happening.what for happening in ours if happening.is_answer and happening.at >= since
        }


@given(HAPPENINGS)
def test_there_is_a_time_of_finishing_exactly_while_a_step_is_finished(
    happenings: list[Happening],
) -> None:
    for step in _standings([_record(happening) for happening in happenings]):
        assert (step.finished_at is not None) == (step.status == "finished")
        if step.status == "not_started":
            assert step.started_at is None


@given(HAPPENINGS)
def test_the_step_in_hand_is_in_progress_or_the_lowest_not_started(
    happenings: list[Happening],
) -> None:
    steps = _standings([_record(happening) for happening in happenings])
    touched = [
        happening
        for happening in happenings
        if steps[happening.step - 1].status == "in_progress" and happening.what != "finish"
    ]
    untouched = [step.number for step in steps if step.status == "not_started"]
    expected = touched[-1].step if touched else min(untouched, default=None)
    assert step_in_hand(steps) == expected


@given(HAPPENINGS, HAPPENINGS)
def test_steps_of_another_program_are_ignored(
    ours: list[Happening], others: list[Happening]
) -> None:
    records = [_record(happening) for happening in ours]
    foreign = [_record(happening, program="my-own-steps") for happening in others]
    assert _standings([*foreign, *records]) == _standings(records)


@given(HAPPENINGS)
def test_steps_beyond_the_last_are_ignored(happenings: list[Happening]) -> None:
    records = [_record(happening) for happening in happenings]
    beyond = [_record(happening, step=COUNT + happening.step) for happening in happenings]
    assert _standings([*records, *beyond]) == _standings(records)


def test_a_step_begins_with_its_first_answer() -> None:
    (step,) = _after("1.2", "1.1", of=1)
    assert (step.status, step.round, step.started_at) == ("in_progress", 1, START)
    assert step.answered == {"1.1", "1.2"}


def test_an_answer_after_a_finish_stays_with_the_finished_round() -> None:
    (step,) = _after("start", "1.1", "finish", "1.2", of=1)
    assert (step.status, step.round, step.answered) == ("finished", 1, {"1.1", "1.2"})
    (again,) = _after("start", "1.1", "finish", "1.2", "start", "1.3", of=1)
    assert (again.status, again.round, again.answered) == ("in_progress", 2, {"1.3"})
    assert [again.round_at(START + timedelta(minutes=minute)) for minute in (1, 3, 4, 5)] == [
        1,
        1,
        2,
        2,
    ]


def test_reopening_goes_on_with_the_same_round() -> None:
    (step,) = _after("start", "1.1", "finish", "reopen", "1.2", of=1)
    assert (step.status, step.round, step.answered) == ("in_progress", 1, {"1.1", "1.2"})
    assert (step.started_at, step.finished_at) == (START, None)


def test_a_start_and_an_answer_at_one_moment_are_of_one_round() -> None:
    moments = [(0, "start"), (1, "finish"), (2, "start"), (2, "1.1")]
    records = [_record(Happening(minute, 1, what)) for minute, what in moments]
    for order in (records, records[::-1]):
        (step,) = _standings(order, 1)
        assert (step.round, step.answered) == (2, {"1.1"})
        assert step.round_at(START + timedelta(minutes=2)) == 2


def test_the_offset_of_a_moment_makes_no_difference() -> None:
    far = ZoneInfo("Pacific/Auckland")
    moments = [(0, "start"), (1, "1.1"), (2, "finish"), (3, "start"), (4, "1.2")]
    records = [
        _record(Happening(minute, 1, what), at=(START + timedelta(minutes=minute)).astimezone(far))
        for minute, what in moments
    ]
    (there,) = _standings(records, 1)
    (here,) = _after(*(what for _, what in moments), of=1)
    assert there == here


def test_without_anything_the_first_step_is_in_hand() -> None:
    assert step_in_hand(_standings([])) == 1


def test_the_step_last_touched_is_in_hand() -> None:
    happenings = [
        Happening(0, 1, "start"),
        Happening(1, 2, "start"),
        Happening(2, 3, "start"),
        Happening(3, 2, "2.1"),
    ]
    records = [_record(happening) for happening in happenings]
    assert step_in_hand(_standings(records)) == 2
    records.append(_record(Happening(4, 2, "finish")))
    assert step_in_hand(_standings(records)) == 3
    records.append(_record(Happening(5, 2, "2.2")))
    assert step_in_hand(_standings(records)) == 3
    records.append(_record(Happening(6, 2, "reopen")))
    assert step_in_hand(_standings(records)) == 2


def test_with_nothing_in_progress_the_lowest_not_started_is_in_hand() -> None:
    records = [_record(Happening(minute, step, "finish")) for minute, step in enumerate((1, 3))]
    assert step_in_hand(_standings(records)) == 2
    records.append(_record(Happening(5, 2, "finish")))
    assert step_in_hand(_standings(records)) is None
