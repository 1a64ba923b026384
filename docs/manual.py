"""Makes docs/stepguide.1, the page that `man stepguide` shows: from the commands themselves.

Format: man(7), with the macros that groff and mandoc both have.
"""

import re
from pathlib import Path

from docs.commands import JSON, Command, Taken, every, taken_by_many
from stepguide import __version__
from stepguide.guide.guide import Guide
from stepguide.terminal.options import HUSH

PAGE = Path(__file__).with_name("stepguide.1")

# Every other sentence of the page is a command's own.
HEAD = """\
NAME
stepguide \\- a private companion for working the twelve steps in recovery from opioid use
SYNOPSIS
*stepguide* [*--quiet*] [*--json*] [_command_ [_options_]]
IN AN EMERGENCY
*stepguide sos* shows what to do for someone who will not wake up, and whom to call. It needs no
network and asks nothing.
DESCRIPTION
{about}
"""
TAIL = """\
ON A PIPE
What lists what you wrote is, on a pipe or in a file, a line for each record, with a tab between two
columns. The columns of each list are named with its command above. They never move, and nothing is
cut: a tab or a line break within a value is written as a blank. Values are those of *--json*, times
are ISO 8601, and several tags have commas between. How many were found is said on stderr. A pipe
and *--json* have all there are, unless *--number* says how many.
EXIT STATUS
0 when it is done, also when a search finds nothing; *--count* tells how many. 1 when it failed,
2 when it was used wrongly, 3 when there is no such step or record, 4 when something stored cannot
be read, 7 for the name or value of a setting, 130 when you stopped it.
ENVIRONMENT
*STEPGUIDE_HOME* names the folder that holds what you write. *VISUAL* and *EDITOR* name the editor,
*PAGER* the pager. *NO_COLOR* leaves colours away. *COLUMNS* is how wide a page is where no terminal
says it.
FILES
*stepguide where* names the folder: usually ~/.local/share/stepguide. Each thing you write is one
JSON file in it.
"""
_STYLES = {"*": "B", "_": "I"}


def made(guide: Guide) -> str:
    """The page, the same wherever it is made."""
    program, *commands = every(guide)
    shared = taken_by_many(commands)
    lines = [f'.TH STEPGUIDE 1 "" "stepguide {__version__}" "User Commands"', ".nh", ".ad l"]
    lines += _sections(HEAD.format(about=_marked(program.text)))
    lines += [".SH OPTIONS", "Many commands take these."]
    for one in shared:
        lines += _option(one)
    lines += _option(Taken("--quiet", "`--quiet`, `-q`", HUSH))
    lines += _option(Taken("--help", "`--help`, `-h`", "What the command is for."))
    lines += [".SH COMMANDS", "What is in brackets can be left out."]
    for command in commands:
        lines += _command(command, shared)
    return "\n".join([*lines, *_sections(TAIL)]) + "\n"


def _sections(text: str) -> list[str]:
    """Text in which a line of capitals begins a section, and * and _ stand around what is bold or
    slanted."""
    lines = []
    for part in re.split(r"^([A-Z][A-Z ]+)$\n", text, flags=re.MULTILINE)[1:]:
        lines += [f".SH {part}"] if part.isupper() else _paragraphs(part)
    return lines


def _paragraphs(text: str) -> list[str]:
    lines: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        lines += [*([".PP"] if lines else []), _running(" ".join(paragraph.split()))]
    return lines


def _running(text: str) -> str:
    """A line of text, with what is marked in it set apart."""
    parts = re.split(r"([*_])(?=\S)(.+?)\1(?!\w)", text)
    said = _escaped(parts[0])
    for sign, inner, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        said += rf"\f{_STYLES[sign]}{_escaped(inner)}\fR{_escaped(after)}"
    # A point or an apostrophe at its beginning would be a request.
    return rf"\&{said}" if said.startswith((".", "'")) else said


def _marked(text: str) -> str:
    """A command's own words, of which none is a mark."""
    return text.replace("*", "\x01").replace("_", "\x02")


def _escaped(text: str) -> str:
    plain = text.replace("\\-", "\x03").replace("\\", r"\e").replace("-", r"\-")
    plain = plain.replace("\x01", "*").replace("\x02", "_").replace("\x03", r"\-")
    return "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in plain)


def _option(one: Taken) -> list[str]:
    typed = re.sub("`([^`]*)`", r"*\1*", _marked(one.typed))
    return [".TP", _running(typed), _running(_marked(one.means))]


def _command(command: Command, shared: list[Taken]) -> list[str]:
    lines = [f".SS {_running(_marked(command.usage))}", *_paragraphs(_marked(command.text))]
    also = [one.name for one in command.taken if one in shared and one.name.startswith("-")]
    if others := [name for name in also if name != JSON]:
        lines += [".PP", _running(f"Also {', '.join(f'*{name}*' for name in others)}.")]
    for one in command.taken:
        lines += [] if one in shared else _option(one)
    for example in command.examples:
        lines += [".IP", _running(f"*{_marked(example)}*")]
    return lines


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(made(Guide()), encoding="ascii")


if __name__ == "__main__":
    main()
