#!/usr/bin/env bash
# dateparser 1.5.0, DateDataParser with RETURN_TIME_AS_PERIOD and a RELATIVE_BASE of whole seconds.
#
# Expected: with RETURN_TIME_AS_PERIOD the period of `yesterday 21:05` is "time" whatever the time is
#   at which it is asked, since a time was typed.
# Seen: asked at 21:05:00 it is "day", as for `yesterday` alone; asked a microsecond later it is
#   "time". `3 days ago 21:05` and `yesterday, 9:05 pm` are the same, a day that is named
#   (`3 nov 2025 21:05`, `last monday 21:05`) is not. Whether a time was typed is found by comparing
#   the date before the time is put on with the one after, and for a relative day the first has the
#   time of the base.
# What follows: who takes "day" for a whole day, and files it at noon, moves what happened at exactly
#   this time of yesterday by hours. A base with a microsecond that nobody types is never equal.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet dateparser==1.5.0
cat >read.py <<'PYTHON'
from datetime import datetime

from dateparser.date import DateDataParser

for base in (datetime(2026, 11, 24, 21, 5), datetime(2026, 11, 24, 21, 5, 0, 1)):
    settings = {"RELATIVE_BASE": base, "RETURN_TIME_AS_PERIOD": True, "PREFER_DATES_FROM": "past"}
    parser = DateDataParser(languages=["en"], settings=settings)
    for typed in ("yesterday 21:05", "3 days ago 21:05", "3 nov 2025 21:05", "last monday 21:05"):
        read = parser.get_date_data(typed)
        print(f"{base:%H:%M:%S.%f}, {typed}: {read.date_obj:%d %b %H:%M}, {read.period}")
PYTHON
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "21:05:00.000000, yesterday 21:05: 23 Nov 21:05, day
21:05:00.000000, 3 days ago 21:05: 21 Nov 21:05, day
21:05:00.000000, 3 nov 2025 21:05: 03 Nov 21:05, time
21:05:00.000000, last monday 21:05: 23 Nov 21:05, time
21:05:00.000001, yesterday 21:05: 23 Nov 21:05, time
21:05:00.000001, 3 days ago 21:05: 21 Nov 21:05, time
21:05:00.000001, 3 nov 2025 21:05: 03 Nov 21:05, time
21:05:00.000001, last monday 21:05: 23 Nov 21:05, time" ]
