"""The self-check: asked one question at a time, and what the answers speak for."""

from typing import NamedTuple

from stepguide.errors import StoppedError
from stepguide.guide.topics import Fit, FitQuestion, Path
from stepguide.terminal.asking import Questions
from stepguide.terminal.context import Context
from stepguide.terminal.field import Choice, Field
from stepguide.terminal.reading import NO, YES
from stepguide.terminal.screen import hint, say

CHOICES = (Choice(YES, YES), Choice(NO, NO), Choice("unsure", "not sure"), Choice("skip", "skip"))


class Answered(NamedTuple):
    """A question with its answer: True, False, or None for skipped or not sure."""

    question: FitQuestion
    answer: bool | None


class PathResult(NamedTuple):
    """What the answers say of one path."""

    path: Path
    speaks_for: list[str]
    think_about: list[str]


class FitQuestions(Questions):
    """The questions, where not to be sure is an answer too."""

    def shows(self, field: Field) -> None:
        """The question with its number."""
        say("")
        say(field.ask)
        hint(field.help)
        self.shows_so_far(field)

    def beside(self, field: Field) -> str:
        """How it is answered."""
        return "Yes, no, or Enter to skip: "


def ask(context: Context, fit: Fit) -> list[Answered]:
    """Ask each question in turn; StoppedError when the person stops."""
    asked = len(fit.questions)
    fields = [
        Field(
            str(number),
            "",
            f"{number} of {asked}  {one.text}",
            one.help,
            "choice",
            CHOICES,
            by_number=False,
        )
        for number, one in enumerate(fit.questions, start=1)
    ]
    check = FitQuestions(context)
    if not check.each(fields):
        raise StoppedError("Stopped. Nothing was kept.")
    meant = {YES: True, NO: False}
    return [
        Answered(question, meant.get(str(check.given.get(field.id))))
        for question, field in zip(fit.questions, fields, strict=True)
    ]


def said(fit: Fit, answered: list[Answered]) -> list[PathResult]:
    """What the answers say of each path, side by side in the order of the guide."""
    spoken = [
        one
        for question, answer in answered
        for one in (question.if_yes if answer else question.if_no if answer is False else ())
    ]
    return [
        PathResult(
            path,
            [one.says for one in spoken if one.path == path.id and one.speaks_for],
            [one.says for one in spoken if one.path == path.id and not one.speaks_for],
        )
        for path in fit.paths
    ]
