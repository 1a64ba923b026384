"""What `make bench` times ends well and says what it looks for: else it stops at the first one."""

from functools import partial
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench import homes
from bench.timing import check, peak

pytestmark = pytest.mark.slow


def test_every_command_that_is_timed_says_what_is_looked_for(
    monkeypatch: pytest.MonkeyPatch, outside: Path
) -> None:
    for name, size in (
        ("long_journal", {"count": 60, "answers": 20}),
        ("many_entries", {"count": 30}),
        ("real_letters", {"count": 60}),
        ("daily_practice", {"years": 1}),
    ):
        monkeypatch.setattr(homes, name, partial(getattr(homes, name), **size))
    timed = bench.commands(outside)
    assert {*bench.LIMITS, *(of for _, of in bench.LIMITS.values())} <= {*timed}
    for command in timed.values():
        check(command)
    measured = bench.memory(outside)
    assert {*bench.MEMORY} == {*measured}
    for command in measured.values():
        assert peak(command) > 1
