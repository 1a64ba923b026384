"""The worksheets: their kinds of rows and the fields of each, and what is asked before an amends:
data/sheets.yaml."""

from collections.abc import Sequence
from re import fullmatch
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, model_validator
from pydantic import Field as Held

from stepguide.errors import NotFoundError, UsageError
from stepguide.guide.source import GuideModel, MisplacedError
from stepguide.home.kinds import BY_ID, KINDS
from stepguide.terminal.field import LONGEST_NAME, OF_CHOICES, Field
from stepguide.terminal.naming import begun, exactly, only

FILE = "sheets.yaml"

Text = Annotated[str, Held(min_length=1)]
ID = r"[a-z]+(_[a-z]+)*"
Id = Annotated[str, Held(pattern=f"^{ID}$")]


# The choices that rules compare, by sheet, kind and field: their ids are what is kept, and stay
# what they are in whatever language the guide speaks.
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
YES_OR_NO = ("yes", "no")
GRAVE = (*YES_OR_NO, "rather-not-say")
RELIED_ON: dict[tuple[str, str, str], tuple[str, ...]] = {
    ("amends", "amends", "form"): ("direct", "indirect", "living", "symbolic", "none"),
    ("meeting", "weekly", "day"): WEEK,
    ("meeting", "weekly", "mention"): YES_OR_NO,
    ("checkin", "checkin", "time"): ("morning", "evening"),
    ("checkin", "checkin", "medication"): YES_OR_NO,
    ("checkin", "checkin", "use"): GRAVE,
    ("checkin", "checkin", "living"): GRAVE,
    ("checkin", "checkin", "unsafe"): GRAVE,
    ("craving", "craving", "where"): ("about to use",),
}

CHECKED = "amends"  # the sheet with a safety check

Path = tuple[str | int, ...]
Wrong = list[tuple[Path, str]]


def _well_formed(field: Field) -> Field:
    """What a field of the guide has to be beside the types of its parts."""
    wrong: Wrong = []
    if not fullmatch(ID, field.id):
        wrong.append((("id",), f"{field.id!r} is no id"))
    if not 1 <= len(field.name) <= LONGEST_NAME:
        wrong.append((("name",), f"name has 1 to {LONGEST_NAME} letters"))
    wrong += [((part,), f"{part} is empty") for part in ("ask", "help") if not getattr(field, part)]
    wrong += [
        (("choices", place), "a choice has an id and says something")
        for place, one in enumerate(field.choices)
        if not (one.id and one.says)
    ]
    if (field.takes in OF_CHOICES) != bool(field.choices):
        said = f"{field.id} takes {field.takes} and has {len(field.choices)} choices"
        wrong.append(((), said))
    wrong += _doubled(("choices",), field.choices)
    if wrong:
        raise MisplacedError(wrong)
    return field


class Form(GuideModel):
    """One kind of row: what is said before the first question and after the last; `one` names
    a single row, `a resentment`. `on_paper` is said in place of `opening` where there is no
    keyboard. Without `steps` its rows are of a day, and of no step. `words` are the fields that
    words on a line go to, one after another; without them it is the first that is answered in a
    person's own words."""

    id: Id
    title: Text
    one: Text
    steps: list[int]
    opening: Text
    on_paper: Text | None = None
    fields: Annotated[list[Annotated[Field, AfterValidator(_well_formed)]], Held(min_length=1)]
    words: Annotated[list[Id], Held(default_factory=list)]
    after: Text

    @model_validator(mode="after")
    def _words_have_their_place(self) -> Self:
        own = [field.id for field in self.fields if field.is_own_words]
        wrong: Wrong = [
            (("words", place), f"{name} is no field that takes words")
            for place, name in enumerate(self.words)
            if name not in own
        ]
        if wrong:
            raise MisplacedError(wrong)
        return self

    def for_words(self) -> list[Field]:
        """The fields that words on a line go to."""
        if self.words:
            return [self.field(name) for name in self.words]
        return [field for field in self.fields if field.is_own_words][:1]

    def field(self, wanted: str) -> Field:
        """The field of this id, which has to be one of them."""
        return next(field for field in self.fields if field.id == wanted)


class Aside(GuideModel):
    """What is said of a row that is put aside, and of the option that does it."""

    says: Text
    help: Text


