"""Looking back at NOW, and terminals."""

from tests.terminal.conftest import start

__all__ = ["start"]
