"""What a `purged` event takes away: everything that stands before it of a card, of a deck, or of all.

It is a pure function of the events, like the replay, and does not depend on whether what it names is still there: a device
that has removed those events and one that has not come to the same state, in any order of arrival. Renames stay (but for
those of a forgotten deck), because an event that arrives late under a card's old id must be known as that card's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ice_quiz.progress.answered import storable
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.resolve import GLOBAL, renamed_to


def kept(ordered: Sequence[Event]) -> Sequence[Event]:
    """The events that nothing takes away; they are given, and returned, in order."""
    if all(event.kind != Kind.PURGED for event in ordered):
        return ordered
    gone = forgotten(ordered)
    return [event for event in ordered if event.id not in gone]


def forgotten(ordered: Sequence[Event]) -> set[str]:
    """The ids of the events that are taken away, among events in order (`resolve.in_order`)."""
    gone = named(ordered) | _with_their_decks(ordered)
    return gone | _with_their_cards([event for event in ordered if event.id not in gone])


def named(events: Iterable[Event]) -> set[str]:
    """The ids that purges list one by one: of events from the future, which no purge comes after."""
    lists = (event.body.get("ids") for event in events if event.kind == Kind.PURGED)
    return {each for ids in lists if isinstance(ids, list) for each in ids if isinstance(each, str)}


def _with_their_decks(ordered: Sequence[Event]) -> set[str]:
    """What the purges of decks and of all take away."""
    decks = _decks_of(ordered)
    gone: set[str] = set()
    of_decks: set[str] = set()
    everything = False
    for event in reversed(ordered):
        if event.kind != Kind.PURGED:
            if everything or decks[event.id] in of_decks:
                gone.add(event.id)
            continue
        everything = everything or event.body.get("all") is True
        if deck := storable(event.body.get("deck")):
            of_decks.add(deck)
    return gone


def _with_their_cards(ordered: Sequence[Event]) -> set[str]:
    """What the purges of cards take away, under whatever ids the cards had."""
    gone: set[str] = set()
    undone: set[str] = set()
    takers: list[Event] = []
    named: set[str] = set()  # the forgotten cards, as they were called at this point of the walk
    for event in reversed(ordered):
        if event.kind == Kind.PURGED:
            named = named | {event.card} - {GLOBAL}
        elif event.kind == Kind.RENAMED:
            named = named if event.id in undone else _before(event, named)
        elif event.kind == Kind.UNDONE:
            if event.id not in undone:
                undone.add(str(event.body.get("target")))
            if event.card in named:
                takers.append(event)
        elif event.card in named:
            gone.add(event.id)
    # One that brings something back which stays has to stay as well.
    for event in reversed(takers):
        gone |= {event.id} if event.body.get("target") in gone else set()
    return gone


def _before(renamed: Event, named: set[str]) -> set[str]:
    """What the forgotten cards were called before this rename."""
    to = renamed_to(renamed)
    return named if not to else named | {renamed.card} if to in named else named - {renamed.card}


def _decks_of(events: Iterable[Event]) -> Mapping[str, str]:
    """The deck that each event belongs to, or nothing."""
    begun: dict[str, str] = {}
    decks: dict[str, str] = {}
    for event in events:
        deck = storable(event.body.get("deck"))
        if event.card:
            deck = deck_of(event.card)
        elif event.kind == Kind.EXAM_STARTED:
            begun[event.id] = deck
        elif event.kind == Kind.EXAM_ENDED:
            deck = begun.get(storable(event.body.get("exam")), "")
        elif event.kind == Kind.CORRECTED:
            deck = deck_of(storable(event.body.get("of")))
        decks[event.id] = deck
    return decks


def deck_of(card: str) -> str:
    """The deck in a card's id."""
    return card.partition("/")[0]
