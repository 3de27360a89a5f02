"""How ready the learner is for an exam: from what is remembered of its items to the chance to pass, and what raises it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ice_quiz.facts.exams import Exam
from ice_quiz.memory.fsrs import Memory
from ice_quiz.memory.plan import exam_recall
from ice_quiz.memory.readiness import Part, expected_share, gains, margin, pass_chance, share_gains, with_guessing
from ice_quiz.memory.study_day import date_of
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.exam_items import items, pool_of
from ice_quiz.questions.question import Form
from ice_quiz.study.registers import Record

MODEL = "FSRS-6"
OPTIONS = 3  # of a choice, see questions.forms.choose
LEAST_GAIN = 0.002
MOST_COST = 10_000_000  # of the sums behind the gains in chance: some seconds; beyond it only the share is told
LATELY = 5  # mock exams that are set beside the model's estimate


@dataclass(frozen=True, slots=True)
class Gain:
    """What learning a topic well would add to the chance to pass and to the expected share, in about how many minutes."""

    topic: str
    chance: float
    minutes: float
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Readiness:
    """A model's estimate for one day, and beside it what was measured.

    `expected_share` and `pass_chance` run from 0 to 1; `items_unseen` counts items never answered, those that wait for what
    the learner says (`items_withheld`) included. `sat` mock exams were ended lately, `passed` of them; the true share of
    passed ones lies within `between` with 95 % confidence. `gains` are the topics that raise the chance most per minute.
    `dated` is false where no exam day is set, so that the estimate is for today. `stability_factor` is how many times as
    long as the model says the learner remembers, fitted to their answers (1: as the model says).
    """

    exam: str
    exam_day: int
    expected_share: float
    pass_chance: float
    items: int
    items_unseen: int
    items_withheld: int
    sat: int
    passed: int
    between: tuple[float, float]
    gains: tuple[Gain, ...] = ()
    model: str = MODEL
    title: str = ""
    dated: bool = True
    stability_factor: float = 1.0

    @property
    def day(self) -> date:
        """The exam day as a date."""
        return date_of(self.exam_day)


def parts(
    compiled: Compiled, exam: Exam, memories: Mapping[str, Memory | None], exam_day: int, stability_factor: float = 1.0
) -> tuple[Part, ...]:
    """The recall of every item on the exam day, by part of the exam."""
    return parts_of(
        compiled, exam, {card: exam_recall(known, exam_day, stability_factor) for card, known in memories.items()}
    )


def parts_of(compiled: Compiled, exam: Exam, recall: Mapping[str, float]) -> tuple[Part, ...]:
    """The chance of a right answer to every item, by part of the exam, from the recall of each card that was seen."""

    def chance(card: str) -> float:
        known = recall.get(card, 0.0)
        if exam.form == "choose" and card in compiled.cards:
            forms = {rendering.form for rendering in compiled.renderings(card)}
            return with_guessing(known, OPTIONS) if Form.CHOOSE in forms else known
        return known

    return tuple(
        Part(tuple(chance(card) for card in cards), min(draw.ask, len(cards)))
        for draw, cards in zip(exam.draws, items(compiled, exam), strict=True)
    )


def readiness(
    compiled: Compiled,
    exam: Exam,
    memories: Mapping[str, Memory | None],
    records: tuple[Record, ...],
    exam_day: int,
    seconds_per_card: float,
    stability_factor: float = 1.0,
) -> Readiness:
    """The estimate for a study day, with the mock exams of this exam beside it.

    `memories` are what is remembered of each card; one that is not among them was never seen.
    """
    by_part = parts(compiled, exam, memories, exam_day, stability_factor)
    cards = pool_of(compiled, exam)
    unseen = [card for card in cards if memories.get(card) is None]
    ended = [each for each in records if each.counts and (each.deck, each.exam) == (compiled.deck.id, exam.name)][-LATELY:]
    passed = sum(each.passed for each in ended)
    return Readiness(
        exam=exam.name,
        exam_day=exam_day,
        expected_share=expected_share(by_part),
        pass_chance=pass_chance(by_part, exam.passing),
        items=len(cards),
        items_unseen=len(unseen),
        items_withheld=sum(card in compiled.withheld for card in cards),
        sat=len(ended),
        passed=passed,
        between=margin(passed, len(ended)),
        gains=_gains(compiled, exam, by_part, seconds_per_card),
        title=exam.title or exam.name,
        stability_factor=stability_factor,
    )


def _gains(compiled: Compiled, exam: Exam, by_part: tuple[Part, ...], seconds_per_card: float) -> tuple[Gain, ...]:
    """Topics by what they add per minute; those that add next to nothing are left out.

    Far below the pass mark no single topic adds a chance, so the share of right answers counts as well.
    """
    topics: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for part, cards in enumerate(items(compiled, exam)):
        for place, card in enumerate(cards):
            if card in compiled.cards:
                topics[compiled.cards[card].topic].append((part, place))
    cost = len(topics) * sum(len(part.recall) * part.ask**2 for part in by_part)
    added = gains(by_part, exam.passing, topics) if cost < MOST_COST else dict.fromkeys(topics, 0.0)
    shares = share_gains(by_part, topics)
    found = [Gain(topic, added[topic], len(topics[topic]) * seconds_per_card / 60, shares[topic]) for topic in topics]
    worth = [each for each in found if each.chance + each.share > LEAST_GAIN]
    return tuple(sorted(worth, key=lambda each: -(each.chance + each.share) / each.minutes))
