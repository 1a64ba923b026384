"""What someone can do next, as a value: it can be shown, spoken, counted and given as data."""

from typing import NamedTuple


class Do(NamedTuple):
    """A command to run next: `command` is what follows the program's name, `why` what it is for,
    with the letter a line begins with.

    As text it is one line that a person reads, `To go on: stepguide work`.
    """

    command: str
    why: str = ""

    @property
    def typed(self) -> str:
        """The command line as a person types it."""
        return f"stepguide {self.command}".rstrip()

    def __str__(self) -> str:
        return f"{self.why}: {self.typed}" if self.why else self.typed

    def as_data(self) -> dict[str, str]:
        """It as data, the command as it is typed."""
        return {"command": self.typed, "why": self.why}


Said = str | Do  # a line: words alone, or what to do next

SOS = Do("sos", "Help now")
