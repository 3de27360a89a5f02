"""What a deck has for a quiz: how many questions by topic and by form, for a learner who draws one up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from random import Random

from ice_quiz.library.library import Library
from ice_quiz.progress.log import Log
from ice_quiz.questions import match
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Card, Form
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.quizzes.drawing import LOOKED_AT, pool
from ice_quiz.study.quizzes.last import ended_last
from ice_quiz.study.quizzes.quizzing import answerable, left_open, seed_of_next
from ice_quiz.study.quizzes.wish import QuizWish

Choice = frozenset[str]
"""Topics that were chosen."""


class QuizOffer:
    """What can be chosen, and how many questions each choice leaves.

    `topics` are in the deck's order. `forms` are those that the deck has cards for. `left` is the quiz of this deck that
    waits to be gone on with, as it was wished for. Of a large deck only some cards of each topic are looked at: the numbers
    are then not `exact`, and reckoned from these. `ended` says that the last quiz was of this deck and has a result.
    """

    def __init__(self, compiled: Compiled, cards: Sequence[Card], seed: int, left: QuizWish | None, ended: bool) -> None:
        self.topics: tuple[str, ...] = tuple(dict.fromkeys(card.topic for card in cards if card.topic))
        self.left, self.ended = left, ended
        self.exact = len(cards) <= LOOKED_AT
        self._compiled, self._seed = compiled, seed
        self._cards, self._weights = (cards, {}) if self.exact else _some(cards, seed)
        self._groups: dict[Choice, tuple[tuple[str, ...], ...]] = {}
        self._most: dict[tuple[Choice, frozenset[Form]], int] = {}
        self._asked = {card.id: {one.form for one in compiled.renderings(card.id)} for card in self._cards}
        for card in (card for group in self._matched(frozenset(self.topics)) for card in group):
            self._asked[card].add(Form.MATCH)
        there = {form for forms in self._asked.values() for form in forms}
        self.forms: tuple[Form, ...] = tuple(form for form in Form if form in there)

    def most(self, topics: Collection[str], forms: Collection[Form]) -> int:
        """How many questions there are at most of these topics in these forms."""
        wanted = (frozenset(topics), frozenset(forms))
        if (not topics and self.topics) or not forms:
            return 0
        if wanted not in self._most:
            here = self._of(wanted[0])
            found = pool(self._compiled, here, wanted[1], self._seed)
            self._most[wanted] = found.most if self.exact else max(self._many(found.alone), len(found.groups))
        return self._most[wanted]

    def of_topic(self, topic: str, forms: Collection[Form]) -> int:
        """How many cards of a topic can be asked in one of these forms."""
        here = (card for card in self._cards if card.topic == topic)
        return self._many(card for card in here if not self._asked[card.id].isdisjoint(forms))

    def of_form(self, form: Form, topics: Collection[str]) -> int:
        """How many questions of these topics can be asked in a form; of matchings, how many there are."""
        if form is Form.MATCH:
            return len(self._matched(frozenset(topics)))
        return self._many(card for card in self._of(frozenset(topics)) if form in self._asked[card.id])

    def _many(self, cards: Iterable[Card]) -> int:
        return round(sum(self._weights.get(card.topic, 1.0) for card in cards))

    def _of(self, topics: Choice) -> list[Card]:
        """The cards of these topics; with all topics, those that have none as well."""
        every = topics.issuperset(self.topics)
        return [card for card in self._cards if every or card.topic in topics]

    def _matched(self, topics: Choice) -> tuple[tuple[str, ...], ...]:
        if topics not in self._groups:
            self._groups[topics] = tuple(match.groups(self._compiled, self._of(topics), self._seed))
        return self._groups[topics]


def _some(cards: Sequence[Card], seed: int) -> tuple[list[Card], dict[str, float]]:
    """Some cards of each topic, and for how many each of them stands."""
    by_topic: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        by_topic[card.topic].append(card)
    random, most = Random(seed), max(1, LOOKED_AT // len(by_topic))
    some = {topic: random.sample(there, min(most, len(there))) for topic, there in by_topic.items()}
    weights = {topic: len(there) / len(some[topic]) for topic, there in by_topic.items()}
    return [card for there in some.values() for card in there], weights


def offer(library: Library, log: Log, deck: str) -> QuizOffer:
    """What a deck has for a quiz now. Raises `DeckError`, and `ProgressError` where the log cannot be read."""
    known = at_hand(library, log)
    compiled = library.open(deck)
    cards = answerable(compiled, log)
    wish = left_open(known.quiz, log.today())
    here = wish is not None and wish.cards.deck == deck and not wish.cards.tags
    ended = ended_last(known.quiz, compiled, deck) is not None
    return QuizOffer(compiled, cards, seed_of_next(log, known.quiz), wish if here else None, ended)
