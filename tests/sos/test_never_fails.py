"""The screen comes, with exit code 0 and the numbers, whatever state everything else is in."""

import io
import json
import os
import pwd
import re
import subprocess
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch
from zlib import crc32

import filelock
import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stepguide.home.country import REGIONS
from stepguide.sos import edge
from stepguide.sos.card import CARD
from tests.conftest import CHECKOUT, Ran, Run, records
from tests.home.tree import bound_by_modes, tree
from tests.sos import SAM, add, bare_env, copy_of_the_guide, guide_with, module_that_fails, on_path
from tests.terminal.terminals import Terminal, argv_of, without_styles

HELP = (CHECKOUT / "data" / "help.yaml").read_bytes()
NUMBERS = ("911", "999", "112", "000", "988", "116 123", "13 11 14", "findahelpline.com")
# All but the end of a line: control characters, direction overrides, other ends of lines.
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")

SAMS_LINE = "  Sam (sponsor): 555 0100\n"
UNREAD = "  Some of your people could not be read: stepguide doctor\n"
CARD_WITH_SAM = f"{CARD}\nYOUR PEOPLE\n{SAMS_LINE}"

NAME = "20261123T081530.123456Z-k7f3q29mzd.json"
DEEP = b"[" * 100_000
DEEPER = b'{"name":' * 100_000


def person(**fields: object) -> bytes:
    """A record of someone on the screen, with these fields instead of the usual ones."""
    usual = {
        "format": 1, "kind": "person", "id": "k7f3q29mzd", "at": "2026-11-23T08:15:30.123456Z",
        "updated_at": "2026-11-23T08:15:30Z", "name": "Kim", "role": "support",
        "reach": "555 0199", "sos": True,
    }  # fmt: skip
    return json.dumps({**usual, **fields}).encode()


class Healthy(NamedTuple):
    """What the screen is when all is well: without people, and with Sam."""

    bare: str
    with_sam: str


@pytest.fixture(scope="module")
def caches(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder for caches that holds a copy of the guide."""
    return copy_of_the_guide(tmp_path_factory.mktemp("caches"))


@pytest.fixture(autouse=True)
def with_a_copy(home: Path, caches: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every run finds a copy of the guide, unless a test says otherwise."""
    monkeypatch.setenv("XDG_CACHE_HOME", caches)


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory, caches: str) -> Healthy:
    """The screen as it should be, seen from homes of its own."""
    env = bare_env(XDG_CACHE_HOME=caches, COLUMNS="80")

    def screen(home: Path) -> str:
        env["STEPGUIDE_HOME"] = str(home)
        done = subprocess.run(argv_of(["sos"]), env=env, capture_output=True, check=True)
        return done.stdout.decode()

    home = tmp_path_factory.mktemp("homes") / "home"
    bare = screen(home)
    (home / "records" / "person").mkdir(parents=True)
    fields = {"name": "Sam", "role": "sponsor", "reach": "555 0100"}
    (home / "records" / "person" / NAME).write_bytes(person(**fields))
    with_sam = screen(home)
    assert all(number in bare for number in NUMBERS)
    assert SAMS_LINE in with_sam
    return Healthy(bare, with_sam)


@pytest.fixture
def sam(run: Run, home: Path) -> Path:
    """Sam on the screen; the folder that holds the record."""
    add(run, SAM)
    return home / "records" / "person"


def _shows_numbers(ran: Ran) -> None:
    assert ran.code == 0
    assert ran.err == ""
    assert [number for number in NUMBERS if number not in ran.out] == []
    assert "naloxone" in ran.out
    assert UNSAFE.search(ran.out) is None


def _is_a_file(home: Path) -> None:
    home.write_bytes(b"a file")


def _is_below_a_file(home: Path) -> None:
    home.with_name("other").write_bytes(b"a file")
    home.symlink_to(home.with_name("other") / "below")


def _is_a_pipe(home: Path) -> None:
    os.mkfifo(home)


def _leads_to_itself(home: Path) -> None:
    home.symlink_to(home)


def _leads_nowhere(home: Path) -> None:
    home.symlink_to(home.with_name("nowhere"))


