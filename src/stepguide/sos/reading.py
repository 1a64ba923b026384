"""What the screen needs, read without models: each part on its own, and none that can fail it."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from stepguide.home import country, files
from stepguide.people.roles import rank

MOST_PEOPLE = 3
MOST_BRACKETS = 1000


class Contact(NamedTuple):
    """One of the person's own people, as they are to be shown."""

    name: str
    role: str
    reach: str


class Own(NamedTuple):
    """What the person's folder says; `unread` counts people whose files could not be read."""

    country: str | None
    contacts: list[Contact]
    unread: int


def guide() -> Any:
    """What data/help.yaml holds, from its copy or the file itself.

    It may raise anything: ValueError for texts that are none, whatever else the libraries raise.
    """
    from stepguide.guide import cache
    from stepguide.guide.place import read_guide_file

    data = read_guide_file("help.yaml")
    try:
        return _whole(json.loads(cache.copy_of("help.yaml", data)))
    except Exception:  # whatever is wrong with the copy, the file itself may be whole
        import yaml

        if data.count(b"[") + data.count(b"{") > MOST_BRACKETS:
            raise ValueError("too deep to be read") from None  # the loader would crash
        return _whole(yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def _whole(known: Any) -> Any:
    part = known["overdose"]
    texts = [part["title"], part["signs"], *part["steps"], known["people"]["title"]]
    texts += [known["crisis"]["title"], *known["alone"].values(), *known["regions"].values()]
    for one in known["resources"]:
        texts += [one["region"], one["kind"], one["name"], one["contact"]]
    numbered = {(one["region"], one["kind"]) for one in known["resources"]}
    wanted = {(region, kind) for region in country.REGIONS for kind in ("emergency", "crisis")}
    is_whole = wanted <= numbered and {*country.REGIONS} <= {*known["regions"]}
    has_steps = isinstance(part["steps"], list) and len(part["steps"]) > 1
    if not (is_whole and has_steps and all(isinstance(text, str) and text for text in texts)):
        raise ValueError("not what the screen needs")
    return known


def own(root: Path) -> Own:
    """The country and the people that the folder at `root` holds, as far as it can be read."""
    contacts, unread = _contacts(root)
    return Own(_country(root), contacts, unread)


def _country(root: Path) -> str | None:
    try:
        chosen = json.loads(files.read_file(root / "settings.json"))["country"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return chosen if chosen in country.REGIONS else None


def _contacts(root: Path) -> tuple[list[Contact], int]:
    folder = root / "records" / "person"
    try:
        if any(part.is_symlink() for part in (folder, folder.parent)):
            return [], 0
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return [], 0
    found: list[Contact] = []
    unread = 0
    for name in names:
        if not name.endswith(".json") or name[0] == ".":
            continue
        try:
            record = json.loads(files.read_file(folder / name))
            if record["sos"] is True:
                parts = [record[part] for part in ("name", "role", "reach")]
                if not all(isinstance(part, str) for part in parts):
                    raise ValueError("not a person")
                if record["reach"]:  # without a way to reach them there is nothing to show
                    found.append(Contact(*parts))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            unread += 1
    found.sort(key=lambda contact: rank(contact.role))
    return found[:MOST_PEOPLE], unread
