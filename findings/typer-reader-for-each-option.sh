#!/usr/bin/env bash
# Typer 0.29.2 with pydantic 2.14.4.
#
# Expected: since Typer 0.29 reads values with pydantic, a command that takes twenty options for text
#   makes one reader for text, and none where no option was given: a value that is not there needs no
#   reading.
# Seen: it makes a TypeAdapter of its own for each option on every run, given or not; with twenty
#   options twenty of them (and one for --help), and none is shared though all read the same type.
# What follows: a command with many options starts slower by each of them, about half a millisecond
#   or more. Options for words are read without one here (terminal/parameters.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet typer==0.29.2 pydantic==2.14.4
cat >app.py <<'PYTHON'
import pydantic
import typer
from typer.testing import CliRunner

made = 0
begin = pydantic.TypeAdapter.__init__


def counted(self, *given, **named):
    global made
    made += 1
    begin(self, *given, **named)


pydantic.TypeAdapter.__init__ = counted
app = typer.Typer(add_completion=False)
options = ", ".join(f"o{number}: str | None = None" for number in range(20))
exec(f"def many({options}) -> None:\n    pass")
app.command()(many)
code = CliRunner().invoke(app, []).exit_code
print(code, made)
PYTHON

seen=$(venv/bin/python app.py)
printf 'exit code, readers made for twenty options of which none is given: %s\n' "$seen"
[ "$seen" = "0 21" ]
