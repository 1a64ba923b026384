#!/usr/bin/env bash
# Typer 0.29.2.
#
# Expected: what a function given as `autocompletion=` returns is offered as it is, as Click does
#   with `shell_complete=`; so a function may match names in any case of letters.
# Seen: Typer filters the list once more, by a beginning that is compared letter for letter. A person
#   who types `ma` is never offered `Maria`, whatever the function returns; with nothing typed all
#   of them are offered.
# What follows: a completer cannot forgive capitals or accents. Names are offered as they are stored,
#   and an id is offered beside those that cannot be typed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet typer==0.29.2
cat >app.py <<'PYTHON'
from typing import Annotated

import typer

app = typer.Typer()


def names(ctx: typer.Context, incomplete: str) -> list[str]:
    return ["Maria", "maria-2", "Marc"]


@app.command()
def show(name: Annotated[str, typer.Argument(autocompletion=names)]) -> None:
    pass


@app.command()
def other() -> None:
    pass


app(prog_name="app")
PYTHON

offered() {
    _APP_COMPLETE=complete_bash COMP_WORDS="app show $1" COMP_CWORD=2 venv/bin/python app.py |
        paste -sd ' '
}

small=$(offered ma)
capital=$(offered Ma)
nothing=$(offered "")
printf 'ma: %s\nMa: %s\nnothing typed: %s\n' "$small" "$capital" "$nothing"
[ "$small" = "maria-2" ]
[ "$capital" = "Maria Marc" ]
[ "$nothing" = "Maria maria-2 Marc" ]
