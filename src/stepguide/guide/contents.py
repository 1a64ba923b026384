"""What files of the guide hold, as far as it is read as plain data: for the type checker alone, so
that what is read without models has no more to load."""

from datetime import date
from typing import TypedDict

Day = str | date  # a text in a copy, a day in the file itself

ResourceContent = TypedDict(
    "ResourceContent",
    {
        "id": str,
        "region": str,
        "kind": str,
        "name": str,
        "contact": str,
        "how": str,
        "for": str,
        "hours": str | None,
        "languages": str | None,
        "cost": str | None,
        "source": str,
        "read_on": Day,
        "checked_on": Day | None,
        "confidence": str,
    },
)


class StepContent(TypedDict):
    """One thing to do."""

    id: str
    text: str


class OverdoseContent(TypedDict):
    """What to do for someone who may be dying."""

    title: str
    steps: list[StepContent]


class TitledContent(TypedDict):
    """The title of a part of the sos screen."""

    title: str


class AloneContent(TypedDict):
    """For someone about to use."""

    title: str
    advice: str
    stays: str
    stay: str


class HelpContent(TypedDict):
    """data/help.yaml, but for what comes after the first screen."""

    first: str
    overdose: OverdoseContent
    crisis: TitledContent
    violence: TitledContent
    alone: AloneContent
    people: TitledContent
    none: dict[str, str]
    regions: dict[str, str]
    states: dict[str, str]
    resources: list[ResourceContent]


class NoticeContent(TypedDict):
    """The notice on lost tolerance, of data/screens.yaml."""

    title: str
    text: str


class ProgramContent(TypedDict):
    """data/steps.yaml, or another program of steps."""

    program: str
    steps: list[object]


class CallsContent(TypedDict):
    """data/calls.yaml."""

    opens: dict[str, list[str]]
    stands_for: dict[str, list[str]]
    no_slips: list[str]
