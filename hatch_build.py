"""Puts the guide as JSON into a wheel, beside its YAML: what is installed has no YAML to read."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = "stepguide/data"


class Copies(BuildHookInterface[Any]):
    """Adds a copy of each file of the guide. An editable install reads the checkout's YAML."""

    PLUGIN_NAME = "custom"
    made: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the copies in a folder of their own, and name each to the build."""
        if version == "editable":
            return
        root = Path(self.root)
        # The program's own part that makes them, which needs none of its libraries.
        sys.path.insert(0, str(root / "src"))
        try:
            from stepguide.guide import copies
        finally:
            sys.path.pop(0)
        self.made = TemporaryDirectory()
        folder = Path(self.made.name)
        copies.write(root / "data", folder)
        for copy in sorted(path for path in folder.rglob("*") if path.is_file()):
            build_data["force_include"][str(copy)] = f"{DATA}/{copy.relative_to(folder).as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """The wheel has them now."""
        if self.made:
            self.made.cleanup()
