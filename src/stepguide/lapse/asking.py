"""A note after using again, for whoever wants one, and the day it was: a question at a time, each
answer on the disk as soon as it is given, and no older draft in the way."""

from datetime import datetime
from typing import NamedTuple

from stepguide.days import actions as days
from stepguide.days import views as day_views
from stepguide.days.records import RecoveryEvent
from stepguide.errors import StepguideError, StoppedError, UsageError
from stepguide.guide.daily import Lapse
from stepguide.home import drafts
from stepguide.home.drafts import Draft
from stepguide.home.row import Content
from stepguide.journal import composing
from stepguide.journal.metadata import Given
from stepguide.journal.records import Writing
from stepguide.safety import telling
from stepguide.terminal import asking, reading, when
from stepguide.terminal.asking import Questions, Way
from stepguide.terminal.context import Context
from stepguide.terminal.dates import ago, shown
from stepguide.terminal.field import Field
from stepguide.terminal.screen import hint, say
from stepguide.terminal.text import encoded
from stepguide.writing import drafting
from stepguide.writing.compose import finished

USED = Given(tags=("used",))
NOT_KNOWN = ("i don't know", "don't know", "dont know", "not sure", "i'm not sure")
A_SENTENCE = 3  # words from which on an answer that is no day is something to keep
A_DAY = "Today, yesterday, or a date such as 2026-11-23."


def note(context: Context, known: Lapse, told: str = "") -> Writing | None:
    """Offer a note and ask for it and for the day; None where nothing was written. What was `told`
    before is its beginning."""
    return NoteQuestions(context, known).go(told)


class _Told(NamedTuple):
    """What was answered when it was: a day, and words to keep."""

    day: datetime | None = None
    words: str = ""


