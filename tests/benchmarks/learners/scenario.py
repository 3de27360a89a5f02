"""What is compared: the same learners, the same minutes, another way to choose the next card."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import fmean
from typing import Final

from ice_quiz.library.library import Library
from tests.benchmarks.learners.day import Day
from tests.benchmarks.learners.peers import AnkiSm2, Intervals, Leitner, Peer
from tests.benchmarks.learners.program import AtTheDesk, card_ids
from tests.benchmarks.learners.truths import TRUTHS, Learner

CARDS: Final = 128
"""As many as the U.S. civics test has."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """So many days until the morning of the exam, and minutes on each of them."""

    name: str
    days: int
    minutes: int


SCENARIOS = {"A": Scenario("A", 14, 5), "D": Scenario("D", 30, 2)}
"""By the names that they had when the plan was designed."""

POLICIES = ("sm2", "leitner", "plain", "plan")
"""Anki's SM-2, Leitner's boxes, the program without an exam day, the program with one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One learner on exam morning.

    `recall` is the mean true recall of all cards, `seen` how many were ever asked. `expected` is the score that the program
    expects then, `foretold` the one it said on the first day that would be reached; None where a policy says none.
    """

    recall: float
    seen: int
    expected: float | None = None
    foretold: float | None = None


def outcome(scenario: Scenario, truth: str, policy: str, seed: int, library: Library, folder: Path) -> Outcome:
    """Let one learner study until the exam. `folder` is an empty one for the log."""
    learner = TRUTHS[truth](str(seed))
    if policy == "sm2":
        return _by_peer(scenario, learner, AnkiSm2(), seed)
    if policy == "leitner":
        return _by_peer(scenario, learner, Leitner(), seed)
    return _at_the_desk(scenario, learner, AtTheDesk(library, folder, str(seed)), planned=policy == "plan")


def _by_peer(scenario: Scenario, learner: Learner, intervals: Intervals, seed: int) -> Outcome:
    peer = Peer(card_ids(CARDS), intervals, Random(seed))
    for day in _days(scenario, learner):
        peer.study(day)
    return Outcome(_recall(scenario, learner), len(learner.memories))


def _at_the_desk(scenario: Scenario, learner: Learner, student: AtTheDesk, *, planned: bool) -> Outcome:
    foretold = student.prepare(scenario.days, scenario.minutes) if planned else None
    for day in _days(scenario, learner):
        student.study(day)
    expected = student.expected(scenario.days)
    student.close()
    return Outcome(_recall(scenario, learner), len(learner.memories), expected, foretold)


def _days(scenario: Scenario, learner: Learner) -> list[Day]:
    return [Day(number, scenario.minutes * 60.0, learner) for number in range(scenario.days)]


def _recall(scenario: Scenario, learner: Learner) -> float:
    return fmean(learner.recall(card, scenario.days) for card in card_ids(CARDS))
