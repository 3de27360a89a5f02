"""`ice-quiz`, and `python -m ice_quiz`."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the program with the arguments of the process; the exit code."""
    gc.set_threshold(50_000)  # most of what starting makes stays, and looking for garbage in it took a tenth of the start

    from ice_quiz.cli.program import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
