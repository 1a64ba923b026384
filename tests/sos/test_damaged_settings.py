"""Settings that cannot be understood mean every country."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stepguide.home.country import REGIONS
from tests.conftest import Ran, Run
from tests.sos.healthy import DEEP, DEEPER, Healthy, answered, anything, in_process


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"uk",
        b"null",
        b"5",
        b"[]",
        b'"country"',
        b'{"country": 5}',
        b'{"country": null}',
        b'{"country": ["uk"]}',
        b'{"country": {"uk": 1}}',
        b'{"country": "narnia"}',
        b'{"country": "\\ud800"}',
        b'{"plain": 7, "pager": "maybe"}',
        b"\xff\xfe\x00",
        DEEP,
        DEEPER,
        b"9" * 100_000,
        b" " * (17 << 20),
        b'{"country": "uk"}' + b" " * (17 << 20),
    ],
    ids=lambda data: f"{data[:20].decode(errors='replace')}-{len(data)}",
)
def test_damaged_settings_mean_every_country(
    data: bytes, home: Path, sam: Path, healthy: Healthy
) -> None:
    (home / "settings.json").write_bytes(data)
    assert answered([]) == (healthy.with_sam, "")
    assert (home / "settings.json").read_bytes() == data


def test_a_good_country_counts_in_settings_that_are_damaged_elsewhere(
    process: Run, home: Path, sam: Path
) -> None:
    (home / "settings.json").write_bytes(b'{"format": 99, "country": "uk", "plain": [[]]}')
    assert process("sos") == process("sos", "--country", "uk")


@pytest.mark.parametrize("thing", ["pipe", "folder", "link", "endless"])
def test_settings_that_are_no_file_mean_every_country(
    thing: str, process: Run, home: Path, sam: Path, healthy: Healthy
) -> None:
    path = home / "settings.json"
    if thing == "pipe":
        os.mkfifo(path)
    elif thing == "folder":
        path.mkdir()
    elif thing == "link":
        (home.parent / "elsewhere").write_bytes(b'{"country": "uk"}')
        path.symlink_to(home.parent / "elsewhere")
    else:
        path.symlink_to("/dev/zero")
    assert process("sos") == Ran(0, healthy.with_sam, "")


@in_process
@given(content=anything | st.fixed_dictionaries({"country": anything | st.sampled_from(REGIONS)}))
def test_any_json_as_settings_gives_the_screen_of_a_country_or_of_all(
    content: object, home: Path
) -> None:
    home.mkdir(exist_ok=True)
    (home / "settings.json").write_text(json.dumps(content))
    chosen = content.get("country") if isinstance(content, dict) else None
    known = ["--country", chosen] if isinstance(chosen, str) and chosen in REGIONS else []
    shown = answered([])
    (home / "settings.json").unlink()
    assert shown == answered(known)
