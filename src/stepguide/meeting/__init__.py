"""The meetings of the week, and those someone has been to."""
