"""Union: events of other machines become part of the log. Nothing else merges machines.

Each function is one durable transaction on a store: what it returns has happened, and where it raises nothing has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ice_quiz.progress.aside import Reason
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.forgetting import forgotten, named
from ice_quiz.progress.future import FAR_MS, claimed_ms, latest, was_ahead
from ice_quiz.progress.resolve import in_order
from ice_quiz.progress.store import Store


@dataclass(frozen=True, slots=True)
class Merged:
    """What a union did.

    `new` are the events that are now in the log and were not before; `conflicts` counts those whose id stands for another
    event here and `future` those from a clock far ahead, both only where they were not set aside before; `forgotten` counts
    the events that left the log, because they were forgotten elsewhere.
    """

    new: tuple[Event, ...] = ()
    conflicts: int = 0
    future: int = 0
    forgotten: int = 0


def merge(store: Store, events: Iterable[Event], now_ms: int, others: Iterable[Event] = ()) -> Merged:
    """Take events of other machines into the log. `now_ms` is what this machine's clock says.

    `others` were set aside there because of their ids, and are here.
    """
    with store.transaction():
        at_most = latest(now_ms, store.head().tick.ms)
        chosen, unlike = _chosen(store, (*events, *store.aside.events(Reason.FUTURE, at_most)))
        future = [event for event in chosen if claimed_ms(event) > at_most]
        fresh = [event for event in chosen if claimed_ms(event) <= at_most]
        store.aside.remove(fresh)
        gone = _gone(store, fresh)
        fresh = [event for event in fresh if event.id not in gone]
        before = store.head().log_count
        store.take(fresh)
        return Merged(
            tuple(fresh),
            store.aside.put((event for event in (*unlike, *others) if event.id not in gone), Reason.CONFLICT),
            store.aside.put((event for event in future if event.id not in gone), Reason.FUTURE),
            before + len(fresh) - store.head().log_count,
        )


def _gone(store: Store, fresh: Sequence[Event]) -> set[str]:
    """What purges take away of the log and of these events, which are in order."""
    purges = [*store.purges(), *(event for event in fresh if event.kind == Kind.PURGED)]
    if not purges or (fresh and min(event.order for event in fresh) > max(purge.order for purge in purges)):
        return named(purges)
    return forgotten(in_order([*store.events(), *fresh]))


def let_in(store: Store, now_ms: int) -> int:
    """Take in what was set aside until now; how many events."""
    if not store.aside.events(Reason.FUTURE, latest(now_ms, store.head().tick.ms)):
        return 0
    return len(merge(store, (), now_ms).new)


def set_aside(store: Store, now_ms: int) -> int:
    """Set aside own events that were written while this machine's clock was far ahead; how many."""
    if store.head().tick.ms <= now_ms + FAR_MS or not was_ahead(now_ms, *store.around(now_ms + FAR_MS)):
        return 0
    with store.transaction():
        future = [event for event in store.events() if event.tick_ms > now_ms + FAR_MS]
        store.aside.put(future, Reason.FUTURE)
        store.drop({event.id for event in future})
    return len(future)


def _chosen(store: Store, events: Iterable[Event]) -> tuple[list[Event], list[Event]]:
    """The events that are not in the log, each id once, in order; and those whose id stands for another event."""
    versions = {(event.id, event.hash): event for event in events}
    here = store.hashes({event.id for event in versions.values()})
    unknown = [event for event in versions.values() if event.id not in here]
    chosen = in_order(unknown)
    taken = here | {event.id: event.hash for event in chosen}
    return chosen, [event for event in versions.values() if event.hash != taken[event.id]]
