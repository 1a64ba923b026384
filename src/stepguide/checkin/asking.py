"""A check-in asked one question at a time; safety comes before anything is saved."""

import re
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from typing import Literal, NamedTuple

from stepguide.errors import StepguideError, StoppedError, UsageError
from stepguide.guide.daily import CheckinTexts as Texts
from stepguide.guide.daily import CheckinTime
from stepguide.home import drafts, ids
from stepguide.home.drafts import Draft, DraftNote
from stepguide.home.row import Content, Row
from stepguide.records.asking import FieldDraft, met, put_aside, taken_as
from stepguide.records.finding import print_of
from stepguide.records.views import shown_content
from stepguide.safety import rules, screen
from stepguide.safety.questions import LOOKED_AT
from stepguide.terminal import asking
from stepguide.terminal.asking import Questions, Way
from stepguide.terminal.context import Context
from stepguide.terminal.field import Field
from stepguide.terminal.screen import hint, remark, say
from stepguide.terminal.text import listed
from stepguide.writing import drafting

Time = Literal["morning", "evening"]
Cells = dict[str, Content]

LOOKING_AHEAD = ("intention", "tomorrow")  # always last, and not asked of who may be in danger
CHECKIN = "checkin"
NALOXONE = "naloxone"
MORE = "\n  "  # before each further line of an answer in a draft
MORNING = range(3, 14)  # the hours in which a check-in is a morning's


class Answers(NamedTuple):
    """What was answered and is to be kept, an empty content where one is not; `stopped` when the
    person broke off with Ctrl-C, `grave` when they may be in danger."""

    cells: Cells
    stopped: bool
    grave: bool


def time_of(hour: int) -> Time:
    """Whether it is a morning's or an evening's, by the clock."""
    return "morning" if hour in MORNING else "evening"


class ToAsk(NamedTuple):
    """What is asked, and what only of whoever wants more."""

    at_once: list[str]
    others: list[str]


def asked_at(
    time: CheckinTime, chosen: Sequence[str] | None, answered: Collection[str] = ()
) -> ToAsk:
    """The ids of what is asked at a time: the `chosen` ones in their order, as far as they belong
    to it, or else the usual ones, with those that were `answered` before. What looks ahead is last,
    and chosen for one time of day it stands for that of the other."""
    every = time.every
    ahead = next((name for name in every if name in LOOKING_AHEAD), "")
    wanted = [ahead if name in LOOKING_AHEAD else name for name in chosen or ()]
    own = [name for name in dict.fromkeys(wanted) if name in every] or time.usual
    at_once = [*own, *(name for name in answered if name not in own)]
    others = [name for name in every if name not in at_once]
    return ToAsk(_looking_ahead_last(at_once), _looking_ahead_last(others))


def _looking_ahead_last(names: list[str]) -> list[str]:
    return sorted(names, key=lambda name: name in LOOKING_AHEAD)


def where_to_get_naloxone(context: Context, texts: Texts) -> None:
    """Say on stderr where there is some: a no is the only answer that can be mended in an hour."""
    with suppress(OSError, ValueError):  # stderr is full or closed, and the answers are kept
        for line in (texts.no_naloxone.text, *screen.numbers(context, NALOXONE)):
            hint(line)


