"""The person's pager: $PAGER, else less; started without a shell."""

import os
import shlex
import shutil
import signal
import subprocess

# What less shows at the bottom; without it there is only a colon, and no way to know about q.
PROMPT = "Space for more, q to leave"


def command() -> list[str]:
    """The pager and its options; empty where there is none."""
    try:
        words = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:
        return []
    return words if words and shutil.which(words[0]) else []


def show(text: str) -> bool:
    """Show `text`, styled for a terminal; False when there is no pager, or it cannot be started.

    less is told to keep no history, and to start no helper programs on what it shows.
    """
    environment = {
        name: value for name, value in os.environ.items() if name not in ("LESSOPEN", "LESSCLOSE")
    }
    environment |= {"LESSHISTFILE": "-", "LESSSECURE": "1", "LESSCHARSET": "utf-8"}
    environment.setdefault("LESS", f"FRXP{PROMPT}$")
    words = command()
    if not words:
        return False
    try:
        process = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    # Ctrl-C belongs to the pager while it is open; a handler that does nothing, and not
    # SIG_IGN, which the pager would inherit.
    kept = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        process.communicate(text.encode())
    finally:
        signal.signal(signal.SIGINT, kept)
    return True
