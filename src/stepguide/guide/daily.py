"""What the daily practice says: data/daily.yaml."""

from typing import Annotated

from pydantic import Field

from stepguide.guide import source
from stepguide.guide.source import GuideModel

FILE = "daily.yaml"

Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[list[Text], Field(min_length=1)]


class LapsePart(GuideModel):
    """A part of the page after using again; their order is safety first, and does not change."""

    id: Text
    title: Text
    text: Text | None = None
    points: Annotated[list[Text], Field(default=[])]


class Lapse(GuideModel):
    """The page after using again, and a note for whoever wants one."""

    parts: Annotated[list[LapsePart], Field(min_length=4)]
    note: Text
    note_later: Text
    prompts: Texts


class Milestone(GuideModel):
    """So many days, what they are called, and one quiet sentence."""

    days: Annotated[int, Field(ge=1)]
    name: Text
    says: Text


class Yearly(GuideModel):
    """What is said at every further year."""

    says: Text


class Days(GuideModel):
    """Said when an event is recorded."""

    began: Text
    used: Text
    medication: Text


class Daily(GuideModel):
    """Every such text."""

    lapse: Lapse
    milestones: Annotated[list[Milestone], Field(min_length=5)]
    milestones_yearly: Yearly
    milestones_medication: Text
    days: Days


def load() -> Daily:
    """The texts of data/daily.yaml."""
    return source.load(FILE, Daily)
