"""Where the home is: STEPGUIDE_HOME, else the system's folder for a user's data."""

import errno
import os
from pathlib import Path

from stepguide.advice import Said
from stepguide.errors import FailedError

VARIABLE = "STEPGUIDE_HOME"


class NoHomeError(FailedError):
    """Nothing says where the person's folder is."""

    def __init__(self, *hints: Said) -> None:
        super().__init__(
            f"It is not known where your folder belongs. Set HOME or {VARIABLE}.", *hints
        )


def find_home() -> tuple[Path, str]:
    """The home's folder, which need not exist, and what chose it, in words.

    NoHomeError where it cannot be named: a user there is not, no folder to begin from, a name too
    long for the system.
    """
    if chosen := os.environ.get(VARIABLE):
        try:
            path = Path(chosen).expanduser().absolute()
            _try(path)
        except (RuntimeError, ValueError, OSError):
            here = f"{VARIABLE} is {chosen!r} now, and no folder can be found by that."
            raise NoHomeError(here) from None
        return path, f"chosen by {VARIABLE}"
    return usual("user_data_dir"), "the usual place"


def usual(which: str) -> Path:
    """The system's folder of this program that platformdirs calls `which`; NoHomeError where
    nothing says whose it would be."""
    import platformdirs

    try:
        path = Path(getattr(platformdirs, which)("stepguide", appauthor=False))
        _try(path)
    except (RuntimeError, ValueError, OSError):
        raise NoHomeError from None
    if not path.is_absolute():  # as it stands, with ~, it would be made wherever we are
        raise NoHomeError
    return path


def has_owner() -> bool:
    """Whether the system knows a folder of the person's own."""
    try:
        return bool(Path.home())
    except RuntimeError:
        return False


def _try(path: Path) -> None:
    """OSError for a name that the system cannot take; whatever else is wrong is told where the
    folder is used."""
    try:
        path.lstat()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise
