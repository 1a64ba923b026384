"""What has to be at hand whatever state the folder is in: the country and the people, read as plain
JSON, each on its own, and none of which can fail the others."""

import json
from pathlib import Path
from typing import NamedTuple, TypedDict

from stepguide.home import country, files, whose
from stepguide.home.roles import rank
from stepguide.home.signs import short_line

# Letters. A record that is longer holds what no command wrote, and is shown as far as it may go.
LONGEST_NAME, LONGEST_REACH = 40, 120


class Contact(NamedTuple):
    """One of the person's own people, as they are to be shown: each text on one short line, with
    nothing in it that steers a screen. `sos` are on the sos screen."""

    name: str
    role: str
    reach: str
    sos: bool


class Own(NamedTuple):
    """What the person's folder says: everyone who can be reached, in the order in which they are
    tried; `unread` counts those for sos whose files could not be read. `brief` ones chose the
    short notice on lost tolerance, and `plain` ones have what is said read to them."""

    country: str | None
    contacts: list[Contact]
    unread: int
    brief: bool = False
    plain: bool = False


NOBODY = Own(None, [], 0)


class _Settings(TypedDict, total=False):
    """What is looked at of settings.json, where anything can stand."""

    country: object
    tolerance_notice: object
    plain: object


class _Person(TypedDict, total=False):
    """What is looked at of a person's file, where anything can stand."""

    name: object
    role: object
    reach: object
    sos: object


def _may_be_one(path: Path) -> bool:
    """Whether someone may be in a file: also in one that a program that syncs gave another name,
    unless the first is still there."""
    if record := whose.copied(path.name):
        return not path.with_name(record).exists()
    return path.suffix == ".json" and path.name[0] != "."


def own(root: Path) -> Own:
    """The country and the people that the folder at `root` holds, as far as it can be read."""
    contacts, unread = _contacts(root)
    chosen = _settings(root)
    named = chosen.get("country")
    region = named if isinstance(named, str) and named in country.KNOWN else None
    is_brief, is_plain = chosen.get("tolerance_notice") == "short", chosen.get("plain") is True
    return Own(region, contacts, unread, is_brief, is_plain)


def _settings(root: Path) -> _Settings:
    try:
        found: _Settings = json.loads(files.read_file(root / "settings.json"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _contacts(root: Path) -> tuple[list[Contact], int]:
    folder = root / "records" / "person"
    try:
        if any(part.is_symlink() for part in (folder, folder.parent)):
            return [], 0
        names = sorted(path.name for path in folder.iterdir() if _may_be_one(path))
    except OSError:
        return [], 0
    found: list[Contact] = []
    unread = 0
    for name in names:
        try:
            record: _Person = json.loads(files.read_file(folder / name))
            marked = record["sos"] is True
            parts = [record.get(part) for part in ("name", "role", "reach")]
            texts = [part for part in parts if isinstance(part, str)]
            if len(texts) < len(parts):
                if marked:
                    raise ValueError("not a person")
            elif texts[2]:  # without a way to reach them there is nothing to show
                name, role = (short_line(text, LONGEST_NAME) for text in texts[:2])
                found.append(Contact(name, role, short_line(texts[2], LONGEST_REACH), marked))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            unread += 1
    found.sort(key=lambda contact: (not contact.sos, rank(contact.role)))
    return found, unread
