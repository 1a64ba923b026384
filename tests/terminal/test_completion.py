"""What the shell offers after a Tab: steps, questions, tags, ids, settings; never a traceback."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run, records
from tests.terminal.terminals import MakeEditor, Start


def offers(process: Run, *words: str, **env: str) -> list[str]:
    """What a Tab offers after these words, the last of them begun."""
    *before, begun = words
    asks = {"_STEPGUIDE_COMPLETE": "complete_words"}
    ran = process(**asks, _STEPGUIDE_WORDS="\n".join((begun, *before)), **env)
    assert (ran.code, ran.err) == (0, "")
    return [line.partition("\t")[0] for line in ran.out.splitlines() if line]


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
        (["journal", "add", ""], []),
        (["journal", "edit", "last", "--text-from", "no"], ["/"]),
        (["share", "--output", ""], ["/"]),
        (["checkin", "--use", ""], ["no", "yes", "rather-not-say"]),
        (["help", "jour"], ["journal"]),
        (["sos", "--country", "ir"], ["ireland"]),
        (["sos", "more", "pois"], ["poison"]),
        (["learn", "overd"], ["overdose"]),
        (["craving", "skill", "urg"], ["urge-surfing"]),
        (["no", "such", "command", ""], []),
        (["--install"], ["--install-completion"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_these_are_offered(run: Run, words: list[str], offered: list[str]) -> None:
    assert offers(run, *words) == offered


def test_question_ids_are_offered(process: Run) -> None:
    offered = offers(process, "journal", "add", "--question", "4.")
    assert offered[:3] == ["4.1", "4.2", "4.3"]
    assert len(offered) >= 8


def test_recent_ids_and_the_usual_tags_are_offered(run: Run, home: Path) -> None:
    run("journal", "add", "--tag", "evening", "one")
    run("journal", "add", "--tag", "evening", "--tag", "early", "two")
    ids = [json.loads(file.read_bytes())["id"][:6] for file in reversed(records(home))]
    assert offers(run, "journal", "show", "") == ids
    assert offers(run, "journal", "show", ids[1][:4]) == [ids[1]]
    assert offers(run, "journal", "list", "--tag", "") == ["evening", "early"]
    assert offers(run, "journal", "add", "--tag", "ea") == ["early"]
    assert offers(run, "journal", "restore", "") == []
    run("journal", "delete", ids[0], "--yes")
    assert offers(run, "journal", "restore", "") == [ids[0]]


def test_drafts_are_offered(start: Start, process: Run, editor: MakeEditor, home: Path) -> None:
    assert start("journal", "add", EDITOR=editor('echo x > "$1"; exit 1')).ends() == 1
    (draft,) = (home / "drafts").iterdir()
    assert offers(process, "journal", "drafts", "open", "") == [draft.name[:6]]


def test_completion_makes_no_home(process: Run, home: Path) -> None:
    assert offers(process, "journal", "show", "") == []
    assert not home.exists()


@pytest.mark.parametrize("damage", ["home is a file", "store cut", "record cut", "records link"])
def test_a_damaged_home_offers_nothing(run: Run, home: Path, tmp_path: Path, damage: str) -> None:
    if damage == "home is a file":
        home.touch()
    else:
        run("journal", "add", "--tag", "evening", "one")
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
        assert offers(run, *words) == []
    assert offers(run, "journal", "drafts", "open", "") == []
    assert offers(run, "show", "12") == ["12"]
