"""What comes next: one item of an ordered, complete list, and the question what follows it."""

from __future__ import annotations

from dataclasses import replace

from ice_quiz.facts.model import Listing
from ice_quiz.questions.making import Making
from ice_quiz.questions.question import Aspect, Form, Question, Rendering
from ice_quiz.questions.wording import as_the_source_gives


def variants(making: Making) -> tuple[str, ...]:
    """One for each item but the last."""
    if making.card.aspect is not Aspect.ORDER:
        return ()
    return tuple(str(place) for place in range(len(making.card.key.answers) - 1))


def make(making: Making, variant: str, _seed: int) -> Question:
    """The item of the variant, and what comes after it."""
    card = making.card
    fact = card.facts[0]
    assert isinstance(fact, Listing)
    place = int(variant)
    before, right = card.key.answers[place], card.key.answers[place + 1]
    rest = tuple(answer for answer in card.key.answers if answer is not right)
    stem = f"Of the {fact.name}, which comes next after {before.show}?"
    key = making.key(answers=(right,), need=1, open=False, ordered=False)
    return Question(
        card=card.id,
        rendering=Rendering(Form.WHAT_NEXT, variant),
        stem=as_the_source_gives(stem, card.about, making.world.deck),
        key=replace(key, others=(*key.others, *rest)),
        hint=card.about.hint,
    )
