"""A library of 100,000 cards: its start against an empty Textual app, its list of cards against that of a small one."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.bench import PEERS, PROGRAM, Bench, Measure
from tests.benchmarks.decks import deck_text, title_of
from tests.benchmarks.homes import make_home
from tests.benchmarks.ratio import Ratio, Timed, interleaved
from tests.benchmarks.terminal import Terminal

CARDS = 100_000

BETWEEN = 1.0
"""Seconds in which what is due was looked up again: the next time taken is not to begin in the middle of it."""


def start(bench: Bench) -> Ratio:
    """To the first frame that can be used: keys work, and the decks come as soon as they are looked through."""
    make_home(bench.folder, {"lakes": deck_text("lakes", CARDS, terse=True)}, studied=CARDS, times=1)
    environment = bench.environment(bench.folder)

    def painted(command: tuple[str | Path, ...], text: str) -> float:
        with Terminal(command, environment) as terminal:
            return terminal.until(text) - terminal.started

    return interleaved(
        lambda: painted(PROGRAM, "quit"),
        lambda: painted((sys.executable, PEERS / "empty_app.py"), "ready"),
        rounds=bench.rounds(15),
    )


def opened(bench: Bench) -> Ratio:
    """From the key to the first rows and the number of all."""
    with _browsing(bench, CARDS) as (large, many), _browsing(bench, 1_000) as (small, few):
        return interleaved(_opening(large, many), _opening(small, few), rounds=bench.rounds(15), pairs=3)


class _browsing:  # noqa: N801  # it is used as a function
    """A program at home, whose cards were all catalogued before; and how it tells how many they are."""

    def __init__(self, bench: Bench, facts: int) -> None:
        home = bench.folder / str(facts)
        make_home(home, {"lakes": deck_text("lakes", facts, terse=True)}, studied=facts, times=1)
        environment = bench.environment(home)
        found = subprocess.run((*PROGRAM, "search", "--limit", "1"), env=environment, check=True, capture_output=True)
        self._many = f"{found.stdout.split(b' cards found')[0].split()[-1].decode()} cards"
        self._terminal = Terminal(PROGRAM, environment)

    def __enter__(self) -> tuple[Terminal, str]:
        self._terminal.until(title_of("lakes"))
        self._terminal.settle()
        return self._terminal, self._many

    def __exit__(self, *problem: object) -> None:
        self._terminal.__exit__(*problem)  # type: ignore[arg-type]


def _opening(terminal: Terminal, many: str) -> Timed:
    def once() -> float:
        terminal.settle()
        pressed = terminal.press("b")
        seconds = terminal.until(many, "question") - pressed
        terminal.settle()
        terminal.press("\x1b")
        terminal.until("Due today")
        time.sleep(BETWEEN)
        return seconds

    return once


MEASURES = (
    Measure("paint-100k", "first usable frame with 100,000 cards ÷ an empty Textual app", 1.7, start),
    Measure("browse", "all cards opened at 100,000 ÷ at 1,000", 1.3, opened),
)
