"""What a session and a sharing say: data/sessions.yaml."""

from typing import Annotated

from pydantic import Field

from stepguide.guide.source import GuideModel

FILE = "sessions.yaml"

Text = Annotated[str, Field(min_length=1)]


class PromptCommand(GuideModel):
    """A command that can be typed in place of an answer, and what it does."""

    typed: Text
    does: Text


class Distress(GuideModel):
    """Asked before and after on a hard step; what is said when it has risen; whether to keep it."""

    before: Text
    after: Text
    risen: Text
    keep: Text


class Closing(GuideModel):
    """How a session ends; `reach` holds {name} and {reach} of one of the person's own people."""

    title: Text
    points: Annotated[list[Text], Field(min_length=2)]
    reach: Text
    nobody: Text


class Share(GuideModel):
    """What stands around the reading of pages to someone."""

    legal: Text
    listener: Text
    next: Text
    finished: Text
    keep_or_remove: Text
    removal: Text
    sealed: Text


class Sessions(GuideModel):
    """Every such text."""

    opening: Text
    how_to_answer: Text
    commands: Annotated[list[PromptCommand], Field(min_length=6)]
    short: Text
    distress: Distress
    time: Text
    closing: Closing
    share: Share
