"""What YAML takes without a word and an author hardly meant: a text that ends at `#`, a list split inside curly quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ice_quiz.facts.problems import Edit, Place, Problem, Severity

# A plain value, then a sign with something right behind it: "Which planet is #1?" ends there; a comment has a space.
_CUT = re.compile(r"^[^\"'#]*[^\"'#\s] +(#[^\s#]\S*)")
_OPENED = re.compile('[“„][^”“"]*[,:]')


def slips(text: str, file: str) -> Iterator[Problem]:
    """Findings on the lines of a deck file, each with its place."""
    for number, line in enumerate(text.splitlines(), 1):
        if match := _CUT.search(line[:1000]):
            place = Place(file, number, match.start(1) + 1)
            says = f"From ` {match[1]}` on this line is a comment. If you mean the sign, put the whole text in quotes."
            yield Problem(place, "Y025", Severity.WARNING, says)
        if (match := _OPENED.search(line[:1000])) and "[" in line[: match.start()] and not _quoted(line, match.start()):
            place = Place(file, number, match.start() + 1)
            says = 'Curly quotes do not hold a text together: YAML splits it at the comma. Use straight ones: "…".'
            yield Problem(place, "Y026", Severity.ERROR, says, tuple(_straight(line, number, match.start())))


def _straight(line: str, number: int, start: int) -> Iterator[Edit]:
    """The same with straight quotes, where the curly ones close and hold none of these."""
    end = line.find("”" if "”" in line[start:] else "“", start + 1)
    inner = line[start + 1 : end]
    if end > 0 and '"' not in inner and "\\" not in inner:
        yield Edit(number, start + 1, line[start : end + 1], f'"{inner}"')


def _quoted(line: str, place: int) -> bool:
    """Whether a place of a line stands inside straight quotes."""
    return line[:place].count('"') % 2 == 1
