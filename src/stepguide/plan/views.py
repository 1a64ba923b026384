"""How a person's own plan is shown."""

from typing import Any

from stepguide.plan.actions import OwnPlan, in_words
from stepguide.terminal.field import Field
from stepguide.terminal.page import Heading, Items, Page, Paragraph, Rows


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
        page.append(
            Rows(
                [
                    ["stepguide plan add if", "an if-then plan for one hard moment"],
                    ["stepguide plan add reason", "what you are in recovery for"],
                    ["stepguide plan add steady", "what steadies you"],
                    ["stepguide plan add sign", "your own warning signs"],
                ]
            )
        )
    return page


def as_data(own: OwnPlan) -> dict[str, Any]:
    """A person's own plan as data."""
    ifs = [{**row.model_dump(mode="json"), "short_id": row.short_id} for row in own.ifs]
    return {"if": ifs, "reasons": own.reasons, "steadies": own.steadies, "signs": own.signs}
