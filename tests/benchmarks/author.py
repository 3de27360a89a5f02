"""How soon an author sees what a save has changed, against a whole check of the deck."""

from __future__ import annotations

import time
from datetime import date

from ice_quiz.lint.check import check
from ice_quiz.lint.workbench import Workbench
from tests.benchmarks.bench import Bench, Measure
from tests.benchmarks.decks import deck_text
from tests.benchmarks.ratio import Ratio, interleaved

FACTS = 3_000


def after_a_save(bench: Bench) -> Ratio:
    """The file's own problems, all its facts, and the questions of the one that the author is at."""
    path = bench.folder / "lakes.yaml"
    path.write_text(deck_text("lakes", FACTS), encoding="utf-8")
    workbench = Workbench(path, {}, date.today())

    def glanced() -> float:
        start = time.process_time()
        seen = workbench.glance()
        questions = [question for _, each in seen.questions(seen.facts[len(seen.facts) // 2]) for question in each]
        seconds = time.process_time() - start
        assert questions
        return seconds

    def checked() -> float:
        start = time.process_time()
        report = check(path, {}, date.today())
        seconds = time.process_time() - start
        assert report.cards >= FACTS
        return seconds

    return interleaved(glanced, checked, rounds=bench.rounds(9))


MEASURES = (Measure("author", "the author's screen after a save ÷ a whole check of the deck", 0.5, after_a_save),)
