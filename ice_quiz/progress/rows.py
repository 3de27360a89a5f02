"""Rows of the progress file and what they stand for, in both directions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache, reduce
from operator import xor
from typing import Any, NamedTuple

from ice_quiz.memory.fsrs import Memory
from ice_quiz.progress.event import Event, Tick, canonical, hash_of
from ice_quiz.progress.faults import DamagedRow
from ice_quiz.progress.replay import RULES, CardState, DayTotals
from ice_quiz.settings import Settings

Row = tuple[Any, ...]  # what sqlite3 hands out
_BETWEEN = "\n"  # two tags, which are lines

EVENT = ("id", "device", "seq", "utc_ms", "offset_minutes", "tick_ms", "counter", "day", "kind", "card", "body", "hash")
CARD = (
    *("card", "stability", "difficulty", "last_day", "reps", "lapses", "due_day", "suspended", "fingerprint"),
    *("form", "variant", "seen_day", "seen_times", "missed_day", "righted", "introduced", "restarted_day"),
    *("flagged", "tags", "buried_day"),
)
TOTAL = ("deck", "day", *DayTotals._fields)
HEAD = ("rules", "log_count", "log_xor", "tick_ms", "counter", "largest_day", "seq", "settings")


class Standing(NamedTuple):
    """As much of a card's state as telling what is due needs; see `CardState`. Many cards of a deck stand alike.

    `drill_day` is its open `missed_day`.
    """

    due_day: int | None
    drill_day: int | None
    suspended: bool
    last_day: int | None = None
    buried_day: int | None = None

    def put_aside(self, day: int) -> bool:
        """Whether it is not asked on study day `day`; see `CardState.put_aside`."""
        return self.suspended or self.buried_day == day


class Standings(NamedTuple):
    """How the cards of a deck stand, the fingerprints of the answers they were last asked with, and their stabilities."""

    cards: Mapping[str, Standing] = {}
    fingerprints: Mapping[str, str] = {}
    stabilities: Mapping[str, float | None] = {}


class Remembered(NamedTuple):
    """As much of a card's state as sorting and filtering long lists needs; see `CardState` and `Standing`."""

    card: str
    due_day: int | None
    drill_day: int | None
    suspended: int
    fingerprint: str
    last_day: int | None
    stability: float | None
    lapses: int | None
    flagged: int
    tags: str
    buried_day: int | None = None

    def put_aside(self, day: int) -> bool:
        """Whether it is not asked on study day `day`; see `CardState.put_aside`."""
        return bool(self.suspended) or self.buried_day == day

    @property
    def tagged(self) -> tuple[str, ...]:
        """The learner's own tags."""
        return tags_of(self.tags)


def as_of(one: Remembered, fingerprint: str) -> Remembered:
    """The card as it stands where its right answer is the one of this fingerprint: with another one it is learned anew."""
    if not one.fingerprint or one.fingerprint == fingerprint:
        return one
    return one._replace(due_day=None, drill_day=None, fingerprint="", last_day=None, stability=None, lapses=None)


STANDING = (
    *("card", "fingerprint", "stability"),
    *("due_day", "CASE WHEN righted THEN NULL ELSE missed_day END", "suspended", "last_day", "buried_day"),
)

