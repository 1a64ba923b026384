"""The longer texts the program says itself: data/screens.yaml."""

from typing import Annotated

from pydantic import Field

from stepguide.guide.source import GuideModel

FILE = "screens.yaml"


Phrases = Annotated[list[str], Field(min_length=1)]


class Reports(GuideModel):
    """Phrases that report something wherever they stand in a tag, or when they are all of it."""

    alone: Phrases
    among: Phrases


class Tolerance(GuideModel):
    """The notice on lost tolerance, whole and short, and the words of tags that bring it.

    How phrases match is told at the top of the table; `guide/tolerance.py` does it. `explains`
    names the barred words that people use of themselves in tags.
    """

    title: str
    text: str
    short: str
    used: Reports
    gap: Reports
    denied: Phrases
    between: Phrases
    around: Phrases
    other: Phrases
    lists: dict[str, Phrases]
    explains: dict[str, list[str]]


class CallTexts(GuideModel):
    """What stands around the people to try: before them, what one could say, and after."""

    opening: str
    words: str
    after: str


class Encouragement(GuideModel):
    """What `progress` says, by where the person is; each is chosen from in turn. What it says once
    every step is finished belongs to the program."""

    nothing_yet: list[str]
    begun: list[str]
    back_again: list[str]
    finished_one: list[str]


class Suggest(GuideModel):
    """Today's suggestion where something is known; `meeting` holds {name} and {at}, `milestone`
    {name} and {says}."""

    craving: str
    meeting: str
    milestone: str
    draft: str
    checkin: str


class Screens(GuideModel):
    """Every such text."""

    welcome: list[str]
    tolerance: Tolerance
    suggestions: Annotated[list[str], Field(min_length=1)]
    suggest: Suggest
    encouragement: Encouragement
    call: CallTexts
    out_of_order: str
    privacy: str
    wipe: str
    removed_for_good: str
