"""What `ice-quiz due` costs, against importing what it cannot do without."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence

from tests.benchmarks.bench import PROGRAM, Bench, Measure
from tests.benchmarks.decks import deck_text
from tests.benchmarks.homes import make_home
from tests.benchmarks.ratio import Ratio, interleaved

_LOADED = """
import json, sys
from ice_quiz.cli.program import run
run(sys.argv[1:])
print()
print(json.dumps([name for name in sys.modules if name.partition(".")[0] in ("textual", "rich")]))
"""


def due(bench: Bench) -> Ratio:
    """The whole command, with a few decks studied."""
    environment = _home(bench)

    def run(command: Sequence[str]) -> float:
        start = time.perf_counter()
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start

    return interleaved(
        lambda: run((*PROGRAM, "due")),
        lambda: run((sys.executable, "-c", "import sqlite3, yaml")),
        rounds=bench.rounds(15),
        pairs=3,
    )


def textual_loaded(bench: Bench) -> Ratio:
    """How many modules of the screens the commands without screens load; not a ratio, but a promise all the same."""
    environment = _home(bench)
    counts = []
    for command in ("due", "due --json", "study ice --plain", "study ice --json"):
        ran = subprocess.run(
            (sys.executable, "-c", _LOADED, *command.split()),
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
        )
        counts.append(float(len(json.loads(ran.stdout.splitlines()[-1]))))
    return Ratio((max(counts),))


def _home(bench: Bench) -> dict[str, str]:
    make_home(bench.folder, {deck: deck_text(deck, 100) for deck in ("lakes", "ponds", "wells")}, studied=20, times=7)
    return bench.environment(bench.folder)


MEASURES = (
    Measure("due", "`ice-quiz due` ÷ `python -c 'import sqlite3, yaml'`", 3.0, due),
    Measure("no-textual", "modules of Textual loaded by due and study --plain", 0.0, textual_loaded),
)
