"""Patterns to let go of, and how willing someone is, over time."""
