"""What whole processes take of the processor and of memory."""

import os
import shlex
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path


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
    """The median of the processor time that each command takes, in seconds, over `runs` runs of
    each: that of its processes, their children with it. All are run in turn, so that a busy
    minute of the machine meets every command alike."""
    for command in commands.values():
        check(command)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            _before(command)
            times[name].append(_taken(command))
    return {name: statistics.median(found) for name, found in times.items()}


def _taken(command: Command) -> float:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command.words, env=command.environment(), stdout=quiet, stderr=quiet)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command.words)
    return used.ru_utime + used.ru_stime
