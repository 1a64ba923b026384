"""The README's first command in a fresh Debian: it ends on the front page, and the name works."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from stepguide import __version__
from tests.conftest import CHECKOUT

pytestmark = pytest.mark.slow

PATIENCE = 240
FIRST = "sh install.sh"
USER = "1000"
Inside = Callable[..., subprocess.CompletedProcess[str]]


def _copy(to: Path) -> None:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, check=True
    ).stdout
    for name in filter(None, names.decode().split("\0")):
        if not name.startswith("tests/"):
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(CHECKOUT / name, to / name)


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the program stands on, and what builds it, as files."""
    folder = tmp_path_factory.mktemp("wheels")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", str(folder)]
    done = subprocess.run([*pip, str(CHECKOUT), "hatchling"], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"there is nothing to install from: {done.stderr.splitlines()[-1:]}")
    return folder


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory, wheels: Path) -> Path:
    """A fresh Debian with Python, the checkout in /home/p/stepguide, and no network."""
    if os.getuid() or not shutil.which("mmdebstrap"):
        pytest.skip("a fresh root is made with mmdebstrap, as root")
    folder = tmp_path_factory.mktemp("debian") / "root"
    make = ["mmdebstrap", "--quiet", "--variant=minbase", "--include=python3,python3-venv"]
    done = subprocess.run(
        [*make, "bookworm", str(folder)], capture_output=True, text=True, timeout=PATIENCE
    )
    if done.returncode:
        pytest.skip(f"no root can be made here: {done.stderr.splitlines()[-1:]}")
    shutil.copytree(wheels, folder / "wheels")
    _copy(folder / "home" / "p" / "stepguide")
    subprocess.run(["chmod", "-R", "a+rX", folder / "wheels"], check=True)
    subprocess.run(["chown", "-R", f"{USER}:{USER}", folder / "home" / "p"], check=True)
    return folder


def _env(home: str, path: str) -> list[str]:
    pip = ["PIP_NO_INDEX=1", "PIP_FIND_LINKS=/wheels", "PIP_NO_CACHE_DIR=1"]
    return ["env", "-i", f"HOME={home}", f"PATH={path}", "TERM=xterm", "SHELL=/bin/bash", *pip]


@pytest.fixture
def inside(root: Path) -> Inside:
    """Runs a line of shell in it, as root or as a person who has no folder for programs yet."""

    def inside(line: str, *, user: bool = False) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*_argv(root, user), "bash", "-c", line],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    return inside


def _argv(root: Path, user: bool) -> list[str]:
    home = "/home/p" if user else "/root"
    path = "/usr/bin:/bin" if user else "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
    who = [f"--userspec={USER}:{USER}"] if user else []
    return ["chroot", *who, str(root), *_env(home, path)]


def test_it_is_the_readmes_first_command() -> None:
    block = re.search(r"```sh\n(.*?)```", (CHECKOUT / "README.md").read_text(), re.DOTALL)
    assert block
    assert block[1] == f"{FIRST}\n"


def test_without_a_terminal_it_ends_on_the_page_and_a_step_and_the_name_works(
    inside: Inside,
) -> None:
    done = inside(f"cd /home/p/stepguide && {FIRST}")
    assert (done.returncode, done.stderr) == (0, "")
    first, page, step = (
        done.stdout.index(one) for one in ("Welcome", "Step 1: ", "The principle behind it")
    )
    assert first < page < step
    assert done.stdout.endswith("It is there: type stepguide\n")
    assert inside("stepguide --version").stdout == f"stepguide {__version__}\n"
    assert inside("bash -lc 'stepguide journal add words'").returncode == 0
    again = inside(f"cd /home/p/stepguide && {FIRST} && ls ~/.local/share/stepguide-program")
    assert again.returncode == 0
    assert len(again.stdout.rpartition("type stepguide\n")[2].split()) == 1, "the old one went"
    gone = inside("cd /home/p/stepguide && sh install.sh --remove")
    assert gone.returncode == 0
    assert "your folder  /root/.local/share/stepguide" in gone.stdout
    assert inside("command -v stepguide").returncode == 1
    assert len(inside("ls ~/.local/share/stepguide/records/entry").stdout.split()) == 1


