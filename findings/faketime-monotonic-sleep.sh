#!/usr/bin/env bash
# libfaketime 0.9.10 (Debian 0.9.10-2.1) with CPython 3.11 or newer.
#
# Expected: with FAKETIME_DONT_FAKE_MONOTONIC=1 the monotonic clock is left alone, so a program that
#   only sleeps goes on as it would without libfaketime.
# Seen: time.sleep() fails at once with "OSError: [Errno 22] Invalid argument". CPython sleeps until
#   a moment of the monotonic clock (clock_nanosleep with TIMER_ABSTIME), and that call is refused
#   while the clock is not faked. Without the variable the same sleep works, and so does select()
#   with a time-out, with it and without.
# What follows: a test suite run on another day by libfaketime cannot call time.sleep(); it waits
#   with select() instead.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libfaketime=0.9.10-2.1
dpkg -x libfaketime_*.deb files
library=$(find "$folder/files" -name 'libfaketime.so.1')

run() {
    env "$@" LD_PRELOAD="$library" FAKETIME="@2028-02-29 12:00:00" python3 -c '
import select, sys, time
assert sys.version_info >= (3, 11)
assert time.localtime().tm_year == 2028
select.select([], [], [], 0.05)
try:
    time.sleep(0.05)
    print("slept")
except OSError as error:
    print(error)
'
}

left_alone=$(run FAKETIME_DONT_FAKE_MONOTONIC=1)
faked=$(run FAKETIME_DONT_FAKE_MONOTONIC=0)
echo "left alone: $left_alone"
echo "faked: $faked"
[ "$left_alone" = "[Errno 22] Invalid argument" ]
[ "$faked" = "slept" ]
