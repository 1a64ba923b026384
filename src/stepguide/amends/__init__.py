"""Someone harmed, and what to do about it: the check, the plan, the days a living one was kept."""
