"""The guide as JSON beside its YAML, as a build makes it: reading YAML takes a fifth of a start.

A copy bears the checksum of the YAML it was made from, so one that is out of date is never found.
"""

import json
from pathlib import Path
from typing import Any
from zlib import crc32

FOLDER = "json"


def name_of(name: str, data: bytes) -> str:
    """Where in the folder of the guide the copy of the file `name` with the bytes `data` is."""
    return f"{FOLDER}/{name}.{crc32(data):08x}.json"


def from_yaml(data: bytes) -> Any:
    """What a YAML file with these bytes holds."""
    import yaml

    return yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def made(data: bytes) -> bytes:
    """The copy of a YAML file: the same content, its days as text, the same bytes each time."""
    content = from_yaml(data)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def write(folder: Path, target: Path) -> None:
    """A copy of each file of the guide in `folder`, each under its name in `target`."""
    for file in sorted(folder.glob("*.yaml")):
        data = file.read_bytes()
        copy = target / name_of(file.name, data)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(made(data))
