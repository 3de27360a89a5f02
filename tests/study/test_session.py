from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from ice_quiz.grading.verdict import Chose, DontKnow, Outcome, Typed
from ice_quiz.memory.rating import Rating
from ice_quiz.questions.question import Form
from ice_quiz.study.counts import Counts
from ice_quiz.study.snapshot import Command, Phase

Learner = Any  # the class of the fixture `learner`
INN = "waters/Inn.flows into"
SELF_GRADED = """\
deck: deep
title: Deep
cards:
  - {ask: Why do rivers meander?, answer: they wear away the outer bank, grade: self, hint: Think of the bends.}
  - {ask: Why is the sea salt?, answer: rivers bring salt and none leaves, grade: self}
"""


@pytest.fixture
def deep(learner: Learner) -> Learner:
    """A learner whose deck has only questions that the learner grades."""
    learner.write("deep", SELF_GRADED)
    learner.deck = "deep"
    return learner


def test_an_answer_is_saved_before_the_snapshot_that_shows_it_is_returned(learner: Learner) -> None:
    learner.start()
    learner.answer()
    state = learner.begin().log.card(INN)
    assert (state.memory is not None, state.seen_times) == (True, 1)


def test_the_log_keeps_the_raw_facts_of_an_answer(learner: Learner) -> None:
    question = learner.start(form=Form.CHOOSE).question
    learner.wait(3)
    learner.desk.command(Command.HINT)
    learner.wait(3)
    learner.desk.reply(Chose(2))
    (event,) = learner.log.events(INN)
    body = event.body
    assert body["form"] == "choose"
    assert body["options"] == [option.text for option in question.options]
    assert (body["reply"], body["ms"], body["hints"], body["graded"], body["purpose"]) == (2, 6000, 1, True, "due")
    assert body["fingerprint"] == learner.log.card(INN).fingerprint != ""


def test_a_very_long_answer_is_wrong_and_the_log_keeps_its_beginning(learner: Learner) -> None:
    learner.start(form=Form.CLOZE)
    snapshot = learner.desk.reply(Typed("x" * 100_000))
    assert snapshot.verdict.outcome is Outcome.WRONG
    assert learner.log.events(INN)[-1].body["reply"] == "x" * 2_000


def test_an_empty_answer_is_not_counted_and_the_question_stays(learner: Learner) -> None:
    before = learner.start(form=Form.CLOZE)
    snapshot = learner.desk.reply(Typed("   "))
    assert (snapshot.phase, snapshot.question) == (Phase.ASKED, before.question)
    assert snapshot.message
    assert learner.log.events() == ()


def test_an_option_that_is_not_there_is_not_counted(learner: Learner) -> None:
    learner.start(form=Form.CHOOSE)
    for option in (-1, 3, 99):
        snapshot = learner.desk.reply(Chose(option))
        assert snapshot.phase is Phase.ASKED
        assert snapshot.message
    assert learner.log.events() == ()


def test_not_knowing_is_wrong_and_comes_again(learner: Learner) -> None:
    learner.start()
    snapshot = learner.desk.command(Command.DONT_KNOW)
    assert (snapshot.verdict.outcome, snapshot.rating, snapshot.reply) == (Outcome.WRONG, Rating.AGAIN, DontKnow())
    assert snapshot.counts == Counts(new=9, again=1)


def test_a_hint_makes_a_right_answer_hard(learner: Learner) -> None:
    learner.start(form=Form.CHOOSE)
    snapshot = learner.desk.command(Command.HINT)
    assert snapshot.hints == ("It is a long one.",)
    snapshot = learner.desk.command(Command.HINT)
    assert len(snapshot.hints) == 2
    assert Command.HINT not in snapshot.commands
    assert learner.desk.command(Command.HINT).message == "There is no further hint."
    assert learner.answer().rating is Rating.HARD


