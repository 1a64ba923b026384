"""A daily reminder in discreet words: what to add to the machine's own scheduler, no more."""
