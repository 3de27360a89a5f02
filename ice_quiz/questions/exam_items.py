"""Which cards an exam draws from: one item of the exam is one card."""

from __future__ import annotations

from ice_quiz.facts.blueprints import pool
from ice_quiz.facts.exams import Exam
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Aspect


def items(compiled: Compiled, exam: Exam) -> tuple[tuple[str, ...], ...]:
    """The card of each item, by part of the exam; cards that wait for what the learner says are among them."""
    by_place: dict[object, str] = {held.place: held.id for held in compiled.withheld.values()}
    for card in compiled.cards.values():
        back = card.aspect in (Aspect.SUBJECT, Aspect.MEANT)
        for fact in card.facts:
            if fact.about.place not in by_place or (back and fact.about.direction == "back"):
                by_place[fact.about.place] = card.id
    return tuple(
        tuple(by_place[fact.about.place] for fact in pool(compiled.deck, [draw]) if fact.about.place in by_place)
        for draw in exam.draws
    )


def pool_of(compiled: Compiled, exam: Exam) -> list[str]:
    """The cards that an exam draws from, each once."""
    return list(dict.fromkeys(card for part in items(compiled, exam) for card in part))
