"""From the start of `ice-quiz` to its decks on the screen, against an empty Textual app."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.bench import PEERS, PROGRAM, Bench, Measure
from tests.benchmarks.decks import deck_text, title_of
from tests.benchmarks.homes import make_home
from tests.benchmarks.ratio import Ratio, interleaved
from tests.benchmarks.terminal import Terminal


def _painted(command: Sequence[str | Path], environment: dict[str, str], *texts: str) -> float:
    with Terminal(command, environment) as terminal:
        return terminal.until(*texts) - terminal.started


def _against_empty(bench: Bench, *texts: str) -> Ratio:
    environment = bench.environment(bench.folder)
    return interleaved(
        lambda: _painted(PROGRAM, environment, *texts),
        lambda: _painted((sys.executable, PEERS / "empty_app.py"), environment, "ready"),
        rounds=bench.rounds(21),
    )


def small(bench: Bench) -> Ratio:
    """A few decks, some cards of each studied for a week."""
    decks = ("lakes", "ponds", "wells")
    make_home(bench.folder, {deck: deck_text(deck, 100) for deck in decks}, studied=20, times=7)
    return _against_empty(bench, *map(title_of, decks))


def large(bench: Bench) -> Ratio:
    """10,000 cards in five decks, and 100,000 answers."""
    decks = ("lakes", "ponds", "wells", "brooks", "canals")
    make_home(bench.folder, {deck: deck_text(deck, 2_000) for deck in decks}, studied=2_000, times=10)
    return _against_empty(bench, *map(title_of, decks))


MEASURES = (
    Measure("paint", "first usable paint ÷ an empty Textual app", 1.5, small),
    Measure("paint-large", "the same with 10,000 cards and 100,000 answers", 1.7, large),
)
