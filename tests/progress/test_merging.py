"""Machines that meet end in the same state, whatever their clocks said and in whatever order they met."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.clock import Moment
from ice_quiz.progress.aside import Reason
from ice_quiz.progress.event import Body, Event, Kind, from_line, new_id, to_line
from ice_quiz.progress.merging import let_in, merge, set_aside
from ice_quiz.progress.replay import replay
from ice_quiz.progress.resolve import in_order, joined, links_of
from ice_quiz.progress.standin import blank
from ice_quiz.progress.store import Store

SIZE = int(os.environ.get("ICE_QUIZ_MERGES", "50"))
"""How many histories are tried."""

HOUR = 3_600_000
DAY = 24 * HOUR
NOON_MS = 1_795_518_000_000
CARDS = ("ice/a", "ice/b", "ice/c", "civics/a")
WORDS: dict[str, list[tuple[str, Body]]] = {
    "set": [(Kind.SETTING, {"key": "new_per_day", "value": value}) for value in (5, 50)],
    "set the hour": [(Kind.SETTING, {"key": "rollover_hour", "value": value}) for value in (0, 20)],
    "forget more": [(Kind.PURGED, body) for body in ({"deck": "ice"}, {"deck": "civics"}, {"all": True})],
}
OF_CARDS: dict[str, list[tuple[str, Body]]] = {
    "reset": [(Kind.RESET, {})],
    "suspend": [(Kind.SUSPENDED, {}), (Kind.RESUMED, {})],
    "rename": [(Kind.RENAMED, {"to": card}) for card in CARDS],
    "forget": [(Kind.PURGED, {})],
}
STEPS = (*("answer",) * 6, *("meet",) * 3, "undo", "wrong year", *WORDS, *OF_CARDS)


@dataclass
class Machine:
    """A machine with a log of its own and a clock that jumps."""

    name: str
    random: Random
    store: Store
    now: int = NOON_MS
    written: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ids = Random(self.name)  # the chance of hypothesis would give two events one id

    def write(self, kind: str, card: str, body: Body) -> None:
        self.mind_the_clock()
        moment, head = Moment(self.now, self.random.choice((60, -600))), self.store.head()
        event = Event.sealed(
            event_id=new_id(moment, self.ids.randbytes),
            device=self.name,
            seq=head.seq + 1,
            moment=moment,
            tick=head.tick.then(self.now),
            day=max(moment.date().toordinal(), head.largest_day),
            kind=kind,
            card=card,
            body=body,
        )
        self.written.append(event)
        self.store.append([event])

    def mind_the_clock(self) -> None:
        let_in(self.store, self.now)
        set_aside(self.store, self.now)

    def sent(self) -> list[Event]:
        """What it would put into a shared folder."""
        return [*self.store.events(), *self.store.aside.events(Reason.FUTURE)]

    def meet(self, other: Machine) -> None:
        coming = [from_line(to_line(event)) for event in other.sent() for _ in range(self.random.randint(1, 2))]
        self.random.shuffle(coming)
        while coming:
            count = self.random.randint(1, 8)
            piece, coming = coming[:count], coming[count:]
            merge(self.store, piece, self.now)


@contextmanager
def three(random: Random) -> Iterator[list[Machine]]:
    machines = [Machine(name, random, blank(name)) for name in ("desk", "train", "phone")]
    yield machines
    for machine in machines:
        machine.store.close()


def do(step: str, machine: Machine, others: list[Machine], random: Random) -> None:
    machine.now += random.choice((0, 1, HOUR, 9 * HOUR, 50 * HOUR, 5 * DAY, -HOUR))
    card = random.choice(CARDS)
    known = machine.store.events()
    if step == "answer":
        rating = random.choice(("again", "good", "easy"))
        verdict = "wrong" if rating == "again" else "right"
        machine.write(Kind.ANSWERED, card, {"deck": card[:3], "rating": rating, "verdict": verdict, "graded": True, "ms": 9})
    elif step == "meet":
        machine.meet(random.choice(others))
    elif step == "undo":
        if known:
            target = random.choice(known)
            machine.write(Kind.UNDONE, target.card, {"target": target.id})
    elif step == "wrong year":
        now = machine.now
        machine.now += 3650 * DAY
        do("answer", machine, others, random)
        machine.now = now
    else:
        kind, body = random.choice(WORDS.get(step) or OF_CARDS[step])
        machine.write(kind, "" if step in WORDS else card, body)


def not_forgotten(written: Sequence[Event]) -> set[str]:
    """What no purge can have meant: neither that of a card under any of its ids, nor that of a deck or of all."""
    links = links_of(written)
    purges = [event for event in written if event.kind == Kind.PURGED]
    return {
        event.id
        for event in written
        if not any(
            event.order < purge.order and (not purge.card or event.card in joined((purge.card,), links)) for purge in purges
        )
    }


@settings(max_examples=SIZE, deadline=None, derandomize=True, report_multiple_bugs=False)
@given(
    steps=st.lists(st.tuples(st.integers(0, 2), st.sampled_from(STEPS)), max_size=40),
    random=st.randoms(use_true_random=False),
)
def test_machines_that_met_are_in_the_same_state_and_nothing_is_lost(steps: list[tuple[int, str]], random: Random) -> None:
    with three(random) as machines:
        for number, step in steps:
            do(step, machines[number], machines, random)
        now = max(each for machine in machines for each in (machine.now, *(event.tick_ms for event in machine.written)))
        for machine in machines:
            machine.now = now
            machine.mind_the_clock()
        for _ in range(2):
            for machine in machines:
                for other in machines:
                    machine.meet(other)
        states = [machine.store.state() for machine in machines]
        assert states[0] == states[1] == states[2]
        written = in_order(event for machine in machines for event in machine.written)
        if not {Kind.RENAMED, Kind.PURGED} <= {event.kind for event in written}:
            assert states[0] == replay(written)  # else what is forgotten depends on which names were known
        for machine in machines:
            there = machine.store.events()
            assert machine.store.state() == replay(there)
            assert not_forgotten(written) <= {event.id for event in there} <= {event.id for event in written}
            assert machine.store.aside.events(Reason.FUTURE) == []
