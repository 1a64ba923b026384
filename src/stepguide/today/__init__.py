"""The page a person sees first: the step in hand, one open question, one small suggestion."""