REMEMBERED = (
    *("card", "due_day", "CASE WHEN righted THEN NULL ELSE missed_day END", "suspended", "fingerprint", "last_day"),
    *("stability", "lapses", "flagged", "tags", "buried_day"),
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the derived rows were made from, and what the next event has to come after.

    `seq` is the last number this device gave. The rows are right if and only if `rules` are the present ones and the count
    and the combined hash (exclusive or) are those of the log.
    """

    rules: int = RULES
    log_count: int = 0
    log_xor: int = 0
    tick: Tick = field(default_factory=Tick)
    largest_day: int = 0
    seq: int = 0
    settings: Settings = field(default_factory=Settings)

    def after(self, events: Iterable[Event], device: str, settings: Settings) -> Head:
        """The head once these events are in the log as well."""
        came = tuple(events)
        return Head(
            RULES,
            self.log_count + len(came),
            reduce(xor, (event.hash for event in came), self.log_xor),
            max((self.tick, *(event.tick for event in came))),
            max((self.largest_day, *(event.day for event in came))),
            max((self.seq, *(event.seq for event in came if event.device == device))),
            settings,
        )


@cache
def inserting(table: str, columns: tuple[str, ...], otherwise: str = "REPLACE") -> str:
    """The statement that inserts one row, and what it does where the row is there already."""
    return f"INSERT OR {otherwise} INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


@cache
def selecting(table: str, columns: tuple[str, ...], rest: str = "") -> str:
    """The statement that reads rows."""
    return f"SELECT {', '.join(columns)} FROM {table} {rest}"


def row_of_event(event: Event) -> Row:
    """An event as a row of `event`."""
    return (
        bytes.fromhex(event.id),
        *(event.device, event.seq, event.utc_ms, event.offset_minutes, event.tick_ms, event.counter, event.day),
        *(str(event.kind), event.card, canonical(event.body), event.hash),
    )


def event_of_row(row: Row) -> Event:
    """The event that a row of `event` holds. Raises `DamagedRow` where that is not what was once written."""
    if not genuine(row):
        raise DamagedRow("the hash of an event does not fit")
    key, device, seq, utc_ms, offset_minutes, tick_ms, counter, day, kind, card, text, hash_ = row
    return Event(key.hex(), device, seq, utc_ms, offset_minutes, tick_ms, counter, day, kind, card, json.loads(text), hash_)


def genuine(row: Row) -> bool:
    """Whether the hash of a row of `event` fits, so that it says what was once written: much quicker than by its event."""
    try:
        return bool(hash_of((row[0].hex(), *row[1:10]), row[10]) == row[11])
    except (AttributeError, ValueError):  # damaged so far that a column holds another type
        return False


def row_of_card(state: CardState) -> Row:
    """A card's state as a row of `card_state`."""
    memory = state.memory
    return (
        state.card,
        *((None,) * 5 if memory is None else _row_of_memory(memory)),
        *(state.due_day, state.suspended, state.fingerprint, state.form, state.variant, state.seen_day, state.seen_times),
        *(state.missed_day, state.righted, state.introduced, state.restarted_day),
        *(state.flagged, _BETWEEN.join(state.tags), state.buried_day),
    )


def card_of_row(row: Row) -> CardState:
    """The card's state that a row of `card_state` holds."""
    card, *remembered = row[:6]
    due_day, suspended, fingerprint, form, variant, seen_day, seen_times = row[6:13]
    missed_day, righted, introduced, restarted, flagged, tags, buried_day = row[13:]
    return CardState(
        card,
        None if remembered[0] is None else Memory(*remembered),
        due_day,
        bool(suspended),
        fingerprint,
        form,
        variant,
        seen_day,
        seen_times,
        missed_day,
        bool(righted),
        bool(introduced),
        restarted,
        bool(flagged),
        tags_of(tags),
        buried_day,
    )


def tags_of(text: str) -> tuple[str, ...]:
    """The tags that a row holds in one text."""
    return tuple(text.split(_BETWEEN)) if text else ()


def row_of_head(head: Head) -> Row:
    """The head as a row of `derived`, less its first column."""
    return (
        *(head.rules, head.log_count, head.log_xor, *head.tick, head.largest_day, head.seq),
        _text_of(head.settings),
    )


def head_of_row(row: Row) -> Head:
    """The head that a row of `derived` holds. Raises `DamagedRow`."""
    if not all(type(value) is int for value in row[:7]):
        raise DamagedRow("what the derived rows were made from is not said in numbers")
    return Head(row[0], row[1], row[2], Tick(row[3], row[4]), row[5], row[6], _settings_of(row[7]))


@cache
def _text_of(settings: Settings) -> str:
    return canonical(asdict(settings))


@cache
def _settings_of(text: str) -> Settings:
    try:
        return Settings().changed(json.loads(text))
    except (ValueError, AttributeError, TypeError):
        raise DamagedRow("the settings hold no JSON") from None


def _row_of_memory(memory: Memory) -> Row:
    return (memory.stability, memory.difficulty, memory.last_day, memory.reps, memory.lapses)
