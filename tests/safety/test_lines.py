"""How the people and the numbers stand in lines, for every country and with no, one or many people,
and that nothing is said twice in a run."""

from itertools import permutations

import pytest

from stepguide.guide import numbers
from stepguide.guide.guide import Guide
from stepguide.home.country import REGIONS
from stepguide.safety import rules, screen
from stepguide.safety.questions import Danger
from stepguide.safety.screen import SafetyMessage
from stepguide.terminal.context import Context
from stepguide.terminal.text import TIE
from tests.conftest import Ran, Run
from tests.known import GUIDE

KNOWN = GUIDE.help
WIDTH = 80
NAMES = ("Sam", "Anna-Maria", "Doctor Okonkwo", "The clinic on Main")
COUNTRIES = [None, *REGIONS, "fr", "cz"]


@pytest.fixture(params=COUNTRIES, ids=str)
def country(request: pytest.FixtureRequest, run: Run) -> str | None:
    """A country that was chosen, or none."""
    chosen: str | None = request.param
    if chosen:
        assert run("settings", "set", "country", chosen).code == 0
    return chosen


@pytest.fixture(params=[0, 1, 4])
def names(request: pytest.FixtureRequest, run: Run) -> tuple[str, ...]:
    """The people who can be reached, in the order in which they are tried."""
    found = NAMES[: request.param]
    for place, name in enumerate(found):
        reach = f"+353 1 555 01{place:02}"
        role = ("sponsor", "support", "family", "clinic")[place]
        assert run("people", "add", name, "--role", role, "--reach", reach).code == 0
    return found


def _said(context: Context, *dangers: Danger) -> SafetyMessage:
    said = screen.called_for(context, dangers)
    assert said is not None
    return said


def _firsts(kind: str, country: str | None) -> list[str]:
    named: dict[str, str] = {}
    for one in numbers.of(KNOWN.plain(), kind, country):
        named.setdefault(one["region"], one["contact"])
    return [*named.values()][: 1 if country else None]


def test_the_whole_and_the_short_form(country: str | None, names: tuple[str, ...]) -> None:
    context = Context(open_guide=Guide)
    whole, short = _said(context, "craving"), _said(context, "about")
    about = " ".join(GUIDE.daily.safety.about.text.split())
    assert (whole.again, short.again, short.words) == (False, True, [about])
    assert [line.partition(" (")[0] for line in whole.people] == [
        *(f"Call now: {name}" for name in names[:1]),
        *(f"Or: {name}" for name in names[1:3]),
    ]
    assert [line for line in short.first if line.startswith(names[:1])] == short.first[
        : len(names[:1])
    ]
    # One person, and two lines of numbers at most; none of them folded, but for what to do where no
    # line is known that stays on the phone.
    assert len(short.first) <= 3
    told = KNOWN.none["alone"]
    assert [line for line in short.first if len(line) > WIDTH and line != told] == []
    for kind in ("emergency", "crisis"):
        shown = " ".join(short.first).replace(TIE, " ")
        # Without a country, those of which nothing more has to be said.
        sure = [one for one in _firsts(kind, country) if country or one[-1].isdigit()]
        assert [one for one in sure if one not in shown] == []
    said = [*whole.first, *whole.words]
    assert len(said) == len({*said})


def test_the_line_that_stays_on_the_phone_is_there_where_there_is_one(
    country: str | None, names: tuple[str, ...]
) -> None:
    first = next(iter(_firsts("alone", country)), None)
    for danger in screen.USING:
        context = Context(open_guide=Guide)
        whole, short = _said(context, danger), _said(context, *screen.USING)
        shown = [any(first in line.replace(TIE, " ") for line in whole.numbers)] if first else []
        assert shown == ([True] if first else [])
        if country and first and short.again:
            assert any(first in line.replace(TIE, " ") for line in short.numbers)
        if not first:
            assert whole.numbers.count(KNOWN.none["alone"]) == 1


@pytest.mark.parametrize("first", rules.ORDER)
def test_no_words_are_said_twice_whatever_follows_what(first: Danger) -> None:
    for second, third in permutations(rules.ORDER, 2):
        context = Context(open_guide=Guide)
        said = [screen.called_for(context, [one]) for one in (first, second, third, first, second)]
        words = [line for one in said if one for line in one.words]
        assert len(words) == len({*words})
        assert said[3] is None
        assert all("911" in " ".join(one.numbers) for one in said if one)


def _has_no_line_twice(ran: Ran) -> None:
    lines = [line for line in ran.err.split("\n") if line.strip()]
    assert len(lines) == len({*lines})


def test_one_command_with_everything_says_nothing_twice(
    run: Run, country: str | None, names: tuple[str, ...]
) -> None:
    given = ("--living", "yes", "--unsafe", "yes", "--use", "yes", "--craving", "9")
    ran = run("checkin", *given, "--medication", "no", "--mood", "5")
    assert ran.code == 0
    _has_no_line_twice(ran)
    assert ran.err.count("Before anything else:") == 1
    _has_no_line_twice(run("craving", "log", "9", "--where", "about to use", "--again", "10"))
    _has_no_line_twice(run("journal", "add", "I used", "--tag", "used", "--tag", "detox"))
