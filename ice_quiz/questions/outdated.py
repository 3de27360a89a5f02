"""Which answers will have to be checked, and when: those of cards that change, and what the learner said of themselves."""

from __future__ import annotations

from datetime import date

from ice_quiz.facts.model import Plain
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.learner import Learner
from ice_quiz.questions.own_answers import entered_for
from ice_quiz.questions.question import Card


def check_days(compiled: Compiled, learner: Learner) -> dict[str, date]:
    """The day from which on an answer may have changed, by card id, or by the key of `you:` for what the learner said."""
    days = {}
    for asked in compiled.deck.you.values():
        said_on = learner.said_on.get(asked.key)
        if asked.check_by and asked.key in learner.said and (said_on is None or said_on < asked.check_by):
            days[asked.key] = asked.check_by
    for card in compiled.cards.values():
        changes, question = card.about.changes, compiled.deck.you.get(said_in(card, learner))
        if changes and changes.check_by and not (question and question.check_by):
            days[card.id] = changes.check_by
    return days


def said_in(card: Card, learner: Learner) -> str:
    """The key of `you:` whose answer is that of the card, so that it is changed there; empty where there is none."""
    fact = card.facts[0]
    if not isinstance(fact, Plain) or fact.rows or entered_for(fact, card.id, learner):
        return ""
    return fact.by
