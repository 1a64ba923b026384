#!/usr/bin/env bash
# dash 0.5.12 (Debian 0.5.12-2) with CPython 3.11 or newer on GNU readline.
#
# Expected: Control Z at input() with readline loaded leaves the terminal as it was, since GNU
#   readline puts it back before it stops and sets it again when it goes on (rl_catch_signals, on by
#   default).
# Seen: the shell has a terminal without echo and without lines: what is typed next is not seen.
#   CPython turns readline's handling of signals off, so the process stops with the terminal as
#   readline had set it, and dash, unlike bash and zsh, keeps no setting of its own to put back.
# What follows: a program that asks with input() puts the terminal back itself before it stops, and
#   draws its question again when it goes on (terminal/keyboard.py here).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq dash=0.5.12-2
dpkg -x dash_*.deb files
cat >stopped.py <<'PYTHON'
import os
import pty
import re
import select
import sys
import time

QUESTION = f"{sys.executable} -c \"import readline; input('say ')\"\n"
SHOWN = "stty -a | grep -o -e '-*icanon' -e '-*echo ' | tr -d ' \\n'; echo .\n"


def after_control_z(*shell):
    pid, terminal = pty.fork()
    if not pid:
        os.environ.update(TERM="dumb", PS1="$ ", ENV="")
        os.execv(shell[0], shell)

    def sees(pattern):
        found, end = b"", time.monotonic() + 20
        while not re.search(pattern, found) and time.monotonic() < end:
            if select.select([terminal], [], [], 0.2)[0]:
                found += os.read(terminal, 4096)
        return found

    sees(rb"\$ $")
    os.write(terminal, QUESTION.encode())
    sees(rb"say $")
    os.write(terminal, b"half a wor\x1a")
    sees(rb"Stopped[^$]*\$ $")
    os.write(terminal, SHOWN.encode())
    told = sees(rb"icanon-*echo\.")
    os.close(terminal)
    return re.search(rb"(-*icanon-*echo)\.", told)[1].decode()


assert sys.version_info >= (3, 11)
assert "libedit" not in (__import__("readline").__doc__ or "")
print("dash:", after_control_z("files/bin/dash", "-i"))
print("bash:", after_control_z("/bin/bash", "--norc", "--noediting", "-i"))
PYTHON
seen=$(python3 stopped.py)
echo "$seen"
[ "$seen" = $'dash: -icanon-echo\nbash: icanonecho' ]
