"""What only an amends has: the check before contact, the plan, the days a living one was kept."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from stepguide.advice import Do
from stepguide.amends.records import AmendsRow, Status
from stepguide.errors import FailedError
from stepguide.guide.sheets import AmendsCheck, SafetyQuestion

# Forms that reach no one: they may be planned whatever the check says.
WITHOUT_CONTACT = ("indirect", "living", "symbolic", "none")

Verdict = Literal["unanswered", "passed", "wait", "other-form"]


class Checked(NamedTuple):
    """What the check comes to, and the questions that stand against contact."""

    verdict: Verdict
    against: list[SafetyQuestion]
    unanswered: list[SafetyQuestion]


def checked(row: AmendsRow, safety: AmendsCheck) -> Checked:
    """What the answers given so far come to; the gravest counts."""
    unanswered = [one for one in safety.questions if one.id not in row.safety]
    against = [
        one
        for one in safety.questions
        if one.id in row.safety and row.safety[one.id] == (one.blocks_on == "yes")
    ]
    if any(one.leads == "other-form" for one in against):
        return Checked("other-form", against, unanswered)
    if unanswered:
        return Checked("unanswered", against, unanswered)
    return Checked("wait" if against else "passed", against, unanswered)


def answered(
    row: AmendsRow, answers: dict[str, bool], safety: AmendsCheck, now: datetime
) -> AmendsRow:
    """The row with answers to the check; where they stand against its plan, it is open again."""
    after = row.changed(safety={**row.safety, **answers}, checked_at=now)
    return reopened_if_barred(after, safety)


def reopened_if_barred(row: AmendsRow, safety: AmendsCheck) -> AmendsRow:
    """The row, and open again where it is planned and may no longer be."""
    if row.status != "planned":
        return row
    try:
        _may_be_planned(row, safety)
    except FailedError:
        return row.changed(status="open")
    return row


def moved_to(row: AmendsRow, status: Status, safety: AmendsCheck) -> AmendsRow:
    """The row with another status; FailedError for a plan while the check has to be answered
    first, or stands against contact."""
    if status == "planned":
        _may_be_planned(row, safety)
    return row.changed(status=status)


def kept_on(row: AmendsRow, day: date, was_kept: bool) -> AmendsRow:
    """The row with a day on which a living amends was kept, or without it."""
    days = {*row.kept, day} if was_kept else {*row.kept} - {day}
    return row.changed(kept=tuple(sorted(days)))


def _may_be_planned(row: AmendsRow, safety: AmendsCheck) -> None:
    form = row.cells.get("form")
    found = checked(row, safety)
    if found.unanswered:
        raise FailedError(
            "The safety check comes before a plan.",
            Do(f"amends check {row.short_id}", "To answer it"),
        )
    if form in WITHOUT_CONTACT:
        return
    if found.verdict == "other-form":
        raise FailedError(
            found.against[0].says,
            safety.other_form,
            Do(f"amends edit {row.short_id} --form living", "To choose one, for example"),
        )
    if found.verdict == "wait":
        raise FailedError(
            found.against[0].says, safety.wait, Do(f"amends check {row.short_id}", "To answer anew")
        )
    if form is None:
        raise FailedError(
            "A plan needs a form: direct, indirect, living or symbolic.",
            Do(f"amends edit {row.short_id} --form direct", "To choose one"),
        )
