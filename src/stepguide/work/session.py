"""A session on one step: a choice, one thing, and the next choice, until the person stops."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from stepguide import privacy
from stepguide.errors import (
    FailedError,
    NotFoundError,
    StepguideError,
    StoppedError,
    UsageError,
)
from stepguide.guide.sessions import Sessions
from stepguide.guide.sheets import Form, Sheet
from stepguide.guide.steps import Exercise, Program, Question, Step
from stepguide.home.collection import Collection
from stepguide.journal.records import Writing
from stepguide.people import actions as people
from stepguide.records.asking import RowPlace, RowQuestions
from stepguide.records.row_handling import rows_of
from stepguide.records.views import beginning
from stepguide.steps import actions as steps
from stepguide.steps.records import Answer
from stepguide.steps.standing import Standing
from stepguide.steps.views import brief
from stepguide.terminal import asking
from stepguide.terminal.asking import Way
from stepguide.terminal.context import Context
from stepguide.terminal.field import number_from
from stepguide.terminal.naming import begun, only, plain
from stepguide.terminal.screen import say
from stepguide.terminal.text import listed
from stepguide.work import unfinished, views
from stepguide.work.answering import Answering, Outcome
from stepguide.work.distress import DistressCheck


class NextThing(NamedTuple):
    """What can be done next, by the number it is chosen with."""

    text: str
    what: str


class StepSession:
    """One session; `minutes` is when it says that the time is over, and nothing more."""

    def __init__(
        self, context: Context, program: Program, step: Step, texts: Sessions, minutes: int
    ) -> None:
        self.context, self.program, self.step, self.texts = context, program, step, texts
        self.answering = Answering(context)
        self.ends_at = time.monotonic() + minutes * 60
        self.said_time = self.said_how = False
        self.is_short = False
        self.distress = DistressCheck(context, texts.distress, step.hard)
        self.done: list[tuple[Question | Exercise, Writing]] = []
        self.skipped: set[str] = set()
        self.has_filled = False

    def hold(self, first: Question | Exercise | None) -> None:
        """The whole session, from where the person is to the closing."""
        if not self._begin():
            return
        try:
            going = self._from_where_it_was_left(first)
            while going and not self._is_over():
                going = self._next()
        except StoppedError as error:
            if not (self.done or self.has_filled) or error.hint:
                raise
            raise StoppedError("Stopped.", "What you wrote before is saved.") from None
        self._close()

    def _begin(self) -> bool:
        standing = self._standing()
        asked = steps.instructions(self.context.home, self.program, self.step.number)
        dates = self.context.dates
        page = views.opening(self.step, standing, dates, asked, self.texts.opening)
        self.context.screen.show(page, may_page=False)
        if not self.distress.is_asked:
            return True
        say(self.texts.short)
        question = "Enter for the whole one, s for the short one, q to stop: "
        said = asking.choose(self.context, _is_short, question, "Enter is the whole one")
        if said is Way.STOP:
            return False
        self.is_short = said is True
        self.distress.begin()
        return True

    def _next(self) -> bool:
        self.context.take_time()
        choices = self._choices()
        say("")
        for number, choice in enumerate(choices, start=1):
            say(f"{number}  {choice.text}")
        question = "Enter for 1, another number, or :stop to end: "
        chosen = asking.choose(self.context, _among(choices), question, "Enter is 1", choices[0])
        match chosen:
            case Way.STOP:
                return False
            case Way.BACK:
                return self._back()
            case Way.SKIP if choices[0].what[0].isdecimal():
                self.skipped.add(choices[0].what)
                return True
            case Way():
                say("There is no question here to skip.")
                return True
        return self._do(chosen.what)

    def _choices(self) -> list[NextThing]:
        found = []
        left = self._open_questions()
        if left:
            found.append(NextThing(f"answer {left[0].id}: {left[0].text}", left[0].id))
        kinds = [kind.one for _, kind in self._kinds()]
        if kinds:
            found.append(NextThing(f"fill a row of a worksheet: {', '.join(kinds)}", "row"))
        found.append(NextThing("do an exercise", "exercise"))
        found.append(NextThing("read the step", "read"))
        return found

    def _do(self, what: str) -> bool:
        match what:
            case "row":
                return self._row()
            case "exercise":
                return self._exercise()
            case "read":
                return self._read()
        return self._question(self.program.question(what)[1])

    def _question(self, asked: Question | Exercise) -> bool:
        self._say_how()
        return self._took(asked, self.answering.ask(asked, self._earlier(asked)))

    def _say_how(self) -> None:
        if not self.said_how:
            self.said_how = True
            say("")
            say(self.texts.how_to_answer)

    def _took(self, asked: Question | Exercise, outcome: Outcome) -> bool:
        if outcome.written:
            if asked.id not in self._done_ids():
                self.done.append((asked, outcome.written))
            if not self.distress.stays():
                return False
        elif outcome.way is Way.SKIP:
            self.skipped.add(asked.id)
        if outcome.way is Way.BACK:
            return self._back(asked)
        return outcome.way is not Way.STOP

    def _back(self, here: Question | Exercise | None = None) -> bool:
        """Go back to the answer before the one that is asked for here, or to the last one."""
        ids = self._done_ids()
        place = (ids.index(here.id) if here and here.id in ids else len(ids)) - 1
        if place < 0:
            say("There is nothing to go back to yet.")
            return True
        asked, written = self.done[place]
        return self._took(asked, self.answering.again(asked, written))

    def _done_ids(self) -> list[str]:
        return [asked.id for asked, _ in self.done]

    def _row(self) -> bool:
        chosen = self._chosen_kind()
        if isinstance(chosen, Way):
            return chosen is not Way.STOP
        sheet, kind = chosen
        say("")
        say(kind.opening)
        handling = rows_of(self.context, sheet.id)
        place = RowPlace(handling, kind, self.program.name, self.step.number)
        return self._fill(RowQuestions(place))

    def _fill(self, filling: RowQuestions) -> bool:
        kind = filling.place.form
        try:
            row = filling.fill(kind.fields)
        except FailedError as error:
            if filling.row:
                raise
            say(error.message)
            return not filling.stopped
        self.has_filled = True
        self._take_in_hand()
        say(f"Saved {row.short_id}. {kind.after}")
        return self.distress.stays() and not filling.stopped

    def _chosen_kind(self) -> tuple[Sheet, Form] | Way:
        known = self._kinds()
        if len(known) == 1:
            return known[0]
        names = ", ".join(kind.id for _, kind in known)

        def wanted(typed: str) -> tuple[Sheet, Form]:
            wrong = NotFoundError(f"There is no {typed.strip()!r}.", f"There are {names}.")
            return only(begun(typed, known, lambda pair: [pair[1].id]), wrong, wrong)

        return asking.choose(self.context, wanted, f"Which ({names})? ")

    def _exercise(self) -> bool:
        for exercise in self.step.exercises:
            say(f"{exercise.id}  {exercise.title} ({exercise.minutes} minutes)")
        letters = listed(self.step.letters, "or")
        found = asking.choose(self.context, self.step.exercise, f"Which ({letters})? ")
        if isinstance(found, Way):
            return found is not Way.STOP
        return self._question(found)

    def _read(self) -> bool:
        settings = self.context.settings
        page = brief(self.step, self._standing(), settings.wording, settings.dates, [])
        self.context.screen.show(page)
        return True

    def _from_where_it_was_left(self, first: Question | Exercise | None) -> bool:
        """Offer what was left in the middle; then `first`, the question that was named, if any."""
        for draft, asked in unfinished.answers(self.context, self.program, self.step):
            if first and asked.id != first.id:
                continue
            goes_on = asking.goes_on(self.context, f"{asked.id}: {asked.text}")
            if goes_on is Way.STOP:
                return False
            if goes_on:
                self._say_how()
                return self._took(asked, self.answering.go_on(draft, asked, self._earlier(asked)))
            break
        return self._question(first) if first else self._left_row()

    def _left_row(self) -> bool:
        """Offer a row that was left half-filled, if there is one of this step."""
        found = unfinished.row(self.context, self.program, self.step, self._kinds())
        if found is None:
            return True
        row, sheet, kind = found
        goes_on = asking.goes_on(self.context, f"{kind.one}: {beginning(row, kind)}")
        if goes_on is not True:
            return goes_on is not Way.STOP
        handling = rows_of(self.context, sheet.id)
        place = RowPlace(handling, kind, row.program, row.step)
        return self._fill(RowQuestions(place, row, handling.find(row.id).name))

    def _is_over(self) -> bool:
        if self.distress.has_stopped or (self.is_short and (self.done or self.has_filled)):
            return True
        if not self.said_time and time.monotonic() >= self.ends_at:
            self.said_time = True
            say("")
            say(self.texts.time)
        return False

    def _take_in_hand(self) -> None:
        """Whoever works a step has it in hand, whatever they do there; a finished one stays so."""
        where = steps.where(self.context.home, self.program)
        if where.in_hand == self.step.number or self._standing().status == "finished":
            return
        with suppress(StepguideError, OSError):  # what was written is saved, and the end comes next
            steps.change(self.context.home, self.program, self.step, "start", self.context.now)

    def _close(self) -> None:
        self._take_in_hand()
        privacy.say_once(self.context)
        self.distress.keep(self.program.name, self.step.number)
        person = next((one for one in people.every(self.context.home) if one.reach), None)
        self.context.screen.show(views.closing(self.texts.closing, person), may_page=False)

    def _kinds(self) -> list[tuple[Sheet, Form]]:
        return self.context.guide.sheets.of_step(self.step.number)

    def _open_questions(self) -> list[Question]:
        left = steps.open_questions(self.step, self._standing())
        fresh = [question for question in left if question.id not in self.skipped]
        return fresh or left

    def _standing(self) -> Standing:
        return steps.where(self.context.home, self.program).of(self.step.number)

    def _earlier(self, asked: Question | Exercise) -> list[Answer]:
        """The last answer given to this in an earlier round."""
        standing = self._standing()
        found = [
            answer
            for answer in Collection(self.context.home, Answer).all()
            if answer.program == self.program.name and answer.question == asked.id
        ]
        earlier = [one for one in found if standing.round_at(one.at) < standing.round]
        return sorted(earlier, key=lambda answer: answer.at)[-1:]


def _is_short(typed: str) -> bool:
    """Whether the short version is meant, and not the whole one."""
    said = plain(typed)
    if said in ("s", "short", "w", "whole"):
        return said[0] == "s"
    raise UsageError(f"please type s for the short one, or Enter: {typed.strip()!r} is neither.")


def _among(choices: list[NextThing]) -> Callable[[str], NextThing]:
    """What takes the number of one of these."""

    def wanted(typed: str) -> NextThing:
        number = number_from(typed)
        if number is not None and 1 <= number <= len(choices):
            return choices[number - 1]
        raise UsageError(f"please type a number from 1 to {len(choices)}.")

    return wanted
