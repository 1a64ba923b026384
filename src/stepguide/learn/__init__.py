"""What there is to know beside the steps: topics, questions people ask, paths compared."""
