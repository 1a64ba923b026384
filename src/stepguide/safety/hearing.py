"""The answers in the words of a command line, heard before anything may refuse them.

Whatever else is wrong with the line, an option that is not known, a time that cannot be read, a
number out of range, the answers that safety hangs on are looked for first.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from typing import Any

from stepguide.guide import calling, tolerance
from stepguide.home.row import Content
from stepguide.safety import rules
from stepguide.safety.questions import ENDED, OPENED, TAG, TOLD, WORDS, Danger
from stepguide.safety.rules import Noted
from stepguide.terminal import reading
from stepguide.terminal.context import Context
from stepguide.terminal.when import read_past

SCALES = ("craving", "strength", "again")
NEARLY = 0.8  # how alike an option has to be to one that safety hangs on (`untag` is no `tag`),
SHORTEST = 3  # and how many letters it needs to be one that was meant
AT = "at"
DASHES = ("-", "\u2013", "\u2014")
SHORT = "[-\u2013\u2014]q?(.)=?(.*)"  # a letter, perhaps behind --quiet, and what it is given
# What is said of an entry that is nothing but a call for help.
CALLED: dict[str, tuple[Danger, ...]] = {
    calling.SOS: ("emergency",),
    calling.LAPSE: ("report",),
    calling.CRISIS: ("living",),
    calling.CRAVING: ("craving",),
}


def listen(
    context: Context,
    path: str,
    taken: Mapping[str, Any],
    words: Sequence[str],
    is_mistaken: bool = False,
) -> None:
    """Say what the answers on a command line call for.

    `path` is the command as typed after the program's name, `taken` those of its parameters that
    are looked at (see questions.py), `words` what stands behind it; of a line that `is_mistaken`,
    all that is not the command. Nothing is raised.
    """
    sheet_id = path.partition(" ")[0]
    bare = [name for name, param in taken.items() if param.opts == [param.name]]
    options, arguments = _split([*taken, AT], words, _letters(taken))
    tags = [said for name, said in options if name == TAG]
    ended = any(name == ENDED for name, _ in options)
    dangers = [
        *TOLD.get(path, ()),
        *_told(context, tags, " ".join(arguments) if WORDS in bare else "", is_mistaken),
    ]
    dangers += ["report"] if ended else []
    found = _answers(
        context, sheet_id, options, arguments, [name for name in bare if name != WORDS]
    )
    if cells := _gravest(found):
        at = next((said for name, said in options if name == AT), None)
        dangers += rules.of(sheet_id, cells, _noted(context, path, at))
    if any(content is None for _, content in found):
        dangers.append("unclear")
    _say(context, dangers)


def open_help(context: Context, path: str) -> None:
    """Say what the command `path` would have shown first, where its words are not understood."""
    _say(context, OPENED.get(path, ()))


def told_of(context: Context, tags: Iterable[str], text: str = "") -> None:
    """Say what tags and words call for that did not stand on the line: of a draft, of a pipe, or
    written at the keyboard."""
    _say(context, _told(context, tags, text))


def _say(context: Context, dangers: Sequence[Danger]) -> None:
    if dangers:
        from stepguide.safety import screen

        screen.show(context, dangers)


def _told(
    context: Context, tags: Iterable[str], text: str, is_mistaken: bool = False
) -> list[Danger]:
    """What tags report, and words that as a whole are a call for help."""
    every = [part for tag in tags for part in dict.fromkeys((tag, *tag.split(",")))]
    found: list[Danger] = ["report"] if any(_reports(context, tag) for tag in every) else []
    # A line with mistakes in it may hold a word too many.
    rest = text.partition(" ")[2]
    texts = (text, rest, text.rpartition(" ")[0]) if is_mistaken else (text,)
    opens = next(filter(None, map(calling.exactly, texts)), "")
    return [*found, *CALLED.get(opens, ())]


def _answers(
    context: Context,
    sheet_id: str,
    options: list[tuple[str, str]],
    arguments: list[str],
    bare: list[str],
) -> list[tuple[str, Content | None]]:
    """The answers on a line, None where one is not understood."""
    found = [
        (name, _content(context, sheet_id, name, said))
        for name, said in options
        if name not in (AT, TAG, ENDED) and said.strip()
    ]
    # Which word is the argument cannot be known on a line with mistakes in it.
    among = [(name, _content(context, sheet_id, name, word)) for name in bare for word in arguments]
    if among and not any(content is not None for _, content in among):
        # In place of a number someone may say where they are with it.
        where = reading.choice(" ".join(arguments), _choices(context, "craving", "where"))
        among = [("where", where)] if where else among
    return found + ([one for one in among if one[1] is not None] or among[:1])


def _gravest(found: list[tuple[str, Content | None]]) -> dict[str, Content]:
    cells: dict[str, Content] = {}
    for name, content in found:
        if content is not None and not _is_graver(cells.get(name), content):
            cells[name] = content
    return cells


def _is_graver(one: Content | None, other: Content) -> bool:
    # An answer given twice counts as the graver one.
    if isinstance(one, int) and isinstance(other, int):
        return one > other
    return one in (rules.YES, rules.ABOUT_TO)


def _letters(taken: Mapping[str, Any]) -> dict[str, str]:
    """The options that are typed as a letter as well, by that: `t` is `tag`."""
    return {
        opt[1]: name for name, param in taken.items() for opt in param.opts if len(opt) == len("-t")
    }


def _split(
    names: list[str], words: Sequence[str], letters: Mapping[str, str]
) -> tuple[list[tuple[str, str]], list[str]]:
    """Each option of these names, also under a name that is nearly one of them, or by its letter;
    and the words that are neither an option nor the value of one of these."""
    options: list[tuple[str, str]] = []
    arguments: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        place += 1
        option, equals, value = word.partition("=")
        is_option = word.startswith(DASHES) and word != "-" and not word[1:2].isdecimal()
        if not is_option:
            arguments.append(word)
        name = _nearest(option.lstrip("".join(DASHES)), names) if is_option else ""
        if not name and (short := re.match(SHORT, word, re.DOTALL)):
            name = letters.get(short[1], "")
            equals = value = short[2]
        if not name:
            continue
        if name == ENDED or equals:
            options.append((name, value))
        elif place < len(words) and not words[place].startswith("--"):
            options.append((name, words[place]))
            place += 1
    return options, arguments


def _nearest(option: str, names: list[str]) -> str:
    """The name that an option is, begins, or nearly is."""
    typed = option.casefold()
    if typed in names or len(typed) < SHORTEST:
        return typed if typed in names else ""
    begun = [name for name in names if name.startswith(typed) or sorted(name) == sorted(typed)]
    if begun:
        return begun[0]
    return next(iter(get_close_matches(typed, names, 1, NEARLY)), "")


def _content(context: Context, sheet_id: str, name: str, said: str) -> Content | None:
    if name in SCALES:
        return reading.scale(said)
    return reading.choice(said, _choices(context, sheet_id, name))


def _choices(context: Context, sheet_id: str, name: str) -> reading.Choices:
    """The choices of a field, from the guide or, where it cannot be read, by the ids alone."""
    try:
        cell = context.guide.sheets.sheet(sheet_id).kinds[0].field(name)
        return [(one.id, one.says) for one in cell.choices]
    except Exception:  # whatever the guide is like, a yes is heard
        ids = (rules.ABOUT_TO,) if name == "where" else (rules.NO, rules.YES, rules.RATHER_NOT)
        return [(one, one) for one in ids]


def _reports(context: Context, tag: str) -> bool:
    try:
        return tolerance.is_reported(context.guide.screens.tolerance, [tag])
    except Exception:  # as above: once too often is better than not at all
        return True


def _noted(context: Context, path: str, at: str | None) -> Noted:
    if path.endswith(" edit"):
        return Noted()  # what was noted already is no rise of its own; the room knows the record
    moment = context.now
    if at:
        with suppress(Exception):  # it is refused later, and not before safety
            moment = read_past(at, context.now, context.dates)
    return rules.noted(lambda: context.home, lambda: context.guide, moment, context.now)
