"""The rule of signs: what each becomes in `plain` and on a dumb terminal, where it is heard or felt
and not seen. It is for the program's own sentences; what a person typed stays as they typed it."""

import os
import re
from collections.abc import Callable

# What is not heard in the program's own sentences, and the words in its place. What a page has of
# marks, bars and dots is drawn otherwise by aloud.py; tests/terminal/test_heard.py has both read.
WORDS = (
    (r"(?<!\S)!(?= (?:and Enter|is help|shows sos))", "sos"),  # silent; the same at every prompt
    (r"\[y/N\]", "y or n, Enter for no:"),  # "slash", and nothing of what Enter does
    (r",? … \(Enter: all\)", ", or another (Enter: all)"),  # silent
)
NUMBERS = (
    (r"(?<=\d)-(?=\d)", " "),  # heard as "dash"
    (r"(?<!\d)(\d{2,3})(\d{3})(?!\d)", r"\1 \2"),  # heard in thousands
)

_asks: Callable[[], bool] | None = None
_explained: set[str] = set()  # words of which it was said that two dashes stand before them


def begin(asks: Callable[[], bool]) -> None:
    """A run begins, in which `asks` says whether the person chose `plain`."""
    global _asks
    _asks = asks
    _explained.clear()


def is_dumb() -> bool:
    """Whether the terminal can show lines of text and no more."""
    return os.environ.get("TERM") == "dumb"


def is_plain() -> bool:
    """Whether what is said is for ears or braille."""
    if is_dumb() or _asks is None:
        return is_dumb()
    try:
        return _asks()
    except Exception:  # settings that cannot be read keep no message away
        return False


def number(contact: str) -> str:
    """A number without a sign that is heard, and without thousands: `1 800 662 4357`, `741 741`. Up
    to four digits stay as they are: 988 is short in braille, and found when it is searched for."""
    return _put(NUMBERS, contact)


def said(line: str) -> str:
    """A sentence of the program's own, with words for the keys that are silent."""
    return _put(WORDS, line) if is_plain() else line


def dashes(commands: list[str]) -> str:
    """Which words of these command lines begin with two dashes; of a word that is said once a run.
    Empty where there is none."""
    found = [word for line in commands for word in re.findall(r"(?<!\S)--([a-z][a-z-]*)", line)]
    new = [word for word in dict.fromkeys(found) if word not in _explained]
    _explained.update(new)
    return f"Two dashes stand before: {', '.join(new)}." if new else ""


def _put(rules: tuple[tuple[str, str], ...], text: str) -> str:
    for sign, words in rules:
        text = re.sub(sign, words, text)
    return text
