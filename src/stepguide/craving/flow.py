"""The way through a craving: three questions, safety where it is needed, then help, then again."""

from contextlib import suppress
from functools import cached_property

from stepguide.craving import practice
from stepguide.errors import StepguideError, StoppedError, UsageError
from stepguide.guide.daily import Craving
from stepguide.guide.sheets import Cell, Form
from stepguide.guide.skills import Skill
from stepguide.home import ids
from stepguide.home.row import HIGHEST, Content, Row
from stepguide.plan import actions as planning
from stepguide.records.asking import MARK, Part, aid_at, not_taken, put_aside
from stepguide.records.cells import with_cells
from stepguide.records.content import content_from
from stepguide.records.row_handling import RowHandling
from stepguide.records.views import shown_content
from stepguide.safety import rules, screen
from stepguide.safety.questions import LOOKED_AT
from stepguide.safety.rules import Noted
from stepguide.terminal import dialogue
from stepguide.terminal.dialogue import Aid, Said
from stepguide.terminal.screen import hint, remark, say
from stepguide.terminal.text import tied

FIRST = ("strength", "trigger", "where")
AFTER = ("again", "helped")
FAINT = 2  # a craving of which nothing has to be said when it has not come down


class _Left(Exception):
    """The person typed :stop."""


class Flow:
    """One craving; each answer is on the disk once what it calls for has been said.

    A disk that refuses holds up no help: it is told of at the end.
    """

    def __init__(self, handling: RowHandling, texts: Craving, aid: Aid) -> None:
        self.handling, self.desk, self.texts, self.aid = handling, handling.desk, texts, aid
        self.kind: Form = handling.sheet.kinds[0]
        self.row: Row | None = None
        self.id = ids.new_id()
        self.given: dict[str, Content] = {}
        self.refused: Exception | None = None

    @cached_property
    def _noted(self) -> Noted:
        return rules.noted(
            lambda: self.desk.home, lambda: self.desk.guide, self.desk.now, self.desk.now
        )

    @property
    def is_about(self) -> bool:
        """Whether the person is about to use: nothing more is asked of them then."""
        return self.given.get("where") == rules.ABOUT_TO

    def go(self, strength: int | None = None) -> Row | None:
        """All of it, from a `strength` that is known or from the first question; the row that was
        kept, if anything was answered."""
        if strength is None:
            say(self.kind.opening)
        try:
            if strength is not None:
                self._take(self.kind.field("strength"), strength)
            self._ask(FIRST if strength is None else FIRST[1:])
            self._safety()
            self._people_and_plan()
            self._skill()
            if not self.is_about:
                self._ask(AFTER)
        except _Left:
            pass
        except StoppedError:
            self._own_up()
            kept = f"What you answered is saved as {self.row.short_id}." if self.row else ""
            raise StoppedError("Stopped.", kept or "Nothing was saved.") from None
        self._how_it_is()
        self._own_up()
        return self.row

    def _ask(self, names: tuple[str, ...]) -> None:
        place = 0
        while place < len(names):
            said = self._one(self.kind.field(names[place]))
            place = max(0, place - 1) if said is Said.BACK else place + 1

    def _one(self, cell: Cell) -> Said | None:
        say("")
        say(cell.ask)
        if cell.choices:
            hint("  ".join(tied(f"{n} {one}") for n, one in enumerate(cell.choices, start=1)))
        if cell.id in self.given:
            hint(f"So far: {cell.says(self.given[cell.id])} (Enter keeps it)")
        while True:
            said = dialogue.ask(
                MARK, aid_at(cell, self.aid), lambda begun: self._put_aside(cell, begun)
            )
            if said is Said.STOP:
                raise _Left
            if said is Said.EDIT:
                remark("this is asked line by line. For more words: stepguide journal add")
                continue
            if isinstance(said, Said):
                return said
            try:
                content = content_from(cell, said) if said.strip() else ()
            except UsageError as error:
                not_taken(self.desk, self._part(cell), cell, said, error, LOOKED_AT["craving"])
                continue
            if content != ():
                self._take(cell, content)
            return None

    def _part(self, cell: Cell) -> Part:
        kind, form = self.handling.kind.id, self.kind.id
        return Part(kind, form, cell.id, self.id, is_there=self.row is not None)

    def _put_aside(self, cell: Cell, begun: str) -> None:
        put_aside(self.desk, self._part(cell), cell, begun)

    def _take(self, cell: Cell, content: Content) -> None:
        self.given[cell.id] = content
        self._safety()
        self._keep()

    def _safety(self) -> None:
        """Say what the answers so far call for, as soon as one of them does."""
        found = rules.of("craving", self.given, self._noted)
        screen.taken_back(self.desk, set(rules.ORDER).difference(found))
        screen.show(self.desk, found)

    def _keep(self) -> None:
        try:
            self.row = self._changed(self.row) if self.row else self._added()
            self.refused = None
        except (StepguideError, OSError) as error:
            self.refused = error

    def _own_up(self) -> None:
        """Say what could not be saved, and why."""
        if self.refused is None:
            return
        kept = self.row.cells if self.row else {}
        said = [
            shown_content(content)
            for name, content in self.given.items()
            if kept.get(name) != content
        ]
        say("")
        say(f"Not saved: {'; '.join(said)}")
        raise self.refused

    def _added(self) -> Row:
        return self.handling.add(self.kind, self.given, id=self.id)

    def _changed(self, row: Row) -> Row:
        return self.handling.change(
            self.handling.found(row), lambda before: with_cells(before, self.kind, self.given)
        )

    def _people_and_plan(self) -> None:
        if screen.SHOWN not in self.desk.said:
            self._people()
        said: list[str] = []
        with suppress(StepguideError, OSError):  # told of when it is to be saved
            plan = planning.own(self.desk.home)
            said = [planning.in_words(row) for row in plan.ifs]
            said += [*plan.reasons[:3], *plan.steadies[:3]]
        if said:
            say("")
            say(f"{self.texts.own}:")
            for one in said:
                hint(one)

    def _people(self) -> None:
        """Whom to ring where safety has not named them yet."""
        own = screen.people(self.desk)
        say("")
        say(self.texts.person if own else self.texts.nobody)
        for one in own or screen.numbers(self.desk, "crisis"):
            hint(one)

    def _skill(self) -> None:
        offered = self.desk.guide.skills.suited(self._strength())
        say("")
        say(f"{self.texts.skills}:")
        for number, skill in enumerate(offered, start=1):
            hint(f"{number} {skill.title} ({skill.minutes} min)")
        question = "A number, or Enter to go on: "
        while True:
            chosen: Skill | Said = dialogue.choose(
                lambda typed: self.desk.guide.skills.find(typed, offered), question, self.aid
            )
            if chosen is Said.STOP:
                raise _Left
            if isinstance(chosen, Said):
                return
            practice.go_through(self.desk, chosen)
            question = "Another one, or Enter to go on: "

    def _strength(self) -> int | None:
        """How strong it is for the choice of a skill; whoever is about to use is at the highest."""
        if self.is_about:
            return HIGHEST
        strength = self.given.get("strength")
        return strength if isinstance(strength, int) else None

    def _how_it_is(self) -> None:
        before, now = self.given.get("strength"), self.given.get("again")
        if not isinstance(before, int) or not isinstance(now, int):
            return
        has_eased = now < before and now < rules.HIGH
        if has_eased or now > FAINT:
            say("")
            say(self.texts.eased if has_eased else self.texts.not_eased)
