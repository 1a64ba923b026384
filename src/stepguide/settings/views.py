"""How settings are shown."""

from typing import Any

from stepguide.advice import Do
from stepguide.home.settings import NAMES, Settings, allowed, shown
from stepguide.terminal.page import Cell, Heading, Page, Rows
from stepguide.terminal.text import listed


def settings(chosen: Settings) -> Page:
    """Every setting with its value and what it means."""
    rows: list[list[Cell]] = []
    for name in NAMES:
        value = shown(getattr(chosen, name)) or "(not set)"
        rows.append([name, value, Settings.model_fields[name].description or ""])
    example = Do("settings set wording secular", "To change one")
    return [Heading("Settings"), Rows(rows), example]


def changed_line(name: str, chosen: Settings) -> str:
    """Said when a setting was changed."""
    value = shown(getattr(chosen, name))
    if value:
        return f"{name} is now {value}."
    return f"{name} is not set. It takes {listed(allowed(name), 'or')}."


def as_data(chosen: Settings) -> dict[str, Any]:
    """The settings as data."""
    return {name: getattr(chosen, name) for name in NAMES}
