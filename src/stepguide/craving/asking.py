"""The way through a craving: three questions, safety where it is needed, then help, then again."""

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, partial

from stepguide.advice import Do
from stepguide.craving import practice, views
from stepguide.errors import StepguideError, StoppedError, UsageError
from stepguide.guide.daily import Craving
from stepguide.guide.sheets import Form
from stepguide.guide.skills import Skill
from stepguide.home import ids
from stepguide.home.row import HIGHEST, Content, Row
from stepguide.plan import actions as planning
from stepguide.records.asking import FieldDraft, met, put_aside, taken_as
from stepguide.records.cells import with_cells
from stepguide.records.row_handling import RowHandling
from stepguide.records.views import shown_content
from stepguide.safety import rules, screen, telling
from stepguide.safety.questions import LOOKED_AT
from stepguide.safety.rules import Noted
from stepguide.terminal import asking, modes, reading
from stepguide.terminal.asking import Questions, Way
from stepguide.terminal.context import Context
from stepguide.terminal.field import Field
from stepguide.terminal.screen import hint, say
from stepguide.terminal.text import tied

FIRST = ("strength", "trigger", "where")
AFTER = ("again", "helped")
CHOOSE, LISTED = "m for others, s to go on: ", "A number, Enter for 1, s to go on: "
ANOTHER = "A number, m for all, Enter to go on: "
MORE = ("m", "more", "others", "other", "all", "list")
Chosen = Skill | Way | None
FAINT = 2  # a craving of which nothing has to be said when it has not come down


def go(handling: RowHandling, strength: int | None) -> tuple[Row | None, str]:
    """All of a craving: the row that was kept, if anything was answered, and what is said last."""
    texts = handling.context.guide.daily.craving
    questions = CravingQuestions(handling, texts)
    row = questions.go(strength)
    return row, texts.closing_about if questions.is_about else texts.closing


def first(context: Context, as_json: bool) -> None:
    """Show the first screen, where there is nobody to ask."""
    said = screen.called_for(context, ["craving"])
    if as_json:
        return context.screen.data(said and said.untied()._asdict())
    if said:
        context.screen.show(views.first(said))
    return hint(Do("craving log 6 --trigger stress", "To note it in one line"))


def skill(context: Context, which: str | None, as_json: bool) -> None:
    """Go through one at a terminal, or show it, or all."""
    known = context.guide.skills
    found = known.find(which) if which else None
    if as_json:
        return context.screen.data([found] if found else known.skills)
    if found is None:
        return context.screen.show(views.skills(known))
    if not modes.is_typed_at():
        return context.screen.show(views.skill(found))
    practice.go_through(context, found)
    return None


class _Left(Exception):
    """The person typed :stop."""


