#!/usr/bin/env bash
# libfaketime 0.9.10 (Debian 0.9.10-2.1) with CPython 3.11 or newer.
#
# Expected: a program that is started with stdout closed (`program >&-`) has no stdout under another
#   time either: CPython sets sys.stdout to None, and the program can say what matters on stderr.
# Seen: the library opens the memory it shares with child processes before the program begins, and
#   gets the lowest number that is free, which is 1. So sys.stdout is an ordinary stream, and what is
#   printed goes into /dev/shm/faketime_shm_*, where nobody sees it. Without the library it is None.
# What follows: whether a message is seen with stdout closed is not tested on another day; such tests
#   run on this day alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libfaketime=0.9.10-2.1
dpkg -x libfaketime_*.deb files
library=$(find "$folder/files" -name 'libfaketime.so.1')
cat >look.py <<'PYTHON'
import os
import sys

try:
    leads_to = os.path.basename(os.readlink("/proc/self/fd/1")).rstrip("0123456789")
except OSError:
    leads_to = "nowhere"
sys.stderr.write(f"None: {sys.stdout is None}, leads to {leads_to}\n")
PYTHON
bare=$(python3 look.py 2>&1 >&-)
faked=$(LD_PRELOAD="$library" FAKETIME="@2028-02-29 12:00:00" python3 look.py 2>&1 >&-)
printf 'without: %s\nwith: %s\n' "$bare" "$faked"
[ "$bare" = "None: True, leads to nowhere" ]
[ "$faked" = "None: False, leads to faketime_shm_" ]
