"""What is offered for a form while it is typed."""

from stepguide.paper.forms import named
from stepguide.terminal.completing import offer

form_names = offer(lambda context: list(named(context.guide)))
