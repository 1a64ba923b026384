"""A home asked about at a terminal."""

from tests.terminal.conftest import start

__all__ = ["start"]
