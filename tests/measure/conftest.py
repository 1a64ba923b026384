"""Measures at terminals."""

import pytest

from tests.terminal.conftest import start
from tests.work.conftest import kept_guide

__all__ = ["kept_guide", "start"]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, kept_guide: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", kept_guide)
