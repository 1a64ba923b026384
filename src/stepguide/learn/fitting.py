"""The self-check: asked one question at a time, and what the answers speak for."""

from typing import NamedTuple

from stepguide.guide.topics import Fit, FitQuestion, Path
from stepguide.terminal import prompt
from stepguide.terminal.screen import hint, say

MEANT = {"y": True, "yes": True, "n": False, "no": False}
UNSURE = ("", "s", "skip", "?", "not sure", "unsure", "u")


class Answered(NamedTuple):
    """A question with its answer: True, False, or None for skipped or not sure."""

    question: FitQuestion
    answer: bool | None


class Said(NamedTuple):
    """What the answers say of one path."""

    path: Path
    speaks_for: list[str]
    think_about: list[str]


def ask(fit: Fit) -> list[Answered]:
    """Ask each question in turn; StoppedError when the person stops."""
    found: list[Answered] = []
    for number, question in enumerate(fit.questions, start=1):
        say("")
        say(f"{number} of {len(fit.questions)}  {question.text}")
        hint(question.help)
        found.append(Answered(question, _answer()))
    return found


def said(fit: Fit, answered: list[Answered]) -> list[Said]:
    """What the answers say of each path, side by side in the order of the guide."""
    spoken = [
        one
        for question, answer in answered
        for one in (question.if_yes if answer else question.if_no if answer is False else ())
    ]
    return [
        Said(
            path,
            [one.says for one in spoken if one.path == path.id and one.speaks_for],
            [one.says for one in spoken if one.path == path.id and not one.speaks_for],
        )
        for path in fit.paths
    ]


def _answer() -> bool | None:
    while True:
        typed = prompt.ask("Yes, no, or Enter to skip: ").strip().lower().rstrip(".")
        if typed in MEANT:
            return MEANT[typed]
        if typed in UNSURE:
            return None
        say("Please type y for yes, n for no, or press Enter to skip.")
