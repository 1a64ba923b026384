"""An amends: the safety check, the plan it may bar, the days it was kept, and where it began."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from stepguide.amends import actions
from stepguide.amends.records import AmendsRow, Status
from stepguide.errors import FailedError
from tests.conftest import NOW, Ran, Run, records
from tests.home.tree import tree
from tests.known import GUIDE
from tests.records import BY_KIND, only, options, stored
from tests.records import same_ids as same_ids

# Each question, the answer that stands against contact, and where that leads.
CHECK = {
    "no_contact": (True, "other-form"),
    "using": (True, "other-form"),
    "abuse": (True, "other-form"),
    "secret": (True, "other-form"),
    "law": (True, "wait"),
    "income": (True, "wait"),
    "shaky": (True, "wait"),
    "relief": (True, "wait"),
    "agreed": (False, "wait"),
}
FINE = {question: not against for question, (against, _) in CHECK.items()}
SAFETY = GUIDE.sheets.safety
SAYS = {question.id: question.says for question in SAFETY.questions}
THEN = {"other-form": SAFETY.other_form, "wait": SAFETY.wait}
WITHOUT_CONTACT = ["indirect", "living", "symbolic", "none"]
FORMS = ["direct", *WITHOUT_CONTACT]
IS_PLANNED = Ran(0, "1names is planned.\n", "")
CHECK_FIRST = Ran(
    1,
    "",
    "stepguide: The safety check comes before a plan.\n"
    "  To answer it: stepguide amends check 1names\n",
)

each_question = pytest.mark.parametrize("question", CHECK)
pytestmark = pytest.mark.usefixtures("same_ids")


def answers(given: dict[str, bool]) -> list[str]:
    """The options that give these answers."""
    return [f"--answer={name}={'yes' if said else 'no'}" for name, said in given.items()]


def against(question: str) -> dict[str, bool]:
    """Every question answered so that only this one stands against contact."""
    return {**FINE, question: CHECK[question][0]}


def why_not(question: str) -> Ran:
    """What `plan` says when this question stands against contact."""
    leads = CHECK[question][1]
    how = (
        "To answer anew: stepguide amends check 1names"
        if leads == "wait"
        else "To choose one, for example: stepguide amends edit 1names --form living"
    )
    return Ran(1, "", f"stepguide: {SAYS[question]}\n  {THEN[leads]}\n  {how}\n")


def flat(shown: str) -> str:
    """What is shown, without its breaks."""
    return " ".join(shown.split())


def added(run: Run, form: str = "direct", given: dict[str, bool] | None = None) -> None:
    """An amends with this form, and answers to its check."""
    assert run("amends", "add", "--who", "T.", *([f"--form={form}"] if form else [])).code == 0
    if given:
        assert run("amends", "check", "1n", *answers(given)).code == 0


def test_the_check_asks_these_nine(home: Path) -> None:
    asked = {one.id: (one.blocks_on == "yes", one.leads) for one in SAFETY.questions}
    assert [*asked.items()] == [*CHECK.items()]


@each_question
def test_one_answer_against_contact_bars_a_direct_plan_and_says_why(
    run: Run, home: Path, question: str
) -> None:
    added(run)
    checked = run("amends", "check", "1n", *answers(against(question)))
    assert (checked.code, checked.err) == (0, "")
    leads = CHECK[question][1]
    assert flat(checked.out) == flat(f"- {SAYS[question]} {THEN[leads]}")
    row = json.loads(run("amends", "show", "1n", "--json").out)
    assert (row["verdict"], row["safety"]) == (leads, against(question))
    before = tree(home)
    assert run("amends", "plan", "1n") == why_not(question)
    assert tree(home) == before


@pytest.mark.parametrize("question", ["no_contact", "law"])
@pytest.mark.parametrize("form", WITHOUT_CONTACT)
def test_a_form_without_contact_may_be_planned_whatever_stands_against_contact(
    run: Run, home: Path, form: str, question: str
) -> None:
    added(run, form, against(question))
    assert run("amends", "plan", "1n") == IS_PLANNED
    assert only(home, "amends")["status"] == "planned"
    assert run("amends", "reopen", "1n") == Ran(0, "1names is open.\n", "")
    assert only(home, "amends")["status"] == "open"


@each_question
def test_an_answer_alone_leaves_the_check_open_and_no_plan_is_made(
    run: Run, home: Path, question: str
) -> None:
    added(run)
    blocking, leads = CHECK[question]
    clear = run("amends", "check", "1n", *answers({question: not blocking}))
    assert clear == Ran(0, "8 questions of the check not answered yet.\n", "")
    assert run("amends", "plan", "1n") == CHECK_FIRST
    checked = run("amends", "check", "1n", *answers({question: blocking}))
    left = "8 questions of the check not answered yet."
    then = THEN[leads] if leads == "other-form" else left
    assert flat(checked.out) == flat(f"- {SAYS[question]} {then}")
    assert run("amends", "plan", "1n") == CHECK_FIRST
    assert only(home, "amends")["status"] == "open"


def test_all_answered_and_nothing_against_it_may_be_planned(
    run: Run, home: Path, clock: time_machine.Traveller
) -> None:
    added(run)
    clock.shift(3600)
    checked = run("amends", "check", "1n", *answers(FINE))
    assert (checked.code, flat(checked.out), checked.err) == (0, flat(SAFETY.passed), "")
    row = only(home, "amends")
    now = "2026-11-24T21:15:30Z"
    assert (row["safety"], row["checked_at"], row["updated_at"]) == (FINE, now, now)
    assert row["status"] == "open"
    assert run("amends", "plan", "1n") == IS_PLANNED
    assert only(home, "amends") == {**row, "status": "planned"}
    before = tree(home)
    assert run("amends", "plan", "1n") == IS_PLANNED
    assert tree(home) == before


@pytest.mark.parametrize("form", FORMS)
def test_no_form_is_planned_before_the_check(run: Run, home: Path, form: str) -> None:
    added(run, form)
    before = tree(home)
    assert run("amends", "plan", "last") == CHECK_FIRST
    assert run("amends", "plan", "last", "--json") == CHECK_FIRST
    assert tree(home) == before


@pytest.mark.parametrize("question", ["no_contact", "agreed"])
def test_one_question_left_open_is_enough_to_refuse_a_plan(run: Run, question: str) -> None:
    added(run, "living")
    given = {name: said for name, said in FINE.items() if name != question}
    checked = run("amends", "check", "1n", *answers(given))
    assert checked.out == "1 question of the check not answered yet.\n"
    assert run("amends", "plan", "1n") == CHECK_FIRST


def test_a_plan_needs_a_form(run: Run) -> None:
    added(run, "", FINE)
    assert run("amends", "plan", "1n") == Ran(
        1,
        "",
        "stepguide: A plan needs a form: direct, indirect, living or symbolic.\n"
        "  To choose one: stepguide amends edit 1names --form direct\n",
    )


@each_question
def test_an_answer_given_later_that_bars_it_opens_a_plan_again(
    run: Run, home: Path, question: str
) -> None:
    added(run, "direct", FINE)
    assert run("amends", "plan", "1n") == IS_PLANNED
    blocking, leads = CHECK[question]
    changed = run("amends", "check", "1n", *answers({question: blocking}))
    assert changed.out.startswith("1names is not planned any more.\n")
    assert flat(changed.out).endswith(flat(f"- {SAYS[question]} {THEN[leads]}"))
    assert only(home, "amends")["status"] == "open"
    assert run("amends", "plan", "1n") == why_not(question)
    assert run("amends", "check", "1n", *answers({question: not blocking})).code == 0
    assert only(home, "amends")["status"] == "open"
    assert run("amends", "plan", "1n") == IS_PLANNED


@pytest.mark.parametrize("form", WITHOUT_CONTACT)
def test_a_plan_without_contact_stays_whatever_is_answered_later(
    run: Run, home: Path, form: str
) -> None:
    added(run, form, FINE)
    assert run("amends", "plan", "1n") == IS_PLANNED
    changed = run(
        "amends", "check", "1n", *answers({name: not said for name, said in FINE.items()})
    )
    assert "not planned any more" not in changed.out
    assert only(home, "amends")["status"] == "planned"


@pytest.mark.parametrize("question", ["using", "law", "agreed"])
def test_a_plan_whose_form_becomes_direct_is_open_again_where_the_check_bars_it(
    run: Run, home: Path, question: str
) -> None:
    added(run, "living", against(question))
    assert run("amends", "plan", "1n") == IS_PLANNED
    assert run("amends", "edit", "1n", "--words", "I was wrong.", "--form", "indirect").code == 0
    assert only(home, "amends")["status"] == "planned"
    assert run("amends", "edit", "1n", "--form", "direct").code == 0
    assert only(home, "amends")["status"] == "open"
    assert run("amends", "plan", "1n") == why_not(question)


def test_a_plan_that_loses_its_form_is_open_again(run: Run, home: Path) -> None:
    added(run, "living", FINE)
    assert run("amends", "plan", "1n") == IS_PLANNED
    assert run("amends", "edit", "1n", "--form", "direct").code == 0
    assert only(home, "amends")["status"] == "planned"
    assert run("amends", "edit", "1n", "--form=").code == 0
    assert only(home, "amends")["status"] == "open"


def test_what_is_done_stays_done_until_it_is_opened_again(run: Run, home: Path) -> None:
    added(run, "direct", FINE)
    assert run("amends", "plan", "1n") == IS_PLANNED
    assert run("amends", "done", "1n") == Ran(0, "1names is done.\n", "")
    assert run("amends", "check", "1n", *answers({"law": True})).code == 0
    assert run("amends", "edit", "1n", "--form=").code == 0
    assert only(home, "amends")["status"] == "done"
    assert " done\n" in run("amends", "show", "1n").out
    reopened = run("amends", "reopen", "1n", "--json")
    assert json.loads(reopened.out)["status"] == only(home, "amends")["status"] == "open"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["no_contact=no"], {"no_contact": False}),
        (["no-contact=YES", " law =y"], {"no_contact": True, "law": True}),
        (["law= N "], {"law": False}),
        (["law=yes", "law=no"], {"law": False}),
    ],
)
def test_an_answer_is_known_in_its_forms(
    run: Run, home: Path, typed: list[str], kept: dict[str, bool]
) -> None:
    added(run)
    ran = run("amends", "check", "1n", *(f"--answer={one}" for one in typed), "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["safety"] == only(home, "amends")["safety"] == kept


KNOWN = "abuse, agreed, income, law, no_contact, relief, secret, shaky, using"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["weather=no"], f"The check has no question 'weather'.\n  It has {KNOWN}."),
        (["=yes"], f"The check has no question ''.\n  It has {KNOWN}."),
        (["law=no", "law=perhaps"], "law is answered with yes or no, not 'perhaps'."),
        (["law"], "law is answered with yes or no, not ''."),
        (["law=yes=no"], "law is answered with yes or no, not 'yes=no'."),
        (
            [],
            "The check asks you questions, and there is no terminal here to ask at.\n"
            "  Give answers with options, such as: --answer no_contact=no",
        ),
    ],
)
def test_what_is_no_answer_is_told_and_nothing_is_kept(
    run: Run, home: Path, typed: list[str], said: str
) -> None:
    added(run, given=FINE)
    before = tree(home)
    ran = run("amends", "check", "1n", *(f"--answer={one}" for one in typed))
    assert ran == Ran(2, "", f"stepguide: {said}\n")
    assert tree(home) == before


def _row(given: dict[str, bool], **more: Any) -> AmendsRow:
    return AmendsRow.model_validate(
        {
            "id": "1names0000",
            "at": NOW,
            "updated_at": NOW,
            "sheet": "amends",
            "program": "twelve-steps",
            "step": 8,
            "cells": {},
            "safety": given,
            **more,
        }
    )


STATES = st.fixed_dictionaries(
    {question: st.sampled_from([None, True, False]) for question in CHECK}
).map(lambda state: {name: said for name, said in state.items() if said is not None})


def _expected(given: dict[str, bool]) -> str:
    leads = {CHECK[name][1] for name, said in given.items() if said == CHECK[name][0]}
    if "other-form" in leads:
        return "other-form"
    if len(given) < len(CHECK):
        return "unanswered"
    return "wait" if leads else "passed"


@settings(max_examples=400)
@given(STATES)
def test_the_gravest_answer_counts_and_nothing_passes_unanswered(given: dict[str, bool]) -> None:
    found = actions.checked(_row(given), SAFETY)
    assert found.verdict == _expected(given)
    assert [one.id for one in found.unanswered] == [name for name in CHECK if name not in given]
    assert [one.id for one in found.against] == [
        name for name in CHECK if given.get(name) == CHECK[name][0]
    ]


@settings(max_examples=300)
@given(STATES, st.sampled_from([None, *FORMS]), st.sampled_from(get_args(Status)))
def test_a_plan_is_made_only_of_what_may_be_and_no_other_move_asks(
    given: dict[str, bool], form: str | None, status: Status
) -> None:
    row = _row(given, status=status, cells={"form": form} if form else {})
    may = len(given) == len(CHECK) and (
        form in WITHOUT_CONTACT or (form == "direct" and _expected(given) == "passed")
    )
    try:
        planned = actions.moved_to(row, "planned", SAFETY).status == "planned"
    except FailedError:
        planned = False
    assert planned == may
    assert actions.moved_to(row, "open", SAFETY).status == "open"
    assert actions.moved_to(row, "done", SAFETY).status == "done"
    after = "open" if status == "planned" and not may else status
    assert actions.reopened_if_barred(row, SAFETY) == row.changed(status=after)


DUBLIN = ZoneInfo("Europe/Dublin")


def kept(home: Path) -> Any:
    """The days on which the one amends was kept."""
    return only(home, "amends")["kept"]


def days(count: str) -> Ran:
    """What `keep` says for so many days."""
    return Ran(0, f"1names: {count} kept in all.\n", "")


def test_days_kept_are_counted_once_each_in_order_wherever_they_lie(
    run: Run, home: Path, clock: time_machine.Traveller
) -> None:
    added(run, "living")
    assert run("amends", "keep", "1n") == days("1 day")
    assert run("amends", "keep", "1n", "--at", "2026-11-02") == days("2 days")
    before = tree(home)
    assert run("amends", "keep", "1n") == days("2 days")
    assert run("amends", "keep", "1n", "--at", "2026-11-24 08:00") == days("2 days")
    assert tree(home) == before
    assert run("amends", "keep", "1n", "--at", "yesterday") == days("3 days")
    assert kept(home) == ["2026-11-02", "2026-11-23", "2026-11-24"]
    clock.shift(5 * 86400)
    assert run("amends", "keep", "1n") == days("4 days")
    assert kept(home) == ["2026-11-02", "2026-11-23", "2026-11-24", "2026-11-29"]
    shown = run("amends", "show", "1n").out
    assert flat(shown).endswith(
        "days kept 4: Mon 2 Nov 2026; Mon 23 Nov 2026; Tue 24 Nov 2026; Sun 29 Nov 2026"
    )


def test_a_day_is_taken_out_again_and_one_never_kept_changes_nothing(
    run: Run, home: Path, clock: time_machine.Traveller
) -> None:
    added(run, "living")
    for day in ("2026-11-22", "2026-11-23", "2026-11-24"):
        assert run("amends", "keep", "1n", "--at", day).code == 0
    assert run("amends", "keep", "1n", "--undo", "--at", "yesterday") == days("2 days")
    before = tree(home)
    assert run("amends", "keep", "1n", "--undo", "--at", "yesterday") == days("2 days")
    assert tree(home) == before
    assert run("amends", "keep", "1n", "--undo") == days("1 day")
    undone = run("amends", "keep", "1n", "--undo", "--at", "2026-11-22", "--json")
    assert json.loads(undone.out)["kept"] == kept(home) == []
    assert "days kept" not in run("amends", "show", "1n").out


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 7, 5, 0, 30, tzinfo=DUBLIN), "2026-07-05"),
        (datetime(2026, 7, 4, 23, 59, 59, tzinfo=DUBLIN), "2026-07-04"),
        (datetime(2026, 7, 4, 20, 30, tzinfo=ZoneInfo("America/New_York")), "2026-07-04"),
        (datetime(2026, 7, 5, 8, 30, tzinfo=ZoneInfo("Asia/Tokyo")), "2026-07-05"),
    ],
    ids=str,
)
def test_a_day_is_that_of_the_clock_on_the_wall(
    run: Run, home: Path, now: datetime, day: str
) -> None:
    with time_machine.travel(now, tick=False):
        added(run, "living")
        assert run("amends", "keep", "1n") == days("1 day")
    assert kept(home) == [day]


@pytest.mark.parametrize(
    "day", ["tomorrow", "2027-01-01", "2026-11-24 23:00", "soon", "2026-13-40"]
)
def test_a_day_to_come_and_no_day_are_told_and_not_kept(
    run: Run, home: Path, clock: time_machine.Traveller, day: str
) -> None:
    added(run, "living")
    before = tree(home)
    ran = run("amends", "keep", "1n", "--at", day)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"stepguide: {day!r} is ")
    assert tree(home) == before


@pytest.mark.parametrize(
    ("kind", "taken"),
    [("harm", ["who", "did", "effect"]), ("resentment", ["who"])],
)
def test_an_amends_takes_over_what_the_inventory_has_and_both_name_the_other(
    run: Run, home: Path, kind: str, taken: list[str]
) -> None:
    source = BY_KIND[kind]
    assert run(*source.words).code == 0
    assert run("amends", "add", "--from", "1na").out == "Saved 2names (amends, step 8).\n"
    row = only(home, "amends")
    assert run(*BY_KIND["harm"].words).code == 0
    assert run("amends", "add", "--from", "last").code == 0
    assert row["cells"] == {name: source.cells[name] for name in taken}
    assert row["from_row"] == "1names0000"
    for sheet, short, other in (
        ("amends", "2names", "inventory 1names"),
        ("inventory", "1names", "amends 2names"),
    ):
        assert (
            run(sheet, "show", short).out.splitlines()[-1].split("  ")[0].startswith("belongs to")
        )
        assert flat(run(sheet, "show", short).out).endswith(f"belongs to {other}")
        linked = json.loads(run(sheet, "show", short, "--json").out)["linked"]
        assert linked == [f"{other.split()[1]}0000"]
    before = records(home, "inventory")[0].read_bytes()
    assert run("amends", "edit", "2n", "--who", "someone else").code == 0
    assert records(home, "inventory")[0].read_bytes() == before


def test_options_go_before_what_is_taken_over_and_several_may_begin_with_one_row(
    run: Run, home: Path
) -> None:
    assert run(*BY_KIND["harm"].words).code == 0
    cells = options({"did": "in my words", "form": "living"})
    assert run("amends", "add", "--from", "last", *cells, "--park").code == 0
    assert run("amends", "add", "--from", "last").code == 0
    first, second = (row for row in sorted(stored(home, "amends"), key=lambda row: str(row["id"])))
    assert first["cells"] == {
        "who": "M.",
        "did": "in my words",
        "effect": "she stopped leaving the kids with me",
        "form": "living",
    }
    assert (first["parked"], second["from_row"]) == (True, first["from_row"])
    shown = flat(run("inventory", "show", "1n").out)
    assert shown.endswith("belongs to amends 2names; amends 3names")


def test_a_link_to_a_row_that_is_gone_is_kept_and_not_shown(run: Run, home: Path) -> None:
    assert run(*BY_KIND["harm"].words).code == 0
    assert run("amends", "add", "--from", "last").code == 0
    assert run("inventory", "delete", "last", "--yes").code == 0
    assert "belongs to" not in run("amends", "show", "last").out
    assert json.loads(run("amends", "show", "last", "--json").out)["linked"] == []
    assert only(home, "amends")["from_row"] == "1names0000"
    assert run("inventory", "restore", "last").code == 0
    assert "inventory 1names" in run("amends", "show", "last").out


def test_a_row_with_nothing_to_take_over_needs_an_option(run: Run, home: Path) -> None:
    assert run(*BY_KIND["fear"].words).code == 0
    assert run("amends", "add", "--from", "last").code == 2
    assert records(home, "amends") == []
    assert run("amends", "add", "--from", "last", "--who", "me").code == 0
    row = only(home, "amends")
    assert (row["cells"], row["from_row"]) == ({"who": "me"}, "1names0000")
