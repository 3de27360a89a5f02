from __future__ import annotations

from datetime import date

import pytest

from ice_quiz.errors import DeckError, UsageError
from ice_quiz.grading.verdict import Outcome
from ice_quiz.memory import fsrs
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.event import Kind
from ice_quiz.questions.question import Form
from ice_quiz.study.snapshot import Command
from tests.study.conftest import Learner

INN = "waters/Inn.flows into"


def test_a_card_never_asked_is_told_with_its_fact_its_source_and_all_its_questions(learner: Learner) -> None:
    info = learner.desk.card_info(INN)
    assert info.fact == "Inn flows into Danube."
    assert "The Atlas" in info.source
    assert info.questions is not None
    assert {question.form for question in info.questions} >= {Form.CHOOSE, Form.TRUE_FALSE, Form.CLOZE}
    assert info.new
    assert (info.stability, info.recall, info.curve, info.history) == (None, None, (), ())
    assert info.why == "It is new: up to 10 new cards of a deck are asked a day, in the deck's order."


def test_each_answer_is_told_with_what_was_given_and_when_it_came_next(learner: Learner) -> None:
    learner.start(form=Form.CHOOSE, limit=2)
    assert learner.desk.snapshot.card == INN
    question = learner.desk.snapshot.question
    learner.answer(right=False)
    assert question is not None
    wrong = next(option.text for option in question.options if not option.key)
    learner.next()
    learner.finish()
    learner.on(25)
    learner.begin().start()
    learner.answer()
    info = learner.desk.card_info(INN)
    missed, drilled, reviewed = info.history
    assert (missed.day, missed.what, missed.reply) == (date(2026, 11, 24), "learned", wrong)
    assert (missed.verdict, missed.rating, missed.counted) == (Outcome.WRONG, Rating.AGAIN, True)
    assert missed.due == date(2026, 11, 25)
    assert (drilled.what, drilled.counted, drilled.due) == ("drilled", False, date(2026, 11, 25))
    assert (reviewed.day, reviewed.what, reviewed.counted) == (date(2026, 11, 25), "reviewed", True)
    assert reviewed.due == info.due
    assert reviewed.seconds == 4.0


def test_memory_and_curve_are_those_of_the_model(learner: Learner) -> None:
    learner.start(limit=1)
    learner.finish()
    learner.on(30)
    info = learner.begin().desk.card_info(INN)
    memory = learner.log.card(INN).memory
    assert memory is not None
    assert (info.stability, info.difficulty) == (memory.stability, memory.difficulty)
    assert info.recall == fsrs.recall(memory, learner.log.today()) == info.curve[6]
    assert info.curve[0] == 1.0
    assert info.due is not None
    assert len(info.curve) > 6
    assert list(info.curve) == sorted(info.curve, reverse=True)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("missed", "You missed it today: it comes again until it was right once. Then it is due tomorrow."),
        ("right", "You answered it today. It is due on Thursday 26 November"),
        ("later", "It is not due yet: you recall it with a chance of"),
        ("overdue", "It was due on 26 Nov: a card is asked when the chance to recall it has fallen to about 90 %. Yours is"),
        ("suspended", "It is suspended: it is not asked until you resume it."),
        ("changed", "Its answer has changed since you learned it, so it is learned anew. It is new:"),
    ],
)
def test_why_a_card_is_asked_now_or_not_is_told_in_words(learner: Learner, what: str, said: str) -> None:
    learner.start()
    learner.answer(right=what != "missed")
    if what == "suspended":
        learner.log.append(learner.log.stamp(Kind.SUSPENDED, INN))
    if what == "changed":
        learner.on(25)
        deck = learner.places.decks / "waters.yaml"
        deck.write_text(
            deck.read_text(encoding="utf-8").replace("fact: [Inn, flows into, Danube]", "fact: [Inn, flows into, Elbe]")
        )
        learner.begin()
    learner.on({"overdue": 60, "later": 25}.get(what, 24))
    assert said in learner.desk.card_info(INN).why


def test_a_renamed_cards_history_is_told_under_its_new_id_and_by_the_old_one(learner: Learner) -> None:
    learner.start(cards=["waters/which-sea-takes-the-danube"])
    learner.finish()
    deck = learner.places.decks / "waters.yaml"
    text = deck.read_text(encoding="utf-8")
    deck.write_text(
        text.replace("ask: Which sea takes the Danube?", "id: sea, was: which-sea-takes-the-danube, ask: Which sea?")
    )
    learner.on(25)
    learner.begin().start()
    info = learner.desk.card_info("waters/which-sea-takes-the-danube")
    assert info.card == "waters/sea"
    assert info.stem == "Which sea?"
    assert [one.what for one in info.history] == ["practice"]


def test_what_was_undone_is_not_told_and_what_was_overridden_is_told_so(learner: Learner) -> None:
    learner.start()
    learner.answer(right=False)
    learner.desk.command(Command.UNDO)
    assert learner.desk.card_info(INN).history == ()
    learner.answer(right=False)
    learner.desk.command(Command.WAS_RIGHT)
    [one] = learner.desk.card_info(INN).history
    assert (one.verdict, one.rating) == (Outcome.RIGHT, Rating.GOOD)


def test_a_card_that_the_deck_lost_still_tells_its_history(learner: Learner) -> None:
    learner.start()
    learner.answer()
    deck = learner.places.decks / "waters.yaml"
    deck.write_text(deck.read_text(encoding="utf-8").replace("      - {fact: [Inn", "      - {fact: [Rhone"))
    info = learner.begin().desk.card_info(INN)
    assert (info.notice, len(info.history)) == ("The deck does not have this card now. Its history is kept.", 1)
    deck.unlink()
    info = learner.begin().desk.card_info(INN)
    assert (info.notice, len(info.history)) == ("The deck of this card is not at hand now.", 1)


def test_an_unknown_card_is_told_with_the_one_that_was_meant(learner: Learner) -> None:
    with pytest.raises(UsageError, match=r"Did you mean “waters/Inn\.flows into”"):
        learner.desk.card_info("waters/Inn.flows in")
    with pytest.raises(DeckError, match="There is no deck “water”"):
        learner.desk.card_info("water/Inn.flows into")


def test_what_is_no_cards_id_is_told_as_such(learner: Learner) -> None:
    with pytest.raises(UsageError, match="“Inn” is no card's id"):
        learner.desk.card_info("Inn")


def test_a_card_that_waits_for_the_learner_says_what_for(townsman: Learner) -> None:
    assert "`ice-quiz you town`, question “teacher”" in townsman.desk.card_info("town/3").notice
