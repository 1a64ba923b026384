"""How far the person has come: the calendar of their days."""
