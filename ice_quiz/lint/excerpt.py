"""The line that a problem is in, with the offending text underlined."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ice_quiz.facts.problems import Place
from ice_quiz.language.printable import printable

WIDTH = 100  # characters of a long line that are shown

_PLAIN_END = re.compile(r": |:$| #|, |,$|[\]}]|$")
_CLOSING = {"[": "]", "{": "}"}


def excerpt(lines: Sequence[str], place: Place, width: int = WIDTH) -> tuple[str, str] | None:
    """The line of a place in at most `width` characters, and below it the marks; None where the file has no such line."""
    if not 0 < place.line <= len(lines):
        return None
    line = lines[place.line - 1].rstrip()
    start = min(place.column - 1, len(line))
    end = max(start + 1, _end(line, start))
    left = max(0, min(start - 20, end - width)) if end > width else 0
    shown = line[left : left + width]
    head = "…" if left else ""
    tail = "…" if left + width < len(line) else ""
    marks = " " * (len(head) + start - left) + "^" * max(1, min(end, left + width) - start)
    return f"{head}{printable(shown)}{tail}", marks


def _end(line: str, start: int) -> int:
    """Where what begins at a place ends: a text in quotes, a list or mapping in brackets, or a plain text."""
    first = line[start : start + 1]
    if first in ('"', "'"):
        end = line.find(first, start + 1)
        return end + 1 if end > 0 else len(line)
    if first in _CLOSING:
        return _closed(line, start)
    found = _PLAIN_END.search(line, start)
    return found.start() if found else len(line)


def _closed(line: str, start: int) -> int:
    """Behind the bracket that closes the one at `start`, or the end of the line."""
    depth = 0
    opening, closing = line[start], _CLOSING[line[start]]
    for place in range(start, len(line)):
        depth += (line[place] == opening) - (line[place] == closing)
        if not depth:
            return place + 1
    return len(line)
