"""A skill gone through step by step, with a quiet timer that can be left at any moment."""

from stepguide.guide.skills import Skill
from stepguide.terminal import timer
from stepguide.terminal.context import Context
from stepguide.terminal.screen import hint, say
from stepguide.terminal.timer import Ended

EVIDENCE = {"strong": "strong", "mixed": "mixed", "custom": "handed on, not tested"}
HOW = "It goes on by itself when the time is over. Enter goes on sooner, and q leaves."


def go_through(context: Context, skill: Skill) -> bool:
    """Say each step and wait for it; False when the person left before the end."""
    say("")
    say(f"{skill.title} ({skill.minutes} min)")
    say(skill.opening)
    for place, step in enumerate(skill.steps):
        say("")
        say(step.say)
        if place == 0:  # what is to be done comes before all that is to be known of it
            hint(HOW)
            hint(skill.care)
        if timer.wait(step.seconds, context.screen.is_plain) is Ended.LEFT:
            say("Left, and that is all right.")
            return False
    say("")
    say(skill.after)
    hint(f"How well it is known to help: {EVIDENCE[skill.evidence]}. {skill.about}")
    return True
