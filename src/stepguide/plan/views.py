"""How a person's own plan is shown."""

from typing import Any

from stepguide.advice import Do
from stepguide.plan.actions import OwnPlan, in_words
from stepguide.terminal.field import Field
from stepguide.terminal.page import Heading, Items, Page, Paragraph, Rows

BEGIN = [
    Do("plan add if", "An if-then plan for one hard moment"),
    Do("plan add reason", "What you are in recovery for"),
    Do("plan add steady", "What steadies you"),
    Do("plan add sign", "Your own warning signs"),
]


def plan(own: OwnPlan, signs: Field) -> Page:
    """A person's own plan; `signs` is the field of its warning signs."""
    page: Page = [Heading("Your plan")]
    parts = [
        ("If-then plans", [in_words(row) for row in own.ifs]),
        ("What it is for", own.reasons),
        ("What steadies you", own.steadies),
        ("Your warning signs", [signs.says(sign) for sign in own.signs]),
    ]
    for title, said in parts:
        if said:
            page += [Heading(title, 2), Items([*said])]
    if len(page) == 1:
        page.append(Paragraph("Nothing is here yet. On a calm day, begin with one of these:"))
        page.append(Rows(BEGIN))
    return page


def as_data(own: OwnPlan) -> dict[str, Any]:
    """A person's own plan as data."""
    ifs = [{**row.model_dump(mode="json"), "short_id": row.short_id} for row in own.ifs]
    parts = {"if": ifs, "reasons": own.reasons, "steadies": own.steadies, "signs": own.signs}
    begin = [] if any(parts.values()) else BEGIN
    return {**parts, "next": [one.as_data() for one in begin]}
