"""That what keeps someone alive stands where it has to: passages by id, and what they hold."""

import re
from typing import Any, get_args

import pytest
import textstat

from stepguide.guide import check, help, numbers, place, source
from stepguide.home import country
from tests.guide.test_topics_text import easy
from tests.guide.topics import texts_in
from tests.known import GUIDE

FILES: dict[str, Any] = {
    name: source.content_of(place.read_guide_file(name), name) for name in check.FILES
}
KNOWN = GUIDE.help
PLAIN = KNOWN.plain()
EVERYWHERE = [None, *country.KNOWN]
LONG = 100  # words from which on a passage is graded
NOT_READ = ("words.yaml", "calls.yaml", "sources.yaml", "measures.yaml")  # or not our words

# A passage, by the ids and names that lead to it; and what it cannot do without.
PASSAGES = {
    "help.yaml overdose steps breathe": r"slow, weak or snoring.*1 every 5 seconds",
    "help.yaml overdose steps push": r"no breath, or only a gasp.*cpr.*hard and fast.*every 30",
    "help.yaml overdose steps naloxone": r"nostril.*outer thigh.*2 to 3\s+minutes",
    "help.yaml overdose steps side": r"on their side.*stay.*hospital",
    "help.yaml alone": r"the door unlocked",
    "help.yaml more after": r"leave them.*on their side first.*not for waking|not for waking.*side",
    "help.yaml more withdrawal": r"emergency number now.*naloxone too.*medetomidine.*at the door.*"
    r"hospital today",
    "help.yaml more poison": r"any opioid, your own.*emergency number now.*even if they look well.*"
    r"may not show right away.*anything else.*poison line",
    "help.yaml more treatment": r"never take two.*before the next.*missed-doses",
    "guide.yaml topics overdose steps": r"slow, weak.*every 5 seconds.*only a gasp.*cpr.*2 inches.*"
    r"2 pushes a second.*after every 30.*only push",
    "guide.yaml topics overdose words": r"a gasp is.*cpr is",
    "guide.yaml topics overdose giving": r"nozzle into one nostril, press all the way.*"
    r"outer thigh.*none\? breaths",
    "guide.yaml topics overdose asleep": r"sedative.*naloxone does not.*one dose at a time",
    "guide.yaml topics overdose leaving": r"naloxone first.*their side, then go.*only gasps.*cpr",
    "guide.yaml topics supply opioids": r"nitazenes.*2024.*naloxone works.*carfentanil.*2024",
    "guide.yaml topics supply sedatives": r"medetomidine.*2025.*xylazine.*benzodiazepines.*"
    r"gabapentin and pregabalin",
    "guide.yaml topics missed-doses never-two": r"never two",
    "guide.yaml topics missed-doses after-days": r"usual dose may be too much",
    "guide.yaml topics missed-doses used-first-call": r"methadone adds.*buprenorphine.*withdrawal.*"
    r"naltrexone",
    "guide.yaml topics missed-doses closed": r"pharmacist.*nurse's line",
    "guide.yaml topics withdrawal ambulance": r"seizure.*confusion.*chest pain.*blood in vomit",
    "guide.yaml topics withdrawal medetomidine": r"within hours.*i may be in medetomidine",
    "guide.yaml topics withdrawal today": r"nothing kept down.*very little urine.*baby moving less",
    "guide.yaml topics getting-medicine precipitated": r"too soon.*precipitated withdrawal",
    "guide.yaml topics getting-medicine us": r"video.*phone.*31 december 2026.*emergency rooms",
    "guide.yaml topics getting-medicine uk": r"gp.*without a letter.*free",
    "guide.yaml topics getting-medicine canada": r"rapid access",
    "guide.yaml topics getting-medicine ireland": r"hse",
    "guide.yaml topics getting-medicine australia": r"gps, public clinics and pharmacies",
    "guide.yaml topics getting-medicine eu": r"any doctor",
    "guide.yaml topics medicine-safety cautions": r"alcohol.*sedatives.*first weeks.*"
    r"heart's rhythm.*other medicines.*drive",
    "guide.yaml topics medicine-safety children": r"emergency number now, even if they look",
    "guide.yaml topics pregnancy staying": r"methadone and buprenorphine.*suddenly",
    "guide.yaml topics pregnancy baby": r"expected.*can be treated",
    "guide.yaml topics pregnancy law": r"rules differ.*keep going",
    "guide.yaml topics tolerance set-up": r"not alone, and not behind a locked door",
    "guide.yaml topics after-using clinic": r"before your next dose",
    "daily.yaml safety medication": r"before the next one.*never take two.*too much.*poison line",
    "daily.yaml safety use": r"before your next methadone, buprenorphine or naltrexone",
    "daily.yaml lapse parts company": r"methadone on top of what you used can stop your breathing",
    "daily.yaml lapse parts tell": r"before the next methadone, buprenorphine or naltrexone",
    "daily.yaml checkin no_naloxone": r"today",
    "screens.yaml welcome": r"sos\s+more suicide has lines for young people",
}
# Said by a label, a health service or a guideline, and read by no clinician yet.
PHARMACOLOGY = [
    name
    for name in PASSAGES
    if not re.search("alone|words|getting-medicine [^p]|set-up|no_naloxone|welcome", name)
]


