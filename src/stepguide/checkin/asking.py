"""A check-in asked one question at a time; safety comes before anything is saved."""

from contextlib import suppress
from typing import Literal, NamedTuple

from stepguide.errors import StoppedError, UsageError
from stepguide.guide.daily import Checkin
from stepguide.guide.sheets import Cell
from stepguide.home import drafts
from stepguide.home.drafts import Draft
from stepguide.home.row import Content
from stepguide.safety import rules, screen
from stepguide.terminal import dialogue, drafting
from stepguide.terminal.desk import Desk
from stepguide.terminal.dialogue import Aid, Said
from stepguide.terminal.screen import hint, remark, say
from stepguide.terminal.text import listed
from stepguide.worksheets.asking import MARK, offered
from stepguide.worksheets.content import content_from
from stepguide.worksheets.views import shown_content

Time = Literal["morning", "evening"]
Cells = dict[str, Content]

LOOKING_AHEAD = ("intention", "tomorrow")  # always last, and not asked of who may be in danger
RATHER_NOT = "rather-not-say"
MORNING = range(3, 14)  # the hours in which a check-in is a morning's


class Answers(NamedTuple):
    """What was answered and is to be kept; `stopped` when the person broke off with Ctrl-C,
    `grave` when they may be in danger."""

    cells: Cells
    stopped: bool
    grave: bool


def time_of(hour: int) -> Time:
    """Whether it is a morning's or an evening's, by the clock."""
    return "morning" if hour in MORNING else "evening"


class Asking:
    """Asks the questions of a check-in. What is answered is on the disk as a draft meanwhile, apart
    from what need not be kept."""

    def __init__(self, desk: Desk, texts: Checkin, cells: list[Cell], aid: Aid, keep: bool) -> None:
        self.desk, self.texts, self.cells, self.aid, self.keep = desk, texts, cells, aid, keep
        self.earlier = rules.lowest_of_the_day(desk.home, desk.now)
        self.given: Cells = {}
        self.draft: Draft | None = None
        self.grave = False

    def ask(self) -> Answers:
        """Every question, and then what of it is kept."""
        stopped = False
        try:
            self._each()
            self._let_go()
        except (StoppedError, KeyboardInterrupt):
            # Nobody said yet that these may be kept.
            self._without(self.texts.may_be_unkept)
            stopped = True
        return Answers(self.given, stopped, self.grave)

    def finished(self) -> None:
        """Drop the draft, once the answers are saved."""
        if self.draft:
            self.draft.drop()

    def failed(self) -> None:
        """Say what could not be saved, apart from what need not be kept, and where the rest is."""
        names = {cell.id: cell.name for cell in self.cells}
        for name, content in self.given.items():
            if name not in self.texts.may_be_unkept:
                say(f"Not saved: {names[name]}: {shown_content(content)}")
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
            said = dialogue.ask(MARK, self.aid, lambda begun: self._take_begun(cell, begun))
            if isinstance(said, Said):
                if said is not Said.EDIT:
                    return said
                remark("a check-in is asked line by line. For more words: stepguide journal add")
                continue
            if not said.strip():
                return None
            try:
                self._take(cell, content_from(cell, said))
            except UsageError as error:
                remark(error.message)
                hint(error.hint)
                continue
            return None

    def _take(self, cell: Cell, content: Content) -> None:
        before = rules.of_checkin(self.given, self.earlier)
        self.given[cell.id] = content
        after = rules.of_checkin(self.given, self.earlier)
        new = [danger for danger in after if danger not in before]
        screen.show(self.desk, new)
        self.grave = any(danger in rules.GRAVE for danger in after)
        if any(danger in rules.GRAVE for danger in new):
            say(self.texts.go_on)
        elif cell.id in ("living", "unsafe") and content == RATHER_NOT:
            hint(self.texts.rather_not)
        if cell.id not in self.texts.may_be_unkept:
            self._put_down(f"{cell.name}: {cell.says(content)}")

    def _take_begun(self, cell: Cell, begun: str) -> None:
        """Take what was begun of a text when it was broken off."""
        if cell.takes == "text" and cell.id not in self.given and begun.strip():
            with suppress(UsageError):
                self._take(cell, content_from(cell, begun))

    def _put_down(self, line: str) -> None:
        if self.draft is None:
            self.desk.home.ready(self.desk.now)
            note = drafts.new_note(drafts.ADD, self.desk.now)
            self.draft = drafts.start(self.desk.home, note)
        self.draft.append(line.encode() + b"\n")

    def _let_go(self) -> None:
        asked = [cell for cell in self.cells if cell.id in self.texts.may_be_unkept]
        answered = [cell for cell in asked if cell.id in self.given]
        if not answered:
            return
        say("")
        if not (self.keep and self._may_keep(listed([cell.name.lower() for cell in answered]))):
            self._without(self.texts.may_be_unkept)
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

    def _without(self, names: list[str]) -> None:
        self.given = {name: said for name, said in self.given.items() if name not in names}
