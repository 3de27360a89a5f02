"""One line of the append-only log: what happened, when, on which device, to which card.

An event is made once, before the first try to save it, and never changes: a retry sends the same id again, so nothing is
counted twice. Its order among all events of all devices comes from a hybrid logical clock (Kulkarni et al., "Logical
Physical Clocks", 2014): the wall clock where it runs forward, a counter where it stands still or was set back.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple, Self

from ice_quiz.clock import Moment

Body = Mapping[str, object]


class Kind(StrEnum):
    """What can happen. `card` is empty for those that concern no card; what `body` holds stands behind each.

    Kinds of newer versions are kept in the log and do nothing here.
    """

    ANSWERED = "answered"  # `answered.Answered`
    UNDONE = "undone"  # target: an event's id; `card` is the target's
    OVERRIDDEN = "overridden"  # target: an answer's id, verdict, rating; `card` is the target's
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    BURIED = "buried"  # not asked again on its study day
    RESET = "reset"  # the learner starts the card anew
    RENAMED = "renamed"  # to: the new id; `card` is the old one; the history up to here goes with it
    CHANGED = "changed"  # from, to: the card's answer fingerprints; it is learned anew
    FLAGGED = "flagged"  # the learner marks the card, to find it again
    UNFLAGGED = "unflagged"
    TAGGED = "tagged"  # tag: a word of the learner's own, beside those of the deck
    UNTAGGED = "untagged"  # tag
    INTRODUCED = "introduced"  # the fact was shown before it was asked
    REVEALED = "revealed"  # exam: the id of its start, reply, ms, flagged: its answers were shown, to be marked against
    SETTING = "setting"  # key, value: a schedule setting; no card
    EXTRA_NEW = "extra_new"  # deck, count: so many more new cards this study day; no card
    SAID = "said"  # deck, key, value: the learner's answer to a question of the deck's `you:`; no card
    CORRECTED = "corrected"  # of, answers: what the learner entered where an answer has changed; no card
    EXAM_DATE = "exam_date"  # deck, exam, day (a study day, or None for no more), minutes a day; no card
    EXAM_STARTED = "exam_started"  # deck, exam, seed, items: the cards drawn, in order; no card
    PURGED = "purged"  # what was before of `card`, or `deck`, or `all` is forgotten for good, and events by their `ids`
    SESSION_STARTED = "session_started"  # deck, purpose, topics … (`study.wish`): one that is not simply due; no card
    SESSION_ENDED = "session_ended"  # session: the id of its start; no card
    QUIZ_STARTED = "quiz_started"  # deck, topics …, seed, items, forms, at_once; no card
    QUIZ_ENDED = "quiz_ended"  # quiz: the id of its start, right, asked, share, ended_early; no card
    EXAM_ENDED = "exam_ended"  # exam: the id of its start, passed, right, wrong, asked, given_up; no card


class Tick(NamedTuple):
    """A reading of the hybrid logical clock."""

    ms: int = 0
    counter: int = 0

    def then(self, utc_ms: int) -> Tick:
        """The next reading at `utc_ms` of the wall clock: always later than this one."""
        return Tick(utc_ms, 0) if utc_ms > self.ms else Tick(self.ms, self.counter + 1)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; see `Kind` for what `card` and `body` hold.

    `id` are 16 random bytes as hex, `device` and `seq` say who wrote it and as which of its own (to find gaps, never to tell
    events apart: a restored backup repeats them). `utc_ms` and `offset_minutes` are what the machine's clock said, `day` is
    the study day, `tick_ms` and `counter` are the hybrid clock. `hash` guards all the other fields.
    """

    id: str
    device: str
    seq: int
    utc_ms: int
    offset_minutes: int
    tick_ms: int
    counter: int
    day: int
    kind: str
    card: str
    body: Body = field(hash=False)
    hash: int

    @classmethod
    def sealed(
        cls,
        *,
        event_id: str,
        device: str,
        seq: int,
        moment: Moment,
        tick: Tick,
        day: int,
        kind: str,
        card: str,
        body: Body,
    ) -> Self:
        """An event with its hash; the body becomes what its JSON says (tuples become lists). Raises `ValueError`."""
        card.encode()  # half a surrogate pair could not be stored
        text = canonical(body)
        row = (event_id, device, seq, moment.utc_ms, moment.offset_minutes, tick.ms, tick.counter, day, str(kind), card)
        return cls(*row, body=json.loads(text), hash=hash_of(row, text))

    @property
    def order(self) -> tuple[int, int, str]:
        """Its place among all events of all devices."""
        return (self.tick_ms, self.counter, self.id)

    @property
    def tick(self) -> Tick:
        """The reading of the hybrid clock it was made at."""
        return Tick(self.tick_ms, self.counter)

    @property
    def genuine(self) -> bool:
        """Whether the hash fits: not so where the row was damaged or forged."""
        row = tuple(getattr(self, name) for name in _FIELDS[:-2])
        return self.hash == hash_of(row, canonical(self.body))


_FIELDS = tuple(each.name for each in fields(Event))
_LAST_MS = 253_402_214_400_000  # the last day of the year 9999, which Python's calendar ends with
_RANGES = {
    "seq": (0, (1 << 63) - 1),
    "utc_ms": (0, _LAST_MS),
    "offset_minutes": (-1439, 1439),
    "tick_ms": (0, _LAST_MS),
    "counter": (0, (1 << 63) - 1),
    "day": (1, date.max.toordinal()),
}


def new_id(moment: Moment, randomness: Callable[[int], bytes] = os.urandom) -> str:
    """A new event id, as 32 hex digits: a UUID of version 7 (RFC 9562), 48 bits of time and 74 random ones."""
    number = (moment.utc_ms & (1 << 48) - 1) << 80 | int.from_bytes(randomness(10), "big")
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    return f"{number:032x}"


_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def canonical(body: object) -> str:
    """The one JSON text of a value: keys sorted, no blanks, ASCII only. Raises `ValueError` for what JSON cannot hold."""
    try:
        return _encode(body)
    except TypeError as problem:
        raise ValueError(str(problem)) from None


def to_line(event: Event) -> str:
    """The event as one line of JSON, without the line's end."""
    values = {name: getattr(event, name) for name in _FIELDS}
    return canonical(values | {"hash": f"{event.hash & (1 << 64) - 1:016x}"})


def from_line(line: str) -> Event:
    """The event that `to_line` wrote. Raises `ValueError` for anything else, and where the hash does not fit."""
    values = json.loads(line)
    if not isinstance(values, dict) or set(values) != set(_FIELDS):
        raise ValueError("not an event")
    texts = ("id", "device", "kind", "card", "hash")
    if not (
        all(type(values[name]) is int and low <= values[name] <= high for name, (low, high) in _RANGES.items())
        and all(isinstance(values[name], str) and values[name].encode() is not None for name in texts)
        and isinstance(values["body"], dict)
        and len(bytes.fromhex(values["id"])) == 16
    ):
        raise ValueError("an event with a wrong field")
    number = int.from_bytes(bytes.fromhex(values["hash"]), "big", signed=True)
    event = Event(**(values | {"hash": number}))
    if not event.genuine:
        raise ValueError("an event whose hash does not fit")
    return event


def hash_of(row: tuple[object, ...], body: str) -> int:
    """What guards an event: all its fields before the body, and the body's canonical text.

    64 bits of BLAKE2b over the canonical row, as a signed number, which is what SQLite stores. Raises
    `ValueError` for what JSON cannot hold.
    """
    digest = blake2b(f"{canonical(row)}{body}".encode("ascii"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
