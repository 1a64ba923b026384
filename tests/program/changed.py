"""A copy of the program in which something is changed, as whoever works on it would change it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import clock
from tests.conftest import CHECKOUT, Ran


class Changed:
    """The program from a copy of its source and its guide."""

    def __init__(self, root: Path, home: Path) -> None:
        self.root, self.home = root, home
        ignored = shutil.ignore_patterns("__pycache__", "json")
        for part in ("src", "data"):
            shutil.copytree(CHECKOUT / part, root / part, ignore=ignored)

    def put(self, file: str, before: str, text: str) -> None:
        """Put `text` before what stands once in a file."""
        path = self.root / file
        found = path.read_text()
        assert found.count(before) == 1, before
        path.write_text(found.replace(before, text + before))

    def __call__(self, *words: str, **env: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "stepguide", *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            cwd=self.root,
            env={**os.environ, **clock.on_path(self.root / "src"), **env},
            timeout=120,
        )
        clock.shown += [done.stdout, done.stderr]
        return Ran(done.returncode, done.stdout, done.stderr)

    def data(self, *words: str) -> object:
        """What a command gives as data."""
        ran = self(*words, "--json")
        assert ran.code == 0, ran.err
        return json.loads(ran.out)
