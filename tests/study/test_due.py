from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ice_quiz.errors import DeckError
from ice_quiz.settings import Settings
from ice_quiz.study.counts import Counts, minutes
from ice_quiz.study.snapshot import Phase

Learner = Any  # the class of the fixture `learner`


def test_a_deck_tells_what_waits_and_about_how_long_it_takes(learner: Learner) -> None:
    (deck,) = learner.desk.due()
    assert (deck.id, deck.title, deck.counts, deck.cards, deck.problem) == ("waters", "Waters", Counts(new=10), 13, "")
    assert deck.minutes == minutes(10, Settings().seconds_per_card) == 2
    assert deck.next_day == date(2026, 11, 25)


def test_the_minutes_follow_the_learners_own_pace_once_that_is_known(learner: Learner) -> None:
    for day in (24, 26):
        learner.on(day)
        learner.begin().start()
        while learner.desk.snapshot.phase is Phase.ASKED:
            learner.wait(36)
            learner.answer()
            learner.next()
    learner.on(30)
    (deck,) = learner.begin().desk.due()
    assert deck.minutes == minutes(deck.counts.total, 40)
    learner.on(60)
    (deck,) = learner.begin().desk.due()
    assert deck.minutes == minutes(deck.counts.total, Settings().seconds_per_card)  # that was long ago


def test_a_broken_deck_is_told_with_its_place_and_does_not_block_the_others(learner: Learner) -> None:
    path = learner.write("broken", "deck: broken\ntitle: Broken\ntopics:\n  - topic: x\n    facts: [[a, b]]\n")
    broken, good = learner.desk.due()
    assert (broken.id, broken.counts, broken.cards) == ("broken.yaml", Counts(), 0)
    assert broken.problem.startswith(f"{path}:")
    assert broken.problems >= 1
    assert good.counts == Counts(new=10)
    with pytest.raises(DeckError, match="broken"):
        learner.desk.start("broken")
    assert learner.start().phase is Phase.ASKED
    assert learner.desk.start().counts == Counts(new=10)


def test_a_failed_start_leaves_the_session_before_it_as_it_was(learner: Learner) -> None:
    snapshot = learner.start()
    with pytest.raises(DeckError, match="There is no deck"):
        learner.desk.start("watres")
    assert learner.desk.snapshot == snapshot


def test_without_a_deck_a_session_says_how_to_get_one(learner: Learner) -> None:
    (learner.places.decks / "waters.yaml").unlink()
    assert learner.desk.due() == ()
    with pytest.raises(DeckError, match="no decks yet"):
        learner.desk.start()
    learner.write("broken", "deck: broken\n")
    with pytest.raises(DeckError, match="No deck can be used"):
        learner.desk.start()


def test_what_is_told_is_what_a_session_shows(learner: Learner) -> None:
    for day in (24, 25, 26, 27, 33):
        learner.on(day)
        learner.begin()
        told = learner.desk.due()[0].counts
        snapshot = learner.start()
        assert snapshot.counts == told
        for number in range(4):
            if learner.desk.snapshot.phase is Phase.ASKED:
                learner.answer(right=number != 1)
                assert learner.desk.snapshot.counts == learner.desk.due()[0].counts
                learner.next()


def test_a_suspended_card_is_not_counted(learner: Learner) -> None:
    learner.start()
    for _ in range(5):
        learner.desk.command("suspend")
    assert learner.desk.due()[0].counts == Counts(new=8)


def test_when_all_is_learned_the_next_day_is_that_of_the_next_review(learner: Learner) -> None:
    learner.start()
    learner.finish()
    learner.desk.more_new(10)
    learner.to_question(learner.desk.snapshot)
    learner.finish()
    deck = learner.desk.due()[0]
    assert (deck.counts, deck.minutes, deck.next_day) == (Counts(), 0, date(2026, 11, 26))
    summary = learner.desk.snapshot.summary
    assert (summary.next_day, summary.due_next_day, summary.more_new) == (date(2026, 11, 26), 13, 0)


def test_known_is_the_share_of_all_cards_that_would_be_recalled_today(learner: Learner) -> None:
    (deck,) = learner.desk.due()
    assert (deck.studied, deck.known) == (False, 0.0)
    learner.start()
    learner.answer()
    learner.next()
    learner.answer(right=False)
    (deck,) = learner.desk.due()
    assert (deck.studied, deck.known) == (True, pytest.approx(1 / 13))  # one right, one still to be drilled today
    learner.on(34)
    (later,) = learner.begin().desk.due()
    assert 0 < later.known < 2 / 13
    learner.start()
    learner.desk.command("suspend")
    (without,) = learner.desk.due()
    assert without.known != later.known
    assert without.known <= 2 / 12
