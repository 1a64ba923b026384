"""Makes docs/stepguide.svg: a real run in a real terminal, on an invented home, drawn by Rich."""

import io
import os
import re
import sys
import tempfile
from pathlib import Path

import pexpect
from rich.console import Console
from rich.text import Text

PICTURE = Path(__file__).with_name("stepguide.svg")
WIDTH, HEIGHT = 80, 24

ADD = ["journal", "add"]
RUNS = [
    ["start", "1"],
    [*ADD, "--question", "1.1", "--at", "12 days ago", "When the pills ran out early."],
    [*ADD, "--question", "1.2", "--at", "9 days ago", "Only at weekends. Then Fridays."],
    [*ADD, "--at", "6 days ago", "Slept six hours. Called Sam."],
    ["finish", "1"],
    ["start", "2"],
    [*ADD, "--question", "2.1", "--at", "yesterday", "The woman at the clinic context."],
]


def run(words: list[str], home: Path) -> str:
    """What a command shows on a terminal, escape sequences and all."""
    environment = {**os.environ, "STEPGUIDE_HOME": str(home), "TERM": "xterm-256color"}
    for name in ("NO_COLOR", "COLUMNS", "LINES"):
        environment.pop(name, None)
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "stepguide", *words],
        env=environment,
        encoding="utf-8",
        dimensions=(HEIGHT * 4, WIDTH),
        timeout=60,
    )
    terminal.expect(pexpect.EOF)
    return str(terminal.before)


def main() -> None:
    """Draw `stepguide journal list` and `stepguide progress` as one picture."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        for words in RUNS:
            run(words, home)
        shown = ""
        for words in (["journal", "list"], ["progress"]):
            shown += f"$ stepguide {' '.join(words)}\n{run(words, home)}\n"
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(shown.replace("\r\n", "\n").strip("\n")))
    svg = console.export_svg(title="stepguide")
    # Fonts come from the reader's machine: the picture asks nothing of the network.
    PICTURE.write_text(re.sub(r"@font-face \{.*?\}\n?", "", svg, flags=re.DOTALL))


if __name__ == "__main__":
    main()
