"""The people on a person's side: added, listed, shown, changed, called, taken out and put back."""

import json
import re
import subprocess
import sys
from datetime import datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from stepguide.home import ids
from stepguide.home.store import Home
from stepguide.safety import lines
from tests import kept
from tests.conftest import Ran, Run, records
from tests.home.tree import all_private, bound_by_modes, leftovers, tree
from tests.known import GUIDE

pytestmark = pytest.mark.usefixtures("on_a_screen")

OPEN_TO_ALL = (
    "The sos screen opens without any passphrase, so whoever uses this computer as you can read "
    "this one.\n"
)
KEYS = ["format", "kind", "id", "at", "updated_at", "name", "role", "reach", "sos"]
LOOKS = {
    "80": {"COLUMNS": "80"},
    "40": {"COLUMNS": "40"},
    "colour": {"COLUMNS": "80", "FORCE_COLOR": "1"},
}


def no_way(short_id: str) -> str:
    """Said where nothing tells how to reach someone."""
    return (
        "Nothing says yet how to reach them. To add it: "
        f"stepguide people edit {short_id} --reach WAY\n"
    )


def people(home: Home | Path) -> list[Path]:
    """The files of the person's people."""
    return records(home if isinstance(home, Path) else home.root, "person")


@pytest.fixture
def same_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids that count up: 1names0000, 2names0000 and so on."""
    numbers = count(1)
    monkeypatch.setattr(ids, "new_id", lambda: f"{ids.ALPHABET[next(numbers)]}names0000")


@pytest.fixture
def known(same_ids: None, clock: time_machine.Traveller, run: Run, home: Path) -> Path:
    """Seven people, added an hour apart and in none of the orders they could be shown in."""
    for words in (
        ["Dr Osei", "--role", "clinic", "--reach", "01 555 0142, 9 to 5"],
        ["Mum", "--role", "family", "--reach", "555 0103", "--sos"],
        ["Jo 👍🏽", "--reach", "signal: jo.77"],
        ["[/bold]", "--role", "family"],
        ["Sam", "--role", "sponsor", "--reach", "555 0100"],
        ["Ana", "Lucía", "--reach", "555 0101"],
        ["Bea", "--role", "support", "--reach", "bea@example.org", "--sos"],
    ):
        assert run("people", "add", *words).code == 0
        clock.shift(3600)
    return home


IN_ORDER = ["Bea", "Mum", "Sam", "Jo 👍🏽", "Ana Lucía", "[/bold]", "Dr Osei"]


def test_someone_added_is_kept_as_exactly_this_record(
    run: Run, home: Path, same_ids: None, clock: time_machine.Traveller
) -> None:
    clock.move_to(datetime(2026, 7, 4, 9, 30, 5, 250, tzinfo=ZoneInfo("Europe/Dublin")))
    ran = run("people", "add", "Sam", "--role", "sponsor", "--reach", " 555 0100 ", "--sos")
    assert ran == Ran(0, "Saved Sam, sponsor (1names).\n", OPEN_TO_ALL)
    (file,) = people(home)
    assert file.name == "20260704T083005.000250Z-1names0000.json"
    assert file.read_text() == (
        "{\n"
        '  "format": 1,\n'
        '  "kind": "person",\n'
        '  "id": "1names0000",\n'
        '  "at": "2026-07-04T09:30:05.000250+01:00",\n'
        '  "updated_at": "2026-07-04T09:30:05.000250+01:00",\n'
        '  "name": "Sam",\n'
        '  "role": "sponsor",\n'
        '  "reach": "555 0100",\n'
        '  "sos": true\n'
        "}\n"
    )
    assert all_private(home)
    assert leftovers(home) == []


def test_a_name_alone_makes_a_support_who_is_not_on_the_sos_screen(
    run: Run, home: Path, same_ids: None
) -> None:
    assert run("people", "add", "Sam") == Ran(0, "Saved Sam, support (1names).\n", no_way("1names"))
    stored = json.loads(people(home)[0].read_bytes())
    assert (stored["role"], stored["reach"], stored["sos"]) == ("support", "", False)


@pytest.mark.parametrize("command", ["add", "show", "edit", "restore", "list", "call"])
def test_json_is_the_record_with_its_short_id(run: Run, home: Path, command: str) -> None:
    added = run("people", "add", "Sam", "--role", "sponsor", "--reach", "555 0100", "--json")
    assert (added.code, added.err) == (0, "")
    words = {
        "show": ["Sam"],
        "edit": ["Sam", "--role", "sponsor"],
        "restore": ["Sam"],
    }
    if command == "restore":
        assert run("people", "delete", "Sam", "--yes").code == 0
    ran = added if command == "add" else run("people", command, *words.get(command, []), "--json")
    assert (ran.code, ran.err) == (0, "")
    said = json.loads(ran.out)
    (one,) = said if command in ("list", "call") else [said]
    stored = json.loads(people(home)[0].read_bytes())
    assert list(one) == [*KEYS, "short_id"]
    assert one == {**stored, "short_id": stored["id"][:6]}


def test_json_of_nobody_is_an_empty_list(run: Run, home: Path) -> None:
    for words in (["list"], ["list", "--trash"]):
        assert run("people", *words, "--json") == Ran(0, "[]\n", kept.missing(home))
    assert run("people", "call", "--json") == Ran(0, "[]\n", "")


def test_they_are_listed_for_sos_first_then_by_role_then_by_time(run: Run, known: Path) -> None:
    listed = json.loads(run("people", "list", "--json").out)
    assert [one["name"] for one in listed] == IN_ORDER
    assert run("people") == run("people", "list")
    reachable = [name for name in IN_ORDER if name != "[/bold]"]
    assert [one["name"] for one in json.loads(run("people", "call", "--json").out)] == reachable


KINDS = ("alone", "emergency", "crisis")
SCREENS = {
    "list": ["list"],
    "show": ["show", "Ana"],
    "show_markup": ["show", "[/bold]"],
    "call": ["call"],
}


def without_lines(page: str, aloud: bool = False) -> str:
    """A page of `call` up to the numbers of data/help.yaml, which have to end it."""
    above, found, below = page.partition("Nobody there? There are lines for exactly this:")
    if found:
        known = GUIDE.help.plain()
        ended = [line for kind in KINDS for line in lines.number(known, kind, None, aloud)]
        assert [one for one in below.split() if one != "-"] == " ".join(ended).split()
    return above + found


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(screen: str, look: str, run: Run, known: Path, snapshot: SnapshotAssertion) -> None:
    ran = run("people", *SCREENS[screen], **LOOKS[look])
    assert (ran.code, ran.err) == (0, "")
    assert without_lines(ran.out) == snapshot


@pytest.mark.parametrize("screen", SCREENS)
def test_plain_screen(screen: str, run: Run, known: Path, snapshot: SnapshotAssertion) -> None:
    assert run("settings", "set", "plain", "on").code == 0
    assert without_lines(run("people", *SCREENS[screen]).out, aloud=True) == snapshot


@pytest.mark.parametrize("words", [["list"], ["list", "--trash"], ["call"]], ids=" ".join)
def test_screen_of_nobody(
    words: list[str], run: Run, home: Path, snapshot: SnapshotAssertion
) -> None:
    ran = run("people", *words)
    assert (ran.code, ran.err) == (0, "" if words == ["call"] else kept.missing(home))
    assert without_lines(ran.out) == snapshot


def test_call_ends_with_the_numbers_of_the_country(run: Run, known: Path) -> None:
    assert run("settings", "set", "country", "uk").code == 0
    talk = [one for one in GUIDE.help.resources if (one.region, one.kind) == ("uk", "crisis")]
    first, second = (f"{one.name} {one.contact}" for one in talk[:2])
    shown = " ".join(run("people", "call").out.split())
    assert shown.endswith(
        f"There are lines for exactly this: - Emergency: 999 - {GUIDE.help.none['alone']} "
        f"- Someone to talk to: {first} · {second}"
    )
    assert run("settings", "set", "country", "us").code == 0
    shown = " ".join(run("people", "call").out.split())
    stays = "SafeSpot 1-800-972-0590 stays on the phone. No answer? A friend, on speaker."
    assert f"There are lines for exactly this: - {stays} - Emergency: 911 - " in shown


STARTS_NOTHING = """
import sys
def hook(event, args):
    if event.startswith(("subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn",
                         "os.system", "pty.", "socket.", "webbrowser.")):
        sys.stderr.write(f"started: {event} {args[:2]}\\n")
