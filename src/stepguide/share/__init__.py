"""Pages a person picks, read aloud to a listener or handed over on paper or sealed."""
