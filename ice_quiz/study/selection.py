"""Which cards a wish means, and in which order they wait: what is due within the day's limits, or what is practised.

What is due, and what is studied ahead, counts for the schedule; weak cards, cram and practice never do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ice_quiz.errors import UsageError
from ice_quiz.language.nearest import nearest
from ice_quiz.language.printable import printable
from ice_quiz.language.words import listing
from ice_quiz.progress.card_rows import CardRows
from ice_quiz.progress.replay import CardState
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Aspect, Card
from ice_quiz.study.counts import Allowance
from ice_quiz.study.form import LASTS
from ice_quiz.study.limits import ALL, Limits, was_left_behind
from ice_quiz.study.material import Material
from ice_quiz.study.queue import Candidate, Queue, let_in, queue_of
from ice_quiz.study.snapshot import Purpose
from ice_quiz.study.wish import Wish

NOT_FIRM = 21.0
"""Stability in days below which a card that was forgotten before is weak."""

NAMED = 12
"""How many topics or tags are named where an unknown one is asked for."""

NOTHING_LEARNED = "None of it is learned yet: practice asks every card."


def heard(wish: Wish, decks: Mapping[str, Compiled]) -> Wish:
    """The wish with its topics and tags as the decks write them. Raises `UsageError` for one that no deck has."""
    if not wish.topics and not wish.tags:
        return wish
    cards = [card for compiled in decks.values() for card in compiled.cards.values()]
    topics = dict.fromkeys(card.topic for card in cards if card.topic)
    tags = dict.fromkeys(tag for card in cards for tag in tags_of(card))
    return replace(
        wish,
        topics=tuple(_known("topic", each, list(topics)) for each in wish.topics),
        tags=tuple(_known("tag", each, list(tags)) for each in wish.tags),
    )


def _known(what: str, name: str, known: Sequence[str]) -> str:
    found = next((each for each in known if each.casefold() == name.strip().casefold()), None)
    if found is not None:
        return found
    close = nearest(name, known)
    few = [f"“{each}”" for each in known[:NAMED]]
    there = f"There are {listing(few)}." if len(known) <= NAMED else f"There are {len(known)}, such as {listing(few)}."
    raise UsageError(
        f"There is no {what} “{printable(name)}”.",
        advice=f"Did you mean “{close}”?" if close else there if known else f"No card has a {what}.",
    )


def tags_of(card: Card) -> tuple[str, ...]:
    """The tags of a card: those of its facts."""
    return tuple(dict.fromkeys(tag for fact in card.facts for tag in fact.about.tags))


def meant(wish: Wish) -> Callable[[Card], bool]:
    """Whether a card is one of those asked for."""
    topics, tags = frozenset(wish.topics), frozenset(wish.tags)
    if not topics and not tags:
        return lambda _card: True
    return lambda card: card.topic in topics or not tags.isdisjoint(tags_of(card))


def counting(material: Material, day: int, limits: Limits, wish: Wish, first: Iterable[str] = ()) -> Queue:
    """The queue of a session that counts for the schedule.

    `first` are the cards that are looked at because an exam is near.
    """
    wanted = meant(wish)
    ahead = wish.ahead if wish.purpose is Purpose.AHEAD else 0
    looked = [_candidate(material.state(card), day) for card in first if wanted(material.card(card))]
    sure = {card.card for card in looked}
    cards: list[Candidate] = []
    for deck in material.decks:
        mine = [_early(card, day, ahead) for card in _wanted(material, deck, day, wanted) if card.card not in sure]
        cards += let_in(mine, day, Allowance(0, ALL) if ahead else limits.of(deck, _left_behind(mine, day)))
    return in_line(material, cards, day, wish.limit, looked)


def in_line(
    material: Material, cards: Iterable[Candidate], day: int, limit: int | None, first: Sequence[Candidate] = ()
) -> Queue:
    """The queue of the cards that are let in; of those due, what an acronym stands for is asked ahead of the others."""
    queue = queue_of(cards, day, limit, first)
    return replace(queue, due=tuple(sorted(queue.due, key=lambda card: not _asks_what_is_short(material.card(card)))))


def _left_behind(cards: Iterable[Candidate], day: int) -> int:
    return sum(was_left_behind(card.due, day) and not card.suspended for card in cards)


def due_by_topic(material: Material, day: int, limits: Limits) -> Mapping[str, tuple[int, int]]:
    """For each topic, in the deck's order, how many cards a session of it would ask now, and how many it can practise."""
    found: dict[str, tuple[int, int]] = {}
    for deck, compiled in material.decks.items():
        by_topic: dict[str, list[Candidate]] = {}
        for card in candidates(material, deck, day, compiled.cards.values()):
            by_topic.setdefault(compiled.cards[card.card].topic, []).append(card)
        for topic, cards in by_topic.items():
            learned = sum(not card.new for card in cards)
            waiting = let_in(cards, day, limits.of(deck, _left_behind(cards, day)))
            found[topic] = (len(waiting), learned or len(cards))
    return {topic: counts for topic, counts in found.items() if topic}


