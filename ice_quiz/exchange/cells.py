"""What a cell of a table may hold: nothing that a spreadsheet would run, and several entries apart from each other."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A spreadsheet runs what starts with one of these signs, in any line of a cell (OWASP, "CSV Injection"). Apostrophes that
# stand before it already get one more, so that taking one away gives back what was there.
_RUNS = re.compile(r"^(?='*(?:[\t\r]|[ \xa0]*[=+\-@]))", re.MULTILINE)
_GUARDED = re.compile(r"^'(?='*(?:[\t\r]|[ \xa0]*[=+\-@]))", re.MULTILINE)

BETWEEN = " | "
"""Stands between the entries of one cell."""

BETWEEN_GROUPS = " || "
"""Stands between groups of entries: the other wordings of the first answer, of the second …"""


def guarded(cell: str) -> str:
    """The cell with an apostrophe before whatever a spreadsheet would take for a formula."""
    return _RUNS.sub("'", cell)


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return _GUARDED.sub("", cell)


def joined(entries: Iterable[str]) -> str:
    """Several entries as one cell; a bar or a backslash inside an entry gets a backslash before it."""
    return BETWEEN.join(entry.replace("\\", "\\\\").replace("|", "\\|") for entry in entries)


def joined_groups(groups: Iterable[Iterable[str]]) -> str:
    """Groups of entries as one cell; empty groups at the end are left out."""
    cells = [joined(group) for group in groups]
    while cells and not cells[-1]:
        cells.pop()
    return BETWEEN_GROUPS.join(cells)


def parted(cell: str) -> tuple[str, ...]:
    """The entries of a cell, without the blanks around them; empty ones are left out."""
    return tuple(entry for group in parted_groups(cell) for entry in group)


def parted_groups(cell: str) -> tuple[tuple[str, ...], ...]:
    """The groups of a cell, each with its entries; an empty group keeps its place."""
    groups: list[list[str]] = [[""]]
    signs = iter(range(len(cell)))
    for at in signs:
        sign = cell[at]
        if sign == "\\" and cell[at + 1 : at + 2] in ("\\", "|"):
            groups[-1][-1] += cell[at + 1]
            next(signs)
        elif sign != "|":
            groups[-1][-1] += sign
        elif cell[at + 1 : at + 2] == "|":
            groups.append([""])
            next(signs)
        else:
            groups[-1].append("")
    return tuple(tuple(entry.strip() for entry in group if entry.strip()) for group in groups)
