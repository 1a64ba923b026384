"""Which answers call for safety, in which order, and that nothing else does."""

from collections.abc import Callable
from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from stepguide.home.row import Content
from stepguide.safety import questions, rules, screen
from stepguide.safety.questions import Danger
from stepguide.safety.rules import Noted
from tests.known import GUIDE

ORDER = ["living", "unsafe", "use", "craving", "medication"]
CHECKIN = GUIDE.sheets.sheet("checkin").kinds[0]
CRAVING = GUIDE.sheets.sheet("craving").kinds[0]

numbers = st.integers(0, 10)
lowest = st.none() | numbers


def _cells(fields: list[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Any of the answers that can be given to these fields, and any left out."""
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "scale": numbers,
        "hours": st.integers(0, 24) | st.floats(0, 24),
        "text": st.text(),
        "words": st.lists(st.text(min_size=1)).map(tuple),
    }
    answers = {
        field.id: kinds[field.takes]
        if field.takes in kinds
        else st.sampled_from([one.id for one in field.choices])
        for field in fields
    }
    return st.fixed_dictionaries({}, optional=answers)


checkins = _cells(CHECKIN.fields)
cravings = _cells(CRAVING.fields)


def _of_checkin(cells: dict[str, Any], earlier: int | None) -> list[Danger]:
    return rules.of("checkin", cells, Noted(earlier))


def _of_craving(cells: dict[str, Any], earlier: int | None, had_break: bool) -> list[Danger]:
    return rules.of("craving", cells, Noted(earlier, had_break))


def _is_high(number: int, earlier: int | None) -> bool:
    return number >= (7 if earlier is None else min(7, earlier + 3))


# What each danger of a check-in comes from, said once more and in another way.
CAUSES: dict[str, Callable[[dict[str, Any], int | None], bool]] = {
    "living": lambda cells, earlier: cells.get("living") == "yes",
    "unsafe": lambda cells, earlier: cells.get("unsafe") == "yes",
    "use": lambda cells, earlier: cells.get("use") == "yes",
    "craving": lambda cells, earlier: _is_high(cells.get("craving", -1), earlier),
    "medication": lambda cells, earlier: cells.get("medication") == "no",
}


@given(checkins, lowest)
def test_the_gravest_comes_first_and_each_once(cells: dict[str, Any], earlier: int | None) -> None:
    found = _of_checkin(cells, earlier)
    assert found == [danger for danger in ORDER if danger in found]


@given(checkins, lowest)
def test_there_is_no_danger_without_its_cause_and_no_cause_without_its_danger(
    cells: dict[str, Any], earlier: int | None
) -> None:
    found = _of_checkin(cells, earlier)
    assert found == [danger for danger in ORDER if CAUSES[danger](cells, earlier)]


@given(checkins, lowest, st.data())
def test_leaving_an_answer_out_never_adds_a_danger(
    cells: dict[str, Any], earlier: int | None, data: st.DataObject
) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(cells)))) if cells else set()
    fewer = {name: said for name, said in cells.items() if name in kept}
    assert set(_of_checkin(fewer, earlier)) <= set(_of_checkin(cells, earlier))


@given(checkins, lowest, numbers, numbers)
def test_a_stronger_craving_is_never_less_of_a_danger(
    cells: dict[str, Any], earlier: int | None, one: int, other: int
) -> None:
    weak, strong = sorted((one, other))
    less = _of_checkin({**cells, "craving": weak}, earlier)
    assert set(less) <= set(_of_checkin({**cells, "craving": strong}, earlier))
    assert rules.is_high(weak, earlier) <= rules.is_high(strong, earlier)


@given(numbers, numbers, numbers)
def test_a_lower_beginning_is_never_less_of_a_danger(craving: int, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert rules.is_high(craving, high) <= rules.is_high(craving, low)
    assert rules.is_high(craving, None) <= rules.is_high(craving, high)


def test_where_high_begins() -> None:
    assert [number for number in range(11) if rules.is_high(number, None)] == [7, 8, 9, 10]
    assert [number for number in range(11) if rules.is_high(number, 6)] == [7, 8, 9, 10]
    assert [number for number in range(11) if rules.is_high(number, 1)] == [*range(4, 11)]
    assert [number for number in range(11) if rules.is_high(number, 0)] == [*range(3, 11)]
    assert not rules.is_high("8", 0)
    assert not rules.is_high(None, 0)
    assert not rules.is_high((), 0)


@given(cravings, lowest, st.booleans())
def test_a_craving_calls_for_safety_by_its_strength_its_place_or_a_break_alone(
    cells: dict[str, Any], earlier: int | None, had_break: bool
) -> None:
    known = [one for one in (cells.get("strength"), earlier) if one is not None]
    causes = {
        "about": cells.get("where") == "about to use",
        "craving": _is_high(cells.get("strength", -1), earlier)
        or _is_high(cells.get("again", -1), min(known, default=None)),
        "break": had_break,
    }
    assert _of_craving(cells, earlier, had_break) == [one for one in causes if causes[one]]


@given(cravings, lowest, st.booleans(), numbers, numbers)
def test_a_stronger_one_calls_for_it_no_less(
    cells: dict[str, Any], earlier: int | None, had_break: bool, one: int, other: int
) -> None:
    weak, strong = sorted((one, other))
    cells.pop("again", None)
    first, second = {**cells, "strength": weak}, {**cells, "strength": strong}
    less = _of_craving(first, earlier, had_break)
    assert {*less} <= {*_of_craving(second, earlier, had_break)}
    first, second = {**cells, "again": weak}, {**cells, "again": strong}
    assert rules.has_climbed(first, earlier) <= rules.has_climbed(second, earlier)
    less = _of_craving(first, earlier, had_break)
    assert {*less} <= {*_of_craving(second, earlier, had_break)}


@given(cravings, lowest)
def test_one_has_climbed_where_it_is_high_now_and_was_not(
    cells: dict[str, Any], earlier: int | None
) -> None:
    before, now = cells.get("strength", -1), cells.get("again", -1)
    known = [one for one in (cells.get("strength"), earlier) if one is not None]
    is_high_now = _is_high(now, min(known, default=None))
    was_high = _is_high(before, earlier)
    assert rules.has_climbed(cells, earlier) == (is_high_now and not was_high)


def test_what_the_rules_look_for_can_be_answered() -> None:
    for name in ("living", "unsafe", "use"):
        assert rules.YES in _ids(CHECKIN.field(name))
        assert rules.RATHER_NOT in _ids(CHECKIN.field(name))
    assert rules.NO in _ids(CHECKIN.field("medication"))
    assert CHECKIN.field("craving").takes == "scale"
    assert rules.ABOUT_TO in _ids(CRAVING.field("where"))
    assert {CRAVING.field(name).takes for name in ("strength", "again")} == {"scale"}


def test_what_is_looked_at_is_what_the_rules_hang_on() -> None:
    """Each field that is looked at can bring a danger, and no other field can."""
    for sheet_id, kind in (("checkin", CHECKIN), ("craving", CRAVING)):
        bring = [
            field.id
            for field in kind.fields
            if any(rules.of(sheet_id, {field.id: said}, Noted()) for said in _every(field))
        ]
        assert sorted(bring) == sorted(questions.LOOKED_AT[sheet_id])


def _ids(field: Any) -> list[str]:
    return [one.id for one in field.choices]


def _every(field: Any) -> list[Content]:
    return [*range(11)] if field.takes == "scale" else [*_ids(field), "yes", "no"]


def test_each_danger_has_its_words_and_no_words_are_left_over() -> None:
    # What is said of someone who may be dying is what the sos screen says first.
    # A report has the notice on lost tolerance alone.
    texts = {screen.TEXTS.get(danger, danger) for danger in rules.ORDER} - {"emergency", ""}
    assert sorted(type(GUIDE.daily.safety).model_fields) == sorted(texts)
    assert {*screen.TEXTS, *screen.LOST_TOLERANCE} <= {*rules.ORDER}
    assert tuple(dict.fromkeys(rules.ORDER)) == rules.ORDER
    assert {*rules.ORDER} == {*get_args(Danger)}
