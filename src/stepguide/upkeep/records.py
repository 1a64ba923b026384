"""What a look at the home finds."""

from dataclasses import dataclass
from pathlib import Path

from stepguide.advice import Said


@dataclass(frozen=True)
class Finding:
    """One thing about one file. `is_wrong` ones need mending; others are only good to know."""

    path: Path
    what: str
    then: Said = ""
    is_wrong: bool = True


@dataclass(frozen=True)
class Health:
    """Everything `doctor` found, and how many files it looked at."""

    findings: list[Finding]
    files: int

    @property
    def is_well(self) -> bool:
        """Whether nothing needs mending."""
        return not any(finding.is_wrong for finding in self.findings)
