"""What to add to a scheduler for a line a day, and how to take it out again.

Formats: systemd.timer(5) and systemd.service(5), crontab(5), launchd.plist(5).
"""

import shlex
import shutil
import sys
from collections.abc import Callable
from typing import NamedTuple
from xml.sax.saxutils import escape

NAME = "quiet-minute"


class ReminderPart(NamedTuple):
    """Something to do: what it is, and the lines to put in a file or to type."""

    what: str
    lines: str


class Reminder(NamedTuple):
    """How to have a reminder with one scheduler: to add it, and to take it out; `writes` is that it
    comes on terminals with a login, and on no others."""

    scheduler: str
    add: list[ReminderPart]
    remove: list[ReminderPart]
    writes: bool = False


def known() -> dict[str, Callable[[int, int, str], Reminder]]:
    """Every scheduler there is something for, by its name."""
    return {"systemd": systemd, "cron": cron, "launchd": launchd, "shell": shell}


def of_this_machine() -> str:
    """What this machine has, as far as can be told from its programs. Where nothing shows a
    notification, a line in a new terminal is seen, and one that cron writes to it seldom is."""
    if sys.platform == "darwin":
        return "launchd"
    if shutil.which("systemctl") and shutil.which("notify-send"):
        return "systemd"
    return "cron" if shutil.which("notify-send") else "shell"


def systemd(hour: int, minute: int, words: str) -> Reminder:
    """A user timer that shows a notification."""
    folder = "~/.config/systemd/user"
    service = ("[Unit]", "Description=A quiet minute", "", "[Service]", "Type=oneshot")
    run = f'ExecStart=notify-send -- "{_systemd(words)}"'
    timer = (
        "[Unit]",
        "Description=A quiet minute",
        "",
        "[Timer]",
        f"OnCalendar=*-*-* {hour:02}:{minute:02}:00",
        "",
        "[Install]",
        "WantedBy=timers.target",
    )
    # Of the timer alone nothing wrong with the service is found.
    verify = f"systemd-analyze --user verify {folder}/{NAME}.service"
    reload = "systemctl --user daemon-reload"
    on = f"systemctl --user enable --now {NAME}.timer"
    off = f"systemctl --user disable --now {NAME}.timer"
    gone = f"rm {folder}/{NAME}.timer {folder}/{NAME}.service"
    return Reminder(
        "systemd",
        [
            ReminderPart(
                f"Put this in the file {folder}/{NAME}.service", "\n".join((*service, run))
            ),
            ReminderPart(f"And this in the file {folder}/{NAME}.timer", "\n".join(timer)),
            ReminderPart("To see whether it is in order, which says nothing then, type", verify),
            ReminderPart("Then type", f"{reload}\n{on}"),
        ],
        [ReminderPart("To take it out again, type", f"{off}\n{gone}\n{reload}")],
    )


def cron(hour: int, minute: int, words: str) -> Reminder:
    """A line of the person's crontab that writes on their terminals."""
    # Not echo, which takes a backslash or a dash in the words for its own.
    run = rf"""printf '\%s\n' {_shell(words)} | write "$LOGNAME" 2>/dev/null"""
    notifies = shutil.which("notify-send") is not None
    if notifies:
        # Without the bus of the person's own login there is nobody to show it.
        bus = 'DBUS_SESSION_BUS_ADDRESS="unix:path=/run/user/$(id -u)/bus"'
        run = f"DISPLAY=:0 {bus} notify-send -- {_shell(words)}"
    line = f"{minute} {hour} * * * {run}  # {NAME}"
    trial = ReminderPart("To see whether it reaches you, type", 'echo hello | write "$LOGNAME"')
    return Reminder(
        "cron",
        [
            *([] if notifies else [trial]),
            ReminderPart("Type this, which opens your own list of timed commands", "crontab -e"),
            ReminderPart("Add this line at its end, and save", line),
        ],
        [ReminderPart(f"To take it out again, delete the line that ends in {NAME}", "crontab -e")],
        writes=not notifies,
    )


def shell(hour: int, minute: int, words: str) -> Reminder:
    """A line of the person's shell that says it once a day, in the first terminal opened after
    that time."""
    noted = f"~/.{NAME}"
    # With a 1 before it no shell takes 0830 for a number that begins with 0.
    is_time = f'[ "1$(date +%H%M)" -ge 1{hour:02}{minute:02} ]'
    is_new = f'[ "$(cat {noted} 2>/dev/null)" != "$(date +%F)" ]'
    said = rf"printf '%s\n' {shlex.quote(words)}"
    line = f"{is_time} && {is_new} && date +%F >{noted} && {said}  # {NAME}"
    return Reminder(
        "shell",
        [ReminderPart("Add this line at the end of the file ~/.bashrc, or ~/.zshrc for zsh", line)],
        [
            ReminderPart(f"To take it out again, delete the line that ends in {NAME}", "~/.bashrc"),
            ReminderPart("And type", f"rm {noted}"),
        ],
    )


def launchd(hour: int, minute: int, words: str) -> Reminder:
    """An agent that shows a notification."""
    path = f"~/Library/LaunchAgents/local.{NAME}.plist"
    script = f'display notification "{_applescript(words)}"'
    plist = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" '
            '"http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
            '<plist version="1.0"><dict>',
            f"  <key>Label</key><string>local.{NAME}</string>",
            "  <key>ProgramArguments</key><array>",
            f"    <string>osascript</string><string>-e</string><string>{escape(script)}</string>",
            "  </array>",
            "  <key>StartCalendarInterval</key><dict>",
            f"    <key>Hour</key><integer>{hour}</integer>",
            f"    <key>Minute</key><integer>{minute}</integer>",
            "  </dict>",
            "</dict></plist>",
        ]
    )
    return Reminder(
        "launchd",
        [
            ReminderPart(f"Put this in the file {path}", plist),
            ReminderPart("Then type", f"launchctl load {path}"),
        ],
        [ReminderPart("To take it out again, type", f"launchctl unload {path}\nrm {path}")],
    )


def _shell(words: str) -> str:
    # cron takes % for the end of the line, and one backslash for every % it may keep; after a
    # backslash of the words it has to be told apart, by ending the quotes and beginning them anew.
    return shlex.quote(words).replace(r"\%", r"\''%").replace("%", r"\%")


def _systemd(words: str) -> str:
    return words.replace("\\", r"\\").replace('"', r"\"").replace("%", "%%").replace("$", "$$")


def _applescript(words: str) -> str:
    return words.replace("\\", r"\\").replace('"', r"\"")
