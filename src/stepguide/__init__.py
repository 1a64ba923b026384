"""A private, offline companion for working the twelve steps in recovery from opioid use."""

__version__ = "0.1.0"
RELEASED = "2026-11-01"  # no clock that is right is before it
