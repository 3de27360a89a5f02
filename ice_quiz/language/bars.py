"""Bars made of text: one a column, read by their height."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

_EIGHTHS = " ▁▂▃▄▅▆▇█"


def spark(value: float, most: float) -> str:
    """One bar of one line; what is more than nothing is seen."""
    return columns([value], 1, most)[0]


def columns(values: Sequence[float], height: int, most: float = 0.0) -> list[str]:
    """The lines of a chart, from top to bottom, with a column a value; the tallest (or `most`) fills the height."""
    top = max(most, *values, 0.0) if values else 0.0
    eighths = [min(ceil(value / top * height * 8 - 1e-9), height * 8) if top > 0 and value > 0 else 0 for value in values]
    return ["".join(_EIGHTHS[min(max(each - line * 8, 0), 8)] for each in eighths) for line in range(height - 1, -1, -1)]


def grouped(values: Sequence[float], room: int) -> tuple[list[float], int]:
    """The values, or where they need more than `room` columns the means of so many neighbours each; how many."""
    size = max(1, ceil(len(values) / max(room, 1)))
    parts = [values[start : start + size] for start in range(0, len(values), size)]
    return [sum(part) / len(part) for part in parts], size


def gauge(share: float, width: int) -> str:
    """A lying bar: full blocks for the share of the width, light ones for the rest; what is more than nothing is seen."""
    full = min(max(round(share * width), 1 if share > 0 else 0), width)
    return "█" * full + "░" * (width - full)
