"""From a deck file to a compiled deck, or to everything that is wrong with it.

Imported only when a file has to be read: reading and compiling need far more code than listing does.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ice_quiz.errors import DeckError
from ice_quiz.facts.deckfile import Reading, read_deck, read_deck_bytes
from ice_quiz.facts.headway import Headway, part, unheard
from ice_quiz.facts.model import Deck, Number, Triple
from ice_quiz.facts.problems import Problem, errors_in
from ice_quiz.library.index import Found, mark_of
from ice_quiz.questions.compiled import Compiled, compile_deck
from ice_quiz.questions.exam_items import pool_of
from ice_quiz.questions.learner import Learner
from ice_quiz.questions.outdated import check_days

READ = 0.5
"""The share of the time in which a deck is read; in the other half its cards are made."""


class BrokenDeck(DeckError):
    """A deck file with errors; `problems` are all that was found in it, in the order of the file, warnings included."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        """The message lists the errors."""
        self.problems = problems
        errors = errors_in(problems)
        many = "this problem" if len(errors) == 1 else f"these {len(errors)} problems"
        super().__init__(
            f"The deck {path.name} cannot be used because of {many}:\n" + "\n".join(map(str, errors)),
            advice="Correct the file and try again. The other decks can still be used.",
        )


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of compiling a file for a learner: the deck, unless an error stands in the way, and all that was found."""

    path: Path
    compiled: Compiled | None
    problems: tuple[Problem, ...]
    learner: Learner = field(default_factory=Learner)

    def deck(self) -> Compiled:
        """The compiled deck. Raises `BrokenDeck`."""
        if self.compiled is None:
            raise BrokenDeck(self.path, self.problems)
        return self.compiled


def attempt(
    path: Path,
    data: bytes | None,
    today: date,
    learners: Mapping[str, Learner] | None = None,
    headway: Headway = unheard,
) -> Attempt:
    """Compile the bytes of a deck file; None stands for a file that cannot be read, and says why.

    `learners` says what is known of the learner, by deck id.
    """
    with _nothing_thrown_away():
        return _attempt(path, data, today, learners or {}, headway)


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """Meanwhile no garbage is looked for: what is made stays, and looking costs more with every fact of a deck."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def _attempt(path: Path, data: bytes | None, today: date, learners: Mapping[str, Learner], headway: Headway) -> Attempt:
    heard = part(headway, 0.0, READ)
    reading: Reading = read_deck(path, heard) if data is None else read_deck_bytes(data, str(path), heard)
    if reading.deck is None:
        return Attempt(path, None, reading.problems)
    learner = learners.get(reading.deck.id, Learner())
    compiled = compile_deck(reading.deck, today, learner, part(headway, READ, 1.0))
    problems = tuple(sorted({*reading.problems, *compiled.problems}))
    return Attempt(path, None if errors_in(problems) else compiled, problems, learner)


def found_in(tried: Attempt, of_bytes: str, today: date) -> Found:
    """What the index keeps of it, with the hash of the file's bytes."""
    compiled = tried.compiled
    if compiled is None:
        errors = errors_in(tried.problems)
        return Found(of_bytes, problems=len(errors), problem=str(errors[0]))
    deck = compiled.deck
    dates = sorted({day.isoformat() for day in _dates(deck)})
    now = today.isoformat()
    return Found(
        of_bytes,
        deck.id,
        deck.title,
        {card.id: card.fingerprint for card in compiled.cards.values()},
        dict(compiled.was),
        since=max((day for day in dates if day <= now), default=""),
        until=min((day for day in dates if day > now), default=""),
        learner=mark_of(tried.learner),
        withheld={held.id: held.by for held in compiled.withheld.values()},
        exams={name: pool_of(compiled, exam) for name, exam in deck.exams.items()},
        titles={name: exam.title for name, exam in deck.exams.items()},
        checks=[day.isoformat() for day in check_days(compiled, tried.learner).values()],
    )


def _dates(deck: Deck) -> Iterator[date]:
    """Every day on which the cards of the deck may change."""
    for dated in (*deck.things.values(), *(fact for fact in deck.facts if isinstance(fact, Triple | Number))):
        yield from (day for day in (dated.since, dated.until) if day)
