"""The way through a craving: three questions, safety where it is needed, then help, then again."""

from stepguide.craving import practice
from stepguide.errors import StepguideError, StoppedError, UsageError
from stepguide.guide.daily import Craving
from stepguide.guide.sheets import Cell, Kind, Sheet
from stepguide.guide.skills import Skills
from stepguide.home.row import Content, Row
from stepguide.home.shelf import Found
from stepguide.safety import rules, screen
from stepguide.terminal import dialogue
from stepguide.terminal.desk import Desk
from stepguide.terminal.dialogue import Aid, Said
from stepguide.terminal.screen import hint, remark, say
from stepguide.terminal.text import tied
from stepguide.worksheets import actions, planning
from stepguide.worksheets.asking import MARK
from stepguide.worksheets.content import content_from
from stepguide.worksheets.views import shown_content

FIRST = ("strength", "trigger", "where")
AFTER = ("again", "helped")


class _Left(Exception):
    """The person typed :stop."""


class Flow:
    """One craving; its row is on the disk from the first three answers on."""

    def __init__(self, desk: Desk, sheet: Sheet, texts: Craving, skills: Skills, aid: Aid) -> None:
        self.desk, self.sheet, self.texts, self.skills, self.aid = desk, sheet, texts, skills, aid
        self.kind: Kind = sheet.kinds[0]
        self.row: Row | None = None
        self.given: dict[str, Content] = {}
        self.has_shown_people = False

    def go(self) -> Row | None:
        """All of it; the row that was kept, if anything was answered."""
        say(self.kind.opening)
        try:
            self._ask(FIRST)
            self._safety()
            self._keep()
            self._people_and_plan()
            self._skill()
            self._ask(AFTER)
        except _Left:
            pass
        except StoppedError:
            self._keep()
            kept = f"What you answered is saved as {self.row.short_id}." if self.row else ""
            raise StoppedError("Stopped.", kept or "Nothing was saved.") from None
        self._keep()
        self._how_it_is()
        return self.row

    def _ask(self, names: tuple[str, ...]) -> None:
        for name in names:
            self._one(self.kind.field(name))

    def _one(self, cell: Cell) -> None:
        say("")
        say(cell.ask)
        if cell.choices:
            hint("  ".join(tied(f"{n} {one}") for n, one in enumerate(cell.choices, start=1)))
        while True:
            said = dialogue.ask(MARK, self.aid)
            if said is Said.STOP:
                raise _Left
            if isinstance(said, Said) or not said.strip():
                return
            try:
                self.given[cell.id] = content_from(cell, said)
            except UsageError as error:
                remark(error.message)
                hint(error.hint)
                continue
            return

    def _safety(self) -> None:
        earlier = rules.lowest_of_the_day(self.desk.home, self.desk.now)
        if (
            rules.is_high(self.given.get("strength"), earlier)
            or self.given.get("where") == rules.ABOUT_TO
            or rules.reported_break(self.desk.home, self.desk.now)
        ):
            screen.show(self.desk, ["craving"])
            self.has_shown_people = True

    def _keep(self) -> None:
        if not self.given:
            return
        try:
            self.row = self._changed(self.row) if self.row else self._added()
        except (StepguideError, OSError):
            said = (shown_content(content) for content in self.given.values())
            say(f"Not saved: {'; '.join(said)}")
            raise

    def _added(self) -> Row:
        desk = self.desk
        return actions.add(desk.home, self.sheet, self.kind, None, None, self.given, desk.now)

    def _changed(self, row: Row) -> Row:
        return actions.change(
            self.desk.home,
            self.sheet.id,
            Found(row, row.file_name),
            lambda before: actions.with_cells(before, self.kind, self.given),
            self.desk.now,
        )

    def _people_and_plan(self) -> None:
        own = screen.reachable(self.desk)
        if not (own and self.has_shown_people):
            say("")
            say(self.texts.person if own else self.texts.nobody)
            for one in own:
                hint(one)
        plan = planning.own(self.desk.home)
        said = [planning.in_words(row) for row in plan.ifs]
        said += [*plan.reasons[:3], *plan.steadies[:3]]
        if said:
            say("")
            say(f"{self.texts.own}:")
            for one in said:
                hint(one)

    def _skill(self) -> None:
        say("")
        say(f"{self.texts.skills}:")
        for number, skill in enumerate(self.skills.skills, start=1):
            hint(f"{number} {skill.title} ({skill.minutes} min)")
        question = "A number, or Enter to go on: "
        while True:
            chosen = dialogue.choose(self.skills.find, question, self.aid)
            if chosen is Said.STOP:
                raise _Left
            if isinstance(chosen, Said):
                return
            practice.go_through(self.desk, chosen)
            question = "Another one, or Enter to go on: "

    def _how_it_is(self) -> None:
        before, now = self.given.get("strength"), self.given.get("again")
        if isinstance(before, int) and isinstance(now, int):
            say("")
            say(self.texts.eased if now < before else self.texts.not_eased)
            if now >= rules.HIGH > before:
                screen.show(self.desk, ["craving"])
