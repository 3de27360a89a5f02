"""What a deck's answers need to know of the learner: what they said of themselves, and what they corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ice_quiz.facts.model import Item, Plain
from ice_quiz.facts.names import Names
from ice_quiz.language.normal import folded


@dataclass(frozen=True, slots=True)
class Learner:
    """What the learner said, by the key of `you:`, and the answers they entered in place of outdated ones, by card id."""

    said: Mapping[str, str] = field(default_factory=dict)
    corrected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def for_learner(fact: Plain, card_id: str, learner: Learner, names: Names) -> Plain | None:
    """A plain card with the answers that are right for this learner, or None while they are not known."""
    if corrected := learner.corrected.get(card_id):
        return replace(fact, answers=tuple(Item(text) for text in corrected), need=min(fact.need, len(corrected)))
    if not fact.by:
        return fact
    said = learner.said.get(fact.by, "")
    if not said:
        return None
    answers = row_of(fact, said, names) if fact.rows else (Item(said),)
    return replace(fact, answers=answers, need=min(fact.need, len(answers))) if answers else None


def row_of(fact: Plain, said: str, names: Names) -> tuple[Item, ...]:
    """The row of a card that what was said leads to; empty where there is none."""
    key = names.find(said)
    return next((row for name, row in fact.rows.items() if name == key or folded(name) == folded(said)), ())
