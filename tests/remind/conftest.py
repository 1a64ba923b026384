"""A machine with no scheduler of its own to find, so that what is found is what a test says."""

import pytest

from tests.terminal.conftest import start
from tests.work.conftest import kept_guide

__all__ = ["kept_guide", "start"]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, kept_guide: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", kept_guide)


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The programs the machine seems to have: none, until a test adds some."""
    there: set[str] = set()

    def which(name: str) -> str | None:
        return f"/usr/bin/{name}" if name in there else None

    monkeypatch.setattr("stepguide.remind.schedulers.shutil.which", which)
    return there
