"""The guide's JSON copy: used for the same bytes only, private, and never in the way."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from stepguide.guide import cache, calling, check, place, source, steps
from tests.conftest import Ran, Run
from tests.home.tree import all_private, bound_by_modes, leftovers

STEPS = place.read_guide_file("steps.yaml")
NAME = f"steps.yaml.{crc32(STEPS):08x}.json"


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the copies, which does not exist yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "stepguide"


def _title(ran: Ran) -> str:
    assert ran.code == 0, ran.err
    assert ran.err == ""
    return str(json.loads(ran.out)["title"])


def test_reading_the_guide_leaves_a_copy_under_its_checksum(run: Run, copies: Path) -> None:
    assert not copies.exists()
    assert _title(run("show", "4", "--json")) == "Self-Reflection"
    assert sorted(path.name for path in copies.iterdir()) == [NAME]


def test_the_copy_is_the_guide_and_nothing_else(run: Run, copies: Path) -> None:
    run("journal", "add", "--question", "4.3", "a word of mine: zebrafinch")
    run("settings", "set", "name", "Robin Zebrafinch")
    for words in (
        *(["show", "4", "--all"], ["learn", "overdose"], ["today"], ["content", "check"]),
        *(["inventory", "list"], ["lapse"], ["share", "--step", "4", "--read"]),
        *(["craving", "skill"], ["measure"]),
    ):
        assert run(*words).code == 0
    assert {path.name.split(".")[0] for path in copies.iterdir()} == {
        name.removesuffix(".yaml") for name in check.FILES if name != calling.FILE
    }  # a call writes nothing
    for path in copies.iterdir():
        assert "zebrafinch" not in path.read_text().lower()
        name = path.name.split(".")[0] + ".yaml"
        content = source.content_of(place.read_guide_file(name), name)
        assert json.loads(path.read_bytes()) == _as_kept(content)


def _as_kept(content: Any) -> Any:
    """What a copy holds of the YAML: what is written there, with dates as text, and each choice of
    a worksheet with its id."""
    kept = json.loads(json.dumps(content, default=str))
    cells = [
        cell
        for sheet in kept.get("sheets", ())
        for kind in sheet["kinds"]
        for cell in kind["fields"]
    ]
    for cell in cells:
        if "choices" in cell:
            cell["choices"] = [
                {"id": one, "says": one} if isinstance(one, str) else one for one in cell["choices"]
            ]
    return kept


def test_the_copy_is_what_is_read_the_next_time(run: Run, copies: Path) -> None:
    run("show", "4")
    copy = copies / NAME
    copy.write_bytes(copy.read_bytes().replace(b"Self-Reflection", b"Read From The Copy"))
    assert _title(run("show", "4", "--json")) == "Read From The Copy"


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o022])
def test_only_the_owner_can_read_the_copy_whatever_the_umask(
    run: Run, copies: Path, umask: int
) -> None:
    before = os.umask(umask)
    try:
        run("show", "4")
    finally:
        os.umask(before)
    assert all_private(copies)
    assert stat.S_IMODE((copies / NAME).stat().st_mode) == 0o600
    assert leftovers(copies) == []


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'{"program": "twelve-steps", "steps": []}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
    ],
    ids=["empty", "cut", "null", "list", "no steps", "no text", "deep"],
)
def test_a_damaged_copy_is_not_used_and_made_anew(run: Run, copies: Path, damage: bytes) -> None:
    run("show", "4")
    whole = (copies / NAME).read_bytes()
    (copies / NAME).write_bytes(damage)
    assert _title(run("show", "4", "--json")) == "Self-Reflection"
    assert (copies / NAME).read_bytes() == whole


def test_a_copy_cut_anywhere_is_not_used(run: Run, copies: Path) -> None:
    run("show", "4")
    whole = (copies / NAME).read_bytes()
    for length in range(0, len(whole), len(whole) // 20):
        (copies / NAME).write_bytes(whole[:length])
        assert cache.find("steps.yaml", STEPS, steps.Program) is None


@pytest.mark.parametrize("change", ["a field more", "a field less"])
def test_the_copy_of_another_version_is_not_used(run: Run, copies: Path, change: str) -> None:
    run("show", "4")
    content = json.loads((copies / NAME).read_bytes())
    content["steps"][3]["title"] = "From Another Version"
    if change == "a field more":
        content["steps"][3]["colour"] = "green"
    else:
        del content["steps"][3]["pitfalls"]
    (copies / NAME).write_text(json.dumps(content))
    assert _title(run("show", "4", "--json")) == "Self-Reflection"


def test_the_copy_of_another_file_is_not_used(run: Run, copies: Path) -> None:
    run("show", "4", "--all")
    (other,) = copies.glob("sources.yaml.*")
    (copies / NAME).write_bytes(other.read_bytes())
    assert _title(run("show", "4", "--json")) == "Self-Reflection"


def test_a_link_in_place_of_the_copy_is_not_followed(run: Run, copies: Path) -> None:
    run("show", "4")
    copy, elsewhere = copies / NAME, copies.parent / "elsewhere.json"
    elsewhere.write_bytes(copy.read_bytes().replace(b"Self-Reflection", b"From Elsewhere"))
    before = elsewhere.read_bytes()
    copy.unlink()
    copy.symlink_to(elsewhere)
    assert _title(run("show", "4", "--json")) == "Self-Reflection"
    assert elsewhere.read_bytes() == before
    assert not copy.is_symlink()


@pytest.mark.parametrize("thing", ["folder", "pipe"])
def test_what_is_no_file_in_place_of_the_copy_is_no_obstacle(
    run: Run, copies: Path, thing: str
) -> None:
    copies.mkdir(parents=True)
    if thing == "folder":
        (copies / NAME).mkdir()
    else:
        os.mkfifo(copies / NAME)
    assert _title(run("show", "4", "--json")) == "Self-Reflection"


def test_a_file_in_place_of_the_folder_is_no_obstacle(run: Run, copies: Path) -> None:
    copies.parent.mkdir()
    copies.write_text("mine")
    assert _title(run("show", "4", "--json")) == "Self-Reflection"
    assert copies.read_text() == "mine"


@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_a_folder_that_cannot_be_written_or_read_is_no_obstacle(copies: Path, mode: int) -> None:
    try:
        bound = bound_by_modes()
    except OSError as error:
        pytest.skip(str(error))
    copies.mkdir(parents=True)
    copies.chmod(mode)
    try:
        done = subprocess.run(
            [*bound, sys.executable, "-m", "stepguide", "show", "4", "--json"],
            capture_output=True,
            timeout=60,
        )
    finally:
        copies.chmod(0o700)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["title"] == "Self-Reflection"
    assert list(copies.iterdir()) == []


def test_a_copy_that_cannot_be_read_is_no_obstacle(run: Run, copies: Path) -> None:
    try:
        bound = bound_by_modes()
    except OSError as error:
        pytest.skip(str(error))
    run("show", "4")
    (copies / NAME).chmod(0)
    done = subprocess.run(
        [*bound, sys.executable, "-m", "stepguide", "show", "4", "--json"],
        capture_output=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["title"] == "Self-Reflection"


@pytest.fixture
def edited(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A guide of one's own in place of the real one: the file to edit."""
    file = tmp_path / "steps.yaml"
    file.write_bytes(STEPS)
    real = place.read_guide_file
    monkeypatch.setattr(
        source,
        "read_guide_file",
        lambda name: file.read_bytes() if name == file.name else real(name),
    )
    return file


