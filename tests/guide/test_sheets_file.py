"""What data/sheets.yaml holds: the kinds of rows, their fields, and the check before an amends."""

import re
import warnings
from collections import Counter

import pytest
from syrupy.assertion import SnapshotAssertion

from stepguide.guide import sheets, source
from stepguide.guide.place import read_guide_file
from stepguide.guide.sheets import Form, Sheet
from stepguide.home import kinds
from stepguide.terminal.field import Field

with warnings.catch_warnings():
    warnings.filterwarnings(
        "ignore", message="pkg_resources is deprecated as an API", category=UserWarning
    )
    import textstat

# From the file itself: a copy of it names every choice.
GUIDE = source.parse(read_guide_file(sheets.FILE), sheets.Sheets, sheets.FILE)
KINDS = [(sheet, kind) for sheet in GUIDE.sheets for kind in sheet.kinds]
CELLS = [(kind, cell) for _, kind in KINDS for cell in kind.fields]
# What `add` and `edit` have beside the fields.
TAKEN = {"step", "park", "no_park", "tag", "untag", "json", "from", "help"}

each_sheet = pytest.mark.parametrize("sheet", GUIDE.sheets, ids=lambda sheet: str(sheet.id))
each_kind = pytest.mark.parametrize(
    "kind", [kind for _, kind in KINDS], ids=[f"{sheet.id}-{kind.id}" for sheet, kind in KINDS]
)


def test_the_sheets_are_made_of_these_kinds_and_fields(snapshot: SnapshotAssertion) -> None:
    outline = [
        f"{sheet.id} {kind.id} (step {', '.join(map(str, kind.steps))}): "
        + ", ".join(_outlined(cell) for cell in kind.fields)
        for sheet, kind in KINDS
    ]
    assert "\n".join(outline) == snapshot


def _outlined(cell: Field) -> str:
    if cell.choices:
        return f"{cell.id} ({cell.takes}: {cell.lists_choices()})"
    return cell.id if cell.takes == "text" else f"{cell.id} ({cell.takes})"


def test_every_sheet_has_records_of_its_own_and_a_title() -> None:
    # A measure is no sheet of this file: it is asked in its own published words.
    assert [sheet.id for sheet in GUIDE.sheets] == [kind.id for kind in kinds.KINDS if kind.sheet]
    assert [sheet.title for sheet in GUIDE.sheets] == [
        *("Taking stock", "Patterns", "Amends", "Instructions", "Your plan", "Your meetings"),
        *("Meetings you have been to", "What you were glad of", "Your check-ins"),
        "Cravings you have noted",
    ]


@each_sheet
def test_a_field_of_one_name_takes_the_same_in_every_kind_of_a_sheet(sheet: Sheet) -> None:
    takes: dict[str, set[tuple[str, ...]]] = {}
    for kind in sheet.kinds:
        for cell in kind.fields:
            takes.setdefault(cell.id, set()).add((cell.takes, *map(str, cell.choices)))
    assert {name: found for name, found in takes.items() if len(found) > 1} == {}


@each_sheet
def test_no_two_kinds_of_a_sheet_share_an_id_or_a_title(sheet: Sheet) -> None:
    for names in ([kind.id for kind in sheet.kinds], [kind.title for kind in sheet.kinds]):
        assert len(set(names)) == len(names)


@each_kind
def test_no_two_fields_of_a_kind_share_an_id_a_name_or_a_question(kind: Form) -> None:
    for names in zip(*((cell.id, cell.name, cell.ask) for cell in kind.fields), strict=True):
        assert [name for name, times in Counter(names).items() if times > 1] == []


@each_kind
def test_no_field_takes_the_name_of_another_option(kind: Form) -> None:
    assert {cell.id for cell in kind.fields} & TAKEN == set()


@each_kind
def test_a_kind_belongs_to_steps_there_are(kind: Form) -> None:
    assert kind.steps == sorted(set(kind.steps))
    assert set(kind.steps) <= set(range(1, 13))


def test_an_instruction_may_be_for_any_step() -> None:
    (kind,) = GUIDE.sheet("instruction").kinds
    assert kind.steps == [*range(1, 13)]


def test_the_rows_of_a_step_are_those_of_its_work_and_no_instruction() -> None:
    found = {
        number: [kind.id for _, kind in GUIDE.of_step(number)]
        for number in range(1, 13)
        if GUIDE.of_step(number)
    }
    assert found == {
        4: ["resentment", "fear", "harm", "relationship", "asset"],
        6: ["pattern"],
        7: ["pattern"],
        8: ["amends"],
        9: ["amends"],
        10: ["spot"],
    }


@pytest.mark.parametrize(
    ("kind", "cell"),
    [(kind, cell) for kind, cell in CELLS if cell.choices],
    ids=lambda value: str(value.id),
)
def test_each_choice_can_be_typed_whole_alone_and_among_others(kind: Form, cell: Field) -> None:
    several = cell.takes in ("choices", "words")
    ids = [choice.id for choice in cell.choices]
    for choice in cell.choices:
        assert cell.read(choice.says) == ((choice.id,) if several else choice.id)
    if several:
        assert cell.read(",".join(map(str, cell.choices))) == tuple(ids)
    assert len({*ids}) == len({choice.says for choice in cell.choices}) == len(ids)


