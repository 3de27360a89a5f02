"""Two versions of a deck in terms of their cards: what a learner who studied the old one will find in the new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Card
from ice_quiz.questions.stems import asking, blank, choosing
from ice_quiz.study.changes import changes


@dataclass(frozen=True, slots=True)
class Changed:
    """A card by its new id, and what of it was otherwise: its wording, its answer, or its id."""

    id: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A card by its id and its question."""

    id: str
    question: str


@dataclass(frozen=True, slots=True)
class Differences:
    """What a new version changes, each in the order of the deck it stands in.

    `reworded` and `renamed` cards keep their progress; those with another answer (`answered`) are learned anew; `removed`
    ones are kept in the log and not shown; `added` ones are new.
    """

    reworded: tuple[Changed, ...] = ()
    answered: tuple[Changed, ...] = ()
    renamed: tuple[Changed, ...] = ()
    removed: tuple[Asked, ...] = ()
    added: tuple[Asked, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is different."""
        return any((self.reworded, self.answered, self.renamed, self.removed, self.added))


def differences(old: Compiled, new: Compiled) -> Differences:
    """Compare two versions of a deck, as the program will when it opens the new one."""
    known = {card.id: card.fingerprint for card in old.cards.values()}
    found = changes({card.id: card.fingerprint for card in new.cards.values()}, new.was, known)
    before = {after: earlier for earlier, after in found.renamed.items()}
    pairs = [
        (old.cards[before.get(card.id, card.id)], card)
        for card in new.cards.values()
        if before.get(card.id, card.id) in old.cards
    ]
    then, now_there = {was.id for was, _ in pairs}, {now.id for _, now in pairs}
    kept = [(was, now) for was, now in pairs if now.id not in found.changed]
    return Differences(
        reworded=tuple(_reworded(kept, old, new)),
        answered=tuple(Changed(now.id, was.key.shown, now.key.shown) for was, now in pairs if now.id in found.changed),
        renamed=tuple(Changed(now.id, was.id, now.id) for was, now in pairs if was.id != now.id),
        removed=tuple(_asked(card, old) for card in old.cards.values() if card.id not in then),
        added=tuple(_asked(card, new) for card in new.cards.values() if card.id not in now_there),
    )


def _reworded(pairs: list[tuple[Card, Card]], old: Compiled, new: Compiled) -> Iterator[Changed]:
    for was, now in pairs:
        wordings = zip(_wordings(was, old), _wordings(now, new), strict=True)
        other = next(((before, after) for before, after in wordings if before != after), None)
        if other:
            yield Changed(now.id, *other)


def _wordings(card: Card, compiled: Compiled) -> tuple[str, ...]:
    return asking(card, compiled.world), choosing(card, compiled.world), blank(card, compiled.world)


def _asked(card: Card, compiled: Compiled) -> Asked:
    return Asked(card.id, next(filter(None, _wordings(card, compiled)), card.statement))
