"""Where the guide's files are: in the installed package, else in the checkout."""

from collections.abc import Callable
from pathlib import Path

from stepguide.errors import NoGuideError

Read = Callable[[str], bytes]  # gives the bytes of a file of the guide


def data_folder() -> Path:
    """The folder of the guide's files: in the installed package, else in the checkout."""
    for folder in _folders():
        if folder.is_dir():
            return folder
    raise NoGuideError("The guide's files were not found.", "Install stepguide anew.")


def read_guide_file(name: str) -> bytes:
    """The bytes of a file of the guide, also from inside an archive."""
    for folder in _folders():
        try:
            return (folder / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            continue
    from importlib.resources import files

    try:
        return (files("stepguide") / "data" / name).read_bytes()
    except OSError:
        raise NoGuideError(
            f"The guide's file {name} was not found.", "Install stepguide anew."
        ) from None


def _folders() -> tuple[Path, Path]:
    package = Path(__file__).parent.parent
    return package / "data", package.parent.parent / "data"
