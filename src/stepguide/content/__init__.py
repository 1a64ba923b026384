"""The guide's own text, held to its rules."""
