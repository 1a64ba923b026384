"""Someone who cannot be read is told, and the others are on the screen."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import Ran, Run, records
from tests.home.tree import tree
from tests.sos.healthy import (
    DEEP,
    DEEPER,
    NAME,
    SAMS_LINE,
    UNREAD,
    UNSAFE,
    Healthy,
    answered,
    anything,
    in_process,
    person,
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        person()[:-9],
        b"null",
        b"5",
        b"[]",
        b'"sos"',
        b"{}",
        b'{"sos": true}',
        b'{"sos": true, "name": "Kim", "role": "support"}',
        person() + b"more",
        b"\xff\xfe\x00",
        b"\0" * 4096,
        DEEP,
        DEEPER,
        b'{"sos": true, "role": "", "reach": "", "name": ' + b"9" * 100_000 + b"}",
        b" " * (17 << 20),
    ],
    ids=lambda data: f"{data[:16].decode(errors='replace')}-{len(data)}",
)
def test_a_damaged_record_is_told_and_the_others_are_shown(
    data: bytes, sam: Path, healthy: Healthy
) -> None:
    (sam / NAME).write_bytes(data)
    shown = healthy.with_sam.replace(SAMS_LINE, SAMS_LINE + UNREAD)
    assert answered([]) == (shown, "")
    assert (sam / NAME).read_bytes() == data


@pytest.mark.parametrize("thing", ["pipe", "folder", "link", "endless", "loop"])
def test_a_record_that_is_no_file_is_told_and_not_followed(
    thing: str, process: Run, sam: Path, healthy: Healthy
) -> None:
    path = sam / NAME
    if thing == "pipe":
        os.mkfifo(path)
    elif thing == "folder":
        path.mkdir()
    elif thing == "link":
        outside = sam.parent.parent.with_name("outside.json")
        outside.write_bytes(person())
        path.symlink_to(outside)
    else:
        path.symlink_to("/dev/zero" if thing == "endless" else path)
    shown = healthy.with_sam.replace(SAMS_LINE, SAMS_LINE + UNREAD)
    assert process("sos") == Ran(0, shown, "")


@pytest.mark.parametrize("data", [b"", b"{", DEEP, DEEPER], ids=["empty", "cut", "deep", "deeper"])
def test_everything_damaged_at_once_leaves_whom_can_be_read(
    data: bytes, process: Run, home: Path, sam: Path, healthy: Healthy
) -> None:
    for path in (home / "store.json", home / "settings.json", home / "lock", sam / NAME):
        path.write_bytes(data)
    before = tree(home)
    shown = healthy.with_sam.replace(SAMS_LINE, SAMS_LINE + UNREAD)
    assert process("sos") == Ran(0, shown, "")
    assert tree(home) == before


def test_only_damaged_records_still_lead_to_the_doctor(
    process: Run, sam: Path, home: Path, healthy: Healthy
) -> None:
    for file in records(home, "person"):
        file.write_bytes(b"{")
    assert process("sos") == Ran(
        0, healthy.with_sam.replace(SAMS_LINE, f"YOUR PEOPLE {UNREAD.lstrip()}"), ""
    )


@pytest.mark.parametrize("name", [".hidden.json", f".{NAME}.0123abcd.tmp", "notes.txt", "x.json~"])
def test_what_is_no_record_by_its_name_is_passed_over(
    name: str, process: Run, sam: Path, healthy: Healthy
) -> None:
    (sam / name).write_bytes(b"{")
    assert process("sos") == Ran(0, healthy.with_sam, "")


def test_a_record_of_a_newer_format_is_shown(process: Run, sam: Path, healthy: Healthy) -> None:
    (sam / NAME).write_bytes(person(format=2, colour="green"))
    kim = "  Kim (support): 555 0199\n"
    assert process("sos") == Ran(0, healthy.with_sam.replace(SAMS_LINE, SAMS_LINE + kim), "")


PARTS = ("name", "role", "reach")


@in_process
@given(
    content=anything
    | st.fixed_dictionaries(
        {"sos": st.just(True), "name": anything, "role": anything, "reach": anything}
    )
)
@example(content={"sos": True, "name": "\ud800\x1b[2J", "role": "\u202e", "reach": "\x85\u2028\r"})
def test_any_json_as_a_record_changes_only_the_people(content: object, home: Path) -> None:
    folder = home / "records" / "person"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).unlink(missing_ok=True)
    bare, _ = answered([])
    (folder / NAME).write_text(json.dumps(content))
    out, err = answered([])
    before, after = bare.split("ABOUT TO USE?")
    assert err == ""
    assert UNSAFE.search(out) is None
    assert out.startswith(before)
    assert out.endswith("ABOUT TO USE?" + after)
    marked = isinstance(content, dict) and content.get("sos") is not True and "sos" in content
    texts = [content.get(part) for part in PARTS] if isinstance(content, dict) else []
    out_of_reach = texts[-1:] == [""] and all(isinstance(text, str) for text in texts)
    assert ("YOUR PEOPLE" in out) != (marked or out_of_reach)
    json.loads(answered(["--json"])[0])