class Sheet(GuideModel):
    """A worksheet: its kinds of rows. `about` is what its group of commands is for, and `named` how
    it is called in running text. `usual` is the kind that words alone are of, where nobody is
    there to ask."""

    id: Id
    title: Text
    about: Text
    named: Text
    usual: Id | None = None
    aside: Aside | None = None
    kinds: Annotated[list[Form], Held(min_length=1)]

    @property
    def field_ids(self) -> list[str]:
        """The fields of all its kinds, each once."""
        return [*dict.fromkeys(field.id for kind in self.kinds for field in kind.fields)]

    def within(self, steps: int) -> "Sheet":
        """The sheet in a program of so many steps, without what belongs to others; NotFoundError
        where nothing of it is left."""
        kinds = [
            kind.model_copy(update={"steps": [one for one in kind.steps if one <= steps]})
            for kind in self.kinds
            if not kind.steps or min(kind.steps) <= steps
        ]
        if not kinds:
            raise NotFoundError(f"This program has no step for {self.named}.")
        return self.model_copy(update={"kinds": kinds})

    def kind_and_words(self, words: list[str]) -> tuple[Form | None, list[str]]:
        """The kind that words on a line name, if they do, and what is written in the rest of them.

        The first names one where there are several: whole, or alone and by its beginning.
        UsageError where it is the beginning of more than one.
        """
        if len(self.kinds) == 1 or not words:
            return None, words
        # What came through a pipe stands below the words beside it.
        beside, _, below = words[0].partition("\n") if len(words) == 1 else (words[0], "", "")
        first, *rest = [*(beside.split(" ") if below else [beside]), *words[1:]]
        rest += [below] if below else []
        named = exactly(first, self.kinds, lambda kind: [kind.id])
        if not rest and begun(first, self.kinds, lambda kind: [kind.id]):
            named = [self.kind(first)]
        return (named[0], rest) if named else (None, words)

    def kind(self, typed: str) -> Form:
        """The kind of this id, or the beginning of it; NotFoundError or UsageError if not one."""
        hits = begun(typed, self.kinds, lambda kind: [kind.id])
        known = f"The kinds are {', '.join(kind.id for kind in self.kinds)}."
        if len(self.kinds) == 1:
            known = f"There is only one, {self.kinds[0].id}, and it need not be named."
        none = NotFoundError(f"There is no kind {typed!r} here.", known)
        return only(hits, UsageError(f"{typed!r} fits more than one.", known), none)


class SafetyQuestion(GuideModel):
    """Asked before contact is planned: the answer that stands against it, and where it leads."""

    id: Id
    ask: Text
    blocks_on: Literal["yes", "no"]
    leads: Literal["other-form", "wait"]
    says: Text


class AmendsCheck(GuideModel):
    """The check before an amends, and what is said when it is answered."""

    opening: Text
    questions: Annotated[list[SafetyQuestion], Held(min_length=5)]
    passed: Text
    other_form: Text
    wait: Text


class Sheets(GuideModel):
    """All worksheets, and the safety check."""

    sheets: Annotated[list[Sheet], Held(min_length=1)]
    safety: AmendsCheck

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if wrong := self._other_than_the_kinds():
            raise MisplacedError(wrong)
        wrong += _doubled(("safety", "questions"), self.safety.questions)
        for a, sheet in enumerate(self.sheets):
            wrong += _doubled(("sheets", a, "kinds"), sheet.kinds)
            for b, kind in enumerate(sheet.kinds):
                path: Path = ("sheets", a, "kinds", b)
                wrong += _doubled((*path, "fields"), kind.fields)
                is_of_step = sheet.id in BY_ID and BY_ID[sheet.id].of == "step"
                if is_of_step != bool(kind.steps):
                    said = "names no step" if is_of_step else "is of a day and of no step"
                    wrong.append(((*path, "steps"), f"{sheet.id} {said}"))
                wrong += [
                    ((*path, "steps", place), f"there is no step {number}")
                    for place, number in enumerate(kind.steps)
                    if number < 1
                ]
        wrong += self._without_their_ids()
        if wrong:
            raise MisplacedError(wrong)
        return self

    def _other_than_the_kinds(self) -> Wrong:
        """What is wrong where the sheets are not those of the table of kinds."""
        wanted = [kind.id for kind in KINDS if kind.sheet]
        wrong = _doubled(("sheets",), self.sheets)
        wrong += [
            (("sheets", place, "id"), f"no kind of record has a sheet {sheet.id}")
            for place, sheet in enumerate(self.sheets)
            if sheet.id not in wanted
        ]
        missing = [one for one in wanted if one not in {sheet.id for sheet in self.sheets}]
        if missing and not wrong:
            wrong.append((("sheets",), f"missing: {', '.join(missing)}"))
        return wrong

    def _without_their_ids(self) -> Wrong:
        """What is wrong where a choice that the program relies on has no id of its own."""
        cells = {
            (sheet.id, kind.id, cell.id): (("sheets", a, "kinds", b, "fields", c), cell)
            for a, sheet in enumerate(self.sheets)
            for b, kind in enumerate(sheet.kinds)
            for c, cell in enumerate(kind.fields)
        }
        wrong: Wrong = []
        for place, relied_on in RELIED_ON.items():
            if place not in cells:
                wrong.append((("sheets",), f"{'.'.join(place)} is missing, and is relied on"))
                continue
            path, cell = cells[place]
            ids = {one.id for one in cell.choices}
            for wanted in relied_on:
                if wanted not in ids:
                    said = f"{cell.id} has no choice with the id {wanted!r}, which is relied on"
                    wrong.append(((*path, "choices"), said))
        return wrong

    def sheet(self, wanted: str) -> Sheet:
        """The sheet of this id, which has to be one of them."""
        return next(sheet for sheet in self.sheets if sheet.id == wanted)

    def check_of(self, sheet: Sheet) -> AmendsCheck | None:
        """What is asked before anything of a sheet is done, if something is."""
        return self.safety if sheet.id == CHECKED else None

    def of_step(self, number: int) -> list[tuple[Sheet, Form]]:
        """The kinds of rows that belong to a step, apart from the sponsor's instructions."""
        return [
            (sheet, kind)
            for sheet in self.sheets
            for kind in sheet.kinds
            if number in kind.steps and sheet.id != "instruction"
        ]


def _doubled(path: Path, found: Sequence[Any]) -> Wrong:
    """What is wrong where two of these have the same id."""
    seen: set[str] = set()
    wrong: Wrong = []
    for place, one in enumerate(found):
        if one.id in seen:
            wrong.append(((*path, place, "id"), f"{one.id} is the id of two things"))
        seen.add(one.id)
    return wrong