def test_a_question_the_learner_grades_is_revealed_and_then_rated(deep: Learner) -> None:
    asked = deep.start()
    assert asked.statement == ""
    assert Command.REVEAL in asked.commands
    revealed = deep.desk.command(Command.REVEAL)
    assert (revealed.phase, revealed.verdict) == (Phase.REVEALED, None)
    assert set(revealed.ratings) == set(Rating)
    assert "outer bank" in revealed.statement
    assert deep.log.events("deep/why-do-rivers-meander")[-1].kind != "answered"
    snapshot = deep.desk.rate(Rating.HARD)
    assert (snapshot.phase, snapshot.verdict.outcome, snapshot.rating) == (Phase.ANSWERED, Outcome.CLOSE, Rating.HARD)
    assert snapshot.due == revealed.ratings[Rating.HARD]


def test_what_was_typed_to_a_self_graded_question_stays_beside_the_answer(deep: Learner) -> None:
    deep.start()
    revealed = deep.desk.reply(Typed("because they like to"))
    assert (revealed.phase, revealed.reply) == (Phase.REVEALED, Typed("because they like to"))
    assert deep.desk.rate(Rating.AGAIN).counts == Counts(new=1, again=1)


def test_a_new_card_that_cannot_be_recognised_is_introduced_with_its_source_and_once(learner: Learner) -> None:
    learner.desk.start("waters", seed=5)
    learner.finish()
    snapshot = learner.desk.more_new(9)
    while snapshot.phase is not Phase.INTRODUCED:
        learner.answer()
        snapshot = learner.desk.command(Command.NEXT)
    assert (snapshot.question, Command.DONT_KNOW in snapshot.commands) == (None, False)
    assert snapshot.statement
    assert snapshot.citation
    assert learner.desk.reply(Typed("x")).message == "There is no question to answer now."
    card = snapshot.card
    asked = learner.desk.command(Command.NEXT)
    assert (asked.phase, asked.card, asked.statement) == (Phase.ASKED, card, "")
    assert learner.log.card(card).introduced
    assert learner.begin().desk.start("waters", seed=5).phase is Phase.ASKED


def test_what_does_nothing_now_says_why_and_changes_nothing(learner: Learner) -> None:
    learner.start(form=Form.CHOOSE)
    asked = learner.desk.snapshot
    for command in set(Command) - asked.commands:
        snapshot = learner.desk.command(command)
        assert snapshot.message, command
        assert (snapshot.question, snapshot.phase, snapshot.counts) == (asked.question, asked.phase, asked.counts)
    assert learner.desk.rate(Rating.GOOD).message == "There is nothing to rate now."
    assert learner.log.events() == ()


def test_leaving_ends_the_session_and_loses_nothing(learner: Learner) -> None:
    learner.start()
    learner.answer()
    snapshot = learner.desk.leave()
    assert (snapshot.phase, snapshot.banner, snapshot.commands) == (Phase.FINISHED, "", frozenset())
    assert (snapshot.summary.answered, snapshot.summary.right, snapshot.summary.seconds) == (1, 1, 4.0)
    assert learner.desk.command(Command.UNDO).message == "This session has ended."
    assert learner.desk.reply(Chose(0)).phase is Phase.FINISHED
    assert learner.desk.rate(Rating.EASY).phase is Phase.FINISHED
    assert learner.desk.more_new(5).phase is Phase.FINISHED
    assert len(learner.log.events()) == 1
    assert learner.start().counts == Counts(new=9)


def test_a_long_pause_counts_as_a_minute_in_the_summary_and_in_full_in_the_log(learner: Learner) -> None:
    learner.start()
    learner.wait(3600)
    learner.answer()
    assert learner.desk.leave().summary.seconds == 60.0
    assert learner.log.events(INN)[-1].body["ms"] == 3_604_000


def test_without_a_session_every_call_is_harmless(learner: Learner) -> None:
    for snapshot in (
        learner.desk.snapshot,
        learner.desk.reply(Chose(0)),
        learner.desk.command(Command.NEXT),
        learner.desk.rate(Rating.GOOD),
        learner.desk.more_new(),
        learner.desk.leave(),
    ):
        assert (snapshot.phase, snapshot.summary) == (Phase.FINISHED, None)


