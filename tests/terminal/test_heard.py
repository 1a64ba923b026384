"""Four ways through the program as espeak-ng speaks them: no sign is heard that means nothing, and
none is silent that means something. What it says is read as phonemes, and no sound is made."""

import re
import shutil
import subprocess
from itertools import chain

import pytest

from stepguide.terminal import spoken
from tests.conftest import Run
from tests.terminal.terminals import CTRL_D, Start

needs_a_voice = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed here"
)
# What a voice calls a sign, each as it stands in a sentence of its own.
NAMES = "dash, hyphen, slash, asterisk, dot dot, bullet, circle, arrow, bracket, colon, hash, star"
# May stand in what is said: pauses, quotes, and what `_is_word` says of the others.
PAUSES = set(".,:;?!()\"'’ \n")


def heard(text: str) -> str:
    """The phonemes of a text, without stress and pauses."""
    said = subprocess.run(
        ["espeak-ng", "-v", "en-us", "-q", "-x", "--stdin"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return " ".join(re.sub(r"[',;_!:|#-]", "", said).split())


@pytest.fixture
def flows(process: Run, start: Start) -> dict[str, str]:
    """All that is said on a dumb terminal: help now, the front page, a check-in, a craving."""
    front = start(TERM="dumb", columns=80)
    front.sees("Which country are you in?")
    front.types("m\r")
    front.sees("What now?")
    front.types(CTRL_D)
    front.ends()
    checkin = start("checkin", TERM="dumb", columns=80)
    for typed in ("3", "a lot", "4", "no", "no", "no", "walk", ""):
        checkin.sees("> " if typed else "More questions?")
        checkin.types(f"{typed}\r")
    checkin.sees("n lets them go: ")
    checkin.types("n\r")
    checkin.ends()
    craving = start("craving", TERM="dumb", columns=80)
    for typed in ("5", "1", "1"):
        craving.sees("> ")
        craving.types(f"{typed}\r")
    craving.sees("to go on: ")
    craving.types(CTRL_D)
    craving.ends()
    return {
        "sos": process("sos", TERM="dumb").out,
        "front page": front.text,
        "check-in": checkin.text,
        "craving": craving.text,
    }


@needs_a_voice
def test_no_sign_is_heard_that_means_nothing_and_none_is_silent_that_does(
    flows: dict[str, str],
) -> None:
    voices = {name.strip(): heard(name) for name in NAMES.split(",")}
    for flow, text in flows.items():
        # What begins with a colon is typed so, and is heard so.
        said = heard(re.sub(r"(?<!\S):(?=\w)", "", text))
        words = text.lower().replace("dashes", "")
        found = {name for name, voice in voices.items() if re.search(rf"\b{voice}\b", said)}
        assert {name for name in found if name not in words} == set(), flow
        silent = {
            match[0].strip()
            for match in re.finditer(r"\S*[^\w\s]+\S*", text)
            if not _is_word(match[0]) and not set(match[0]) - set(match[0].strip())
        }
        assert silent == set(), flow
    assert heard("Enter goes on, and ! is help now.") == heard("Enter goes on, and is help now.")
    assert "and sos is help now." in flows["check-in"]
    place, as_words = map(heard, ("US and Canada: 911", "US and Canada, nine hundred eleven"))
    assert place.replace(" ", "") == as_words.replace(" ", "")
    assert "\n   US and Canada: 911\n   UK: 999\n" in flows["sos"]
    assert "\nstepguide sos more\nAll numbers:\nstepguide sos numbers\n" in flows["sos"]


def _is_word(typed: str) -> bool:
    """Whether nothing of it but pauses and quotes goes unheard, or all that does is a mark of a
    list or a prompt, which says nothing that the line does not."""
    if typed in ("-", ">"):
        return True
    plain = "".join(sign for sign in typed if sign not in PAUSES)
    # Two words that are one, such as rather-not-say, and an address.
    return bool(re.fullmatch(r"[^\W_]*(-[^\W\d_]+)*", plain)) and typed.strip() != "!"


@needs_a_voice
@pytest.mark.parametrize(
    ("drawn", "as_if"),
    [
        ("911 US · 999 UK", "911 US 999 UK"),  # neither a word nor a pause
        ("1-800-662-4357", "1 dash 800 dash 662 dash 4357"),
        ("from 0-10", "from 0 dash 10"),
        ("stepguide show --all", "stepguide show all"),
        ("now »hope« again", "now hope again"),
        ("type ! and Enter", "type and Enter"),
        ("step ○ one", "step one"),
    ],
)
def test_why_a_sign_is_in_the_table(drawn: str, as_if: str) -> None:
    assert heard(drawn) == heard(as_if)


def test_a_number_is_written_to_be_heard_and_dialled() -> None:
    assert [*map(spoken.number, ("1-800-662-4357", "988", "741741", "0808 2000 247", "112"))] == [
        "1 800 662 4357",
        "988",
        "741 741",
        "0808 2000 247",
        "112",
    ]


def test_two_dashes_are_told_of_once(run: Run) -> None:
    said = run("show", "4", TERM="dumb").out
    assert said.count("\nTwo dashes stand before: question, section, all.\n") == 1
    command, *_ = [line for line in said.splitlines() if "--question" in line]
    assert command == "stepguide journal add --question 4.1"
    refused = run("journal", "add", "--at", "tomorrow", "words", TERM="dumb").err
    assert refused.count("Two dashes") <= 1
    assert "Two dashes" not in run("show", "4").out


def test_help_is_whole_on_the_narrowest_screens(run: Run) -> None:
    from tests.edge.commands import tree

    for path, command in (((), None), *tree()):
        said = run(*path, "--help", TERM="dumb", COLUMNS="40").out
        assert not set(said) & set("─│╭╮╰╯…·<>"), path
        lines = [line for line in said.splitlines() if not line.startswith("stepguide ")]
        longest = max(chain.from_iterable(map(str.split, lines)), key=len)
        assert max(map(len, lines)) <= max(40, len(longest) + 3), path
        if command is None:
            continue
        words = " ".join(said.split())
        for param in (one for one in command.params if not getattr(one, "hidden", False)):
            assert " ".join(param.help.split()) in words, (path, param.name)
            assert not param.opts[0].startswith("-") or all(one in words for one in param.opts)
