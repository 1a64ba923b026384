"""Which modules each everyday command loads, seen in a fresh interpreter; and which none may."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT, Run
from tests.sos import on_path, without_copies

CHILD = """
import json, os, sys
if sys.argv[1:] != ["--version"]:
    import typer  # what it brings along is there whatever we do
before = set(sys.modules)
sys.argv[0] = "stepguide"
out = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
from stepguide.__main__ import main
code = 0
try:
    main()
except SystemExit as end:
    code = end.code or 0
os.write(out, json.dumps([code, sorted(set(sys.modules) - before)]).encode())
"""

NETWORK = [
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "nntplib",
    "poplib",
    "requests",
    "smtplib",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
]


def _loads(*words: str) -> set[str]:
    """The modules that a command loads beyond those that come with Typer."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    code, modules = json.loads(done.stdout)
    assert code == 0
    return set(modules)


def _forbidden(modules: set[str], *names: str) -> set[str]:
    return {
        module
        for module in modules
        if any(module == name or module.startswith(f"{name}.") for name in names)
    }


@pytest.fixture
def some_writing(run: Run) -> None:
    """A home with an entry, and a guide that was read before."""
    for words in (["journal", "add", "a", "first", "entry"], ["show", "4"], ["progress"]):
        assert run(*words).code == 0


def test_the_version_loads_nearly_nothing() -> None:
    modules = _loads("--version")
    assert {name for name in modules if name.startswith("stepguide")} == {
        "stepguide",
        "stepguide.__main__",
        "stepguide.terminal",
        "stepguide.terminal.streams",
    }
    assert _forbidden(modules, "typer", "pydantic", "rich", "yaml", "importlib.metadata") == set()


# Pydantic itself loads importlib.metadata, and with it email and socket.
NEVER = ["keyring", "filelock", "subprocess", "prompt_toolkit"]


@pytest.mark.parametrize(
    ("words", "unloaded"),
    [
        (["journal", "add", "hello"], [*NEVER, "rich", "yaml"]),
        (["journal", "add", "hello", "--question", "4.3"], [*NEVER, "rich", "yaml"]),
        (["journal", "add", "hello", "--at", "2026-01-01"], [*NEVER, "rich", "yaml"]),
        (["journal", "list"], [*NEVER, "yaml", "rich.markdown", "rich.table"]),
        (["journal", "list", "--json"], [*NEVER, "yaml", "rich"]),
        (["journal", "list", "--since", "2026-01-01"], [*NEVER, "yaml", "rich.markdown"]),
        (["journal", "search", "first", "-q"], [*NEVER, "yaml", "rich.markdown", "rich.table"]),
        (["journal", "show", "last"], [*NEVER, "yaml", "rich.markdown", "rich.table"]),
        (["show", "4"], [*NEVER, "yaml", "rich.markdown"]),
        (["show", "4", "--json"], [*NEVER, "yaml", "rich"]),
        (["steps"], [*NEVER, "yaml", "rich.markdown"]),
        (["start", "4"], [*NEVER, "yaml", "rich"]),
        (["progress"], [*NEVER, "yaml", "rich.markdown"]),
        (["progress", "--json"], [*NEVER, "yaml", "rich"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_command_of_every_day_loads_nothing_it_does_not_need(
    some_writing: None, words: list[str], unloaded: list[str]
) -> None:
    assert _forbidden(_loads(*words), *unloaded, *NETWORK) == set()


def test_a_room_is_opened_only_when_it_is_asked_for() -> None:
    modules = _loads("where")
    rooms = {name.split(".")[1] for name in modules if name.count(".") == 2 and "commands" in name}
    assert {name for name in rooms if f"stepguide.{name}.commands" in modules} == {"upkeep"}


def test_yaml_is_loaded_only_where_there_are_no_copies_of_the_guide(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "yaml" not in _loads("show", "4")
    monkeypatch.setenv("PYTHONPATH", on_path(without_copies(tmp_path))["PYTHONPATH"])
    assert "yaml" in _loads("show", "4")


@pytest.mark.parametrize(
    "path",
    sorted((CHECKOUT / "src" / "stepguide").rglob("*.py")),
    ids=lambda path: str(path.relative_to(CHECKOUT / "src")),
)
def test_sr6_no_module_of_ours_imports_the_network(path: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            imported |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    assert _forbidden(imported, *NETWORK, "socket", "keyring") == set()


def test_only_the_small_editor_knows_what_it_is_made_of() -> None:
    source = CHECKOUT / "src" / "stepguide"
    found = {
        path.parent for path in source.rglob("*.py") if "from prompt_toolkit" in path.read_text()
    }
    assert found == {source / "terminal" / "notepad"}
