from __future__ import annotations

from typing import Any

from ice_quiz.study.snapshot import Command, Phase, Purpose
from ice_quiz.study.wish import Wish

Learner = Any


def offered(learner: Learner) -> dict[str, int]:
    return {way.name: way.cards for way in learner.desk.ways("waters")}


def asked(learner: Learner, wish: Wish) -> int:
    """How many cards the session really asks, each answered right."""
    learner.to_question(learner.desk.begin(wish))
    return len(learner.finish())


def test_each_way_asks_as_many_cards_as_it_says(learner: Learner) -> None:
    learner.start(limit=3)
    missed = learner.desk.snapshot.card
    learner.finish(missed)
    learner.on(25)
    learner.begin()
    for way in learner.desk.ways("waters"):
        if way.wish.purpose is not Purpose.DUE:
            assert asked(learner, way.wish) == way.cards, way.name
    due = next(way for way in learner.desk.ways("waters") if way.wish == Wish("waters"))
    assert asked(learner, due.wish) == due.cards


def test_a_deck_counts_as_studied_once_a_card_of_it_was_answered(learner: Learner) -> None:
    assert not learner.desk.due()[0].studied
    learner.start(limit=1)
    learner.finish()
    assert learner.desk.due()[0].studied


def test_before_anything_was_learned_there_is_nothing_weak_and_nothing_ahead(learner: Learner) -> None:
    ways = offered(learner)
    assert (ways["Weak cards"], ways["7 days ahead"]) == (0, 0)
    assert ways["What is due"] > 0
    assert ways["Cram"] >= ways["What is due"]


def test_a_session_that_was_left_is_offered_first_until_it_is_ended(learner: Learner) -> None:
    wish = Wish("waters", Purpose.CRAM, limit=3)
    learner.desk.begin(wish)
    learner.answer()
    learner.begin()
    first = learner.desk.ways("waters")[0]
    assert (first.left, first.name, first.wish) == (True, "Go on: cram", wish)
    assert learner.desk.due()[0].left == "cram"
    assert learner.desk.due()[0].left_options == "--cram --limit 3"
    learner.to_question(learner.desk.begin(first.wish))
    learner.finish()
    assert learner.desk.snapshot.phase is Phase.FINISHED
    assert not learner.begin().desk.ways("waters")[0].left
    assert not learner.desk.due()[0].left


def test_a_deck_of_several_topics_offers_each(learner: Learner) -> None:
    learner.write(
        "lakes",
        "deck: lakes\ntitle: Lakes\ntopics:\n"
        + "".join(
            f"  - topic: {topic}\n    cards:\n      - {{ask: Which lake is in {topic}?, answer: {lake}}}\n"
            for topic, lake in (("Alps", "Como"), ("Africa", "Chad"))
        ),
    )
    learner.deck = "lakes"
    learner.begin()
    learner.start(limit=1)
    done = learner.desk.snapshot.topic
    learner.finish()
    ways = {way.name: way for way in learner.desk.ways("lakes")}
    other = ({"Alps", "Africa"} - {done}).pop()
    assert (ways[done].wish, ways[done].cards) == (Wish("lakes", Purpose.PRACTICE, topics=(done,)), 1)
    assert (ways[other].wish, ways[other].cards) == (Wish("lakes", topics=(other,)), 1)


def test_the_options_ask_for_the_same_session(learner: Learner) -> None:
    wish = Wish("waters", Purpose.AHEAD, topics=("Big Rivers",), ahead=3, minutes=10)
    assert wish.options() == "--ahead 3 --topic 'Big Rivers' --minutes 10"
    assert Wish("waters", Purpose.PRACTICE, cards=("waters/a",)).options() == ""
    assert learner.desk.command(Command.NEXT).phase is Phase.FINISHED


def test_practice_says_where_nothing_was_learned_that_it_asks_every_card(learner: Learner) -> None:
    def told() -> tuple[str, str]:
        way = next(way for way in learner.begin().desk.ways("waters") if way.wish.purpose is Purpose.PRACTICE)
        return way.about, learner.desk.begin(way.wish).message

    fresh = "None of it is learned yet: practice asks every card."
    about, message = told()
    assert about.startswith(fresh)
    assert message == fresh
    learner.start()
    learner.answer()
    about, message = told()
    assert fresh not in about + message
