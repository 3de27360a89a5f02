"""From the key that answers to the verdict on the screen, against a text that is replaced."""

from __future__ import annotations

import sys
import time
from itertools import count
from random import Random

from tests.benchmarks.bench import PEERS, PROGRAM, Bench, Measure
from tests.benchmarks.decks import deck_text
from tests.benchmarks.homes import make_home
from tests.benchmarks.ratio import Ratio, interleaved
from tests.benchmarks.terminal import Terminal


def key_to_feedback(bench: Bench) -> Ratio:
    """Both programs stand open, each waits in turn for its next key. The answer is saved before the verdict is shown."""
    make_home(bench.folder, {"lakes": deck_text("lakes", 1_000)}, studied=1_000, times=1)
    environment = bench.environment(bench.folder)
    gaps = Random(7)
    with (
        Terminal((*PROGRAM, "study", "lakes", "--form", "choose", "--seed", "1"), environment) as quiz,
        Terminal((sys.executable, PEERS / "static_app.py"), environment) as peer,
    ):
        keys = count(1)
        quiz.until("I guessed")
        peer.until("ready")
        peer.settle()

        def answer() -> float:
            quiz.settle()
            time.sleep(gaps.uniform(0.0, 0.05))
            pressed = quiz.press("1")
            seconds = quiz.until("The Atlas") - pressed
            quiz.settle()
            quiz.press(" ")
            quiz.settle()
            return seconds

        def replace() -> float:
            peer.settle()
            time.sleep(gaps.uniform(0.0, 0.05))
            pressed = peer.press("x")
            return peer.until(f"key {next(keys)}.") - pressed

        return interleaved(answer, replace, rounds=bench.rounds(9), pairs=20)


MEASURES = (Measure("feedback", "key to painted feedback ÷ a replaced Static", 2.0, key_to_feedback),)
