"""What a new version of a deck does to progress: histories move along with renamed cards, new answers are learned anew.

Wording, order and siblings change nothing, because neither a card's id nor its answer fingerprint holds them. A card that
is gone keeps its history in the log, unseen, and finds it again if it comes back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple


class Changes(NamedTuple):
    """`renamed` are new ids by old ones; `changed` are, by the (new) id of a card, its answer fingerprints then and now."""

    renamed: Mapping[str, str] = {}
    changed: Mapping[str, tuple[str, str]] = {}


def changes(
    cards: Mapping[str, str], was: Mapping[str, str], known: Mapping[str, str], earlier: Collection[str] = ()
) -> Changes:
    """Compare a deck with what the log knows of it.

    `cards` are the deck's answer fingerprints by card id and `known` those in the log. A history moves to another id where
    the author says so (`was`: new ids by old ones), or where the id is gone and its fingerprint is found under exactly one
    new id. An id that stood in the deck `earlier`, seen or not, is not new, so it never inherits. No history is moved onto
    another one.
    """
    odd = {card: answer for card, answer in known.items() if cards.get(card) != answer}
    if not odd:
        return Changes()
    renamed = {
        old: new for old, new in was.items() if old in known and old not in cards and new in cards and new not in known
    }
    renamed = _one_to_one(renamed)
    gone = {card: answer for card, answer in odd.items() if card not in cards and card not in renamed and answer}
    fresh = {
        card: answer
        for card, answer in cards.items()
        if card not in known and card not in earlier and card not in renamed.values()
    }
    gone_by, fresh_by = _by_answer(gone), _by_answer(fresh)
    renamed |= {
        old[0]: fresh_by[answer][0]
        for answer, old in gone_by.items()
        if len(old) == 1 and len(fresh_by.get(answer, ())) == 1
    }
    moved = {new: known[old] for old, new in renamed.items()}
    then = {card: answer for card, answer in {**odd, **moved}.items() if card in cards and answer}
    return Changes(renamed, {card: (answer, cards[card]) for card, answer in then.items() if answer != cards[card]})


def _one_to_one(renamed: Mapping[str, str]) -> dict[str, str]:
    """Without those that would join two histories."""
    claimed = list(renamed.values())
    return {old: new for old, new in renamed.items() if claimed.count(new) == 1}


def _by_answer(cards: Mapping[str, str]) -> Mapping[str, list[str]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for card, answer in cards.items():
        grouped[answer].append(card)
    return grouped
