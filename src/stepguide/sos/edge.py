"""A call for help, answered at the process edge before anything heavy is imported."""

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from stepguide.home.at_hand import Own

# What people type when it is urgent. Each is the same as `sos`.
CALLS = {"sos", "now", "help-now", "emergency", "overdose", "crisis", "911", "999", "112", "988"}
DEEPER = ("more", "numbers")
MOST_PEOPLE = 3
LONGEST_NAME = 4  # words in the name of a country
BOLD, PLAIN = "\033[1m", "\033[0m"


def asked(words: list[str]) -> list[str] | None:
    """The words after a call for help; None where `words` are none."""
    said = [word.lower() for word in words[:2]]
    if said in (["help", "now"], ["help", "me"]):
        return words[2:]
    return words[1:] if said[:1] and said[0] in CALLS else None


def deeper(after: list[str]) -> list[str] | None:
    """The command line of `sos more` or `sos numbers`, or of help for sos, where these words after
    a call mean one; None where they mean the screen itself."""
    if {"--help", "-h"} & set(after):
        return ["sos", *after]
    country, left = _without_country(after)
    if not left or left[0] not in DEEPER:
        return None
    return ["sos", left[0], *left[1:], *(["--country", country] if country else [])]


def answer(after: list[str]) -> None:
    """Show the screen for a call with these words after it. Whatever happens, it is shown."""
    country, left = _without_country(after)
    wrong = [word for word in left if word != "--json"]
    show(country, as_json="--json" in after)
    if wrong and sys.stderr:
        said = " ".join(wrong)
        with suppress(OSError, ValueError):
            sys.stderr.write(f"stepguide: {said!r} was not understood, and the screen is shown.\n")


def _without_country(after: list[str]) -> tuple[str | None, list[str]]:
    """The region that the words name, and the words that do not name it.

    Behind `--country` any country is meant. Alone, only one that is known here, and only when it
    stands before everything else: most short words are a country's code as well.
    """
    from stepguide.home import country

    words = list(after)
    for place, word in enumerate(words):
        option, equals, value = word.partition("=")
        if option == "--country":
            named = ([value] if equals else []) + words[place + 1 :]
            found, used = _longest(named, country.region)
            return found, words[:place] + (named[used:] if named else [word])
    options = [word for word in words if word.startswith("-")]
    said = [word for word in words if not word.startswith("-")]
    found, used = _longest(said, lambda typed: country.region(typed, known_only=True))
    if found and said[used:] in ([], *([word] for word in DEEPER)):
        return found, said[used:] + options
    return None, said + options


def _longest(words: list[str], region: "Callable[[str], str | None]") -> tuple[str | None, int]:
    """The region that most of the first words name together, and how many they are."""
    for count in range(min(len(words), LONGEST_NAME), 0, -1):
        if not words[count - 1].startswith("-") and (found := region(" ".join(words[:count]))):
            return found, count
    return None, 0


def show(country: str | None, as_json: bool = False) -> None:
    """Show the screen, for a country or the one the person chose; the card if all else fails."""
    from stepguide.guide import plain

    mine = _mine()
    mine = mine._replace(country=country or mine.country)
    try:
        known = plain.help()
        text = _as_json(known, mine) if as_json else _drawn(known, mine)
    except Exception:  # nothing may stand between a person and this screen
        text = _card(mine, as_json)
    _write(text)


def _mine() -> "Own":
    from stepguide.home import at_hand

    try:
        from stepguide.home.place import find_home

        mine = at_hand.own(find_home()[0])
    except Exception:  # as above
        return at_hand.NOBODY
    return mine._replace(contacts=[one for one in mine.contacts if one.sos][:MOST_PEOPLE])


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

    return json.dumps(screen.as_data(known, mine), indent=2, default=str) + "\n"


def _card(mine: "Own", as_json: bool) -> str:
    from stepguide.guide.card import CARD
    from stepguide.safety.lines import contact

    people = "".join(f"  {contact(one)}\n" for one in mine.contacts)
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
        _throw_away()
    except OSError:
        # A full disk, say: whoever looks at the terminal sees it all the same.
        with suppress(OSError, ValueError):
            sys.stderr.write(encodable(text, sys.stderr.encoding))
        _throw_away()


def _throw_away() -> None:
    """What is left to be written to stdout goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
