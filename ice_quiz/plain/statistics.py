"""The statistics as text: plain sentences, one a line; with `drawn`, small bars beside the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ice_quiz.language.bars import gauge, spark
from ice_quiz.language.days import long_day, spent
from ice_quiz.language.words import per_cent
from ice_quiz.study.statistics.saying import (
    cards_in_words,
    due_in_words,
    kept_in_words,
    said_in_words,
    streak_in_words,
    today_in_words,
)
from ice_quiz.study.statistics.snapshot import Day, Part, Period, Statistics

MONTHS = 12
"""Months that are told one by one."""


def statistics_lines(stats: Statistics, *, drawn: bool = False) -> Iterator[str]:
    """Everything that the statistics say."""
    yield f"{stats.title or 'All decks'}, {long_day(stats.today)} {stats.today.year}"
    yield ""
    yield today_in_words(stats)
    yield streak_in_words(stats)
    yield cards_in_words(stats)
    if not stats.answered:
        return
    yield ""
    yield f"Kept of what was due (the aim is {per_cent(stats.target)}):"
    for period in stats.periods:
        yield f"  {period.name}: {kept_in_words(period.kept)}"
    period = stats.periods[1]
    yield from _parts(f"By topic, {period.name}, the weakest first:", period.topics, drawn)
    yield from _parts(f"By form, {period.name}, the weakest first:", period.forms, drawn)
    yield ""
    yield due_in_words(stats)
    if drawn:
        yield f"  {''.join(spark(count, max(stats.due)) for count in stats.due)}  (today and 29 days on)"
    yield ""
    yield "Month by month:"
    yield from _months(stats.days)
    yield from _hardest(period)
    yield from _confused(period)


def _parts(heading: str, parts: Sequence[Part], drawn: bool) -> Iterator[str]:
    if parts:
        yield ""
        yield heading
    for part in parts:
        bar = f"{gauge(part.kept.share, 10)}  " if drawn else ""
        yield f"  {bar}{part.name}: {per_cent(part.kept.share)} of {part.kept.reviews:,}"


def _months(days: Sequence[Day]) -> Iterator[str]:
    months = [list(group) for _, group in groupby(days, lambda each: (each.day.year, each.day.month))]
    for of in months[-MONTHS:]:
        answers, seconds = sum(day.answered for day in of), sum(day.seconds for day in of)
        on = "1 day" if len(of) == 1 else f"{len(of)} days"
        given = "1 answer" if answers == 1 else f"{answers:,} answers"
        yield f"  {of[0].day:%B %Y}: {given} on {on}, {spent(seconds / len(of))} a day"


def _hardest(period: Period) -> Iterator[str]:
    if period.hardest:
        yield ""
        yield f"Hardest, {period.name}:"
    for hard in period.hardest:
        yield f"  {hard.statement}  ({hard.kept.reviews - hard.kept.recalled} of {hard.kept.reviews} forgotten; {hard.card})"


def _confused(period: Period) -> Iterator[str]:
    if period.confusions:
        yield ""
        yield f"Confused, {period.name}:"
    for confusion in period.confusions:
        yield f"  {confusion.statement}  You said {said_in_words(confusion)}. ({confusion.card})"
