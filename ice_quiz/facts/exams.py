"""What a deck says about exams and about its learner: blueprints, questions asked once, answers that change."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ice_quiz.facts.problems import Place


@dataclass(frozen=True, slots=True)
class Changes:
    """An answer that will not stay right: as of when it was, when to check it again, and where to look it up."""

    as_of: date | None = None
    check_by: date | None = None
    look_up: str = ""


@dataclass(frozen=True, slots=True)
class LearnerQuestion:
    """Something asked of the learner once and kept with their progress: where they live, who represents them.

    With `type` the answer is a thing of that type; `check_by` is when it may have changed, `look_up` where to see.
    """

    key: str
    ask: str
    type: str = ""
    look_up: str = ""
    check_by: date | None = None


@dataclass(frozen=True, slots=True)
class Draw:
    """A part of an exam: how many items are drawn from which pool. Without tags and topics the pool is every item."""

    ask: int
    tags: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Exam:
    """A blueprint: what is drawn, the pass mark, when it stops, how it is asked."""

    name: str
    draws: tuple[Draw, ...]
    passing: int
    place: Place = field(compare=False)
    items: int = 0  # how many the author says the pool has; 0 where they do not say
    stops_when_decided: bool = False
    form: str = "typed"  # spoken (typed or self-marked), typed, choose
    feedback_at_end: bool = True
    minutes: int = 0  # 0 for no limit
    title: str = ""
    about: str = ""
    source: str = ""

    @property
    def ask(self) -> int:
        """How many items are asked at most."""
        return sum(draw.ask for draw in self.draws)

    @property
    def failing(self) -> int:
        """How many wrong answers decide that it is failed."""
        return self.ask - self.passing + 1
