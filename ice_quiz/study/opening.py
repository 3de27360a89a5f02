"""What comes before the first question: the decks are opened, their changes taken over, and the queue is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from ice_quiz.errors import DeckError, NotSaved
from ice_quiz.library.library import Library
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import CardState, DayTotals
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.exam_items import pool_of
from ice_quiz.questions.question import Aspect, Form
from ice_quiz.settings import Settings
from ice_quiz.study.changes import Changes, changes
from ice_quiz.study.counts import allowance
from ice_quiz.study.due import daily_minutes, pace, waiting
from ice_quiz.study.form import form_seed
from ice_quiz.study.material import Material
from ice_quiz.study.planning import Preparation, last_look, preparations
from ice_quiz.study.queue import Candidate, Queue, let_in, queue_of
from ice_quiz.study.registers import Registers
from ice_quiz.study.session import Session
from ice_quiz.study.snapshot import Purpose

TOLD = 3
"""How many changed cards are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the learner asked for when the session was started; see `Desk.start`."""

    deck: str | None = None
    purpose: Purpose = Purpose.DUE
    limit: int | None = None
    seed: int | None = None
    form: Form | None = None
    cards: tuple[str, ...] = ()


def open_decks(library: Library, deck: str | None) -> Mapping[str, Compiled]:
    """The deck asked for, or all that can be used, by id in the order of their titles. Raises `DeckError`."""
    if deck is not None:
        compiled = library.open(deck)
        return {compiled.deck.id: compiled}
    entries = library.entries()
    usable = [entry.id for entry in entries if entry.usable]
    if not usable and entries:
        raise DeckError("No deck can be used.", advice="`ice-quiz check FILE` tells what is wrong with one.")
    if not usable:
        raise DeckError("There are no decks yet.", advice="Add one with `ice-quiz add FILE`.")
    return {one: library.open(one) for one in usable}


def take_over(decks: Mapping[str, Compiled], library: Library, log: Log) -> str:
    """Write what the present version of each deck changes; returns what there is to tell the learner, once."""
    events: list[Event] = []
    told: list[str] = []
    for deck, compiled in decks.items():
        held = compiled.withheld  # neither gone nor new, whatever their answers will be
        known = {card: state.fingerprint for card, state in log.card_states(deck).items() if card not in held}
        cards = {card.id: card.fingerprint for card in compiled.cards.values()}
        coming = changes(cards, compiled.was, known, library.studied_before(deck))
        events += _events(coming, log)
        told += (*_told(coming, compiled), waiting(deck, len(held), len({one.by for one in held.values()})))
    save(log, *events)
    for deck, compiled in decks.items():
        library.studied(deck, (*compiled.cards, *compiled.withheld))
    return " ".join(filter(None, told))


def save(log: Log, *events: Event) -> None:
    """Write the events; where that fails, the log keeps them, says so in `problem`, and tries again with the next ones."""
    if events or log.pending:
        with suppress(NotSaved):
            log.append(*events)


def session_of(
    decks: Mapping[str, Compiled], log: Log, settings: Settings, wish: Wish, coming: Sequence[Preparation] = ()
) -> Session:
    """A session of today with nothing on the desk yet; `coming` are the exams that are prepared for."""
    day = log.today()
    states = {card: state for deck in decks for card, state in log.card_states(deck).items()}
    material = Material(decks, states)
    seed = wish.seed if wish.seed is not None else form_seed(day, ",".join(decks))
    if wish.purpose is Purpose.PRACTICE:
        queue = _practice(material, day, wish)
    else:
        first = [_candidate(material.state(card), day) for card in last_look(coming, material.state, day)]
        ahead = {card.card for card in first}
        totals = log.totals(day)
        cards = [
            card
            for deck in decks
            for card in let_in(
                (card for card in _candidates(material, deck, day) if card.card not in ahead),
                day,
                allowance(settings, totals.get(deck, DayTotals())),
            )
        ]
        queue = queue_of(cards, day, wish.limit, first)
        queue = replace(queue, due=_spelt_out_last(queue.due, material), last=_asked_last(log))
    return Session(material, queue, day, seed, wish.purpose, wish.form)


def _spelt_out_last(due: Sequence[str], material: Material) -> tuple[str, ...]:
    """Reviews with those ahead that ask what an acronym stands for: later ones show it in full."""
    return tuple(sorted(due, key=lambda card: material.card(card).aspect is not Aspect.STANDS_FOR))


def prepared(decks: Mapping[str, Compiled], log: Log, settings: Settings, known: Registers) -> tuple[Preparation, ...]:
    """The exams of these decks that are prepared for, the nearest first."""
    pools = {
        deck: {
            name: [card for card in pool_of(compiled, exam) if card in compiled.cards]
            for name, exam in compiled.deck.exams.items()
        }
        for deck, compiled in decks.items()
        if any(of == deck for of, _ in known.exam_days)
    }
    return preparations(known.exam_days, pools, daily_minutes(log), pace(log, settings))


def _asked_last(log: Log) -> str:
    """The card answered last, so that after a break too it is not followed by one that it gives away."""
    recent = log.recent(10)
    undone = {event.body.get("target") for event in recent if event.kind == Kind.UNDONE}
    return next((event.card for event in reversed(recent) if event.kind == Kind.ANSWERED and event.id not in undone), "")


def unseen(material: Material, states: Mapping[str, CardState]) -> Iterator[str]:
    """The cards that were never learned and are not suspended, in the order of the decks."""
    for card in material.cards:
        state = states.get(card.id)
        if state is None or (state.new and not state.suspended):
            yield card.id


def _candidates(material: Material, deck: str, day: int) -> Iterator[Candidate]:
    for card in material.decks[deck].cards.values():
        place = card.about.place
        yield replace(_candidate(material.state(card.id), day), fact=f"{deck}:{place.line}:{place.column}")


def _candidate(state: CardState, day: int) -> Candidate:
    stability = None if state.memory is None else state.memory.stability
    return Candidate(state.card, state.last_day, stability, state.due_day, state.drill(day), state.suspended)


def _practice(material: Material, day: int, wish: Wish) -> Queue:
    """The cards asked for; or every card that was learned, those not seen today first, the most faded ahead.

    Before any was learned, every card.
    """
    if wish.cards:
        return Queue(due=tuple(card for card in dict.fromkeys(wish.cards) if card in material)[: wish.limit])
    cards = [card for deck in material.decks for card in _candidates(material, deck, day) if not card.suspended]
    learned = [card for card in cards if not card.new] or cards
    learned.sort(key=lambda card: (material.state(card.card).seen_day == day, -card.faded(day)))
    return Queue(due=tuple(card.card for card in learned)[: wish.limit])


def _events(coming: Changes, log: Log) -> Iterator[Event]:
    for old, new in coming.renamed.items():
        yield log.stamp(Kind.RENAMED, old, {"to": new})
    for card, (before, now) in coming.changed.items():
        yield log.stamp(Kind.CHANGED, card, {"from": before, "to": now})


def _told(coming: Changes, compiled: Compiled) -> Iterator[str]:
    moved, anew = len(coming.renamed), len(coming.changed)
    if moved:
        yield "1 card was renamed and keeps" if moved == 1 else f"{moved} cards were renamed and keep"
        yield "what you know of it." if moved == 1 else "what you know of them."
    if anew:
        many = "1 card has" if anew == 1 else f"{anew} cards have"
        yield f"{many} a new answer and will be learned again: {_named(list(coming.changed), compiled)}."


def _named(cards: Sequence[str], compiled: Compiled) -> str:
    named = [f"“{compiled.question(card, compiled.renderings(card)[-1], 0).stem}”" for card in cards[:TOLD]]
    return ", ".join(named) + (f" and {len(cards) - TOLD} more" if len(cards) > TOLD else "")
