"""Which question of a card is handed out, where each card is asked once: the first form of a ranking that the card has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Card, Form, Question

FOR_BANKS = (
    Form.CHOOSE,
    Form.NUMBER,
    Form.TYPE,
    Form.CLOZE,
    Form.WHAT_NEXT,
    Form.MISSING_ONE,
    Form.TRUE_FALSE,
    Form.NAME_ALL,
    Form.PUT_IN_ORDER,
)
"""What a program can mark by itself comes first."""


def handed(compiled: Compiled, ranking: Sequence[Form], seed: int) -> Iterator[tuple[Card, Question]]:
    """Each card that has one of the forms, in the deck's order, with the question that is handed out for it."""
    for card in compiled.cards.values():
        if question := handed_for(compiled, card.id, ranking, seed):
            yield card, question


def handed_for(compiled: Compiled, card_id: str, ranking: Sequence[Form], seed: int) -> Question | None:
    """The question that is handed out for a card; which variant and which wrong options follow from the seed."""
    renderings = compiled.renderings(card_id)
    for form in ranking:
        if variants := [rendering for rendering in renderings if rendering.form is form]:
            return compiled.question(card_id, Random(f"{seed} {card_id} {form}").choice(variants), seed)
    return None
