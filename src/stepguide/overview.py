"""What `help` shows: what people want in twelve lines, every command there is, or one of them as it
is listened to."""

import re
from typing import Any

import typer
from typer.core import TyperGroup

from stepguide.advice import Do
from stepguide.terminal import drawing
from stepguide.terminal.page import Heading, Items, Page, Paragraph, Rows, Spoken
from stepguide.terminal.screen import Screen

OPTIONS = "Options, each behind two dashes, or one where it is a letter"

WANTED = (
    Do("", "Where you are today, and what you can do"),
    Do("sos", "Help now: what to do, and whom to call"),
    Do("craving", "A craving: a person, your plan, a skill"),
    Do("lapse", "After using again"),
    Do("checkin", "How you are, in a minute"),
    Do("journal add", "Write"),
    Do("show 1", "Read a step, here the first"),
    Do("work", "Go on with the step, one thing at a time"),
    Do("people add", "Someone who is on your side"),
    Do("progress", "How far you have come"),
    Do("search hope", "Find what you wrote, by its words"),
    Do("help --all", "Every command; --help after one explains it"),
)


def wanted() -> Page:
    """Twelve lines."""
    return [Rows([*WANTED])]


def every(root: TyperGroup, ctx: typer.Context) -> Page:
    """Each command with what it is for, under the headings they stand under in `--help`."""
    groups: dict[str, list[Do]] = {}
    for name in root.list_commands(ctx):
        command = root.get_command(ctx, name)
        if command is None or command.hidden:
            continue
        group = groups.setdefault(getattr(command, "rich_help_panel", None) or "Commands", [])
        group.append(Do(name, _first_line(command)))
        if isinstance(command, TyperGroup):
            inner = typer.Context(command, info_name=name, parent=ctx)
            for deeper in command.list_commands(inner):
                found = command.get_command(inner, deeper)
                group.append(Do(f"{name} {deeper}", _first_line(found)))
    page: Page = []
    for title, commands in groups.items():
        page += [Heading(title, 2), Rows(commands)]
    return page


def aloud(command: Any, ctx: typer.Context, screen: Screen) -> str:
    """The text of what `--help` says of a command where it is listened to: nothing side by side,
    and nothing cut however narrow the screen is."""
    text, examples = told(command.help or "")
    page: Page = [Spoken([ctx.command_path])]
    page += [Paragraph(" ".join(one.split())) for one in text.split("\n\n")]
    if examples:
        page += [Heading("Examples" if examples[1:] else "Example", 2), Spoken(examples)]
    params = [one for one in command.get_params(ctx) if not getattr(one, "hidden", False)]
    taken = [_said(one) for one in params if one.param_type_name == "argument"]
    options = [_said(one) for one in params if one.param_type_name == "option"]
    page += [Heading("What it takes", 2), Items([*taken])] if taken else []
    page += [Heading(OPTIONS, 2), Items([*options])] if options else []
    if isinstance(command, TyperGroup):
        names = [(name, command.get_command(ctx, name)) for name in command.list_commands(ctx)]
        said = [f"{name}: {_beginning(one)}" for name, one in names if one and not one.hidden]
        page += [Heading("Commands", 2), Items([*said])]
    if command.epilog:
        page.append(Spoken(command.epilog.split("\n")))
    return "".join(drawing.drawn(screen, page))


def told(text: str) -> tuple[str, list[str]]:
    """The help of a command, and the examples at its end, each a line to copy."""
    before, *examples = re.split(r"\s*Examples?: ", text)
    return before, [line for one in examples for line in re.split(r",\s+(?=stepguide\b)", one)]


def _said(param: Any) -> str:
    """An argument or an option with what it means."""
    if param.param_type_name == "argument":
        name = str(param.metavar or param.name).strip("[]")
    else:
        name = " or ".join(sorted((*param.opts, *param.secondary_opts), key=len, reverse=True))
        name += (
            ""
            if param.is_flag
            else f" {(param.metavar or 'VALUE').strip('[]').replace('…', 'and so on')}"
        )
    return f"{name}: {' '.join((param.help or '').split())}"


def _beginning(command: Any) -> str:
    return " ".join(str(command.help or "").split("\n\n")[0].split())


def _first_line(command: Any) -> str:
    sentence, stop, _ = _beginning(command).partition(". ")
    return sentence + stop.strip()
