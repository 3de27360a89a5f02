"""What a long log costs: at the start, for an answer, and when everything is derived from it anew.

100,000 answers, or as many as `ICE_QUIZ_EVENTS` says (in whole thousands): a thousand cards, each so often as it takes.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta

from fsrs import Card, Scheduler
from fsrs import Rating as Grade

from ice_quiz.clock import SystemClock
from ice_quiz.grading.verdict import Chose
from ice_quiz.library.library import Library
from ice_quiz.places import Places
from ice_quiz.progress.event import Event
from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import replay
from ice_quiz.questions.question import Form
from ice_quiz.study.desk import Desk
from ice_quiz.study.snapshot import Command, Phase
from tests.benchmarks.bench import PROGRAM, Bench, Measure
from tests.benchmarks.decks import deck_text, title_of
from tests.benchmarks.homes import make_home, places_of, today
from tests.benchmarks.ratio import Ratio, Timed, interleaved
from tests.benchmarks.terminal import Terminal

CARDS = 1_000
EVENTS = int(os.environ.get("ICE_QUIZ_EVENTS", "100000"))

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def _home(bench: Bench, events: int) -> Places:
    """A learner's folder with so many answers."""
    folder = bench.folder / str(events)
    if folder.exists():
        return places_of(folder)
    return make_home(folder, {"lakes": deck_text("lakes", CARDS)}, studied=CARDS if events else 0, times=events // CARDS)


def due(bench: Bench) -> Ratio:
    """The whole command `ice-quiz due`."""

    def run(events: int) -> Timed:
        environment = bench.environment(_home(bench, events).data.parent)

        def timed() -> float:
            start = time.perf_counter()
            subprocess.run((*PROGRAM, "due"), env=environment, stdout=subprocess.DEVNULL, check=True)
            return time.perf_counter() - start

        return timed

    return interleaved(run(EVENTS), run(0), rounds=bench.rounds(15), pairs=3)


def paint(bench: Bench) -> Ratio:
    """From the start of the screens to the decks."""

    def run(events: int) -> Timed:
        environment = bench.environment(_home(bench, events).data.parent)

        def timed() -> float:
            with Terminal(PROGRAM, environment) as terminal:
                return terminal.until(title_of("lakes")) - terminal.started

        return timed

    return interleaved(run(EVENTS), run(0), rounds=bench.rounds(15))


def answer(bench: Bench) -> Ratio:
    """An answer until it is safe on the disk and the next snapshot is there."""

    def session(events: int) -> Timed:
        places, clock = _home(bench, events), SystemClock()
        desk = Desk(Library(places, today()), Log.open(places.data, clock), clock)

        def timed() -> float:
            asked = desk.command(Command.NEXT)
            if asked.phase is not Phase.ASKED:
                asked = desk.start("lakes", form=Form.CHOOSE)
            assert asked.phase is Phase.ASKED
            start = time.perf_counter()
            snapshot = desk.reply(Chose(0))
            seconds = time.perf_counter() - start
            assert snapshot.phase is Phase.ANSWERED
            assert not snapshot.banner
            return seconds

        return timed

    return interleaved(session(EVENTS), session(1_000), rounds=bench.rounds(15), pairs=20)


def replayed(bench: Bench) -> Ratio:
    """Everything derived anew, against as many updates of the memory model by its library alone.

    In time of the processor: nothing is waited for, so what is lent to other programs meanwhile need not count.
    """
    places = _home(bench, EVENTS)
    with Log.open(places.data, SystemClock()) as log:
        events = log.events()
    expected = len(events)
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    answers = [(event.card, Grade[str(event.body["rating"]).capitalize()], _moment(event)) for event in events]

    def ours() -> float:
        start = time.process_time()
        state = replay(events)
        seconds = time.process_time() - start
        assert sum(totals.answered for totals in state.totals.values()) == expected
        return seconds

    def bare() -> float:
        cards: defaultdict[str, Card] = defaultdict(lambda: Card(card_id=0, due=_EPOCH))
        start = time.process_time()
        for card, grade, moment in answers:
            cards[card], _ = scheduler.review_card(cards[card], grade, moment)
        return time.process_time() - start

    return interleaved(ours, bare, rounds=bench.rounds(5))


def _moment(event: Event) -> datetime:
    return _EPOCH + timedelta(days=event.day)


MEASURES = (
    Measure("log-due", f"`ice-quiz due` with {EVENTS:,} answers ÷ an empty log", 1.4, due),
    Measure("log-paint", f"first paint with {EVENTS:,} answers ÷ an empty log", 1.4, paint),
    Measure("log-answer", f"an answer after {EVENTS:,} ÷ after 1,000", 1.3, answer),
    Measure("log-replay", f"replaying {EVENTS:,} answers ÷ the bare updates of FSRS", 3.0, replayed),
)
