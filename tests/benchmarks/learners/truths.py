"""Three ways in which a learner may really remember: what a policy is judged by, and never sees.

Each learner of a truth has parameters of their own, drawn from a seed. A day is the unit: what happens to a card for the
second time on one day changes nothing. The chances of an answer come from the seed, the card and how often it was answered
before, so two policies that ask one learner the same card equally often meet the same luck.

The parameters of ACT-R and of half-lives were set so that, by plain FSRS on learners of other seeds, about 0.87 and 0.81 of
the reviews that are due are recalled (0.87 for FSRS' own truth), and that what SM-2 and FSRS reach is near the study in
which the plan was designed. What the plan reaches was no part of that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from itertools import accumulate
from math import exp, log, sqrt
from random import Random
from statistics import NormalDist
from typing import Protocol

from fsrs import Card, Scheduler, State
from fsrs import Rating as Grade
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

from ice_quiz.memory.rating import Rating

FIRST = (0.08, 0.10, 0.77, 0.05)
"""How often a first look is rated again, hard, good, easy. The fact has just been shown, so most of them are good."""

RECALLED = (0.25, 0.70, 0.05)
"""How often a card that is recalled is rated hard, good, easy. Easy is rare: in the program it takes a key of its own."""

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_NORMAL = NormalDist()


class Memory(Protocol):
    """What one learner really remembers of one card."""

    def recall(self, day: int) -> float:
        """The true chance of recall on a day after the last answer."""

    def answered(self, rating: Rating, day: int) -> None:
        """What an answer does to it. The first one makes it."""


@dataclass
class Learner:
    """Somebody who learns cards, and remembers them in their own way."""

    seed: str
    begin: Callable[[float], Memory]
    memories: dict[str, Memory] = field(default_factory=dict)
    turns: dict[str, int] = field(default_factory=dict)

    def recall(self, card: str, day: int) -> float:
        """The true chance of recall; 0 for a card never seen."""
        return self.memories[card].recall(day) if card in self.memories else 0.0

    def answer(self, card: str, day: int) -> Rating:
        """Be asked a card for the first time on a day, and learn from it."""
        turn = self.turns[card] = self.turns.get(card, 0) + 1
        if turn == 1:
            ease = _NORMAL.inv_cdf(self._chance(card, 0))
            self.memories[card] = self.begin(ease)
            felt = EASE_SHOWS * ease + sqrt(1 - EASE_SHOWS**2) * _NORMAL.inv_cdf(self._chance(card, 1))
            rating = _among(tuple(Rating), FIRST, _NORMAL.cdf(felt))
        elif self._chance(card, turn, "recall") < self.recall(card, day):
            rating = _among(tuple(Rating)[1:], RECALLED, self._chance(card, turn, "rating"))
        else:
            rating = Rating.AGAIN
        self.memories[card].answered(rating, day)
        return rating

    def _chance(self, *of: object) -> float:
        """A number between 0 and 1 that depends on the learner and on `of`, and on nothing else."""
        digest = blake2b("/".join((self.seed, *map(str, of))).encode(), digest_size=8).digest()
        return (int.from_bytes(digest) + 0.5) / 2**64


EASE_SHOWS = 0.7
"""How closely the rating of a first look follows how easy the card is for the learner (a correlation)."""


def _among(ratings: tuple[Rating, ...], shares: tuple[float, ...], chance: float) -> Rating:
    ends = accumulate(shares)
    return next((rating for rating, end in zip(ratings, ends, strict=True) if chance < end), ratings[-1])


def fsrs_learner(seed: str) -> Learner:
    """A learner of FSRS-6 whose parameters are log-normal around the defaults (deviation 0.3); the decay is 0.1 to 0.5."""
    random = Random(f"fsrs/{seed}")
    parameters = [each * exp(random.gauss(0, 0.3)) for each in DEFAULT_PARAMETERS]
    parameters[20] = random.uniform(0.1, 0.5)
    bounds = zip(parameters, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    within = [min(max(each, low), high) for each, low, high in bounds]
    model = Scheduler(within, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    return Learner(f"fsrs/{seed}", lambda _ease: OfFsrs(model))


@dataclass
class OfFsrs:
    """Stability and difficulty, by the learner's own parameters."""

    model: Scheduler
    card: Card = field(default_factory=lambda: Card(card_id=0, due=_EPOCH))

    def recall(self, day: int) -> float:
        """By the power curve."""
        return float(self.model.get_card_retrievability(self.card, _date(day)))

    def answered(self, rating: Rating, day: int) -> None:
        """By the rules of FSRS-6."""
        self.card, _ = self.model.review_card(self.card, Grade[rating.capitalize()], _date(day))
        self.card.state = State.Review


