"""The person's own plan for a hard hour."""