def _passage(name: str) -> Any:
    file, *path = name.split()
    found: Any = FILES[file]
    for step in path:
        if isinstance(found, dict) and step not in found:
            found = found["parts"]  # those of a topic
        if isinstance(found, list):
            (found,) = [one for one in found if one.get("id") == step]
        else:
            found = found[step]
    return found


def _text(passage: Any) -> str:
    return " ".join(" ".join(texts_in(passage)).split())


@pytest.mark.parametrize("name", PASSAGES)
def test_a_passage_stands_where_it_has_to_and_says_what_it_has_to(name: str) -> None:
    pattern = PASSAGES[name].replace(" ", r"\s+")
    assert re.search(pattern, _text(_passage(name)), re.IGNORECASE | re.DOTALL)


@pytest.mark.parametrize("name", PHARMACOLOGY)
def test_what_a_clinician_has_to_read_says_whether_one_has(name: str) -> None:
    assert "reviewed" in _passage(name)


def test_what_the_first_screen_says_comes_in_the_order_of_need() -> None:
    steps = [one.id for one in KNOWN.overdose.steps]
    assert steps == ["wake", "call", "breathe", "push", "naloxone", "side"]


def test_nobody_is_told_to_look_for_a_pulse_and_no_child_is_sent_to_a_poison_line() -> None:
    for file in ("help.yaml", "daily.yaml", "guide.yaml", "screens.yaml", "steps.yaml"):
        said = [_text(one) for one in texts_in(FILES[file])]
        pulse = [one for one in said if re.search(r"\bpulse\b", one)]
        assert [one for one in pulse if re.search("unsure of a pulse|sure of a pulse", one)] == []
        child = [one for one in said if "child" in one.lower() and "poison line" in one.lower()]
        assert child == []


def _all_texts(content: Any) -> list[str]:
    """Every passage: a text, or the text of a part with its points."""
    if isinstance(content, str):
        return [content]
    if isinstance(content, list):
        return [text for one in content for text in _all_texts(one)]
    if not isinstance(content, dict):
        return []
    own = [content["text"]] if isinstance(content.get("text"), str) else []
    own += [one for one in content.get("points", ()) if isinstance(one, str)]
    rest = [text for name, one in content.items() if name != "points" for text in _all_texts(one)]
    return ["\n".join(own), *rest]


@pytest.mark.parametrize("file", [name for name in FILES if name not in NOT_READ])
def test_a_passage_of_a_hundred_words_or_more_reads_at_grade_eight_or_lower(file: str) -> None:
    content = {name: one for name, one in FILES[file].items() if name != "tolerance"}
    passages = [one for one in _all_texts(content) if len(one.split()) >= LONG]
    assert file not in ("guide.yaml", "steps.yaml") or passages
    hard = {one[:60]: textstat.flesch_kincaid_grade(easy(one)) for one in passages}
    assert {begun: grade for begun, grade in hard.items() if grade > 8} == {}


@pytest.mark.parametrize("where", EVERYWHERE)
def test_every_place_has_what_a_bad_night_needs_or_is_told_that_there_is_none(
    where: str | None,
) -> None:
    for kind in ("emergency", "crisis", "naloxone", "violence", "youth"):
        found = numbers.of(PLAIN, kind, where)
        assert found or (where == "other" and PLAIN["none"].get(kind))
    for kind in ("alone", "poison", "drugs"):
        assert numbers.of(PLAIN, kind, where) or PLAIN["none"][kind]
    if where:
        (emergency, *_) = numbers.of(PLAIN, "emergency", where)
        assert (emergency["contact"] == "112") == (country.around(where)[-1] == "eu")
        said = numbers.in_words(PLAIN, "crisis", where)
        if "116 123 (in some countries" in said:  # never alone
            assert said.index("findahelpline.com") < said.index("116 123 (in some")


@pytest.mark.parametrize("code", country.STATES)
def test_a_state_of_the_eu_has_a_line_of_its_own_or_the_directory_first(code: str) -> None:
    (first, *rest) = numbers.of(PLAIN, "crisis", code)
    assert first["region"] == code or first["contact"] == "findahelpline.com"
    assert "findahelpline.com" in [one["contact"] for one in (first, *rest)]


def test_any_other_country_is_sent_to_the_directory_and_never_to_112_by_guess() -> None:
    shown = [
        one["contact"] for kind in get_args(help.Kind) for one in numbers.of(PLAIN, kind, "other")
    ]
    assert "your local emergency number" in shown
    assert [one for one in shown if re.search(r"\d", one)] == []


def test_each_number_says_on_which_page_it_was_read_or_that_none_was_found() -> None:
    for one in KNOWN.resources:
        own_page = one.confidence == "V"
        assert own_page == (one.source != "well established" and one.confidence != "V2")
        # A page with its month, or a copy without one.
        if own_page:
            assert re.search(r"\b(?:19|20)\d\d\b|undated|old copy|old copies", one.source)
        assert not re.search("WebMD|Telephone|ScriptWise|extra.ie|WCAX", one.source)


def test_no_number_stands_twice_for_one_kind_and_place() -> None:
    seen = [(one.region, one.kind, one.contact) for one in KNOWN.resources]
    assert len(seen) == len({*seen})