def _date(day: int) -> datetime:
    return _EPOCH + timedelta(days=day)


@dataclass(frozen=True)
class ActrParameters:
    """Of one learner: the least decay of a trace, what activation adds to it, the threshold of recall, and its noise."""

    decay: float
    crowding: float
    threshold: float
    noise: float


def actr_learner(seed: str) -> Learner:
    """A learner after Pavlik and Anderson (2005): the more active a memory is when practised, the faster that fades."""
    random = Random(f"actr/{seed}")
    of = ActrParameters(
        decay=0.22 * exp(random.gauss(0, 0.2)),
        crowding=0.4 * exp(random.gauss(0, 0.2)),
        threshold=random.gauss(-1.0, 0.15),
        noise=0.5,
    )
    return Learner(f"actr/{seed}", lambda ease: OfActr(of, 0.2 * ease))


@dataclass
class OfActr:
    """Traces, each with the day it was made on and its own decay."""

    of: ActrParameters
    ease: float
    traces: list[tuple[int, float]] = field(default_factory=list)

    def recall(self, day: int) -> float:
        """By activation against the threshold."""
        return 1 / (1 + exp((self.of.threshold - self.ease - log(self._strength(day))) / self.of.noise))

    def answered(self, _rating: Rating, day: int) -> None:
        """Right or wrong, the answer is seen and leaves a trace."""
        self.traces.append((day, self.of.crowding * self._strength(day) + self.of.decay))

    def _strength(self, day: int) -> float:
        return sum((float(max(day - then, 1)) ** -decay for then, decay in self.traces), 0.0)


@dataclass(frozen=True)
class HalfLifeParameters:
    """Of one learner: the binary logarithm of a half-life in days, and what right and wrong answers add to it."""

    base: float
    right: float
    wrong: float


def half_life_learner(seed: str) -> Learner:
    """A learner after Settles and Meeder (2016): memory halves in a time that only counts of answers decide.

    Hostile to FSRS on purpose: the exponential curve falls faster than any power, and waiting longer gains nothing.
    """
    random = Random(f"hlr/{seed}")
    of = HalfLifeParameters(
        base=random.gauss(0.9, 0.3),
        right=1.6 * exp(random.gauss(0, 0.15)),
        wrong=0.5 * exp(random.gauss(0, 0.15)),
    )
    return Learner(f"hlr/{seed}", lambda ease: OfHalfLife(of, 0.4 * ease))


@dataclass
class OfHalfLife:
    """Counts of right and wrong answers, and the day of the last one."""

    of: HalfLifeParameters
    ease: float
    right: int = 0
    wrong: int = 0
    last: int = 0

    def recall(self, day: int) -> float:
        """By the exponential curve."""
        of = self.of
        half_life = 2 ** (of.base + self.ease + of.right * sqrt(self.right) + of.wrong * sqrt(self.wrong))
        return float(2 ** (-max(day - self.last, 0) / half_life))

    def answered(self, rating: Rating, day: int) -> None:
        """Counted."""
        self.last = day
        if rating is Rating.AGAIN:
            self.wrong += 1
        else:
            self.right += 1


TRUTHS: Mapping[str, Callable[[str], Learner]] = {
    "fsrs": fsrs_learner,
    "actr": actr_learner,
    "hlr": half_life_learner,
}
"""How to make a learner from a seed, by the name of the model."""
