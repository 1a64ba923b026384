"""Short standard measures, for whoever wants them: no diagnosis, no pass and no fail."""
