"""A deck file while it is written: what is wrong with it and what it asks, looked at again whenever it was saved.

A look comes in two steps. The first, `glance`, reads the file and makes its cards: what an author waits for after each save.
The second, `look`, adds every rule of the check, which asks for every question of the deck and takes several times as long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ice_quiz.facts.deckfile import read_deck
from ice_quiz.facts.problems import Place, Problem
from ice_quiz.lint.check import ALL, Choice, Report, check, source_texts
from ice_quiz.lint.coverage import Coverage, coverage
from ice_quiz.questions.compiled import Compiled, compile_deck
from ice_quiz.questions.question import Card, Question

Stamp = tuple[int, int, int]  # of a file: when it was changed last, its size, which file it is
_NEVER: Stamp = (-1, -1, -1)


@dataclass(frozen=True, slots=True)
class Written:
    """A fact of the file: its line, what it says in a sentence, its topic, and the cards it makes.

    It `waits` where it makes none before the learner has answered what the deck asks of them.
    """

    line: int
    says: str
    topic: str
    cards: tuple[str, ...]
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Bench:
    """What there is to see of a deck file at one moment.

    `facts` are empty as long as an error stands in the way. `whole` says whether every rule has been looked at already.
    """

    path: Path
    title: str = ""
    problems: tuple[Problem, ...] = ()
    facts: tuple[Written, ...] = ()
    rows: tuple[str, ...] = field(default=(), repr=False)
    whole: bool = False
    compiled: Compiled | None = field(default=None, repr=False)
    coverage: Coverage = field(default_factory=Coverage, repr=False)

    def fact_at(self, line: int) -> Written | None:
        """The fact that a line belongs to: the last one that begins on it or before it."""
        return next((fact for fact in reversed(self.facts) if fact.line <= line), None)

    def questions(self, fact: Written) -> Iterator[tuple[str, tuple[Question, ...]]]:
        """The cards of a fact, each with every question it makes, the same ones each time."""
        if self.compiled is not None:
            for card in fact.cards:
                renderings = enumerate(self.compiled.renderings(card))
                yield card, tuple(self.compiled.question(card, rendering, turn) for turn, rendering in renderings)


class Workbench:
    """A deck file that is watched. `sources` are files with the text of sources, by source key, as for `check`."""

    def __init__(self, path: Path, sources: Mapping[str, Path], today: date) -> None:
        self.path = path
        self._sources, self._today = sources, today
        self._seen: Stamp | None = _NEVER

    def saved(self) -> bool:
        """Whether the file was saved, made or removed since this was last asked. Cheap: it reads nothing."""
        before, self._seen = self._seen, _stamp(self.path)
        return self._seen != before

    def glance(self) -> Bench:
        """What reading the file alone tells, and the questions it makes."""
        reading = read_deck(self.path)
        rows = _rows(self.path)
        if reading.deck is None:
            return Bench(self.path, problems=reading.problems, rows=rows, whole=True)
        compiled = compile_deck(reading.deck, self._today)
        problems = tuple(sorted({*reading.problems, *compiled.problems}))
        return Bench(self.path, reading.deck.title, problems, tuple(_facts(compiled, rows)), rows, compiled=compiled)

    def report(self, choice: Choice = ALL) -> Report:
        """What the check finds now. Raises `UsageError` for a source that is none and for an unknown rule."""
        return check(self.path, self._sources, self._today, choice)

    def look(self, bench: Bench) -> Bench:
        """The same with all that the check finds, and what is covered. Raises `UsageError` for a source that is none."""
        report = self.report()
        covered = Coverage()
        if report.compiled is not None:
            covered = coverage(report.compiled, dict(source_texts(report.compiled.deck, self.path, self._sources)))
        return replace(bench, problems=report.problems, coverage=covered, whole=True)


def _facts(compiled: Compiled, rows: tuple[str, ...]) -> Iterator[Written]:
    made: dict[Place, list[Card]] = defaultdict(list)
    for card in compiled.cards.values():
        for fact in card.facts:
            made[fact.about.place].append(card)
    waiting = {withheld.place for withheld in compiled.withheld.values()}
    for topic in compiled.deck.topics:
        for place in sorted({fact.about.place for fact in topic.facts}):
            cards = made[place]
            says = cards[0].statement if cards else rows[place.line - 1].strip() if place.line <= len(rows) else ""
            yield Written(place.line, says, topic.title, tuple(card.id for card in cards), place in waiting)


def _rows(path: Path) -> tuple[str, ...]:
    try:
        return tuple(path.read_text("utf-8-sig", errors="replace").splitlines())
    except (OSError, ValueError):
        return ()


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
