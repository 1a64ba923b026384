"""A week of evenings and a lapse: nothing is typed but `stepguide`, letters and one's own words."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from time_machine import Traveller

from tests import clock as clocks
from tests.conftest import Run, records
from tests.terminal.terminals import CTRL_D, Start
from tests.today import COUNTRY, GOODBYE, WHAT_NOW, Front

ASK = "> "
MORE = "q when done: "


def _cells(home: Path, kind: str) -> list[dict[str, Any]]:
    return [json.loads(file.read_bytes())["cells"] for file in records(home, kind)]


def test_seven_evenings_and_a_lapse(start: Start, home: Path, clock: Traveller, run: Run) -> None:
    def evening(first: str = WHAT_NOW) -> Front:
        return Front(start(columns=80, **clocks.going_on()), first)

    def ends(front: Front) -> None:
        front.types("q", GOODBYE)
        assert front.terminal.ends() == 0
        clock.shift(timedelta(days=1))

    # The first: a country, a sentence. Three things are typed up to it.
    one = evening(COUNTRY)
    one.types("us")
    one.types("w", "! is help")
    one.types("Still here.", "Saved ", CTRL_D)
    one.terminal.sees(WHAT_NOW)
    ends(one)
    (entry,) = records(home, "entry")
    assert json.loads(entry.read_bytes())["text"] == "Still here."

    # The second: a check-in of six questions, in under a minute.
    two = evening()
    assert "strongest craving" in two.types("k", ASK)
    for said, asked in (
        *(("3", "mood"), ("pretty low", "used opioids"), ("no", "not wanting to live")),
        *(("no", "unsafe"), ("no", "tomorrow"), ("ring M. after breakfast", "More questions?")),
    ):
        two.types(said, asked)
        two.terminal.sees("> " if asked != "More questions?" else "[y/N] ")
    two.types("", "n lets them go: ")
    two.types("y")
    ends(two)
    assert _cells(home, "checkin")[0]["tomorrow"] == "ring M. after breakfast"

    # The third: what was written is there, and a question of the step is answered.
    three = evening()
    assert "For today you wrote: ring M. after breakfast" in three.terminal.text
    three.types("s", "or :stop to end: ")
    three.types("", "! is help")
    three.types("The second winter.", "or :stop to end: ", CTRL_D)
    three.types(":stop", WHAT_NOW)
    ends(three)
    (answer,) = records(home, "answer")
    assert json.loads(answer.read_bytes())["text"] == "The second winter."

    # The fourth: someone on one's side, by way of the second page.
    four = evening()
    assert "[n] someone new" in four.types("m")
    four.types("n", "First name or initials: ")
    four.types("Sam", "number: ")
    four.types("sponsor 555 0100", "Right? [Y/n] ")
    four.types("", "sos screen? [Y/n] ")
    four.types("", WHAT_NOW)
    ends(four)
    (person,) = records(home, "person")
    kept = json.loads(person.read_bytes())
    assert (kept["name"], kept["role"], kept["reach"], kept["sos"]) == (
        *("Sam", "sponsor", "555 0100"),
        True,
    )

    # The fifth: a craving of nine, where the person comes first.
    five = evening()
    five.types("c", "0 to 10?")
    five.terminal.sees(ASK)
    said = five.types("9", "What set it off")
    assert said.index("555 0100") < said.index("911")
    five.terminal.sees(ASK)
    five.types(":stop", WHAT_NOW)
    ends(five)
    assert _cells(home, "craving")[0]["strength"] == 9

    # The sixth: a lapse, said in one's own words while the page is read.
    six = evening()
    assert "911" in six.types("u", MORE)
    six.types("I used yesterday, after work", "as a day you used? ")
    six.types("y", ASK)
    six.types("a fight", ASK)
    six.types(":stop", "Saved ")
    six.terminal.sees(WHAT_NOW)
    ends(six)
    (day,) = records(home, "recovery")
    assert json.loads(day.read_bytes())["event"] == "used"
    notes = [json.loads(file.read_bytes()) for file in records(home, "entry")]
    assert [one["text"] for one in notes if one["tags"] == ["used"]] == [
        "I used yesterday, after work\n\na fight"
    ]

    # The seventh: looking back, in plain words.
    seven = evening()
    shown = " ".join(seven.terminal.text.split())
    assert "After a break even a little can stop your breathing." in shown
    assert "555 0100" in shown
    assert "second winter" in seven.types("find winter")
    assert "How far you have come" in seven.types("v", MORE) + seven.types("q")
    seven.types("4", MORE)
    seven.types("q")
    ends(seven)
    assert run("doctor").code == 0
