"""Where what the guide says comes from: data/sources.yaml."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from stepguide.guide.source import GuideModel, MisplacedError

FILE = "sources.yaml"


class Source(GuideModel):
    """One source. `confidence`: V read at the source, V2 read second hand, W well established."""

    key: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: str
    by: str
    year: int | None
    where: str
    says: str
    confidence: Literal["V", "V2", "W"]
    read_on: date | None


class Sources(GuideModel):
    """All of them, each key once."""

    sources: list[Source]

    @model_validator(mode="after")
    def _once(self) -> Self:
        keys = [known.key for known in self.sources]
        doubled: list[tuple[tuple[str | int, ...], str]] = [
            (("sources", place, "key"), f"{key} is the key of two sources")
            for place, key in enumerate(keys)
            if key in keys[:place]
        ]
        if doubled:
            raise MisplacedError(doubled)
        return self

    def of(self, keys: list[str]) -> list[Source]:
        """The sources of these keys, in this order."""
        by_key = {known.key: known for known in self.sources}
        return [by_key[key] for key in keys]
