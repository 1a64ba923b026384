"""The program as a wheel brings it, since that is what people run, and not a checkout."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent


def install(folder: Path) -> Path:
    """Build a wheel, and unpack it into a new folder below `folder`, with what is installed here
    already."""
    dist, there = folder / "dist", folder / "installed"
    build = (sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(dist))
    _run(*build, str(CHECKOUT))
    (wheel,) = dist.glob("*.whl")
    offline = ("--no-index", "--no-deps", "--disable-pip-version-check")
    _run(*(sys.executable, "-m", "pip", "install"), *offline, "--target", str(there), str(wheel))
    return there


def again(there: Path, new: Path) -> None:
    """Put what was installed at `there` into `new` as well, as if that were just installed."""
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(there, new)


def words(there: Path) -> list[str]:
    """What runs the program that was installed there; Python has to look there first."""
    return [sys.executable, str(there / "bin" / "stepguide")]


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=os.path.sep, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{done.stdout}{done.stderr}")


if __name__ == "__main__":
    again(Path(sys.argv[1]), Path(sys.argv[2]))
    if sys.argv[3:]:  # a first run, for what is to be a later one
        _run(*words(Path(sys.argv[2])), *sys.argv[3:])
