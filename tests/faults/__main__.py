"""The record under faults: `python -m tests.faults` at the size of CI, `--full` at the size of the promise.

What else is said is handed to pytest, such as `-k kill`. `ICE_QUIZ_FAULTS=full python -m pytest tests/faults` is the same.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest


def main() -> int:
    """Run them; the exit code is pytest's."""
    said = sys.argv[1:]
    if "--full" in said:
        said.remove("--full")
        os.environ["ICE_QUIZ_FAULTS"] = "full"
    return pytest.main([str(Path(__file__).parent), "-rs", *said])


if __name__ == "__main__":
    sys.exit(main())
