"""`python at_terminal.py [--types] TEXT COMMAND…`: runs a command at a terminal of its own until it
has shown TEXT, and prints that. What stands before the first prompt is timed with it.

With `--types` TEXT is typed once the terminal was asked to mark what is pasted."""

import os
import pty
import signal
import sys

MARKS = b"\x1b[?2004h"


def main() -> int:
    """0 when the text came, 1 when the command ended without it."""
    types = sys.argv[1] == "--types"
    wanted, *command = sys.argv[2 if types else 1 :]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    seen = b""
    while wanted.encode() not in seen:
        try:
            seen += os.read(terminal, 65536)
            if types and MARKS in seen:
                os.write(terminal, wanted.encode())
                types = False
        except OSError:  # it has ended
            print(seen.decode(errors="replace"))
            return 1
    print(wanted)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