def test_a_session_goes_on_where_it_was_left_with_the_same_questions(learner: Learner) -> None:
    learner.start()
    learner.answer(right=False)
    learner.next()
    learner.answer()
    expected = learner.next()
    snapshot = learner.begin().start()
    assert (snapshot.question, snapshot.counts) == (expected.question, expected.counts)
    assert snapshot.counts == Counts(new=8, again=1)
    assert INN in learner.finish()
    assert learner.begin().start().phase is Phase.FINISHED


def test_a_drill_question_is_the_same_after_a_break(learner: Learner) -> None:
    learner.start(limit=1)
    learner.answer(right=False)
    expected = learner.next()
    assert expected.drill
    assert learner.begin().start(limit=0).question == expected.question


def test_a_card_that_stays_wrong_is_asked_differently_each_time(learner: Learner) -> None:
    renderings = [learner.start(limit=1).question.rendering]
    for _ in range(4):
        learner.answer(right=False)
        renderings.append(learner.next().question.rendering)
    assert all(one != other for one, other in pairwise(renderings))


def test_one_seed_gives_one_session_and_another_seed_another(learner: Learner) -> None:
    def questions(seed: int) -> list[object]:
        learner.begin().start(seed=seed)
        shown: list[object] = []
        while learner.desk.snapshot.phase is Phase.ASKED:
            shown.append(learner.desk.snapshot.question)
            learner.answer()
            learner.next()
        while Command.UNDO in learner.desk.snapshot.commands:
            learner.desk.command(Command.UNDO)
        return shown

    assert questions(7) == questions(7)
    assert questions(7) != questions(8)


def test_the_form_that_was_asked_for_is_used_where_a_card_has_it(learner: Learner) -> None:
    learner.start(form=Form.CLOZE)
    while learner.desk.snapshot.card != "waters/Danube.capital cities on its banks":
        assert learner.desk.snapshot.question.form is Form.CLOZE
        learner.answer()
        learner.next()
    assert learner.desk.snapshot.question.form is not Form.CLOZE


def test_a_card_is_recalled_after_it_was_recognised_and_never_asked_twice_running_the_same(learner: Learner) -> None:
    renderings = []
    for day in (24, 26, 40, 140, 500):
        learner.on(day)
        snapshot = learner.begin().start(limit=1)
        assert snapshot.card == INN
        renderings.append(snapshot.question.rendering)
        learner.answer()
        learner.desk.leave()
    assert renderings[0].form.recognised
    assert not renderings[1].form.recognised
    assert all(one != other for one, other in pairwise(renderings))


def test_the_proof_against_the_chosen_option_comes_before_the_fact_and_the_authors_reason(learner: Learner) -> None:
    question = learner.start(form=Form.CHOOSE).question
    snapshot = learner.answer(right=False)
    chosen = question.options[snapshot.reply.option]
    assert snapshot.why == (chosen.proof.sentence, "Inn flows into Danube.", "They meet at Passau.")
    learner.desk.command(Command.UNDO)
    assert learner.answer().why == ("Inn flows into Danube.", "They meet at Passau.")


def test_nothing_of_the_answer_is_in_the_snapshot_before_it_is_given(learner: Learner) -> None:
    snapshot = learner.start()
    assert (snapshot.statement, snapshot.citation, snapshot.why, snapshot.due, dict(snapshot.ratings)) == (
        "",
        "",
        (),
        None,
        {},
    )
    assert "The Atlas" in learner.answer().citation


def test_all_decks_are_studied_together_reviews_first(learner: Learner) -> None:
    learner.write("deep", SELF_GRADED)
    learner.deck = "deep"
    learner.start()
    learner.finish()
    learner.on(26)
    learner.deck = None
    snapshot = learner.begin().start()
    assert (snapshot.deck_title, snapshot.counts) == ("Deep", Counts(new=10, due=2))
    titles = [snapshot.deck_title]
    for _ in range(3):
        learner.answer()
        titles.append(learner.next().deck_title)
    assert titles == ["Deep", "Deep", "Waters", "Waters"]


def test_a_file_that_is_no_deck_of_the_library_can_be_studied_too(learner: Learner, tmp_path: Any) -> None:
    path = tmp_path / "elsewhere.yaml"
    path.write_text(SELF_GRADED)
    learner.deck = str(path)
    assert learner.start().deck_title == "Deep"
