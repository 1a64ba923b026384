"""Recovery days: what happened as events, and counts side by side; nothing is ever reset."""
