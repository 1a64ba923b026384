"""What an answer that safety hangs on is understood as, and that nothing is guessed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stepguide.terminal import reading
from tests.known import GUIDE


def _choices(sheet_id: str, field: str) -> reading.Choices:
    found = GUIDE.sheets.sheet(sheet_id).kinds[0].field(field).choices
    return [(one.id, one.says) for one in found]


NAMES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
YES_NO: reading.Choices = [(one, one) for one in ("no", "yes", "rather-not-say")]
MEDICATION = _choices("checkin", "medication")
WHERE = _choices("craving", "where")
YES_WORDS = ("yes", "y", "ye", "yeah", "yep", "yea", "yup")


@pytest.mark.parametrize("number", range(11))
def test_each_number_is_read_in_figures_in_words_and_as_a_part_of_ten(number: int) -> None:
    name = NAMES[number]
    forms = (
        *(f"{number}", f" {number} ", f"0{number}"[-2:], f"{number}!", f"({number})"),
        *(
            f"{number}.",
            f"about {number}",
            f"maybe a {number}",
            f"I'm at {number}",
            f"\u201c{name}\u201d",
        ),
        *(f"{number}/10", f"{number} / 10", f"{number} of 10", f"{number} out of 10"),
        *(f"{number} out of ten", f"{number}/10!", f"it's {name}", f"it\u2019s a {name}"),
        *(name, name.upper(), name.title(), f"{name}.", f"{name}!!", f"{name} of ten"),
        *(f"{name}/ten", f"like {name}", f"around {name} out of 10"),
    )
    assert {form: reading.scale(form) for form in forms} == dict.fromkeys(forms, number)


@pytest.mark.parametrize(
    "typed",
    [
        *("11", "12", "99", "100", "11/10", "eleven", "20 out of 10", "1000000"),
        *("-1", "+5", "-0", "\u22125", "\u20135", "7.5", "7,5", "6.0", ".5", "1e1", "0x7"),
        *("7-8", "7 - 8", "7\u20138", "7 or 8", "seven or eight", "7 to 8", "between 7 and 8"),
        *("5/5", "9/100", "8/20", "10 of 100", "3 of 5", "/10", "10/"),
        *("", " ", ".", "?", "very", "a lot", "off the scale", "9 maybe 10", "not 9", "not high"),
        *("\u0667", "\u2467", "\uff18", "\u0661\u0660/10", "viii", "9th", "nineteen", "very none"),
        *("bad", "good", "lower", "highish", "high or low", "no", "not really", "a bit", "high 9"),
    ],
)
def test_what_is_above_the_scale_has_a_sign_or_is_a_range_is_no_number(typed: str) -> None:
    assert reading.scale(typed) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        *((one, 0) for one in ("none", "None.", "nothing", "nothing at all", "not at all")),
        *(("very low", 1), ("low", 2), ("mild", 2), ("pretty low", 3), ("a bit low", 3)),
        *(("medium", 5), ("in the middle", 5), ("moderate", 5)),
        *(("quite strong", 7), ("kind of high", 7), ("high", 8), ("Strong!", 8)),
        *(("very high", 9), ("really strong", 9), ("extremely high", 9)),
    ],
)
def test_how_strong_it_is_can_be_said_without_a_number(typed: str, number: int) -> None:
    assert reading.scale(typed) == number
    assert reading.figure(typed) is None


HALT = [(one.id, one.says) for one in GUIDE.sheets.sheet("checkin").kinds[0].field("halt").choices]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *(("tired and lonely", ["tired", "lonely"]), ("lonely, and tired", ["lonely", "tired"])),
        *(("1 and 4", ["hungry", "tired"]), ("1 4", ["hungry", "tired"]), ("4", ["tired"])),
        *(("hung tir", ["hungry", "tired"]), ("exc", ["excited"])),
        *(("I am tired", ["tired"]), ("so tired and a bit hungry", ["tired", "hungry"])),
        *((one, ["none"]) for one in ("no", "none", "nope", "nothing", "none of these")),
    ],
)
def test_several_choices_are_found_among_words(typed: str, found: list[str]) -> None:
    assert reading.several(typed, HALT) == tuple(found)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "x", "hangry", "sad", "99", "1 99", "-1", "4/10", "tiredness"),
        *("not tired", "I don't feel tired", "no pain", "hungry but not tired", "none, tired"),
        *("tired without pain", "never bored"),
    ],
)
def test_what_is_denied_or_not_among_them_is_no_choice(typed: str) -> None:
    assert reading.several(typed, HALT) is None


@given(st.text())
@example("tired and lonely")
def test_several_that_are_read_are_choices_and_were_typed(typed: str) -> None:
    found = reading.several(typed, HALT)
    assert found is None or {*found} <= {one for one, _ in HALT}
    assert found is None or len({*found}) == len(found)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        *(("7", 7), ("7,5", 7.5), ("6.5h", 6.5), (".5", 0.5), ("24", 24), ("7.", 7)),
        *(("about 7", 7), ("seven hours", 7), ("seven and a half", 7.5), ("8 hrs", 8)),
        *(("Only four.", 4), ("twelve", 12), ("none", 0), ("not at all", 0), ("zero", 0)),
    ],
)
def test_hours_are_read_in_figures_and_in_words(typed: str, number: float) -> None:
    assert reading.hours(typed) == number


@pytest.mark.parametrize(
    "typed", ["", "-1", "1e1", "nan", "inf", "7:30", "7 or 8", "7-8", "a few", "low", "9" * 5000]
)
def test_what_is_no_plain_number_of_hours_is_none(typed: str) -> None:
    assert reading.hours(typed) is None


@given(st.text())
@example("8\x00")
def test_a_number_that_is_read_was_typed(typed: str) -> None:
    found = reading.figure(typed)
    if found is not None:
        assert 0 <= found <= 10
        assert str(found) in typed or NAMES[found] in typed.casefold()


@given(st.integers(-(10**6), 10**6))
def test_no_number_outside_the_scale_is_read(number: int) -> None:
    assert reading.scale(str(number)) == (number if 0 <= number <= 10 else None)


@pytest.mark.parametrize("choices", [YES_NO, MEDICATION], ids=["use", "medication"])
@pytest.mark.parametrize(
    "typed",
    [
        *(
            "yes",
            "Yes",
            "YES",
            "y",
            "Y",
            "ye",
            "yeah",
            "yep",
            "yup",
            "yea",
            "yes!",
            "yes.",
            " yes ",
        ),
        *(
            "Yes, today",
            "yes he is here",
            "yes - twice",
            "YES I did",
            "yes\tand now",
            "\u201cyes\u201d",
        ),
        *(
            "yes and no",
            "yes, no, I do not know",
            "yeah, I think so",
            "yes/today",
            "...yes",
            "y e s",
        ),
        *("yes, but not now", "yes, rather not say more"),
    ],
)
def test_what_begins_with_the_word_yes_is_a_yes(typed: str, choices: reading.Choices) -> None:
    assert reading.choice(typed, choices) == "yes"


@pytest.mark.parametrize("choices", [YES_NO, MEDICATION], ids=["use", "medication"])
@pytest.mark.parametrize(
    "typed", ["no", "No", "NO!", " no. ", "n", "none", "None.", "never", "Never!", "no thanks",
              "No, thanks", "no thank you", "nope"],
)  # fmt: skip
def test_a_lone_no_is_a_no(typed: str, choices: reading.Choices) -> None:
    assert reading.choice(typed, choices) == "no"


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "no, not yet",
            "no but soon",
            "no, but I might",
            "no?? not sure",
            "not yet",
            "not really",
        ),
        *("no yes", "never again I hope", "none of your business", "no one is here", "no more"),
        *(
            "maybe",
            "perhaps",
            "I think so",
            "I don't know",
            "dunno",
            "a bit",
            "kind of",
            "sometimes",
        ),
        *(
            "I did",
            "today",
            "he is here",
            "sure",
            "ok",
            "true",
            "1x",
            "4",
            "0",
            "99999",
            "-1",
            "2.5",
        ),
        *("yesterday", "yesno", "yessir", "yesss", "eyes", "oh yes", "not yes", "si", "ja", "да"),
        *("rather not, yes", "I would rather not say yes or no", "?", ".", "", "  ", "\u0662"),
    ],
)
def test_doubt_and_other_words_are_neither(typed: str) -> None:
    assert reading.choice(typed, YES_NO) is None


@pytest.mark.parametrize("typed", ["r", "rather", "Rather not", "rather-not-say", "3", "3."])
def test_to_rather_not_say_is_a_choice_of_its_own(typed: str) -> None:
    assert reading.choice(typed, YES_NO) == "rather-not-say"


words = st.lists(
    st.sampled_from([*YES_WORDS, "no", "not", "never", "maybe", "today", "1", "2", "3", "rather"])
    | st.text(),
    max_size=5,
)


@given(
    st.lists(st.sampled_from(["yes", "no", "rather-not-say"]), min_size=3, max_size=3, unique=True),
    words,
)
@example(["no", "yes", "rather-not-say"], ["no,", "yes"])
def test_no_yes_is_ever_given_to_whoever_did_not_begin_with_one(
    order: list[str], typed: list[str]
) -> None:
    said = " ".join(typed)
    found = reading.choice(said, [(one, one) for one in order])
    first = (reading.plain(said).split() or [""])[0]
    as_number = first.isascii() and first.isdecimal() and int(first) == order.index("yes") + 1
    if found == "yes":
        assert first in YES_WORDS or as_number or reading.plain(said) == "y e s"
    if first == "yes":
        assert found == "yes"


@given(st.sampled_from([YES_NO, MEDICATION, WHERE]), st.text())
def test_what_is_read_is_always_one_of_the_choices(choices: reading.Choices, typed: str) -> None:
    assert reading.choice(typed, choices) in {None, *(one for one, _ in choices)}


@pytest.mark.parametrize("choices", [YES_NO, MEDICATION, WHERE], ids=["use", "medication", "where"])
def test_a_choice_is_named_by_its_number_its_words_and_their_plain_beginning(
    choices: reading.Choices,
) -> None:
    for place, (one, words_) in enumerate(choices, start=1):
        forms = (str(place), f" {place}. ", one, words_, words_.upper(), f"\u201c{words_}\u201d!")
        assert {reading.choice(form, choices) for form in forms} == {one}
        for end in range(1, len(words_)):
            begun = words_[:end]
            fitting = [id_ for id_, said in choices if said.startswith(begun)]
            if begun.strip() == begun and len(fitting) == 1:
                assert (begun, reading.choice(begun, choices)) == (begun, one)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("about to use now", "about to use"),
        ("I am about to use", "about to use"),
        ("I'm about to use!", "about to use"),
        ("honestly? about to use, right now", "about to use"),
        ("about", "about to use"),
        ("thinking", "thinking of using"),
        ("just thinking of using", "thinking of using"),
        ("riding it out", "riding it out"),
        ("I am not about to use", None),
        ("never about to use", None),
        ("I wasn't about to use", None),
        ("riding it out, thinking of using", None),
        ("thinking of using, about to use", None),
        ("using", None),
        ("to use", None),
        ("in my hand", None),
        ("5", None),
        ("", None),
    ],
)
def test_a_choice_of_several_words_is_heard_among_others_that_deny_nothing(
    typed: str, found: str | None
) -> None:
    assert reading.choice(typed, WHERE) == found


@given(st.text())
def test_a_place_that_is_read_was_typed(typed: str) -> None:
    if reading.choice(typed, WHERE) == "about to use":
        said = reading.plain(typed)
        assert said == "3" or "about to use" in said or "about to use".startswith(said)


def test_a_guide_in_another_language_has_its_own_yes() -> None:
    spanish = [("no", "no"), ("yes", "s\u00ed"), ("rather-not-say", "prefiero no decirlo")]
    for typed in ("s\u00ed", "S\u00ed, hoy", "2", "yes", "yes, today"):
        assert (typed, reading.choice(typed, spanish)) == (typed, "yes")
    assert reading.choice("prefiero", spanish) == "rather-not-say"
    assert reading.choice("tal vez", spanish) is None
