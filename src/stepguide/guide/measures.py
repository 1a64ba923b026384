"""Short standard measures, in their own published words: data/measures.yaml."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from stepguide.errors import NotFoundError, UsageError
from stepguide.guide.source import GuideModel, MisplacedError
from stepguide.terminal.naming import begun, only

FILE = "measures.yaml"

Text = Annotated[str, Field(min_length=1)]


class Option(GuideModel):
    """One answer, and the points it gives."""

    value: Annotated[int, Field(ge=0, le=10)]
    text: Text


class Measure(GuideModel):
    """One measure. Its total is the sum of the answers; from `cut_off` on, `at_or_above` is said,
    else `below`, and neither is a diagnosis. It is taken every `every_days` at most. `explains`
    names the rules of data/words.yaml that its published words do not keep to."""

    id: Annotated[str, Field(pattern=r"^[a-z]+-\d+$")]
    title: Text
    every_days: Annotated[int, Field(ge=7)]
    window: Text
    options: Annotated[list[Option], Field(min_length=2)]
    items: Annotated[list[Text], Field(min_length=2)]
    cut_off: int
    at_or_above: Text
    below: Text
    credit: Text
    notice: Text
    says: Text
    explains: Annotated[dict[str, list[str]], Field(default={})]

    @property
    def least(self) -> int:
        """The lowest total there can be."""
        return len(self.items) * min(option.value for option in self.options)

    @property
    def most(self) -> int:
        """The highest total there can be."""
        return len(self.items) * max(option.value for option in self.options)

    def says_of(self, total: int) -> str:
        """What is said of a total."""
        return self.at_or_above if total >= self.cut_off else self.below


class Measures(GuideModel):
    """All measures."""

    measures: Annotated[list[Measure], Field(min_length=1)]

    @model_validator(mode="after")
    def _hold_together(self) -> Self:
        wrong: list[tuple[tuple[str | int, ...], str]] = []
        seen: set[str] = set()
        for place, one in enumerate(self.measures):
            if one.id in seen:
                wrong.append((("measures", place, "id"), f"{one.id} is the id of two things"))
            seen.add(one.id)
            if not one.least < one.cut_off <= one.most:
                said = f"{one.id} has totals from {one.least} to {one.most}"
                wrong.append((("measures", place, "cut_off"), said))
            if len({option.value for option in one.options}) != len(one.options):
                wrong.append((("measures", place, "options"), "two options give the same points"))
        if wrong:
            raise MisplacedError(wrong)
        return self

    def find(self, typed: str) -> Measure:
        """The measure of this id or beginning; NotFoundError or UsageError if not one."""
        hits = begun(typed, self.measures, lambda one: [one.id, one.id.replace("-", "")])
        known = f"There are {', '.join(one.id for one in self.measures)}."
        none = NotFoundError(f"There is no measure {typed!r}.", known)
        return only(hits, UsageError(f"{typed!r} fits more than one.", known), none)
