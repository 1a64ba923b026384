"""A private, offline companion for a person working the twelve steps in recovery from opioid use."""

__version__ = "0.1.0"
