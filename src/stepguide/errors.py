"""The ways a command can end, and the one error that carries them."""

from enum import IntEnum

from stepguide.advice import Said


class ExitCode(IntEnum):
    """Exit codes of the process; ARCHITECTURE.md lists them for users."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    NOT_FOUND = 3
    INVALID = 4
    SETTING = 7
    INTERRUPTED = 130


class StepguideError(Exception):
    """Something the person can be told: `message` says what happened, `hints` what to do next.

    `guideless` ones say that the guide itself cannot be read, so that nothing else can show the
    numbers that are in it.
    """

    code = ExitCode.FAILED
    guideless = False

    def __init__(self, message: str, *hints: Said) -> None:
        super().__init__(message)
        self.message = message
        self.hints = hints

    @property
    def hint(self) -> str:
        """What to do next as text, a line each."""
        return "\n".join(filter(None, map(str, self.hints)))


class FailedError(StepguideError):
    """It was asked for rightly, and could not be done: disk, permission, a conflict."""


class UsageError(StepguideError):
    """It was asked for in a way that cannot be understood, or that fits more than one thing."""

    code = ExitCode.USAGE


class NotFoundError(StepguideError):
    """There is no such step, question or record."""

    code = ExitCode.NOT_FOUND


class NoCommandError(UsageError):
    """The words of a line lead to no command, so that none has looked at them."""


class InvalidDataError(StepguideError):
    """Something stored, or a file of the guide, does not hold what it has to hold."""

    code = ExitCode.INVALID


class NoGuideError(NotFoundError):
    """A file of the guide, or what it takes to read one, is not there."""

    guideless = True


class SettingError(StepguideError):
    """A setting's name or value is not one of those there are."""

    code = ExitCode.SETTING


class StoppedError(StepguideError):
    """The person stopped it."""

    code = ExitCode.INTERRUPTED
