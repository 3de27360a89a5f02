"""Cloze: the statement with one blank, filled by typing."""

from __future__ import annotations

from ice_quiz.questions.making import Making
from ice_quiz.questions.question import Aspect, Form, Question, Rendering
from ice_quiz.questions.stems import blank, instruction


def variants(making: Making) -> tuple[str, ...]:
    """One, where a relation can be stated and one answer is asked for."""
    card = making.card
    fits = card.aspect in (Aspect.OBJECT, Aspect.SUBJECT) and card.key.need == 1
    return ("",) if fits and blank(card, making.world) else ()


def make(making: Making, variant: str, _seed: int) -> Question:
    """The statement with its blank."""
    card = making.card
    return Question(
        card=card.id,
        rendering=Rendering(Form.CLOZE, variant),
        stem=blank(card, making.world),
        key=making.key(),
        lead=instruction(card) or "Fill the blank.",
        hint=card.about.hint,
    )
