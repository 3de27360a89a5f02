"""A deck compiled: its cards, and on demand the questions each of them can make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import ModuleType

from ice_quiz.facts.headway import Headway, told, unheard
from ice_quiz.facts.model import Deck
from ice_quiz.facts.problems import Place, Problem, Severity
from ice_quiz.facts.truth import World
from ice_quiz.questions.cards import Withheld, cards
from ice_quiz.questions.distractors import Offer, offered
from ice_quiz.questions.forms import choose, cloze, missing_one, name_all, number, put_in_order, true_false, typed, what_next
from ice_quiz.questions.giveaways import Giveaway
from ice_quiz.questions.learner import Learner
from ice_quiz.questions.making import KnownAnswers, Making
from ice_quiz.questions.question import Card, Form, Question, Rendering

FORMS: Mapping[Form, ModuleType] = {
    Form.CHOOSE: choose,
    Form.TRUE_FALSE: true_false,
    Form.TYPE: typed,
    Form.CLOZE: cloze,
    Form.NUMBER: number,
    Form.NAME_ALL: name_all,
    Form.MISSING_ONE: missing_one,
    Form.WHAT_NEXT: what_next,
    Form.PUT_IN_ORDER: put_in_order,
}

NOBODY = Learner()

_KEPT = 16
"""Questions that are kept once they are made: one that was made ahead is there when it is asked."""

MOST_BENCHES = 1_000
"""Cards whose wrong options are kept at hand. Each holds some ten kilobytes, and a check looks at every card of a deck."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A deck and its cards as of a day.

    `was` leads from earlier ids to present ones, `withheld` are the cards that wait for what the learner says.
    Questions are made when they are asked for.
    """

    deck: Deck
    world: World = field(repr=False)
    cards: Mapping[str, Card] = field(repr=False)
    was: Mapping[str, str] = field(repr=False)
    problems: tuple[Problem, ...] = ()
    withheld: Mapping[str, Withheld] = field(default_factory=dict, repr=False)
    _known: KnownAnswers = field(default_factory=KnownAnswers, repr=False)
    _benches: dict[str, Making] = field(default_factory=dict, repr=False)
    _renderings: dict[str, tuple[Rendering, ...]] = field(default_factory=dict, repr=False)
    _made: dict[tuple[str, Rendering, int], Question] = field(default_factory=dict, repr=False)

    def offer(self, card_id: str) -> Offer:
        """What may be offered as wrong for a card, and what may not."""
        return self._bench(card_id).offer

    def renderings(self, card_id: str) -> tuple[Rendering, ...]:
        """Every question the card can make, by form and variant. Raises KeyError for an unknown card."""
        if card_id not in self._renderings:
            bench = self._bench(card_id)
            self._renderings[card_id] = tuple(
                Rendering(form, variant)
                for form, module in FORMS.items()
                if bench.wanted(form)
                for variant in module.variants(bench)
            )
        return self._renderings[card_id]

    def unfair(self, card_id: str) -> Giveaway | None:
        """What gives the key of a card away, so that it is not put as a choice though there are wrong options."""
        chosen = any(rendering.form is Form.CHOOSE for rendering in self.renderings(card_id))
        return None if chosen else choose.unfair(self._bench(card_id))

    def question(self, card_id: str, rendering: Rendering, seed: int) -> Question:
        """One question of a card; options and their order follow from the seed alone."""
        wanted = (card_id, rendering, seed)
        if wanted not in self._made:
            if len(self._made) >= _KEPT:
                self._made.clear()
            question: Question = FORMS[rendering.form].make(self._bench(card_id), rendering.variant, seed)
            self._made[wanted] = question
        return self._made[wanted]

    def _bench(self, card_id: str) -> Making:
        if card_id not in self._benches:
            card = self.cards[card_id]
            if len(self._benches) >= MOST_BENCHES:
                del self._benches[next(iter(self._benches))]
            self._benches[card_id] = Making(card, self.world, offered(card, self.world), self._known)
        return self._benches[card_id]


def compile_deck(deck: Deck, today: date, learner: Learner = NOBODY, headway: Headway = unheard) -> Compiled:
    """A deck with the cards it makes on a day (facts that hold only for a time come and go) for a learner."""
    world = World(deck, today)
    made: dict[str, Card] = {}
    was: dict[str, str] = {}
    withheld: dict[str, Withheld] = {}
    problems: list[Problem] = []
    facts = max(len(deck.facts), 1)
    for card in told(cards(world, learner), lambda _, at: at / facts, headway):
        if isinstance(card, Withheld):
            withheld[card.id] = card
        elif card.id in made:
            problems.append(_twice(card, made[card.id]))
        else:
            made[card.id] = card
            was |= {earlier if "/" in earlier else f"{deck.id}/{earlier}": card.id for earlier in card.about.was}
    return Compiled(deck, world, made, was, tuple(problems), withheld)


def _twice(card: Card, first: Card) -> Problem:
    place: Place = card.about.place
    name = card.id.partition("/")[2]
    return Problem(
        place,
        "C804",
        Severity.ERROR,
        f"This card would have the id `{name}` of the one on line {first.about.place.line}: give it an `id:` of its own.",
    )
