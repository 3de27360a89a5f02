"""A typed list taken apart: the pieces between commas, "and", line ends and numbers, and the known phrases across them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ice_quiz.grading.wording import ARTICLES, Wording, Words, core_of, words_of

LONGEST_LIST = 20_000  # characters
MOST_PIECES = 200
_LONGEST_RUN = 8  # pieces of one name: "Office of State, Local and Tribal Coordination" has three
_LONGEST_NAME = 400  # characters
_MOST_WORDS = 60  # of a piece without separators that is searched for known names

_HARD = re.compile(r"[;\n•]|^[ \t]*[-*·](?=\s)|(?:(?<=\s)|^)\(?\d{1,3}[.)](?=\s|$)", re.MULTILINE)
_SOFT = re.compile(r"(?: ?(?:,(?!\d{3}(?!\d))|(?<!\d)/|/(?!\d)|&|[|·]| \+(?= )|\b(?:and|or)\b))+ ?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """One thing that the learner named: what it is known as, or nothing."""

    text: str
    known: tuple[Wording, ...] = ()


class KnownNames:
    """The names that are looked for, each under every form in which it is the same."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._index: dict[str, list[Wording]] = {}
        for wording in wordings:
            for form in {wording.folded, wording.digits, wording.bare}:
                self._index.setdefault(form, []).append(wording)

    def named(self, given: Words) -> tuple[Wording, ...]:
        """The wordings that the text is, one an answer; the stricter form decides."""
        for form in (given.folded, given.digits, given.bare):
            if wordings := self._index.get(form):
                return tuple({wording.answer: wording for wording in reversed(wordings)}.values())
        return ()

    def is_article(self, word: str) -> bool:
        """Whether a word looks like an article but is a known name: "a" among the letters of a list."""
        return word.lower() in ARTICLES and bool(self.named(words_of(word)))

    def within(self, words: Sequence[str]) -> list[Segment]:
        """The known names that together make up all of the words, the longest first; none if something is left over."""
        found: list[Segment] = []
        start = 0
        while start < len(words) and len(words) <= _MOST_WORDS:
            for end in range(min(len(words), start + 2 * _LONGEST_RUN), start, -1):
                text = " ".join(words[start:end])
                if end - start > 1 and self.is_article(words[start]):
                    continue
                if known := self.named(words_of(text)):
                    found.append(Segment(text, known))
                    start = end
                    break
            else:
                return []
        return found


def segments(text: str, names: KnownNames) -> list[Segment]:
    """What a typed list names, in its order; segments without `known` are still to be looked at for slips.

    Whole pieces are taken first, then the longest known name across separators, known non-members included, so that "West
    Virginia" is never taken for Virginia and a name with a comma is not cut apart. At most `MOST_PIECES` and one more, which
    tells that there are too many.
    """
    if len(text) <= _LONGEST_NAME and (known := names.named(words_of(text))):
        return [Segment(text, known)]
    found: list[Segment] = []
    for chunk in _HARD.split(text):
        line = " ".join(chunk.split())
        if line and len(found) <= MOST_PIECES:
            found += _of_line(line, names)
    return found[: MOST_PIECES + 1]


def _of_line(line: str, names: KnownNames) -> Iterator[Segment]:
    pieces = list(islice(_pieces(line), MOST_PIECES + 1))
    taken: list[tuple[int, Segment] | None] = [None] * len(pieces)  # at its first piece: how many, and what
    free = [True] * len(pieces)
    for length in range(min(_LONGEST_RUN, len(pieces)), 0, -1):
        for first in range(len(pieces) - length + 1):
            if not all(free[first : first + length]) or (length > 1 and names.is_article(line[slice(*pieces[first])])):
                continue
            text = line[pieces[first][0] : pieces[first + length - 1][1]]
            if len(text) <= _LONGEST_NAME and (known := names.named(words_of(text)) or names.named(core_of(words_of(text)))):
                taken[first] = (length, Segment(text, known))
                free[first : first + length] = [False] * length
    for place, (start, end) in enumerate(pieces):
        if (whole := taken[place]) is not None:
            yield whole[1]
        elif free[place]:
            text = line[start:end]
            yield from names.within(text.split()) or [Segment(text)]


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SOFT.finditer(line):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(line):
        yield start, len(line)
