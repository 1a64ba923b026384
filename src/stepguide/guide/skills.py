"""What can be done for some minutes in a craving: data/skills.yaml."""

from collections.abc import Collection
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from stepguide.errors import NotFoundError, UsageError
from stepguide.guide.source import GuideModel, MisplacedError
from stepguide.terminal.field import number_from
from stepguide.terminal.naming import begun, only

FILE = "skills.yaml"

STRONGEST = 10
Text = Annotated[str, Field(min_length=1)]
Strength = Annotated[int, Field(ge=0, le=STRONGEST)]


class SkillStep(GuideModel):
    """What is said, and for how long the timer then runs."""

    say: Text
    seconds: Annotated[int, Field(ge=5, le=900)]


class Skill(GuideModel):
    """One skill. `suits` are the weakest and the strongest craving, 0 to 10, for which it is
    offered, and before others where one of its `triggers` set it off. `evidence` and `about` say
    honestly how well it is known to help; `care` when to leave it; `after` is said at its end."""

    id: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    title: Text
    minutes: Annotated[int, Field(ge=1, le=20)]
    suits: Annotated[list[Strength], Field(min_length=2, max_length=2)]
    evidence: Literal["strong", "mixed", "custom"]
    about: Text
    triggers: list[Text]
    opening: Text
    steps: Annotated[list[SkillStep], Field(min_length=2)]
    care: Text
    after: Text


class Skills(GuideModel):
    """All skills, in the order in which they are offered."""

    skills: Annotated[list[Skill], Field(min_length=5)]

    @model_validator(mode="after")
    def _add_up(self) -> Self:
        wrong: list[tuple[tuple[str | int, ...], str]] = []
        seen: set[str] = set()
        for place, skill in enumerate(self.skills):
            seconds = sum(step.seconds for step in skill.steps)
            if seconds != skill.minutes * 60:
                said = f"{skill.id} lasts {seconds} seconds and says {skill.minutes} minutes"
                wrong.append((("skills", place, "minutes"), said))
            if skill.suits[0] > skill.suits[1]:
                wrong.append((("skills", place, "suits"), f"{skill.id} suits no craving"))
            if skill.id in seen:
                wrong.append((("skills", place, "id"), f"{skill.id} is the id of two things"))
            seen.add(skill.id)
        for strength in range(11):
            if not any(skill.suits[0] <= strength <= skill.suits[1] for skill in self.skills):
                wrong.append((("skills",), f"none suits a craving of {strength}"))
        if wrong:
            raise MisplacedError(wrong)
        return self

    def suited(self, strength: int | None, triggers: Collection[str] = ()) -> list[Skill]:
        """The skills for a craving so strong: those first that are meant for what set it off, then
        those that are meant for it most. All of them where it is not known how strong it is, and
        then those first that are for the strongest as well."""

        def comes_later(one: Skill) -> tuple[bool, int]:
            weakest, strongest = one.suits
            fits = strongest - weakest if strength is not None else STRONGEST - strongest
            return not set(one.triggers).intersection(triggers), fits

        fitting = [
            one
            for one in self.skills
            if strength is None or one.suits[0] <= strength <= one.suits[1]
        ]
        return sorted(fitting, key=comes_later)

    def find(self, typed: str, offered: list[Skill] | None = None) -> Skill:
        """The skill of this number among those `offered`, or of this id, title or beginning of one;
        NotFoundError or UsageError if it is not one."""
        wanted, number = typed.strip(), number_from(typed)
        numbered = self.skills if offered is None else offered
        if number is not None and 1 <= number <= len(numbered):
            return numbered[number - 1]
        hits = begun(typed, self.skills, _names)
        # Whoever is in a craving types what they remember of a name.
        hits = hits or [one for one in self.skills if wanted and wanted.lower() in one.id]
        known = f"There are {', '.join(one.id for one in self.skills)}."
        none = NotFoundError(f"There is no skill {typed!r}.", known)
        return only(hits, UsageError(f"{typed!r} fits more than one.", known), none)


def _names(skill: Skill) -> list[str]:
    return [skill.id, skill.title]
