"""`python first_line.py COMMAND…`: runs a command on a pipe until its first line has come, and
prints that."""

import subprocess
import sys


def main() -> int:
    """0 when a line came, 1 when the command ended without one."""
    with subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        child.kill()
    sys.stdout.write(line.decode())
    return 0 if line else 1


if __name__ == "__main__":
    sys.exit(main())
