"""A call for help, answered at the process edge before anything heavy is imported."""

import json
import os
import sys
from contextlib import suppress
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple, TextIO

from stepguide.errors import ExitCode
from stepguide.guide import calling, plain
from stepguide.home import at_hand, country
from stepguide.home.place import find_home
from stepguide.safety.card import EMERGENCY, EMERGENCY_ALOUD, card
from stepguide.sos import screen
from stepguide.terminal.spoken import is_dumb
from stepguide.terminal.text import columns, encodable, is_utf8

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from stepguide.guide.contents import HelpContent
    from stepguide.home.at_hand import Own

DEEPER = ("more", "numbers")
HELP = {"--help", "-h"}
MOST_PEOPLE = 3
LONGEST_NAME = 4  # words in the name of a country
BOLD, PLAIN = "\033[1m", "\033[0m"


class Call(NamedTuple):
    """What a call opens, one of calling.OPENS, and the words after it."""

    opens: str
    after: list[str]


def asked(words: list[str]) -> Call | None:
    """The call for help that the words of a command line are; None where they are none.

    The whole line has to be the call: behind it may stand options, and what `sos` and `craving`
    take. Behind the words of calling.ALWAYS anything may.
    """
    always = next((n for n in (1, 2) if _said(words[:n]) in calling.ALWAYS), 0)
    if always and _is_understood(words[always:]):
        return _plainest(words, always)
    plain = [*takewhile(lambda word: not word.startswith("-"), words)]
    for count in range(len(plain), 0, -1):
        opens, after = calling.heard(" ".join(plain[:count])), words[count:]
        if opens and (count == len(plain) or _takes(opens, after)):
            return Call(opens, after)
    return _plainest(words, always) if always else None


def _plainest(words: list[str], count: int) -> Call:
    return Call(calling.heard(_said(words[:count])) or calling.SOS, words[count:])


def _said(words: list[str]) -> str:
    return " ".join(calling.words_of(" ".join(words)))


def _takes(opens: str, after: list[str]) -> bool:
    if opens == calling.CRAVING:
        return _is_strength(after[0])
    return opens in (calling.SOS, calling.CRISIS) and _is_understood(after)


def _is_strength(word: str) -> bool:
    return word.removesuffix("/10").isdecimal()


def _is_understood(after: list[str]) -> bool:
    return bool(deeper(after)) or set(_without_country(after)[1]) <= {"--json"}


def led_on(call: Call) -> tuple[list[str] | None, list[str]]:
    """The command line that a call leads to, None where it is answered here; and those words after
    it that the command does not get, since they were not understood."""
    opens, after = call
    if opens in (calling.SOS, calling.CRISIS):
        return deeper(after), []
    if HELP & {*after}:
        return [opens, "--help"], []
    if opens != calling.CRAVING:
        return [opens], after
    # Who says so in their own words is met with safety first, before any question.
    taken = 1 if after and _is_strength(after[0]) else 0
    return [opens, "now", *after[:taken]], after[taken:]


def deeper(after: list[str]) -> list[str] | None:
    """The command line of `sos more` or `sos numbers`, or of help for sos, where these words after
    a call mean one; None where they mean the screen itself."""
    if HELP & {*after}:
        return ["sos", *after]
    country, left = _without_country(after)
    if not left or left[0] not in DEEPER:
        return None
    return ["sos", left[0], *left[1:], *(["--country", country] if country else [])]


def answer(after: list[str], opens: str = calling.SOS) -> int:
    """Show the screen for a call with these words after it, whatever happens; the exit code tells
    whether it could be shown."""
    country, left = _without_country(after)
    code = show(country, "--json" in after, opens)
    tell([word for word in left if word != "--json"])
    return code


def tell(unheard: list[str]) -> None:
    """Say which words after a call were not understood, if there are any."""
    if unheard and sys.stderr:
        said = " ".join(unheard)
        with suppress(OSError, ValueError):
            sys.stderr.write(f"stepguide: {said!r} was not understood, and the screen is shown.\n")


