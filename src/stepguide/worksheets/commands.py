"""The commands of the worksheets, one shape for each: add, list, show, edit, delete, restore."""

import typer

from stepguide.worksheets import amends_commands, daily_commands, pattern_commands, shape

app = typer.Typer()

TEXTS = {
    "inventory": "Take stock: what hurt, what you fear, what is good in you.",
    "pattern": "Patterns you want to let go of, and what helps.",
    "amends": "Whom you harmed, and what to do about it, safely.",
    "instruction": "What your sponsor or counsellor asked you to do.",
    "plan": "Your own plan for a hard hour.",
    "meeting": "Your meetings, and what you heard there.",
    "gratitude": "Up to three things you are glad of.",
}

for sheet, text in TEXTS.items():
    group = shape.group(sheet, text)
    if sheet == "pattern":
        pattern_commands.add_to(group)
    if sheet == "amends":
        amends_commands.add_to(group)
    if sheet in ("plan", "meeting", "gratitude"):
        daily_commands.add_to(group, sheet)
    app.add_typer(group)
