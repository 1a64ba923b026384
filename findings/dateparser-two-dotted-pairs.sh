#!/usr/bin/env bash
# dateparser 1.5.0, with DATE_ORDER "DMY" (days written as in most of Europe: 13.11. is 13 November).
#
# Expected: of two pairs of digits with dots, `13.11 21.05` (13 November, five past nine at night), the
#   first is the day and the second the time, or the other way round, but the same way for every
#   such pair; or None.
# Seen: which one becomes the time is settled by the digits. `13.11 21.05` is 21 May at 13:11, and
#   `01.02 21.05` 21 May at 01:02, so the day is the second pair; `21.05 13.11` is 13 November at
#   21:05, the second pair again. A dot after the day (`13.11. 21:05`) makes it 13 November at 21:05,
#   but `24.12 21.05` is 24 December at 21:05, for 24 cannot be an hour, and `13.11 21:05`, in which
#   nothing is in doubt, is None.
# What follows: a line with two dotted pairs is asked about before the library is; what it answers
#   cannot be told from a right answer.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet dateparser==1.5.0
cat >read.py <<'PYTHON'
from datetime import datetime

import dateparser

SETTINGS = {
    "DATE_ORDER": "DMY",
    "RELATIVE_BASE": datetime(2026, 11, 29, 16, 0),
    "PREFER_DATES_FROM": "past",
}
for typed in ("13.11 21.05", "01.02 21.05", "21.05 13.11", "24.12 21.05", "13.11. 21:05", "13.11 21:05"):
    read = dateparser.parse(typed, languages=["en"], settings=SETTINGS)
    print(typed, "->", read and read.strftime("%d %b %H:%M"))
PYTHON
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "13.11 21.05 -> 21 May 13:11
01.02 21.05 -> 21 May 01:02
21.05 13.11 -> 13 Nov 21:05
24.12 21.05 -> 24 Dec 21:05
13.11. 21:05 -> 13 Nov 21:05
13.11 21:05 -> None" ]
