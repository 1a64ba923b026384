"""A session on one step: a choice, one thing, and the next choice, until the person stops."""

import time
from collections.abc import Iterator
from contextlib import suppress
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
from stepguide.terminal import dialogue
from stepguide.terminal.desk import Desk
from stepguide.terminal.dialogue import Aid, Said
from stepguide.terminal.screen import remark, say
from stepguide.work import views
from stepguide.work.answering import Answering, Outcome
from stepguide.worksheets import actions as worksheets
from stepguide.worksheets import asking
from stepguide.worksheets.views import beginning

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
        self.said_time = self.said_how = False
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
        match said:
            case Said.STOP | "q":
                return False
            case Said.BACK:
                return self._back()
            case Said.SKIP if choices[0].what[0].isdecimal():
                self.skipped.add(choices[0].what)
                return True
        chosen = said.strip() or "1" if isinstance(said, str) else ""
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
            if not self._stays_calm():
                return False
        elif outcome.said is Said.SKIP:
            self.skipped.add(asked.id)
        if outcome.said is Said.BACK:
            return self._back(asked)
        return outcome.said is not Said.STOP

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
        if isinstance(chosen, Said):
            return chosen is not Said.STOP
        sheet, kind = chosen
        say("")
        say(kind.opening)
        place = asking.Place(sheet, kind, self.program.name, self.step.number)
        return self._fill(asking.Filling(self.desk, place, self.aid))

    def _fill(self, filling: asking.Filling) -> bool:
        kind = filling.place.kind
        try:
            row = filling.ask(kind.fields)
        except FailedError as error:
            if filling.row:
                raise
            say(error.message)
            return not filling.stopped
        self.has_filled = True
        say(f"Saved {row.short_id}. {kind.after}")
        return self._stays_calm() and not filling.stopped

    def _chosen_kind(self) -> tuple[Sheet, Kind] | Said:
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

        return dialogue.choose(wanted, f"Which ({names})? ", self.aid)

    def _exercise(self) -> bool:
        for exercise in self.step.exercises:
            say(f"{exercise.id}  {exercise.title} ({exercise.minutes} minutes)")
        found = dialogue.choose(self.step.exercise, "Which (a, b or c)? ", self.aid)
        if isinstance(found, Said):
            return found is not Said.STOP
        return self._question(found)

    def _read(self) -> bool:
        from stepguide.steps.views import brief

        settings = self.desk.settings
        page = brief(self.step, self._standing(), settings.wording, settings.date_format, [])
        self.desk.screen.show(page)
        return True

    def _from_where_it_was_left(self, first: Question | Exercise | None) -> bool:
        """Offer what was left in the middle; then `first`, the question that was named, if any."""
        for draft, asked in self._left_answers():
            if first and asked.id != first.id:
                continue
            goes_on = self._offered(f"{asked.id}: {asked.text}")
            if goes_on is Said.STOP:
                return False
            if goes_on:
                self._say_how()
                return self._took(asked, self.answering.go_on(draft, asked, self._earlier(asked)))
            break
        return self._question(first) if first else self._left_row()

    def _left_row(self) -> bool:
        """Offer a row that was left half-filled, if there is one of this step."""
        from stepguide.home import rows

        left = rows.left_off(self.desk.home, self.program.name, self.step.number)
        for row in reversed(left):
            pair = next((pair for pair in self._kinds() if pair[1].id == row.sheet), None)
            if pair is None:
                continue
            goes_on = self._offered(f"{pair[1].one}: {beginning(row)}")
            if goes_on is Said.STOP:
                return False
            if goes_on:
                place = asking.Place(*pair, row.program, row.step)
                found = worksheets.find(self.desk.home, row.kind, row.id)
                filling = asking.Filling(self.desk, place, self.aid, row, found.name)
                return self._fill(filling)
            break
        return True

    def _offered(self, what: str) -> bool | Said:
        say(f"You were in the middle of {what}")
        while True:
            said = dialogue.ask("Enter to go on with it, n for something else: ", self.aid)
            if said in (Said.STOP, "q"):
                return Said.STOP
            if said is Said.SKIP or (isinstance(said, str) and said.strip().lower() in ("n", "no")):
                return False
            if isinstance(said, str) and said.strip().lower() in ("", "y", "yes"):
                return True
            remark("please press Enter, or type n.")

    def _left_answers(self) -> Iterator[tuple[Draft, Question | Exercise]]:
        """The drafts of this step's answers that can be gone on with, newest first."""
        for draft in reversed(left_drafts(self.desk)):
            with suppress(StepguideError):
                step, asked = self.program.question(str(draft.note.options.get("question", "")))
                if step.number == self.step.number and self.answering.can_go_on(draft):
                    yield draft, asked

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
        if asked and dialogue.confirm(self.texts.distress.keep, self.aid):
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
