"""What a session works with: the compiled decks, and what the log said of their cards when it began.

Neither changes while the session runs: a deck that is edited or removed meanwhile is seen by the next session.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ice_quiz.facts.model import Fact, Listing, Number, Plain, Term, Triple
from ice_quiz.progress.replay import CardState
from ice_quiz.questions.question import Aspect, Card, Form, Question, Rendering

if TYPE_CHECKING:
    from ice_quiz.questions.compiled import Compiled


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """The decks of a session by id, in the order they are studied, and the states of those cards that it may ask."""

    decks: Mapping[str, Compiled]
    states: Mapping[str, CardState]

    @property
    def cards(self) -> Iterator[Card]:
        """Every card, in the order of the decks and in each in the deck's order."""
        return (card for deck in self.decks.values() for card in deck.cards.values())

    def __contains__(self, card: str) -> bool:
        deck = self.decks.get(deck_of(card))
        return deck is not None and card in deck.cards

    def card(self, card: str) -> Card:
        """A card by its id. Raises `KeyError` for one that is in no deck of the session."""
        return self.decks[deck_of(card)].cards[card]

    def state(self, card: str) -> CardState:
        """What the log said of a card; a blank state where it said nothing, and for a card that was not looked up."""
        return self.states.get(card) or CardState(card)

    def with_states(self, more: Mapping[str, CardState]) -> Material:
        """Besides what was known, the states of cards that are to be asked as well."""
        return Material(self.decks, {**more, **self.states})

    def title(self, card: str) -> str:
        """The title of the card's deck."""
        return self.decks[deck_of(card)].deck.title

    def renderings(self, card: str) -> tuple[Rendering, ...]:
        """Every way the card can be asked."""
        return self.decks[deck_of(card)].renderings(card)

    def question(self, card: str, rendering: Rendering, seed: int) -> Question:
        """One of them, ready to be shown."""
        return self.decks[deck_of(card)].question(card, rendering, seed)

    def alike(self, one: str, other: str) -> bool:
        """Whether two cards give each other away, see `give_each_other_away`; one that is in no deck here does not."""
        return one in self and other in self and give_each_other_away(self.card(one), self.card(other))


def deck_of(card: str) -> str:
    """The id of the deck that a card's id names."""
    return card.partition("/")[0]


def last_rendering(state: CardState) -> Rendering | None:
    """How the card was asked last, None where it was not or in a way that is not known here."""
    return Rendering(Form(state.form), state.variant) if state.form in _FORMS else None


def give_each_other_away(one: Card, other: Card) -> bool:
    """Whether one of two cards should not follow the other.

    They share a fact; or have the same answer; or one asks what an acronym stands for and the other shows it in full.
    """
    return (
        one.fingerprint == other.fingerprint
        or any(a.about.place == b.about.place for a in one.facts for b in other.facts)
        or _spelt_out(one) in _things(other)
        or _spelt_out(other) in _things(one)
    )


def _spelt_out(card: Card) -> str | None:
    fact = card.facts[0]
    return fact.thing if card.aspect is Aspect.STANDS_FOR and isinstance(fact, Term) else None


def _things(card: Card) -> frozenset[str]:
    return frozenset(thing for fact in card.facts for thing in _things_of(fact) if thing)


def _things_of(fact: Fact) -> tuple[str, ...]:
    match fact:
        case Triple():
            return (fact.subject, *fact.objects)
        case Listing():
            return tuple(item.thing for item in fact.items)
        case Number():
            return (fact.of,)
        case Term():
            return (fact.thing,)
        case Plain():
            return tuple(item.thing for item in fact.answers)


_FORMS = frozenset(Form)
