"""A check-in asked one question at a time; safety comes before anything is saved."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Literal, NamedTuple

from stepguide.errors import StepguideError, StoppedError, UsageError
from stepguide.guide.daily import Checkin
from stepguide.guide.sheets import Cell
from stepguide.home import drafts, ids
from stepguide.home.drafts import Draft, DraftNote
from stepguide.home.row import Content, Row
from stepguide.records.asking import (
    MARK,
    OWN_WORDS,
    Part,
    aid_at,
    not_taken,
    offered,
    put_aside,
)
from stepguide.records.content import content_from
from stepguide.records.finding import print_of
from stepguide.records.views import shown_content
from stepguide.safety import rules, screen
from stepguide.safety.questions import LOOKED_AT
from stepguide.terminal import dialogue, drafting
from stepguide.terminal.desk import Desk
from stepguide.terminal.dialogue import Aid, Said
from stepguide.terminal.screen import hint, remark, say
from stepguide.terminal.text import listed

Time = Literal["morning", "evening"]
Cells = dict[str, Content]

LOOKING_AHEAD = ("intention", "tomorrow")  # always last, and not asked of who may be in danger
CHECKIN = "checkin"
NALOXONE = "naloxone"
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


def where_to_get_naloxone(desk: Desk, texts: Checkin) -> None:
    """Say on stderr where there is some: a no is the only answer that can be mended in an hour."""
    with suppress(OSError, ValueError):  # stderr is full or closed, and the answers are kept
        for line in (texts.no_naloxone.text, *screen.numbers(desk, NALOXONE)):
            hint(line)


class Asking:
    """Asks the questions of a check-in. What is answered is on the disk as a draft meanwhile, apart
    from what need not be kept."""

    def __init__(
        self,
        desk: Desk,
        texts: Checkin,
        cells: list[Cell],
        aid: Aid,
        keep: bool,
        row: Row | None = None,
        time: Time | None = None,
    ) -> None:
        self.desk, self.texts, self.cells, self.aid, self.keep = desk, texts, cells, aid, keep
        self.row, self.time = row, time
        self.names = {cell.id: cell.name for cell in cells}
        # Known before it is on the disk, so that a draft can say which check-in it belongs to.
        self.id = row.id if row else ids.new_id()
        moment, but = (row.at, row.id) if row else (desk.now, "")
        self.noted = rules.noted(lambda: desk.home, lambda: desk.guide, moment, desk.now, but)
        self.given: Cells = {**row.cells} if row else {}
        self.answered: set[str] = set()
        self.draft: Draft | None = None
        self.no_answers: list[bytes] = []
        self.grave = self._is_grave()

    def ask(self) -> Answers:
        """Every question, and then what of it is kept. Of a check-in that was saved before, the
        answers that were given anew."""
        stopped = False
        try:
            self._each()
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

    def _each(self) -> None:
        place = 0
        while place < len(self.cells):
            if self.grave and self.cells[place].id in LOOKING_AHEAD:
                return
            said = self._one(self.cells[place])
            if said is Said.STOP:
                return
            place = max(0, place - 1) if said is Said.BACK else place + 1

    def _one(self, cell: Cell) -> Said | None:
        say("")
        say(cell.ask)
        hint(cell.help)
        hint(offered(cell))
        if cell.id in self.given:
            hint(f"So far: {cell.says(self.given[cell.id])} (Enter keeps it)")
        while True:
            said = dialogue.ask(
                MARK, aid_at(cell, self.aid), lambda begun: self._take_begun(cell, begun)
            )
            if isinstance(said, Said):
                if said is not Said.EDIT:
                    return said
                remark("a check-in is asked line by line. For more words: stepguide journal add")
                continue
            if not said.strip():
                return None
            try:
                content = content_from(cell, said)
            except UsageError as error:
                not_taken(self.desk, self._part(cell), cell, said, error, LOOKED_AT["checkin"])
                continue
            self._take(cell, content)
            return None

    def _take(self, cell: Cell, content: Content) -> None:
        before = rules.of("checkin", self.given, self.noted)
        self.given[cell.id] = content
        self.answered.add(cell.id)
        after = rules.of("checkin", self.given, self.noted)
        # Said again, an answer is met again, also where it stood so already.
        own = rules.of("checkin", {cell.id: content}, self.noted)
        new = [danger for danger in after if danger not in before or danger in own]
        screen.taken_back(self.desk, set(rules.ORDER).difference(after))
        screen.show(self.desk, new)
        self.grave = self._is_grave()
        if any(danger in rules.GRAVE for danger in new):
            say(self.texts.go_on)
        elif cell.id in ("living", "unsafe") and content == rules.RATHER_NOT:
            hint(self.texts.rather_not)
            for line in screen.numbers(self.desk, "crisis"):
                hint(line)
        elif cell.id == NALOXONE and content == rules.NO:
            where_to_get_naloxone(self.desk, self.texts)
        if cell.id not in self.texts.may_be_unkept:
            self._put_down(f"{cell.name}: {cell.says(content)}")

    def _take_begun(self, cell: Cell, begun: str) -> None:
        """Take what was begun of a text when it was broken off."""
        is_taken = False
        if cell.takes in OWN_WORDS and cell.id not in self.answered and begun.strip():
            with suppress(UsageError):
                self._take(cell, content_from(cell, begun))
                is_taken = True
        if not is_taken:
            put_aside(self.desk, self._part(cell), cell, begun)

    def _part(self, cell: Cell) -> Part:
        return Part(CHECKIN, CHECKIN, cell.id, self.id, is_there=self.row is not None)

    def _put_down(self, line: str) -> None:
        # A disk that refuses holds up no question of safety: it is told of at the end.
        with suppress(StepguideError, OSError):
            if self.draft is None:
                self.desk.home.ready(self.desk.now)
                self.draft = drafts.start(self.desk.home, self._note())
            self.draft.append(line.encode() + b"\n")

    def _note(self) -> DraftNote:
        now, options = self.desk.now, {"time": self.time}
        if self.row is None:
            made = drafts.new_note(drafts.ADD, now, of=CHECKIN, options=options)
            return made.model_copy(update={"id": self.id})
        base = print_of(self.row)
        return drafts.new_note(
            drafts.EDIT, now, of=CHECKIN, record=self.id, base=base, options=options
        )

    def go_on(self, draft: Draft, known: Iterable[Cell]) -> None:
        """Take what a draft holds of this check-in as answered, and ask for the rest alone."""
        drafting.end_line(draft)
        self.draft = draft
        answers, self.no_answers = answered_in(draft, known)
        for cell, content in answers:
            self.names[cell.id] = cell.name
            self.given[cell.id] = content
            self.answered.add(cell.id)
        self.cells = [cell for cell in self.cells if cell.id not in self.answered]
        self.grave = self._is_grave()
        screen.show(self.desk, rules.of(CHECKIN, self.given, self.noted))

    def _is_grave(self) -> bool:
        found = rules.of(CHECKIN, self.given, self.noted)
        return any(danger in rules.GRAVE for danger in found)

    def _let_go(self) -> None:
        asked = [cell for cell in self.cells if cell.id in self.texts.may_be_unkept]
        given = [cell for cell in asked if cell.id in self.answered]
        if not given:
            return
        say("")
        if not (self.keep and self._may_keep(listed([cell.name.lower() for cell in given]))):
            # An answer that was kept before is not true any more, so it goes as well.
            self.given |= {cell.id: "" for cell in given}
            say(self.texts.let_go)

    def _may_keep(self, named: str) -> bool:
        """Whether these may be kept; only Enter or a yes says so."""
        say(self.texts.unkept.format(answers=named))
        while True:
            said = dialogue.ask(f"{self.texts.keep_or_not}: ", self.aid)
            if said is Said.STOP:
                return False
            answer = said.strip().lower() if isinstance(said, str) else None
            if answer in ("", "y", "yes"):
                return True
            if answer in ("n", "no"):
                return False


Answered = list[tuple[Cell, Content]]


def answered_in(draft: Draft, known: Iterable[Cell]) -> tuple[Answered, list[bytes]]:
    """The answers that the draft of a check-in holds, a line each, the last of each counting; and
    the lines that are none."""
    cells = {cell.name: cell for cell in known}
    answers: Answered = []
    others: list[bytes] = []
    for line in draft.text().split(b"\n"):
        try:
            name, _, said = line.decode().partition(": ")
            answers.append((cells[name], content_from(cells[name], said)))
        except (UnicodeDecodeError, KeyError, UsageError):
            others += [line] if line.strip() else []
    return answers, others
