"""A session on one step: a choice, one thing, and the next choice, until the person stops."""

import time
from typing import NamedTuple

from stepguide.errors import FailedError, NotFoundError, StepguideError, StoppedError
from stepguide.guide import privacy
from stepguide.guide.sessions import Sessions
from stepguide.guide.sheets import Kind, Sheet
from stepguide.guide.steps import Exercise, Program, Question, Step
from stepguide.home.drafts import Draft
from stepguide.home.ids import new_id
from stepguide.home.shelf import Shelf
from stepguide.journal.keeping import left_drafts
from stepguide.journal.records import Writing
from stepguide.people import actions as people
from stepguide.steps import actions as steps
from stepguide.steps.records import Answer
from stepguide.steps.records import Session as Record
from stepguide.steps.standing import Standing
from stepguide.terminal import dialogue, prompt
from stepguide.terminal.desk import Desk
from stepguide.terminal.dialogue import Aid, Said
from stepguide.terminal.screen import remark, say
from stepguide.work import views
from stepguide.work.answering import Answering, Outcome
from stepguide.worksheets import asking

HARD = (4, 5, 8, 9)
RISE = 3
HIGHEST = 10


class Choice(NamedTuple):
    """What can be done next, by the number it is chosen with."""

    text: str
    what: str


class Session:
    """One session; `minutes` is when it says that the time is over, and nothing more."""

    def __init__(
        self, desk: Desk, program: Program, step: Step, texts: Sessions, minutes: int
    ) -> None:
        self.desk, self.program, self.step, self.texts = desk, program, step, texts
        self.aid: Aid = asking.aid_of(desk)
        self.answering = Answering(desk, self.aid)
        self.ends_at = time.monotonic() + minutes * 60
        self.said_time = False
        self.is_short = False
        self.before: int | None = None
        self.after: int | None = None
        self.done: list[tuple[Question | Exercise, Writing]] = []
        self.skipped: set[str] = set()
        self.has_filled = False
        self.has_stopped = False

    def hold(self, first: Question | Exercise | None) -> None:
        """The whole session, from where the person is to the closing."""
        if not self._begin():
            return
        try:
            going = self._left_in_the_middle() if first is None else self._question(first)
            while going and not self._is_over():
                going = self._next()
        except StoppedError as error:
            if not (self.done or self.has_filled) or error.hint:
                raise
            raise StoppedError("Stopped.", "What you wrote before is saved.") from None
        self._close()

    def _begin(self) -> bool:
        standing = self._standing()
        asked = steps.instructions(self.desk.home, self.program, self.step.number)
        order = self.desk.settings.date_format
        page = views.opening(self.step, standing, order, asked, self.texts.opening)
        self.desk.screen.show(page, may_page=False)
        if self.step.number not in HARD:
            return True
        say(self.texts.short)
        said = dialogue.ask("Enter for the whole one, s for the short one, q to stop: ", self.aid)
        if said in ("q", "quit", Said.STOP):
            return False
        self.is_short = isinstance(said, str) and said.strip().lower() in ("s", "short")
        self.before = self._distress(self.texts.distress.before)
        return True

    def _next(self) -> bool:
        self.desk.take_time()
        choices = self._choices()
        say("")
        for number, choice in enumerate(choices, start=1):
            say(f"{number}  {choice.text}")
        said = dialogue.ask("Enter for 1, another number, or :stop to end: ", self.aid)
        if said in (Said.STOP, "q"):
            return False
        if said is Said.BACK:
            return self._back()
        chosen = said.strip() if isinstance(said, str) else "1"
        chosen = chosen or "1"
        if not (chosen.isascii() and chosen.isdecimal() and 1 <= int(chosen) <= len(choices)):
            remark(f"please type a number from 1 to {len(choices)}.")
            return True
        return self._do(choices[int(chosen) - 1].what)

    def _choices(self) -> list[Choice]:
        found = []
        left = self._open_questions()
        if left:
            found.append(Choice(f"answer {left[0].id}: {left[0].text}", left[0].id))
        kinds = [kind.one for _, kind in self._kinds()]
        if kinds:
            found.append(Choice(f"fill a row of a worksheet: {', '.join(kinds)}", "row"))
        found.append(Choice("do an exercise", "exercise"))
        found.append(Choice("read the step", "read"))
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
        if not self.done:
            say("")
            say(self.texts.how_to_answer)
        return self._took(asked, self.answering.ask(asked, self._earlier(asked)))

    def _took(self, asked: Question | Exercise, outcome: Outcome) -> bool:
        if outcome.written:
            known = [pair for pair in self.done if pair[0].id != asked.id]
            self.done = [*known, (asked, outcome.written)]
            if not self._stays_calm():
                return False
        elif outcome.said is Said.SKIP:
            self.skipped.add(asked.id)
        if outcome.said is Said.BACK:
            return self._back()
        return outcome.said is not Said.STOP

    def _back(self) -> bool:
        if not self.done:
            say("There is nothing to go back to yet.")
            return True
        asked, written = self.done.pop()
        outcome = self.answering.again(asked, written)
        if outcome.written is None:
            self.done.append((asked, written))
            return outcome.said is not Said.STOP
        return self._took(asked, outcome)

    def _row(self) -> bool:
        sheet, kind = self._chosen_kind()
        if kind is None or sheet is None:
            return True
        say("")
        say(kind.opening)
        place = asking.Place(sheet, kind, self.program.name, self.step.number)
        filling = asking.Filling(self.desk, place, self.aid)
        try:
            row = filling.ask(kind.fields)
        except FailedError as error:
            say(error.message)
            return not filling.stopped
        self.has_filled = True
        say(f"Saved {row.short_id}. {kind.after}")
        return self._stays_calm() and not filling.stopped

    def _chosen_kind(self) -> tuple[Sheet | None, Kind | None]:
        known = self._kinds()
        if len(known) == 1:
            return known[0]
        names = ", ".join(kind.id for _, kind in known)

        def wanted(typed: str) -> tuple[Sheet, Kind]:
            word = typed.strip().lower()
            hits = [pair for pair in known if word and pair[1].id.startswith(word)]
            if len(hits) != 1:
                raise NotFoundError(f"There is no {typed.strip()!r}.", f"There are {names}.")
            return hits[0]

        found = asking.choose(wanted, f"Which ({names})? ", self.aid)
        return found or (None, None)

    def _exercise(self) -> bool:
        for exercise in self.step.exercises:
            say(f"{exercise.id}  {exercise.title} ({exercise.minutes} minutes)")
        found = asking.choose(self.exercise, "Which (a, b or c)? ", self.aid)
        return True if found is None else self._question(found)

    def exercise(self, typed: str) -> Exercise:
        """The exercise of this letter, number or id; NotFoundError when there is none."""
        wanted = typed.strip().lower().removeprefix(f"{self.step.number}.")
        for number, exercise in enumerate(self.step.exercises, start=1):
            if wanted in (exercise.id.partition(".")[2], str(number)):
                return exercise
        raise NotFoundError(
            f"Step {self.step.number} has no exercise {typed.strip()!r}.", "It has a, b and c."
        )

    def _read(self) -> bool:
        from stepguide.steps.views import brief

        settings = self.desk.settings
        page = brief(self.step, self._standing(), settings.wording, settings.date_format, [])
        self.desk.screen.show(page)
        return True

    def _left_in_the_middle(self) -> bool:
        """Offer an answer that was left in the middle, if there is one of this step."""
        for draft in reversed(left_drafts(self.desk)):
            asked = self._asked_by(draft)
            if asked is None:
                continue
            say(f"You were in the middle of {asked.id}: {asked.text}")
            said = dialogue.ask("Enter to go on with it, n for something else: ", self.aid)
            if said in (Said.STOP, "q"):
                return False
            if isinstance(said, str) and said.strip().lower() in ("", "y", "yes"):
                return self._took(asked, self.answering.go_on(draft, asked, self._earlier(asked)))
            return True
        return True

    def _asked_by(self, draft: Draft) -> Question | Exercise | None:
        try:
            step, asked = self.program.question(str(draft.note.options.get("question", "")))
        except StepguideError:
            return None
        return asked if step.number == self.step.number else None

    def _stays_calm(self) -> bool:
        """On a hard step, ask how distressed the person is; False when it has risen much."""
        if self.step.number not in HARD:
            return True
        self.after = self._distress(self.texts.distress.after)
        if self.before is None or self.after is None or self.after - self.before < RISE:
            return True
        say("")
        say(self.texts.distress.risen)
        return False

    def _distress(self, question: str) -> int | None:
        say("")
        while True:
            said = dialogue.ask(f"{question} ", self.aid)
            self.has_stopped = self.has_stopped or said is Said.STOP
            if isinstance(said, Said) or not said.strip():
                return None
            typed = said.strip()
            if typed.isascii() and typed.isdecimal() and int(typed) <= HIGHEST:
                return int(typed)
            remark("please type a number from 0 to 10, or press Enter to skip it.")

    def _is_over(self) -> bool:
        if self.has_stopped or (self.is_short and (self.done or self.has_filled)):
            return True
        if not self.said_time and time.monotonic() >= self.ends_at:
            self.said_time = True
            say("")
            say(self.texts.time)
        return False

    def _close(self) -> None:
        privacy.say_once(self.desk.home)
        asked = self.before is not None and self.after is not None
        if asked and prompt.confirm(self.texts.distress.keep):
            self._keep()
        person = next((one for one in people.every(self.desk.home) if one.reach), None)
        self.desk.screen.show(views.closing(self.texts.closing, person), may_page=False)

    def _keep(self) -> None:
        now = self.desk.now
        record = Record.model_validate(
            {
                "id": new_id(),
                "at": now,
                "updated_at": now,
                "program": self.program.name,
                "step": self.step.number,
                "before": self.before,
                "after": self.after,
            }
        )
        Shelf(self.desk.home, Record).add(record, now)

    def _kinds(self) -> list[tuple[Sheet, Kind]]:
        from stepguide.guide import sheets

        return sheets.load().of_step(self.step.number)

    def _open_questions(self) -> list[Question]:
        left = steps.open_questions(self.step, self._standing())
        fresh = [question for question in left if question.id not in self.skipped]
        return fresh or left

    def _standing(self) -> Standing:
        return steps.where(self.desk.home, self.program).of(self.step.number)

    def _earlier(self, asked: Question | Exercise) -> list[Answer]:
        """The last answer given to this in an earlier round."""
        standing = self._standing()
        found = [
            answer
            for answer in Shelf(self.desk.home, Answer).all()
            if answer.program == self.program.name and answer.question == asked.id
        ]
        earlier = [one for one in found if standing.round_at(one.at) < standing.round]
        return sorted(earlier, key=lambda answer: answer.at)[-1:]
