"""The statistics in words, as every face says them."""

from __future__ import annotations

from ice_quiz.language.days import cards, spent
from ice_quiz.language.words import per_cent
from ice_quiz.study.statistics.snapshot import Confusion, Statistics, between
from ice_quiz.study.statistics.steadiness import Kept


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
    new = f"{cards(done.new)} {'was' if done.new == 1 else 'were'} new"
    return f"Today: {answers} in {spent(done.seconds)}: {', '.join(parts)}; {new}."


def streak_in_words(stats: Statistics) -> str:
    """The days in a row."""
    if not stats.longest:
        return "Days in a row: none yet."
    return f"Days in a row: {stats.streak:,}; the most so far: {stats.longest:,}."


def cards_in_words(stats: Statistics) -> str:
    """How the cards stand."""
    of = stats.cards
    told = [f"{of.new:,} new", f"{of.young:,} young", f"{of.mature:,} mature (three weeks or more)", *of.besides]
    known = f" You would recall {per_cent(stats.known)} of all now." if stats.answered else ""
    return f"Cards: {of.all:,}: {', '.join(told)}.{known}"


def due_in_words(stats: Statistics) -> str:
    """What falls due in the days to come."""
    due = stats.due
    week, month = sum(due[:7]), sum(due)
    soon = f"{due[0]:,} today, {due[1]:,} tomorrow, {week:,} within 7 days"
    return f"Due again: {soon}, {month:,} within 30, {stats.later:,} later."


def said_in_words(confusion: Confusion) -> str:
    """What was said instead."""
    told = [f"“{text}”" + (f" {times} times" if times > 1 else "") for text, times in confusion.said[:3]]
    more = len(confusion.said) - 3
    return ", ".join(told) + (f" and {more} more" if more > 0 else "")
