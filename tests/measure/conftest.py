"""Measures at terminals."""

from tests.terminal.conftest import start

__all__ = ["start"]