def _without_country(after: list[str]) -> tuple[str | None, list[str]]:
    """The region that the words name, and the words that do not name it.

    Behind `--country` any country is meant. Alone, only one that is known here, and only when it
    stands before everything else: most short words are a country's code as well.
    """
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


def show(country: str | None, as_json: bool = False, opens: str = calling.SOS) -> int:
    """Show the screen, for a country or the one the person chose; the card if all else fails.

    `opens` is calling.CRISIS where that part comes first. The exit code is 0 where it was shown: on
    stdout, else on stderr, else on the terminal.
    """
    mine = _mine()
    mine = mine._replace(country=country or mine.country)
    for stream in _streams():
        try:
            _write(_text(mine, as_json, opens, stream), stream)
        except BrokenPipeError:  # whoever read it had enough
            _throw_away(stream)
        except (OSError, ValueError):  # a full disk, say
            _throw_away(stream)
            continue
        return ExitCode.DONE
    return ExitCode.FAILED


def _streams() -> "Iterator[TextIO]":
    # What was closed when the program began leads nowhere now, though it can be written to.
    for stream, at_start in ((sys.stdout, sys.__stdout__), (sys.stderr, sys.__stderr__)):
        if at_start is not None:
            yield stream
    with suppress(OSError), open("/dev/tty", "w") as terminal:  # noqa: PTH123 (nothing more to load)
        yield terminal


def _text(mine: "Own", as_json: bool, opens: str, stream: TextIO) -> str:
    try:
        known = plain.help()
        return _as_json(known, mine) if as_json else _drawn(known, mine, opens, stream)
    except Exception:  # nothing may stand between a person and this screen
        return _card(mine, as_json, stream)


def _mine() -> "Own":
    try:
        mine = at_hand.own(find_home()[0])
    except Exception:  # as above
        mine = at_hand.NOBODY
    first = [one for one in mine.contacts if one.sos][:MOST_PEOPLE]
    return mine._replace(contacts=first, plain=mine.plain or is_dumb())


def _drawn(known: "HelpContent", mine: "Own", opens: str, stream: TextIO) -> str:
    styled = _is_styled(stream) and not mine.plain
    return "".join(
        f"{BOLD}{line.text[: line.loud]}{PLAIN}{line.text[line.loud :]}\n"
        if line.loud and styled
        else f"{line.text}\n"
        for line in screen.lines(known, mine, *_size(stream), opens)
    )


def _as_json(known: "HelpContent", mine: "Own") -> str:
    return json.dumps(screen.as_data(known, mine), indent=2, default=str) + "\n"


def _card(mine: "Own", as_json: bool, stream: TextIO) -> str:
    people = "".join(f"{line}\n" for line in screen.people("YOUR PEOPLE", mine._replace(unread=0)))
    text = card(mine.plain) + (f"\n{people}" if people else "")
    if as_json:
        return json.dumps({"card": text}, indent=2) + "\n"
    columns, height = _size(stream)
    emergency = EMERGENCY_ALOUD if mine.plain else [EMERGENCY]
    return text + "".join(
        f"{line.text}\n" for line in screen.again(text.splitlines(), emergency, columns, height)
    )


def _size(stream: TextIO) -> tuple[int, int]:
    """Columns and lines of the screen; a file or a pipe has lines without end."""
    try:  # of a terminal everything is believed: the number has to be seen on it
        size = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        return columns(stream), 10_000
    return size.columns or columns(stream), size.lines or 24


def _is_styled(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _write(text: str, stream: TextIO) -> None:
    if not is_utf8(stream.encoding):
        text = text.replace("·", "/")
    stream.write(encodable(text, stream.encoding))
    stream.flush()


def _throw_away(stream: TextIO) -> None:
    """What is left to be written to a stream goes nowhere."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
