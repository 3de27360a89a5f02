"""What comes before the first question: the decks are opened, their changes taken over, and the queue is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import reduce

from ice_quiz.errors import DeckError, NotSaved
from ice_quiz.library.far import Watch, nobody
from ice_quiz.library.library import Library
from ice_quiz.progress.card_rows import CardRows
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.exam_items import pool_of
from ice_quiz.settings import Settings
from ice_quiz.study.changes import Changes, changes
from ice_quiz.study.due import waiting
from ice_quiz.study.form import form_seed
from ice_quiz.study.limits import limits_of
from ice_quiz.study.material import Material
from ice_quiz.study.pace import daily_minutes, pace
from ice_quiz.study.planning import Preparation, last_look, preparations
from ice_quiz.study.queue import Queue
from ice_quiz.study.registers import Registers
from ice_quiz.study.selection import counting, practising
from ice_quiz.study.session import Session
from ice_quiz.study.short_list import is_enough, short_list
from ice_quiz.study.wish import Wish

TOLD = 3
"""How many changed cards are named; the others are counted."""


def open_decks(library: Library, deck: str | None, watch: Watch = nobody) -> Mapping[str, Compiled]:
    """The deck asked for, or all that can be used, by id in the order of their titles. Raises `DeckError`."""
    if deck is not None:
        compiled = library.open(deck, watch)
        return {compiled.deck.id: compiled}
    entries = library.entries(watch)
    usable = [entry.id for entry in entries if entry.usable]
    if not usable and entries:
        raise DeckError("No deck can be used.", advice="`ice-quiz check FILE` tells what is wrong with one.")
    if not usable:
        raise DeckError("There are no decks yet.", advice="Add one with `ice-quiz add FILE`.")
    return {one: library.open(one, watch) for one in usable}


def take_over(decks: Mapping[str, Compiled], library: Library, log: Log) -> str:
    """Write what the present version of each deck changes; returns what there is to tell the learner, once."""
    events: list[Event] = []
    told: list[str] = []
    for deck, compiled in decks.items():
        held = compiled.withheld  # neither gone nor new, whatever their answers will be
        known = {card: mark for card, mark in log.fingerprints(deck).items() if card not in held}
        cards = {card.id: card.fingerprint for card in compiled.cards.values()}
        gone = not known.keys() <= cards.keys()
        coming = changes(cards, compiled.was, known, library.studied_before(deck) if gone else ())
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


def states_of(decks: Iterable[str], log: Log) -> CardRows:
    """What the log says now of the cards of these decks."""
    return reduce(CardRows.together, (log.card_states(deck) for deck in decks), CardRows())


def session_of(
    decks: Mapping[str, Compiled],
    log: Log,
    settings: Settings,
    wish: Wish,
    coming: Sequence[Preparation] = (),
    done: frozenset[str] = frozenset(),
) -> Session:
    """A session of today with nothing on the desk yet.

    `coming` are the exams that are prepared for, `done` the cards that a session gone on with has been through.
    """
    day = log.today()
    seed = wish.seed if wish.seed is not None else form_seed(day, ",".join(decks))
    if is_enough(wish, coming, day):
        material, queue = short_list(decks, log, day, limits_of(log, settings, coming, whole=wish.whole), wish.limit)
    else:
        material = Material(decks, states_of(decks, log))
        queue = _queue(material, log, settings, wish, coming, done)
    if wish.purpose.counts:
        queue = replace(queue, last=_asked_last(log))
    return Session(material, queue, day, seed, wish.purpose, wish.form, kind=wish.said())


def _queue(
    material: Material, log: Log, settings: Settings, wish: Wish, coming: Sequence[Preparation], done: frozenset[str]
) -> Queue:
    day = log.today()
    if not wish.purpose.counts:
        return practising(material, day, wish, done)
    first = last_look(coming, material.state, day)
    return counting(material, day, limits_of(log, settings, coming, whole=wish.whole), wish, first)


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
