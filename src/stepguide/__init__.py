"""A private, offline companion for working the twelve steps in recovery from opioid use."""

__version__ = "0.1.0"
