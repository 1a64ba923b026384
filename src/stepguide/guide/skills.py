"""What can be done for some minutes in a craving: data/skills.yaml."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from stepguide.errors import NotFoundError, UsageError
from stepguide.guide import source
from stepguide.guide.source import GuideModel, MisplacedError

FILE = "skills.yaml"

Text = Annotated[str, Field(min_length=1)]


class SkillStep(GuideModel):
    """What is said, and for how long the timer then runs."""

    say: Text
    seconds: Annotated[int, Field(ge=5, le=900)]


class Skill(GuideModel):
    """One skill. `evidence` and `about` say honestly how well it is known to help; `care` when to
    leave it; `after` is said at its end."""

    id: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    title: Text
    minutes: Annotated[int, Field(ge=1, le=20)]
    evidence: Literal["strong", "mixed", "custom"]
    about: Text
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
            if skill.id in seen:
                wrong.append((("skills", place, "id"), f"{skill.id} is the id of two things"))
            seen.add(skill.id)
        if wrong:
            raise MisplacedError(wrong)
        return self

    def find(self, typed: str) -> Skill:
        """The skill of this number, id, title or beginning of one; NotFoundError or UsageError if
        it is not one."""
        wanted = _as_id(typed)
        if wanted.isascii() and wanted.isdecimal() and 1 <= int(wanted) <= len(self.skills):
            return self.skills[int(wanted) - 1]
        names = [(one, one.id, _as_id(one.title)) for one in self.skills if wanted]
        hits = [one for one, *both in names if any(name.startswith(wanted) for name in both)]
        hits = hits or [one for one, *both in names if any(wanted in name for name in both)]
        if len(hits) == 1:
            return hits[0]
        known = ", ".join(one.id for one in self.skills)
        if hits:
            raise UsageError(f"{typed!r} fits more than one.", f"There are {known}.")
        raise NotFoundError(f"There is no skill {typed!r}.", f"There are {known}.")


def _as_id(words: str) -> str:
    return "-".join(words.lower().split())


def load() -> Skills:
    """The skills of data/skills.yaml."""
    return source.load(FILE, Skills)
