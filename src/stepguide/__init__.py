"""A private, offline companion for working the twelve steps in recovery from opioid use."""

__version__ = "0.1.0"
RELEASED = "2026-01-01"  # a clock before the year this was made in is wrong
