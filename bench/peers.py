"""The same entries in jrnl, where it is installed, and what it takes to list and to search them."""

import shutil
from pathlib import Path

from bench.timing import Command
from stepguide.home.store import Home
from stepguide.journal.finding import everything


def commands(letters: Path, folder: Path) -> dict[str, Command]:
    """What jrnl does with the entries of the home `letters`, its files made in `folder`; nothing
    without a jrnl on the path."""
    program = shutil.which("jrnl")
    if program is None:
        return {}
    folder.mkdir()
    journal, config = folder / "journal.txt", folder / "jrnl.yaml"
    written = sorted(everything(Home(letters)), key=lambda one: one.at)
    journal.write_text("".join(f"[{one.at:%Y-%m-%d %H:%M}] {one.text}\n\n" for one in written))
    config.write_text(CONFIG.format(journal=journal))
    jrnl = [program, "--config-file", str(config)]
    return {
        "jrnl, all of them on a line each": Command([*jrnl, "--short"], letters, "hope"),
        "jrnl, a common word": Command([*jrnl, "-contains", "hope"], letters, "hope"),
    }


CONFIG = """\
colors:
  body: none
  date: none
  tags: none
  title: none
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: true
indent_character: '|'
journals:
  default:
    journal: {journal}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%F %H:%M'
version: v4.0.0
"""
