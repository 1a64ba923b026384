"""How a session begins and ends."""

from stepguide.guide.sessions import Closing
from stepguide.guide.steps import Step
from stepguide.home.dates import Dates
from stepguide.people.records import Person
from stepguide.steps.standing import Standing
from stepguide.steps.views import beside_questions, standing_line
from stepguide.terminal.page import Heading, Items, Notice, Page, Paragraph


def opening(step: Step, standing: Standing, dates: Dates, asked: list[str], text: str) -> Page:
    """Where the person is in this round, and the notice of a step that has one."""
    answered = sum(question.id in standing.answered for question in step.questions)
    beside = beside_questions(step, standing)
    where = f"{standing_line(standing, dates)}, {answered} of {len(step.questions)} answered"
    page: Page = [
        Heading(f"Step {step.number}: {step.title}"),
        Paragraph(f"{where}{f', {beside}' if beside else ''}. {text}"),
    ]
    if asked:
        page += [Heading("What you were asked to do", 2), Items([*asked])]
    return [*page, Notice("Before you begin", step.care)] if step.care else page


def closing(texts: Closing, person: Person | None) -> Page:
    """How a session ends: something for the body, and someone to reach."""
    reach = texts.nobody
    if person:
        reach = texts.reach.format(name=person.name, reach=person.reach)
    return [Heading(texts.title), Items([*texts.points]), Paragraph(reach)]