def test_where_the_path_is_in_the_way_the_last_line_can_be_pasted(inside: Inside) -> None:
    done = inside(f"cd ~/stepguide && {FIRST}", user=True)
    assert done.returncode == 0, done.stderr
    line = done.stdout.splitlines()[-1].strip()
    shown = inside(f"{line}\nstepguide --version\nbash -ic 'stepguide --version'", user=True)
    assert shown.stdout == f"stepguide {__version__}\n" * 2


def test_at_a_terminal_it_ends_on_the_front_page(root: Path) -> None:
    line = f"cd /home/p/stepguide && {FIRST}; stepguide --version"
    argv = [*_argv(root, user=False), "bash", "-c", line]
    child = pexpect.spawn(argv[0], argv[1:], dimensions=(24, 80), timeout=PATIENCE)
    child.expect_exact(b"(Enter: all) ")
    child.send("\r")
    child.expect_exact(b"What now? ")
    child.send("w\r")
    child.expect_exact(b"2004h")
    child.expect_exact(b"! is help")
    child.send("one sentence")
    child.send("\x04")
    child.expect_exact(b"Saved ")
    child.expect_exact(b"What now? ")
    child.send("q\r")
    child.expect_exact(b"It is there: type stepguide")
    child.expect_exact(f"stepguide {__version__}".encode())
    child.expect(pexpect.EOF)
    child.close()


def test_what_is_missing_is_named_with_the_line_that_installs_it(inside: Inside) -> None:
    gone = "dpkg --remove --force-depends python3-venv python3.11-venv >/dev/null 2>&1"
    done = inside(f"{gone}; cd /home/p/stepguide && {FIRST}")
    assert done.returncode == 1
    assert "  apt-get update && apt-get install -y python3-venv\n" in done.stderr
    none = inside(f"cd /home/p/stepguide; mv /usr/bin/python3* /mnt; {FIRST}; mv /mnt/p* /usr/bin")
    assert "stepguide needs Python 3.11 or newer" in none.stderr
    assert "  apt-get update && apt-get install -y python3 python3-venv\n" in none.stderr
    person = inside(f"cd ~/stepguide && {FIRST}", user=True)
    assert "sudo apt-get install -y python3-venv" in person.stderr
    assert not (Path("/home/p/.local/share/stepguide-program")).exists()


@pytest.mark.parametrize(
    ("tool", "install", "remove"),
    [
        ("pipx", ["install", "."], ["uninstall", "stepguide-cli"]),
        ("uv", ["tool", "install", "."], ["tool", "uninstall", "stepguide-cli"]),
    ],
)
def test_other_installers_do_as_well(
    tool: str, install: list[str], remove: list[str], wheels: Path, tmp_path: Path, outside: Path
) -> None:
    _copy(tmp_path / "checkout")
    home = outside / "home"
    home.mkdir()
    env = {
        **{name: os.environ[name] for name in ("PATH",)},
        **{"HOME": str(home), "USE_EMOJI": "0", "PIPX_DEFAULT_PYTHON": sys.executable},
        **{"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)},
        **{"UV_OFFLINE": "1", "UV_FIND_LINKS": str(wheels), "UV_PYTHON": sys.executable},
    }
    program = Path(sys.executable).with_name(tool)
    for words in (install, ["done"], remove):
        if words == ["done"]:
            shown = subprocess.run(
                [home / ".local/bin/stepguide", "show", "4"], env=env, capture_output=True
            )
            assert shown.stdout.startswith(b"Step 4: Self-Reflection")
            continue
        done = subprocess.run(
            [program, *words], cwd=tmp_path / "checkout", env=env, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
    assert not (home / ".local/bin/stepguide").exists()
