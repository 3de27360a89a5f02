"""What grading says of a reply, and what the learner can reply."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """Right, close (right but for a slip or an inexactness), or wrong."""

    RIGHT = "right"
    CLOSE = "close"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What grading says: the outcome, the share that was right, and why, in one sentence for the learner.

    `matched` are the right answers that were given, `missing` those still owed, `extra` what was given and is not right.
    `undecided` marks an answer to an open question that this deck does not hold: the learner decides. `misspelt` is right
    but for a slip that does no harm.
    """

    outcome: Outcome
    share: float
    reason: str
    matched: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    undecided: bool = False
    misspelt: bool = False


@dataclass(frozen=True, slots=True)
class NotCounted:
    """The reply cannot be graded (empty, or no number where one is asked): nothing is counted, the question stays."""

    reason: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Text that the learner typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Chose:
    """The option that the learner chose, counted from 0."""

    option: int


@dataclass(frozen=True, slots=True)
class Listed:
    """Several answers, already apart: the items of a list, or the order of `put in order` by text."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DontKnow:
    """The learner said so."""


Reply = Typed | Chose | Listed | DontKnow
