"""What the shell offers after a Tab: steps, questions, tags, ids, settings; never a traceback."""

import json
from pathlib import Path

import pytest

from tests.conftest import Ran, Run, records
from tests.terminal.terminals import MakeEditor, Start


def _completed(process: Run, *words: str) -> Ran:
    line = "stepguide " + " ".join(words)
    return process(
        _STEPGUIDE_COMPLETE="complete_bash",
        COMP_WORDS=line,
        COMP_CWORD=str(len(words)),
    )


def _offers(process: Run, *words: str) -> list[str]:
    ran = _completed(process, *words)
    assert ran.code == 0
    assert ran.err == ""
    return [line for line in ran.out.splitlines() if line]


TWELVE = [str(number) for number in range(1, 13)]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["show", ""], TWELVE),
        (["show", "1"], ["1", "10", "11", "12"]),
        (["start", "12"], ["12"]),
        (["journal", "add", "--step", "1"], ["1", "10", "11", "12"]),
        (["journal", "edit", "last", "--step", "4"], ["4"]),
        (["settings", "set", "p"], ["plain", "pager"]),
        (["settings", "set", "wording", ""], ["both", "spiritual", "secular"]),
        (["settings", "set", "plain", "o"], ["on", "off"]),
        (["settings", "set", "name", ""], []),
        (["settings", "unset", "date"], ["date_format"]),
        (["jour"], ["journal"]),
        (["journal", "dr"], ["drafts"]),
        (["journal", "drafts", "o"], ["open"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_these_are_offered(process: Run, words: list[str], offered: list[str]) -> None:
    assert _offers(process, *words) == offered


def test_question_ids_are_offered(process: Run) -> None:
    offered = _offers(process, "journal", "add", "--question", "4.")
    assert offered[:3] == ["4.1", "4.2", "4.3"]
    assert len(offered) >= 8


def test_recent_ids_and_the_usual_tags_are_offered(process: Run, home: Path) -> None:
    process("journal", "add", "--tag", "evening", "one")
    process("journal", "add", "--tag", "evening", "--tag", "early", "two")
    ids = [json.loads(file.read_bytes())["id"][:6] for file in reversed(records(home))]
    assert _offers(process, "journal", "show", "") == ids
    assert _offers(process, "journal", "show", ids[1][:4]) == [ids[1]]
    assert _offers(process, "journal", "list", "--tag", "") == ["evening", "early"]
    assert _offers(process, "journal", "add", "--tag", "ea") == ["early"]
    assert _offers(process, "journal", "restore", "") == []
    process("journal", "delete", ids[0], "--yes")
    assert _offers(process, "journal", "restore", "") == [ids[0]]


def test_drafts_are_offered(start: Start, process: Run, editor: MakeEditor, home: Path) -> None:
    assert start("journal", "add", EDITOR=editor('echo x > "$1"; exit 1')).ends() == 1
    (draft,) = (home / "drafts").iterdir()
    assert _offers(process, "journal", "drafts", "open", "") == [draft.name[:6]]


def test_completion_makes_no_home(process: Run, home: Path) -> None:
    assert _offers(process, "journal", "show", "") == []
    assert not home.exists()


@pytest.mark.parametrize("damage", ["home is a file", "store cut", "record cut", "records link"])
def test_a_damaged_home_offers_nothing(
    process: Run, home: Path, tmp_path: Path, damage: str
) -> None:
    if damage == "home is a file":
        home.touch()
    else:
        process("journal", "add", "--tag", "evening", "one")
        if damage == "store cut":
            (home / "store.json").write_text("{")
            for file in records(home):
                file.unlink()
        elif damage == "record cut":
            records(home)[0].write_text("{")
        else:
            (home / "records").rename(tmp_path / "elsewhere")
            (home / "records").symlink_to(tmp_path / "elsewhere")
    for words in (["journal", "show", ""], ["journal", "add", "--tag", ""]):
        assert _offers(process, *words) == []
    assert _offers(process, "journal", "drafts", "open", "") == []
    assert _offers(process, "show", "12") == ["12"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_installed_in_the_home_of_the_person(
    start: Start, tmp_path: Path, shell: str
) -> None:
    own = tmp_path / "person"
    own.mkdir()
    # Typer looks which shell it was called from; this has it take the name instead.
    named = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1", "HOME": str(own)}
    terminal = start("--install-completion", shell, **named)
    assert terminal.ends() == 0
    assert f"{shell} completion installed in" in terminal.text.replace("\n", " ")
    written = [path for path in own.rglob("*") if path.is_file()]
    assert written
    assert any("_STEPGUIDE_COMPLETE" in path.read_text() for path in written)


def test_bash_completes_after_the_script_is_read(start: Start, tmp_path: Path) -> None:
    named = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    assert start("--install-completion", "bash", **named).ends() == 0
    (script,) = (tmp_path / ".bash_completions").iterdir()
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "stepguide"
    program.write_text('#!/bin/sh\nexec $STEPGUIDE "$@"\n')
    program.chmod(0o755)
    ask = (
        f"bash -c '. {script}; COMP_WORDS=(stepguide show 1); COMP_CWORD=2; COMPREPLY=(); "
        '_stepguide_completion stepguide; echo "${COMPREPLY[@]}"\''
    )
    terminal = start(shell=f"PATH={tmp_path / 'bin'}:$PATH {ask}")
    assert terminal.ends() == 0
    assert terminal.text == "1 10 11 12\n"