class NoteQuestions(Questions):
    """The questions of a note, whose answers are the lines of one draft; a day that is said in any
    of them can be recorded.

    Words in place of a yes are its beginning. Words that are a call for help are kept as any
    others, and bring its screen.
    """

    def __init__(self, context: Context, known: Lapse) -> None:
        super().__init__(context)
        self.known = known
        self.draft: Draft | None = None
        self.is_first, self.is_day_said, self.has_stopped = True, False, False

    def go(self, told: str = "") -> Writing | None:
        """All of it: what was written, if anything was."""
        try:
            self._ask(told)
        except StoppedError:
            raise self._stopped() from None
        return self._finished()

    def _ask(self, told: str) -> None:
        said = told or asking.agrees_or_writes(self.context, self.known.note, self._put_aside)
        if isinstance(said, str):
            self._hears(said)
        elif said is True:
            self._begin()
        self.has_stopped = self.has_stopped or said is Way.STOP
        if self.draft and not self.has_stopped:
            fields = [Field(one, "", one) for one in self.known.prompts]
            self.has_stopped = not self.each(fields) or self.has_stopped
        if not (self.has_stopped or self.is_day_said):
            self._when()
        if self.draft is None:
            say(self.known.note_later)

    def _finished(self) -> Writing | None:
        draft = self.draft
        if draft is None:
            return None
        if not draft.text().strip():
            draft.drop()
            return None
        return finished(draft, lambda data: composing.add_draft(self.context, draft, USED, data))

    def _stopped(self) -> StoppedError:
        if self.draft is None:
            return StoppedError("Stopped.")
        if self.draft.text().strip():
            self.draft.leave()
            return StoppedError("Stopped.", drafting.where_kept(self.draft))
        self.draft.drop()
        return StoppedError("Stopped. Nothing was written.")

    def shows(self, field: Field) -> None:
        """The question, and below the first how it goes on."""
        say("")
        say(field.ask)
        if self.is_first:
            hint("Enter goes on to the next, and :stop ends it here.")
        self.is_first = False

    def read(self, field: Field, typed: str) -> Content:
        """As it was typed: the draft takes all of it."""
        return typed

    def take(self, field: Field, content: Content) -> None:
        """Keep it. A day is meant only where use is spoken of: it may be one for a plan."""
        words = str(content)
        self._hears(words, may_name_a_day=telling.tells_of_use(words))

    def begun(self, field: Field, words: str) -> None:
        """Keep them at once."""
        self._keep(words)

    def so_far(self, field: Field) -> Content | None:
        """Each answer is added to those that are there."""
        return None

    def is_over(self, field: Field) -> bool:
        """Whoever stopped at a question in between is asked no more."""
        return self.has_stopped

    def _hears(self, words: str, may_name_a_day: bool = True) -> None:
        self._keep(words)
        if call := self.context.hears(words, False):
            self.context.help_now(call)
        day = telling.day_in(words, self.context.now, self.context.dates)
        if day and may_name_a_day and not self.is_day_said:
            self._offer(day)

    def _keep(self, words: str) -> None:
        if words.strip() and self.draft is None:
            self._begin(encoded(f"{words}\n"))
        elif words.strip() and self.draft:
            gap = b"\n" if self.draft.text().strip() else b""
            drafting.adding(self.draft)(gap + encoded(words) + b"\n")

    def _begin(self, first: bytes = b"") -> None:
        made = drafts.new_note(drafts.ADD, self.context.now, options=USED.as_options())
        try:
            self.context.home.ready(self.context.now)
            self.draft = drafts.start(self.context.home, made, first)
        except (StepguideError, OSError) as error:
            if first:
                kept = drafting.put_aside(self.context, first, made)
                raise drafting.with_hint(error, kept) from None
            raise

    def _put_aside(self, begun: str) -> None:
        if begun.strip():
            made = drafts.new_note(drafts.ADD, self.context.now, options=USED.as_options())
            hint(drafting.put_aside(self.context, encoded(begun), made))

    def _when(self) -> None:
        """Ask once on which day it was."""
        say("")
        told = asking.choose(
            self.context,
            self._told,
            f"{self.known.when}: ",
            empty=_Told(),
            ways=(Way.SKIP, Way.STOP),
        )
        if isinstance(told, Way):
            return
        self._keep(told.words)
        if told.day:
            self._offer(told.day)

    def _told(self, typed: str) -> _Told:
        """What such an answer means; UsageError where it is neither a day nor anything to keep."""
        now = self.context.now
        said = reading.plain(typed)
        if said in (*reading.NOES, *asking.NOT_NOW, *NOT_KNOWN):
            return _Told()
        try:
            return _Told(when.past(self.context, typed))
        except UsageError as error:
            day = telling.day_in(typed, now, self.context.dates)
            if day or len(said.split()) >= A_SENTENCE:
                return _Told(day, typed)
            raise UsageError(error.message, A_DAY) from None

    def _offer(self, at: datetime) -> None:
        """Ask whether the day is to be recorded, which it never is without a yes."""
        self.is_day_said = True
        context = self.context
        day = shown(at, context.dates)
        say("")
        day_of = context.dates.day
        if any(one.event == "used" and day_of(one.at) == day_of(at) for one in self._days()):
            return say(self.known.day_known)
        say(self.known.day_about)
        question = self.known.day.format(day=f"{ago(day_of(at), context.today)}, {day}")
        said = asking.choose(
            context,
            asking.yes_or_no,
            f"{question} [y/N] ",
            "Enter is no",
            False,
            (Way.SKIP, Way.STOP),
        )
        self.has_stopped = said is Way.STOP
        if said is True:
            one = self._recorded(at)
            say(f"Saved {one.short_id}: {day_views.in_words(one)}, {day}.")
            say(context.guide.daily.days.used)
        return None

    def _recorded(self, at: datetime) -> RecoveryEvent:
        try:
            return days.record(self.context.home, "used", at, self.context.now)
        except (StepguideError, OSError) as error:
            if self.draft is None:
                raise
            self.draft.leave()
            raise drafting.with_hint(error, drafting.where_kept(self.draft)) from None

    def _days(self) -> list[RecoveryEvent]:
        try:
            return days.events(self.context.home)
        except StepguideError:  # a day that cannot be read holds up none that is told of
            return []
