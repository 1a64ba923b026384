"""A check-in: a minute in the morning or the evening, every question of it optional."""
