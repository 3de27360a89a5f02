"""Which events count, and for which card: order, doubles, undo, override and rename, before anything is folded.

All of it is one walk from the last event to the first, because what takes an event away, changes it or carries it to
another id stands after it. So an undone undo does nothing, and renames chain and may even run in a circle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ice_quiz.progress.answered import Answered, storable
from ice_quiz.progress.event import Body, Event, Kind

GLOBAL = ""  # the `card` of events that concern none
OF_CARDS = frozenset(
    {
        *(Kind.ANSWERED, Kind.SUSPENDED, Kind.RESUMED, Kind.BURIED, Kind.RESET, Kind.CHANGED, Kind.INTRODUCED),
        *(Kind.FLAGGED, Kind.UNFLAGGED, Kind.TAGGED, Kind.UNTAGGED),
    }
)
OF_ALL = frozenset({Kind.SETTING, Kind.EXTRA_NEW})


class Deed(NamedTuple):
    """An event that counts, the id its card has at the end, and, for an answer, what it says after all overrides."""

    event: Event
    card: str
    answer: Answered | None = None


def in_order(events: Iterable[Event]) -> list[Event]:
    """The events in the order of their clocks, each id once."""
    once: dict[str, Event] = {}
    for event in sorted(events, key=lambda event: (event.order, event.hash)):
        once.setdefault(event.id, event)
    return list(once.values())


def families(events: Iterable[Event], links: Mapping[str, set[str]]) -> list[list[Event]]:
    """The events divided so that only those of cards that renames join are together, in the order given."""
    family_of: dict[str, list[Event]] = {}
    for event in events:
        if event.card not in family_of:
            family: list[Event] = []
            family_of.update(dict.fromkeys(joined((event.card,), links), family))
        family_of[event.card].append(event)
    return list({id(family): family for family in family_of.values()}.values())


def links_of(events: Iterable[Event]) -> Mapping[str, set[str]]:
    """For each card that was ever renamed, or got another's history, the cards at the other end."""
    links: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if event.kind == Kind.RENAMED and (to := renamed_to(event)):
            links[event.card].add(to)
            links[to].add(event.card)
    return links


def joined(cards: Iterable[str], links: Mapping[str, set[str]]) -> set[str]:
    """These cards and all that renames join with them."""
    found: set[str] = set()
    waiting = list(cards)
    while waiting:
        card = waiting.pop()
        if card not in found:
            found.add(card)
            waiting.extend(links.get(card, ()))
    return found


def renamed_to(event: Event) -> str:
    """The new id that a `renamed` event gives, or nothing where it gives none."""
    return storable(event.body.get("to")) if event.card else ""


def resolved(events: Sequence[Event]) -> list[Deed]:
    """What counts of one family's events, which are given in order."""
    undone: set[str] = set()
    overrides: dict[str, list[Event]] = defaultdict(list)
    now_called: dict[str, str] = {}
    deeds: list[Deed] = []
    for event in reversed(events):
        if event.id in undone:
            continue
        match event.kind:
            case Kind.UNDONE:
                undone.add(str(event.body.get("target")))
            case Kind.OVERRIDDEN:
                overrides[str(event.body.get("target"))].append(event)
            case Kind.RENAMED:
                if to := renamed_to(event):
                    now_called[event.card] = now_called.get(to, to)
            case kind if kind in (OF_CARDS if event.card else OF_ALL):
                deeds.append(_deed(event, now_called.get(event.card, event.card), overrides.get(event.id, [])))
    return deeds[::-1]


def _deed(event: Event, card: str, overrides: list[Event]) -> Deed:
    if event.kind != Kind.ANSWERED:
        return Deed(event, card)
    body: Body = event.body
    for override in reversed(overrides):  # they were met from the last to the first
        said = {key: override.body[key] for key in ("verdict", "rating") if key in override.body}
        if "verdict" in said:
            said.setdefault("rating", None)  # the usual one of the new verdict, not that of the old
        body = {**body, **said}
    return Deed(event, card, Answered.of(body, event.card))
