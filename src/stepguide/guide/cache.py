"""The guide as JSON, beside the YAML it was read from: reading YAML takes a fifth of a start.

A copy lies in the system's folder for caches under the checksum of the YAML, so it is never out
of date. It holds the guide alone and nothing a person wrote, and may be deleted at any time.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

from stepguide.home import files, place

if TYPE_CHECKING:
    from pydantic import BaseModel

M = TypeVar("M", bound="BaseModel")


def folder() -> Path:
    """Where the copies lie; it need not exist. FileNotFoundError where nothing says where."""
    try:
        return place.usual("user_cache_dir")
    except place.NoHomeError as error:
        raise FileNotFoundError(error.message) from None


def find(name: str, data: bytes, model: type[M]) -> M | None:
    """What the YAML file `name` with the bytes `data` says, if there is a copy of it."""
    from pydantic import ValidationError

    try:
        return model.model_validate_json(copy_of(name, data))
    except (OSError, ValidationError):
        return None


def copy_of(name: str, data: bytes) -> bytes:
    """The copy itself, JSON; OSError where there is none."""
    return files.read_file(_path(name, data))


def keep(name: str, data: bytes, content: "BaseModel") -> None:
    """Keep a copy in place of older ones; where that cannot be done, do without."""
    with suppress(OSError):
        path = _path(name, data)
        files.make_folder(path.parent)
        for old in path.parent.glob(f"{name}.*.json"):
            old.unlink()
        files.write_over(path, content.model_dump_json(by_alias=True, exclude_unset=True).encode())


def forget() -> None:
    """Remove every copy, as far as that can be done."""
    with suppress(OSError):
        for copy in folder().glob("*.yaml.*.json"):
            copy.unlink()
        folder().rmdir()


def _path(name: str, data: bytes) -> Path:
    return folder() / f"{name}.{crc32(data):08x}.json"
