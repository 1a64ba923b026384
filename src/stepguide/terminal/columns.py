"""A list on a pipe: a record a line, its columns apart by tabs, and nothing cut or added."""

from collections.abc import Iterable
from datetime import datetime

from stepguide.terminal.text import visible

FIRST = ("id", "at")  # of every list of records


def told(names: Iterable[str]) -> str:
    """What the help of a list says of its columns; they are called as options are typed."""
    return f"On a pipe, a line each with tabs between: {', '.join(names).replace('_', '-')}."


def joined(values: Iterable[object]) -> str:
    """A record as a line."""
    return "\t".join(map(_cell, values))


def _cell(value: object) -> str:
    """A value as `--json` has it, in plain text; tabs and line breaks become a blank, so that no
    word is lost and none runs into another."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.isoformat(timespec="seconds")
        case tuple() | list():
            value = ",".join(map(str, value))
    text = str(value)
    if text.isprintable():
        return text
    return visible(" ".join(filter(None, text.replace("\t", "\n").splitlines())))
