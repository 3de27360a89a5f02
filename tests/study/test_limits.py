"""After a break no more is asked than is kind, the forecast is honest, and whoever wants more gets it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.grading.verdict import Outcome
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Kind
from ice_quiz.progress.replay import DayTotals
from ice_quiz.questions.question import Form
from ice_quiz.settings import Settings
from ice_quiz.study.counts import allowance
from ice_quiz.study.limits import FEWEST, Limits
from ice_quiz.study.wish import Wish

WORDS = 105
"""Cards of the deck: more than two days of catching up hold."""

DECK = """\
deck: words
title: Words
topics:
  - topic: Words
    cards:
""" + "".join(f"      - {{id: w{n}, ask: Which is word {n}?, answer: answer {n}, grade: self}}\n" for n in range(WORDS))

AWAY = 40

TODAY = date(2026, 11, 24).toordinal() + AWAY
"""The study day on which they are back."""


def answers(learner: Any, count: int) -> None:
    """The learner knows so many of the words, those first that wait."""
    today, states = learner.log.today(), learner.log.card_states("words")
    waiting = [card for card in learner.library.open("words").cards.values() if not waits_not(states.get(card.id), today)]
    known = Answered("words", Form.TYPE, Outcome.RIGHT, Rating.GOOD, graded=True, ms=4000)
    bodies = [(card.id, known._replace(fingerprint=card.fingerprint).body()) for card in waiting[:count]]
    learner.log.append(*(learner.log.stamp(Kind.ANSWERED, card, body) for card, body in bodies))


def waits_not(state: Any, today: int) -> bool:
    return state is not None and state.due_day is not None and state.due_day > today


@pytest.fixture
def today(tmp_path: Path, new_learner: Any) -> Any:
    """Somebody who learned all words today. Their settings let everything in."""
    learner = new_learner(tmp_path, Settings(new_per_day=5, reviews_per_day=9999))
    (learner.places.decks / "waters.yaml").unlink()
    learner.write("words", DECK)
    learner.deck = "words"
    answers(learner.begin(), WORDS)
    return learner


@pytest.fixture
def back(today: Any) -> Any:
    """The same after weeks."""
    today.on(24 + AWAY)
    return today.begin()


def test_after_a_break_there_is_no_wall_though_the_settings_have_no_limit(back: Any) -> None:
    (deck,) = back.desk.due()
    assert (deck.counts.due, deck.counts.new, deck.waiting, deck.eased) == (FEWEST, 0, WORDS, True)
    assert deck.backlog == (
        f"{WORDS} cards wait after your break; at {FEWEST} a day you are through in {deck.catch_up_days} days. "
        "New cards wait until then."
    )


def test_the_session_asks_what_the_home_screen_said_and_tells_what_is_left(back: Any) -> None:
    answers(back, FEWEST - 1)
    assert back.start().counts == (0, 0, 1)
    back.finish()
    summary = back.desk.snapshot.summary
    assert summary.more_due == WORDS - FEWEST
    assert summary.behind == f"{WORDS - FEWEST} more cards wait for another time."
    (deck,) = back.begin().desk.due()
    assert (deck.counts.due, deck.waiting) == (0, WORDS - FEWEST)


def test_whoever_wants_more_gets_it(back: Any) -> None:
    answers(back, FEWEST)
    assert back.start().counts.total == 0
    assert back.desk.begin(Wish("words").more).counts == (0, 0, 50)
    assert back.desk.begin(Wish("words", whole=True)).counts == (0, 0, WORDS - FEWEST)


def test_the_ways_offer_all_that_waits_as_long_as_not_all_is_asked(back: Any) -> None:
    def offered() -> dict[str, int]:
        return {way.name: way.cards for way in back.begin().desk.ways("words")}

    assert (offered()["What is due"], offered()["All that waits"]) == (FEWEST, WORDS)
    answers(back, WORDS)
    assert "All that waits" not in offered()


def test_the_forecast_is_kept_by_who_studies_every_day(back: Any) -> None:
    said = back.desk.due()[0].catch_up_days
    for _ in range(said):
        answers(back, back.desk.due()[0].counts.due)
        back.on(24 + AWAY + 1 + back.log.today() - TODAY)
    assert not back.desk.due()[0].waiting


def test_one_missed_day_is_no_break_and_two_are(today: Any) -> None:
    first = min(state.due_day for state in today.log.card_states("words").values()) - TODAY + AWAY
    last = max(state.due_day for state in today.log.card_states("words").values()) - TODAY + AWAY
    today.on(24 + first + 1)
    assert not today.begin().desk.due()[0].eased
    today.on(24 + last + 2)
    assert today.begin().desk.due()[0].eased


TOTALS = st.builds(DayTotals, new=st.integers(0, 30), reviews=st.integers(0, 300), extra_new=st.integers(0, 20))


@given(st.integers(0, 3000), st.integers(0, 500), st.integers(0, 9999), TOTALS)
@settings(derandomize=True, deadline=None, max_examples=200)
def test_a_day_of_catching_up_never_asks_more_than_the_settings(behind: int, usual: int, most: int, done: DayTotals) -> None:
    chosen = Settings(reviews_per_day=most)
    limits = Limits(chosen, {"words": done}, lambda _: usual)
    allowed, usually = limits.of("words", behind), allowance(chosen, done)
    assert 0 <= allowed.reviews <= usually.reviews
    assert 0 <= allowed.new <= usually.new
    a_day = limits.eased("words", behind)
    if a_day is None:
        assert allowed == usually
    else:
        assert a_day <= max(FEWEST, 1.5 * usual + 1, (behind + done.reviews) / 30 + 1)
        assert allowed.new == max(0, done.extra_new - done.new)
    planned = Limits(chosen, {"words": done}, lambda _: usual, {"words"})
    assert planned.of("words", behind) == usually


def test_more_is_asked_of_who_usually_does_more() -> None:
    def a_day(usual: int, behind: int) -> int | None:
        return Limits(Settings(reviews_per_day=9999), {}, lambda _: usual).eased("words", behind)

    assert [a_day(0, 400), a_day(60, 400), a_day(60, 130), a_day(0, 3000)] == [50, 90, None, 100]


def test_a_few_cards_more_than_a_day_holds_are_asked_at_once() -> None:
    assert Limits(Settings(), {}, lambda _: 0).eased("words", FEWEST + 10) is None
