"""What `journal edit` can change besides the words: when it was, what it is about, its tags."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from stepguide.guide.guide import Guide
from stepguide.home.dates import Dates
from stepguide.home.tags import tags_in, without
from stepguide.journal.metadata import NO_STEP, Metadata, step_and_question
from stepguide.journal.records import Writing
from stepguide.terminal import moments


class Options(NamedTuple):
    """The options as a person typed them."""

    at: str | None
    step: str | None
    question: str | None
    tags: Sequence[str]
    untags: Sequence[str]

    def any(self) -> bool:
        """Whether any was given."""
        return bool(self.at or self.step or self.question or self.tags or self.untags)


def understood(
    options: Options, guide: Guide, now: datetime, dates: Dates
) -> Callable[[Writing], Writing]:
    """The change that the options mean; raises as `metadata.understood` does."""
    at = moments.read_past(options.at, now, dates) if options.at else None
    add, _ = tags_in(options.tags), tags_in(options.untags)
    keeps_step, keeps_question = options.step is None, options.question is None
    step = None if options.step in NO_STEP else options.step
    question = None if options.question in NO_STEP else options.question
    program, number, asked = step_and_question(guide, step, question)

    def change(writing: Writing) -> Writing:
        tags = without(writing.tags, options.untags)
        if keeps_step and keeps_question:
            place = (writing.program, writing.step, getattr(writing, "question", None))
        elif number is None and not keeps_question and keeps_step:
            # The question goes, and the step it belonged to stays.
            place = (writing.program, writing.step, None)
        else:
            place = (program, number, asked)
        return _moved(writing, Metadata(at or writing.at, *place, [*tags, *_new(add, tags)]))

    return change


def _new(tags: list[str], there: list[str]) -> list[str]:
    return [tag for tag in dict.fromkeys(tags) if tag not in there]


def _moved(writing: Writing, place: Metadata) -> Writing:
    fresh = place.record(writing.text, writing.updated_at, writing.id)
    unknown = {**(writing.model_extra or {})}
    return fresh.changed(**unknown) if unknown else fresh
