"""What `help` shows: what people want in twelve lines, or every command there is."""

from typing import Any

import typer
from typer.core import TyperGroup

from stepguide.advice import Do
from stepguide.terminal.page import Heading, Page, Rows

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


def _first_line(command: Any) -> str:
    text = " ".join(str(command.help or "").split("\n\n")[0].split())
    sentence, stop, _ = text.partition(". ")
    return sentence + stop.strip()
