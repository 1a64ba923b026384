"""A file that a person asked for: new, readable by their own login alone."""

from pathlib import Path

from stepguide.errors import FailedError
from stepguide.home import files


def expanded(path: Path) -> Path:
    """The path with `~` as the person's folder."""
    try:
        return path.expanduser()
    except RuntimeError:  # a user there is not: the name as it stands
        return path


def write(target: Path, data: bytes) -> None:
    """Write a new file; FailedError when it is there already or cannot be written."""
    try:
        files.write_new(target, data)
    except FileExistsError:
        raise FailedError(f"{target} is there already.", "Choose another name.") from None
    except OSError as error:
        why = error.strerror or "it cannot be written"
        raise FailedError(
            f"{target} cannot be written ({why}).", "Choose another folder. Nothing was written."
        ) from None


def rewrite(target: Path, data: bytes) -> None:
    """Write a file of another program's anew, with its mode, and where it is a link, where that
    leads; OSError as the system gives it."""
    real = target.resolve()
    mode = real.stat().st_mode if real.exists() else None
    files.write_over(real, data)
    if mode is not None:
        real.chmod(mode)
