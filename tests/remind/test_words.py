"""Words of any kind come out as they are: cron's line through sh, systemd's and launchd's files."""

import os
import plistlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stepguide.home.record import is_one_line
from stepguide.remind import schedulers
from tests.conftest import Run
from tests.remind import made_by

WORDS = [
    "A quiet minute.",
    'it\'s "time" for `tea`',
    "100% $HOME ${HOME} $(id) %h %% $$",
    r"back\slash \n \t \\ \% \\% 50\%",
    "%",
    r"\%",
    r"\\\%",
    "<b> & </b> &amp; ]]>",
    "-n",
    "--help",
    "-e a",
    "# no comment",
    "; rm -rf ~ | & > x",
    "! ~ * ? [a] {b,c}",
    "café ☕ 'Ελληνικά'",
    "'",
    '"',
    "\\",
    "a  b",
]
ONE_LINE = st.text(
    st.one_of(st.sampled_from("%\\'\"$`<>&-# ab"), st.characters(codec="utf-8")), min_size=1
).filter(lambda text: is_one_line(text) and bool(text.strip()))
many = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def as_cron_hands_it_on(line: str) -> str:
    """The command of a line of a crontab as cron gives it to sh, as Vixie's and cronie do: what
    follows the fifth blank, up to a % without a backslash; the backslash of one with it goes."""
    command = line.split(" ", 5)[5]
    kept, escaped = "", False
    for letter in command:
        if escaped:
            kept = kept[:-1] + letter if letter == "%" else kept + letter
            escaped = False
        elif letter == "%":
            break
        else:
            kept += letter
            escaped = letter == "\\"
    return kept


@pytest.fixture
def shells_words(tmp_path: Path) -> Path:
    """A folder with a `write` and a `notify-send` that keep what they are given."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "write").write_text(f'#!/bin/sh\n[ "$1" = me ] && cat > {tmp_path}/said\n')
    (folder / "notify-send").write_text(
        f'#!/bin/sh\n[ "$1" = -- ] && [ $# = 2 ] && printf "%s\\n" "$2" > {tmp_path}/said\n'
        '[ "$DBUS_SESSION_BUS_ADDRESS" = "unix:path=/run/user/$(id -u)/bus" ]\n'
    )
    for tool in folder.iterdir():
        tool.chmod(0o755)
    return folder


def said_by_sh(command: str, tools: Path) -> str:
    """What the tool was given when sh ran this command, as cron would."""
    said = tools.parent / "said"
    said.unlink(missing_ok=True)
    env = {"PATH": f"{tools}:{os.environ['PATH']}", "LOGNAME": "me", "HOME": "/nonexistent"}
    done = subprocess.run(
        ["/bin/sh", "-c", command], env=env, cwd=tools, capture_output=True, timeout=30
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return said.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("tool", ["write", "notify-send"])
def test_crons_line_says_the_words(
    tool: str, words: str, run: Run, programs: set[str], shells_words: Path
) -> None:
    programs.add(tool)
    *_, line, _ = made_by(run, "cron", f"--words={words}", "--at", "7:05")
    assert line.startswith("5 7 * * * ")
    assert line.endswith("  # quiet-minute")
    assert tool in line
    assert said_by_sh(as_cron_hands_it_on(line), shells_words) == f"{words}\n"


@many
@given(words=ONE_LINE)
def test_any_line_of_words_comes_through_cron_and_sh(words: str, shells_words: Path) -> None:
    line = schedulers.cron(20, 0, words).add[-1].lines
    assert "\n" not in line
    command = as_cron_hands_it_on(line)
    assert command.endswith("  # quiet-minute")
    assert said_by_sh(command, shells_words) == f"{words}\n"


def _exec_start(unit: str) -> str:
    (line,) = [line for line in unit.split("\n") if line.startswith("ExecStart=")]
    return line.removeprefix("ExecStart=")


def as_systemd_reads_it(command: str) -> list[str]:
    """The words of a command line as systemd.service(5) says: double quotes hold a word together,
    a backslash takes the next sign as it is, %% is % and $$ is $."""
    found = re.fullmatch(r'(\S+) (\S+) "((?:[^"\\]|\\["\\])*)"', command)
    assert found, "quotes have to open and close once"
    inner = re.sub(r'\\(["\\])', r"\1", found[3])
    assert not re.search(r"(?<!%)%(?:%%)*(?!%)", inner), "a single % is a specifier"
    assert not re.search(r"(?<!\$)\$(?:\$\$)*(?!\$)", inner), "a single $ is a variable"
    return [found[1], found[2], inner.replace("%%", "%").replace("$$", "$")]


@pytest.mark.parametrize("words", WORDS)
def test_systemds_service_says_the_words(words: str, run: Run) -> None:
    service, *_ = made_by(run, "systemd", f"--words={words}")
    assert as_systemd_reads_it(_exec_start(service)) == ["notify-send", "--", words]


@many
@given(words=ONE_LINE)
def test_any_line_of_words_comes_through_systemd(words: str) -> None:
    service = schedulers.systemd(20, 0, words).add[0].lines
    assert as_systemd_reads_it(_exec_start(service)) == ["notify-send", "--", words]


def test_quotes_signs_and_variables_are_written_for_systemd_as_it_wants_them(run: Run) -> None:
    service, *_ = made_by(run, "systemd", "--words=a \"b\" 'c' 5% $HOME \\n <&>")
    assert _exec_start(service) == (
        r"""notify-send -- "a \"b\" 'c' 5%% $$HOME \\n <&>" """.rstrip()
    )


@pytest.mark.parametrize("words", WORDS)
def test_systemd_finds_nothing_wrong_with_the_units(
    words: str, run: Run, tmp_path: Path, shells_words: Path
) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed")
    service, timer, *_ = made_by(run, "systemd", f"--words={words}", "--at", "7:05")
    notify = str(shells_words / "notify-send")
    (tmp_path / "quiet-minute.service").write_text(service.replace("notify-send", notify, 1))
    (tmp_path / "quiet-minute.timer").write_text(timer)
    units = [str(tmp_path / f"quiet-minute.{kind}") for kind in ("service", "timer")]
    (tmp_path / "run").mkdir()
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", *units],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path / "run")},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def _script(plist: str) -> str:
    """The AppleScript in an agent, and everything around it as it has to be."""
    agent = plistlib.loads(plist.encode())
    assert agent.pop("StartCalendarInterval") == {"Hour": 20, "Minute": 0}
    assert agent.pop("Label") == "local.quiet-minute"
    osascript, dash_e, script = agent.pop("ProgramArguments")
    assert (osascript, dash_e, agent) == ("osascript", "-e", {})
    return str(script)


def _notified(script: str) -> str:
    """The words in `display notification "…"`: in AppleScript only \\ and \" are written so."""
    found = re.fullmatch(r'display notification "((?:[^"\\]|\\["\\])*)"', script)
    assert found
    return re.sub(r'\\(["\\])', r"\1", found[1])


