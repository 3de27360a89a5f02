"""Three machines, any order, duplicates and clocks that jump: the property of the usual tests, on many more histories."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.end_to_end.conftest import ROOT
from tests.faults.size import size


def test_merging_gives_the_same_state_everywhere_on_many_histories() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider", "tests/progress/test_merging.py"],
        cwd=ROOT,
        env={**os.environ, "ICE_QUIZ_MERGES": str(size(300, 2_000))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-4000:]