def _asks_what_is_short(card: Card) -> bool:
    """Whether it asks what an acronym stands for: later cards show it in full, so these go ahead."""
    return card.aspect is Aspect.STANDS_FOR


def _early(card: Candidate, day: int, ahead: int) -> Candidate:
    """The card, due today already where it falls due within the days that are studied ahead."""
    return replace(card, due=day) if ahead and card.due is not None and day < card.due <= day + ahead else card


def practising(material: Material, day: int, wish: Wish, done: frozenset[str] = frozenset()) -> Queue:
    """The queue of a session that never touches the schedule; `done` are cards that it has been through already."""
    cards = [card for card in _practised(material, day, wish) if card not in done]
    return Queue(due=tuple(cards)[: wish.limit])


def nothing_learned(material: Material, queue: Queue) -> bool:
    """Whether what is practised was never learned: practice then asks every card."""
    return bool(queue.due) and material.state(queue.due[0]).new


def _practised(material: Material, day: int, wish: Wish) -> Sequence[str]:
    if wish.cards:
        return [card for card in dict.fromkeys(wish.cards) if card in material and not material.state(card).suspended]
    wanted = meant(wish)
    cards = [
        card
        for deck in material.decks
        for card in _wanted(material, deck, day, wanted)
        if not material.state(card.card).suspended
    ]
    learned = [card for card in cards if not card.new]
    if wish.purpose is Purpose.CRAM:
        return [card.card for card in (*_faded(learned, day), *(card for card in cards if card.new))]
    if wish.purpose is Purpose.WEAK:
        weakest = [card for card in learned if weak(material.state(card.card))]
        return [card.card for card in sorted(weakest, key=lambda card: card.stability or 0.0)]
    if not learned:
        return [card.card for card in cards]  # before any was learned, every card
    learned.sort(key=lambda card: (material.state(card.card).seen_day == day, -card.faded(day)))
    return [card.card for card in learned]


def _faded(cards: Iterable[Candidate], day: int) -> list[Candidate]:
    return sorted(cards, key=lambda card: -card.faded(day))


def weak(state: CardState) -> bool:
    """Whether a card needs practice: it was not known at the first try, or was forgotten and is not firm again."""
    memory = state.memory
    return memory is not None and memory.stability < (NOT_FIRM if memory.lapses else LASTS)


def _wanted(material: Material, deck: str, day: int, wanted: Callable[[Card], bool]) -> Iterator[Candidate]:
    return candidates(material, deck, day, filter(wanted, material.decks[deck].cards.values()))


def candidates(material: Material, deck: str, day: int, cards: Iterable[Card]) -> Iterator[Candidate]:
    """Cards of a deck as far as the queue depends on them."""
    if not isinstance(material.states, CardRows):
        for card in cards:
            yield replace(_candidate(material.state(card.id), day), fact=_fact(deck, card))
        return
    read = material.states.columns("last_day", "stability", "due_day", "missed_day", "righted", "suspended", "buried_day")
    for card in cards:
        last, stability, due, missed, righted, suspended, buried = read(card.id)
        aside = bool(suspended) or buried == day
        yield Candidate(card.id, last, stability, due, not aside and missed == day and not righted, aside, _fact(deck, card))


def _fact(deck: str, card: Card) -> str:
    """Names the fact of a card: cards of one fact answer each other."""
    place = card.about.place
    return f"{deck}:{place.line}:{place.column}"


def _candidate(state: CardState, day: int) -> Candidate:
    """The same of one state, for some cards."""
    stability = None if state.memory is None else state.memory.stability
    return Candidate(state.card, state.last_day, stability, state.due_day, state.drill(day), state.put_aside(day))
