"""What a measure gets and gives: a folder and an environment of its own, and a figure held against a limit."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.ratio import Ratio

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).parent / "peers"

PROGRAM = (sys.executable, "-c", "import sys; from ice_quiz.__main__ import main; sys.exit(main())")
"""What the installed `ice-quiz` does."""


class Bench(NamedTuple):
    """Where a measure works. `folder` is empty at first and on a real disk, `quick` asks for a third of the rounds."""

    folder: Path
    bytecode: Path
    quick: bool = False

    def rounds(self, usual: int) -> int:
        """How many rounds to measure."""
        return max(usual // 3, 3) if self.quick else usual

    def environment(self, home: Path) -> dict[str, str]:
        """The environment of a process: nothing of ours but the learner's folder, and bytecode that is kept."""
        return {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "HOME": str(home),
            "ICE_QUIZ_HOME": str(home),
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(self.bytecode),
        }


class Unmeasured(Exception):
    """What a measure compares with is not there; the message says how to have it."""


class Measure(NamedTuple):
    """A figure, what it compares in words, and the limit that its median must keep."""

    name: str
    compares: str
    limit: float
    take: Callable[[Bench], Ratio]
