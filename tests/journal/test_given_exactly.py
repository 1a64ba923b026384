"""What comes in comes back: every script and sign, through the command line and through pipes."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Run, records

TEXTS = [
    "plain words",
    "שלום עולם \u202eבוקר\u202c",
    "مرحبا بالعالم",
    "ภาษาไทย 한국어 日本語 हिन्दी ქართული ᚠᚢᚦ 𓂀",
    "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 \u00e9",
    "first\r\nsecond\r\n\r\nthird",
    "\ufeffwith a mark at the start",
    "[/bold] [red]x[/red] {{x}} :smile: *a* _b_ `c` <b>",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J \x00 \x7f",
    "  leading and trailing blanks  ",
    "tab\tand\vvertical\fform",
    "\u2028line\u2029paragraph",
    "one\n\n\nfour",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_pipe_comes_back_exactly(text: str, run: Run, home: Path) -> None:
    shown = run("journal", "add", "--json", input=text.encode() + b"\n\r\n\n")
    text = text.removeprefix("\ufeff")  # no part of what was written
    assert shown.code == 0, shown.err
    (file,) = records(home)
    assert json.loads(file.read_bytes())["text"] == text
    assert json.loads(shown.out)["text"] == text
    assert json.loads(run("journal", "show", "last", "--json").out)["text"] == text


@pytest.mark.parametrize("text", [text for text in TEXTS if "\x00" not in text])
def test_words_come_back_exactly(text: str, run: Run, home: Path) -> None:
    assert run("journal", "add", "--", text).code == 0
    (file,) = records(home)
    assert json.loads(file.read_bytes())["text"] == text


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back_exactly(text: str, run: Run) -> None:
    ran = run("journal", "add", "--json", input=text.encode())
    kept = text.removeprefix("\ufeff")
    while kept.endswith("\n"):
        kept = kept.removesuffix("\n").removesuffix("\r")
    if kept.strip().strip("\ufeff"):
        assert json.loads(ran.out)["text"] == kept
    else:
        assert (ran.code, ran.out) == (1, "")


def test_a_mebibyte_is_kept_and_one_byte_more_becomes_a_draft(run: Run, home: Path) -> None:
    most = ("é" * (512 * 1024)).encode()
    assert run("journal", "add", input=most).code == 0
    ran = run("journal", "add", input=most + b"x")
    assert ran.code == 2
    assert len(records(home)) == 1
    (draft,) = (home / "drafts").iterdir()
    assert (draft / "text").read_bytes() == most + b"x"


def test_a_pipe_is_read_to_sixteen_mebibytes_and_no_further(process: Run, home: Path) -> None:
    ran = process("journal", "add", input=b"x" * (17 * 1024 * 1024))
    assert ran.code == 2
    assert "That is more than 16 MiB; it was read so far and no further." in ran.err
    (draft,) = (home / "drafts").iterdir()
    assert (draft / "text").stat().st_size == 16 * 1024 * 1024


@pytest.mark.parametrize("nothing", [b"", b"\n", b"  \n\t\n", b"\xef\xbb\xbf\n"])
def test_nothing_saves_nothing(nothing: bytes, run: Run, home: Path) -> None:
    ran = run("journal", "add", input=nothing)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("stepguide: There is nothing to save: no words were given.\n")
    assert records(home) == []


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--step", "13"], 3),
        (["--step", "0"], 3),
        (["--question", "13.1"], 3),
        (["--question", "four"], 3),
        (["--question", "4.3", "--step", "5"], 2),
        (["--at", "tomorrow"], 2),
        (["--at", "2026-13-40"], 2),
        (["--at", "11/12"], 2),
        (["--tag", "x" * 51], 2),
        (["--no-such-option"], 2),
    ],
)
def test_wrong_options_keep_what_was_piped(
    options: list[str], code: int, process: Run, home: Path
) -> None:
    ran = process("journal", "add", *options, input="piped wörds".encode())
    assert ran.code == code, ran.err
    assert not (home / "records").exists()
    (draft,) = (home / "drafts").iterdir()
    assert (draft / "text").read_bytes() == "piped wörds".encode()
    assert f"stepguide journal drafts open {draft.name[:6]}" in ran.err


def test_words_that_are_not_utf8_are_kept_as_their_bytes(home: Path) -> None:
    import os
    import subprocess
    import sys

    done = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"stepguide", b"journal", b"add", b"caf\xe9"],
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 2
    (draft,) = (home / "drafts").iterdir()
    assert (draft / "text").read_bytes() == b"caf\xe9"
