"""Makes the pictures in the README: real runs in a real terminal, on an invented home, drawn by
Rich."""

import io
import os
import re
import sys
import tempfile
from pathlib import Path

import pexpect
from rich.console import Console
from rich.text import Text

FOLDER = Path(__file__).parent
WIDTH, HEIGHT = 80, 24
RUNS = [
    ["settings", "set", "country", "us"],
    ["settings", "set", "name", "Ana"],
    ["days", "began", "21 days ago"],
    ["start", "1"],
    ["journal", "add", "--question", "1.1", "--at", "12 days ago", "When the pills ran out early."],
    ["checkin", "--at", "yesterday 9pm", "--evening", "--tomorrow", "ring M. after breakfast"],
]
NEXT = "What now? "
MORE = "q when done: "


def run(words: list[str], home: Path, *typed: tuple[str, str]) -> str:
    """What a command shows on a terminal, escape sequences and all; of each of `typed` the first is
    waited for, and the last of them ends the picture."""
    environment = {**os.environ, "STEPGUIDE_HOME": str(home), "TERM": "xterm-256color"}
    for name in ("NO_COLOR", "COLUMNS", "LINES", "PAGER"):
        environment.pop(name, None)
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "stepguide", *words],
        env=environment,
        encoding="utf-8",
        dimensions=(HEIGHT, WIDTH),
        timeout=60,
    )
    shown = ""
    for waited_for, keys in typed:
        terminal.expect_exact(waited_for)
        shown = f"{terminal.before}{terminal.after}"
        terminal.send(keys)
    terminal.expect(pexpect.EOF)
    return shown or str(terminal.before)


def drawn(shown: str, title: str) -> str:
    """It as SVG. Fonts come from the reader's machine: the picture asks nothing of the network."""
    text = re.sub(r"\x1b\[\?\d+[hl]", "", shown).replace("\r", "")
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(text.strip("\n")))
    svg = console.export_svg(title=title)
    return re.sub(r"@font-face \{.*?\}\n?", "", svg, flags=re.DOTALL)


def main() -> None:
    """Draw the front page, and the first screen of a step."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        for words in RUNS:
            run(words, home)
        run([], home, ("(Enter: all) ", "\r"), (NEXT, "q\r"))
        front = run([], home, (NEXT, "q\r"))
        step = run(["show", "1"], home, (MORE, "q\r"))
    (FOLDER / "front.svg").write_text(drawn(front, "stepguide"))
    (FOLDER / "step.svg").write_text(drawn(step, "stepguide show 1"))


if __name__ == "__main__":
    main()
