"""A program of steps, however many: what data/steps.yaml holds of each."""

import re
from typing import Annotated, Self

from pydantic import Field, model_validator

from stepguide.advice import Do
from stepguide.errors import NotFoundError, UsageError
from stepguide.guide.source import GuideModel, MisplacedError
from stepguide.terminal.naming import only, with_words
from stepguide.terminal.text import listed

FILE = "steps.yaml"

_SMALL = {"the", "for", "step"}
_CARDINALS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen twenty"""
_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
_NUMBERS = {
    word: str(number)
    for names in (_CARDINALS, _ORDINALS)
    for number, word in enumerate(names.split(), start=1)
}
_COUNTED = r"(\d+)(?:st|nd|rd|th)"

Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[list[Text], Field(min_length=1)]


class Question(GuideModel):
    """A question to write about; its id never changes, `4.3`."""

    id: Annotated[str, Field(pattern=r"^\d+\.\d+$")]
    text: Text
    help: Text


class Exercise(GuideModel):
    """Something to do: `minutes` a sitting, on so many `days`; its id never changes, `4.a`."""

    id: Annotated[str, Field(pattern=r"^\d+\.[a-z]$")]
    title: Text
    minutes: Annotated[int, Field(ge=1, le=60)]
    days: Annotated[int, Field(ge=1, le=90)]
    instructions: Annotated[list[Text], Field(min_length=2)]

    @property
    def text(self) -> str:
        """What it is called, as a question has its text."""
        return self.title

    @property
    def help(self) -> str:
        """How it begins, as a question has its help."""
        days = f" on {self.days} days" if self.days > 1 else ""
        return f"An exercise of {self.minutes} minutes{days}. {self.instructions[0]}"


class Readings(GuideModel):
    """What the step means, told twice: each reading stands alone."""

    spiritual: Text
    secular: Text


class First(GuideModel):
    """What of a step stands on the first screen: passages of its explanation, and of what is
    particular to opioids, each word for word."""

    explanation: Texts
    opioids: Texts


class Step(GuideModel):
    """One step. In running text a newline begins a new paragraph.

    A step that is `hard` is worked with a short way through it, and a look at how it goes. `care`
    is read before any work on it, or null; `explains` names, field by field, the barred words
    that a passage explains; `sources` are keys of data/sources.yaml.
    """

    number: Annotated[int, Field(ge=1)]
    title: Text
    summary: Text
    principle: Text
    hard: bool
    care: Text | None
    explanation: Text
    opioid_recovery: Text
    first: First
    readings: Readings
    actions: Texts
    questions: Annotated[list[Question], Field(min_length=8)]
    exercises: Annotated[list[Exercise], Field(min_length=1)]
    ready_when: Texts
    pitfalls: Texts
    explains: dict[str, list[str]]
    sources: Texts

    @model_validator(mode="after")
    def _ids_belong(self) -> Self:
        things = [("questions", place, one.id) for place, one in enumerate(self.questions)]
        things += [("exercises", place, one.id) for place, one in enumerate(self.exercises)]
        wrong: list[tuple[tuple[str | int, ...], str]] = []
        seen = set()
        for field, place, known in things:
            if not known.startswith(f"{self.number}."):
                wrong.append(((field, place, "id"), f"{known} is not an id of step {self.number}"))
            if known in seen:
                wrong.append(((field, place, "id"), f"{known} is the id of two things"))
            seen.add(known)
        if wrong:
            raise MisplacedError(wrong)
        return self

    @model_validator(mode="after")
    def _first_is_of_the_rest(self) -> Self:
        known = {"explanation": self.explanation, "opioids": self.opioid_recovery}
        wrong: list[tuple[tuple[str | int, ...], str]] = [
            (("first", name, place), "this does not stand in the text it is the beginning of")
            for name, whole in known.items()
            for place, passage in enumerate(getattr(self.first, name))
            if passage not in whole
        ]
        if wrong:
            raise MisplacedError(wrong)
        return self

    def exercise(self, typed: str) -> Exercise:
        """The exercise of this letter, number or id; NotFoundError when there is none."""
        wanted = typed.strip().lower().removeprefix(f"{self.number}.")
        for place, exercise in enumerate(self.exercises, start=1):
            if wanted in (exercise.id.partition(".")[2], str(place)):
                return exercise
        raise NotFoundError(
            f"Step {self.number} has no exercise {typed.strip()!r}.",
            f"It has {listed(self.letters)}.",
        )

    @property
    def letters(self) -> list[str]:
        """What its exercises are chosen by."""
        return [exercise.id.partition(".")[2] for exercise in self.exercises]


class Program(GuideModel):
    """A set of steps, in order; `program` is its name in the records, `title` stands above its
    list, and `finished` is what is said once every step is, each in turn."""

    program: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    title: Text
    finished: Texts
    steps: Annotated[list[Step], Field(min_length=1)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        wrong: list[tuple[tuple[str | int, ...], str]] = [
            (
                ("steps", place, "number"),
                f"step {step.number} stands where step {place + 1} belongs",
            )
            for place, step in enumerate(self.steps)
            if step.number != place + 1
        ]
        if wrong:
            raise MisplacedError(wrong)
        return self

    @property
    def name(self) -> str:
        return self.program

    def step(self, number: int) -> Step:
        """The step of this number; NotFoundError when there is none."""
        if not 1 <= number <= len(self.steps):
            raise NotFoundError(
                f"There is no step {number}.", f"The steps go from 1 to {len(self.steps)}."
            )
        return self.steps[number - 1]

    def question(self, typed: str) -> tuple[Step, Question | Exercise]:
        """The question, or exercise, of this id and its step; NotFoundError for none."""
        number, _, _ = typed.strip().partition(".")
        if number.isdecimal() and 1 <= int(number) <= len(self.steps):
            step = self.step(int(number))
            every: list[Question | Exercise] = [*step.questions, *step.exercises]
            for asked in every:
                if asked.id == typed.strip().lower():
                    return step, asked
            raise NotFoundError(
                f"There is no question {typed}.",
                f"Step {step.number} has {step.questions[0].id} to {step.questions[-1].id}, "
                f"and exercises {step.exercises[0].id} to {step.exercises[-1].id}.",
            )
        raise NotFoundError(
            f"There is no question {typed!r}.",
            "A question is named by its step and its number, such as 4.3.",
        )

    def find(self, typed: str) -> Step:
        """The step meant by a number or by words of its title, `4` or `amends`.

        Raises NotFoundError for none, and UsageError where several titles fit.
        """
        text = typed.strip().lower()
        number = text.removeprefix("step").strip()
        number = _NUMBERS.get(number, re.sub(f"^{_COUNTED}$", r"\1", number))
        if re.fullmatch(r"-?\d+", number):
            return self.step(int(number))
        if re.fullmatch(r"\d+\.\w+", number):
            return self.step(int(number.partition(".")[0]))
        words = [word for word in text.replace("-", " ").split() if word not in _SMALL]
        hits = with_words(" ".join(words), self.steps, lambda step: [step.title])
        choices = ", ".join(f"{step.number} {step.title}" for step in hits)
        several = f"{typed!r} fits more than one step: {choices}."
        none = NotFoundError(f"No step is called {typed!r}.", Do("steps", "To see them all"))
        return only(hits, UsageError(several, "Type its number."), none)
