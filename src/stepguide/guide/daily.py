"""What the daily practice says: data/daily.yaml."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from stepguide.guide.source import GuideModel, MisplacedError, Passage

FILE = "daily.yaml"

Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[list[Text], Field(min_length=1)]


class SafetyText(Passage):
    """Words that are said in a bad moment."""

    text: Text


class LapsePart(Passage):
    """A part of the page after using again; their order is safety first, and does not change."""

    id: Text
    title: Text
    text: Text | None = None
    points: Annotated[list[Text], Field(default=[])]


class Lapse(GuideModel):
    """The page after using again, and a note for whoever wants one. `when` asks which day it was,
    `day` whether it is to be recorded, named at {day} and with `day_about` above it, and
    `day_known` says that it is already."""

    parts: Annotated[list[LapsePart], Field(min_length=4)]
    note: Text
    note_later: Text
    when: Text
    day_about: Text
    day: Text
    day_known: Text
    prompts: Texts


class Milestone(GuideModel):
    """So many days, or months of the calendar, what they are called, and one quiet sentence."""

    days: Annotated[int | None, Field(ge=1)] = None
    months: Annotated[int | None, Field(ge=1)] = None
    name: Text
    says: Text

    @model_validator(mode="after")
    def _is_days_or_months(self) -> Self:
        if (self.days is None) == (self.months is None):
            raise MisplacedError([((), "a milestone is at so many days, or at so many months")])
        return self

    @property
    def length(self) -> list[tuple[int, str]]:
        """How long after a beginning it is, as `(6, "month")`."""
        return [(self.days, "day")] if self.days else [(self.months or 0, "month")]


class WorkMilestone(GuideModel):
    """What is reached by work and not by days: its name, and one quiet sentence."""

    name: Text
    says: Text

    def __str__(self) -> str:
        return f"{self.name}. {self.says}"


class MeetingMilestone(WorkMilestone):
    """So many meetings that someone has been to."""

    count: Annotated[int, Field(ge=1)]


class StepMilestones(GuideModel):
    """The first step that is finished, half of all, and every one."""

    first: WorkMilestone
    half: WorkMilestone
    every: WorkMilestone

    def at(self, finished: int, of: int) -> WorkMilestone | None:
        """What is reached with so many finished steps of all."""
        return {1: self.first, of // 2: self.half, of: self.every}.get(finished)


class Days(GuideModel):
    """Said when an event is recorded."""

    began: Text
    used: Text
    medication: Text
    medication_ended: Text
    milestone: Text
    hidden: Text
    counted: Text
    last_of_month: Text


class Closings(GuideModel):
    """What ends a check-in, and what ends one that showed a danger."""

    danger: Text
    morning: Text
    evening: Text


class CheckinTime(GuideModel):
    """The questions of the sheet that a check-in asks at a time: the `usual` ones, and the `others`
    of whoever wants more."""

    usual: Texts
    others: Texts

    @property
    def every(self) -> list[str]:
        """All of them, in this order."""
        return [*self.usual, *self.others]


class CheckinTexts(GuideModel):
    """What a check-in asks in the `morning` and in the `evening`, and `more` for the rest of it;
    which answers need not be kept; `unkept` says so, names them at {answers}, and `keep_or_not`
    asks. `left_out` is said to who chooses not to be asked what is `grave`, and names that at
    {answers}. `no_naloxone` is said to who has none in reach, before where to get some."""

    morning: CheckinTime
    evening: CheckinTime
    may_be_unkept: Texts
    grave: Texts
    left_out: Text
    more: Text
    unkept: Text
    keep_or_not: Text
    let_go: Text
    go_on: Text
    rather_not: Text
    no_naloxone: SafetyText
    closing: Closings


class SafetyTexts(GuideModel):
    """What is said first when an answer shows that someone may be in danger."""

    living: SafetyText
    unsafe: SafetyText
    use: SafetyText
    about: SafetyText
    craving: SafetyText
    medication: SafetyText
    unclear: SafetyText


class Craving(GuideModel):
    """What stands around a craving. `skill` offers the first at {skill} and {minutes}, `skills` all
    of them."""

    person: Text
    nobody: Text
    own: Text
    skill: Text
    skills: Text
    eased: Text
    not_eased: Text
    closing: Text
    closing_about: Text


class Plan(GuideModel):
    """How many if-then plans can be active, and what is said to one more."""

    active: Annotated[int, Field(ge=1)]
    too_many: Text


class Gratitude(GuideModel):
    """Said when there is none today."""

    empty: Text


class Remind(GuideModel):
    """The words of a reminder, and what is said about it."""

    words: Text
    about: Text
    write: Text
    skipped: dict[str, Text]


class Daily(GuideModel):
    """Every such text."""

    checkin: CheckinTexts
    safety: SafetyTexts
    craving: Craving
    lapse: Lapse
    milestones: Annotated[list[Milestone], Field(min_length=5)]
    milestones_yearly: Texts  # said of every further year, one after another
    milestones_medication: Text
    milestones_own: Text
    milestones_steps: StepMilestones
    milestones_meetings: Annotated[list[MeetingMilestone], Field(min_length=1)]
    days: Days
    plan: Plan
    gratitude: Gratitude
    remind: Remind
