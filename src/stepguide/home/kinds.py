"""The kinds of records there are: one table of plain facts, from which all else follows.

A new kind is an entry here, its fields in data/sheets.yaml, and a handling if it has rules of its
own.
"""

from typing import Any, Literal, NamedTuple

Of = Literal["step", "day", "life"]

ROW, ROWS = "home.row:Row", "records.row_handling:RowHandling"
WRITING = ("step", "question", "tags", "text")


class Kind(NamedTuple):
    """One kind. `says` is what a record of it is; `of` whether it belongs to a step, a day, or
    neither.

    `typed` is its group of commands as a person types it, and `room` the package that holds them,
    both empty where there is none. `model` is how it is kept and `handling` how it is found,
    changed and shown: names below this package, `module:Class`, resolved when they are used.

    A `sheet` has its fields in data/sheets.yaml, and is `bare` where its group alone begins one. Of
    a step, `work` moves the step on. `practice` counts in what is looked back at, `dated` ones are
    told apart by their day in lists, and `shared` ones are read to a listener by their name.
    `columns` are those of a list on a pipe, behind those that all have; a sheet's fields follow.
    """

    id: str
    says: str
    of: Of
    typed: str = ""
    room: str = ""
    model: str = ""
    handling: str = ""
    sheet: bool = False
    bare: bool = False
    work: bool = False
    practice: bool = False
    dated: bool = False
    shared: bool = False
    columns: tuple[str, ...] = ()


def _sheet(id: str, says: str, of: Of, **more: Any) -> Kind:
    facts = {"typed": id, "room": "records", "model": ROW, "handling": ROWS, "practice": True}
    columns = ("sheet", "step", "state", "tags")
    return Kind(id, says, of, sheet=True, columns=columns, **{**facts, **more})


def _of_step(id: str, says: str, **more: Any) -> Kind:
    return _sheet(id, says, "step", **{"work": True, "shared": True, **more})


def _of_day(id: str, says: str, **more: Any) -> Kind:
    return _sheet(id, says, "day", **more)


# fmt: off
KINDS = (
    Kind("entry", "free writing", "life", "journal", "journal",
         model="journal.records:Entry", handling="journal.handling:JournalHandling",
         practice=True, columns=WRITING),
    Kind("answer", "writing that answers a question of a step", "step", "journal", "journal",
         model="steps.records:Answer", handling="journal.handling:JournalHandling",
         practice=True, columns=WRITING),
    Kind("step", "a step was started, finished or reopened", "step",
         model="steps.records:StepEvent"),
    Kind("session", "distress before and after a session on a step, if it is to be kept", "step",
         model="steps.records:Session", practice=True),
    _of_step("inventory", "taking stock: resentment, fear, harm, strength, spot-check",
             handling="amends.inventory:InventoryHandling"),
    _of_step("pattern", "a pattern to let go of", room="pattern",
             model="pattern.records:PatternRow", handling="pattern.handling:PatternHandling"),
    _of_step("amends", "someone harmed, and what to do about it", room="amends",
             model="amends.records:AmendsRow", handling="amends.handling:AmendsHandling"),
    _of_step("instruction", "what a sponsor or counsellor asked to be done at a step",
             work=False, practice=False),
    _of_day("plan", "an if-then plan, a reason, warning signs, what steadies", room="plan",
            handling="plan.handling:PlanHandling", practice=False),
    _of_day("meeting", "a meeting of the person's week", room="meeting", practice=False),
    _of_day("visit", "a meeting they have been to", room="meeting", typed="meeting visit",
            handling="meeting.handling:VisitHandling", dated=True),
    _of_day("gratitude", "up to three things someone was glad of", room="gratitude", bare=True,
            dated=True),
    _of_day("checkin", "a morning's or an evening's check-in; what was not to be kept is not here",
            room="checkin", handling="checkin.handling:CheckinHandling", bare=True, dated=True),
    _of_day("craving", "a craving: how strong, what set it off, how strong later, what helped",
            room="craving", handling="records.watched:WatchedHandling", bare=True, dated=True),
    Kind("measure", "a standard measure, `sheet` being its id; the cells hold points by number",
         "day", "measure", "measure", model=ROW, handling="measure.handling:MeasureHandling",
         dated=True, columns=("sheet", "total")),
    Kind("recovery", "a day that counts: it began, use, medication, a milestone of one's own",
         "day", "days", "days",
         model="days.records:RecoveryEvent", handling="days.handling:DayHandling",
         columns=("event", "days", "name", "note")),
    Kind("person", "someone on the person's side, and how to reach them", "life", "people",
         "people", model="people.records:Person", handling="people.handling:PersonHandling",
         columns=("name", "role", "reach", "sos")),
)
# fmt: on

BY_ID = {kind.id: kind for kind in KINDS}
TIMELESS = ("person",)  # whose records are about no time
# Those that a draft can be of.
TAKEN_UP = tuple(kind.id for kind in KINDS if kind.sheet or kind.typed == "journal")
WRITINGS = tuple(kind.id for kind in KINDS if kind.typed == "journal")
