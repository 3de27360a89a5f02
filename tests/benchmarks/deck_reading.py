"""Reading, compiling and checking a deck: how it grows with the deck, and against what the YAML parser alone takes.

Each time in a process of its own, because a program that has just started has nothing in its caches yet.
"""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.bench import Bench, Measure
from tests.benchmarks.decks import deck_text
from tests.benchmarks.ratio import Ratio, Timed, interleaved

# Time of the processor: nothing is waited for, so what is lent to other programs meanwhile need not count.
_READ = """
import gc, sys, time
from datetime import date
from pathlib import Path
from ice_quiz.library.compiling import attempt

path = Path(sys.argv[1])
data = path.read_bytes()
gc.set_threshold(50_000)  # as the program does when it starts
start = time.process_time()
tried = attempt(path, data, date.today())
seconds = time.process_time() - start
assert tried.compiled is not None and len(tried.compiled.cards) >= int(sys.argv[2])
print(seconds)
"""
_CHECK = """
import gc, sys, time
from datetime import date
from pathlib import Path
from ice_quiz.lint.check import check

gc.set_threshold(50_000)
start = time.process_time()
report = check(Path(sys.argv[1]), {}, date(2026, 11, 24))
seconds = time.process_time() - start
assert report.cards >= int(sys.argv[2])
print(seconds)
"""
_EVENTS = """
import sys, time, yaml
from pathlib import Path

text = Path(sys.argv[1]).read_text(encoding="utf-8")
start = time.process_time()
for event in yaml.parse(text, Loader=yaml.CSafeLoader):
    pass
print(time.process_time() - start)
"""


def growth(bench: Bench) -> Ratio:
    """10,000 facts against 1,000."""
    return interleaved(_timed(bench, _READ, 10_000), _timed(bench, _READ, 1_000), rounds=bench.rounds(15))


def check_growth(bench: Bench) -> Ratio:
    """The check with every rule, of 10,000 facts against 1,000."""
    return interleaved(_timed(bench, _CHECK, 10_000), _timed(bench, _CHECK, 1_000), rounds=bench.rounds(5))


def against_events(bench: Bench) -> Ratio:
    """10,000 facts against the events of the same file, through the same parser."""
    return interleaved(_timed(bench, _READ, 10_000), _timed(bench, _EVENTS, 10_000), rounds=bench.rounds(15))


def _timed(bench: Bench, script: str, facts: int) -> Timed:
    path = bench.folder / f"{facts}.yaml"
    path.write_text(deck_text("lakes", facts), encoding="utf-8")

    def timed() -> float:
        command = (sys.executable, "-c", script, str(path), str(facts))
        ran = subprocess.run(command, env=bench.environment(bench.folder), capture_output=True, check=True)
        return float(ran.stdout)

    return timed


MEASURES = (
    Measure("reading", "reading and compiling 10,000 facts ÷ 1,000", 12.0, growth),
    Measure("check", "checking 10,000 facts with every rule ÷ 1,000", 12.0, check_growth),
    Measure("events", "reading and compiling 10,000 facts ÷ the YAML events alone", 10.0, against_events),
)
