"""No command, setting, step or topic is taken for a call, not even with a letter wrong."""

import random

import pytest

from stepguide import rooms
from stepguide.guide import calling
from stepguide.home import settings
from tests.calls import Index, index, is_caught, with_a_slip
from tests.edge import commands
from tests.known import GUIDE


def _names() -> dict[str, set[str]]:
    known = GUIDE.steps.steps
    paths = commands.names()
    return {
        "commands": {name for path in paths for name in (*path, " ".join(path))},
        "settings": {*settings.NAMES},
        "steps": {str(step.number) for step in known}
        | {f"step {step.number}" for step in known}
        | {step.title for step in known}
        | {word for step in known for word in step.title.split()},
        "topics": {name for one in GUIDE.topics.topics for name in (one.id, one.title)},
    }


NAMES = _names()
# Real names that are calls as well. A command is asked first, as it is written in the tree: the
# page of help, and what `craving`, `lapse` and `sos` open anyway; `days used` begins with `days`,
# and `craving now` with `craving`. Of a topic and of a word of a title the call is what was meant;
# the topic is read with `learn`.
BOTH: dict[str, set[str]] = {
    "commands": {"help", "sos", "craving", "lapse", "used"},
    "settings": set(),
    "steps": {"Help"},
    "topics": {"overdose", "cravings"},
}
# What comes out as a call letter by letter is one: 12 with the 1 twice is an emergency number.
LETTER_BY_LETTER: dict[str, set[str]] = {
    "commands": set(),
    "settings": set(),
    "steps": {"112", "od"},
    "topics": {"od"},
}


@pytest.fixture(scope="module")
def known() -> Index:
    return index()


@pytest.mark.parametrize("kind", NAMES)
def test_what_has_a_name_of_its_own_is_no_call(kind: str, known: Index) -> None:
    is_both = {name for name in NAMES[kind] if calling.heard(name)}
    assert is_both - {"now"} == BOTH[kind]
    caught = {
        " ".join(typed)
        for name in NAMES[kind] - is_both
        for typed in with_a_slip(calling.words_of(name))
        if is_caught(typed, known)
    }
    assert caught == LETTER_BY_LETTER[kind]
    assert caught <= {*calling.known()}


def test_the_quick_way_to_look_finds_what_is_heard(known: Index) -> None:
    chance = random.Random(9)
    for call in chance.sample([*calling.known()], 60):
        typed = chance.choice([*with_a_slip(call.split(" "))])
        assert is_caught(typed, known) == (calling.heard(" ".join(typed)) is not None), typed


def test_every_command_of_the_tree_is_known_without_it() -> None:
    at_the_root = {path[0] for path in commands.names()}
    assert at_the_root == {*rooms.ROOMS, *rooms.OWN}
    for path in commands.names():
        assert rooms.is_command([*path])
        assert rooms.is_command(["help", *path])


def test_no_choice_at_a_prompt_is_a_call_for_help() -> None:
    choices = {
        word
        for sheet in GUIDE.sheets.sheets
        for kind in sheet.kinds
        for field in kind.fields
        for word in field.choices
    }
    assert len(choices) > 20
    assert {word for word in choices if calling.for_help(word.says)} == set()
    numbers = {str(number) for number in range(100)} | {"555 0100", "1 2", "2026-11-24"}
    assert {number for number in numbers if calling.for_help(number)} == set()
    assert not any(calling.for_help(word) for word in ("yes", "no", "y", "n", "", " ", "skip"))
