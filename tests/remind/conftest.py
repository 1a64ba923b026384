"""A machine with no scheduler of its own to find, so that what is found is what a test says."""

import pytest

from tests.terminal.conftest import start

__all__ = ["start"]


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The programs the machine seems to have: none, until a test adds some."""
    there: set[str] = set()

    def which(name: str) -> str | None:
        return f"/usr/bin/{name}" if name in there else None

    monkeypatch.setattr("stepguide.remind.schedulers.shutil.which", which)
    return there
