"""Answers counted up: what was kept and what was confused, by card and form, in periods that end today."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from ice_quiz.grading.verdict import Outcome
from ice_quiz.language.normal import folded
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.answers import Told
from ice_quiz.questions.question import Form
from ice_quiz.study.statistics.steadiness import Kept

PERIODS: tuple[int | None, ...] = (30, 365, None)
"""Days that count, today included; None for all."""


class Tally:
    """What one period adds up to."""

    def __init__(self, first_day: int) -> None:
        self._first_day = first_day
        self._kept: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        self._said: dict[str, Counter[str]] = defaultdict(Counter)
        self._spelt: dict[str, str] = {}

    def add(self, told: Told) -> None:
        """Count an answer in, if it is of the period."""
        if told.day < self._first_day:
            return
        if told.counted.reviews:
            kept = self._kept[told.card, told.answer.form]
            kept[0] += 1
            kept[1] += told.counted.recalled
        said = said_instead(told.answer)
        if said:
            key = folded(said)
            self._spelt.setdefault(key, said)
            self._said[told.card][key] += 1

    @property
    def cards(self) -> frozenset[str]:
        """Every card that something was counted of."""
        return frozenset(card for card, _ in self._kept) | self._said.keys()

    @property
    def kept(self) -> Kept:
        """Of all reviews."""
        return _sum(self._kept.values())

    def by_form(self) -> dict[str, Kept]:
        """Of the reviews in each form."""
        return _grouped((form, kept) for (_, form), kept in self._kept.items())

    def by_card(self) -> dict[str, Kept]:
        """Of the reviews of each card."""
        return _grouped((card, kept) for (card, _), kept in self._kept.items())

    def said(self, card: str) -> tuple[tuple[str, int], ...]:
        """What was said in place of the card's answer, and how often, the most frequent first."""
        return tuple((self._spelt[key], times) for key, times in self._said[card].most_common())

    def confused(self) -> Iterator[tuple[str, int]]:
        """The cards that something was said instead of, and how often, the most frequent first."""
        times = {card: sum(said.values()) for card, said in self._said.items()}
        yield from sorted(times.items(), key=lambda each: (-each[1], each[0]))


def said_instead(answer: Answered) -> str:
    """What a wrong answer said; nothing where it said nothing that could be told as one (a list, or only "false")."""
    if answer.verdict is not Outcome.WRONG or answer.form == Form.TRUE_FALSE:
        return ""
    reply = answer.reply
    if isinstance(reply, int):
        return answer.options[reply] if 0 <= reply < len(answer.options) else ""
    return " ".join(reply.split()) if isinstance(reply, str) else ""


def _grouped(parts: Iterable[tuple[str, list[int]]]) -> dict[str, Kept]:
    found: dict[str, Kept] = {}
    for name, (reviews, recalled) in parts:
        found[name] = found.get(name, Kept()).plus(Kept(reviews, recalled))
    return found


def _sum(parts: Iterable[list[int]]) -> Kept:
    listed = list(parts)
    return Kept(sum(part[0] for part in listed), sum(part[1] for part in listed))
