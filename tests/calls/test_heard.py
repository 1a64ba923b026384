"""Every call of the table is heard as people type it, and leads to one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stepguide import rooms
from stepguide.guide import calling, calls, source
from stepguide.guide.place import read_guide_file
from stepguide.sos import edge
from tests.calls import slips, with_a_slip

EVERY = calling.known()
TABLE = source.parse(read_guide_file(calling.FILE), calls.Calls, calling.FILE)


def test_a_long_word_is_known_with_any_one_slip() -> None:
    words = {word for call in EVERY for word in call.split(" ")}
    long = {word for word in words if len(word) >= 5 and word.isalpha()}
    assert len(long) > 100
    no_slips = {*TABLE.no_slips}
    for word in long:
        unheard = {typed for typed in slips(word) if not calling.is_near([typed], [word])}
        assert unheard == slips(word) & no_slips
    for word in words - long:
        assert [typed for typed in slips(word) if calling.is_near([typed], [word])] == []


@pytest.mark.parametrize(
    "typed", ["overdsoes", "oevrdsoe", "verdos", "ovverdosse", "overdo", "", "ooverdosee"]
)
def test_two_slips_are_one_too_many(typed: str) -> None:
    assert not calling.is_near([typed], ["overdose"])


def test_two_words_with_a_slip_are_not_heard() -> None:
    assert calling.heard("stopped brething") == calling.heard("stoped breathing") == "sos"
    assert calling.heard("stoped brething") is None


def test_no_call_is_unclear_even_with_a_letter_wrong() -> None:
    assert calls.mistakes(TABLE) == []
    placed = [
        said
        for listed in TABLE.opens.model_dump().values()
        for call in listed
        for said in calling.said_in(call, TABLE.stands_for)
    ]
    assert {*placed} | calling.ALWAYS == {*EVERY}


@given(call=st.sampled_from([*EVERY]), data=st.data())
def test_a_call_with_a_slip_in_a_long_word_leads_to_the_same_place(
    call: str, data: st.DataObject
) -> None:
    typed = data.draw(st.sampled_from([*with_a_slip(call.split(" "))]))
    differing = next(
        word for word, other in zip(call.split(" "), typed, strict=True) if word != other
    )
    if len(differing) >= 5 and differing.isalpha() and not {*typed} & {*TABLE.no_slips}:
        assert calling.heard(" ".join(typed)) == EVERY[call]


@pytest.mark.parametrize("opens", calling.OPENS)
def test_a_call_is_heard_in_one_word_and_in_several_and_in_any_case(opens: str) -> None:
    found = [call for call, to in EVERY.items() if to == opens]
    assert len(found) > 50
    for call in found:
        words = call.split(" ")
        assert edge.asked([call]) == edge.asked(words) == (opens, []), call
        assert edge.asked([f"{call.upper()}!!"]) == (opens, [])
        assert edge.asked([f" {call.title()}? "]) == (opens, [])
        is_name = call in {*rooms.ROOMS, *rooms.OWN}
        assert rooms.is_command([call]) == is_name


@pytest.mark.parametrize("sign", ["'", "’", "‘", "´", "`", "ʼ", ""])
def test_contractions_are_heard_with_any_apostrophe_and_without(sign: str) -> None:
    for typed, opens in [
        ("can't wake him", "sos"),
        ("she isn't breathing", "sos"),
        ("I don't want to live", "crisis"),
        ("I'm about to use", "craving"),
        ("I'm high", "lapse"),
    ]:
        assert calling.heard(typed.replace("'", sign)) == opens


@pytest.mark.parametrize(
    ("words", "call"),
    [
        (["overdose", "canada"], ("sos", ["canada"])),
        (["overdoes", "Canada", "more"], ("sos", ["Canada", "more"])),
        (["not", "breathing", "uk"], ("sos", ["uk"])),
        (["naloxone", "--json"], ("sos", ["--json"])),
        (["suicide", "numbers"], ("crisis", ["numbers"])),
        (["crisis", "line"], ("crisis", [])),
        (["now", "he", "is", "blue"], ("sos", ["he", "is", "blue"])),
        (["help", "me", "please"], ("sos", [])),
        (["help", "me", "with", "it"], ("sos", ["with", "it"])),
        (["stepguide", "sos"], ("sos", [])),
        (["urge", "8"], ("craving", ["8"])),
        (["cravings", "8/10"], ("craving", ["8/10"])),
        (["relapse", "--json"], ("lapse", ["--json"])),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_may_stand_behind_a_call(words: list[str], call: tuple[str, list[str]]) -> None:
    assert edge.asked(words) == call


@pytest.mark.parametrize(
    "line",
    [
        "naloxone training on monday", "i used to live here", "slip the dog", "relapse 3",
        "craving more", "use", "die", "wake up", "slit", "erge", "word",
    ],
)  # fmt: skip
def test_a_line_that_only_begins_with_a_call_is_none(line: str) -> None:
    assert edge.asked(line.split(" ")) is None
    assert calling.heard(line) is None


@given(st.lists(st.text(), max_size=6))
def test_any_words_can_be_listened_to(words: list[str]) -> None:
    call = edge.asked(words)
    assert call is None or words[len(words) - len(call.after) :] == call.after


def test_at_a_question_only_a_call_for_help_is_heard_and_now_is_an_answer() -> None:
    said = ("help", "911", "overdoes", "stepguide sos", "suicide", "i used", "craving", "now")
    assert [calling.for_help(line) for line in said] == [
        "sos", "sos", "sos", "sos", "crisis", None, None, None,
    ]  # fmt: skip
