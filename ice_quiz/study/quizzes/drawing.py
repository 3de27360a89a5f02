"""Drawing a quiz: from the cards that can be asked as it is wished, some to be asked alone and some to be matched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from ice_quiz.questions import match
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Card, Form
from ice_quiz.study.material import give_each_other_away

MATCH_ONE_IN = 5
"""One item in so many is a matching, where the deck has cards for it and other forms are wanted too."""

LOOKED_AT = 600
"""Cards of a deck that are looked at before the first question: what each can be asked as is dear to find out."""


@dataclass(frozen=True, slots=True)
class Pool:
    """What can be asked: cards that can be asked alone, and groups of cards to be matched; no card is in two groups.

    A card that is matched is not asked alone in the same quiz.
    """

    alone: tuple[Card, ...]
    groups: tuple[tuple[str, ...], ...]

    @property
    def most(self) -> int:
        """The items of the longest quiz there is."""
        return max(self._items())

    def drawn(self, count: int, seed: int) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The items of a quiz, and the groups that are matched; as far as there are enough, none gives another away."""
        groups = self.groups[: self._matchings(count)]
        matched = {card for group in groups for card in group}
        alone = [card for card in self.alone if card.id not in matched]
        random = Random(f"{seed} quiz")
        random.shuffle(alone)
        left = count - len(groups)
        apart, behind = _apart(alone, left)
        items = [*(card.id for card in (*apart, *behind)[:left]), *(group[0] for group in groups)]
        random.shuffle(items)
        return tuple(items), groups

    def _matchings(self, count: int) -> int:
        """How many items are matchings: about one in five, but rather as many as it takes to ask what is wished for."""
        items = self._items()
        return min(range(len(items)), key=lambda number: (-min(count, items[number]), abs(number - count // MATCH_ONE_IN)))

    def _items(self) -> list[int]:
        """The items there are with no matching, with one, with two, and so on."""
        alone = {card.id for card in self.alone}
        taken = accumulate((sum(card in alone for card in group) for group in self.groups), initial=0)
        return [number + len(alone) - gone for number, gone in enumerate(taken)]


def pool(compiled: Compiled, cards: Iterable[Card], forms: Collection[Form], seed: int) -> Pool:
    """What of these cards can be asked in one of the forms (none: in any); which are matched comes from the seed."""
    cards = list(cards)
    alone = tuple(card for card in cards if askable(compiled, card.id, forms))
    matched = not forms or Form.MATCH in forms
    return Pool(alone, tuple(match.groups(compiled, cards, seed)) if matched else ())


def pool_for(compiled: Compiled, cards: Sequence[Card], forms: Collection[Form], seed: int, count: int) -> Pool:
    """As `pool`, of a large deck only of so many cards, drawn by the seed, as it takes for a quiz of this length."""
    if len(cards) <= LOOKED_AT:
        return pool(compiled, cards, forms, seed)
    drawn = Random(f"{seed} pool").sample(cards, len(cards))
    looked_at = LOOKED_AT
    while (found := pool(compiled, drawn[:looked_at], forms, seed)).most < count and looked_at < len(drawn):
        looked_at *= 4
    return found


def askable(compiled: Compiled, card: str, forms: Collection[Form]) -> bool:
    """Whether the card can be asked alone in one of the forms."""
    return any(not forms or one.form in forms for one in compiled.renderings(card))


def _apart(cards: Sequence[Card], count: int) -> tuple[list[Card], list[Card]]:
    """Up to `count` cards of which none gives another away, and the others that were met on the way."""
    apart: list[Card] = []
    behind: list[Card] = []
    for card in cards:
        if len(apart) == count:
            break
        (behind if any(give_each_other_away(card, other) for other in apart) else apart).append(card)
    return apart, behind
