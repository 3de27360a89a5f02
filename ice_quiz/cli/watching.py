"""Doing something again at every save of a file, until Ctrl+C."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import NoReturn

from ice_quiz.lint.workbench import Workbench

EVERY = 0.2
"""Seconds between two looks at the files."""


def watched(workbenches: Sequence[Workbench], tell: Callable[[Workbench], None]) -> NoReturn:
    """Tell of each file now and at every save. It ends only by Ctrl+C, as the program handles it everywhere."""
    while True:
        for workbench in workbenches:
            if workbench.saved():
                tell(workbench)
        time.sleep(EVERY)
