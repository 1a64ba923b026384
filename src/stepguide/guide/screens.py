"""The longer texts the program says itself: data/screens.yaml."""

from typing import Annotated

from pydantic import Field

from stepguide.guide import source
from stepguide.guide.source import GuideModel

FILE = "screens.yaml"


class Part(GuideModel):
    """A short text under a title."""

    title: str
    text: str


class Encouragement(GuideModel):
    """What `progress` says, by where the person is; each is chosen from in turn."""

    nothing_yet: list[str]
    begun: list[str]
    back_again: list[str]
    finished_one: list[str]
    all_finished: list[str]


class Screens(GuideModel):
    """Every such text."""

    welcome: list[Part]
    suggestions: Annotated[list[str], Field(min_length=1)]
    encouragement: Encouragement
    out_of_order: str
    privacy: str
    wipe: str
    removed_for_good: str


def load() -> Screens:
    """The texts of data/screens.yaml."""
    return source.load(FILE, Screens)
