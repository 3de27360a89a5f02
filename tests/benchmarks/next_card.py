"""The next card of an open session, in a library of 100,000 cards against one of 10,000."""

from __future__ import annotations

import time

from ice_quiz.clock import SystemClock
from ice_quiz.grading.verdict import DontKnow
from ice_quiz.library.library import Library
from ice_quiz.progress.log import Log
from ice_quiz.study.desk import Desk
from ice_quiz.study.snapshot import Command, Phase
from tests.benchmarks.bench import Bench, Measure
from tests.benchmarks.decks import deck_text
from tests.benchmarks.homes import make_home, today
from tests.benchmarks.ratio import Ratio, Timed, interleaved

CARDS = 10
"""Cards of each time taken: some kinds of questions take longer to make than others."""


def next_card(bench: Bench) -> Ratio:
    """One deck of so many cards, each answered once before."""
    return interleaved(_session(bench, 100_000), _session(bench, 10_000), rounds=bench.rounds(15), pairs=3)


def _session(bench: Bench, facts: int) -> Timed:
    """Opens a session of a deck with so many facts; what goes on card by card, the answers between not counted."""
    places = make_home(bench.folder / str(facts), {"lakes": deck_text("lakes", facts, terse=True)}, studied=facts, times=1)
    clock = SystemClock()
    desk = Desk(Library(places, today()), Log.open(places.data, clock), clock)
    desk.start("lakes")

    def go_on() -> float:
        return sum(one() for _ in range(CARDS)) / CARDS

    def one() -> float:
        if desk.snapshot.phase is Phase.FINISHED:
            desk.more_new(100)
        if desk.snapshot.phase is Phase.INTRODUCED:
            desk.command(Command.NEXT)
        assert desk.reply(DontKnow()).phase is Phase.ANSWERED
        start = time.perf_counter()
        desk.command(Command.NEXT)
        return time.perf_counter() - start

    return go_on


MEASURES = (Measure("next-card", "the next card at 100,000 cards ÷ at 10,000", 1.3, next_card),)