def test_an_edited_guide_is_seen_at_once_and_so_is_the_edit_taken_back(
    run: Run, copies: Path, edited: Path
) -> None:
    assert _title(run("show", "4", "--json")) == "Self-Reflection"
    moment = edited.stat()
    edited.write_bytes(STEPS.replace(b"title: Self-Reflection", b"title: Self-Reflexion"))
    os.utime(edited, ns=(moment.st_atime_ns, moment.st_mtime_ns))
    assert _title(run("show", "4", "--json")) == "Self-Reflexion"
    edited.write_bytes(STEPS)
    os.utime(edited, ns=(moment.st_atime_ns, moment.st_mtime_ns))
    assert _title(run("show", "4", "--json")) == "Self-Reflection"


def test_only_the_copy_of_the_present_guide_is_kept(run: Run, copies: Path, edited: Path) -> None:
    run("show", "4", "--all")
    edited.write_bytes(STEPS + b"# another line\n")
    run("show", "4")
    names = sorted(path.name.split(".yaml")[0] for path in copies.iterdir())
    assert names == ["sources", "steps"]
    assert not (copies / NAME).exists()


def test_a_mistake_in_an_edited_guide_is_told_though_there_is_a_copy(
    run: Run, copies: Path, edited: Path
) -> None:
    run("show", "4")
    edited.write_bytes(STEPS.replace(b"program: twelve-steps", b"program: 12"))
    ran = run("show", "4")
    assert ran.code == 4
    assert ran.err.startswith("stepguide: steps.yaml:2:10: program: input should be a valid string")
    assert (copies / NAME).exists()


def test_a_damaged_guide_is_never_copied(run: Run, copies: Path, edited: Path) -> None:
    edited.write_bytes(b"")
    assert run("show", "4").code == 4
    assert not copies.exists()
