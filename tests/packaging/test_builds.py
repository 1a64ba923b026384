"""Built, installed or run in place, the program finds its guide and shows a step."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from stepguide import __version__
from stepguide.guide import check, copies
from tests.conftest import CHECKOUT
from tests.guide.conftest import LAST_READ
from tests.sos import on_day, on_path

pytestmark = pytest.mark.slow

ITEMS = ["src", "data", "docs", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE"]


def _ran(*words: str | Path, cwd: Path, **env: str) -> str:
    """What a command prints; it has to end well."""
    done = subprocess.run(
        [*map(str, words)],
        cwd=cwd,
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
    )
    said = done.stdout.decode()
    assert done.returncode == 0, said
    return said


def _pip(cwd: Path, *words: str | Path, python: Path | str = sys.executable) -> None:
    offline = ("--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet")
    _ran(*pip, *offline, *words, cwd=cwd)


def _shows_step_four(*command: str | Path, cwd: Path, from_: Path, **env: str) -> None:
    """Holds a way of running the program to showing a step out of the data that came along."""
    env = {"STEPGUIDE_HOME": str(cwd / "home"), **env}
    env |= on_day(LAST_READ)
    shown = _ran(*command, "show", "4", cwd=cwd, **env)
    assert shown.startswith("Step 4: Self-Reflection\n\n")
    assert f"stepguide {__version__}\n" == _ran(*command, "--version", cwd=cwd, **env)
    assert f'"{from_}"' in _ran(*command, "where", "--json", cwd=cwd, **env)
    assert _ran(*command, "content", "check", cwd=cwd, **env).startswith("Nothing is wrong in ")


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, with the sdist and a wheel made from the sdist in `dist/`."""
    folder = tmp_path_factory.mktemp("checkout")
    for item in ITEMS:
        _ran("cp", "-r", CHECKOUT / item, folder / item, cwd=folder)
    for unwanted in (*folder.rglob("__pycache__"), *folder.glob("data/json")):
        _ran("rm", "-r", unwanted, cwd=folder)
    _ran(sys.executable, "-m", "build", "--no-isolation", "--outdir", "dist", ".", cwd=folder)
    return folder / "dist"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder far from any checkout, to run from."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


@pytest.fixture
def venv(elsewhere: Path) -> Path:
    """An environment of its own, lent what stepguide needs by the one that runs the tests."""
    _ran(sys.executable, "-m", "venv", "--without-pip", "venv", cwd=elsewhere)
    (packages,) = elsewhere.glob("venv/lib/python*/site-packages")
    # A path in a .pth file does not bring its own .pth files along, and so no other stepguide.
    lent = [path for path in sys.path if path.endswith("-packages")]
    (packages / "lent.pth").write_text("\n".join(lent))
    return elsewhere / "venv"


def _wheel(folder: Path) -> Path:
    (wheel,) = folder.glob("*.whl")
    return wheel


def _names(archive: Path) -> set[str]:
    with zipfile.ZipFile(archive) as opened:
        return set(opened.namelist())


def _modules(root: Path) -> Iterator[str]:
    for path in (root / "src" / "stepguide").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield str(path.relative_to(root / "src"))


def _copies(root: Path, files: list[str] = check.FILES) -> Iterator[str]:
    for name in files:
        yield copies.name_of(name, (root / "data" / name).read_bytes())


def test_the_wheel_holds_the_program_and_its_guide_and_nothing_else(dist: Path) -> None:
    info = f"stepguide_cli-{__version__}.dist-info"
    expected = {f"stepguide/data/{name}" for name in check.FILES}
    expected |= {f"stepguide/data/{copy}" for copy in _copies(dist.parent)}
    expected |= set(_modules(dist.parent))
    expected |= {f"{info}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")}
    expected |= {f"{info}/licenses/LICENSE"}
    expected |= {f"stepguide_cli-{__version__}.data/data/share/man/man1/stepguide.1"}
    assert _wheel(dist).name == f"stepguide_cli-{__version__}-py3-none-any.whl"
    assert _names(_wheel(dist)) == expected
    assert "stepguide/py.typed" in expected
    assert not [name for name in expected if name.startswith("stepguide/") and name[-3:] == "pyc"]


