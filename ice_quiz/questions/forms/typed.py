"""Type: the question in words, answered in words."""

from __future__ import annotations

from ice_quiz.questions.making import Making
from ice_quiz.questions.question import Aspect, Form, Question, Rendering
from ice_quiz.questions.stems import asking, instruction

_ASPECTS = (Aspect.OBJECT, Aspect.SUBJECT, Aspect.STANDS_FOR, Aspect.MEANS, Aspect.MEANT, Aspect.PLAIN)


def variants(making: Making) -> tuple[str, ...]:
    """One, where the card has a question of its own and asks for one answer."""
    card = making.card
    return ("",) if card.aspect in _ASPECTS and card.key.need == 1 and asking(card, making.world) else ()


def make(making: Making, variant: str, _seed: int) -> Question:
    """The question."""
    card = making.card
    return Question(
        card=card.id,
        rendering=Rendering(Form.TYPE, variant),
        stem=asking(card, making.world),
        key=making.key(),
        lead=instruction(card),
        hint=card.about.hint,
    )
