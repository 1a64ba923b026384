"""What is made for each scheduler."""

import json

from tests.conftest import Run


def made_by(run: Run, scheduler: str, *words: str) -> list[str]:
    """What is to be put somewhere or typed, in its order: to add it, then to take it out."""
    ran = run("remind", "--scheduler", scheduler, *words, "--json")
    assert (ran.code, ran.err) == (0, "")
    made = json.loads(ran.out)
    assert made["scheduler"] == scheduler
    return [part["lines"] for part in (*made["add"], *made["remove"])]
