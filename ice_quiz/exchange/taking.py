"""Taking the rows of a list one after the other, so that no question is asked twice with different answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ice_quiz.exchange.line import Line
from ice_quiz.exchange.separated import BadRow, Row
from ice_quiz.language.normal import folded, slug

LONGEST_TERM = 200
"""Characters of a term: it is a key of the deck file, which YAML limits."""


class Taking:
    """What was taken so far: the lines, where they began in the file, and the rows that were kept out."""

    def __init__(self, *, terms: bool = False, together: bool = False) -> None:
        """With `terms` each answer may be there once; with `together` rows that ask the same become one question."""
        self.lines: list[Line] = []
        self.numbers: list[int] = []
        self.bad: list[BadRow] = []
        self._terms = terms
        self._together = together
        self._asked: dict[str, int] = {}  # the place of each question in `lines`
        self._ids: dict[str, int] = {}
        self._meant: dict[str, int] = {}
        self._repeated = 0
        self._joined = 0

    def refuse(self, row: Row, why: str) -> None:
        """Keep a row out, with the reason."""
        self.bad.append(BadRow(row.line, why))

    def take(self, row: Row, line: Line | str) -> None:
        """Take the question of a row, or keep it out for what is wrong with it."""
        if isinstance(line, str):
            self.refuse(row, line)
        elif not line.id and (at := self._asked.get(folded(line.question))) is not None:
            self._again(row, line, at)
        elif line.id and line.id in self._ids:
            self.refuse(row, f"its id “{line.id[:60]}” stands on line {self._ids[line.id]:,} already")
        elif self._terms and len(line.question) > LONGEST_TERM:
            self.refuse(row, f"its term has {len(line.question):,} characters; {LONGEST_TERM} are allowed")
        elif self._terms and (at := self._meant.get(folded(line.answers[0].show))):
            self.refuse(row, f"it has the same definition as line {at:,}")
        else:
            self._keep(row, line)

    def _again(self, row: Row, line: Line, at: int) -> None:
        """A question that was taken already: said twice, another right answer, or a contradiction."""
        before = self.lines[at]
        known = {folded(answer.show) for answer in before.answers}
        new = tuple(answer for answer in line.answers if folded(answer.show) not in known)
        if not new:
            self._repeated += 1
        elif self._together and not self._terms:
            wrong = tuple(dict.fromkeys((*before.wrong, *line.wrong)))
            self.lines[at] = replace(before, answers=(*before.answers, *new), wrong=wrong)
            self._joined += 1
        else:
            self.refuse(row, f"it asks the same as line {self.numbers[at]:,}, and its answer is another")

    def _keep(self, row: Row, line: Line) -> None:
        key = line.id or slug(line.question)
        if not line.id and key in self._ids:
            line = replace(line, id=f"{key}-{row.line}")
        self._ids[line.id or key] = row.line
        self._asked.setdefault(folded(line.question), len(self.lines))
        self._meant.setdefault(folded(line.answers[0].show), row.line)
        self.lines.append(line)
        self.numbers.append(row.line)

    def notes(self) -> Iterator[str]:
        """What came of rows that ask the same, and what could be done with those that were kept out for it."""
        if self._repeated:
            rows = "1 row says" if self._repeated == 1 else f"{self._repeated:,} rows say"
            yield f"{rows} what another one says, and {'was' if self._repeated == 1 else 'were'} taken once."
        if self._joined:
            rows = "1 row asks" if self._joined == 1 else f"{self._joined:,} rows ask"
            yield f"{rows} what another one asks: each such question has several right answers."
        if not (self._together or self._terms) and any("asks the same" in bad.why for bad in self.bad):
            yield "Where rows ask the same and all their answers are right, add --together."
