"""The statistics as text: plain sentences, one a line; with `drawn`, small bars beside the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from ice_quiz.language.bars import gauge, spark
from ice_quiz.language.days import cards, long_day, spent
from ice_quiz.study.statistics.snapshot import Confusion, Day, Part, Period, Statistics, between
from ice_quiz.study.statistics.steadiness import Kept

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
    period = chosen(stats)
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


def chosen(stats: Statistics, place: int = 1) -> Period:
    """One of the periods; the last year where no other is asked for."""
    return stats.periods[min(place, len(stats.periods) - 1)]


def per_cent(share: float) -> str:
    """A share in whole per cent; only what is really nothing or everything is told as such."""
    if 0 < share < 1:
        share = min(max(share, 0.01), 0.99)
    return f"{share:.0%}".replace("%", " %")


def kept_in_words(kept: Kept) -> str:
    """What was kept, of how many reviews, and what so few leave open."""
    if not kept.reviews:
        return "nothing was due again yet"
    low, high = between(kept)
    reviews = "1 review" if kept.reviews == 1 else f"{kept.reviews:,} reviews"
    return f"{per_cent(kept.share)} of {reviews}; {per_cent(low)} to {per_cent(high)} would fit that"


def today_in_words(stats: Statistics) -> str:
    """What was done today."""
    done = stats.done_today
    if not done.answered:
        return "Today: nothing answered yet."
    answers = "1 answer" if done.answered == 1 else f"{done.answered:,} answers"
    parts = [f"{done.right} right", *([f"{done.close} close"] if done.close else []), f"{done.wrong} wrong"]
    return f"Today: {answers} in {spent(done.seconds)}: {', '.join(parts)}; {cards(done.new)} learned for the first time."


def streak_in_words(stats: Statistics) -> str:
    """The days in a row."""
    if not stats.longest:
        return "Days in a row: none yet."
    return f"Days in a row: {stats.streak:,}; the most so far: {stats.longest:,}."


def cards_in_words(stats: Statistics) -> str:
    """How the cards stand."""
    of = stats.cards
    told = [f"{of.new:,} new", f"{of.young:,} young", f"{of.mature:,} mature (three weeks or more)"]
    told += [f"{of.suspended:,} suspended"] if of.suspended else []
    told += [f"{of.leeches:,} forgotten again and again"] if of.leeches else []
    return f"Cards: {of.all:,}: {', '.join(told)}."


def due_in_words(stats: Statistics) -> str:
    """What falls due in the days to come."""
    due = stats.due
    week, month = sum(due[:7]), sum(due)
    return f"Due: {due[0]:,} today, {due[1]:,} tomorrow, {week:,} within 7 days, {month:,} within 30, {stats.later:,} later."


def said_in_words(confusion: Confusion) -> str:
    """What was said instead."""
    told = [f"“{text}”" + (f" {times} times" if times > 1 else "") for text, times in confusion.said[:3]]
    more = len(confusion.said) - 3
    return ", ".join(told) + (f" and {more} more" if more > 0 else "")


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
        yield f"  {of[0].day:%B %Y}: {answers:,} answers on {on}, {spent(seconds / len(of))} a day"


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


def minutes_a_day(stats: Statistics, days: int = 30) -> float:
    """The mean over the days studied among the last ones, in seconds."""
    lately = [each.seconds for each in stats.days if each.day > stats.today - timedelta(days)]
    return sum(lately) / len(lately) if lately else 0.0