class CheckinQuestions(Questions):
    """Asks the questions of a check-in. What is answered is on the disk as a draft meanwhile, apart
    from what need not be kept."""

    def __init__(
        self,
        context: Context,
        texts: Texts,
        fields: list[Field],
        others: list[Field],
        keep: bool,
        row: Row | None = None,
        time: Time | None = None,
    ) -> None:
        super().__init__(context)
        self.texts, self.fields, self.others, self.keep = texts, fields, others, keep
        self.row, self.time = row, time
        self.names = {field.id: field.name for field in (*fields, *others)}
        # Known before it is on the disk, so that a draft can say which check-in it belongs to.
        self.id = row.id if row else ids.new_id()
        moment, but = (row.at, row.id) if row else (context.now, "")
        self.noted = rules.noted(
            lambda: context.home, lambda: context.guide, moment, context.now, but
        )
        self.given = {**row.cells} if row else {}
        self.answered: set[str] = set()
        self.draft: Draft | None = None
        self.no_answers: list[bytes] = []
        self.grave = self._is_grave()

    def ask(self) -> Answers:
        """Every question, the others if they are wanted, and then what of it is kept. Of a check-in
        that was saved before, the answers that were given anew."""
        stopped = False
        try:
            if self.each(self.fields) and self._wants_more():
                before = len(self.fields)
                self.fields = [*self.fields, *self.others]
                self.each(self.fields, before)
            self._let_go()
        except (StoppedError, KeyboardInterrupt):
            # Nobody said yet that these may be kept.
            self.answered.difference_update(self.texts.may_be_unkept)
            stopped = True
        anew = {name: said for name, said in self.given.items() if name in self.answered}
        return Answers(anew, stopped, self.grave)

    def finished(self) -> None:
        """Let go of the draft, once the answers are saved; what in it was no answer stays one."""
        with suppress(StepguideError, OSError):  # the answers are saved, whatever it is like
            if self.draft and self.no_answers:
                self.draft.put(b"\n".join(self.no_answers) + b"\n")
                self.draft.leave()
                self.draft.becomes_writing()
                remark("some lines of the draft were no answers, and are kept as they are.")
                hint(drafting.where_kept(self.draft))
            elif self.draft:
                drafting.let_go(self.draft)

    def failed(self) -> None:
        """Say what could not be saved, apart from what need not be kept, and where the rest is."""
        for name, content in self.given.items():
            if name in self.answered and name not in self.texts.may_be_unkept:
                say(f"Not saved: {self.names[name]}: {shown_content(content)}")
        if self.draft:
            self.draft.leave()
            if self.draft.text_file.exists():
                hint(drafting.where_kept(self.draft))

    def is_over(self, field: Field) -> bool:
        """Whoever may be in danger is not asked to look ahead."""
        return self.grave and field.id in LOOKING_AHEAD

    def read(self, field: Field, typed: str) -> Content:
        """What was found among other words is read back."""
        return taken_as(field, typed)

    def refused(self, field: Field, typed: str, error: UsageError) -> None:
        """What may have been a grave answer is met first, and words become a draft."""
        met(self.context, field, LOOKED_AT["checkin"])
        super().refused(field, typed, error)
        put_aside(self.context, self._part(field), field, typed)

    def take(self, field: Field, content: Content) -> None:
        """Say what it calls for, and keep it in the draft."""
        before = rules.of("checkin", self.given, self.noted)
        self.given[field.id] = content
        self.answered.add(field.id)
        after = rules.of("checkin", self.given, self.noted)
        # Said again, an answer is met again, also where it stood so already.
        own = rules.of("checkin", {field.id: content}, self.noted)
        new = [danger for danger in after if danger not in before or danger in own]
        screen.taken_back(self.context, set(rules.ORDER).difference(after))
        screen.show(self.context, new)
        self.grave = self._is_grave()
        if any(danger in rules.GRAVE for danger in new):
            later = self.fields[self.fields.index(field) + 1 :] if field in self.fields else []
            if not all(map(self.is_over, later)):
                say(self.texts.go_on)
        elif field.id in ("living", "unsafe") and content == rules.RATHER_NOT:
            hint(self.texts.rather_not)
            for line in screen.numbers(self.context, "crisis"):
                hint(line)
        elif field.id == NALOXONE and content == rules.NO:
            where_to_get_naloxone(self.context, self.texts)
        if field.id not in self.texts.may_be_unkept:
            self._put_down(f"{field.name}: {field.says(content)}".replace("\n", MORE))

    def begun(self, field: Field, words: str) -> None:
        """Take what was begun of a text when it was broken off."""
        is_taken = False
        if field.is_own_words and field.id not in self.answered and words.strip():
            with suppress(UsageError):
                self.take(field, field.read(words))
                is_taken = True
        if not is_taken:
            put_aside(self.context, self._part(field), field, words)

    def _part(self, field: Field) -> FieldDraft:
        return FieldDraft(CHECKIN, CHECKIN, field.id, self.id, is_there=self.row is not None)

    def _put_down(self, line: str) -> None:
        # A disk that refuses holds up no question of safety: it is told of at the end.
        with suppress(StepguideError, OSError):
            if self.draft is None:
                self.context.home.ready(self.context.now)
                self.draft = drafts.start(self.context.home, self._note())
            self.draft.append(line.encode() + b"\n")

    def _note(self) -> DraftNote:
        now, options = self.context.now, {"time": self.time}
        if self.row is None:
            made = drafts.new_note(drafts.ADD, now, of=CHECKIN, options=options)
            return made.model_copy(update={"id": self.id})
        base = print_of(self.row)
        return drafts.new_note(
            drafts.EDIT, now, of=CHECKIN, record=self.id, base=base, options=options
        )

    def go_on(self, draft: Draft, known: Iterable[Field]) -> None:
        """Take what a draft holds of this check-in as answered, and ask for the rest alone."""
        drafting.end_line(draft)
        self.draft = draft
        answers, self.no_answers = answered_in(draft, known)
        for field, content in answers:
            self.names[field.id] = field.name
            self.given[field.id] = content
            self.answered.add(field.id)
        self.fields = [field for field in self.fields if field.id not in self.answered]
        self.others = [field for field in self.others if field.id not in self.answered]
        self.grave = self._is_grave()
        screen.show(self.context, rules.of(CHECKIN, self.given, self.noted))

    def _is_grave(self) -> bool:
        found = rules.of(CHECKIN, self.given, self.noted)
        return any(danger in rules.GRAVE for danger in found)

    def _wants_more(self) -> bool:
        """Whether the rest is to be asked as well, which whoever may be in danger is not."""
        back = (Way.BACK,) if self.fields else ()
        while self.others and not self.grave:
            say("")
            said = asking.choose(
                self.context,
                asking.yes_or_no,
                f"{self.texts.more} [y/N] ",
                "Enter ends it here",
                False,
                (Way.SKIP, *back, Way.STOP),
            )
            if said is not Way.BACK:
                return said is True
            if not self.each(self.fields, len(self.fields) - 1):
                return False
        return False

    def _let_go(self) -> None:
        asked = [field for field in self.fields if field.id in self.texts.may_be_unkept]
        given = [field for field in asked if field.id in self.answered]
        if not given:
            return
        say("")
        if not (self.keep and self._may_keep(listed([field.name.lower() for field in given]))):
            # An answer that was kept before is not true any more, so it goes as well.
            self.given |= {field.id: "" for field in given}
            say(self.texts.let_go)

    def _may_keep(self, named: str) -> bool:
        """Whether these may be kept; only a yes says so, and only a no or a stop lets them go.
        Enter does neither: it is soon pressed."""
        say(self.texts.unkept.format(answers=named))
        said: bool | Way = Way.SKIP
        while said is Way.SKIP:
            said = asking.choose(
                self.context,
                asking.plainly,
                f"{self.texts.keep_or_not}: ",
                "Enter does neither",
                ways=(Way.STOP,),
            )
        return said is True


Answered = list[tuple[Field, Content]]


def answered_in(draft: Draft, known: Iterable[Field]) -> tuple[Answered, list[bytes]]:
    """The answers that the draft of a check-in holds, each on a line with those that are MORE of
    it, the last of each counting; and the lines that are none."""
    fields = {field.name: field for field in known}
    answers: Answered = []
    others: list[bytes] = []
    for line in re.split(rb"\n(?!  )", draft.text()):
        try:
            name, _, said = line.decode().replace(MORE, "\n").partition(": ")
            answers.append((fields[name], fields[name].read(said)))
        except (UnicodeDecodeError, KeyError, UsageError):
            others += [line] if line.strip() else []
    return answers, others
