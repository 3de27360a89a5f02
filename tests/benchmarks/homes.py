"""Learners' folders as they are after some weeks: decks of any size, and a log of any length."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice
from pathlib import Path

from ice_quiz.clock import Moment, SetClock, SystemClock
from ice_quiz.grading.verdict import Outcome
from ice_quiz.library.entry import Entry
from ice_quiz.library.library import Library
from ice_quiz.memory.rating import Rating
from ice_quiz.memory.study_day import date_of, study_day
from ice_quiz.places import Places
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.questions.question import Form

_DAY = 86_400_000
_AT_ONCE = 5_000  # answers in one transaction: a home is made quickly here, and measured elsewhere

_RATINGS = (Rating.GOOD, Rating.GOOD, Rating.HARD, Rating.AGAIN)
_OUTCOMES = {Rating.GOOD: Outcome.RIGHT, Rating.HARD: Outcome.CLOSE, Rating.AGAIN: Outcome.WRONG}


def today() -> date:
    """The study day it is."""
    return date_of(study_day(SystemClock().now()))


def places_of(home: Path) -> Places:
    """Where the program looks when `ICE_QUIZ_HOME` is this folder."""
    return Places.from_environment({"ICE_QUIZ_HOME": str(home)})


def make_home(home: Path, decks: Mapping[str, str], studied: int, times: int) -> Places:
    """A learner's folder with these decks beside the shipped ones, all listed once.

    The first `studied` cards of each were answered `times` times, on days that end three days ago: many are due.
    """
    places = places_of(home)
    places.decks.mkdir(parents=True)
    for deck, text in decks.items():
        (places.decks / f"{deck}.yaml").write_text(text, encoding="utf-8")
    entries = Library(places, today()).entries()
    clock = SetClock(SystemClock().now())
    now = clock.moment
    with Log.open(places.data, clock) as log:
        for days_ago in range(times + 2, 2, -1):
            clock.moment = Moment(now.utc_ms - days_ago * _DAY, now.offset_minutes)
            _save(log, _answers(log, entries, studied, days_ago))
    return places


def _save(log: Log, events: Iterable[Event]) -> None:
    left = iter(events)
    while some := list(islice(left, _AT_ONCE)):
        log.append(*some)


def _answers(log: Log, entries: Iterable[Entry], studied: int, turn: int) -> Iterable[Event]:
    for entry in entries:
        for number, (card, fingerprint) in enumerate(islice(entry.cards.items(), studied)):
            rating = _RATINGS[(number + turn) % len(_RATINGS)]
            body = Answered(
                deck=entry.id,
                form=Form.TYPE,
                verdict=_OUTCOMES[rating],
                rating=rating,
                graded=True,
                fingerprint=fingerprint,
                reply="as it was typed",
                ms=4_000,
            )
            yield log.stamp(Kind.ANSWERED, card, body.body())
