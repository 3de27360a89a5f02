"""What can be chosen for a quiz, and that as many questions are asked as were promised."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from ice_quiz.errors import UsageError
from ice_quiz.grading.verdict import DontKnow
from ice_quiz.progress.event import Kind
from ice_quiz.questions.question import Form
from ice_quiz.study.quizzes.drawing import LOOKED_AT
from ice_quiz.study.quizzes.wish import MOST, QuizWish
from ice_quiz.study.wish import Wish

Learner = Any
ICE = (Path(__file__).parents[3] / "decks" / "ice.yaml").read_text(encoding="utf-8")


def test_topics_and_forms_are_those_that_the_deck_has(learner: Learner) -> None:
    offer = learner.desk.quiz_offer("waters")
    assert offer.topics == ("Rivers",)
    assert Form.MATCH in offer.forms
    assert all(offer.of_form(form, offer.topics) for form in offer.forms)
    assert offer.most(offer.topics, offer.forms) == len(learner.library.open("waters").cards)


def test_any_choice_asks_as_many_questions_as_it_said(learner: Learner) -> None:
    learner.write("ice", ICE)
    random = Random(1)
    for _ in range(12):
        offer = learner.desk.quiz_offer("ice")
        topics = tuple(random.sample(offer.topics, random.randint(1, len(offer.topics))))
        forms = tuple(random.sample(offer.forms, random.randint(1, 3)))
        wish = QuizWish(Wish("ice", topics=topics), MOST, forms)
        said = offer.most(topics, forms)
        if said:
            assert learner.desk.quiz(wish).snapshot.total == said
        else:
            with pytest.raises(UsageError, match="No card can be asked"):
                learner.desk.quiz(wish)


def test_no_topic_or_no_form_is_no_question(learner: Learner) -> None:
    offer = learner.desk.quiz_offer("waters")
    assert offer.most((), offer.forms) == offer.most(offer.topics, ()) == 0


def test_a_short_quiz_of_few_cards_is_not_made_shorter_by_matching_them(learner: Learner) -> None:
    learner.write("ice", ICE)
    wish = QuizWish(Wish("ice", topics=("Parts of ICE",)), 8, (Form.TRUE_FALSE, Form.CHOOSE, Form.MATCH))
    offer = learner.desk.quiz_offer("ice")
    assert learner.desk.quiz(wish).snapshot.total == min(8, offer.most(wish.cards.topics, wish.forms))
    few = QuizWish(Wish("ice"), 4, (Form.PUT_IN_ORDER, Form.MATCH))
    alone = offer.of_form(Form.PUT_IN_ORDER, offer.topics)
    assert alone < 4 <= alone + offer.of_form(Form.MATCH, offer.topics)
    assert learner.desk.quiz(few).snapshot.total == 4


def test_suspended_cards_are_not_counted(learner: Learner) -> None:
    cards = list(learner.library.open("waters").cards)
    for card in cards[1:]:
        learner.log.append(learner.log.stamp(Kind.SUSPENDED, card))
    offer = learner.desk.quiz_offer("waters")
    assert offer.most(offer.topics, offer.forms) == offer.of_topic("Rivers", offer.forms) == 1


def test_the_same_choice_in_another_order_goes_on_with_the_quiz(learner: Learner) -> None:
    learner.write("ice", ICE)
    first = QuizWish(Wish("ice", topics=("Tasks", "programs")), 5, (Form.CHOOSE, Form.TRUE_FALSE))
    held = learner.desk.quiz(first)
    held.reply(DontKnow())
    other = QuizWish(Wish("ice", topics=("Programs", "Tasks")), 5, (Form.TRUE_FALSE, Form.CHOOSE))
    assert learner.begin().desk.quiz(other).snapshot.number == 2


def test_a_quiz_that_was_left_is_offered_until_it_ends(learner: Learner) -> None:
    assert learner.desk.quiz_offer("waters").left is None
    wish = QuizWish(Wish("waters", topics=("Rivers",)), 3, (Form.CHOOSE,), at_once=False)
    held = learner.desk.quiz(wish)
    assert learner.begin().desk.quiz_offer("waters").left == wish
    held = learner.desk.quiz(wish)
    held.give_up()
    assert learner.begin().desk.quiz_offer("waters").left is None


def test_of_a_large_deck_some_cards_tell_how_many_there_are_and_rare_ones_are_found(learner: Learner) -> None:
    words = "".join(f"      - {{id: w{n}, ask: Which is word {n}?, answer: answer {n}}}\n" for n in range(LOOKED_AT))
    rare = "      - {ask: Which lake is deepest?, answer: Como, wrong: [Garda, Iseo]}\n"
    few = "".join(f"      - {{id: few{n}, ask: Which is few {n}?, answer: answer {n}}}\n" for n in range(9))
    topics = f"  - topic: Words\n    cards:\n{words}{rare}  - topic: Few\n    cards:\n{few}"
    learner.write("words", f"deck: words\ntitle: Words\ntopics:\n{topics}")
    offer = learner.begin().desk.quiz_offer("words")
    assert not offer.exact
    assert offer.most(offer.topics, (Form.TYPE,)) == LOOKED_AT + 1 + 9
    assert [offer.of_topic(topic, (Form.TYPE,)) for topic in offer.topics] == [LOOKED_AT + 1, 9]
    assert learner.desk.quiz(QuizWish(Wish("words"), MOST)).snapshot.total == MOST
    assert learner.desk.quiz(QuizWish(Wish("words"), 5, (Form.CHOOSE,))).snapshot.total == 1
