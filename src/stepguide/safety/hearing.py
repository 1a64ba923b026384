"""The answers in the words of a command line, heard before anything may refuse them.

Whatever else is wrong with the line, an option that is not known, a time that cannot be read, a
number out of range, the answers that safety hangs on are looked for first.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from typing import Any, NamedTuple

from stepguide.home.row import Content
from stepguide.safety import reading, rules
from stepguide.safety.questions import ENDED, TAG, TOLD, Danger
from stepguide.safety.rules import Noted
from stepguide.terminal.desk import Desk

SCALES = ("craving", "strength", "again")
NEARLY = 0.8  # how alike an option has to be to one that safety hangs on; `untag` is no `tag`
AT = "at"


class Heard(NamedTuple):
    """The answers that are plain, whether there was one that is not, and what else was told of."""

    cells: dict[str, Content]
    unclear: bool
    told: tuple[Danger, ...]
    at: str | None


def listen(desk: Desk, path: str, taken: Mapping[str, Any], words: Sequence[str]) -> None:
    """Say what the answers on a command line call for.

    `path` is the command as typed after the program's name, `taken` those of its parameters that
    are looked at (see questions.py), `words` what stands behind it. Nothing is raised.
    """
    sheet_id = path.partition(" ")[0]
    arguments = [name for name, param in taken.items() if param.opts == [param.name]]
    heard = _heard(sheet_id, [*taken], arguments, words)
    dangers: list[Danger] = [*TOLD.get(path, ()), *heard.told]
    if heard.cells:
        dangers += rules.of(sheet_id, heard.cells, _noted(desk, path, heard.at))
    if heard.unclear:
        dangers.append("unclear")
    if dangers:
        from stepguide.safety import screen

        screen.show(desk, dangers)


def told_of(desk: Desk, tags: Iterable[str]) -> None:
    """Say what tags call for that did not come with the line: those of a draft."""
    if any(map(_reports, tags)):
        from stepguide.safety import screen

        screen.show(desk, ["report"])


def _heard(sheet_id: str, names: list[str], bare: list[str], words: Sequence[str]) -> Heard:
    options, arguments = _split([*names, AT], words)
    at = next((said for name, said in options if name == AT), None)
    reports = any(name == ENDED or (name == TAG and _reports(said)) for name, said in options)
    found = [
        (name, _content(sheet_id, name, said))
        for name, said in options
        if name not in (AT, TAG, ENDED) and said.strip()
    ]
    # Which word is the argument cannot be known on a line with mistakes in it.
    among = [(name, _content(sheet_id, name, word)) for name in bare for word in arguments]
    found += [one for one in among if one[1] is not None] or among[:1]
    cells: dict[str, Content] = {}
    for name, content in found:
        if content is not None and not _is_graver(cells.get(name), content):
            cells[name] = content
    unclear = any(content is None for _, content in found)
    return Heard(cells, unclear, ("report",) if reports else (), at)


def _is_graver(one: Content | None, other: Content) -> bool:
    # An answer given twice counts as the graver one.
    if isinstance(one, int) and isinstance(other, int):
        return one > other
    return one in (rules.YES, rules.ABOUT_TO)


def _split(names: list[str], words: Sequence[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """Each option of these names, also under a name that is nearly one of them; and the words that
    are neither an option nor the value of one of these."""
    options: list[tuple[str, str]] = []
    arguments: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        place += 1
        option, equals, value = word.partition("=")
        if not word.startswith("-") or word[1:2].isdecimal():
            arguments.append(word)
        near = get_close_matches(option.removeprefix("--"), names, 1, NEARLY)
        if not near or not word.startswith("--"):
            continue
        if near[0] == ENDED or equals:
            options.append((near[0], value))
        elif place < len(words):
            options.append((near[0], words[place]))
            place += 1
    return options, arguments


def _content(sheet_id: str, name: str, said: str) -> Content | None:
    return reading.scale(said) if name in SCALES else reading.choice(said, _choices(sheet_id, name))


def _choices(sheet_id: str, name: str) -> reading.Choices:
    """The choices of a field, from the guide or, where it cannot be read, by the ids alone."""
    from stepguide.guide import sheets

    try:
        cell = sheets.load().sheet(sheet_id).kinds[0].field(name)
        return [(one, one) for one in cell.choices]
    except Exception:  # whatever the guide is like, a yes is heard
        ids = (rules.ABOUT_TO,) if name == "where" else (rules.NO, rules.YES, rules.RATHER_NOT)
        return [(one, one) for one in ids]


def _reports(tag: str) -> bool:
    from stepguide.guide import screens, tolerance

    try:
        return tolerance.is_reported(screens.load().tolerance, [tag])
    except Exception:  # as above: once too often is better than not at all
        return True


def _noted(desk: Desk, path: str, at: str | None) -> Noted:
    if path.endswith(" edit"):
        return Noted()  # what was noted already is no rise of its own; the room knows the record
    moment = desk.now
    if at:
        from stepguide.terminal.dates import read_past

        with suppress(Exception):  # it is refused later, and not before safety
            moment = read_past(at, desk.now, desk.settings.date_format)
    return rules.noted(lambda: desk.home, moment, desk.now)
