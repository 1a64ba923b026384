"""What editors leave behind: words that were in no file yet when the window closed, beside the text
of a draft or in a place of their own, and locks, which hold none."""

import os
import re
from contextlib import suppress
from pathlib import Path

# As nano, emacs and jed, ne, joe, kakoune and ed name them: text as it was typed.
AS_TYPED = r"{0}\.save(\.\d+)?|#{0}#?|DEADJOE|\.{0}\.kak\.\w+|ed\.hup"
SWAP = r"\.{0}\.sw[a-p]"  # vim's, which it takes up by itself
NANOS_LOCK = b"b0nano"  # the name is that of vim's
NVIS = Path("/var/tmp/vi.recover")
LARGEST_NOTE = 4096


def beside(text: Path) -> list[Path]:
    """What an editor left beside the text: words and earlier versions, and no locks."""
    ours = {text.name, "draft.json", "open"}
    found = (path for path in text.parent.iterdir() if path.name not in ours)
    return sorted(path for path in found if not _is_lock(path, text))


def words(text: Path) -> list[Path]:
    """The files beside the text with words that it may not hold."""
    return [path for path in beside(text) if _is(AS_TYPED, path, text) or _is(SWAP, path, text)]


def elsewhere(text: Path) -> list[Path]:
    """Where editors keep such words in folders of their own: micro and nvi."""
    return [*filter(Path.is_file, [_of_micro(text)]), *_of_nvi(text)]


def unsaved(text: Path) -> list[Path]:
    """All files with words that the text may not hold."""
    return [*words(text), *elsewhere(text)]


def to_take_up(text: Path) -> list[Path]:
    """Those of them that can become the text as they are."""
    found = [one for one in unsaved(text) if _is(AS_TYPED, one, text) or one == _of_micro(text)]
    return [path for path in found if path.is_file() and not path.is_symlink()]


def _is(pattern: str, path: Path, text: Path) -> bool:
    return re.fullmatch(pattern.format(re.escape(text.name)), path.name) is not None


def _is_lock(path: Path, text: Path) -> bool:
    if path.name.startswith(".#"):  # of emacs, jed and joe; often a link to nowhere
        return True
    return _is(SWAP, path, text) and _begins(path, len(NANOS_LOCK)) == NANOS_LOCK


def _of_micro(text: Path) -> Path:
    config = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")  # noqa: PTH111
    own = os.environ.get("MICRO_CONFIG_HOME") or f"{config}/micro"
    return Path(own, "backups", str(text).replace("/", "%"))


def _of_nvi(text: Path) -> list[Path]:
    """Its note names the file that was edited, and the one that holds the words."""
    edited = b"X-vi-recover-file: " + os.fsencode(text)
    found = []
    with suppress(OSError):
        for note in sorted(NVIS.glob("recover.*")):
            lines = _begins(note, LARGEST_NOTE).splitlines()
            if edited in lines:
                kept = [line.partition(b": ")[2] for line in lines if b"recover-path:" in line]
                found += [path for path in map(Path, map(os.fsdecode, kept)) if path.is_file()]
    return found


def _begins(path: Path, length: int) -> bytes:
    with suppress(OSError), path.open("rb") as file:
        return file.read(length)
    return b""
