#!/usr/bin/env bash
# pydantic 2.14.4 with CPython 3.11 or newer.
#
# Expected: with PYDANTIC_DISABLE_PLUGINS=__all__ nothing that looks for plugins is loaded, as
#   nothing is looked for.
# Seen: the first model that is built loads importlib.metadata, and with it email, socket and csv,
#   thirty modules and more, all the same: the variable is read by a module that imports them
#   before. Only the search itself is left out. A program that has validated nothing yet has none.
# What follows: the variable saves the search through what is installed, and not the loading: about
#   a twentieth of the start of a small program, by -X importtime. Where no model is needed, none is
#   built.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet pydantic==2.14.4
seen=$(PYDANTIC_DISABLE_PLUGINS=__all__ venv/bin/python - <<'PYTHON'
import sys

import pydantic

TOLD = ("importlib.metadata", "email.message", "socket")


class Late(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(defer_build=True)
    name: str


print(*[name in sys.modules for name in TOLD])
before = set(sys.modules)
Late(name="x")
print(*[name in sys.modules for name in TOLD])
print(len(set(sys.modules) - before) >= 30)
PYTHON
)
echo "$seen"
[ "$seen" = $'False False False\nTrue True True\nTrue' ]
