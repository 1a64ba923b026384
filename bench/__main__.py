"""`python -m bench`: a table of medians, of each command against the do-nothing program, and of
memory."""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench import homes, installed, peers
from bench.timing import Command, medians, peak

MEASURE = "do-nothing Typer program"
FIRST = "show 4, the first run after installing"
SECOND = "show 4, the second run after installing"
EMPTY = "journal add to an empty home"
ON_A_PIPE = "do-nothing Typer program, its line on a pipe"
AT_TERMINAL = "do-nothing Typer program, at a terminal"

# Each command, what it may take at most, and of what.
LIMITS: dict[str, tuple[float, str]] = {
    "--version": (0.2, MEASURE),
    "sos": (0.2, MEASURE),
    "show 4": (1.3, MEASURE),
    FIRST: (1.03, SECOND),
    "learn overdose": (1.3, MEASURE),
    "journal add": (1.0, MEASURE),
    "journal add --at yesterday": (0.85, MEASURE),
    "inventory add": (0.9, MEASURE),
    "journal list": (1.1, MEASURE),
    "journal list --all, 3,500 letters": (1.8, MEASURE),
    "journal search": (1.5, MEASURE),
    "journal search, letters beyond Latin-1": (1.5, MEASURE),
    "journal search, no such word": (1.5, MEASURE),
    "journal search --all, a common word": (4.0, MEASURE),
    "progress": (1.8, MEASURE),
    "journal add to 100,000": (1.05, EMPTY),
    "journal list of 100,000": (1.5, MEASURE),
    "journal list --all of 35,000, its first line": (1.2, ON_A_PIPE),
    "journal list --all of 100,000, its first line": (1.4, ON_A_PIPE),
    "bare, 20 years of practice": (1.5, MEASURE),
    "insight, 20 years of practice": (2.0, MEASURE),
    "days, 20 years of practice": (2.0, MEASURE),
    "craving log, 20 years of practice": (1.05, MEASURE),
    "craving log 9, with its numbers": (1.05, MEASURE),
    "search": (1.6, MEASURE),
    "bare, to its prompt": (1.25, AT_TERMINAL),
    "work 4, to its first prompt": (1.5, AT_TERMINAL),
    "journal add, to the editor's first prompt": (1.45, AT_TERMINAL),
    "journal add, to the first letter in it": (1.75, AT_TERMINAL),
}

# What may be in memory at most, in MB.
MEMORY = {"journal list --all of 100,000": 80.0}


