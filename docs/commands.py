"""Makes docs/commands.md: every command there is, as the command tree itself describes it."""

import textwrap
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import typer

from docs.tree import path_of, tree
from stepguide.guide.guide import Guide
from stepguide.overview import told
from stepguide.terminal.options import HUSH

PAGE = Path(__file__).with_name("commands.md")
WIDTH = 100
READING = "What there is to read"

# What so many commands take in the same words is explained once.
MANY = 10
JSON = "--json"

HEAD = """\
# Commands

{about}

`--help` after a command shows the same in the terminal, and so does `man stepguide` for all of
them. `stepguide --version` says which version you have. `stepguide --install-completion` has Tab
complete it in bash, zsh or fish, `stepguide --show-completion` shows the script for that, and
`stepguide --remove-completion` takes it out again.

{contents}

This page is made from the commands themselves: `make commands`.

## What many commands take

{shared}
- `--help`, `-h`: What the command is for, and what it takes.
- `--quiet`, `-q`: {quiet}

Where a command takes some of these, *also* names them. What is in brackets can be left out.
"""


class Taken(NamedTuple):
    """An argument or an option: its plain name, how it is typed, and what it means."""

    name: str
    typed: str
    means: str


class Command(NamedTuple):
    """A command or a group. A `bare` group only holds commands."""

    path: tuple[str, ...]
    panel: str
    usage: str
    text: str
    examples: list[str]
    taken: list[Taken]
    bare: bool


def made(guide: Guide) -> str:
    """The page, the same wherever it is made."""
    program, *commands = every(guide)
    shared = taken_by_many(commands)
    panels = _panels(commands)
    contents = [*(_listed(panel, found) for panel, found in panels.items()), f"- {_link(READING)}"]
    parts = [
        HEAD.format(
            about=_filled(program.text),
            contents="\n".join(contents),
            shared="\n".join(_bullet(one) for one in _with_exceptions(shared, commands)),
            quiet=HUSH,
        )
    ]
    for panel, found in panels.items():
        parts += [f"## {panel}\n", *(_described(one, shared) for one in found)]
    return "\n".join([*parts, _reading(guide)])


def every(guide: Guide) -> list[Command]:
    """The program itself, then each command and group below it."""
    return [*map(_command, tree(guide))]


def _command(ctx: typer.Context) -> Command:
    command: Any = ctx.command
    text, examples = told(command.help)
    words = [_value(one) for one in command.params if one.param_type_name == "argument"]
    return Command(
        path=path_of(ctx),
        panel=str(command.rich_help_panel),
        usage=" ".join(["stepguide", *path_of(ctx), *words]),
        text=text,
        examples=examples,
        taken=[_taken(one) for one in command.params if not getattr(one, "hidden", False)],
        bare=getattr(command, "invoke_without_command", None) is False,
    )


def _taken(param: Any) -> Taken:
    if param.param_type_name == "argument":
        name = _value(param).strip("[]")
        return Taken(name, f"`{name}`", param.help)
    name = max(param.opts, key=len)
    value = "" if param.is_flag else f" {_value(param)}"
    usual = name if param.is_flag else param.default
    return Taken(
        name,
        ", ".join(f"`{opt}{value}`" for opt in (*param.opts, *param.secondary_opts)),
        param.help + (f" Otherwise {usual}." if param.default else ""),
    )


def _value(param: Any) -> str:
    """What stands for a value, in brackets where it is an argument that can be left out."""
    name = (param.metavar or max(param.opts, key=len).strip("-").upper()).strip("[]")
    is_optional = param.param_type_name == "argument" and not param.required
    return f"[{name}]" if is_optional else str(name)


def taken_by_many(commands: list[Command]) -> list[Taken]:
    """What so many of them take that it is explained once."""
    count = Counter(one for command in commands for one in command.taken)
    return [one for one, times in count.most_common() if times >= MANY]


def _with_exceptions(shared: list[Taken], commands: list[Command]) -> list[Taken]:
    """The same; of what nearly all take, with those that do not."""
    lacking = [
        f"`{' '.join(command.path)}`"
        for command in commands
        if not command.bare and JSON not in (one.name for one in command.taken)
    ]
    all_but = f" All take it but {', '.join(lacking)}."
    return [one._replace(means=one.means + all_but) if one.name == JSON else one for one in shared]


def _panels(commands: list[Command]) -> dict[str, list[Command]]:
    """The commands under their headings in `stepguide --help`, in its order."""
    panels: dict[str, list[Command]] = {}
    for _, group in groupby(commands, lambda command: command.path[0]):
        first, *others = group
        panels.setdefault(first.panel, []).extend([first, *others])
    return panels


def _described(command: Command, shared: list[Taken]) -> str:
    also = [
        f"`{one.name}`"
        for one in command.taken
        if one in shared and one.name.startswith("-") and one.name != JSON
    ]
    text = f"{command.text} *Also* {', '.join(also)}." if also else command.text
    blocks = [f"{'#' * (len(command.path) + 2)} `{command.usage}`", _filled(text)]
    blocks.append("\n".join(_bullet(one) for one in command.taken if one not in shared))
    if command.examples:
        blocks.append("\n".join(["```sh", *command.examples, "```"]))
    return "\n\n".join(filter(None, blocks)) + "\n"


def _listed(panel: str, found: list[Command]) -> str:
    names = dict.fromkeys(command.path[0] for command in found)
    return _wrapped(f"- {_link(panel)}: {', '.join(names)}", "  ")


def _link(heading: str) -> str:
    return f"[{heading}](#{heading.lower().replace(' ', '-')})"


def _reading(guide: Guide) -> str:
    lines = [f"## {READING}", "", "### Step by step", ""]
    lines += [f"- `stepguide show {step.number}`: {step.title}" for step in guide.steps.steps]
    for group in guide.topics.groups:
        lines += ["", f"### {group.title}", ""]
        found = guide.topics.of(group.id)
        lines += [f"- `stepguide learn {topic.id}`: {topic.title}" for topic in found]
    return "\n".join(lines) + "\n"


def _bullet(one: Taken) -> str:
    return _wrapped(f"- {one.typed}: {one.means}", "  ")


def _filled(text: str) -> str:
    return "\n\n".join(_wrapped(paragraph) for paragraph in text.split("\n\n"))


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(made(Guide()), encoding="utf-8")


if __name__ == "__main__":
    main()
