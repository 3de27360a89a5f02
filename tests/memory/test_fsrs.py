from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import fsrs as library
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.memory.fsrs import LONGEST, Memory, after, due_day, fuzz_bounds, interval, preview, recall
from ice_quiz.memory.rating import Rating

A, H, G, E = Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY
DAY = 739_000

steady = settings(max_examples=150, deadline=None, derandomize=True)
ratings = st.sampled_from(list(Rating))
retentions = st.sampled_from([0.7, 0.8, 0.85, 0.9, 0.95, 0.99])
histories = st.lists(st.tuples(ratings, st.integers(1, 400)), min_size=1, max_size=15)
memories = st.builds(
    Memory,
    stability=st.floats(0.001, LONGEST),
    difficulty=st.floats(1, 10),
    last_day=st.just(DAY),
    reps=st.integers(1, 50),
    lapses=st.integers(0, 9),
)


def learned(*answers: tuple[Rating, int]) -> Memory:
    """The memory after answers, each given so many days after the one before."""
    memory, day = None, DAY
    for rating, gap in answers:
        day += gap
        memory = after(memory, rating, day)
    assert memory is not None
    return memory


def test_a_card_answered_on_its_due_days_moves_as_the_published_model_says() -> None:
    """Six reviews at 90 %, as py-fsrs and fsrs-rs agree on them to 2e-5."""
    memory, day = None, DAY
    seen = []
    for rating in (G, G, G, A, G, E):
        memory = after(memory, rating, day)
        days = interval(memory)
        seen.append((round(memory.stability, 4), round(memory.difficulty, 4), days))
        day += days
    assert seen == [
        (2.3065, 2.1181, 2),
        (10.9643, 2.1112, 11),
        (46.2802, 2.1043, 46),
        (2.9326, 7.3900, 3),
        (7.7782, 7.3778, 8),
        (28.3865, 6.4868, 28),
    ]


@steady
@given(history=histories, retention=retentions)
def test_memory_and_interval_are_those_of_the_library(history: list[tuple[Rating, int]], retention: float) -> None:
    scheduler = library.Scheduler(learning_steps=(), relearning_steps=(), desired_retention=retention, enable_fuzzing=False)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    card = library.Card(card_id=1, due=now)
    for rating, gap in history:
        now += timedelta(days=gap)
        card, _ = scheduler.review_card(card, library.Rating[rating.capitalize()], now)
    memory = learned(*history)
    if card.stability is not None and card.stability <= LONGEST:
        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
        assert interval(memory, retention) == (card.due - now).days


@steady
@given(history=histories, later=st.integers(0, 2000))
def test_recall_is_that_of_the_library(history: list[tuple[Rating, int]], later: int) -> None:
    memory = learned(*history)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    card = library.Card(
        card_id=1, state=library.State.Review, stability=memory.stability, difficulty=5.0, last_review=now, due=now
    )
    expected = library.Scheduler().get_card_retrievability(card, now + timedelta(days=later))
    assert recall(memory, memory.last_day + later) == pytest.approx(expected, abs=1e-12)


def test_recall_is_certain_on_the_day_itself_and_when_the_clock_went_back() -> None:
    memory = learned((G, 0))
    assert recall(memory, memory.last_day) == 1
    assert recall(memory, memory.last_day - 3) == 1
    assert after(memory, G, memory.last_day - 3).last_day == memory.last_day


def test_forgetting_what_was_learned_is_a_lapse_and_not_knowing_a_new_card_is_none() -> None:
    assert learned((A, 0)).lapses == 0
    memory = learned((A, 0), (G, 1), (A, 3), (A, 1))
    assert (memory.reps, memory.lapses) == (4, 2)


def test_a_card_known_for_decades_does_not_run_away() -> None:
    memory = learned(*[(E, 40_000)] * 12)
    assert memory.stability == LONGEST
    assert due_day(memory, "ice/HSI.part of", 0.7) <= memory.last_day + LONGEST


def test_a_clock_set_to_another_millennium_does_not_stop_the_program() -> None:
    last = date.max.toordinal()
    known = Memory(stability=LONGEST, difficulty=1.0, last_day=1, reps=9, lapses=0)
    assert after(known, E, last).last_day == last


def test_the_model_draws_no_lots_of_its_own() -> None:
    before = random.getstate()
    learned((G, 0), (G, 2), (G, 11), (A, 40))
    assert random.getstate() == before


@pytest.mark.parametrize(
    ("days", "bounds"), [(1, (1, 1)), (2, (2, 2)), (3, (2, 4)), (7, (5, 9)), (10, (8, 12)), (20, (17, 23)), (100, (93, 107))]
)
def test_intervals_are_spread_within_the_bounds_that_learners_of_anki_know(days: int, bounds: tuple[int, int]) -> None:
    assert fuzz_bounds(days) == bounds


@steady
@given(days=st.integers(1, LONGEST))
def test_the_spread_never_goes_below_a_day_nor_above_a_century(days: int) -> None:
    low, high = fuzz_bounds(days)
    assert 1 <= low <= days <= high <= LONGEST


def test_every_day_of_the_spread_is_as_likely_as_any_other() -> None:
    memory = Memory(stability=10.0, difficulty=5.0, last_day=DAY, reps=3, lapses=0)
    drawn = Counter(due_day(memory, f"ice/card {number}") - DAY for number in range(5000))
    assert set(drawn) == {8, 9, 10, 11, 12}
    assert all(850 < count < 1150 for count in drawn.values())


def test_cards_learned_together_part_and_one_card_does_not_keep_its_draw() -> None:
    memory = Memory(stability=200.0, difficulty=5.0, last_day=DAY, reps=3, lapses=0)
    later = Memory(stability=200.0, difficulty=5.0, last_day=DAY, reps=4, lapses=0)
    assert len({due_day(memory, f"ice/{name}") for name in "abcdef"}) > 1
    assert any(due_day(memory, f"ice/{name}") != due_day(later, f"ice/{name}") for name in "abcdef")


@steady
@given(memory=memories | st.none(), gap=st.integers(1, 900), retention=retentions)
def test_the_due_day_that_is_shown_beforehand_is_the_one_that_comes(
    memory: Memory | None, gap: int, retention: float
) -> None:
    shown = preview(memory, "ice/HSI.part of", DAY + gap, retention)
    for rating in Rating:
        assert due_day(after(memory, rating, DAY + gap), "ice/HSI.part of", retention) == shown[rating]
        assert shown[rating] > DAY + gap


@steady
@given(memory=memories | st.none(), gap=st.integers(1, 900), card=st.text(max_size=20))
def test_a_better_rating_never_brings_the_card_back_earlier(memory: Memory | None, gap: int, card: str) -> None:
    shown = preview(memory, card, DAY + gap)
    assert all(shown[worse] <= shown[better] for worse, better in pairwise((A, H, G, E)))


def test_a_higher_retention_asks_sooner() -> None:
    memory = learned((G, 0), (G, 2), (G, 11))
    assert interval(memory, 0.95) < interval(memory, 0.9) < interval(memory, 0.8)


def test_telling_what_is_due_does_not_load_the_library() -> None:
    script = (
        "import sys; from ice_quiz.memory.fsrs import Memory, due_day, recall;"
        "memory = Memory(10.0, 5.0, 739000, 3, 0); due_day(memory, 'a'); recall(memory, 739010);"
        "print('fsrs' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]
