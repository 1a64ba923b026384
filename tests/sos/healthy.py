"""What the screen is when all is well, and what has to hold whatever state the rest is in."""

import io
import json
import re
from contextlib import redirect_stderr, redirect_stdout
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from stepguide.safety.card import CARD
from stepguide.sos import edge
from tests.conftest import CHECKOUT, Ran

HELP = (CHECKOUT / "data" / "help.yaml").read_bytes()
NUMBERS = ("911", "999", "112", "000", "988", "116 123", "13 11 14", "findahelpline.com")
# All but the end of a line: control characters, direction overrides, other ends of lines.
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")

SAMS_LINE = "YOUR PEOPLE Sam (sponsor): 555 0100\n"
UNREAD = "  Some of your people could not be read: stepguide doctor\n"
CARD_WITH_SAM = f"{CARD}\n{SAMS_LINE}"

NAME = "20261123T081530.123456Z-k7f3q29mzd.json"
DEEP = b"[" * 100_000
DEEPER = b'{"name":' * 100_000


def person(**fields: object) -> bytes:
    """A record of someone on the screen, with these fields instead of the usual ones."""
    usual = {
        "format": 1, "kind": "person", "id": "k7f3q29mzd", "at": "2026-11-23T08:15:30.123456Z",
        "updated_at": "2026-11-23T08:15:30Z", "name": "Kim", "role": "support",
        "reach": "555 0199", "sos": True,
    }  # fmt: skip
    return json.dumps({**usual, **fields}).encode()


class Healthy(NamedTuple):
    """What the screen is when all is well: without people, and with Sam."""

    bare: str
    with_sam: str


def shows_numbers(ran: Ran) -> None:
    """Whatever else it shows, the numbers and naloxone are on the screen, and nothing steers."""
    assert ran.code == 0
    assert ran.err == ""
    assert [number for number in NUMBERS if number not in ran.out] == []
    assert "naloxone" in ran.out
    assert UNSAFE.search(ran.out) is None


def answered(words: list[str]) -> tuple[str, str]:
    """What `sos` with these words says on stdout and stderr, in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    err.reconfigure(errors="backslashreplace")
    with redirect_stdout(out), redirect_stderr(err):
        edge.answer(words)
    out.flush()
    err.flush()
    streams = (stream.buffer for stream in (out, err))
    said, told = (
        stream.getvalue().decode() for stream in streams if isinstance(stream, io.BytesIO)
    )
    return said, told


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
in_process = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