sys.addaudithook(hook)
sys.argv[0] = "stepguide"
from stepguide.__main__ import main
main()
"""


def test_call_starts_nothing_and_changes_nothing(run: Run, known: Path) -> None:
    before = tree(known)
    done = subprocess.run(
        [sys.executable, "-c", STARTS_NOTHING, "people", "call"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run("people", "call").out
    assert tree(known) == before


def test_an_edit_changes_what_it_names_and_nothing_else(
    run: Run, known: Path, clock: time_machine.Traveller
) -> None:
    (file,) = (path for path in people(known) if path.name.endswith("-5names0000.json"))
    before = {**json.loads(file.read_bytes()), "from_later": ["kept"]}
    file.write_text(json.dumps(before))
    others = {path: path.read_bytes() for path in people(known) if path != file}
    ran = run("people", "edit", "Sam", "--reach", "555 0199")
    assert ran == Ran(0, "Saved Sam, sponsor (5names).\n", "")
    now = "2026-11-25T03:15:30Z"
    changed = {**before, "reach": "555 0199", "updated_at": now}
    assert json.loads(file.read_bytes()) == changed
    ran = run("people", "edit", "5names", "--name", "Samir K.", "--role", "cli", "--sos")
    assert ran == Ran(0, "Saved Samir K., clinic (5names).\n", OPEN_TO_ALL)
    changed |= {"name": "Samir K.", "role": "clinic", "sos": True}
    assert json.loads(file.read_bytes()) == changed
    assert run("people", "edit", "Samir", "--no-sos", "--reach", "").err == no_way("5names")
    assert json.loads(file.read_bytes()) == {**changed, "reach": "", "sos": False}
    assert {path: path.read_bytes() for path in people(known) if path != file} == others


def test_an_edit_that_changes_nothing_leaves_the_file(run: Run, known: Path) -> None:
    before = tree(known)
    assert run("people", "edit", "Sam", "--role", "sponsor", "--no-sos").code == 0
    assert tree(known) == before


def test_an_edit_without_options_says_what_it_needs(run: Run, known: Path) -> None:
    before = tree(known)
    assert run("people", "edit", "Sam") == Ran(
        2,
        "",
        "stepguide: Say what is to change.\n  Such as: stepguide people edit 5names --reach WAY\n",
    )
    assert tree(known) == before


def test_add_without_a_name_and_nobody_to_ask_says_what_it_needs(run: Run, home: Path) -> None:
    assert run("people", "add", "--role", "sponsor") == Ran(
        2,
        "",
        "stepguide: Someone needs a name.\n"
        '  Such as: stepguide people add Sam --reach "555 0100"\n',
    )
    assert not home.exists()


@pytest.mark.parametrize(
    "name",
    [
        "Ana Lucía",
        "O'Brien-Lee, J.",
        "שלום",
        "محمد علي",
        "山田太郎",
        "हिन्दी ไทย",
        "e\u0301 \u00e9",
        "👍🏽 ❤️ 🇮🇪",
        "[/bold] [red]x[/red] :smile: {{x}}",
        "x" * 40,
        "-- -x",
    ],
)
def test_a_name_in_any_script_is_kept_and_shown_as_it_is(run: Run, home: Path, name: str) -> None:
    ran = run("people", "add", "--reach", "555 0100", "--", name)
    assert ran.code == 0, ran.err
    assert ran.out.startswith(f"Saved {name}, support (")
    assert json.loads(people(home)[0].read_bytes())["name"] == name
    assert f" {name} support  555 0100\n" in run("people", "list").out
    assert f" 1. {name} (support): 555 0100\n" in run("people", "call").out
    assert run("people", "show", "--", name).out.startswith(f"{name}\n")


def test_words_that_are_not_quoted_make_one_name(run: Run, home: Path) -> None:
    assert run("people", "add", "Ana", "Lucía", "K.").code == 0
    assert json.loads(people(home)[0].read_bytes())["name"] == "Ana Lucía K."
    assert run("people", "show", "Ana", "Lucía").code == 0


NO_NAME = "stepguide: Someone needs a name: a first name or initials will do.\n"
NOT_A_NAME = "stepguide: A name is one line of up to 40 letters.\n  You typed: "
NOT_A_WAY = "stepguide: How to reach someone is one line of up to 120 letters.\n  You typed: "


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("--name", "", NO_NAME),
        ("--name", " \n\t ", NO_NAME),
        ("--name", "x" * 41, f"{NOT_A_NAME}{'x' * 41}\n"),
        ("--name", "Sam\nJo", f"{NOT_A_NAME}Sam\n  Jo\n"),
        ("--name", "Sam\rJo", f"{NOT_A_NAME}Sam␍Jo\n"),
        ("--name", "\x1b[31mSam", f"{NOT_A_NAME}␛[31mSam\n"),
        ("--name", "Sam\x00Jo", f"{NOT_A_NAME}Sam␀Jo\n"),
        ("--name", "Sam\x9b2J", f"{NOT_A_NAME}Sam<U+009B>2J\n"),
        ("--name", "\u202emaS", f"{NOT_A_NAME}<U+202E>maS\n"),
        ("--name", "Sam\u2028Jo", f"{NOT_A_NAME}Sam<U+2028>Jo\n"),
        ("--reach", "5" * 121, f"{NOT_A_WAY}{'5' * 121}\n"),
        ("--reach", "555\n0100", f"{NOT_A_WAY}555\n  0100\n"),
        ("--reach", "555\x07", f"{NOT_A_WAY}555␇\n"),
    ],
)
def test_what_is_no_name_or_no_way_is_told_and_nothing_is_stored(
    run: Run, home: Path, option: str, typed: str, said: str
) -> None:
    added = ["Sam", "--reach", typed] if option == "--reach" else [typed]
    assert kept.apart(run("people", "add", *added), home) == Ran(2, "", said)
    assert not home.exists()
    assert run("people", "add", "Sam", "--reach", "555 0100").code == 0
    before = tree(home)
    ran = kept.apart(run("people", "edit", "Sam", option, typed), home)
    assert ran == Ran(2, "", said)
    assert tree(home) == before


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("sponsor", "sponsor"),
        ("sp", "sponsor"),
        ("SUP", "support"),
        (" Family ", "family"),
        ("f", "family"),
        ("c", "clinic"),
    ],
)
def test_a_role_is_known_by_its_beginning(run: Run, home: Path, typed: str, role: str) -> None:
    assert run("people", "add", "Sam", "--role", typed).code == 0
    assert run("people", "edit", "Sam", "--role", typed).code == 0
    assert json.loads(people(home)[0].read_bytes())["role"] == role


@pytest.mark.parametrize("typed", ["boss", "s", "", " ", "sponsors", "s\n"])
def test_a_role_there_is_not_is_told_and_nothing_is_stored(
    run: Run, home: Path, typed: str
) -> None:
    said = Ran(
        2,
        "",
        f"stepguide: There is no role {typed!r}.\n"
        "  The roles are sponsor, support, family, clinic.\n",
    )
    assert kept.apart(run("people", "add", "Sam", "--role", typed), home) == said
    assert not home.exists()
    assert run("people", "add", "Sam").code == 0
    before = tree(home)
    assert run("people", "edit", "Sam", "--role", typed) == said
    assert tree(home) == before


def sos_names(run: Run) -> list[str]:
    """Who is on the sos screen, read as a person would."""
    own = run("sos", COLUMNS="240").out.split("YOUR PEOPLE")[1]
    return re.findall(r"^ +(\S+) \(\w+\): \S", own, re.MULTILINE)


def test_the_fourth_for_sos_is_told_that_the_screen_has_room_for_three(
    run: Run, same_ids: None, clock: time_machine.Traveller
) -> None:
    for name in ("Ana", "Bea", "Cy"):
        ran = run("people", "add", name, "--reach", "555", "--sos")
        assert ran.err == OPEN_TO_ALL
        clock.shift(60)
    full = "The screen has room for 3, and shows {}. {} will show when one of them is taken off: "
    how = "stepguide people edit NAME --no-sos\n"
    ran = run("people", "add", "Dan", "--reach", "555", "--sos")
    assert ran.err == OPEN_TO_ALL + full.format("Ana, Bea and Cy", "Dan") + how
    assert sos_names(run) == ["Ana", "Bea", "Cy"]
    clock.shift(60)
    ran = run("people", "add", "Sam", "--role", "sponsor", "--reach", "555", "--sos")
    assert ran.err == OPEN_TO_ALL + full.format("Sam, Ana and Bea", "Cy and Dan") + how
    assert sos_names(run) == ["Sam", "Ana", "Bea"]
    assert run("people", "edit", "Ana", "--no-sos").err == ""
    ran = run("people", "edit", "Dan", "--sos")
    assert ran.err == OPEN_TO_ALL + full.format("Sam, Bea and Cy", "Dan") + how
    assert run("people", "edit", "Bea", "--no-sos").err == ""
    assert run("people", "edit", "Dan", "--sos").err == OPEN_TO_ALL
    assert sos_names(run) == ["Sam", "Cy", "Dan"]


def test_someone_taken_out_lies_in_the_trash_and_comes_back_as_they_were(
    run: Run, known: Path, snapshot: SnapshotAssertion
) -> None:
    before = {path.name: path.read_bytes() for path in people(known)}
    (name,) = (name for name in before if "-5names" in name)
    assert run("people", "delete", "sam", "--yes") == Ran(
        0, "Sam is in the trash. To put them back: stepguide people restore 5names\n", ""
    )
    (out,) = (known / "trash" / "person").iterdir()
    assert (out.name, out.read_bytes()) == (name, before[name])
    assert {path.name for path in people(known)} == before.keys() - {name}
    assert all_private(known)
    assert "Sam" not in run("people", "list").out + run("people", "call").out
    assert run("people", "list", "--trash").out == snapshot
    (trashed,) = json.loads(run("people", "list", "--trash", "--json").out)
    assert (trashed["name"], list(trashed)) == ("Sam", [*KEYS, "short_id"])
    assert run("people", "show", "Sam").out.endswith(
        "\n\nIn the trash. To put it back: stepguide people restore 5names\n"
    )
    for command in ("edit", "delete"):
        assert run("people", command, "Sam", *(["--yes"] if command == "delete" else [])) == Ran(
            3, "", "stepguide: There is nobody called 'Sam'.\n  To see all: stepguide people list\n"
        )
    assert run("people", "restore", "5NAMES") == Ran(0, "Sam is back among your people.\n", "")
    assert {path.name: path.read_bytes() for path in people(known)} == before
    assert list(out.parent.iterdir()) == []
    assert run("people", "restore", "Sam") == Ran(
        3,
        "",
        "stepguide: There is nobody called 'Sam' in the trash.\n"
        "  To see all: stepguide people list --trash\n",
    )


@pytest.mark.parametrize("first", [[], ["delete", "Sam", "--yes"]], ids=["listed", "in the trash"])
def test_for_good_leaves_no_trace_of_them(run: Run, known: Path, first: list[str]) -> None:
    if first:
        assert run("people", *first).code == 0
    ran = run("people", "delete", "Sam", "--for-good", "--yes")
    note = GUIDE.screens.removed_for_good
    assert ran == Ran(0, f"Sam is removed. {note}\n", "")
    assert len(people(known)) == 6
    assert not [path for path in known.rglob("*") if "5names" in path.name]
    assert not [path for path in known.rglob("*.json") if b'"Sam"' in path.read_bytes()]
    assert run("people", "delete", "Sam", "--for-good", "--yes").code == 3
    assert run("people", "restore", "Sam").code == 3


def test_who_is_listed_goes_for_good_before_who_is_in_the_trash(run: Run, known: Path) -> None:
    assert run("people", "delete", "Sam", "--yes").code == 0
    assert run("people", "add", "Sam", "--reach", "another Sam").code == 0
    assert run("people", "delete", "Sam", "--for-good", "--yes").code == 0
    (left,) = json.loads(run("people", "list", "--trash", "--json").out)
    assert left["reach"] == "555 0100"


@pytest.mark.parametrize("for_good", [[], ["--for-good"]], ids=["to the trash", "for good"])
def test_delete_asks_first_and_does_nothing_where_nobody_answers(
    run: Run, known: Path, for_good: list[str]
) -> None:
    before = tree(known)
    assert run("people", "delete", "Sam", *for_good) == Ran(
        2,
        "",
        "stepguide: This asks first, and there is no terminal here to ask at.\n"
        "  Add --yes to do it without being asked.\n",
    )
    assert tree(known) == before


COMMANDS = {
    "add": ["add", "Zoe"],
    "edit": ["edit", "Sam", "--reach", "x"],
    "delete": ["delete", "Sam", "--yes"],
    "for good": ["delete", "Sam", "--for-good", "--yes"],
    "restore": ["restore", "Jo"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_home_of_a_newer_stepguide_is_read_and_not_written(
    run: Run, known: Path, command: str
) -> None:
    assert run("people", "delete", "Jo", "--yes").code == 0
    store = known / "store.json"
    store.write_text('{"format": 2}')
    before = tree(known)
    newer = f"stepguide: {store}: this folder belongs to a newer stepguide."
    look = "Nothing was changed. To look at every file: stepguide doctor"
    ran = kept.apart(run("people", *COMMANDS[command]), known)
    assert ran == Ran(4, "", f"{newer}\n  {look}\n")
    shown = run("people", "list", "--json")
    assert (shown.code, len(json.loads(shown.out))) == (4, 6)
    assert shown.err == f"{newer} Nothing in it was changed. See: stepguide doctor\n"
    called = run("people", "call")
    assert (called.code, called.err) == (4, shown.err)
    assert "Sam (sponsor): 555 0100" in called.out
    assert tree(known) == before


def test_a_home_that_is_a_file_holds_up_no_number(run: Run, home: Path) -> None:
    usual = run("people", "call").out
    home.write_bytes(b"a file")
    assert run("people", "call") == Ran(
        4,
        usual,
        f"stepguide: {home}: this is a file, and stepguide needs a folder there. "
        "Nothing in it was changed. See: stepguide doctor\n",
    )


@pytest.mark.parametrize("command", [*COMMANDS, "list", "show"])
def test_a_home_that_is_a_file_is_told(run: Run, home: Path, command: str) -> None:
    home.write_bytes(b"a file")
    words = {**COMMANDS, "list": ["list", "--json"], "show": ["show", "Sam"]}[command]
    said = f"stepguide: {home}: this is a file, and stepguide needs a folder there."
    told: dict[str, tuple[int, str, str]] = {
        "add": (1, "", "\n  Move that file away, or set STEPGUIDE_HOME to another place.\n"),
        "list": (4, "[]\n", " Nothing in it was changed. See: stepguide doctor\n"),
    }
    look = "\n  Nothing was changed. To look at every file: stepguide doctor\n"
    code, out, then = told.get(command, (4, "", look))
    assert kept.apart(run("people", *words), home) == Ran(code, out, said + then)
    assert home.read_bytes() == b"a file"


def test_a_home_that_cannot_be_written_is_read_and_refusals_are_told(run: Run, known: Path) -> None:
    assert run("people", "delete", "Jo", "--yes").code == 0
    try:
        prefix = bound_by_modes()
    except OSError as error:
        pytest.skip(f"root cannot be bound by the modes of files here: {error}")

    def unprivileged(*words: str) -> Ran:
        done = subprocess.run(
            [*prefix, sys.executable, "-m", "stepguide", "people", *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    folders = [path for path in (known, *known.rglob("*")) if path.is_dir()]
    for folder in folders:
        folder.chmod(0o500)
    before = tree(known)
    try:
        shown = unprivileged("list", "--json")
        refused = {name: unprivileged(*words) for name, words in COMMANDS.items()}
        after = tree(known)
    finally:
        for folder in folders:
            folder.chmod(0o700)
    assert after == before
    assert shown == run("people", "list", "--json")
    for name, ran in refused.items():
        assert (name, ran.code, ran.out) == (name, 1, "")
        if name in ("add", "edit"):
            assert ran.err.startswith(kept.PRINTED)
            assert "stepguide: It could not be saved: Permission denied.\n" in ran.err
            continue
        first, then = ran.err.splitlines()
        assert first.startswith(f"stepguide: Permission denied: {known}/")
        assert then == "  To see how your files are: stepguide doctor"


def test_the_second_of_two_edits_is_told_and_the_first_stays(
    run: Run, process: Run, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = Home.locked

    def after_another(self: Home) -> object:
        # The moment between reading whom to change and taking the lock.
        monkeypatch.setattr(Home, "locked", locked)
        quicker = process("people", "edit", "Sam", "--reach", "the quicker")
        assert (quicker.code, quicker.err) == (0, "")
        return self.locked()

    monkeypatch.setattr(Home, "locked", after_another)
    ran = kept.apart(run("people", "edit", "Sam", "--reach", "the slower"), known)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "stepguide: It was changed by another stepguide while you were changing it.\n"
    )
    assert json.loads(run("people", "show", "Sam", "--json").out)["reach"] == "the quicker"
    assert leftovers(known) == []


@pytest.mark.slow
def test_of_many_edits_at_once_each_is_saved_or_told(run: Run, known: Path) -> None:
    ways = [f"way {number}" for number in range(4)]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "stepguide", "people", "edit", "Sam", "--reach", way],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for way in ways
    ]
    told = [one.communicate(timeout=60) for one in running]
    for one, (out, err) in zip(running, told, strict=True):
        assert (one.returncode, bool(out), bool(err)) in [(0, True, False), (1, False, True)]
    saved = [way for way, one in zip(ways, running, strict=True) if one.returncode == 0]
    shown = json.loads(run("people", "show", "Sam", "--json").out)
    assert shown["reach"] in saved
    assert len(people(known)) == 7
    assert leftovers(known) == []
    assert run("doctor").code == 0


def test_the_doctor_knows_people_and_finds_them_in_order(run: Run, known: Path) -> None:
    assert run("people", "delete", "Jo", "--yes").code == 0
    ran = run("doctor", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == {"is_well": True, "files": 9, "findings": [], "next": []}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"role": "boss"}, "role: input should be 'sponsor', 'support', 'family' or 'clinic'"),
        ({"name": ""}, "name: "),
        ({"name": "x" * 41}, "name: "),
        ({"name": "a\nb"}, "name: value error, it has to be one line"),
        ({"reach": "x" * 121}, "reach: "),
        ({"reach": None}, "reach: input should be a valid string"),
        ({"sos": "maybe"}, "sos: input should be a valid boolean"),
        ({"kind": "entry"}, "it holds another kind of record than its folder"),
        ({"format": 2}, "it was written by a newer stepguide"),
    ],
)
def test_the_doctor_says_what_is_wrong_with_someone(
    run: Run, known: Path, change: dict[str, object], reason: str
) -> None:
    file = people(known)[0]
    file.write_text(json.dumps({**json.loads(file.read_bytes()), **change}))
    before = tree(known)
    ran = run("doctor", "--json")
    wrong = [one for one in json.loads(ran.out)["findings"] if one["is_wrong"]]
    assert (ran.code, [one["path"] for one in wrong]) == (4, [str(file)])
    assert wrong[0]["what"].startswith(reason)
    assert tree(known) == before


printable = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"]) | st.just(" "), max_size=40
).filter(str.isprintable)
ways = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"]) | st.just(" "), max_size=120
).filter(str.isprintable)
unseen = st.characters(categories=["Cc", "Zl", "Zp"]) | st.sampled_from("\u202a\u202e\u2066\u2069")
few = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@few
@given(name=printable.filter(str.strip), reach=ways)
def test_any_printable_name_and_way_come_back_exactly(name: str, reach: str, run: Run) -> None:
    added = run("people", "add", f"--reach={reach}", "--json", "--", name)
    assert (added.code, added.err) == (0, "")
    kept = json.loads(added.out)
    assert (kept["name"], kept["reach"]) == (name.strip(), reach.strip())
    assert json.loads(run("people", "show", kept["id"], "--json").out) == kept
    assert run("people", "edit", kept["id"], f"--name={name}", f"--reach={reach}").code == 0
    assert json.loads(run("people", "show", kept["id"], "--json").out) == kept
    assert run("people", "delete", kept["id"], "--for-good", "--yes").code == 0


@few
@given(before=printable.filter(str.strip), sign=unseen, after=printable.filter(str.strip))
def test_no_name_or_way_with_a_sign_that_is_not_seen_is_kept(
    before: str, sign: str, after: str, run: Run, home: Path
) -> None:
    for words in ([f"--reach={before}{sign}{after}", "Sam"], ["--", f"{before}{sign}{after}"]):
        ran = kept.apart(run("people", "add", *words), home)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("stepguide: ")
        assert not set(ran.err) & {chr(code) for code in (*range(9), *range(11, 32), 0x9B)}
    assert not home.exists()
