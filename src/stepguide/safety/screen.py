"""What is said first, before anything is saved: the words, the numbers, the person's own people."""

from collections.abc import Iterable

from stepguide.people import actions as people
from stepguide.people.views import contact
from stepguide.safety.rules import Danger
from stepguide.terminal.desk import Desk
from stepguide.terminal.screen import hint, say

FIRST = "Before anything else:"
NUMBERS = {"living": "crisis", "unsafe": "emergency", "use": "emergency"}
NAMED = {"crisis": "Someone to talk to", "emergency": "Emergency"}
MOST = 3


def show(desk: Desk, dangers: Iterable[Danger]) -> None:
    """Say on stderr what each danger calls for, gravest first."""
    found = list(dangers)
    if not found:
        return
    from stepguide.guide import daily

    texts = daily.load().safety
    say("")
    say(FIRST)
    for danger in found:
        hint(getattr(texts, danger))
        if danger in NUMBERS:
            hint(_numbers(desk, NUMBERS[danger]))
    if own := reachable(desk):
        hint("Your people: " + "; ".join(own))
    if "use" in found:
        from stepguide.guide import tolerance

        tolerance.warn(desk.settings.tolerance_notice)
    say("")


def reachable(desk: Desk) -> list[str]:
    """Up to three of the person's people who can be reached, those for sos first."""
    return [contact(one) for one in people.every(desk.home) if one.reach][:MOST]


def _numbers(desk: Desk, kind: str) -> str:
    from stepguide.guide import help, numbers

    return f"{NAMED[kind]}: {numbers.in_words(help.load().plain(), kind, desk.settings.country)}"
