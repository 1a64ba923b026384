"""The process edge: answers `--version` and calls for help before anything heavy is imported."""

import gc
import os
import sys

from stepguide import __version__
from stepguide.terminal import streams


def main() -> int | None:
    """Run the program on the words of the command line; its exit code, unless it exits itself."""
    streams.open_what_is_closed()
    words = sys.argv[1:]
    if words in (["--version"], ["-V"], ["version"]):
        streams.stand_in()
        sys.stdout.write(f"stepguide {__version__}\n")
        return 0
    from stepguide import rooms

    unheard: list[str] = []
    if words[:1] == ["sos"] or not rooms.is_command(words):
        from stepguide.sos import edge

        # `help overdose`: whoever asks so is not asking for a page of commands.
        if call := edge.asked(words) or (words[0] == "help" and edge.asked(words[1:])) or None:
            further, unheard = edge.led_on(call)
            if further is None:
                return edge.answer(call.after, call.opens)
            sys.argv[1:] = further
    streams.stand_in()
    # The collector would walk through everything that is imported, and once more at exit;
    # a command is over long before its garbage could matter.
    gc.disable()
    # Nothing from other packages has a say in what our records mean; looking for it takes time.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        from stepguide.app import app

        app()
    finally:
        if unheard:
            edge.tell(unheard)
        gc.freeze()
    return None


if __name__ == "__main__":
    sys.exit(main())
