"""The copy of the guide is what is shown, and one that is damaged is not used."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from stepguide.guide import copies
from tests.conftest import Ran, Run
from tests.sos import on_path, without_copies
from tests.sos.healthy import DEEP, HELP, SAMS_LINE, Healthy, shows_numbers


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The copy of help.yaml as JSON, in a checkout that is run from."""
    source = without_copies(tmp_path)
    monkeypatch.setenv("PYTHONPATH", on_path(source)["PYTHONPATH"])
    data = source.parent / "data"
    copies.write(data, data)
    return data / copies.name_of("help.yaml", HELP)


def test_the_copy_is_what_is_shown(copy: Path, process: Run, sam: Path, healthy: Healthy) -> None:
    copy.write_bytes(copy.read_bytes().replace(b"Shout, shake them", b"Read from the copy"))
    shown = healthy.with_sam.replace("Shout, shake them", "Read from the copy")
    assert "\n1. Read from the copy" in shown
    assert process("sos") == Ran(0, shown, "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"5",
        b"{}",
        b'{"overdose": null}',
        b'{"overdose": {"title": 1, "signs": 2, "steps": [3, 4]}}',
        b"\xff\xfe\x00",
    ],
)
def test_a_damaged_copy_is_not_used(
    data: bytes, copy: Path, process: Run, sam: Path, healthy: Healthy
) -> None:
    copy.write_bytes(data)
    assert process("sos") == Ran(0, healthy.with_sam, "")


def _cut_in_half(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])


def _with_steps_that_are_numbers(copy: Path) -> None:
    known = json.loads(copy.read_bytes())
    known["overdose"]["steps"] = [1, 2, 3]
    copy.write_text(json.dumps(known))


def _without_contacts(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes().replace(b'"contact"', b'"number"'))


def _as_a_folder(copy: Path) -> None:
    copy.unlink()
    copy.mkdir()


@pytest.mark.parametrize(
    "spoil",
    [
        _cut_in_half,
        _with_steps_that_are_numbers,
        _without_contacts,
        _as_a_folder,
    ],
    ids=lambda spoil: spoil.__name__.strip("_").replace("_", " "),
)
def test_a_mis_shaped_copy_is_not_used(
    spoil: Callable[[Path], None], copy: Path, process: Run, sam: Path, healthy: Healthy
) -> None:
    spoil(copy)
    assert process("sos") == Ran(0, healthy.with_sam, "")


@pytest.mark.parametrize(
    "data", [DEEP, b'{"overdose":' * 100_000, b'{"overdose": []}'], ids=["deep", "deeper", "list"]
)
def test_whatever_the_copy_holds_the_numbers_come(
    data: bytes, copy: Path, process: Run, sam: Path
) -> None:
    copy.write_bytes(data)
    ran = process("sos")
    shows_numbers(ran)
    assert SAMS_LINE in ran.out
