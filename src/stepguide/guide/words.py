"""Words the guide does not use of people: data/words.yaml, senses and not mere spellings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, field_validator

from stepguide.guide.source import GuideModel

FILE = "words.yaml"

Path = tuple[str | int, ...]


class Rule(GuideModel):
    """One barred sense. `bites` are what the pattern has to catch, `passes` right uses."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    bars: str
    pattern: str
    say: str
    why: str
    bites: Annotated[list[str], Field(min_length=2)]
    passes: Annotated[list[str], Field(min_length=1)]

    @field_validator("pattern")
    @classmethod
    def _is_regex(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"pattern: {error}") from None
        return pattern


class Rules(GuideModel):
    """All rules."""

    rules: list[Rule]


@dataclass(frozen=True)
class Barred:
    """A barred sense found: by which rule, in which words, at which place of the content."""

    rule: Rule
    words: str
    path: Path


def barred_in(text: str, rules: Rules) -> Iterator[tuple[Rule, str]]:
    """The rules that bite in `text`, with the words they bite."""
    flat = " ".join(text.split())
    for rule in rules.rules:
        if hit := re.search(rule.pattern, flat, re.IGNORECASE):
            yield rule, hit[0]


def barred_in_content(content: Any, rules: Rules, path: Path = ()) -> Iterator[Barred]:
    """Barred senses in every text of YAML content.

    A mapping may hold `explains`: field names, each with the rules its passage explains.
    """
    if isinstance(content, str):
        for rule, words in barred_in(content, rules):
            yield Barred(rule, words, path)
    elif isinstance(content, list):
        for place, part in enumerate(content):
            yield from barred_in_content(part, rules, (*path, place))
    elif isinstance(content, dict):
        explains = content.get("explains")
        for name, part in content.items():
            explained = (isinstance(explains, dict) and explains.get(name)) or []
            for found in barred_in_content(part, rules, (*path, name)):
                if name != "explains" and found.rule.id not in explained:
                    yield found
