"""With a guide that cannot be used the card comes, with the people below it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from stepguide.home.country import REGIONS
from stepguide.safety.card import CARD, card
from tests.conftest import CHECKOUT, Ran, Run
from tests.sos import guide_with, on_path
from tests.sos.healthy import CARD_WITH_SAM, DEEP, HELP, Healthy, answered, shows_numbers


def _without(*path: str | int) -> bytes:
    return _edited(path, lambda part, name: part.__delitem__(name))


def _with(value: object, *path: str | int) -> bytes:
    return _edited(path, lambda part, name: part.__setitem__(name, value))


def _edited(path: tuple[str | int, ...], edit: Callable[[Any, Any], None]) -> bytes:
    known = part = yaml.safe_load(HELP)
    for name in path[:-1]:
        part = part[name]
    edit(part, path[-1])
    return str(yaml.safe_dump(known, sort_keys=False)).encode()


UNUSABLE = {
    "empty": b"",
    "only remarks": b"# nothing\n",
    "cut": HELP[: len(HELP) // 2 + 7],
    "cut early": HELP[:700],
    "no text": b"\xff\xfe\x00\x01",
    "no YAML": b"a: [1, 2\nb: }",
    "deep": DEEP[:10_000],
    "a list": b"- 1\n- 2\n",
    "a text": b"call someone\n",
    "null": b"null\n",
    "code": b"!!python/object/apply:os.abort []\n",
    "another file": (CHECKOUT / "data" / "words.yaml").read_bytes(),
    "no overdose": _without("overdose"),
    "no steps": _without("overdose", "steps"),
    "steps null": _with(None, "overdose", "steps"),
    "one step": _with(["Call."], "overdose", "steps"),
    "a step that is a number": _with(911, "overdose", "steps", 1),
    "a step that is a text": _with("Call 911.", "overdose", "steps", 1),
    "an empty step": _with("", "overdose", "steps", 0, "text"),
    "a step without an id": _without("overdose", "steps", 0, "id"),
    "no step that says call": _with("phone", "overdose", "steps", 1, "id"),
    "a title that is a number": _with(5, "overdose", "title"),
    "no violence": _without("violence"),
    "nothing to say where there is no line": _without("none", "alone"),
    "no crisis": _without("crisis"),
    "crisis without a title": _with({}, "crisis"),
    "no words for someone alone": _without("alone", "advice"),
    "people without a title": _with(None, "people", "title"),
    "regions as a list": _with(["us"], "regions"),
    "a region that is a number": _with(7, "regions", "uk"),
    "no resources": _without("resources"),
    "resources empty": _with([], "resources"),
    "resources null": _with(None, "resources"),
    "resources as texts": _with(["911", "999"], "resources"),
    "a contact that is a number": _with(911, "resources", 0, "contact"),
    "a contact that is empty": _with("", "resources", 0, "contact"),
    "a resource without a kind": _without("resources", 0, "kind"),
}
NO_MATTER = {
    "a day that is none": _with("soon", "resources", 0, "read_on"),
    "no day": _without("resources", 0, "read_on"),
}


@pytest.mark.parametrize("damage", UNUSABLE)
def test_with_a_guide_that_cannot_be_used_the_card_comes_with_the_people_below_it(
    damage: str, sam: Path
) -> None:
    data = UNUSABLE[damage]
    with patch("stepguide.guide.place.read_guide_file", lambda name: data):
        assert answered([]) == (CARD_WITH_SAM, "")
        assert answered(["--country", "us"]) == (CARD_WITH_SAM, "")


@pytest.mark.parametrize("damage", NO_MATTER)
def test_what_the_screen_does_not_say_may_be_damaged(
    damage: str, sam: Path, healthy: Healthy
) -> None:
    with patch("stepguide.guide.place.read_guide_file", lambda name: NO_MATTER[damage]):
        assert answered([]) == (healthy.with_sam, "")


@pytest.mark.parametrize(
    "data",
    [None, b"", DEEP[:10_000], b"a: [1, 2\nb: }", HELP[:700]],
    ids=["missing", "empty", "deep", "no YAML", "cut"],
)
def test_a_process_with_a_guide_that_cannot_be_used_shows_the_card(
    data: bytes | None, process: Run, sam: Path, tmp_path: Path
) -> None:
    ran = process("sos", **on_path(guide_with(tmp_path, data)))
    assert ran == Ran(0, CARD_WITH_SAM, "")
    shows_numbers(ran)


@pytest.mark.parametrize("thing", ["folder", "link to nowhere"])
def test_with_a_guide_that_is_no_file_the_card_comes(
    thing: str, process: Run, tmp_path: Path
) -> None:
    source = guide_with(tmp_path, None)
    file = source.parent / "data" / "help.yaml"
    file.mkdir() if thing == "folder" else file.symlink_to("nowhere")
    assert process("sos", **on_path(source)) == Ran(0, CARD, "")


def test_a_healthy_guide_of_ones_own_gives_the_whole_screen(
    process: Run, sam: Path, tmp_path: Path, healthy: Healthy
) -> None:
    source = guide_with(tmp_path, HELP.replace(b"Shout, shake them", b"Shout and shake them"))
    shown = healthy.with_sam.replace("Shout, shake them", "Shout and shake them")
    assert process("sos", **on_path(source)) == Ran(0, shown, "")


def test_the_card_as_data_holds_the_people_too(process: Run, sam: Path, tmp_path: Path) -> None:
    ran = process("sos", "--json", **on_path(guide_with(tmp_path, b"")))
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == {"card": CARD_WITH_SAM}


@settings(max_examples=40, deadline=None)
@given(end=st.integers(0, len(HELP) - 1), country=st.sampled_from([None, *REGIONS]))
def test_a_guide_cut_anywhere_gives_the_emergency_number(end: int, country: str | None) -> None:
    expected = {"us": "911", "canada": "911", "uk": "999", "ireland": "112", "eu": "112"}
    expected |= {"australia": "000", "other": "local emergency number"}
    with patch("stepguide.guide.place.read_guide_file", lambda name: HELP[:end]):
        out, _ = answered([] if country is None else ["--country", country])
    wanted = expected.values() if country is None else [expected[country]]
    assert [number for number in wanted if number not in out] == []


def test_the_card_has_the_same_numbers_where_it_is_listened_to() -> None:
    seen, heard = (sorted(re.findall(r"\d[\d ]*\d", card(aloud))) for aloud in (False, True))
    assert seen == heard
    assert {"911", "999", "112", "000", "988", "116 123", "13 11 14"} <= {*seen}
