"""What people type in the worst hours, line by line, and the plain words that are no call."""

import pytest

from stepguide import rooms
from stepguide.guide import calling
from stepguide.sos import edge


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace("\n", " ").split(";")]


LINES = {
    "sos": _lines("""
he od'd; I OD'd; he od; im od; I'm ODing; he is not waking; he won't respond; not responding;
won't get up; can't wake up; out cold; she is out cold; blacked out; nodding off; I'm nodding off;
nodded off; nodding; trouble breathing; hard to breathe; struggling to breathe; slow breathing;
shallow breathing; snoring weird; he's snoring; gone limp; heart attack; chest pain;
having a fit; he is having a fit; a seizure; seizing; fainted; took too many; too many pills;
swallowed pills; I took pills; I took all my pills; someone help; ambulance please;
where is narcan; where's the naloxone; gave narcan; I gave him narcan; fentanyl overdose;
bad batch; I feel like I'm dying; using now; I am using; I'm using now; using alone;
I'm using alone; 911
    """),
    "crisis": _lines("""
988; 9-8-8; 116 123; 116123; 13 11 14; call 988; kill me; can't cope; I can't cope anymore;
can't keep going; can't live like this; I can't anymore; better off without me;
they'd be better off without me; tired of living; I'm tired of living; want to disappear;
don't want to exist; I don't want to be alive anymore; self harm; self-harm; cut myself;
give up; no point; there's no point; I need someone to talk to; need to talk to someone;
OD on purpose; I want to OD
    """),
    "craving": _lines("""
need dope; want some dope; I want some dope; need to score; gonna score; I have dope;
I bought some dope; called my dealer; gonna relapse; about to relapse; I might relapse;
scared I'll use; I'm scared I'm going to use; craving bad; cravings bad; I want pills
    """),
    "lapse": _lines("""
used heroin; did dope; I did some; smoked fent; I snorted; took some; I caved; messed up;
fucked up; I blew it; I picked up; went back out; I got loaded; I used an hour ago; I useed;
I took a pill; I took oxy; I used pills
    """),
}  # fmt: skip
HARMLESS = _lines("""
doing; lying; drying; tying; dyeing; I am doing; he is lying; cooking; he is cooking; payday;
sending it; bending it; crisps; slipper; skipped; I skipped; finding; homeless; overdone; painted;
in anger; using along; bad patch; not walking; not making; I saved; packed up; I packed up;
backed out; sorted; no points; waiting to use; need some snack; I have bills; putting myself
""")


@pytest.mark.parametrize(
    ("opens", "line"), [(opens, line) for opens in LINES for line in LINES[opens]]
)
def test_a_line_opens_what_it_needs(opens: str, line: str) -> None:
    assert calling.heard(line) == opens
    assert edge.asked([line]) == (opens, [])


@pytest.mark.parametrize("line", HARMLESS)
def test_a_plain_word_is_no_slip_of_a_call(line: str) -> None:
    assert calling.heard(line) is None


def test_a_number_is_heard_whatever_stands_behind_it() -> None:
    assert edge.asked(["988"]) == ("crisis", [])
    assert edge.asked(["988", "uk"]) == ("crisis", ["uk"])
    assert edge.asked(["988", "i", "am", "scared"]) == ("crisis", ["i", "am", "scared"])
    assert edge.asked(["116", "123"]) == edge.asked(["13", "11", "14"]) == ("crisis", [])
    assert {line for line in calling.ALWAYS if calling.heard(line) != "sos"} == {"988"}


def test_calls_that_begin_with_a_command_are_heard_in_one_word_only() -> None:
    """In several words they are that command's, which tells what it does not know and gives the
    numbers."""
    found = {
        call.split(" ")[0]
        for call in calling.known()
        if " " in call and rooms.is_command(call.split(" "))
    }
    assert found == {"craving"}
