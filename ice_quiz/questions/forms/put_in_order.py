"""Put in order: the items of an ordered, complete list, shuffled."""

from __future__ import annotations

from random import Random

from ice_quiz.questions.making import Making
from ice_quiz.questions.question import Aspect, Form, Option, Question, Rendering
from ice_quiz.questions.stems import asking


def variants(making: Making) -> tuple[str, ...]:
    """One, for every ordered list."""
    return ("",) if making.card.aspect is Aspect.ORDER else ()


def make(making: Making, variant: str, seed: int) -> Question:
    """The items in an order that is not the right one."""
    card = making.card
    random = Random(f"{seed} {card.id}")
    right = [answer.show for answer in card.key.answers]
    shuffled = list(right)
    while shuffled == right:
        random.shuffle(shuffled)
    return Question(
        card=card.id,
        rendering=Rendering(Form.PUT_IN_ORDER, variant),
        stem=asking(card, making.world),
        key=card.key,
        options=tuple(Option(text, key=True) for text in shuffled),
        hint=card.about.hint,
    )
