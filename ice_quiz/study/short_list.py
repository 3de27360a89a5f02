"""What is due today of large decks: only the few cards that the log says can be asked are looked at, not every one.

`selection.counting` says what the queue is, of the states of all cards. The log sifts them (`progress.sifting`), the same
rules decide over what is left, and a test holds that the queue is the same to the last card. Nothing is kept between two
sessions, so nothing can be out of date.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, repeat

from ice_quiz.progress.card_rows import CardRows
from ice_quiz.progress.log import Begun, Log
from ice_quiz.questions.compiled import Compiled
from ice_quiz.study.limits import LEFT_BEHIND, Limits, was_left_behind
from ice_quiz.study.material import Material
from ice_quiz.study.planning import Preparation
from ice_quiz.study.queue import Candidate, Queue, let_in
from ice_quiz.study.selection import candidates, in_line
from ice_quiz.study.snapshot import Purpose
from ice_quiz.study.wish import Wish


def is_enough(wish: Wish, coming: Iterable[Preparation], day: int) -> bool:
    """Whether the short list holds all that is asked: what is due, of all topics, and no exam so near that all is asked."""
    plain = wish.purpose is Purpose.DUE and not wish.topics and not wish.tags
    return plain and not any(one.final(day) for one in coming)


def short_list(
    decks: Mapping[str, Compiled], log: Log, day: int, limits: Limits, limit: int | None = None
) -> tuple[Material, Queue]:
    """The queue of a study day, and what its session works with: the states of the cards that are in the queue."""
    states = CardRows()
    cards: list[Candidate] = []
    for compiled in decks.values():
        let, known = _of_deck(compiled, log, day, limits)
        cards += let
        states = states.together(known)
    material = Material(decks, states)
    return material, in_line(material, cards, day, limit)


def unseen(decks: Mapping[str, Compiled], log: Log, day: int) -> Iterator[str]:
    """The cards that wait as new ones: never learned and neither suspended nor put off, in the order of the decks."""
    for deck, compiled in decks.items():
        yield from _without(compiled.cards, log.begun(deck, day, day - LEFT_BEHIND).cards)


def _without(cards: Iterable[str], begun: Iterable[str]) -> Mapping[str, None]:
    """The cards in their order, less those that were begun."""
    left = dict.fromkeys(cards)
    deque(map(left.pop, begun, repeat(None)), maxlen=0)  # all of them: without a set of 100,000 it is quicker
    return left


def _of_deck(compiled: Compiled, log: Log, day: int, limits: Limits) -> tuple[tuple[Candidate, ...], CardRows]:
    """The cards of one deck that its limits let in, and what the log says of them."""
    deck, cards = compiled.deck.id, compiled.cards
    begun = log.begun(deck, day, day - LEFT_BEHIND)
    new = _without(cards, begun.cards)
    allowed = limits.of(deck, begun.overdue - _left_behind_elsewhere(begun, len(cards) - len(new), compiled, log, day))
    short = begun.today | log.most_faded(cards, deck, day, allowed.reviews)
    states = log.states_of(short)
    material = Material({deck: compiled}, states)

    def of(ids: Iterable[str]) -> Iterator[Candidate]:
        return candidates(material, deck, day, map(cards.__getitem__, ids))

    known = of(islice(filter(short.__contains__, cards), len(short)))
    let = let_in(known, day, allowed, unseen=of(new))
    return let, states.together(log.states_of(card.card for card in let if card.new))


def _left_behind_elsewhere(begun: Begun, here: int, compiled: Compiled, log: Log, day: int) -> int:
    """How many cards that the deck holds no more would have been left behind; `here` are those begun that it holds."""
    if len(begun.cards) == here:
        return 0
    gone = log.states_of(card for card in begun.cards if card not in compiled.cards).values()
    return sum(was_left_behind(one.due_day, day) and not one.put_aside(day) for one in gone)
