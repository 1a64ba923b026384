"""A call for help, answered at the process edge before anything heavy is imported."""

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stepguide.sos.reading import Own

# What people type when it is urgent. Each is the same as `sos`.
CALLS = {"sos", "now", "help-now", "emergency", "overdose", "crisis", "911", "999", "112", "988"}
DEEPER = ("more", "numbers")
BOLD, PLAIN = "\033[1m", "\033[0m"


def asked(words: list[str]) -> list[str] | None:
    """The words after a call for help; None where `words` are none."""
    said = [word.lower() for word in words[:2]]
    if said in (["help", "now"], ["help", "me"]):
        return words[2:]
    return words[1:] if said[:1] and said[0] in CALLS else None


def is_screen(after: list[str]) -> bool:
    """Whether a call with these words after it is for the screen itself."""
    return not after or (after[0] not in DEEPER and not {"--help", "-h"} & set(after))


def country_in(after: list[str]) -> tuple[str | None, str]:
    """The region that the words name, as an option or alone, and a word that names none."""
    from stepguide.home import country

    wrong = ""
    for place, word in enumerate(after):
        option, _, value = word.partition("=")
        if option == "--country":
            value = value or "".join(after[place + 1 : place + 2])
            found = country.region(value)
            return found, "" if found else value or "--country"
        if not word.startswith("-") and (found := country.region(word)):
            return found, ""
        wrong = wrong or word
    return None, "" if wrong == "--json" else wrong


def answer(after: list[str]) -> None:
    """Show the screen for a call with these words after it. Whatever happens, it is shown."""
    country, wrong = country_in(after)
    show(country, as_json="--json" in after)
    if wrong and sys.stderr:
        sys.stderr.write(f"stepguide: {wrong!r} was not understood, and the screen is shown.\n")


def show(country: str | None, as_json: bool = False) -> None:
    """Show the screen, for a country or the one the person chose; the card if all else fails."""
    from stepguide.sos import reading

    mine = _mine()
    mine = mine._replace(country=country or mine.country)
    try:
        known = reading.guide()
        text = _as_json(known, mine) if as_json else _drawn(known, mine)
    except Exception:  # nothing may stand between a person and this screen
        text = _card(mine, as_json)
    _write(text)


def _mine() -> "Own":
    from stepguide.sos import reading

    try:
        from stepguide.home.place import find_home

        return reading.own(find_home()[0])
    except Exception:  # as above
        return reading.Own(None, [], 0)


def _drawn(known: Any, mine: "Own") -> str:
    from datetime import date

    from stepguide.sos import screen

    lines = screen.lines(known, mine, date.today(), *_size())
    styled = _is_styled()
    return "".join(
        f"{BOLD}{line.text}{PLAIN}\n" if line.loud and styled else f"{line.text}\n"
        for line in lines
    )


def _as_json(known: Any, mine: "Own") -> str:
    import json

    from stepguide.sos import screen

    return json.dumps(screen.as_data(known, mine), indent=2) + "\n"


def _card(mine: "Own", as_json: bool) -> str:
    from stepguide.sos.card import CARD
    from stepguide.sos.screen import contact_line

    people = "".join(f"  {contact_line(contact)}\n" for contact in mine.contacts)
    text = f"{CARD}\nYOUR PEOPLE\n{people}" if people else CARD
    if not as_json:
        return text
    import json

    return json.dumps({"card": text}, indent=2) + "\n"


def _size() -> tuple[int, int]:
    """Columns and lines of the screen; a file or a pipe has lines without end."""
    columns, lines = 80, 10_000
    with suppress(OSError, ValueError):
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isdecimal() and int(told) else columns or 80, lines or 24


def _is_styled() -> bool:
    quiet = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not quiet


def _write(text: str) -> None:
    from stepguide.terminal.text import encodable, is_utf8

    if not is_utf8(sys.stdout.encoding):
        text = text.replace("·", "/")
    try:
        sys.stdout.write(encodable(text, sys.stdout.encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
