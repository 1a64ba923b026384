"""The safety check of an amends, asked one question at a time; each answer is kept at once."""

from typing import Any

from stepguide.amends import actions
from stepguide.amends.handling import AmendsHandling
from stepguide.amends.records import AmendsRow
from stepguide.errors import StoppedError, UsageError
from stepguide.guide.sheets import YES_OR_NO, AmendsCheck, SafetyQuestion
from stepguide.home.row import Content, Row
from stepguide.records.finding import Found
from stepguide.terminal import modes
from stepguide.terminal.asking import Questions
from stepguide.terminal.field import Choice, Field
from stepguide.terminal.reading import YES
from stepguide.terminal.screen import say

ANSWERS = {"y": True, "yes": True, "n": False, "no": False}


def ask(handling: AmendsHandling, found: Found[Any]) -> AmendsRow:
    """Ask every question of the check; Enter leaves one open."""
    if not modes.is_typed_at():
        raise UsageError(
            "The check asks you questions, and there is no terminal here to ask at.",
            "Give answers with options, such as: --answer no_contact=no",
        )
    say(handling.safety.opening)
    check = AmendsQuestions(handling, found)
    try:
        check.each([_field(one) for one in handling.safety.questions])
    except StoppedError:
        raise StoppedError("Stopped.", "The answers given so far are kept.") from None
    return _amends(check.found.record)


class AmendsQuestions(Questions):
    """The questions of the check; what was answered before is not shown, so that each is answered
    afresh."""

    def __init__(self, handling: AmendsHandling, found: Found[Any]) -> None:
        super().__init__(handling.context)
        self.handling, self.found = handling, found

    def shows(self, field: Field) -> None:
        """The question stands beside its answer."""
        say("")

    def beside(self, field: Field) -> str:
        """The question, and how it is answered."""
        return f"{field.ask} [y/n] "

    def take(self, field: Field, content: Content) -> None:
        """Keep it at once."""
        row = keep(self.handling, self.found, {field.id: content == YES})
        self.found = self.handling.found(row)


def _field(question: SafetyQuestion) -> Field:
    choices = tuple(Choice(one, one) for one in YES_OR_NO)
    enter = "Enter leaves it open"
    return Field(question.id, "", question.ask, "", "choice", choices, enter, by_number=False)


def typed(safety: AmendsCheck, given: list[str]) -> dict[str, bool]:
    """Answers given as `question=yes`; UsageError for one that is none."""
    known = {question.id for question in safety.questions}
    answers: dict[str, bool] = {}
    for one in given:
        name, _, said = one.partition("=")
        name = name.strip().replace("-", "_")
        if name not in known:
            raise UsageError(
                f"The check has no question {name!r}.", f"It has {', '.join(sorted(known))}."
            )
        if said.strip().lower() not in ANSWERS:
            raise UsageError(f"{name} is answered with yes or no, not {said!r}.")
        answers[name] = ANSWERS[said.strip().lower()]
    return answers


def keep(handling: AmendsHandling, found: Found[Any], answers: dict[str, bool]) -> AmendsRow:
    """Keep answers to the check."""
    safety, now = handling.safety, handling.context.now
    row = handling.change(
        found, lambda before: actions.answered(_amends(before), answers, safety, now)
    )
    return _amends(row)


def _amends(row: Row) -> AmendsRow:
    assert isinstance(row, AmendsRow)
    return row
