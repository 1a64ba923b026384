"""`python at_terminal.py TEXT COMMAND…`: runs a command at a terminal of its own until it has shown
TEXT, and prints that. What stands before the first prompt is timed with it."""

import os
import pty
import signal
import sys


def main() -> int:
    """0 when the text came, 1 when the command ended without it."""
    wanted, *command = sys.argv[1:]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    seen = b""
    while wanted.encode() not in seen:
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # it has ended
            print(seen.decode(errors="replace"))
            return 1
    print(wanted)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
