"""The safety check of an amends, asked one question at a time; each answer is kept at once."""

from typing import Any

from stepguide.amends import actions
from stepguide.amends.handling import AmendsHandling
from stepguide.amends.records import AmendsRow
from stepguide.errors import StoppedError, UsageError
from stepguide.guide.sheets import Safety
from stepguide.home.row import Row
from stepguide.records.asking import aid_of
from stepguide.records.finding import Found
from stepguide.terminal import dialogue, prompt
from stepguide.terminal.dialogue import Said
from stepguide.terminal.screen import remark, say

ANSWERS = {"y": True, "yes": True, "n": False, "no": False}


def ask(handling: AmendsHandling, found: Found[Any]) -> AmendsRow:
    """Ask every question of the check; Enter leaves one open."""
    if not prompt.is_possible():
        raise UsageError(
            "The check asks you questions, and there is no terminal here to ask at.",
            "Give answers with options, such as: --answer no_contact=no",
        )
    safety = handling.safety
    say(safety.opening)
    aid = aid_of(handling.desk)
    place = 0
    while place < len(safety.questions):
        question = safety.questions[place]
        say("")
        said = _answer(question.ask, aid)
        if said is Said.STOP:
            break
        if isinstance(said, bool):
            row = keep(handling, found, {question.id: said})
            found = handling.found(row)
        place = max(0, place - 1) if said is Said.BACK else place + 1
    return _amends(found.record)


def typed(safety: Safety, given: list[str]) -> dict[str, bool]:
    """Answers given as `question=yes`; UsageError for one that is none."""
    known = {question.id for question in safety.questions}
    answers: dict[str, bool] = {}
    for one in given:
        name, _, said = one.partition("=")
        name = name.strip().replace("-", "_")
        if name not in known:
            raise UsageError(
                f"The check has no question {name!r}.", f"It has {', '.join(sorted(known))}."
            )
        if said.strip().lower() not in ANSWERS:
            raise UsageError(f"{name} is answered with yes or no, not {said!r}.")
        answers[name] = ANSWERS[said.strip().lower()]
    return answers


def keep(handling: AmendsHandling, found: Found[Any], answers: dict[str, bool]) -> AmendsRow:
    """Keep answers to the check."""
    safety, now = handling.safety, handling.desk.now
    row = handling.change(
        found, lambda before: actions.answered(_amends(before), answers, safety, now)
    )
    return _amends(row)


def _answer(question: str, aid: dialogue.Aid) -> bool | Said | None:
    while True:
        try:
            said = dialogue.ask(f"{question} [y/n] ", aid)
        except StoppedError:
            raise StoppedError("Stopped.", "The answers given so far are kept.") from None
        if isinstance(said, Said) and said is not Said.EDIT:
            return said
        if isinstance(said, str) and not said.strip():
            return None
        if isinstance(said, str) and said.strip().lower() in ANSWERS:
            return ANSWERS[said.strip().lower()]
        remark("please type y for yes, n for no, or press Enter to leave it open.")


def _amends(row: Row) -> AmendsRow:
    assert isinstance(row, AmendsRow)
    return row
