"""How fast the program is, beside a Typer program that does nothing."""
