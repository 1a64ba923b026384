"""What is said first, before anything is saved: the words, the numbers, the person's own people."""

from collections.abc import Iterable

from stepguide.people import actions as people
from stepguide.people.views import contact
from stepguide.safety.rules import Danger
from stepguide.terminal.desk import Desk
from stepguide.terminal.screen import hint, say

FIRST = "Before anything else:"
NUMBERS: dict[Danger, tuple[str, ...]] = {
    "living": ("emergency", "crisis"),
    "unsafe": ("emergency",),
    "use": ("emergency",),
    "craving": ("alone",),
    "medication": ("poison",),
}
NAMED = {
    "crisis": "Someone to talk to",
    "emergency": "Emergency",
    "alone": "Someone to stay on the phone",
    "poison": "Too much taken",
}
ELSEWHERE_TOO = ("emergency", "crisis")  # what is named for every region while none is chosen
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
        for kind in NUMBERS[danger]:
            hint(_numbers(desk, kind))
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
    """The numbers of a kind for the person's country; nothing where none is known."""
    from stepguide.guide import help, numbers

    known, country = help.load().plain(), desk.settings.country
    is_known = kind in ELSEWHERE_TOO or (country and numbers.of(known, kind, country))
    return f"{NAMED[kind]}: {numbers.in_words(known, kind, country)}" if is_known else ""
