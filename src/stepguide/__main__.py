"""The process edge: answers `--version` and calls for help before anything heavy is imported."""

import gc
import os
import sys

from stepguide import __version__


def main() -> None:
    """Run the program on the words of the command line, and exit with its code."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _open_what_is_closed()
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"stepguide {__version__}\n")
        return None
    from stepguide.sos import edge

    after = edge.asked(sys.argv[1:])
    if after is not None:
        further = edge.deeper(after)
        if further is None:
            return edge.answer(after)
        sys.argv[1:] = further
    # The collector would walk through everything that is imported, and once more at exit;
    # a command is over long before its garbage could matter.
    gc.disable()
    # Nothing from other packages has a say in what our records mean; looking for it takes time.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        from stepguide.app import app

        app()
    finally:
        gc.freeze()


def _open_what_is_closed() -> None:
    # With a standard stream closed (`>&-`) a file of the person would get its number.
    while os.open(os.devnull, os.O_RDWR) <= 2:
        pass
    sys.stdin = sys.stdin or open(0)  # noqa: SIM115 (numbers, open until the end)
    sys.stdout = sys.stdout or open(1, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w")  # noqa: SIM115


if __name__ == "__main__":
    main()
