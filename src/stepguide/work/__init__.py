"""A session on a step: one thing at a time, everything kept as it is given, and a gentle end."""
