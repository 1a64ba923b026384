"""After using again: safety first, a person second, and nothing erased."""
