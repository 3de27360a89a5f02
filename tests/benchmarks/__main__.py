"""How fast ice_quiz is, as ratios to something real measured in the same minutes: `python -m tests.benchmarks`.

Prints a row a measure: the median ratio of its rounds, the lowest and the highest, and the limit that the median must keep.
The exit code is 1 where one does not. A machine that does other work makes the rounds differ, hardly their median; the
folder for temporary files must be on a real disk (`TMPDIR` names another).
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import (
    anki_library,
    author,
    deck_reading,
    due_command,
    durable_answer,
    first_paint,
    key_to_feedback,
    large_library,
    long_log,
    next_card,
    statistics,
)
from tests.benchmarks.bench import Bench, Measure, Unmeasured
from tests.benchmarks.ratio import Ratio

MEASURES: tuple[Measure, ...] = (
    *first_paint.MEASURES,
    *due_command.MEASURES,
    *key_to_feedback.MEASURES,
    *durable_answer.MEASURES,
    *next_card.MEASURES,
    *large_library.MEASURES,
    *anki_library.MEASURES,
    *long_log.MEASURES,
    *deck_reading.MEASURES,
    *author.MEASURES,
    *statistics.MEASURES,
)

_ROW = "{:<62} {:>7} {:>15} {:>6} {:>10} {:>10}  {}"


def main() -> int:
    """Take the measures asked for; the exit code."""
    names = [measure.name for measure in MEASURES]
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure ice_quiz against its limits.")
    parser.add_argument("--only", metavar="NAME", choices=names, action="append", help=f"one of {', '.join(names)}")
    parser.add_argument("--quick", action="store_true", help="a third of the rounds")
    chosen = parser.parse_args()
    gc.set_threshold(50_000)  # as the program does when it starts
    print(_ROW.format("measure", "ratio", "min–max", "limit", "ours, ms", "peer, ms", ""), flush=True)
    over = 0
    with tempfile.TemporaryDirectory(prefix="ice-quiz-") as folder:
        for measure in MEASURES:
            if not chosen.only or measure.name in chosen.only:
                place = Path(folder) / measure.name
                place.mkdir()
                try:
                    taken = measure.take(Bench(place, Path(folder) / "bytecode", chosen.quick))
                except Unmeasured as why:
                    print(f"{measure.name}: {measure.compares}: not measured. {why}", flush=True)
                    continue
                over += taken.median > measure.limit
                print(_row(measure, taken), flush=True)
    return 1 if over else 0


def _row(measure: Measure, taken: Ratio) -> str:
    return _ROW.format(
        f"{measure.name}: {measure.compares}",
        f"{taken.median:.2f}",
        f"{min(taken.rounds):.2f}–{max(taken.rounds):.2f}",
        f"{measure.limit:g}",
        f"{taken.ours * 1000:.2f}" if taken.ours else "",
        f"{taken.reference * 1000:.2f}" if taken.reference else "",
        "ok" if taken.median <= measure.limit else "OVER",
    ).rstrip()


if __name__ == "__main__":
    sys.exit(main())
