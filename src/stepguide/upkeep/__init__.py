"""The person's folder looked after: where it is, whether it is well, and taking it away."""
