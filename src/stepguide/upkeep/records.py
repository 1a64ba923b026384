"""What a look at the home finds."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from stepguide.advice import Do, Said


class Shell(NamedTuple):
    """A command for the shell, to be copied whole, and what it is for."""

    why: str
    command: str

    def __str__(self) -> str:
        return f"{self.why}: {self.command}"


@dataclass(frozen=True)
class Finding:
    """One thing about one file, and what to do `then`, in a line or several. `is_wrong` ones need
    mending; others are only good to know."""

    path: Path
    what: str
    then: Said | Shell | tuple[Said | Shell, ...] = ""
    is_wrong: bool = True

    @property
    def lines(self) -> tuple[Said | Shell, ...]:
        """What to do then, line by line."""
        if isinstance(self.then, tuple) and not isinstance(self.then, (Do, Shell)):
            return self.then
        return (self.then,) if self.then else ()


@dataclass(frozen=True)
class Health:
    """Everything `doctor` found, and how many files it looked at."""

    findings: list[Finding]
    files: int

    @property
    def is_well(self) -> bool:
        """Whether nothing needs mending."""
        return not any(finding.is_wrong for finding in self.findings)
