"""The comparison as a table and as a gate: means over learners, and 95 % intervals of what differs within each learner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean, stdev

from tests.benchmarks.learners.scenario import CARDS, SCENARIOS, Outcome

TRUTH_NAMES = {"fsrs": "FSRS-6, other parameters", "actr": "ACT-R", "hlr": "half-life"}

Cell = tuple[str, str]
"""A scenario and a truth, by name."""

Results = Mapping[Cell, Mapping[str, Sequence[Outcome]]]
"""For each cell and policy the outcome of each learner, in one order of learners."""

LEAST_OVER_SM2 = {"fsrs": 0.10, "actr": 0.10, "hlr": 0.0}
LEAST_OVER_PLAIN = {("A", "fsrs"): 0.0, ("A", "actr"): 0.0, ("A", "hlr"): 0.0, ("D", "fsrs"): 0.08}
MOST_ERROR = 0.03
"""Of the expected score on exam morning, in the mean, where learners forget as FSRS says."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over learners, and how far it may lie from the true one with 95 % confidence."""

    mean: float
    within: float

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return self.mean - self.within

    def __str__(self) -> str:
        return f"{self.mean:+.3f} ± {self.within:.3f}"


def estimate(values: Iterable[float]) -> Estimate:
    """Mean and interval by Student's t, of at least two values."""
    values = list(values)
    return Estimate(fmean(values), student_t(len(values) - 1) * stdev(values) / len(values) ** 0.5)


def student_t(freedom: int) -> float:
    """The 97.5 % point of Student's t, expanded around the normal one (Abramowitz and Stegun, 26.7.5); good from 3 on."""
    z = NormalDist().inv_cdf(0.975)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return z + sum(term / float(freedom) ** power for power, term in enumerate(terms, 1))


def gain(policies: Mapping[str, Sequence[Outcome]], over: str) -> Estimate:
    """How much more is recalled with the plan than with another policy, learner by learner."""
    return estimate(plan.recall - other.recall for plan, other in zip(policies["plan"], policies[over], strict=True))


def error(outcomes: Sequence[Outcome]) -> Estimate:
    """By how much the score expected on exam morning is too high."""
    return estimate(one.expected - one.recall for one in outcomes if one.expected is not None)


def error_at_first(outcomes: Sequence[Outcome]) -> Estimate:
    """By how much the score that the plan said on its first day is too high."""
    return estimate(one.foretold - one.recall for one in outcomes if one.foretold is not None)


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the gate: what was found, in words, and whether it holds."""

    words: str
    holds: bool


def gate(results: Results) -> Iterator[Check]:
    """What must hold of those cells that were measured."""
    for (scenario, truth), policies in results.items():
        where = f"{scenario}, {TRUTH_NAMES[truth]}"
        least = {"sm2": LEAST_OVER_SM2[truth], "plain": LEAST_OVER_PLAIN.get((scenario, truth))}
        for over, name in (("sm2", "Anki SM-2"), ("plain", "plain FSRS")):
            bound = least[over]
            if bound is not None:
                found = gain(policies, over)
                yield Check(f"{where}: plan − {name} {found}, lower end at least {bound:+.2f}", found.low >= bound)
        if truth == "fsrs":
            off = error(policies["plan"])
            words = f"{where}: error of the expected score {off}, mean at most {MOST_ERROR:.2f} either way"
            yield Check(words, abs(off.mean) <= MOST_ERROR)


HEAD = (
    *("cards, days, minutes a day", "learners remember by", "Anki SM-2", "Leitner", "FSRS, no exam day", "the plan"),
    *("plan − SM-2", "plan − FSRS", "expected score on the morning, too high by", "on the first day"),
)


def table(results: Results) -> str:
    """A Markdown table, a line a cell."""
    rows = (HEAD, *(_row(cell, policies) for cell, policies in results.items()))
    first, *others = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join((first, "|---" * len(HEAD) + "|", *others))


def _row(cell: Cell, policies: Mapping[str, Sequence[Outcome]]) -> tuple[str, ...]:
    scenario = SCENARIOS[cell[0]]
    recall = {policy: f"{fmean(one.recall for one in outcomes):.3f}" for policy, outcomes in policies.items()}
    return (
        f"{cell[0]}: {CARDS}, {scenario.days}, {scenario.minutes}",
        TRUTH_NAMES[cell[1]],
        *(recall[policy] for policy in ("sm2", "leitner", "plain")),
        f"**{recall['plan']}**",
        str(gain(policies, "sm2")),
        str(gain(policies, "plain")),
        str(error(policies["plan"])),
        str(error_at_first(policies["plan"])),
    )