def test_the_ids_of_choices_are_the_words_that_records_have_held_from_the_first() -> None:
    """Whatever a choice comes to say: a record that holds its id means the same."""
    kept = {
        (kind.id, cell.id): [choice.id for choice in cell.choices]
        for kind, cell in CELLS
        if cell.choices
    }
    assert kept == {
        ("resentment", "touched"): [
            "self-worth",
            "safety",
            "money",
            "pride",
            "relationships",
            "sex",
            "plans",
        ],
        ("spot", "name"): [
            "hungry",
            "angry",
            "lonely",
            "tired",
            "pain",
            "shame",
            "bored",
            "excited",
        ],
        ("amends", "kind"): ["money", "trust", "time", "violence", "neglect", "lies"],
        ("amends", "willing"): ["now", "later", "maybe", "never"],
        ("amends", "form"): ["direct", "indirect", "living", "symbolic", "none"],
        ("sign", "signs"): [
            "I have slept badly for days",
            "I skip meals",
            "I have pain nobody is treating",
            "I missed a dose of my medicine",
            "I am worn out",
            "I am ill",
            'I think "just once"',
            "I remember only the good parts of using",
            "I keep going over a grudge",
            "I feel sorry for myself a lot",
            "I am bored with everything",
            "I feel numb",
            "I cannot see things getting better",
            "I feel so sure that I drop my guard",
            "I have a plan nobody knows about",
            "I test myself by going near drugs",
            "I skip meetings",
            "I miss appointments",
            "I go back to old places",
            "I message old contacts",
            "I tell half-truths",
            "I cannot say where my cash went",
            "I still keep things I used with",
            "I drink or gamble more than I did",
            "I take more of some other drug",
            "I lose myself in work or sex",
            "I got a new prescription and told nobody",
            "I stop washing or changing my clothes",
            "I keep to myself",
            "I dodge calls",
            "I pick fights",
            "I am suddenly deep in a new romance",
            "I hide my phone",
            "Someone I love has died",
            "I have a hard anniversary coming",
            "I am just out of hospital or treatment",
            "I am just out of prison or jail",
            "I have just been paid",
            "I am worried about my housing",
            "I have court coming up",
            "I am grieving a lost pregnancy",
            "I have surgery or dental pain",
            "I have had good news",
        ],
        ("weekly", "day"): [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ],
        ("weekly", "mention"): ["yes", "no", "unknown"],
        ("checkin", "time"): ["morning", "evening"],
        ("checkin", "halt"): [
            "hungry",
            "angry",
            "lonely",
            "tired",
            "pain",
            "shame",
            "bored",
            "excited",
            "none",
        ],
        ("checkin", "medication"): ["yes", "no", "not-on-medication", "rather-not-say"],
        ("checkin", "contact"): ["yes", "no"],
        ("checkin", "signs"): ["none"],
        ("checkin", "naloxone"): ["yes", "no"],
        ("checkin", "use"): ["no", "yes", "rather-not-say"],
        ("checkin", "living"): ["no", "yes", "rather-not-say"],
        ("checkin", "unsafe"): ["no", "yes", "rather-not-say"],
        ("craving", "trigger"): [
            "pain",
            "stress",
            "people",
            "place",
            "money",
            "conflict",
            "lonely",
            "bored",
            "tired",
            "bad news",
            "good news",
            "memory",
            "withdrawal",
            "nothing I know",
        ],
        ("craving", "where"): [
            "riding it out",
            "thinking of using",
            "about to use",
            "it has passed",
        ],
        ("craving", "helped"): [
            "call",
            "skill",
            "plan",
            "place",
            "medicine",
            "time",
            "food or rest",
            "other",
            "nothing yet",
        ],
    }


def test_no_hint_and_no_opening_is_used_twice() -> None:
    texts = [cell.help for _, cell in CELLS]
    texts += [text for _, kind in KINDS for text in (kind.opening, kind.after)]
    texts += [text for one in GUIDE.safety.questions for text in (one.ask, one.says)]
    assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_what_is_said_of_a_kind_and_of_the_check_reads_at_grade_eight_or_lower() -> None:
    safety = GUIDE.safety
    texts = [text for _, kind in KINDS for text in (kind.opening, kind.after)]
    texts += [one.says for one in safety.questions]
    texts += [safety.opening, safety.passed, safety.other_form, safety.wait]
    texts = [re.sub(r"stepguide [a-z ]+$", "it", text) for text in texts]
    grades = {text: textstat.flesch_kincaid_grade(text) for text in texts if len(text.split()) > 20}
    assert len(grades) > 20
    assert {text: grade for text, grade in grades.items() if grade > 8} == {}


def test_hurt_that_was_done_to_someone_is_never_called_their_part() -> None:
    resentment = GUIDE.sheet("inventory").kind("resentment")
    assert "Being hurt is never your part" in resentment.opening
    assert "where you were abused" in resentment.field("part").help
    amends = GUIDE.sheet("amends").kind("amends")
    assert "Writing here contacts nobody" in amends.opening
    assert "You owe nothing to someone who abused you" in amends.opening


def test_the_check_asks_what_keeps_people_safe_and_the_gravest_lead_to_another_form() -> None:
    outline = [(one.id, one.blocks_on, one.leads) for one in GUIDE.safety.questions]
    assert outline == [
        ("no_contact", "yes", "other-form"),
        ("using", "yes", "other-form"),
        ("abuse", "yes", "other-form"),
        ("secret", "yes", "other-form"),
        ("law", "yes", "wait"),
        ("income", "yes", "wait"),
        ("shaky", "yes", "wait"),
        ("relief", "yes", "wait"),
        ("agreed", "no", "wait"),
    ]
    assert GUIDE.safety.opening.startswith("Nine questions come before any contact")
