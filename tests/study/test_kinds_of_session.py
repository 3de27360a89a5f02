"""Sessions that are not simply what is due: by topic or tag, weak cards, ahead, cram, practice, and with a time box."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ice_quiz.errors import UsageError
from ice_quiz.progress.event import Kind
from ice_quiz.study.snapshot import Command, Phase, Purpose
from ice_quiz.study.stubborn import MISSES
from ice_quiz.study.wish import Wish, body_of, wish_of

Learner = Any

LAKES = """\
deck: lakes
title: Lakes
topics:
  - topic: Alps
    cards:
      - {ask: Which lake is deepest?, answer: Como, wrong: [Garda, Iseo], tags: [deep]}
      - {ask: Which lake is widest?, answer: Garda, wrong: [Como, Iseo]}
  - topic: Africa
    cards:
      - {ask: Which lake feeds the Nile?, answer: Victoria, wrong: [Chad, Tana], tags: [deep]}
      - {ask: Which lake shrinks?, answer: Chad, wrong: [Victoria, Tana]}
"""


@pytest.fixture
def lakeside(learner: Learner) -> Learner:
    """Somebody who studies the deck of lakes."""
    learner.write("lakes", LAKES)
    learner.deck = "lakes"
    return learner.begin()


def asked(learner: Learner, wish: Wish) -> list[str]:
    """The cards of a session, each answered right."""
    learner.to_question(learner.desk.begin(wish))
    return [card.partition("/")[2] for card in learner.finish()]


def schedule(learner: Learner) -> dict[str, object]:
    return {card: (state.memory, state.due_day) for card, state in learner.log.card_states().items()}


def test_only_the_cards_of_a_topic_or_a_tag_are_asked(lakeside: Learner) -> None:
    alps = asked(lakeside, Wish("lakes", topics=("alps",)))
    assert sorted(alps) == ["which-lake-is-deepest", "which-lake-is-widest"]
    assert asked(lakeside, Wish("lakes", tags=("deep",))) == ["which-lake-feeds-the-nile"]


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish("lakes", topics=("Africka",)), "Did you mean “Africa”?"),
        (Wish("lakes", topics=("Moon",)), "There are “Alps” and “Africa”."),
        (Wish("lakes", tags=("deeep",)), "Did you mean “deep”?"),
        (Wish("waters", tags=("deep",)), "No card has a tag."),
    ],
)
def test_an_unknown_topic_or_tag_is_refused_with_the_nearest_one(lakeside: Learner, wish: Wish, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        lakeside.desk.begin(wish)
    assert said in str(refused.value)


def test_cram_asks_every_card_until_it_was_right_and_leaves_the_schedule_alone(lakeside: Learner) -> None:
    before = schedule(lakeside)
    lakeside.desk.begin(Wish("lakes", Purpose.CRAM))
    first = lakeside.desk.snapshot.card
    cards = lakeside.finish(first)
    assert sorted(cards) == sorted([*lakeside.library.open("lakes").cards, first])
    assert {card: memory for card, memory in schedule(lakeside).items() if memory != (None, None)} == before


def test_ahead_asks_what_falls_due_within_the_days_and_counts(lakeside: Learner) -> None:
    lakeside.start()
    lakeside.finish()
    lakeside.on(25)
    due = lakeside.log.card_states()["lakes/which-lake-shrinks"].due_day
    assert due is not None
    away = due - lakeside.log.today()
    assert away > 0
    assert lakeside.start().phase is Phase.FINISHED
    assert lakeside.desk.begin(Wish("lakes", Purpose.AHEAD, ahead=away - 1)).phase is Phase.FINISHED
    assert len(asked(lakeside, Wish("lakes", Purpose.AHEAD, ahead=away))) == 4
    assert all(state.last_day == lakeside.log.today() for state in lakeside.log.card_states().values())


def test_weak_cards_are_those_not_known_at_first_or_forgotten(lakeside: Learner) -> None:
    lakeside.start()
    missed = lakeside.desk.snapshot.card
    lakeside.finish(missed)
    before = schedule(lakeside)
    assert asked(lakeside, Wish("lakes", Purpose.WEAK)) == [missed.partition("/")[2]]
    assert schedule(lakeside) == before


def test_a_time_box_ends_after_the_card_in_hand_and_says_what_waits(lakeside: Learner) -> None:
    lakeside.to_question(lakeside.desk.begin(Wish("lakes", minutes=1)))
    lakeside.answer()
    assert lakeside.next().phase is Phase.ASKED
    lakeside.wait(60)
    assert lakeside.answer().phase is Phase.ANSWERED
    ended = lakeside.next()
    assert (ended.phase, ended.summary.time_up, ended.summary.waiting) == (Phase.FINISHED, True, 2)


def test_a_session_without_a_time_box_never_ends_by_the_clock(lakeside: Learner) -> None:
    lakeside.start()
    lakeside.wait(36_000)
    lakeside.finish()
    assert not lakeside.desk.snapshot.summary.time_up


@pytest.mark.parametrize("purpose", [Purpose.CRAM, Purpose.PRACTICE, Purpose.DUE])
def test_the_same_wish_goes_on_where_it_was_left_or_killed(lakeside: Learner, purpose: Purpose) -> None:
    wish = Wish("lakes", purpose, topics=("Alps", "Africa"))
    lakeside.to_question(lakeside.desk.begin(wish))
    done = lakeside.desk.snapshot.card
    lakeside.answer()
    missed = lakeside.next().card
    left = lakeside.answer(right=False)
    lakeside.begin()
    again = lakeside.to_question(lakeside.desk.begin(wish))
    assert "You left this session after 2 cards, 1 of which comes again; it goes on there." in again.message
    assert (again.done, again.total) == (left.done, left.total) == (1, 4)
    cards = lakeside.finish()
    assert (len(cards), done in cards, missed in cards) == (3, False, True)
    lakeside.begin()
    assert "goes on" not in lakeside.desk.begin(wish).message


def test_a_short_practice_that_was_left_asks_no_more_than_was_asked_for(lakeside: Learner) -> None:
    wish = Wish("lakes", Purpose.CRAM, limit=2)
    lakeside.to_question(lakeside.desk.begin(wish))
    lakeside.answer()
    again = lakeside.begin().desk.begin(wish)
    assert (again.done, again.total) == (1, 2)
    assert len(lakeside.finish()) == 1


def test_a_session_that_was_left_does_not_ask_again_what_has_another_id_since(lakeside: Learner) -> None:
    wish = Wish("lakes", Purpose.CRAM)
    lakeside.to_question(lakeside.desk.begin(wish))
    done = lakeside.desk.snapshot.question.stem.partition("?")[0]
    lakeside.answer()
    lakeside.write("lakes", LAKES.replace(f"ask: {done}?", f"id: another, ask: {done}?"))
    lakeside.begin()
    cards = asked(lakeside, wish)
    assert len(cards) == 3
    assert "another" not in cards


def test_a_time_box_that_was_left_has_only_its_rest(lakeside: Learner) -> None:
    wish = Wish("lakes", Purpose.CRAM, minutes=1)
    lakeside.desk.begin(wish)
    lakeside.wait(40)
    lakeside.answer()
    lakeside.begin().desk.begin(wish)
    lakeside.wait(20)
    lakeside.answer()
    assert lakeside.next().summary.time_up


def test_a_session_that_was_left_is_forgotten_after_a_day(lakeside: Learner) -> None:
    wish = Wish("lakes", Purpose.CRAM)
    lakeside.desk.begin(wish)
    lakeside.answer()
    lakeside.on(26)
    assert "goes on" not in lakeside.begin().desk.begin(wish).message


def test_what_is_simply_due_writes_nothing_when_it_begins(lakeside: Learner) -> None:
    lakeside.start(limit=2)
    assert not [event for event in lakeside.log.events() if event.kind == Kind.SESSION_STARTED]


def test_a_buried_card_comes_again_on_the_next_day_and_undo_brings_it_back(lakeside: Learner) -> None:
    lakeside.start()
    buried = lakeside.desk.snapshot.card
    assert "Put off" in lakeside.desk.command(Command.BURY).message
    assert lakeside.desk.due()[0].counts.new == 3
    assert buried not in lakeside.finish()
    undone = lakeside.begin().desk
    assert undone.start("lakes").phase is Phase.FINISHED
    lakeside.on(25)
    assert lakeside.to_question(lakeside.begin().desk.start("lakes")).card == buried
    lakeside.desk.command(Command.BURY)
    back = lakeside.desk.command(Command.UNDO)
    assert (back.card, "Undid: put off" in back.message) == (buried, True)


def missed_until_it_rests(learner: Learner) -> Iterator[str]:
    for _ in range(MISSES):
        learner.answer(right=False)
        yield learner.next().message


def test_a_card_missed_again_and_again_rests_until_tomorrow_and_says_so(lakeside: Learner) -> None:
    lakeside.start(limit=1)
    card = lakeside.desk.snapshot.card
    messages = list(missed_until_it_rests(lakeside))
    assert [("rests until tomorrow" in message) for message in messages] == [False] * (MISSES - 1) + [True]
    assert lakeside.desk.snapshot.phase is Phase.FINISHED
    lakeside.begin().start()
    assert card not in lakeside.finish()
    lakeside.on(25)
    assert card in {lakeside.begin().start().card, *lakeside.finish()}


def test_practice_lets_such_a_card_go_without_touching_its_schedule(lakeside: Learner) -> None:
    lakeside.desk.begin(Wish("lakes", Purpose.CRAM, limit=1))
    list(missed_until_it_rests(lakeside))
    assert lakeside.desk.snapshot.phase is Phase.FINISHED
    assert not [event for event in lakeside.log.events() if event.kind == Kind.BURIED]
    assert lakeside.desk.command(Command.BURY).message


def test_a_card_forgotten_four_times_is_told_once_with_advice(lakeside: Learner) -> None:
    lakeside.start(limit=1)
    card = lakeside.desk.snapshot.card
    lakeside.finish()
    first_day, told = lakeside.log.today(), []
    for _ in range(6):
        due = lakeside.log.card(card).due_day
        assert due is not None
        lakeside.on(24 + due - first_day)
        lakeside.begin().start(limit=1)
        told.append("forgotten this one four times" in lakeside.answer(right=False).message)
        lakeside.next()
        lakeside.finish()
    assert told == [False, False, False, True, False, False]


def test_a_wish_is_read_from_the_log_as_it_was_written() -> None:
    wish = Wish("lakes", Purpose.AHEAD, 5, None, None, (), ("Alps",), ("deep",), 3, 10)
    assert wish_of({key: list(value) if isinstance(value, tuple) else value for key, value in body_of(wish).items()}) == wish
    assert wish_of({"purpose": 7, "topics": "Alps", "ahead": -3, "deck": 1}) == Wish()
