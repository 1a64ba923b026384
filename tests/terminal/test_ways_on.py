"""What is asked for in the middle of a question ends no conversation, whatever comes of it."""

import pytest
import typer

from stepguide import app
from stepguide.errors import NoGuideError
from stepguide.guide.guide import Guide
from stepguide.terminal.asking import Prompt
from stepguide.terminal.context import Context
from stepguide.terminal.field import Field


def _gone() -> Guide:
    raise NoGuideError("sessions.yaml is not there.")


def test_help_says_the_ways_on_where_the_guide_cannot_be_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    here = Prompt(Context(open_guide=_gone), Field("who", "Who", "Who is it?"))
    assert here.leads_to(":help") is None
    ways = "Enter skips it, :back goes back, :stop ends here, and ! is help now."
    assert capsys.readouterr().err == f"  {ways}\n"


def test_a_fault_in_a_command_that_was_typed_there_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Faulty:
        def main(self, words: list[str]) -> None:
            raise RuntimeError("a person's own words may stand here")

    monkeypatch.setattr(typer.main, "get_command", lambda _: Faulty())
    app._run_line(["days"])
    assert capsys.readouterr().err == "stepguide: that command failed (RuntimeError).\n"
