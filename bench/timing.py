"""Times whole processes in turn: with hyperfine where it is installed, else with its own runs."""

import json
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

WARM_UP = 3


@dataclass(frozen=True)
class Command:
    """A command line, the home it runs in, and something its output has to hold; where to look for
    modules first, and what is done before each run and is not timed."""

    words: list[str]
    home: Path
    says: str
    path: Path | None = None
    before: list[str] = field(default_factory=list)

    def environment(self) -> dict[str, str]:
        """What the process sees: nothing of the caller's but the way to the interpreter."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home.parent),
            "STEPGUIDE_HOME": str(self.home),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            **({"PYTHONPATH": str(self.path)} if self.path else {}),
        }


def check(command: Command) -> None:
    """Run it once: a command that fails would be measured as a fast one."""
    _before(command)
    done = subprocess.run(
        command.words, env=command.environment(), capture_output=True, text=True, check=False
    )
    if done.returncode or command.says not in done.stdout:
        raise SystemExit(
            f"{shlex.join(command.words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        )


# A process is charged with what its parent held when it was forked, so a small one starts it.
PEAK = (
    "import resource, subprocess, sys\n"
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def peak(command: Command) -> float:
    """The most memory that a run of it takes, in MB."""
    check(command)
    done = subprocess.run(
        [sys.executable, "-c", PEAK, *command.words],
        env=command.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout) / (1e6 if sys.platform == "darwin" else 1024)


def _before(command: Command) -> None:
    if command.before:
        subprocess.run(command.before, env=command.environment(), check=True)


def medians(commands: dict[str, Command], runs: int) -> dict[str, float]:
    """The median time in seconds of each command, over `runs` runs of each."""
    for command in commands.values():
        check(command)
    if shutil.which("hyperfine"):
        return _with_hyperfine(commands, runs)
    return _in_turn(commands, runs)


def _with_hyperfine(commands: dict[str, Command], runs: int) -> dict[str, float]:
    """In short rounds, so that a busy minute of the machine meets every command alike."""
    rounds = max(1, runs // 10)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            with tempfile.NamedTemporaryFile(suffix=".json") as report:
                subprocess.run(
                    [
                        *("hyperfine", "--shell=none", "--style=none", "--output=null"),
                        *("--warmup", "1", "--runs", str(runs // rounds)),
                        *("--prepare", shlex.join(command.before) or "true"),
                        *("--export-json", report.name, shlex.join(command.words)),
                    ],
                    env=command.environment(),
                    stdout=subprocess.DEVNULL,
                    check=True,
                )
                times[name] += json.loads(Path(report.name).read_text())["results"][0]["times"]
    return {name: statistics.median(found) for name, found in times.items()}


def _in_turn(commands: dict[str, Command], runs: int) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(runs + WARM_UP):
        for name, command in commands.items():
            _before(command)
            started = time.perf_counter()
            subprocess.run(
                command.words, env=command.environment(), stdout=subprocess.DEVNULL, check=True
            )
            if number >= WARM_UP:
                times[name].append(time.perf_counter() - started)
    return {name: statistics.median(found) for name, found in times.items()}
