"""Missing one: a complete list with one item left out."""

from __future__ import annotations

from dataclasses import replace

from ice_quiz.facts.model import Listing
from ice_quiz.language.words import listing, sentence
from ice_quiz.questions.making import Making
from ice_quiz.questions.question import Answer, Aspect, Form, Question, Rendering
from ice_quiz.questions.wording import as_the_source_gives


def variants(making: Making) -> tuple[str, ...]:
    """One for each item of a complete list of two or more."""
    fact = making.card.facts[0]
    if making.card.aspect is not Aspect.LIST or not isinstance(fact, Listing) or not fact.complete or len(fact.items) < 2:
        return ()
    return tuple(str(place) for place in range(len(fact.items)))


def make(making: Making, variant: str, _seed: int) -> Question:
    """The list without the item of the variant; the others, when typed, are known to be there already."""
    card = making.card
    fact = card.facts[0]
    assert isinstance(fact, Listing)
    missing = card.key.answers[int(variant)]
    rest = tuple(answer for answer in card.key.answers if answer is not missing)
    named = listing([answer.show for answer in rest])
    stem = f"{_name(fact.name)}: {named}. Which one is missing?"
    key = making.key(answers=(Answer(missing.show, missing.accepted),), need=1, open=False, ordered=False)
    return Question(
        card=card.id,
        rendering=Rendering(Form.MISSING_ONE, variant),
        stem=as_the_source_gives(stem, card.about, making.world.deck),
        key=replace(key, others=(*key.others, *rest)),
        hint=card.about.hint,
    )


def _name(name: str) -> str:
    return sentence(f"The {name}").rstrip(".")
