from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

import ice_quiz
from ice_quiz.grading.verdict import Outcome
from ice_quiz.places import shipped_decks
from ice_quiz.questions.question import Form
from ice_quiz.study.snapshot import Command, Phase, Purpose

Learner = Any  # the class of the fixture `learner`


@pytest.fixture
def student(learner: Learner) -> Learner:
    """A learner with the deck about ICE."""
    shutil.copy(shipped_decks(Path(ice_quiz.__file__).parent) / "ice.yaml", learner.places.decks)
    learner.deck = "ice"
    return learner


@pytest.mark.parametrize("form", [None, Form.CHOOSE, Form.TYPE, Form.NAME_ALL])
def test_every_card_can_be_asked_and_its_right_answer_is_right(student: Learner, form: Form | None) -> None:
    snapshot = student.start(purpose=Purpose.PRACTICE, form=form)
    cards = snapshot.total
    while snapshot.phase is Phase.ASKED:
        assert snapshot.question.rendering.form is form or form is None or not has(student, snapshot.card, form)
        verdict = student.answer().verdict
        assert verdict.outcome is Outcome.RIGHT, (snapshot.question, verdict)
        snapshot = student.next()
    assert snapshot.summary.right == snapshot.done == cards >= 50


def test_what_a_student_cannot_recognise_was_shown_before_it_is_asked(student: Learner) -> None:
    seen: set[str] = set()
    for day in range(24, 30):
        student.on(day)
        snapshot = student.begin().desk.start("ice")
        introduced = ""
        while snapshot.phase is not Phase.FINISHED:
            if snapshot.phase is Phase.INTRODUCED:
                introduced = snapshot.card
                assert snapshot.statement
                assert snapshot.citation
            else:
                assert not snapshot.new or snapshot.question.form.recognised or snapshot.card == introduced
                seen.add(snapshot.card)
                student.answer()
            snapshot = student.desk.command(Command.NEXT)
    assert len(seen) >= 50


def has(learner: Learner, card: str, form: Form) -> bool:
    """Whether the card can be asked in that form."""
    return any(one.form is form for one in learner.library.open("ice").renderings(card))