def _is_missing(home: Path) -> None:
    assert not home.exists()


def _holds_files_for_folders(home: Path) -> None:
    home.mkdir()
    (home / "records").write_bytes(b"a file")


def _holds_a_file_for_people(home: Path) -> None:
    (home / "records").mkdir(parents=True)
    (home / "records" / "person").write_bytes(b"a file")


def _holds_a_link_for_people(home: Path) -> None:
    (home / "records").mkdir(parents=True)
    outside = home.with_name("outside")
    outside.mkdir()
    (outside / NAME).write_bytes(person())
    (home / "records" / "person").symlink_to(outside)


@pytest.mark.parametrize(
    "broken",
    [
        _is_missing,
        _is_a_file,
        _is_below_a_file,
        _is_a_pipe,
        _leads_to_itself,
        _leads_nowhere,
        _holds_files_for_folders,
        _holds_a_file_for_people,
        _holds_a_link_for_people,
    ],
    ids=lambda broken: broken.__name__.strip("_").replace("_", " "),
)
def test_a_home_that_cannot_be_read_changes_nothing(
    broken: Callable[[Path], None], process: Run, home: Path, healthy: Healthy
) -> None:
    broken(home)
    assert process("sos") == Ran(0, healthy.bare, "")


@pytest.mark.parametrize("place", ["~nobody-of-that-name/home", "/dev/null", "/proc/1/mem", "."])
def test_a_home_in_a_strange_place_changes_nothing(
    place: str, process: Run, tmp_path: Path, healthy: Healthy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert process("sos", STEPGUIDE_HOME=place) == Ran(0, healthy.bare, "")


@pytest.fixture
def unprivileged() -> Callable[..., Ran]:
    """Runs a command bound by the modes of files."""
    try:
        prefix = bound_by_modes()
    except OSError as error:
        pytest.skip(f"root cannot be bound by the modes of files here: {error}")

    def unprivileged(*words: str) -> Ran:
        done = subprocess.run([*prefix, *argv_of(words)], capture_output=True, timeout=60)
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return unprivileged


@pytest.mark.parametrize("part", [".", "records", "records/person"])
def test_a_folder_without_permission_leaves_the_rest_of_the_screen(
    part: str, unprivileged: Callable[..., Ran], home: Path, sam: Path, healthy: Healthy
) -> None:
    (home / part).chmod(0)
    try:
        ran = unprivileged("sos")
    finally:
        (home / part).chmod(0o700)
    assert ran == Ran(0, healthy.bare, "")


def test_a_record_without_permission_is_told(
    unprivileged: Callable[..., Ran], sam: Path, healthy: Healthy
) -> None:
    (sam / NAME).write_bytes(person())
    (sam / NAME).chmod(0)
    shown = healthy.with_sam.replace(SAMS_LINE, SAMS_LINE + UNREAD)
    assert unprivileged("sos") == Ran(0, shown, "")


def test_settings_without_permission_mean_every_country(
    unprivileged: Callable[..., Ran], run: Run, home: Path, sam: Path, healthy: Healthy
) -> None:
    assert run("settings", "set", "country", "uk").code == 0
    assert unprivileged("sos").out != healthy.with_sam
    (home / "settings.json").chmod(0)
    assert unprivileged("sos") == Ran(0, healthy.with_sam, "")


def test_a_home_that_cannot_be_written_is_read(
    unprivileged: Callable[..., Ran], home: Path, sam: Path, healthy: Healthy
) -> None:
    folders = [path for path in (home, *home.rglob("*")) if path.is_dir()]
    for folder in folders:
        folder.chmod(0o500)
    before = tree(home)
    try:
        ran = unprivileged("sos")
        after = tree(home)
    finally:
        for folder in folders:
            folder.chmod(0o700)
    assert ran == Ran(0, healthy.with_sam, "")
    assert after == before


@pytest.mark.parametrize(
    "data",
    [None, b"", b'{"format": 1, "pro', b"[1]", b'{"format": 99}', DEEP, b"\xff\xfe\x00"],
    ids=["missing", "empty", "cut", "list", "newer", "deep", "no text"],
)
def test_the_sign_of_the_home_has_no_say(
    data: bytes | None, process: Run, home: Path, sam: Path, healthy: Healthy
) -> None:
    store = home / "store.json"
    store.unlink() if data is None else store.write_bytes(data)
    before = tree(home)
    assert process("sos") == Ran(0, healthy.with_sam, "")
    assert tree(home) == before


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
    assert _answered([]) == (healthy.with_sam, "")
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
    assert _answered([]) == (shown, "")
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
    assert process("sos") == Ran(0, healthy.with_sam.replace(SAMS_LINE, UNREAD), "")


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


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\x1b[31mred\x1b[2J\x1b[H", "␛[31mred␛[2J␛[H"),
        ("\x1b]0;a title\x07", "␛]0;a title␇"),
        ("\x9b31m\x85x", "<U+009B>31m x"),
        ("a\x00b\x08c\x7fd", "a␀b␈c␡d"),
        ("two\nlines\r\nand\ttab", "two lines and tab"),
        ("\u202eoverride\u202c\u2066x\u2069", "<U+202E>override<U+202C><U+2066>x<U+2069>"),
        ("\u2028line\u2029end", "line end"),
        ("\ud83d lone \udfff", "? lone ?"),
        ("[bold]x[/bold] :smile: %s {0}", "[bold]x[/bold] :smile: %s {0}"),
        ("שלום Zoë 👍🏽", "שלום Zoë 👍🏽"),
    ],
    ids=ascii,
)
def test_a_name_is_shown_as_signs_on_one_line(
    name: str, shown: str, process: Run, sam: Path, healthy: Healthy
) -> None:
    (sam / NAME).write_bytes(person(name=name, reach="555 0199"))
    line = f"  {shown} (support): 555 0199\n"
    ran = process("sos")
    assert ran == Ran(0, healthy.with_sam.replace(SAMS_LINE, SAMS_LINE + line), "")
    assert UNSAFE.search(ran.out) is None


def test_no_escape_of_a_name_reaches_a_terminal(sam: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS")
    (sam / NAME).write_bytes(
        person(name="\x1b[2J\x1b]0;t\x07\x9b5m", role="\x1bc", reach="\x08\r!")
    )
    terminal = Terminal(argv_of(["sos"]), dict(os.environ), 30, 100)
    try:
        assert terminal.ends() == 0
    finally:
        terminal.is_put_away()
    assert "  ␛[2J␛]0;t␇<U+009B>5m (␛c): ␈ !\n" in terminal.text
    assert UNSAFE.search(without_styles(terminal.raw.decode()).replace("\r\n", "\n")) is None


def test_a_home_that_another_process_has_locked_is_read(
    process: Run, home: Path, sam: Path, healthy: Healthy
) -> None:
    with filelock.FileLock(home / "lock"):
        assert process("sos") == Ran(0, healthy.with_sam, "")


def _shell(script: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "SOS": " ".join(argv_of(["sos"]))}
    return subprocess.run(["/bin/sh", "-c", script], env=env, capture_output=True, timeout=60)


@pytest.mark.parametrize(
    ("closed", "is_shown"),
    [("<&-", True), ("2>&-", True), ("<&- 2>&-", True), (">&-", False), ("<&- >&- 2>&-", False)],
)
def test_streams_that_are_closed_are_no_obstacle(
    closed: str, is_shown: bool, sam: Path, home: Path, healthy: Healthy
) -> None:
    before = tree(home)
    done = _shell(f"$SOS narnia {closed}")
    said = b"" if "2>&-" in closed else b"stepguide: 'narnia' was not understood"
    assert done.returncode == 0
    assert done.stdout.decode() == (healthy.with_sam if is_shown else "")
    assert done.stderr[: len(said)] == said
    assert b"Traceback" not in done.stderr
    assert tree(home) == before


@pytest.mark.parametrize("reader", ["head -n 1", "true", "head -c 1"])
def test_a_reader_that_has_had_enough_is_no_error(reader: str, tmp_path: Path) -> None:
    status = tmp_path / "status"
    done = _shell(f'{{ sleep 0.3; $SOS; echo $? > "{status}"; }} | {reader}')
    assert done.stderr == b""
    assert status.read_text() == "0\n"


def test_a_full_pipe_that_is_closed_is_no_error() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with suppress(BlockingIOError):
        while os.write(writing, b"x" * 4096):
            pass
    os.set_blocking(writing, True)
    child = subprocess.Popen(argv_of(["sos"]), stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(0.8)
    os.close(reading)
    said = child.communicate(timeout=60)[1]
    assert (child.returncode, said) == (0, b"")


def test_without_any_home_directory_the_screen_comes(
    process: Run, healthy: Healthy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.delenv("STEPGUIDE_HOME")
    # The usual place may hold anything; it is not looked at here.
    monkeypatch.setenv("XDG_DATA_HOME", "/nowhere")
    monkeypatch.setenv("XDG_CACHE_HOME", "/nowhere")
    assert process("sos") == Ran(0, healthy.bare, "")


def test_a_user_whom_the_system_does_not_know_gets_the_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(_: object) -> object:
        raise KeyError("no such user")

    for name in ("HOME", "STEPGUIDE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    _shows_numbers(Ran(0, *_answered([])))


def test_without_pyyaml_the_card_comes_with_the_people_below_it(
    process: Run, sam: Path, tmp_path: Path
) -> None:
    path = on_path(module_that_fails(tmp_path, "yaml"))
    ran = process("sos", XDG_CACHE_HOME="/nowhere", **path)
    assert ran == Ran(0, CARD_WITH_SAM, "")
    _shows_numbers(ran)


def test_without_pyyaml_the_copy_is_enough(
    process: Run, sam: Path, tmp_path: Path, healthy: Healthy
) -> None:
    ran = process("sos", **on_path(module_that_fails(tmp_path, "yaml")))
    assert ran == Ran(0, healthy.with_sam, "")


@pytest.mark.parametrize("chosen", [True, False], ids=["home chosen", "usual home"])
def test_without_platformdirs_the_numbers_come(
    chosen: bool, process: Run, sam: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not chosen:
        monkeypatch.delenv("STEPGUIDE_HOME")
    ran = process("sos", **on_path(module_that_fails(tmp_path, "platformdirs")))
    _shows_numbers(ran)
    assert (SAMS_LINE in ran.out) == chosen


def _without(*path: str | int) -> bytes:
    return _edited(path, lambda part, name: part.__delitem__(name))


def _with(value: object, *path: str | int) -> bytes:
    return _edited(path, lambda part, name: part.__setitem__(name, value))


def _edited(path: tuple[str | int, ...], edit: Callable[[Any, Any], None]) -> bytes:
    known = part = yaml.safe_load(HELP)
    for name in path[:-1]:
        part = part[name]
    edit(part, path[-1])
    return str(yaml.safe_dump(known, sort_keys=False)).encode()


UNUSABLE = {
    "empty": b"",
    "only remarks": b"# nothing\n",
    "cut": HELP[: len(HELP) // 2 + 7],
    "cut early": HELP[:700],
    "no text": b"\xff\xfe\x00\x01",
    "no YAML": b"a: [1, 2\nb: }",
    "deep": DEEP[:10_000],
    "a list": b"- 1\n- 2\n",
    "a text": b"call someone\n",
    "null": b"null\n",
    "code": b"!!python/object/apply:os.abort []\n",
    "another file": (CHECKOUT / "data" / "words.yaml").read_bytes(),
    "no overdose": _without("overdose"),
    "no steps": _without("overdose", "steps"),
    "steps null": _with(None, "overdose", "steps"),
    "one step": _with(["Call."], "overdose", "steps"),
    "a step that is a number": _with(911, "overdose", "steps", 1),
    "an empty step": _with("", "overdose", "steps", 0),
    "a title that is a number": _with(5, "overdose", "title"),
    "signs that are a list": _with(["blue"], "overdose", "signs"),
    "no crisis": _without("crisis"),
    "crisis without a title": _with({}, "crisis"),
    "no words for someone alone": _without("alone", "advice"),
    "people without a title": _with(None, "people", "title"),
    "regions as a list": _with(["us"], "regions"),
    "a region that is a number": _with(7, "regions", "uk"),
    "no resources": _without("resources"),
    "resources empty": _with([], "resources"),
    "resources null": _with(None, "resources"),
    "resources as texts": _with(["911", "999"], "resources"),
    "a contact that is a number": _with(911, "resources", 0, "contact"),
    "a contact that is empty": _with("", "resources", 0, "contact"),
    "a resource without a kind": _without("resources", 0, "kind"),
    "a day that is none": _with("soon", "resources", 0, "read_on"),
    "no day": _without("resources", 0, "read_on"),
}


@pytest.mark.parametrize("damage", UNUSABLE)
def test_with_a_guide_that_cannot_be_used_the_card_comes_with_the_people_below_it(
    damage: str, sam: Path
) -> None:
    data = UNUSABLE[damage]
    with patch("stepguide.guide.place.read_guide_file", lambda name: data):
        assert _answered([]) == (CARD_WITH_SAM, "")
        assert _answered(["--country", "us"]) == (CARD_WITH_SAM, "")


@pytest.mark.parametrize(
    "data",
    [None, b"", DEEP[:10_000], b"a: [1, 2\nb: }", HELP[:700]],
    ids=["missing", "empty", "deep", "no YAML", "cut"],
)
def test_a_process_with_a_guide_that_cannot_be_used_shows_the_card(
    data: bytes | None, process: Run, sam: Path, tmp_path: Path
) -> None:
    ran = process("sos", **on_path(guide_with(tmp_path, data)))
    assert ran == Ran(0, CARD_WITH_SAM, "")
    _shows_numbers(ran)


@pytest.mark.parametrize("thing", ["folder", "link to nowhere"])
def test_with_a_guide_that_is_no_file_the_card_comes(
    thing: str, process: Run, tmp_path: Path
) -> None:
    source = guide_with(tmp_path, None)
    file = source.parent / "data" / "help.yaml"
    file.mkdir() if thing == "folder" else file.symlink_to("nowhere")
    assert process("sos", **on_path(source)) == Ran(0, CARD, "")


def test_a_healthy_guide_of_ones_own_gives_the_whole_screen(
    process: Run, sam: Path, tmp_path: Path, healthy: Healthy
) -> None:
    source = guide_with(tmp_path, HELP.replace(b"Shout, shake them", b"Shout and shake them"))
    shown = healthy.with_sam.replace("Shout, shake them", "Shout and shake them")
    assert process("sos", **on_path(source)) == Ran(0, shown, "")


def test_the_card_as_data_holds_the_people_too(process: Run, sam: Path, tmp_path: Path) -> None:
    ran = process("sos", "--json", **on_path(guide_with(tmp_path, b"")))
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == {"card": CARD_WITH_SAM}


@settings(max_examples=40, deadline=None)
@given(end=st.integers(0, len(HELP) - 1), country=st.sampled_from([None, *REGIONS]))
def test_a_guide_cut_anywhere_gives_the_emergency_number(end: int, country: str | None) -> None:
    expected = {"us": "911", "canada": "911", "uk": "999", "ireland": "112", "eu": "112"}
    expected |= {"australia": "000", "other": "local emergency number"}
    with patch("stepguide.guide.place.read_guide_file", lambda name: HELP[:end]):
        out, _ = _answered([] if country is None else ["--country", country])
    wanted = expected.values() if country is None else [expected[country]]
    assert [number for number in wanted if number not in out] == []


@pytest.fixture
def copy(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The copy of the guide as JSON that another command left."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert run("sos", "more").code == 0
    path = tmp_path / "cache" / "stepguide" / f"help.yaml.{crc32(HELP):08x}.json"
    assert path.exists()
    return path


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


def _as_a_pipe(copy: Path) -> None:
    copy.unlink()
    os.mkfifo(copy)


def _as_a_folder(copy: Path) -> None:
    copy.unlink()
    copy.mkdir()


def _as_a_link(copy: Path) -> None:
    elsewhere = copy.parent.parent / "elsewhere.json"
    elsewhere.write_bytes(copy.read_bytes().replace(b"Shout, shake them", b"From elsewhere"))
    copy.unlink()
    copy.symlink_to(elsewhere)


@pytest.mark.parametrize(
    "spoil",
    [
        _cut_in_half,
        _with_steps_that_are_numbers,
        _without_contacts,
        _as_a_pipe,
        _as_a_folder,
        _as_a_link,
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
    _shows_numbers(ran)
    assert SAMS_LINE in ran.out


@pytest.mark.parametrize(
    ("encoding", "name", "between"),
    [
        ("ascii", b"Zo? ??", b" / "),
        ("ascii:strict", b"Zo? ??", b" / "),
        ("latin-1", b"Zo\xeb ??", b" / "),
        ("cp437", b"Zo\x89 ??", b" / "),
        ("utf-8", "Zoë ☎☎".encode(), " · ".encode()),
    ],
)
@pytest.mark.parametrize("damaged", [False, True], ids=["screen", "card"])
def test_a_terminal_that_knows_few_letters_gets_what_it_can_show(
    damaged: bool, encoding: str, name: bytes, between: bytes, sam: Path, tmp_path: Path
) -> None:
    (sam / NAME).write_bytes(person(name="Zoë ☎☎"))
    path = on_path(guide_with(tmp_path, b"")) if damaged else {}
    env = {**os.environ, "PYTHONIOENCODING": encoding, **path}
    done = subprocess.run(argv_of(["sos"]), env=env, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"  " + name + b" (support): 555 0199\n" in done.stdout
    assert b"911 US, Canada" + (b" / " if damaged else between) + b"999 UK" in done.stdout


def test_in_a_locale_of_ascii_alone_the_screen_comes(process: Run, healthy: Healthy) -> None:
    ran = process("sos", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.isascii()
    assert " ".join(ran.out.split()) == " ".join(healthy.bare.replace("·", "/").split())


def _answered(words: list[str]) -> tuple[str, str]:
    """What `sos` with these words says on stdout and stderr, in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    err.reconfigure(errors="backslashreplace")
    with redirect_stdout(out), redirect_stderr(err):
        edge.answer(words)
    out.flush()
    err.flush()
    streams = (stream.buffer for stream in (out, err))
    said, told = (
        stream.getvalue().decode() for stream in streams if isinstance(stream, io.BytesIO)
    )
    return said, told


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
in_process = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


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
    bare, _ = _answered([])
    (folder / NAME).write_text(json.dumps(content))
    out, err = _answered([])
    before, after = bare.split("More: stepguide sos more.")
    assert err == ""
    assert UNSAFE.search(out) is None
    assert out.startswith(before)
    assert out.endswith("More: stepguide sos more." + after)
    marked = isinstance(content, dict) and content.get("sos") is not True and "sos" in content
    texts = [content.get(part) for part in PARTS] if isinstance(content, dict) else []
    out_of_reach = texts[-1:] == [""] and all(isinstance(text, str) for text in texts)
    assert ("YOUR PEOPLE" in out) != (marked or out_of_reach)
    json.loads(_answered(["--json"])[0])


@in_process
@given(content=anything | st.fixed_dictionaries({"country": anything | st.sampled_from(REGIONS)}))
def test_any_json_as_settings_gives_the_screen_of_a_country_or_of_all(
    content: object, home: Path
) -> None:
    home.mkdir(exist_ok=True)
    (home / "settings.json").write_text(json.dumps(content))
    chosen = content.get("country") if isinstance(content, dict) else None
    known = ["--country", chosen] if isinstance(chosen, str) and chosen in REGIONS else []
    shown = _answered([])
    (home / "settings.json").unlink()
    assert shown == _answered(known)


@in_process
@given(words=st.lists(st.text(st.characters()) | st.sampled_from(["--json", "--country", "--"])))
def test_any_words_after_it_still_give_a_whole_screen(words: list[str]) -> None:
    out, err = _answered(words)
    if "--json" in words:
        assert len(json.loads(out)["overdose"]["steps"]) == 5
    else:
        assert re.search(r"^1\. .*^5\. .*^More: ", out, re.MULTILINE | re.DOTALL)
    assert UNSAFE.search(out + err) is None
    assert err.count("\n") <= 1
