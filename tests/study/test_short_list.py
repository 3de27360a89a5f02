"""The queue of what is due is made of a short list; it is that of all cards, to the last one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.clock import Moment, SetClock
from ice_quiz.facts.deckfile import read_deck_bytes
from ice_quiz.grading.verdict import Outcome
from ice_quiz.memory.plan import Plan
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Body, Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.questions.compiled import Compiled, compile_deck
from ice_quiz.questions.question import Form
from ice_quiz.settings import Settings
from ice_quiz.study.limits import Limits, limits_of, usual_reviews
from ice_quiz.study.material import Material
from ice_quiz.study.opening import session_of, states_of
from ice_quiz.study.planning import Preparation, last_look
from ice_quiz.study.selection import counting
from ice_quiz.study.short_list import short_list
from ice_quiz.study.snapshot import Purpose
from ice_quiz.study.wish import Wish

Learner = Any  # the class of the fixture `learner`

DECK = """\
deck: {id}
title: The {id}
sources:
  atlas: {{title: The Atlas, as of: 2020}}
relations:
  flows into:
    single: object
    ask back: Which water flows into {{object}}?
things:
  water: {{Inn: , Danube: , Main: , Rhine: , Saale: , Elbe: , WSV: the waterways board}}
topics:
  - topic: Rivers
    source: atlas
    facts:
      - [Inn, flows into, Danube]
      - [Main, flows into, Rhine]
      - [Saale, flows into, Elbe]
    cards:
      - {{ask: Who keeps the waterways?, answer: WSV, tags: [board]}}
  - topic: Springs
    source: atlas
    cards:
      - {{ask: Where does the Elbe rise?, answer: in the mountains, tags: [high]}}
      - {{ask: Where does the Rhine rise?, answer: in the Alps, tags: [high]}}
      - {{ask: Where does the Danube rise?, answer: in the forest}}
      - {{ask: Where does the Main rise?, answer: in the hills}}
      - {{ask: Where does the Inn rise?, answer: in the snow}}
      - {{ask: Where does the Saale rise?, answer: in the woods}}
