"""What `sos more` and `sos numbers` say, how old a number is, and which country counts."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
import yaml
from syrupy.assertion import SnapshotAssertion

from stepguide.guide import numbers, place
from stepguide.guide.contents import ResourceContent
from stepguide.home import country
from stepguide.safety.card import CARD
from tests.conftest import CHECKOUT, NOW, Ran, Run
from tests.sos import guide_with, on_day, on_path

FIELDS = [
    "id", "region", "kind", "name", "contact", "how", "for", "hours", "languages", "cost",
    "source", "read_on", "checked_on", "confidence", "is_old",
]  # fmt: skip
PARTS = ["after", "withdrawal", "suicide", "violence", "poison", "treatment"]

# Uncertain when they were looked for; nobody in need may be sent there.
UNCERTAIN = ["1-877-696-1996", "1-800-928-5330", "0808 801 0690", "0800 917 1414"]

EU = [
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT",
    "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
]  # fmt: skip

READ_ON = date(2026, 11, 29)
KNOWN: dict[str, Any] = yaml.safe_load(place.read_guide_file("help.yaml"))
PLAIN: list[ResourceContent] = json.loads(json.dumps(KNOWN["resources"], default=str))


def _shown(run: Run, *words: str, **env: str) -> str:
    ran = run("sos", *words, **env)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def _data(run: Run, *words: str, **env: str) -> Any:
    return json.loads(_shown(run, *words, "--json", **env))


@pytest.mark.parametrize("columns", ["80", "40"])
@pytest.mark.parametrize(
    "words",
    [
        ["more", "--country", "uk"],
        ["more", "withdrawal", "--country", "uk"],
        ["more", "poison", "--country", "FR"],
        ["numbers", "--country", "ireland"],
    ],
    ids=" ".join,
)
def test_a_page(
    words: list[str], columns: str, run: Run, clock: object, snapshot: SnapshotAssertion
) -> None:
    out = _shown(run, *words, COLUMNS=columns)
    assert out == snapshot
    assert max(map(len, out.splitlines())) <= int(columns)


@pytest.mark.parametrize(
    "words",
    [["more", "withdrawal"], ["numbers", "--country", "canada"]],
    ids=" ".join,
)
def test_a_page_as_data(
    words: list[str], run: Run, clock: object, snapshot: SnapshotAssertion
) -> None:
    assert _shown(run, *words, "--json") == snapshot


def test_the_numbers_as_data_are_those_of_the_guide_in_its_order(run: Run, clock: object) -> None:
    found = _data(run, "numbers")
    assert [list(one) for one in found] == [FIELDS] * len(PLAIN)
    assert found == [{**one, "is_old": False} for one in PLAIN]


@pytest.mark.parametrize("region", [*country.REGIONS, "fr", "cz"])
def test_a_country_narrows_the_numbers_whether_typed_or_chosen(region: str, run: Run) -> None:
    typed = _data(run, "numbers", "--country", region)
    assert {one["region"] for one in typed} <= {*country.around(region)}
    assert [one["id"] for one in typed] == [
        one["id"] for one in PLAIN if one["region"] in country.around(region)
    ]
    assert run("settings", "set", "country", region).code == 0
    assert _data(run, "numbers") == typed
    other = "uk" if region != "uk" else "us"
    assert {one["region"] for one in _data(run, "numbers", "--country", other)} == {other}


def test_the_page_of_all_numbers_names_every_one_below_its_country(run: Run) -> None:
    out = " ".join(_shown(run, "numbers").split())
    listed_in = {one["region"] for one in PLAIN}
    states = [state for state in KNOWN["states"] if state in listed_in]
    order = ["us", "canada", "uk", "ireland", "eu", *states, "australia", "other"]
    named = {**KNOWN["regions"], **KNOWN["states"], "other": "Anywhere"}
    headings = [*(named[one] for one in order), "Good to know"]
    places = [out.index(f" {heading} - ") for heading in headings]
    assert places == sorted(places)
    for region, start, end in zip(order, places, places[1:], strict=False):
        listed = out[start:end].split(" - ")[1:]
        known = [one for one in PLAIN if one["region"] == region]
        assert len(listed) == len(known)
        for item, one in zip(listed, known, strict=True):
            said = f"{one['name']} {one['contact']}, {one['how']}"
            if one["how"] == "ask":  # no line and no page, but a place in every town
                said = one["contact"][0].upper() + one["contact"][1:]
            assert item.startswith(f"{said} {one['for']}")


def test_more_as_data_is_the_parts_of_the_guide(run: Run) -> None:
    found = _data(run, "more")
    assert [one["id"] for one in found] == PARTS
    assert found == KNOWN["more"]
    assert _data(run, "more", "suicide") == [KNOWN["more"][2]]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_found_by_the_beginning_of_its_name(part: str, run: Run) -> None:
    assert _data(run, "more", part[:2].upper()) == _data(run, "more", part)


@pytest.mark.parametrize("words", [["more"], ["more", "poison"]], ids=" ".join)
def test_without_a_country_the_emergency_number_of_each_region_comes_first(
    words: list[str], run: Run
) -> None:
    assert " ".join(_shown(run, *words).split()).startswith(
        "More help Emergency: 911 US, Canada · 999 UK · 112 or 999 Ireland · 112 EU · "
        "000 Australia · elsewhere your local emergency number "
    )


def test_without_a_country_each_number_of_a_part_says_where_it_is_for(run: Run) -> None:
    out = " ".join(_shown(run, "more", "poison").split())
    poison = [one for one in PLAIN if one["kind"] == "poison"]
    assert len(poison) >= 4
    for one in poison:
        where = KNOWN["regions"][one["region"]]
        assert f"{one['name']} {one['contact']}, {one['how']} ({where}): {one['for']}" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["more", "xyzzy"],
            "There is no part 'xyzzy'.\n"
            "  The parts are after, withdrawal, suicide, violence, poison, treatment.",
        ),
        (
            ["numbers", "--country", "narnia"],
            "'narnia' is no country known here.\n"
            "  There are us, uk, ireland, canada, australia, eu, other, and codes such as FR.\n"
            "  All: stepguide sos",
        ),
    ],
    ids=["part", "country"],
)
def test_what_there_is_not_is_told_with_what_there_is(
    words: list[str], said: str, run: Run
) -> None:
    assert run("sos", *words) == Ran(2, "", f"stepguide: {said}\n")


@pytest.mark.parametrize(
    ("day", "is_old"),
    [
        (READ_ON, False),
        (READ_ON + timedelta(days=365), False),
        (READ_ON + timedelta(days=366), True),
        (date(2027, 12, 24), True),
    ],
    ids=str,
)
def test_what_was_read_over_a_year_ago_is_said_to_be_old(day: date, is_old: bool, run: Run) -> None:
    with time_machine.travel(day, tick=False):
        listed = " ".join(_shown(run, "numbers", "--country", "us").split())
        deeper = " ".join(_shown(run, "more", "poison").split())
        data = _data(run, "numbers")
    us = [one["read_on"] for one in PLAIN if one["region"] == "us"]
    dated = re.findall(r"on ([\d-]+), not dialled(; that is more than a year ago,)?", listed)
    assert dated == [(one, "; that is more than a year ago," * _is_old(one, day)) for one in us]
    old = f"on {READ_ON}, not dialled. That is over a year ago: some may have changed."
    assert f"on {READ_ON}, not dialled" in deeper
    assert (old in deeper) == is_old
    assert [one["is_old"] for one in data] == [_is_old(one["read_on"], day) for one in PLAIN]


def _is_old(read_on: str | date, day: date) -> bool:
    return day - date.fromisoformat(str(read_on)) > timedelta(days=365)


Checked = Callable[..., dict[str, str]]


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    """Makes a guide in which a number was dialled on a day; how to have a process read it."""

    def checked(ids: list[str], day: date, today: date) -> dict[str, str]:
        known = {**KNOWN, "resources": [dict(one) for one in KNOWN["resources"]]}
        for one in known["resources"]:
            if one["id"] in ids:
                one["checked_on"] = day
        data = str(yaml.safe_dump(known, sort_keys=False)).encode()
        return {**on_day(today), **on_path(guide_with(tmp_path, data))}

    return checked


CANADA = [one["id"] for one in PLAIN if one["region"] == "canada"]


def test_a_number_that_was_dialled_is_listed_so_and_the_others_are_not(
    process: Run, checked: Checked
) -> None:
    env = checked(["canada-poison"], date(2026, 11, 24), NOW.date())
    listed = " ".join(_shown(process, "numbers", "--country", "canada", **env).split())
    assert listed.count("dialled or opened on") == 1
    assert listed.count("not dialled") == len(CANADA) - 1
    (item,) = [one for one in listed.split(" - ") if one.startswith("Poison line 1-844")]
    assert item.endswith("; dialled or opened on 2026-11-24")
    data = _data(process, "numbers", "--country", "canada", **env)
    assert {one["id"]: one["checked_on"] for one in data} == {
        **dict.fromkeys(CANADA), "canada-poison": "2026-11-24",
    }  # fmt: skip


def _last_of_more(process: Run, **env: str) -> str:
    """How far the numbers of `sos more` were checked, which is said below them."""
    page = _shown(process, "more", "--country", "canada", **env)
    return " ".join(page.rstrip().split("\n\n")[-1].split())


def test_more_says_dialled_only_when_every_number_on_it_was(process: Run, checked: Checked) -> None:
    def said(ids: list[str]) -> str:
        return _last_of_more(process, **checked(ids, date(2026, 11, 24), NOW.date()))

    assert said(CANADA) == "Dialled or opened on 2026-11-24."
    assert "not dialled" in said(["canada-poison"])
    assert "not dialled" in said([])


@pytest.mark.parametrize(
    ("dialled", "old"),
    [
        ("2027-10-01", ""),
        ("2027-02-01", " That is over a year ago: some may have changed."),
    ],
)
def test_a_number_that_was_dialled_within_a_year_is_not_old_though_it_was_read_before(
    dialled: str, old: str
) -> None:
    found: list[ResourceContent] = [{**one, "checked_on": dialled} for one in PLAIN]
    said = numbers.how_sure(found, date(2028, 3, 1))
    assert said == f"Dialled or opened on {dialled}.{old}"


def test_the_first_screen_says_nothing_of_how_its_numbers_were_checked(process: Run) -> None:
    assert re.search("dialled|read in sources|well known", _shown(process), re.IGNORECASE) is None


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@pytest.mark.parametrize("number", UNCERTAIN)
def test_a_number_that_is_uncertain_is_nowhere(number: str, run: Run) -> None:
    assert _digits("1-800-484-3731") in _digits(_shown(run, "numbers"))
    listed = [_digits(one["contact"]) for one in _data(run, "numbers")]
    assert _digits(number) not in listed
    for text in (_shown(run, "numbers"), _shown(run, "more"), _shown(run), CARD):
        assert _digits(number)[1:] not in _digits(text)
    for file in (CHECKOUT / "data").glob("*.yaml"):
        assert _digits(number)[1:] not in _digits(file.read_text()), file.name


def test_every_region_has_an_emergency_number_and_someone_to_talk_to() -> None:
    kinds = {(one["region"], one["kind"]) for one in PLAIN}
    assert set(KNOWN["regions"]) == set(country.REGIONS)
    assert tuple(KNOWN["states"]) == country.STATES
    for region in country.REGIONS:
        assert {(region, "emergency"), (region, "crisis")} <= kinds


def _first_numbers(kind: str) -> dict[str, str]:
    """The first number of each region, without what is said about it in brackets."""
    found: dict[str, str] = {}
    for one in PLAIN:
        if one["kind"] == kind and one["region"] in KNOWN["regions"]:
            name = "elsewhere" if one["region"] == "other" else KNOWN["regions"][one["region"]]
            found.setdefault(name, one["contact"].split(" (")[0])
    return found


def _on_card(start: str, end: str) -> dict[str, str]:
    """The numbers on the card between two marks, by region."""
    part = " ".join(CARD[CARD.index(start) + len(start) : CARD.index(end)].split())
    found: dict[str, str] = {}
    for words in part.split(" / "):
        if words.startswith("elsewhere "):
            found["elsewhere"] = words.removeprefix("elsewhere ")
            continue
        match = re.fullmatch(r"(\d[\d ]*(?: or \d+)?|[a-z.]+) (\D+)", words)
        assert match, words
        found |= dict.fromkeys(match[2].split(", "), match[1])
    return found


def test_the_card_holds_the_same_emergency_numbers_as_the_guide() -> None:
    assert _on_card("Emergency:", "1. ") == _first_numbers("emergency")


def test_the_card_holds_the_same_crisis_numbers_as_the_guide() -> None:
    assert _on_card("CANNOT GO ON?", "ABOUT TO USE?") == _first_numbers("crisis")


def test_the_card_fits_one_screen_and_needs_no_letters_beyond_ascii() -> None:
    assert CARD.count("\n") <= 20  # with three people below it, less than a screen
    assert CARD.isascii()
    assert CARD.isprintable() or set(CARD) - {"\n"} <= set(map(chr, range(0x20, 0x7F)))


@pytest.mark.parametrize("code", EU)
def test_every_member_state_of_the_eu_has_its_numbers(code: str) -> None:
    wanted = "ireland" if code == "IE" else code.lower()
    assert country.region(code) == country.region(code.lower()) == wanted
    assert country.around(wanted)[-1] == ("ireland" if code == "IE" else "eu")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("GB", "uk"),
        ("UK", "uk"),
        ("gbr", "uk"),
        ("Northern Ireland", "uk"),
        (" great-britain ", "uk"),
        ("The United Kingdom", "uk"),
        ("Republic of Ireland", "ireland"),
        ("Éire", "ireland"),
        ("US", "us"),
        ("united_states", "us"),
        ("the  USA", "us"),
        ("CA", "canada"),
        ("aus", "australia"),
        ("the Netherlands", "nl"),
        ("czech republic", "cz"),
        ("EL", "gr"),
        ("elsewhere", "other"),
    ],
)
def test_a_country_is_known_by_what_people_type(typed: str, wanted: str) -> None:
    assert country.region(typed) == wanted


def test_every_name_of_a_region_means_itself() -> None:
    assert [country.region(name) for name in country.REGIONS] == [*country.REGIONS]


@pytest.mark.parametrize("code", ["NZ", "no", "Jp", "zz", "br"])
def test_two_letters_of_any_other_country_mean_elsewhere(code: str) -> None:
    assert country.region(code) == "other"


@pytest.mark.parametrize(
    "typed",
    ["", " ", "the", "x", "narnia", "usx", "u.s.", "12", "é1", "éé", "uk,", "u\x00", "eu, at"],
)
def test_what_means_no_country_is_none(typed: str) -> None:
    assert country.region(typed) is None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("FR", "fr"), ("gb", "uk"), ("Republic of Ireland", "ireland"), ("nz", "other")],
)
def test_a_country_is_stored_as_the_region_whose_numbers_count(
    typed: str, stored: str, run: Run, home: Path
) -> None:
    assert run("settings", "set", "country", typed).code == 0
    assert json.loads((home / "settings.json").read_bytes()) == {"format": 1, "country": stored}


def test_a_country_that_is_none_is_not_stored(run: Run, home: Path) -> None:
    ran = run("settings", "set", "country", "narnia")
    assert ran.code == 7
    assert ran.err == (
        "stepguide: country cannot be 'narnia'.\n  It takes us, uk, ireland, canada, australia, "
        "eu, other; or a country's code, such as FR.\n"
    )
    assert not home.exists()
