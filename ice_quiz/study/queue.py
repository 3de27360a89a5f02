"""Which card comes next: a pure value, made once a session and changed by each card that is shown.

Reviews come first, the least retrievable ahead, then cards never seen, in the deck's order; both keep the day's limits.
A card that was wrong comes back as drill after five others, or as soon as nothing else is left, until it was right once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from itertools import chain

from ice_quiz.study.counts import Allowance, Counts

DRILL_AFTER = 5
"""How many other cards are shown before a card that was wrong comes back."""

LOOK_AHEAD = 5
"""How far down its own line another card is looked for, so that two that give each other away are not neighbours."""

Alike = Callable[[str, str], bool]
"""Says whether two cards give each other away."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that may wait today, as far as the queue depends on it.

    `last` is the study day of its last graded answer, `stability` (in days) what the memory model then said, `due` the
    study day from which on it is due; all None for a card never seen. `drill` marks one that was wrong today and not right
    since. Cards of one `fact` answer each other.
    """

    card: str
    last: int | None = None
    stability: float | None = None
    due: int | None = None
    drill: bool = False
    suspended: bool = False
    fact: str = ""

    @property
    def new(self) -> bool:
        """Whether it was never seen, or is to be learned from the start again."""
        return self.due is None

    def is_due(self, day: int) -> bool:
        """Whether it waits for a graded answer: at most one is given on a study day."""
        return self.due is not None and self.due <= day and (self.last is None or self.last < day)

    def faded(self, day: int) -> float:
        """Grows while the card fades: retrievability falls with (days since the last answer) / stability alone."""
        if self.last is None or not self.stability:
            return 0.0
        return max(0, day - self.last) / self.stability


@dataclass(frozen=True, slots=True)
class Drill:
    """A card to be drilled, as soon as `after` cards have been shown in this session."""

    card: str
    after: int


@dataclass(frozen=True, slots=True)
class Queue:
    """What is still to be shown, how many cards were shown, and the one shown last. No card stands in it twice.

    On the last days before an exam cards never seen stand in the `due` line too; they are named in `unseen`.
    """

    due: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    drill: tuple[Drill, ...] = ()
    shown: int = 0
    last: str = ""
    unseen: frozenset[str] = frozenset()

    @property
    def counts(self) -> Counts:
        """How many cards wait, by kind."""
        fresh = sum(card in self.unseen for card in self.due) if self.unseen else 0
        return Counts(new=len(self.new) + fresh, again=len(self.drill), due=len(self.due) - fresh)


def let_in(
    deck: Iterable[Candidate], day: int, allowed: Allowance, unseen: Iterable[Candidate] = ()
) -> tuple[Candidate, ...]:
    """Those cards of one deck (given in the deck's order) that wait on a study day and that its limits let in.

    Drill is never limited: those cards were begun already. New cards whose fact is asked today already wait for another
    day, as long as others are there. `unseen` are more new cards, behind all others; only so many are looked at as it takes.
    """
    drill: list[Candidate] = []
    due: list[Candidate] = []
    new: list[Candidate] = []
    for card in deck:
        if card.suspended:
            continue
        if card.drill:
            drill.append(card)
        elif card.new:
            new.append(card)
        elif card.is_due(day):
            due.append(card)
    let = (*drill, *_most_faded_first(due, day, allowed.reviews))
    return (*let, *_apart(chain(new, unseen), {card.fact for card in let if card.fact}, allowed.new))


def _apart(new: Iterable[Candidate], asked: set[str], most: int) -> list[Candidate]:
    """New cards in their order, at most so many; those behind that share a fact with one before or with one asked today."""
    seen = set(asked)
    first: list[Candidate] = []
    behind: list[Candidate] = []
    for card in new:
        if len(first) >= most:
            break
        (behind if card.fact in seen else first).append(card)
        if card.fact:
            seen.add(card.fact)
    return (first + behind)[:most]


def queue_of(cards: Iterable[Candidate], day: int, limit: int | None = None, first: Sequence[Candidate] = ()) -> Queue:
    """The queue of a study day from the cards let in, of one deck or of several; drill does not count for the `limit`.

    `first` are those that go before all others, in their order; they stand among `cards` no more.
    """
    cards = list(cards)
    reviews = _most_faded_first((card for card in cards if not card.drill and not card.new), day)
    due = [card.card for card in (*first, *reviews)]
    new = [card.card for card in cards if not card.drill and card.new]
    if limit is not None:
        due = due[:limit]
        new = new[: limit - len(due)]
    drill = tuple(Drill(card.card, DRILL_AFTER) for card in cards if card.drill)
    return Queue(tuple(due), tuple(new), drill, unseen=frozenset(card.card for card in first if card.new))


def take(queue: Queue, alike: Alike | None = None) -> tuple[str | None, Queue]:
    """The next card and the queue without it; None when nothing is left."""
    card = _next(queue, alike)
    if card is None:
        return None, queue
    return card, replace(without(queue, card), shown=queue.shown + 1, last=card)


def again(queue: Queue, card: str) -> Queue:
    """The queue with a card to be drilled after others."""
    return replace(without(queue, card), drill=(*without(queue, card).drill, Drill(card, queue.shown + DRILL_AFTER)))


def without(queue: Queue, card: str) -> Queue:
    """The queue without a card, wherever it stood."""
    return replace(
        queue,
        due=_less(queue.due, card),
        new=_less(queue.new, card),
        drill=tuple(one for one in queue.drill if one.card != card),
    )


def with_new(queue: Queue, cards: Collection[str]) -> Queue:
    """The queue with more cards never seen, at the end of its line."""
    return replace(queue, new=(*queue.new, *cards))


def _next(queue: Queue, alike: Alike | None) -> str | None:
    ready = tuple(one.card for one in queue.drill if one.after <= queue.shown)
    early = tuple(one.card for one in queue.drill if one.after > queue.shown)
    return _pick((ready, queue.due or queue.new), queue.last, alike) or _pick((early,), queue.last, alike)


def _pick(lines: tuple[tuple[str, ...], ...], last: str, alike: Alike | None) -> str | None:
    """The first card near the head of a line that the card before it does not give away; else the first head."""
    near = [card for line in lines for card in line[:LOOK_AHEAD]]
    if alike is None or not last:
        return near[0] if near else None
    return next((card for card in near if not alike(last, card)), near[0] if near else None)


def _most_faded_first(cards: Iterable[Candidate], day: int, most: int | None = None) -> list[Candidate]:
    def kept(card: Candidate) -> float:
        return -card.faded(day)

    return sorted(cards, key=kept) if most is None else nsmallest(most, cards, key=kept)  # both keep the order of equals


def _less(line: tuple[str, ...], card: str) -> tuple[str, ...]:
    if card not in line:
        return line
    place = line.index(card)
    return line[:place] + line[place + 1 :]
