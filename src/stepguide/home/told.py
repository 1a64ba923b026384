"""What is said once and never again: names under `told` in the store's own file."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json

from stepguide.home import files, signs

FIRST = "first screen"
WELCOME = "welcome"  # its question, once it was answered


def told(store_file: Path) -> list[str] | None:
    """The names of what was said; None where the file cannot be read."""
    content, names = _content(store_file)
    return None if content is None else names


def tell(store_file: Path, *names: str) -> None:
    """Note that these were said. A file that cannot be read or written stays as it is."""
    content, before = _content(store_file)
    new = [name for name in names if name not in before]
    if content is None or not new:
        return
    content["told"] = before + new
    with suppress(OSError):
        files.write_over(store_file, to_json(content, indent=2) + b"\n")


def _content(store_file: Path) -> tuple[dict[str, Any] | None, list[str]]:
    try:
        content = from_json(signs.without_mark(files.read_file(store_file)))
        return content, list(content.get("told", []))
    except (OSError, ValueError, AttributeError, TypeError):
        return None, []
