"""Name all: as many answers as are asked for, in any order."""

from __future__ import annotations

from ice_quiz.questions.making import Making
from ice_quiz.questions.question import Aspect, Form, Question, Rendering
from ice_quiz.questions.stems import asking, blank, instruction


def variants(making: Making) -> tuple[str, ...]:
    """One, for lists and for whatever else asks for several answers."""
    card = making.card
    fits = card.aspect is Aspect.LIST or (card.key.need > 1 and card.aspect is not Aspect.ORDER)
    return ("",) if fits else ()


def make(making: Making, variant: str, _seed: int) -> Question:
    """The question."""
    card = making.card
    return Question(
        card=card.id,
        rendering=Rendering(Form.NAME_ALL, variant),
        stem=asking(card, making.world) or blank(card, making.world),
        key=making.key(),
        lead=instruction(card),
        hint=card.about.hint,
    )
