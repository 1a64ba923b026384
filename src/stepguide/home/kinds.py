"""The kinds of records there are: one table of plain facts, from which all else follows.

A new kind is an entry here, its fields in data/sheets.yaml, and a handling if it has rules of its
own.
"""

from typing import Literal, NamedTuple

Of = Literal["step", "day", "life"]

ROW = "stepguide.home.row:Row"
HANDLING = "stepguide.records.row_handling:RowHandling"
RECORDS = "stepguide.records"


class Kind(NamedTuple):
    """One kind. `says` is what a record of it is; `of` whether it belongs to a step, a day, or
    neither.

    `typed` is its group of commands as a person types it, and `room` the package that holds them,
    both empty where there is none. `model` is how it is kept and `handling` how it is found,
    changed and shown: dotted names, `module:Class`, resolved when they are used.

    A `sheet` has its fields in data/sheets.yaml, and is `bare` where its group alone begins one. Of
    a step, `work` moves the step on. `practice` counts in what is looked back at, `dated` ones are
    told apart by their day in lists, and `shared` ones are read to a listener by their name.
    """

    id: str
    says: str
    of: Of
    typed: str = ""
    room: str = ""
    model: str = ROW
    handling: str = HANDLING
    sheet: bool = False
    bare: bool = False
    work: bool = False
    practice: bool = False
    dated: bool = False
    shared: bool = False


def _sheet(id: str, says: str, of: Of, **more: object) -> Kind:
    facts = {"typed": id, "room": RECORDS, "sheet": True, "practice": True, **more}
    return Kind(id, says, of, **facts)  # type: ignore[arg-type]


def _of_step(id: str, says: str, **more: object) -> Kind:
    return _sheet(id, says, "step", **{"work": True, "shared": True, **more})


KINDS = (
    Kind(
        "entry",
        "free writing",
        "life",
        typed="journal",
        room="stepguide.journal",
        model="stepguide.journal.records:Entry",
        handling="stepguide.journal.handling:JournalHandling",
        practice=True,
    ),
    Kind(
        "answer",
        "writing that answers a question of a step",
        "step",
        typed="journal",
        room="stepguide.journal",
        model="stepguide.steps.records:Answer",
        handling="stepguide.journal.handling:JournalHandling",
        practice=True,
    ),
    Kind(
        "step",
        "a step was started, finished or reopened",
        "step",
        model="stepguide.steps.records:StepEvent",
        handling="",
    ),
    Kind(
        "session",
        "distress before and after a session on a step, if it is to be kept",
        "step",
        model="stepguide.steps.records:Session",
        handling="",
        practice=True,
    ),
    _of_step(
        "inventory",
        "a row of the stocktaking: resentment, fear, harm, strength, spot-check",
        handling="stepguide.amends.handling:InventoryHandling",
    ),
    _of_step(
        "pattern",
        "a pattern to let go of",
        room="stepguide.pattern",
        model="stepguide.pattern.records:PatternRow",
        handling="stepguide.pattern.handling:PatternHandling",
    ),
    _of_step(
        "amends",
        "someone harmed, and what to do about it",
        room="stepguide.amends",
        model="stepguide.amends.records:AmendsRow",
        handling="stepguide.amends.handling:AmendsHandling",
    ),
    _of_step(
        "instruction",
        "what a sponsor or counsellor asked to be done at a step",
        work=False,
        practice=False,
    ),
    _sheet(
        "plan",
        "an if-then plan, a reason, warning signs, what steadies",
        "day",
        room="stepguide.plan",
        handling="stepguide.plan.handling:PlanHandling",
        practice=False,
    ),
    _sheet(
        "meeting",
        "a meeting of the person's week",
        "day",
        room="stepguide.meeting",
        practice=False,
    ),
    _sheet(
        "visit",
        "a meeting they have been to",
        "day",
        typed="meeting visit",
        room="stepguide.meeting",
        dated=True,
    ),
    _sheet(
        "gratitude",
        "up to three things someone was glad of",
        "day",
        room="stepguide.gratitude",
        bare=True,
        dated=True,
    ),
    _sheet(
        "checkin",
        "a morning's or an evening's check-in; what was not to be kept is not here",
        "day",
        room="stepguide.checkin",
        bare=True,
        handling="stepguide.checkin.handling:CheckinHandling",
        dated=True,
    ),
    _sheet(
        "craving",
        "a craving: how strong, what set it off, how strong later, what helped",
        "day",
        room="stepguide.craving",
        bare=True,
        handling="stepguide.records.watched:WatchedHandling",
        dated=True,
    ),
    Kind(
        "measure",
        "a standard measure, `sheet` being its id; the cells hold its points by number",
        "day",
        typed="measure",
        room="stepguide.measure",
        handling="stepguide.measure.handling:MeasureHandling",
        dated=True,
    ),
    Kind(
        "recovery",
        "a day that counts: recovery began, use, medication, a milestone of one's own",
        "day",
        typed="days",
        room="stepguide.days",
        model="stepguide.days.records:RecoveryEvent",
        handling="stepguide.days.handling:DayHandling",
    ),
    Kind(
        "person",
        "someone on the person's side, and how to reach them",
        "life",
        typed="people",
        room="stepguide.people",
        model="stepguide.people.records:Person",
        handling="stepguide.people.handling:PersonHandling",
    ),
)

BY_ID = {kind.id: kind for kind in KINDS}
WRITINGS = tuple(kind.id for kind in KINDS if kind.typed == "journal")
