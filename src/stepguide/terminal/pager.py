"""The person's own pager, where they chose one: $PAGER, or the setting; started without a shell."""

import os
import re
import shlex
import shutil
import signal
import subprocess
from pathlib import Path

from stepguide.terminal import ending

LESS = "less"
_STYLE = "\x1b\\[[0-9;]*m"
# What less shows at the bottom; without it there is only a colon, and no way to know about q.
PROMPT = "Space for more, q to leave"


def command(setting: bool | str) -> list[str]:
    """The pager and its options: what was set, else $PAGER; empty where there is none, or it is
    not here."""
    try:
        words = shlex.split(setting if isinstance(setting, str) else os.environ.get("PAGER", ""))
    except ValueError:
        return []
    return words if words and shutil.which(words[0]) else []


def show(text: str, words: list[str]) -> bool:
    """Show `text`, styled for a terminal, in the pager of these words; False when it cannot be
    started.

    less is told to keep no history, to start no helper programs on what it shows, and, whatever
    its own options are, to take colours for what they are. Another pager gets none.
    """
    if Path(words[0]).name == LESS:
        words = [*words, "-R"]
    else:
        text = re.sub(_STYLE, "", text)
    environment = {
        name: value for name, value in os.environ.items() if name not in ("LESSOPEN", "LESSCLOSE")
    }
    environment |= {"LESSHISTFILE": "-", "LESSSECURE": "1", "LESSCHARSET": "utf-8"}
    environment.setdefault("LESS", f"FRXP{PROMPT}$")
    try:
        with ending.memory_as_before():
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
