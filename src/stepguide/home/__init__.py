"""The person's folder: the one place that knows how what they wrote lies on disk."""