@pytest.mark.parametrize("words", WORDS)
def test_launchds_agent_says_the_words(words: str, run: Run) -> None:
    plist, *_ = made_by(run, "launchd", f"--words={words}")
    assert _notified(_script(plist)) == words


@many
@given(words=ONE_LINE.filter(lambda text: not re.search("[\ufffe\uffff]", text)))
def test_any_line_of_words_comes_through_launchd(words: str) -> None:
    assert _notified(_script(schedulers.launchd(20, 0, words).add[0].lines)) == words


@pytest.mark.parametrize("name", ["systemd", "launchd"])
def test_what_takes_it_out_names_every_file_that_was_added(name: str, run: Run) -> None:
    to_add = run("remind", "--scheduler", name).out.partition("To take it out again")[0]
    added = re.findall(r"in the file (\S+):\n", to_add)
    gone = made_by(run, name)[-1]
    assert added
    assert [file for file in added if f" {file}" not in gone] == []


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("shell", ["sh", "bash", "zsh"])
def test_the_shells_line_says_the_words_once_a_day_and_after_its_time(
    words: str, shell: str, run: Run, tmp_path: Path
) -> None:
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell} here")

    date = tmp_path / "date"
    date.write_text("#!/bin/sh\ncase $1 in +%F) echo 2026-11-24 ;; *) echo 0830 ;; esac\n")
    date.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}

    def says(at: str) -> str:
        line, *_ = made_by(run, "shell", f"--words={words}", "--at", at)
        done = subprocess.run([shell, "-c", line], capture_output=True, env=environment)
        return done.stdout.decode()

    assert says("8:31") == ""
    assert says("8:30") == f"{words.strip()}\n"
    assert says("8:00") == ""
