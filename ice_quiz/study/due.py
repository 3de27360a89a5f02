"""What waits today, deck by deck: read from the list of decks and the log's standings, without compiling anything.

Nothing is written here. What an edited deck will do to progress is reckoned in already, so the numbers are those that a
session would show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ice_quiz.library.entry import Entry
from ice_quiz.library.library import Library
from ice_quiz.memory.study_day import date_of
from ice_quiz.progress.log import Log, Standing
from ice_quiz.progress.replay import DayTotals
from ice_quiz.settings import Settings
from ice_quiz.study.changes import changes
from ice_quiz.study.counts import Allowance, Counts, allowance, minutes

PACE_DAYS = 7
"""Study days whose answers tell how long a card takes."""

PACE_ANSWERS = 20
"""Answers below which the settings' guess is better."""


class DeckDue(NamedTuple):
    """One deck of the home screen: what waits today, and in about how many minutes it is done.

    `counts` already keep the day's limits. `next_day` is the next day on which something waits: a review, or new cards that
    today's limit keeps back; None where nothing ever will. `problem` is not empty for a deck that cannot be used (in one
    line, with its place; `problems` counts them): then `counts` are zero and `start(id)` raises a `DeckError` with all of
    them. `notice` says what is unusual about a deck that can be used ("your own copy is used instead of the shipped one").
    `cards` are all cards of the deck; `minutes` is rounded up, 0 only where nothing waits. `exams` counts the deck's exams;
    `exam` is the title of the next one whose day is set, on `exam_day`, in `exam_days` days (0: today). `withheld` cards
    wait for what the learner says of themselves, `outdated` answers may have changed (see `Desk.questions`).
    """

    id: str
    title: str
    file: str = ""
    counts: Counts = Counts()
    cards: int = 0
    minutes: int = 0
    next_day: date | None = None
    problem: str = ""
    problems: int = 0
    notice: str = ""
    exams: int = 0
    exam: str = ""
    exam_day: date | None = None
    exam_days: int = 0
    withheld: int = 0
    outdated: int = 0


class Ahead(NamedTuple):
    """The next day on which something waits, and how many cards; no day where nothing ever will."""

    day: int | None = None
    cards: int = 0


def decks_due(library: Library, log: Log, settings: Settings) -> tuple[DeckDue, ...]:
    """Every deck at hand with what waits today, by title, broken ones included."""
    day, seconds = log.today(), pace(log, settings)
    totals = log.totals(day)
    known: dict[str, dict[str, Standing]] = defaultdict(dict)
    for card, standing in log.standings().items():
        known[card.partition("/")[0]][card] = standing
    found = []
    for entry in library.entries():
        cards = _standings(entry, known[entry.id], library)
        counts = _counts(cards, day, allowance(settings, totals.get(entry.id, DayTotals())))
        found.append(_due(entry, counts, minutes(counts.total, seconds), ahead(cards, day, settings).day))
    return tuple(found)


def ahead(cards: Collection[Standing | None], day: int, settings: Settings) -> Ahead:
    """What comes after today for the cards of one deck (None stands for one never seen)."""
    usable = [card for card in cards if card is None or not card.suspended]
    new = min(settings.new_per_day, sum(card is None or card.due_day is None for card in usable))
    due = [max(day + 1, card.due_day) for card in usable if card is not None and card.due_day is not None]
    if not due and not new:
        return Ahead()
    then = day + 1 if new else min(due)
    return Ahead(then, new + min(settings.reviews_per_day, due.count(then)))


def pace(log: Log, settings: Settings) -> float:
    """How many seconds a card takes: as measured lately, or the settings' guess while that says little."""
    today = log.today()
    lately = [totals for day in range(today - PACE_DAYS + 1, today + 1) for totals in log.totals(day).values()]
    answers = sum(totals.answered for totals in lately)
    if answers < PACE_ANSWERS:
        return float(settings.seconds_per_card)
    return max(1.0, sum(totals.ms for totals in lately) / answers / 1000)


def _standings(entry: Entry, known: Mapping[str, Standing], library: Library) -> list[Standing | None]:
    """How each card of the deck stands once the deck's changes have been taken over."""
    gone = any(card not in entry.cards for card in known)
    marks = {card: standing.fingerprint for card, standing in known.items()}
    coming = changes(entry.cards, entry.was, marks, library.studied_before(entry.id) if gone else ())
    before = {new: old for old, new in coming.renamed.items()}
    standings: list[Standing | None] = []
    for card in entry.cards:
        standing = known.get(before.get(card, card))
        if standing is not None and card in coming.changed:
            standing = standing._replace(due_day=None, drill_day=None)
        standings.append(standing)
    return standings


def _counts(cards: Iterable[Standing | None], day: int, allowed: Allowance) -> Counts:
    new = again = due = 0
    for card in cards:
        if card is None:
            new += 1
        elif card.suspended:
            continue
        elif card.due_day is None:
            new += 1
        elif card.drill_day == day:
            again += 1
        elif card.due_day <= day:
            due += 1
    return Counts(min(new, allowed.new), again, min(due, allowed.reviews))


def _due(entry: Entry, counts: Counts, takes: int, next_day: int | None) -> DeckDue:
    deck = DeckDue(entry.id, entry.title, str(entry.path), notice=entry.notice)
    if not entry.usable:
        return deck._replace(problem=entry.problem, problems=entry.problems)
    day = None if next_day is None else date_of(next_day)
    return deck._replace(counts=counts, cards=len(entry.cards), minutes=takes, next_day=day)
