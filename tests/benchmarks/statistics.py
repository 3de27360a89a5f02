"""The statistics over 100,000 answers against only reading these from the log."""

from __future__ import annotations

import time
from collections.abc import Callable

from ice_quiz.clock import SystemClock
from ice_quiz.library.library import Library
from ice_quiz.progress.log import Log
from ice_quiz.study.desk import Desk
from tests.benchmarks.bench import Bench, Measure
from tests.benchmarks.decks import deck_text
from tests.benchmarks.homes import make_home, today
from tests.benchmarks.ratio import Ratio, interleaved


def statistics(bench: Bench) -> Ratio:
    """Two decks, their cards answered on fifty days; the catalogue of the decks is there already."""
    decks = {deck: deck_text(deck, 1_000) for deck in ("lakes", "ponds")}
    places = make_home(bench.folder, decks, studied=1_000, times=50)
    clock = SystemClock()
    log = Log.open(places.data, clock)
    desk = Desk(Library(places, today()), log, clock)
    desk.statistics()
    return interleaved(lambda: _seconds(desk.statistics), lambda: _seconds(log.events), rounds=bench.rounds(5))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


MEASURES = (Measure("statistics", "statistics of 100,000 answers ÷ only reading these", 2.5, statistics),)
