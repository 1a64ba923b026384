"""Where a piece of writing belongs: the options as given, and what they mean."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from stepguide.errors import StepguideError, UsageError
from stepguide.home.dates import Dates
from stepguide.home.ids import new_id
from stepguide.home.tags import tags_in
from stepguide.journal.records import Entry, Writing
from stepguide.steps.records import Answer
from stepguide.terminal.when import read_past

if TYPE_CHECKING:
    from stepguide.guide.guide import Guide

NO_STEP = ("none", "no", "-")


class Given(NamedTuple):
    """The options as a person typed them; kept in a draft until they are understood."""

    step: str | None = None
    question: str | None = None
    at: str | None = None
    tags: Sequence[str] = ()

    def as_options(self) -> dict[str, Any]:
        """As a draft keeps them."""
        return {name: value for name, value in self._asdict().items() if value}

    @classmethod
    def from_options(cls, options: dict[str, Any]) -> "Given":
        """As a draft kept them."""
        known = {
            name: options[name] for name in ("step", "question", "at", "tags") if name in options
        }
        return cls(**known)

    def over(self, earlier: "Given") -> "Given":
        """These options, and where they are silent the earlier ones."""
        return Given(
            self.step or (None if self.question else earlier.step),
            self.question or (None if self.step else earlier.question),
            self.at or earlier.at,
            [*earlier.tags, *self.tags],
        )


class Metadata(NamedTuple):
    """What the options mean. `program` goes with `step`; `question` makes it an answer."""

    at: datetime
    program: str | None = None
    step: int | None = None
    question: str | None = None
    tags: Sequence[str] = ()

    def record(self, text: str, now: datetime, record_id: str | None = None) -> Writing:
        """A new record with `text`, changed last at `now`."""
        common = {
            "id": record_id or new_id(),
            "at": self.at,
            "updated_at": now,
            "text": text,
            "program": self.program,
            "step": self.step,
            "tags": list(self.tags),
        }
        if self.question:
            return Answer.model_validate({**common, "question": self.question})
        return Entry.model_validate(common)


def understood(given: Given, guide: "Guide", now: datetime, dates: Dates) -> Metadata:
    """What `given` means at `now`, to someone with these `dates`.

    Raises UsageError for what cannot be read or does not fit, NotFoundError for a step or
    question there is not.
    """
    at = read_past(given.at, now, dates) if given.at else now
    tags = tags_in(given.tags)
    program, step, question = step_and_question(guide, given.step, given.question)
    return Metadata(at, program, step, question, tags)


def as_far_as_understood(
    given: Given, guide: "Guide", now: datetime, dates: Dates
) -> tuple[Given, list[str]]:
    """Those of the options that mean something, and what is wrong with the others."""
    kept = Given()
    wrong: list[str] = []
    pieces = [Given(at=given.at), Given(question=given.question), Given(step=given.step)]
    for piece in [*pieces, *(Given(tags=(tag,)) for tag in given.tags)]:
        together = Given(
            kept.step or piece.step,
            kept.question or piece.question,
            kept.at or piece.at,
            (*kept.tags, *piece.tags),
        )
        try:
            understood(together, guide, now, dates)
            kept = together
        except StepguideError as error:
            wrong.append(error.message)
    return kept, wrong


def step_and_question(
    guide: "Guide", step: str | None, question: str | None
) -> tuple[str | None, int | None, str | None]:
    """The program, step and question that two options name; a question brings its step."""
    if not step and not question:
        return None, None, None
    program = guide.steps
    chosen = program.find(step) if step else None
    if not question:
        return program.name, chosen.number if chosen else None, None
    owner, found = program.question(question)
    if chosen and chosen.number != owner.number:
        raise UsageError(
            f"Question {found.id} belongs to step {owner.number}, not to step {chosen.number}.",
            "Leave --step away: a question brings its step with it.",
        )
    return program.name, owner.number, found.id
