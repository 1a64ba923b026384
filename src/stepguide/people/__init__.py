"""The people on a person's side: who they are, and how to reach them."""
