"""Machines merge by union of their events and nothing else: so order, doubles and pieces must not matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.clock import Moment
from ice_quiz.progress.event import Body, Event, Kind, Tick, from_line, new_id, to_line
from ice_quiz.progress.forgetting import kept
from ice_quiz.progress.replay import replay
from ice_quiz.progress.standin import blank

CARDS = ("ice/a", "ice/b", "ice/c", "civics/a")
SIMPLE: Mapping[str, tuple[str, Sequence[Body]]] = {
    "suspend": (Kind.SUSPENDED, [{}]),
    "bury": (Kind.BURIED, [{}]),
    "resume": (Kind.RESUMED, [{}]),
    "flag": (Kind.FLAGGED, [{}]),
    "unflag": (Kind.UNFLAGGED, [{}]),
    "tag": (Kind.TAGGED, [{"tag": "hard"}, {"tag": "exam"}]),
    "untag": (Kind.UNTAGGED, [{"tag": "hard"}]),
    "reset": (Kind.RESET, [{}]),
    "introduce": (Kind.INTRODUCED, [{}]),
    "reveal": (Kind.REVEALED, [{"exam": "0" * 32, "reply": "x", "ms": 1}]),
    "rename": (Kind.RENAMED, [{"to": card} for card in CARDS]),
    "change": (Kind.CHANGED, [{"from": "f1", "to": "f1"}, {"from": "f1", "to": "f2"}]),
    "setting": (Kind.SETTING, [{"key": "desired_retention", "value": value} for value in (0.8, 0.9, 0.95, 2)]),
    "fit": (Kind.SETTING, [{"key": "stability_factor", "value": value, "answers": 500} for value in (0.5, 1.0, 2.5, 99)]),
    "extra": (Kind.EXTRA_NEW, [{"deck": "ice", "count": 10}]),
    "say": (Kind.SAID, [{"deck": "ice", "key": "state", "value": "Texas"}]),
    "correct": (Kind.CORRECTED, [{"of": "ice/a", "answers": ["new"]}]),
    "exam date": (Kind.EXAM_DATE, [{"deck": "ice", "exam": "mock", "day": 740_000, "minutes": 10}]),
    "exam begun": (Kind.EXAM_STARTED, [{"deck": "ice", "exam": "mock", "seed": 1, "items": ["ice/a"]}]),
    "exam over": (Kind.EXAM_ENDED, [{"exam": "0" * 32, "passed": True, "right": 1, "wrong": 0, "asked": 1}]),
    "forget": (Kind.PURGED, [{}]),
    "forget more": (Kind.PURGED, [{"deck": "ice"}, {"deck": "civics"}, {"all": True}]),
    "session begun": (Kind.SESSION_STARTED, [{"deck": "ice", "purpose": "cram"}]),
    "session over": (Kind.SESSION_ENDED, [{"session": "0" * 32}]),
    "quiz begun": (Kind.QUIZ_STARTED, [{"deck": "ice", "seed": 1, "items": ["ice/a"]}]),
    "quiz over": (Kind.QUIZ_ENDED, [{"quiz": "0" * 32, "right": 1, "asked": 1}]),
    "of a newer version": ("dreamt", [{"of": 1}]),
}
TARGETED: Mapping[str, tuple[str, Sequence[Body]]] = {
    "undo": (Kind.UNDONE, [{}]),
    "override": (Kind.OVERRIDDEN, [{"verdict": "right"}, {"verdict": "wrong"}, {"rating": "easy"}]),
}
WITHOUT_CARD = (
    Kind.SETTING,
    Kind.EXTRA_NEW,
    Kind.SAID,
    Kind.CORRECTED,
    Kind.EXAM_DATE,
    Kind.EXAM_STARTED,
    Kind.EXAM_ENDED,
    Kind.SESSION_STARTED,
    Kind.SESSION_ENDED,
    Kind.QUIZ_STARTED,
    Kind.QUIZ_ENDED,
)
STEPS = (*("answer",) * 8, "meet", *SIMPLE, *TARGETED)
HOUR = 3_600_000


@dataclass
class Machine:
    """A device with its own clock, which may be wrong, and the events it has seen."""

    name: str
    random: Random
    utc_ms: int = 1_795_518_000_000
    tick: Tick = Tick()  # noqa: RUF009  # it is immutable
    seq: int = 0
    seen: list[Event] = field(default_factory=list)

    def write(self, kind: str, card: str, body: Body) -> None:
        self.utc_ms += self.random.choice((0, 1, HOUR, 9 * HOUR, 50 * HOUR, -HOUR))
        moment = Moment(self.utc_ms, self.random.choice((60, 60, -600)))
        self.tick, self.seq = self.tick.then(self.utc_ms), self.seq + 1
        event = Event.sealed(
            event_id=new_id(moment, self.random.randbytes),
            device=self.name,
            seq=self.seq,
            moment=moment,
            tick=self.tick,
            day=moment.date().toordinal(),
            kind=kind,
            card=card,
            body=body,
        )
        self.seen.append(event)

    def meet(self, other: Machine) -> None:
        known = {event.id for event in self.seen}
        self.seen += [event for event in other.seen if event.id not in known]
        self.tick = max(self.tick, other.tick)


def do(step: str, machine: Machine, others: list[Machine], random: Random) -> None:
    card = random.choice(CARDS)
    if step == "answer":
        machine.write(Kind.ANSWERED, card, random_answer(card, random))
    elif step == "meet":
        machine.meet(random.choice(others))
    elif step in SIMPLE:
        kind, bodies = SIMPLE[step]
        machine.write(kind, "" if kind in WITHOUT_CARD or step == "forget more" else card, random.choice(bodies))
    elif machine.seen:
        target = random.choice(machine.seen)
        kind, bodies = TARGETED[step]
        machine.write(kind, target.card, {"target": target.id, **random.choice(bodies)})


def random_answer(card: str, random: Random) -> Body:
    rating = random.choice(("again", "hard", "good", "easy"))
    return {
        "deck": card.partition("/")[0],
        "form": random.choice(("choose", "type")),
        "ms": 900,
        "rating": rating,
        "verdict": "wrong" if rating == "again" else "right",
        "graded": random.random() < 0.8,
        "fingerprint": random.choice(("f1", "f1", "f1", "f2", "")),
    }


def lived(steps: list[tuple[int, str]], random: Random) -> list[Event]:
    """The events of three machines that did these steps, each once."""
    machines = [Machine(name, random) for name in ("desk", "train", "phone")]
    for number, step in steps:
        do(step, machines[number], machines, random)
    return list({event.id: event for machine in machines for event in machine.seen}.values())


histories = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(STEPS)), max_size=40)
steady = settings(max_examples=300, deadline=None, derandomize=True)


@steady
@given(steps=histories, random=st.randoms(use_true_random=False))
def test_arrival_order_and_doubles_do_not_matter(steps: list[tuple[int, str]], random: Random) -> None:
    events = lived(steps, random)
    expected = replay(events)
    arrived = [from_line(to_line(event)) for event in events * random.randint(1, 3)]
    random.shuffle(arrived)
    assert replay(arrived) == expected


@steady
@given(steps=histories, random=st.randoms(use_true_random=False))
def test_what_is_kept_piece_by_piece_is_what_the_whole_log_gives(steps: list[tuple[int, str]], random: Random) -> None:
    events = lived(steps, random)
    arrived = [event for event in events for _ in range(random.randint(1, 2))]
    if random.random() < 0.7:
        random.shuffle(arrived)
    store = blank("desk")
    while arrived:
        count = random.randint(1, 6)
        piece, arrived = arrived[:count], arrived[count:]
        before = store.state()
        states = store.append(piece)
        now = store.state()
        assert store.events() == kept(store.events())
        assert now == replay(store.events())
        moved = {card for card in now.cards.keys() | before.cards.keys() if now.cards.get(card) != before.cards.get(card)}
        if now.settings == before.settings:  # another retention moves every due day
            assert moved <= states.keys()
        assert all(now.cards.get(card, state) == state for card, state in states.items())
    assert store.state() == replay(events)
    head = store.head()
    store.rebuild()
    assert (store.state(), store.head()) == (replay(events), head)


def test_the_histories_hold_every_kind_of_event() -> None:
    """The two tests above would prove nothing of an event that the machines never wrote."""
    steps = [(number % 3, step) for number in range(4) for step in STEPS]
    assert {event.kind for event in lived(steps, Random(1))} == {*Kind, "dreamt"}