def commands(folder: Path) -> dict[str, Command]:
    """Everything that is timed, on homes made in `folder`."""
    there, new = installed.install(folder), folder / "new"
    program, later = installed.words(there), installed.words(new)
    install = [sys.executable, installed.__file__, str(there), str(new)]
    long, many, empty = folder / "long", folder / "many", folder / "empty"
    some = folder / "some"
    practice, letters = folder / "practice", folder / "letters"
    homes.daily_practice(practice)
    homes.long_journal(long)
    homes.many_entries(many)
    homes.many_entries(some, count=35_000)
    homes.real_letters(letters)
    entry = ["journal", "add", "one more line before sleep"]
    do_nothing = str(Path(__file__).with_name("do_nothing.py"))
    at_terminal = [sys.executable, str(Path(__file__).with_name("at_terminal.py"))]
    first_line = [sys.executable, str(Path(__file__).with_name("first_line.py"))]
    every = [*first_line, *program, "journal", "list", "--all"]
    ten, twenty = ["-n", "10"], ["-n", "20"]  # as many as a screen shows
    dropped = ["rm", "-rf", str(empty / "drafts")]
    craving = ["craving", "log", "6", "--trigger", "stress", "--helped", "call"]
    timed = {
        MEASURE: Command([sys.executable, do_nothing, "7"], long, "7"),
        "--version": Command([*program, "--version"], long, "stepguide "),
        "sos": Command([*program, "sos"], long, "NOT WAKING"),
        "show 4": Command([*program, "show", "4"], long, "Self-Reflection"),
        FIRST: Command([*later, "show", "4"], long, "Self-Reflection", new, install),
        SECOND: Command(
            [*later, "show", "4"], long, "Self-Reflection", new, [*install, "show", "4"]
        ),
        "learn overdose": Command([*program, "learn", "overdose"], long, "Overdose and naloxone"),
        "journal add": Command([*program, *entry], long, "Saved "),
        "journal add --at yesterday": Command(
            [*program, *entry, "--at", "yesterday"], long, "Saved "
        ),
        "inventory add": Command(
            [*program, "inventory", "add", "fear", "--fear", "the letter"], long, "Saved "
        ),
        "journal list": Command([*program, "journal", "list", *ten], long, "hope today"),
        "journal search": Command(
            [*program, "journal", "search", "hope", "today", *twenty], long, "hope today"
        ),
        "journal search, letters beyond Latin-1": Command(
            [*program, "journal", "search", "hope", "couldn't", *twenty], letters, "hope today"
        ),
        "journal search, no such word": Command(
            [*program, "journal", "search", "xylophone", *twenty], letters, ""
        ),
        "journal search --all, a common word": Command(
            [*program, "journal", "search", "--all", "hope"], letters, "hope today"
        ),
        "journal list --all, 3,500 letters": Command(
            [*program, "journal", "list", "--all"], letters, "hope today"
        ),
        **peers.commands(letters, folder / "jrnl"),
        "progress": Command([*program, "progress"], long, "How far you have come"),
        EMPTY: Command([*program, *entry], empty, "Saved "),
        "journal add to 100,000": Command([*program, *entry], many, "Saved "),
        "journal list of 100,000": Command([*program, "journal", "list", *ten], many, "hope today"),
        ON_A_PIPE: Command([*first_line, sys.executable, do_nothing, "7"], long, "7"),
        "journal list --all of 35,000, its first line": Command(every, some, "\t"),
        "journal list --all of 100,000, its first line": Command(every, many, "\t"),
        "bare, 20 years of practice": Command(program, practice, "For today, if you like"),
        "insight, 20 years of practice": Command([*program, "insight"], practice, "Looking back"),
        "days, 20 years of practice": Command([*program, "days"], practice, "total"),
        "craving log, 20 years of practice": Command([*program, *craving], practice, "Saved "),
        "craving log 9, with its numbers": Command(
            [*program, "craving", "log", "9"], practice, "Saved "
        ),
        AT_TERMINAL: Command([*at_terminal, "7", sys.executable, do_nothing, "7"], long, "7"),
        "search": Command([*program, "search", "hope", "today", *twenty], long, "hope"),
        "bare, to its prompt": Command(
            [*at_terminal, "What now? (Enter: ", *program], long, "What now? (Enter: "
        ),
        "work 4, to its first prompt": Command(
            [*at_terminal, "q to stop:", *program, "work", "4"], long, "q to stop:"
        ),
        # A draft that is left would be asked about.
        "journal add, to the editor's first prompt": Command(
            [*at_terminal, "Control D", *program, "journal", "add"],
            empty,
            "Control D",
            before=dropped,
        ),
        "journal add, to the first letter in it": Command(
            [*at_terminal, "--types", "letter", *program, "journal", "add"],
            empty,
            "letter",
            before=dropped,
        ),
    }
    return {name: replace(one, path=one.path or there) for name, one in timed.items()}


def memory(folder: Path) -> dict[str, Command]:
    """What is measured in memory, on the homes that `commands` made."""
    there = folder / "installed"
    listed = Command(
        [*installed.words(there), "journal", "list", "--all"],
        folder / "many",
        "hope today",
        path=there,
    )
    return {"journal list --all of 100,000": listed}


def main() -> int:
    """Measure, print the table, and fail with 1 when something is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40, help="runs of each command")
    parser.add_argument("--no-limits", action="store_true", help="never fail")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = medians(commands(Path(folder)), asked.runs)
        peaks = {name: peak(command) for name, command in memory(Path(folder)).items()}
    table = Table("command", "median", "ratio", "at most", "")
    over = 0
    for name, median in found.items():
        most, measure = LIMITS.get(name, (0.0, MEASURE))
        ratio = median / found[measure]
        fits = not most or ratio <= most
        over += not fits
        table.add_row(
            name,
            f"{median * 1000:.1f} ms",
            f"{ratio:.2f}",
            f"{most:.2f}" if most else "",
            "" if fits else "over",
        )
    for name, megabytes in peaks.items():
        fits = megabytes <= MEMORY[name]
        over += not fits
        limit = f"{MEMORY[name]:.0f} MB"
        table.add_row(name, f"{megabytes:.0f} MB", "", limit, "" if fits else "over")
    Console().print(table)
    return 1 if over and not asked.no_limits else 0


if __name__ == "__main__":
    sys.exit(main())
