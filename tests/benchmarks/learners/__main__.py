"""Whether the plan to the exam day is worth it: `python -m tests.benchmarks.learners`.

Simulated learners study 128 cards with the program, through its desk and its log, with and without an exam day; the same
learners study with Anki's SM-2 and Leitner's boxes, for the same minutes. Prints a Markdown table and what must hold of it;
the exit code is 1 where something does not. One seed gives one learner, and everything is repeated to the last digit.

The learners of the table (seeds from 7000 on) were not used for anything before it. The truths were given their parameters
with seeds 100 to 129, and the whole was tried out with 200 to 209; nothing of the program was tuned.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path

from tests.benchmarks.learners.program import shelf
from tests.benchmarks.learners.report import Cell, Results, gate, table
from tests.benchmarks.learners.scenario import CARDS, POLICIES, SCENARIOS, Outcome, outcome
from tests.benchmarks.learners.truths import TRUTHS

SEED = 7000
LEARNERS, FEW = 30, 6
MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory: no answer here has to outlive a power cut, and a disk would take most of the time."""

LIMITS = """\
Mean true recall of all 128 cards on exam morning; a card never seen counts as 0. ± are 95 % intervals of the mean difference
within each of {learners} learners. The learners are models, not people. The first model is FSRS-6 itself with other
parameters, which favours FSRS; the half-life model is hostile to it on purpose. Times are fixed: 18 s for a first look, 22 s
for a wrong answer with its repetition, 11, 8 and 6 s for hard, good and easy. All get at most 20 new cards a day, reviews
first. Anki's SM-2 and Leitner are re-implemented day by day. One first look in twelve is forgotten; where one in four is,
14 days gain only about 0.11 over SM-2. Repeat the table with `python -m tests.benchmarks.learners`."""


def main() -> int:
    """Compare what was asked for; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.learners", description=__doc__.partition("\n")[0])
    parser.add_argument("--learners", type=int, metavar="N", help=f"how many of each kind, at least 3 (default {LEARNERS})")
    parser.add_argument(
        "--scenario", choices=[*SCENARIOS], action="append", help="A: 14 days, 5 minutes; D: 30 days, 2 minutes"
    )
    parser.add_argument("--truth", choices=[*TRUTHS], action="append", help="how the learners really remember")
    parser.add_argument("--seed", type=int, default=SEED, help=f"that of the first learner (default {SEED})")
    parser.add_argument("--small", action="store_true", help=f"{FEW} learners of each kind")
    asked = parser.parse_args()
    learners = asked.learners or (FEW if asked.small else LEARNERS)
    if learners < 3:
        parser.error("an interval needs 3 learners or more")
    results = measure(asked.scenario or [*SCENARIOS], asked.truth or [*TRUTHS], range(asked.seed, asked.seed + learners))
    print(f"{table(results)}\n\n{LIMITS.format(learners=learners)}\n")
    checks = list(gate(results))
    for check in checks:
        print("ok    " if check.holds else "FAILS ", check.words)
    return 0 if all(check.holds for check in checks) else 1


def measure(
    scenarios: Iterable[str], truths: Iterable[str], seeds: Sequence[int], policies: Iterable[str] = POLICIES
) -> Results:
    """Let every learner study under every policy."""
    results: dict[Cell, dict[str, list[Outcome]]] = {}
    with tempfile.TemporaryDirectory(prefix="ice-quiz-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        root = Path(folder)
        library = shelf(root, CARDS)
        for scenario, truth, policy in product(scenarios, truths, policies):
            print(f"{scenario} {truth} {policy}", file=sys.stderr, flush=True)
            results.setdefault((scenario, truth), {})[policy] = [
                outcome(SCENARIOS[scenario], truth, policy, seed, library, root / f"{scenario}-{truth}-{policy}-{seed}")
                for seed in seeds
            ]
    return results


if __name__ == "__main__":
    sys.exit(main())