class CravingQuestions(Questions):
    """One craving; each answer is on the disk once what it calls for has been said.

    A disk that refuses holds up no help: it is told of at the end.
    """

    def __init__(self, handling: RowHandling, texts: Craving) -> None:
        super().__init__(handling.context)
        self.handling, self.texts = handling, texts
        self.kind: Form = handling.sheet.kinds[0]
        self.row: Row | None = None
        self.id = ids.new_id()
        self.unsaved: Exception | None = None
        self.tells_of_use = self.has_used = False

    @cached_property
    def _noted(self) -> Noted:
        return rules.noted(
            lambda: self.context.home,
            lambda: self.context.guide,
            self.context.now,
            self.context.now,
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
                self.take(self.kind.field("strength"), strength)
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
        if not self.each([self.kind.field(name) for name in names]):
            raise _Left

    def shows(self, field: Field) -> None:
        """The question with its choices by number, and no more: there is no time to read."""
        say("")
        say(field.ask)
        if field.choices:
            between = ", " if self.context.screen.is_plain else "  "
            hint(between.join(tied(f"{n} {one}") for n, one in enumerate(field.choices, start=1)))
        self.shows_so_far(field)

    def take(self, field: Field, content: Content) -> None:
        """Say what it calls for, and keep it."""
        if content != ():
            self.given[field.id] = content
            self._safety()
            self._keep()
        self._after_using()

    def read(self, field: Field, typed: str) -> Content:
        """What was found among other words is read back."""
        self.tells_of_use = telling.has_used(typed)
        # Where the number of a choice is on the screen, it is not read back.
        return field.read(typed) if field.takes == "choice" else taken_as(field, typed)

    def refused(self, field: Field, typed: str, error: UsageError) -> None:
        """What may have been a grave answer is met first, and words become a draft."""
        met(self.context, field, LOOKED_AT["craving"])
        super().refused(field, typed, error)
        self.begun(field, typed)
        self._after_using()

    def begun(self, field: Field, words: str) -> None:
        """Keep them as a draft."""
        kind, form = self.handling.kind.id, self.kind.id
        part = FieldDraft(kind, form, field.id, self.id, is_there=self.row is not None)
        put_aside(self.context, part, field, words)

    def _after_using(self) -> None:
        """Who says that they used already is shown what comes first then, once their words are
        kept, and asked all the same."""
        if self.tells_of_use and not self.has_used:
            self.has_used = True
            self.context.run_line(["lapse", "--no-pager"])

    def _safety(self) -> None:
        """Say what the answers so far call for, as soon as one of them does."""
        found = rules.of("craving", self.given, self._noted)
        screen.taken_back(self.context, set(rules.ORDER).difference(found))
        screen.show(self.context, found)

    def _keep(self) -> None:
        try:
            self.row = self._changed(self.row) if self.row else self._added()
            self.unsaved = None
        except (StepguideError, OSError) as error:
            self.unsaved = error

    def _own_up(self) -> None:
        """Say what could not be saved, and why."""
        if self.unsaved is None:
            return
        kept = self.row.cells if self.row else {}
        said = [
            shown_content(content)
            for name, content in self.given.items()
            if kept.get(name) != content
        ]
        say("")
        say(f"Not saved: {'; '.join(said)}")
        raise self.unsaved

    def _added(self) -> Row:
        return self.handling.add(self.kind, self.given, id=self.id)

    def _changed(self, row: Row) -> Row:
        return self.handling.change(
            self.handling.found(row), lambda before: with_cells(before, self.kind, self.given)
        )

    def _people_and_plan(self) -> None:
        if screen.SHOWN not in self.context.said:
            self._people()
        said: list[str] = []
        with suppress(StepguideError, OSError):  # told of when it is to be saved
            plan = planning.own(self.context.home)
            said = [planning.in_words(row) for row in plan.ifs]
            said += [*plan.reasons[:3], *plan.steadies[:3]]
        if said:
            say("")
            say(f"{self.texts.own}:")
            for one in said:
                hint(one)

    def _people(self) -> None:
        """Whom to ring where safety has not named them yet."""
        own = screen.people(self.context)
        say("")
        say(self.texts.person if own else self.texts.nobody)
        for one in own or screen.numbers(self.context, "crisis"):
            hint(one)

    def _skill(self) -> None:
        """Offer the skill that suits best to Enter alone, and the others behind a key."""
        offered = self.context.guide.skills.suited(self._strength(), self._triggers())
        say("")
        first = offered[0]
        say(self.texts.skill.format(skill=first.title, minutes=tied(f"{first.minutes} min")))
        wanted: Callable[[str], Chosen] = partial(self._chosen, offered)
        empty: Chosen = offered[0]
        question, enter = CHOOSE, "Enter begins it"
        while True:
            chosen: Chosen = asking.choose(self.context, wanted, question, enter, empty)
            if chosen is Way.STOP:
                raise _Left
            if chosen is Way.BACK:
                self._ask(FIRST[-1:])
                return self._skill()
            if isinstance(chosen, Way):
                return None
            if chosen is None:
                self._list(offered)
                question = ANOTHER if empty is Way.SKIP else LISTED
            else:
                practice.go_through(self.context, chosen)
                question, enter, empty = ANOTHER, "Enter goes on", Way.SKIP

    def _chosen(self, offered: list[Skill], typed: str) -> Chosen:
        """What is meant by an answer: a skill, None for the list, or a way on."""
        said = reading.plain(typed)
        if said in MORE:
            return None
        if said in ("s", *reading.NOES, *asking.NOT_NOW):
            return Way.SKIP
        if said in reading.YESES:
            return offered[0]
        return self.context.guide.skills.find(typed, offered)

    def _list(self, offered: list[Skill]) -> None:
        say("")
        say(f"{self.texts.skills}:")
        for number, skill in enumerate(offered, start=1):
            hint(f"{number} {skill.title} ({skill.minutes} min)")

    def _triggers(self) -> tuple[str, ...]:
        """What set it off, for the choice of a skill."""
        known = self.given.get("trigger")
        return known if isinstance(known, tuple) else ()

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
