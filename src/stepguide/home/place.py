"""Where the home is: STEPGUIDE_HOME, else the system's folder for a user's data."""

import os
from pathlib import Path

VARIABLE = "STEPGUIDE_HOME"


def find_home() -> tuple[Path, str]:
    """The home's folder, which need not exist, and what chose it, in words."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen).expanduser().absolute(), f"chosen by {VARIABLE}"
    import platformdirs

    return Path(platformdirs.user_data_dir("stepguide", appauthor=False)), "the usual place"
