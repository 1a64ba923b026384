"""Whose a file is: this person's or another's, and which program's by its name."""

import errno
import os
import pwd
import re
from pathlib import Path

from stepguide.home import ids, signs

LINKED = "it is a symbolic link, and links are not followed out of your folder"

_ID = rf"[{ids.ALPHABET}]{{{ids.LENGTH}}}"
_RECORD = rf"\d{{8}}T\d{{6}}\.\d{{6}}Z-{_ID}(?![{ids.ALPHABET}])"
# What systems and programs that sync put into any folder: nobody's words are in it.
_BESIDE = (
    r"\._.*|\.(DS_Store|localized|directory|nomedia|keep)|Thumbs\.db|(?i:desktop\.ini)|Icon\r"
    r"|\.(git|hg|svn|stfolder|stversions|sync|dropbox|dropbox\.cache|Trash-\d+|Trashes|fseventsd)"
    r"|\.(stignore|git(ignore|attributes|keep)|TemporaryItems|DocumentRevisions-V100|unison)"
    r"|\.Spotlight-V100|@eaDir|#recycle|lost\+found|System Volume Information|\$RECYCLE\.BIN"
)
# Syncthing, Unison, Nextcloud, Dropbox, rsync, rclone.
_COMING = r"[.~].*\.(tmp|temp|~[0-9a-f]+)|\.~.+|\..+\.json\.\w{6}|.+\.(partial|part|filepart)"
# Of a file right in the home: a temporary one, or one of another machine.
_AT_THE_TOP = (
    r"\.((settings|store)\.json|probe)\.[0-9a-f]{8}\.tmp|[.~]syncthing[.~](settings|store)\.json\.tmp"
    r"|(settings|store)(.*conflict.*\.json|\.json(\.\.path\d+|\.conflict\d*|~)| \(\d+\)\.json)"
)


def is_beside(name: str) -> bool:
    """Whether a system or a program that syncs leaves files of this name in any folder."""
    return re.fullmatch(_BESIDE, name) is not None


def is_coming(name: str) -> bool:
    """Whether it is called as what a program that syncs has not wholly brought in yet, if it is not
    a temporary file of our own."""
    return re.fullmatch(_COMING, name) is not None


def is_at_the_top(name: str) -> bool:
    """Whether it is called as a part or another version of a file right in the home."""
    return re.fullmatch(_AT_THE_TOP, name) is not None


def is_at_home(name: str) -> bool:
    """Whether a file of this name, right in the home, makes it no folder of other things."""
    return is_beside(name) or is_at_the_top(name)


def is_id(name: str) -> bool:
    """Whether it is called as the folder of a draft is."""
    return re.fullmatch(_ID, name) is not None


def record_in(name: str) -> str:
    """The name of the record that a file holds a part or a version of, whatever was put before and
    behind it; empty where it is none of a record."""
    found = re.search(_RECORD, name)
    return f"{found[0]}.json" if found else ""


def copied(name: str) -> str:
    """The name of the record that another program made a file of this name of, if one did. What is
    hidden, or not whole yet, is no copy."""
    own = "" if name[0] == "." or is_coming(name) else record_in(name)
    return "" if own == name else own


def is_record(data: bytes) -> bool:
    """Whether this begins as a record of ours does."""
    begins = rb'\s*\{\s*"format"\s*:\s*\d+\s*,\s*"kind"'
    return re.match(begins, signs.without_mark(data)) is not None


def is_settings(data: bytes) -> bool:
    """Whether this is of our settings, whole or cut: their format comes first in them."""
    return re.match(rb'\s*\{\s*"format"\s*:\s*\d', signs.without_mark(data)) is not None


def is_open_to_others(path: Path) -> bool:
    """Whether others can open what is this person's, and could be kept from it."""
    try:
        there = path.stat()
    except OSError:
        return False
    return there.st_uid == os.geteuid() and there.st_mode & 0o077 != 0


def other_owner(path: Path) -> str:
    """The name of whom a file or folder belongs to where that is somebody else, or nothing."""
    try:
        owner = path.lstat().st_uid
    except OSError:
        return ""
    return "" if owner == os.geteuid() else called(owner)


def take_back(root: Path, owner: int | None = None) -> str:
    """What to type so that a folder and all in it belongs to `owner`, or to whoever runs this."""
    return f"sudo chown -R {called(os.geteuid() if owner is None else owner)} {quoted(root)}"


def quoted(path: Path) -> str:
    """A path as a shell reads it."""
    return "'" + str(path).replace("'", "'\\''") + "'"


def unread(path: Path, error: OSError, what: str = "it") -> str:
    """Why `what`, which is at `path`, cannot be read, in words."""
    if error.errno == errno.ELOOP:
        return LINKED
    is_shut = error.errno in (errno.EACCES, errno.EPERM)
    if is_shut and (owner := other_owner(path)):
        return f"{what} belongs to {owner} and cannot be read"
    return f"{what} cannot be read ({error.strerror})"


def called(user: int) -> str:
    """The name of a user, or their number where they have none."""
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)
