"""Reading and compiling a deck: how it grows with the deck, and against what the YAML parser alone takes."""

from __future__ import annotations

import gc
import time

import yaml

from ice_quiz.facts.deckfile import read_deck_text
from ice_quiz.questions.compiled import compile_deck
from tests.benchmarks.bench import Bench, Measure
from tests.benchmarks.decks import deck_text
from tests.benchmarks.homes import today
from tests.benchmarks.ratio import Ratio, Timed, interleaved


def growth(bench: Bench) -> Ratio:
    """10,000 facts against 1,000."""
    return interleaved(_read(10_000), _read(1_000), rounds=bench.rounds(9), pairs=1)


def against_events(bench: Bench) -> Ratio:
    """10,000 facts against the events of the same file, through the same parser."""
    text = deck_text("lakes", 10_000)

    def parse() -> float:
        start = time.process_time()
        for _event in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
        return time.process_time() - start

    return interleaved(_read(10_000), parse, rounds=bench.rounds(9), pairs=1)


def _read(facts: int) -> Timed:
    text = deck_text("lakes", facts)
    day = today()

    def read() -> float:
        before = gc.get_threshold()
        gc.set_threshold(50_000)  # as the program does when it starts
        start = time.process_time()  # nothing is waited for, so time lent to other programs need not count
        reading = read_deck_text(text, "lakes.yaml")
        assert reading.deck is not None
        compiled = compile_deck(reading.deck, day)
        seconds = time.process_time() - start
        gc.set_threshold(*before)
        assert len(compiled.cards) >= facts
        return seconds

    return read


MEASURES = (
    Measure("reading", "reading and compiling 10,000 facts ÷ 1,000", 12.0, growth),
    Measure("events", "reading and compiling 10,000 facts ÷ the YAML events alone", 10.0, against_events),
)
