"""The cards at hand against Anki's own library with the same notes: search, today's queue, memory.

Anki's library (AGPL) is a measuring peer only and no part of the tests' environment: `ICE_QUIZ_ANKI` names a Python that has
it, as in `python3 -m venv /tmp/anki && /tmp/anki/bin/pip install anki`.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from ice_quiz.clock import SystemClock
from ice_quiz.library.library import Library
from ice_quiz.places import Places
from ice_quiz.progress.log import Log
from ice_quiz.study.browsing import Browsing
from ice_quiz.study.desk import Desk
from ice_quiz.study.opening import open_decks, session_of
from ice_quiz.study.wish import Wish
from tests.benchmarks.bench import PEERS, PROGRAM, Bench, Measure, Unmeasured
from tests.benchmarks.decks import deck_text, title_of
from tests.benchmarks.homes import make_home, today
from tests.benchmarks.ratio import Ratio, interleaved
from tests.benchmarks.terminal import Terminal

CARDS = 100_000
PARTS = ("99990", "1234", "777", "illow")
"""Parts of words that one, some tens, some hundreds and ten thousand cards have."""

_BETWEEN = " ~ "


class Anki:
    """Anki's library in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, **asked: object) -> Any:
        """What it answers."""
        assert self._process.stdin is not None and self._process.stdout is not None  # noqa: PT018
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


@contextmanager
def anki(folder: Path, browsing: Browsing) -> Iterator[Anki]:
    """Anki with a note for each card, holding every text that we search in."""
    python = os.environ.get("ICE_QUIZ_ANKI")
    if not python:
        raise Unmeasured("ICE_QUIZ_ANKI names no Python with Anki's library.")
    notes = folder / "notes.jsonl"
    with notes.open("w", encoding="utf-8") as file:
        for text in _texts(browsing):
            file.write(json.dumps([text, ""]) + "\n")
    command = (python, PEERS / "anki_server.py", folder / "collection.anki2")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        peer = Anki(process)
        peer.ask(make=str(notes))
        try:
            yield peer
        finally:
            process.kill()


def _texts(browsing: Browsing) -> Iterator[str]:
    rows = browsing.everything().rows
    for first in range(0, len(rows), 500):
        for card in browsing._cards(rows[first : first + 500]).values():
            yield _BETWEEN.join((card.id, card.topic, card.stem, card.statement, *card.answers, *card.tags))


def search(bench: Bench) -> Ratio:
    """Parts of words, rare and common ones; both find the same cards."""
    places = _home(bench)
    desk, _ = _desk(places)
    browsing = desk.browsing()
    browsing.refresh()
    with anki(bench.folder, browsing) as peer:
        rows = browsing.everything().rows
        place = {row: number for number, row in enumerate(rows)}
        for part in PARTS:
            ours = sorted(place[row] for row in browsing.find(part).rows)
            assert ours == peer.ask(find=part)["found"], part

        def find() -> float:
            start = time.perf_counter()
            for part in PARTS:
                browsing.find(part)
            return time.perf_counter() - start

        return interleaved(
            find, lambda: sum(peer.ask(find=part)["seconds"] for part in PARTS), rounds=bench.rounds(15), pairs=3
        )


def queue(bench: Bench) -> Ratio:
    """What is asked today, of a deck that is open: its cards as the log knows them, sorted, with the day's limits kept.

    Log and collection are opened anew before each, so that neither has anything left of the queue before.
    """
    places = _home(bench)
    desk, _ = _desk(places)
    library = desk._library
    decks = open_decks(library, "lakes")
    browsing = desk.browsing()
    browsing.refresh()
    with anki(bench.folder, browsing) as peer:

        def ours() -> float:
            with Log.open(places.data, SystemClock()) as fresh:
                start = time.perf_counter()
                session_of(decks, fresh, fresh.settings(), Wish("lakes"))
                return time.perf_counter() - start

        return interleaved(ours, lambda: float(peer.ask(queue=True)), rounds=bench.rounds(9))


def memory(bench: Bench) -> Ratio:
    """What the program holds with all cards on its screen, against the library opened; both with 100,000 answers."""
    places = _home(bench)
    desk, _ = _desk(places)
    browsing = desk.browsing()
    browsing.refresh()
    with anki(bench.folder, browsing) as peer:
        held = []
        for _ in range(bench.rounds(3)):
            with Terminal(PROGRAM, bench.environment(bench.folder)) as terminal:
                terminal.until(title_of("lakes"))
                terminal.press("b")
                terminal.until("question")
                terminal.press("o")
                terminal.until("by due")
                terminal.settle()
                held.append(terminal.memory)
        theirs = float(peer.ask(memory=True))
    return Ratio(tuple(bytes_ / theirs for bytes_ in held), median(held) / 1e9, theirs / 1e9)


def _home(bench: Bench) -> Places:
    return make_home(bench.folder, {"lakes": deck_text("lakes", CARDS, terse=True)}, studied=CARDS, times=1)


def _desk(places: Places) -> tuple[Desk, Log]:
    clock = SystemClock()
    log = Log.open(places.data, clock)
    return Desk(Library(places, today()), log, clock), log


MEASURES = (
    Measure("search", "a part of a word in 100,000 cards ÷ Anki's library", 0.3, search),
    Measure("queue", "today's queue of 100,000 cards ÷ Anki's library", 1.0, queue),
    Measure("memory", "MB held with 100,000 cards and answers ÷ Anki's library", 1.0, memory),
)
