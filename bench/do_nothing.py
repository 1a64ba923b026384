"""The measure: a Typer program with one integer argument, which it prints."""

import typer


def main(number: int) -> None:
    """Print the number."""
    print(number)


if __name__ == "__main__":
    typer.run(main)
