"""Number: the figure is typed, in digits or words."""

from __future__ import annotations

from ice_quiz.questions.making import Making
from ice_quiz.questions.question import Aspect, Form, Question, Rendering
from ice_quiz.questions.stems import asking


def variants(making: Making) -> tuple[str, ...]:
    """One, for every number."""
    return ("",) if making.card.aspect is Aspect.NUMBER else ()


def make(making: Making, variant: str, _seed: int) -> Question:
    """The question."""
    card = making.card
    return Question(
        card=card.id,
        rendering=Rendering(Form.NUMBER, variant),
        stem=asking(card, making.world),
        key=making.key(),
        hint=card.about.hint,
    )
