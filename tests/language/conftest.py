from __future__ import annotations

import time
from collections.abc import Callable

import pytest


@pytest.fixture
def seconds() -> Callable[[Callable[[str], object], str], float]:
    """Measures one call with the processor's time, so that a busy machine changes little."""

    def measure(call: Callable[[str], object], text: str) -> float:
        start = time.process_time()
        call(text)
        return time.process_time() - start

    return measure
