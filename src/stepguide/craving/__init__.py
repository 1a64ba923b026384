"""A craving: three questions, a person, the person's own plan, a skill, and how it is then."""
