"""The front page: one screen that waits for a letter or a word, does it, and comes back."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import typer
from time_machine import Traveller

from stepguide import app, meaning, rooms
from stepguide.guide.guide import Guide
from stepguide.terminal.context import Context
from stepguide.today import choices, evening
from tests import clock as clocks
from tests.conftest import NOW, Run, records
from tests.terminal.terminals import CTRL_C, CTRL_D, Start, Terminal
from tests.today import COUNTRY, GOODBYE, WHAT_NOW, Front

ROWS = 22

AHEAD = "ring M. after breakfast "


def _rows(terminal: Terminal) -> int:
    return len(terminal.text.split("\n"))


@pytest.fixture
def front(start: Start) -> Callable[..., Front]:
    """Starts the program alone at 80 by 24."""

    def front(first: str = COUNTRY, **env: str) -> Front:
        return Front(start(columns=80, **env), first)

    return front


def _welcomed(run: Run, home: Path) -> None:
    assert run("settings", "set", "menu", "on").code == 0
    content = json.loads((home / "store.json").read_bytes())
    (home / "store.json").write_text(json.dumps({**content, "told": ["welcome"]}))


@pytest.fixture
def known(run: Run, home: Path) -> None:
    """Someone who has been here before."""
    _welcomed(run, home)


@pytest.mark.parametrize("country", ["", "us", "fr", "ireland"])
def test_the_first_screen_is_one_and_says_what_has_to_be_known(
    country: str, run: Run, start: Start
) -> None:
    if country:
        assert run("settings", "set", "country", country).code == 0
    terminal = start(columns=80)
    terminal.sees(COUNTRY)
    assert _rows(terminal) <= ROWS
    shown = " ".join(terminal.text.split())
    for said in (
        *("will not wake up", "naloxone", "After a break even a little can stop your breathing"),
        *("a court may ask for it", "No clinician has reviewed it", "lines for young people"),
        "[c] craving [u] I used [!] emergency",
    ):
        assert said in shown


@pytest.mark.parametrize(("typed", "chosen"), [("", None), ("ireland", "ireland"), ("FR", "fr")])
def test_its_one_question_is_asked_once(
    typed: str, chosen: str | None, front: Callable[..., Front], home: Path, run: Run
) -> None:
    shown = front().types(typed)
    assert "Tuesday, 24 November 2026" in shown
    assert json.loads(run("settings", "--json").out)["country"] == chosen
    assert "Tuesday, 24 November 2026" in front(WHAT_NOW).terminal.text


def test_a_country_without_numbers_here_is_told_so(front: Callable[..., Front]) -> None:
    shown = front().types("Norway")
    assert "No numbers of Norway are known here, so those of all are shown." in shown
    assert "911 US" in shown


def test_a_choice_is_heard_there_too_and_the_question_comes_again_next_time(
    front: Callable[..., Front],
) -> None:
    first = front()
    assert "How strong is it right now" in first.types("c", "> ")
    first.types(":stop")
    first.types("q", GOODBYE)
    assert first.terminal.ends() == 0
    again = front().terminal.text
    assert "Welcome" not in again
    assert "Tuesday, 24 November 2026" in again


def test_another_command_first_takes_nothing_from_it(run: Run, front: Callable[..., Front]) -> None:
    assert run("journal", "add", "words").code == 0
    assert "Welcome" not in run("today").out
    assert "Welcome" in front().terminal.text


@pytest.mark.parametrize("is_first", [True, False])
def test_from_a_craving_of_nine_to_a_number_it_is_four_keys_and_sixty_words(
    is_first: bool, run: Run, home: Path, front: Callable[..., Front]
) -> None:
    if not is_first:
        _welcomed(run, home)
    here = front(COUNTRY if is_first else WHAT_NOW)
    shown = here.types("c", "0 to 10?") + here.types("9", "What set it off")
    before = shown[: shown.index("911 US")]
    words = [word for word in before.split() if not re.search(r"\d", word) and word.isalpha()]
    assert len(words) <= 60


def _name(run: Run) -> None:
    run("settings", "set", "name", "Ana")
    run("settings", "set", "country", "us")


def _lived(run: Run) -> None:
    _name(run)
    run("days", "began", "2026-11-03")
    run(
        "checkin",
        "--at",
        "yesterday 9pm",
        "--evening",
        "--tomorrow",
        "ring M. after breakfast " * 9,
    )
    run("start", "4")


def _used(run: Run) -> None:
    _lived(run)
    run("people", "add", "Sam", "--role", "sponsor", "--reach", "555 0100", "--sos")
    run("days", "used", "yesterday")


def _nowhere(run: Run) -> None:
    _used(run)
    run("settings", "unset", "country")
    for name in ("Ana", "Bo"):
        run("people", "add", name, "--reach", "555 0101", "--sos")


def _unsafe(run: Run) -> None:
    _nowhere(run)
    run("checkin", "--living", "yes", "--unsafe", "yes", "--craving", "9")


@pytest.mark.parametrize("make", [None, _name, _lived, _used, _nowhere, _unsafe])
def test_the_page_is_one_screen_whatever_there_is(
    make: Callable[[Run], None] | None, known: None, run: Run, start: Start
) -> None:
    if make:
        make(run)
    terminal = start(columns=80)
    terminal.sees(WHAT_NOW)
    assert _rows(terminal) <= ROWS, terminal.text
    shown = terminal.text
    assert "911" in shown
    if make in (_used, _nowhere, _unsafe):
        assert "555 0100" in shown
        assert "Step 4" not in shown.partition("555 0100")[0]
    assert ("For today you wrote: ring M." in shown) == (make in (_lived, _used, _nowhere))


def test_what_was_written_for_the_day_is_there_the_next_morning(
    known: None, run: Run, clock: Traveller
) -> None:
    assert run("checkin", "--evening", "--tomorrow", "ring M. after breakfast").code == 0
    assert "you wrote" not in run("today").out
    clock.shift(timedelta(hours=11))
    assert "For today you wrote: ring M. after breakfast\n" in run("today").out
    ahead = json.loads(run("today", "--json").out)["ahead"]
    assert (ahead["text"], ahead["is_for_today"]) == ("ring M. after breakfast", True)
    clock.shift(timedelta(days=2))
    assert "For the day after Tuesday you wrote: ring M." in run("today").out
    clock.shift(timedelta(days=7))
    assert "you wrote" not in run("today").out


def test_after_midnight_the_day_that_has_begun_is_meant(
    known: None, run: Run, clock: Traveller
) -> None:
    clock.shift(timedelta(hours=5))
    assert run("checkin", "--evening", "--tomorrow", "sleep in").code == 0
    clock.shift(timedelta(hours=8))
    assert "For today you wrote: sleep in\n" in run("today").out


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("k", "check-in"),
        ("check in", "check-in"),
        ("CRAVING", "How strong is it right now"),
        ("I want to use", "Before anything else:"),
        ("4", "Step 4: Self-Reflection"),
        ("step 4", "Step 4: Self-Reflection"),
        ("stepguide show 4", "Step 4: Self-Reflection"),
        ("find zebra", "zebra"),
        ("naloxone", "NOT BREATHING"),
        ("!", "NOT BREATHING"),
        ("e", "NOT BREATHING"),
        ("help", "NOT BREATHING"),
        ("?", "stepguide help --all"),
        ("m", "[i] inventory"),
        ("more", "[i] inventory"),
        ("d", "Your days"),
        ("look back", "Looking back"),
        ("journal add 'a whole command'", "Saved "),
        ("settings", "whose help numbers are shown"),
    ],
)
def test_a_letter_a_word_a_command_and_plain_words_are_understood(
    typed: str, shown: str, known: None, front: Callable[..., Front]
) -> None:
    front(WHAT_NOW).types(typed, shown)


def test_each_thing_comes_back_and_an_empty_line_shows_the_page(
    known: None, front: Callable[..., Front], home: Path
) -> None:
    here = front(f"{WHAT_NOW}read step 1) ")
    here.types("d", f"{WHAT_NOW}today's page) ")
    assert "Tuesday, 24 November 2026" in here.types("", f"{WHAT_NOW}read step 1) ")
    before = sorted(path for path in home.rglob("*"))
    assert "Step 1: " in here.types("", "Enter for more, q when done: ")
    here.types("q", f"{WHAT_NOW}today's page) ")
    assert sorted(path for path in home.rglob("*")) == before


@pytest.mark.parametrize("typed", ["q", "quit", "leave", "exit", "bye", ":stop", "good night"])
def test_it_is_left_with_a_word(typed: str, known: None, front: Callable[..., Front]) -> None:
    here = front(WHAT_NOW)
    here.types(typed, GOODBYE)
    assert here.terminal.ends() == 0


def test_ctrl_d_leaves_and_ctrl_c_empties_the_line_first(
    known: None, front: Callable[..., Front]
) -> None:
    here = front(WHAT_NOW)
    here.types("half a li", "Press Ctrl-C once more to leave.", CTRL_C)
    here.types("d", "Your days")
    here.terminal.sees(WHAT_NOW)
    here.types("", "once more", CTRL_C)
    here.types("", GOODBYE, CTRL_C)
    assert here.terminal.ends() == 0
    again = front(WHAT_NOW)
    again.types("", GOODBYE, CTRL_D)
    assert again.terminal.ends() == 0


@pytest.mark.parametrize(
    "said",
    [
        "I don't know, and I can't sleep",
        'he said "no" again',
        "it's 5'6\" tall",
        "a  b   c",
        "\\n $HOME",
    ],
)
def test_what_is_written_there_is_kept_as_it_was_typed(
    said: str, known: None, front: Callable[..., Front], home: Path
) -> None:
    front(WHAT_NOW).types(f"write {said}", "Saved ")
    assert json.loads(records(home, "entry")[0].read_bytes())["text"] == said


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("journal add don't and can't", ["journal", "add", "don't", "and", "can't"]),
        ("journal add 'two words' \"and 'these'\"", ["journal", "add", "two words", "and 'these'"]),
        ('plan add "half', ["plan", "add", '"half']),
        ("settings set name ''", ["settings", "set", "name", ""]),
    ],
)
def test_a_command_there_has_its_words_as_they_stand(line: str, words: list[str]) -> None:
    assert rooms.words_of(line) == words


def test_what_is_nearly_a_command_is_offered_and_run_on_enter(
    known: None, front: Callable[..., Front], home: Path
) -> None:
    here = front(WHAT_NOW)
    here.types("jounal add 'still here'", "Run that? [Y/n] ")
    here.types("")
    assert json.loads(records(home, "entry")[0].read_bytes())["text"] == "still here"
    here.types("delete", "There is nothing here that is called delete.")


def test_a_sentence_is_offered_to_be_kept_and_never_lost(
    known: None, front: Callable[..., Front], home: Path
) -> None:
    here = front(WHAT_NOW)
    said = "I feel -- awful tonight, don't ask"
    here.types(said, "Keep that as an entry in your journal? [Y/n] ")
    here.types("", "Saved ")
    assert json.loads(records(home, "entry")[0].read_bytes())["text"] == said
    here.terminal.sees(WHAT_NOW)
    here.types("nothing of the kind at all", "[Y/n] ")
    assert "That is all right. It was not kept." in here.types("n")
    here.types("today was hard", "Keep that as an entry in your journal? [Y/n] ")
    here.types("n")
    here.types("words before the window closes", "[Y/n] ")
    here.types("", "kept as a draft", CTRL_C)
    here.terminal.sees(WHAT_NOW)
    assert len(records(home, "entry")) == 1
    (draft,) = home.glob("drafts/*/text")
    assert draft.read_text() == "words before the window closes"


def test_of_a_paste_the_first_line_alone_is_done(
    known: None, front: Callable[..., Front], home: Path
) -> None:
    here = front(WHAT_NOW)
    here.types("d\nwipe\ny", "only the first line was taken")
    here.terminal.sees("Your days", WHAT_NOW)
    assert home.exists()


def test_a_fault_in_one_thing_ends_nothing(
    known: None, front: Callable[..., Front], tmp_path: Path
) -> None:
    broken = (
        "import importlib.abc, sys\n"
        "class Broken(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'stepguide.progress.run':\n"
        "            raise RuntimeError('broken')\n"
        "sys.meta_path.insert(0, Broken())\n"
    )
    here = front(WHAT_NOW, **clocks.running_first(tmp_path / "first" / "broken.py", broken))
    assert "that command failed (RuntimeError)" in here.types("v")
    assert "Your days" in here.types("d")


def test_what_changes_elsewhere_meanwhile_is_seen(
    known: None, front: Callable[..., Front], run: Run
) -> None:
    here = front(WHAT_NOW)
    assert run("settings", "set", "name", "Ana").code == 0
    here.types("d")
    assert "Hello Ana. Tuesday" in here.types("")


def test_midnight_passes(known: None, clock: Traveller, capsys: pytest.CaptureFixture[str]) -> None:
    root = typer.main.get_command(app.app)
    assert isinstance(root, app.CommandTree)
    here = evening.Evening(Context(attempt=root.attempt))
    here.show()
    clock.shift(timedelta(hours=4))
    here.show()
    shown = capsys.readouterr().out
    assert shown.index("Tuesday, 24 November 2026") < shown.index("Wednesday, 25 November 2026")


def test_a_zone_changes(known: None, clock: Traveller, capsys: pytest.CaptureFixture[str]) -> None:
    root = typer.main.get_command(app.app)
    assert isinstance(root, app.CommandTree)
    here = evening.Evening(Context(attempt=root.attempt))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Pacific/Kiritimati")
        here.show()
    time.tzset()
    assert "Wednesday, 25 November 2026" in capsys.readouterr().out


def test_it_waits_only_at_a_terminal_and_not_where_it_is_set_not_to(
    known: None, run: Run, process: Run, start: Start
) -> None:
    assert process().out == process("today").out
    assert json.loads(process("--json").out) == json.loads(process("today", "--json").out)
    for words, menu in ((("today",), "on"), ((), "off")):
        assert run("settings", "set", "menu", menu).code == 0
        terminal = start(*words, columns=80)
        assert terminal.ends() == 0
        assert WHAT_NOW not in terminal.text


@pytest.mark.parametrize("width", [40, 80, 200])
def test_in_plain_it_is_read_as_sentences(width: int, known: None, run: Run, start: Start) -> None:
    assert run("settings", "set", "plain", "on").code == 0
    terminal = start(columns=width, TERM="dumb")
    terminal.sees("(Enter: ")
    shown = " ".join(terminal.text.split())
    assert "Type a letter: craving: c, I used: u, emergency: sos, check in: k, write: w" in shown
    assert "\x1b" not in terminal.raw.decode().replace("\x1b[?2004h", "")
    assert max(map(len, terminal.text.split("\n"))) <= width


def test_no_two_choices_have_the_same_letter_or_word() -> None:
    words = [word for one in choices.ALL for word in (one.key, one.says, *one.also)]
    assert len(words) == len({*words})


def test_every_choice_leads_to_a_command(run: Run) -> None:
    for one in choices.ALL:
        if one.command and one.command != "search":
            path = [word for word in one.command.split() if not word.startswith("-")]
            assert run(*path, "--help").code == 0


def test_a_line_that_would_remove_something_is_never_near_enough() -> None:
    root = typer.main.get_command(app.app)
    context = Context(open_guide=Guide)
    for typed in ("wip", "wipe it", "delet last", "remove all", "journal delte last", "drop 1"):
        meant = meaning.meant(typed, root, context)
        assert not {"wipe", "delete", "drop"} & {*meant.words} or typed == "wipe it"


MEMORY = """
import gc, os, sys
from stepguide import app
import typer
gc.enable()
def size():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
for number in range(300):
    words = THINGS[number % len(THINGS)]
    app._run_line(words)
    if number == 20:
        before = size()
print(size() - before, file=sys.stderr)
"""
THINGS = [
    ["today"],
    ["steps"],
    ["show", "4"],
    ["journal", "add", "words"],
    ["journal", "list"],
    ["search", "words"],
    ["days"],
    ["checkin", "--mood", "5"],
    ["craving", "log", "3"],
    ["insight"],
    ["progress"],
    ["learn", "overdose"],
    ["people", "list"],
    ["gratitude", "list"],
    ["help"],
]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux says how large one is")
def test_an_evening_of_three_hundred_things_grows_by_little(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"THINGS = {THINGS!r}\n{MEMORY}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stderr.split()[-1]) <= 12 * 1024, "kilobytes"
    assert NOW.year