"""


def compiled(deck: str) -> Compiled:
    found = read_deck_bytes(DECK.format(id=deck).encode(), "d.yaml").deck
    assert found is not None
    return compile_deck(found, date(2026, 11, 24))


DECKS: Mapping[str, Compiled] = {"lakes": compiled("lakes"), "lake": compiled("lake")}
CARDS = (*DECKS["lakes"].cards, *DECKS["lake"].cards, *(f"lakes/gone {n}" for n in range(4)), "lake0/elsewhere")
FIRST_MS = 1_793_700_000_000  # 2026-11-03, a morning
DAYS = 14

KINDS = (
    *[Kind.ANSWERED] * 6,
    *[Kind.SUSPENDED, Kind.BURIED] * 4,
    *(Kind.RESUMED, Kind.RESET, Kind.FLAGGED, Kind.TAGGED, Kind.INTRODUCED, Kind.UNDONE, Kind.RENAMED, Kind.CHANGED),
    Kind.EXTRA_NEW,
)


class Deed(NamedTuple):
    """Something that was done on a day."""

    day: int
    kind: Kind
    card: str
    rating: Rating
    graded: bool = True


def done(seed: int) -> list[Deed]:
    """Some cards were begun, many of them alike; what was done since then, most of it today."""
    random = Random(seed)
    begun = random.sample(CARDS, random.randint(0, len(CARDS)))
    first = [
        Deed(random.choice((0, DAYS - 2)), Kind.ANSWERED, card, random.choice((Rating.AGAIN, Rating.GOOD, Rating.EASY)))
        for card in begun
    ]
    later = [
        Deed(
            random.choice((DAYS, DAYS, random.randint(2, DAYS))),
            random.choice(KINDS),
            random.choice(CARDS),
            random.choice(tuple(Rating)),
            random.random() < 0.9,
        )
        for _ in range(random.randint(0, 40))
    ]
    return sorted([*first, *later], key=lambda deed: deed.day)


WISHES = st.builds(
    Wish,
    deck=st.sampled_from(["lakes", None]),
    purpose=st.sampled_from([Purpose.DUE] * 8 + [Purpose.AHEAD]),
    limit=st.none() | st.integers(0, 6),
    topics=st.sampled_from([()] * 8 + [("Springs",)]),
    tags=st.sampled_from([()] * 8 + [("high",)]),
    ahead=st.just(3),
)
LIMITS = st.builds(Settings, new_per_day=st.integers(0, 5), reviews_per_day=st.integers(0, 5))
EXAMS = st.lists(
    st.builds(
        lambda days, minutes: Preparation("lakes", "whole", Plan(0, days, minutes * 60), tuple(DECKS["lakes"].cards)[::2]),
        st.integers(1, 8),
        st.just(1),
    ),
    max_size=1,
)


def write(log: Log, clock: SetClock, deeds: list[Deed]) -> None:
    """Put what was done on some days into the log."""
    events: list[Event] = []
    for day, kind, card, rating, graded in deeds:
        clock.moment = Moment(FIRST_MS + day * 86_400_000 + len(events))
        deck = card.partition("/")[0]
        mark = DECKS[deck].cards[card].fingerprint if deck in DECKS and card in DECKS[deck].cards else "f"
        answer = Answered(deck, Form.TYPE, Outcome.RIGHT, rating, graded, mark)
        body: Mapping[Kind, Body] = {
            Kind.ANSWERED: answer.body(),
            Kind.TAGGED: {"tag": "mine"},
            Kind.UNDONE: {"target": events[-1].id if events else ""},
            Kind.RENAMED: {"to": CARDS[len(events) % len(CARDS)]},
            Kind.CHANGED: {"to": "another"},
            Kind.EXTRA_NEW: {"deck": deck, "count": 1},
        }
        of = events[-1].card if kind is Kind.UNDONE and events else "" if kind is Kind.EXTRA_NEW else card
        events.append(log.stamp(kind, of, body.get(kind, {})))
    log.append(*events)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(deeds=st.integers(0, 1_000_000).map(done), wish=WISHES, limits=LIMITS, exams=EXAMS)
def test_the_short_list_gives_the_queue_of_all_cards(
    deeds: list[Deed], wish: Wish, limits: Settings, exams: list[Preparation]
) -> None:
    clock = SetClock(Moment(FIRST_MS))
    decks = {deck: one for deck, one in DECKS.items() if wish.deck in (None, deck)}
    with TemporaryDirectory() as folder, Log.open(Path(folder) / "data", clock) as log:
        write(log, clock, deeds)
        clock.moment = Moment(FIRST_MS + DAYS * 86_400_000 + 1_000_000)
        coming = [replace(one, plan=replace(one.plan, exam_day=log.today() + one.plan.exam_day)) for one in exams]
        material = Material(decks, states_of(decks, log))
        first = last_look(coming, material.state, log.today())
        every = counting(material, log.today(), limits_of(log, limits, coming, whole=wish.whole), wish, first)
        session = session_of(decks, log, limits, wish, coming)
        assert replace(session.queue, last="") == every
        waiting = (*every.due, *every.new, *(one.card for one in every.drill))
        assert [session.material.state(card) for card in waiting] == [material.state(card) for card in waiting]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(deeds=st.integers(0, 1_000_000).map(done), most=st.integers(0, 5), fewest=st.integers(0, 2))
def test_after_a_break_too_the_short_list_gives_the_queue_of_all_cards(deeds: list[Deed], most: int, fewest: int) -> None:
    clock = SetClock(Moment(FIRST_MS))
    with TemporaryDirectory() as folder, Log.open(Path(folder) / "data", clock) as log:
        write(log, clock, deeds)
        clock.moment = Moment(FIRST_MS + DAYS * 86_400_000 + 1_000_000)
        day = log.today()
        limits = Limits(Settings(reviews_per_day=most), log.totals(day), usual_reviews(log), fewest=fewest)
        _, short = short_list(DECKS, log, day, limits)
        assert short == counting(Material(DECKS, states_of(DECKS, log)), day, limits, Wish())


def test_of_cards_that_faded_alike_the_first_in_the_deck_are_asked(tmp_path: Path) -> None:
    clock = SetClock(Moment(FIRST_MS))
    gone = [f"lakes/gone {number}" for number in range(20)]
    first, *others = DECKS["lakes"].cards
    with Log.open(tmp_path / "data", clock) as log:
        write(log, clock, [Deed(0, Kind.ANSWERED, card, Rating.GOOD) for card in (*gone, *reversed(others), first)])
        write(log, clock, [Deed(DAYS, Kind.BURIED, first, Rating.GOOD)])
        session = session_of({"lakes": DECKS["lakes"]}, log, Settings(reviews_per_day=2), Wish("lakes"))
        assert session.queue.due == tuple(others[:2])


def test_a_card_that_is_let_in_later_comes_as_the_learner_marked_it(learner_with: Callable[[Settings], Learner]) -> None:
    learner = learner_with(Settings(new_per_day=1))
    second = list(learner.library.open("waters").cards)[1]
    learner.log.append(learner.log.stamp(Kind.FLAGGED, second))
    learner.start()
    learner.answer()
    learner.next()
    assert learner.to_question(learner.desk.more_new(1)).card == second
    assert learner.desk.snapshot.flagged
