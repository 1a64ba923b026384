"""What each Python that a test starts does first: set the suite's clock, and run what is named.

TESTS_CLOCK is `+seconds` or `-seconds` from the real time, by which the clock goes on, or the
seconds since 1970 at which it stands. TESTS_RUN_FIRST names files of Python. The monotonic clock
is left alone, so that what waits goes on waiting. The program asks for the time by way of
time.time alone; time-machine itself takes a third of a second to import, and must not be started
where this clock is set.
"""

import os
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import SupportsIndex

_set = os.environ.get("TESTS_CLOCK", "")
if _set[:1] in ("+", "-"):
    _real, _more = time.time, float(_set)
    time.time = lambda: _real() + _more
elif _set:
    _stands = float(_set)
    time.time = lambda: _stands

if "FAKETIME" in os.environ:
    import select

    # libfaketime 0.9.10 refuses a sleep by the monotonic clock that it is to leave alone.
    def _sleep(seconds: "SupportsIndex | float", /) -> None:
        select.select([], [], [], float(seconds))

    time.sleep = _sleep

for _file in filter(None, os.environ.get("TESTS_RUN_FIRST", "").split(os.pathsep)):
    with open(_file) as _opened:  # noqa: PTH123  nothing is imported that the program does not import
        exec(compile(_opened.read(), _file, "exec"), {"__name__": "__main__"})
