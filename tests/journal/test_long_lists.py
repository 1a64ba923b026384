"""Every entry there is, shown at once: nothing is held for longer than it takes to show it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench import homes
from stepguide.home.settings import Settings
from stepguide.home.store import Home
from stepguide.journal.finding import newest
from stepguide.journal.views import as_data
from stepguide.terminal.screen import Screen
from tests.conftest import Run

pytestmark = pytest.mark.slow
MANY = 20_000
A_ROW = 600  # bytes that may wait for the last row, for each
A_DOCUMENT = 200


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with very many entries."""
    root = tmp_path_factory.mktemp("many") / "home"
    homes.many_entries(root, MANY)
    return root


def peak(home: Path, *words: str) -> int:
    """The most memory that the process of a command ever had, in bytes."""
    with subprocess.Popen(
        [sys.executable, "-m", "stepguide", "journal", *words],
        stdout=subprocess.DEVNULL,
        env={**os.environ, "STEPGUIDE_HOME": str(home)},
    ) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


@pytest.mark.parametrize(
    ("words", "most"),
    [
        (["list"], A_ROW),
        (["list", "--json"], A_DOCUMENT),
        (["search", "hope"], A_DOCUMENT),
        (["search", "hope", "--json"], A_DOCUMENT),
    ],
)
def test_an_entry_more_takes_no_more_than_its_row(many: Path, words: list[str], most: int) -> None:
    assert peak(many, *words, "--all") - peak(many, *words, "-n", "1") < MANY * most


def test_all_of_them_are_there_and_the_newest_come_first(many: Path, process: Run) -> None:
    listed = process("journal", "list", "--all", STEPGUIDE_HOME=str(many))
    names = sorted((path.name for path in (many / "records" / "entry").iterdir()), reverse=True)
    assert [row[:10] for row in listed.out.splitlines()] == [name[24:34] for name in names]
    found = process("journal", "search", "hope", "--all", STEPGUIDE_HOME=str(many))
    assert found.err == f"{MANY:,} entries have these words.\n"
    assert found.out == listed.out


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_a_document_written_bit_by_bit_is_the_document(
    home: Path, run: Run, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    assert _shown(iter([]), encoding) == _shown([], encoding) == b"[]\n"
    for text in ("one\n\ntwo", "caf\u00e9 \x7f \u202e \u2028 \U0001f331", "a\\nb\n  c"):
        run("journal", "add", "--tag", "calm", input=text.encode())
    found = [as_data(one, None) for one in newest(Home(home), None)]
    whole = _shown(found, encoding)
    assert len(json.loads(whole)) == 3
    assert _shown(iter(found), encoding) == whole


def _shown(value: object, encoding: str) -> bytes:
    """What one document is on a stdout of this encoding."""
    from io import BytesIO, TextIOWrapper

    with pytest.MonkeyPatch.context() as patch:
        raw = BytesIO()
        patch.setattr(sys, "stdout", TextIOWrapper(raw, encoding=encoding))
        Screen(Settings()).data(value)
        sys.stdout.flush()
        return raw.getvalue()


def test_what_is_damaged_among_them_is_told_at_the_end(many: Path, process: Run) -> None:
    path = sorted((many / "records" / "entry").iterdir())[MANY // 2]
    whole = path.read_bytes()
    path.write_bytes(whole[:60])
    try:
        for words in (["list"], ["list", "--json"], ["search", "hope"]):
            ran = process("journal", *words, "--all", STEPGUIDE_HOME=str(many))
            assert ran.code == 4
            counted = f"{MANY - 1:,} entries have these words.\n" if words[0] == "search" else ""
            assert ran.err == counted + (
                f"stepguide: {path}: it is not whole JSON, as if it had been cut or altered. "
                "Nothing in it was changed. See: stepguide doctor\n"
            )
            assert ran.out.count("\n") >= MANY - 1
            assert path.name[24:34] not in ran.out
    finally:
        path.write_bytes(whole)


@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["search", "hope"]])
def test_whoever_reads_the_first_line_alone_is_no_error(many: Path, words: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "stepguide", "journal", *words, "--all"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "STEPGUIDE_HOME": str(many)},
    ) as child:
        assert child.stdout
        assert child.stdout.readline()
        child.stdout.close()
        assert child.stderr
        assert child.stderr.read() == b""
        assert child.wait(60) == 0