def test_the_sdist_holds_all_that_is_built_from(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert sdist.name == f"stepguide_cli-{__version__}.tar.gz"
    assert {f"data/{name}" for name in check.FILES} <= names
    assert {f"src/{name}" for name in _modules(dist.parent)} <= names
    assert {"pyproject.toml", "README.md", "LICENSE", "PKG-INFO"} <= names


def test_two_builds_of_the_wheel_are_the_same_byte_for_byte(dist: Path, elsewhere: Path) -> None:
    build = (sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir")
    _ran(*build, elsewhere, dist.parent, cwd=elsewhere)
    assert _wheel(elsewhere).read_bytes() == _wheel(dist).read_bytes()


def test_the_wheel_runs_where_it_is_installed(dist: Path, elsewhere: Path, venv: Path) -> None:
    _pip(elsewhere, "--ignore-installed", _wheel(dist), python=venv / "bin" / "python")
    (packages,) = venv.glob("lib/python*/site-packages")
    data = packages / "stepguide" / "data"
    _shows_step_four(venv / "bin" / "stepguide", cwd=elsewhere, from_=data)
    _shows_step_four(venv / "bin" / "python", "-m", "stepguide", cwd=elsewhere, from_=data)


# What a run loaded and opened, as the interpreter itself tells it.
WATCHED = """
import json, sys
opened = []
sys.addaudithook(lambda what, args: opened.append(str(args[0])) if what == "open" else None)
from stepguide.__main__ import main
try:
    code = main()
except SystemExit as error:
    code = error.code
guide = sorted(one.partition("/data/")[2] for one in opened if "/stepguide/data/" in one)
print("\\n" + json.dumps([code or 0, guide, "yaml" in sys.modules]))
"""


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (["show", "4"], ["steps.yaml"]),
        (["sos"], ["help.yaml"]),
        (["sos", "numbers"], ["help.yaml"]),
        (["journal", "add", "use help"], ["calls.yaml"]),
        (["learn"], ["guide.yaml"]),
        (["craving", "log", "9"], ["daily.yaml", "help.yaml"]),
    ],
    ids=lambda said: " ".join(said),
)
def test_what_is_installed_reads_no_yaml_the_first_time_as_ever(
    words: list[str], files: list[str], dist: Path, elsewhere: Path
) -> None:
    _pip(elsewhere, "--target", elsewhere / "there", _wheel(dist))
    env = {**on_path(elsewhere / "there"), "STEPGUIDE_HOME": str(elsewhere / "home")}

    def watched() -> list[object]:
        said = _ran(sys.executable, "-c", WATCHED, *words, cwd=elsewhere, **env)
        found = json.loads(said.splitlines()[-1])
        assert isinstance(found, list)
        return found

    first = watched()
    of_these = _copies(dist.parent, files)
    assert first == [0, sorted([*files, *of_these]), False]
    assert watched() == first


def test_it_runs_from_a_folder_it_was_installed_to(dist: Path, elsewhere: Path) -> None:
    _pip(elsewhere, "--target", elsewhere / "there", _wheel(dist))
    _shows_step_four(
        *(sys.executable, "-m", "stepguide"),
        cwd=elsewhere,
        from_=elsewhere / "there" / "stepguide" / "data",
        PYTHONPATH=str(elsewhere / "there"),
    )


def test_an_editable_install_runs_from_the_checkout(
    dist: Path, elsewhere: Path, venv: Path
) -> None:
    checkout = dist.parent
    python = venv / "bin" / "python"
    _pip(elsewhere, "--ignore-installed", "--editable", checkout, python=python)
    _shows_step_four(venv / "bin" / "stepguide", cwd=elsewhere, from_=checkout / "data")


def test_it_runs_from_a_plain_checkout(dist: Path, elsewhere: Path) -> None:
    _shows_step_four(
        *(sys.executable, "-m", "stepguide"),
        cwd=elsewhere,
        from_=dist.parent / "data",
        PYTHONPATH=str(dist.parent / "src"),
    )


def test_it_runs_from_inside_a_zip_file(dist: Path, elsewhere: Path) -> None:
    shown = _ran(
        *(sys.executable, "-m", "stepguide", "show", "4"),
        cwd=elsewhere,
        PYTHONPATH=str(_wheel(dist)),
        STEPGUIDE_HOME=str(elsewhere / "home"),
    )
    assert shown.startswith("Step 4: Self-Reflection\n")
