"""A check-in: two minutes in the morning or the evening, every question of it optional."""
