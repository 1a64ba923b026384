"""What other programs put among the records, and folders that are theirs: each known for what it
is, and nothing of theirs written to or taken away."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run, records
from tests.home.tree import tree
from tests.terminal.terminals import ENTER, Start

SYNC = "A program that syncs left other versions of what you wrote beside it."
BESIDE = [".DS_Store", "._x.json", "Thumbs.db", "desktop.ini", ".gitkeep"]
COMING = [".syncthing.{}.tmp", ".{}.a1B2c3", ".~{}", "{}.partial", ".unison.{}.0a1b.unison.tmp"]
VERSIONS = [
    "{stem}.sync-conflict-20261129-101010-ABCDEFG.json",
    "{stem} (conflicted copy 2026-11-29).json",
    "{stem} (conflict_on_2026-11-29).json",
    "{stem}_conflict-20261129-101010.json",
    "{stem} (1).json",
    "{stem}.json..path2",
    "{stem}.json.conflict1",
    "{stem}.json~",
]
MARK = b"\xef\xbb\xbf"


@pytest.fixture
def entry(run: Run, home: Path) -> Path:
    """The one record of a home."""
    assert run("journal", "add", "my words").code == 0
    (file,) = records(home)
    return file


def findings(run: Run) -> list[tuple[str, str, bool]]:
    """What the doctor says of each file: its name, what it is, and whether it is wrong."""
    ran = run("doctor", "--json")
    found = json.loads(ran.out)["findings"]
    assert ran.code == (4 if any(one["is_wrong"] for one in found) else 0)
    return [(Path(one["path"]).name, one["what"], one["is_wrong"]) for one in found]


def put(path: Path, data: bytes) -> Path:
    """A file as a program that syncs makes it."""
    path.write_bytes(data)
    path.chmod(0o600)
    return path


def test_what_systems_and_syncs_leave_is_passed_over_and_known(run: Run, entry: Path) -> None:
    for name in BESIDE:
        put(entry.with_name(name), b"theirs")
    for name in COMING:
        put(entry.with_name(name.format(entry.name)), b"half")
    listed = run("journal", "list")
    assert (listed.code, listed.err, listed.out.count("\n")) == (0, "", 1)
    whats = {name: (what, is_wrong) for name, what, is_wrong in findings(run)}
    theirs = ("your system or a program that syncs put it there", False)
    assert [whats.pop(name) for name in BESIDE] == [theirs] * len(BESIDE)
    coming = ("a program that syncs has not wholly brought it in yet", False)
    assert [*whats.values()] == [coming] * len(COMING)


@pytest.mark.parametrize("name", VERSIONS)
def test_another_version_of_a_record_is_told_of_and_stops_nothing(
    run: Run, home: Path, entry: Path, name: str
) -> None:
    data = entry.read_bytes()
    copy = put(entry.with_name(name.format(stem=entry.stem)), data)
    same = (copy.name, f"another program made it of {entry.name}, and it says the same", False)
    assert findings(run) == [same]
    (entry.parents[2] / ".git").mkdir(mode=0o700)
    kept = (
        ".git",
        "it keeps earlier versions of what you wrote, also of what you remove here",
        False,
    )
    assert findings(run) == [kept, same]
    (entry.parents[2] / ".git").rmdir()
    put(copy, data.replace(b"my", b"her"))
    listed = run("journal", "list", "--json")
    assert (listed.code, [one["text"] for one in json.loads(listed.out)]) == (0, ["my words"])
    assert listed.err == f"stepguide: {SYNC} To see them: stepguide doctor\n"
    for words in ("show last", "edit last --tag calm", "search words"):
        assert run("journal", *words.split()).code == 0
    ((name, what, is_wrong),) = findings(run)
    assert (name, is_wrong) == (copy.name, True)
    assert what.startswith(f"it is another version of {entry.name}, changed ")
    put(copy, b"cut")
    assert findings(run) == [
        (name, f"another program left it of {entry.name}, and it cannot be read", True)
    ]
    assert run("journal", "delete", "last", "--for-good", "--yes").code == 0
    assert not copy.exists()
    assert run("journal", "list").err == ""


@pytest.mark.parametrize("name", VERSIONS)
def test_a_record_that_is_only_there_under_another_name_is_missed_in_every_list(
    run: Run, home: Path, entry: Path, name: str
) -> None:
    copy = entry.rename(entry.with_name(name.format(stem=entry.stem)))
    listed = run("journal", "list")
    assert (listed.code, listed.out) == (4, "")
    assert listed.err == (
        f"stepguide: {copy}: a record is under this name, as a program that syncs gave it, and so "
        "it is not shown. Nothing in it was changed. See: stepguide doctor\n"
    )
    missed = run("journal", "show", entry.stem[-10:])
    assert (missed.code, listed.err in missed.err) == (3, True)
    then = json.loads(run("doctor", "--json").out)["findings"][0]["then"]
    # On a screen as well a command is whole, to be copied.
    assert f"\nTo have it under its own name:\nmv '{copy}' '{entry}'\n" in run("doctor").out
    assert then == f"To have it under its own name: mv '{copy}' '{entry}'"


def test_someone_who_is_only_there_under_another_name_is_on_the_sos_screen(
    run: Run, process: Run, home: Path
) -> None:
    added = run("people", "add", "Sam", "--role", "sponsor", "--reach", "0151 1", "--sos")
    assert added.code == 0
    (file,) = records(home, "person")
    copy = put(file.with_name(f"{file.name}..path1"), file.read_bytes())
    assert process("sos").out.count("0151 1") == 1
    file.unlink()
    assert process("sos").out.count("0151 1") == 1
    assert copy.exists()


def test_one_that_is_in_the_trash_too_is_named(run: Run, home: Path, entry: Path) -> None:
    assert run("journal", "delete", "last", "--yes").code == 0
    (there,) = (home / "trash" / "entry").iterdir()
    put(entry, there.read_bytes())
    assert findings(run) == [(entry.name, f"it is in the trash and there too: {entry}", False)]
    copy = put(entry.with_name(f"{entry.name}..path1"), entry.read_bytes())
    entry.unlink()
    assert run("journal", "list").code == 0
    assert findings(run)[0][0] == copy.name


def test_two_records_of_one_id_are_both_named_before_they_go(
    run: Run, home: Path, entry: Path, start: Start
) -> None:
    data = json.loads(entry.read_bytes())
    then = "2026-10-01T10:00:00Z"
    other = data | {"at": then, "updated_at": then, "text": "older words"}
    twin = entry.with_name(f"20261001T100000.000000Z-{data['id']}.json")
    put(twin, json.dumps(other).encode())
    assert run("journal", "list", "--count").out == "2\n"
    assert findings(run) == [(entry.name, f"it has the same id as {twin}", True)]
    assert f"\nrm '{twin}'\n" in run("doctor").out
    terminal = start("journal", "delete", data["id"], "--for-good")
    short = data["id"][:6]
    terminal.sees(f"Remove for good: {short}, my words and {short}, older words? [y/N] ")
    terminal.types("yes", ENTER)
    assert terminal.ends() == 0
    assert records(home) == []


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_a_mark_before_the_first_letter_is_no_part_of_a_file(
    run: Run, home: Path, entry: Path, ends: bytes
) -> None:
    assert run("settings", "set", "name", "Ann").code == 0
    for file in (entry, home / "settings.json", home / "store.json"):
        put(file, MARK + file.read_bytes().replace(b"\n", ends))
    listed = run("journal", "list", "--json")
    assert (listed.code, listed.err, json.loads(listed.out)[0]["text"]) == (0, "", "my words")
    assert json.loads(run("settings", "--json").out)["name"] == "Ann"
    assert run("settings", "set", "plain", "on").code == 0
    assert run("journal", "edit", "last", "--tag", "calm").code == 0
    assert entry.read_bytes()[:1] == (home / "settings.json").read_bytes()[:1] == b"{"
    assert findings(run) == []


def test_a_mark_is_no_part_of_what_comes_through_a_pipe_or_from_a_file(
    run: Run, home: Path, tmp_path: Path
) -> None:
    text = put(tmp_path / "text", MARK + b"Hope\r\nand more\r\n")
    assert run("journal", "add", input=text.read_bytes()).code == 0
    assert run("journal", "add", "before").code == 0
    assert run("journal", "edit", "last", "--text-from", str(text)).code == 0
    assert run("gratitude", "add", "--first", "-", input=text.read_bytes()).code == 0
    texts = [json.loads(file.read_bytes())["text"] for file in records(home)]
    assert texts == ["Hope\r\nand more"] * 2
    (kept,) = records(home, "gratitude")
    assert "\ufeff" not in kept.read_text()
    assert run("journal", "search", "--regex", "^Hope", "--count").out == "2\n"


THEIRS = {
    "settings.json": b'{"editor.fontSize": 14}',
    "lock": b"4711\n",
    "store.json": b'{"shop": 1}',
    "records/cash.csv": b"1,2",
    "records/2026/photo.jpg": b"photo",
    "drafts/letter.txt": b"theirs",
    "trash/old.txt": b"theirs",
}


@pytest.mark.parametrize("name", THEIRS)
def test_another_programs_folder_is_never_written_to(run: Run, home: Path, name: str) -> None:
    file = home / name
    file.parent.mkdir(parents=True)
    file.write_bytes(THEIRS[name])
    (home / "main.py").write_text("theirs")
    before = tree(home)
    added = run("journal", "add", "my words")
    assert (added.code, added.out) == (4, "")
    whose = home / name if file.parent == home else home / name.partition("/")[0]
    said = f"{whose}: it is another program's, and nothing of yours is put beside it"
    assert added.err == (
        "stepguide: your words could not be kept on the disk, so here they are:\nmy words\n"
        f"stepguide: {said}.\n  Set STEPGUIDE_HOME to a folder of its own.\n"
        "  Copy them somewhere safe. Then make room, or see: stepguide doctor\n"
    )
    for words in ("craving log 5", "settings set country us", "days used", "wipe --yes"):
        assert run(*words.split()).code == 4
    assert run("doctor").code == 4
    assert tree(home) == before


def test_wiping_leaves_what_other_programs_put_among_ours(
    run: Run, home: Path, entry: Path
) -> None:
    theirs = [home / "settings.json", home / "records" / "photos" / "a.jpg", entry.parent / "b.txt"]
    theirs[1].parent.mkdir()
    for path in theirs:
        put(path, b'{"editor.fontSize": 14}')
    words = entry.read_bytes()
    for name in (*VERSIONS, *(name.format("{stem}.json") for name in COMING)):
        put(entry.with_name(name.format(stem=entry.stem)), words)
    put(entry.with_name("copy of it.json"), words)
    put(entry.with_name(".DS_Store"), b"")
    put(home / "settings.sync-conflict-20261129-101010-ABCDEFG.json", b'{"format": 1}')
    put(home / "settings.local.json", b"theirs")
    ran = run("wipe", "--yes")
    assert (ran.code, ran.err) == (0, "")
    names = "records/entry/b.txt, records/photos/a.jpg, settings.json and settings.local.json"
    assert f"\nNot stepguide's, and left there: {names}.\n" in ran.out
    left = [path for path in home.rglob("*") if path.is_file()]
    assert sorted(left) == sorted([*theirs, home / "settings.local.json"])


def test_settings_that_were_cut_are_ours_to_take_away(run: Run, home: Path, entry: Path) -> None:
    (home / "settings.json").write_bytes(b'{\n  "format": 1,\n  "name": "An')
    assert run("wipe", "--yes").code == 0
    assert not home.exists()
