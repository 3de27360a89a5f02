from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ice_quiz.facts.deckfile import read_deck_text
from ice_quiz.memory.fsrs import Memory, recall
from ice_quiz.memory.readiness import Part, pass_chance
from ice_quiz.questions.compiled import compile_deck
from ice_quiz.study.exams.readiness import parts

if TYPE_CHECKING:
    from tests.study.conftest import Candidate, Learner

TODAY = date(2026, 11, 24)
XMAS = date(2026, 12, 25)


def test_who_has_learned_nothing_has_no_chance_and_is_told_what_is_unseen(townsman: Learner) -> None:
    ready = townsman.desk.readiness("town")
    assert (ready.exam, ready.title, ready.model) == ("whole", "The town test", "FSRS-6")
    assert (ready.expected_share, ready.pass_chance) == (0.0, 0.0)
    assert (ready.items, ready.items_unseen, ready.items_withheld) == (12, 12, 2)
    assert (ready.day, ready.dated, ready.sat) == (TODAY, False, 0)


def test_the_estimate_is_the_recall_of_every_item_on_the_exam_day(townsman: Learner) -> None:
    townsman.start()
    townsman.finish("town/5")
    townsman.desk.set_exam_day("town", "whole", XMAS, 5)
    ready = townsman.desk.readiness("town", "whole")
    assert (ready.day, ready.dated) == (XMAS, True)
    memories = {card: state.memory for card, state in townsman.log.card_states("town").items()}
    chances = [
        recall(memory, XMAS.toordinal()) if (memory := memories.get(f"town/{item}")) else 0.0 for item in range(1, 13)
    ]
    assert ready.expected_share == pytest.approx(sum(chances) / 12)
    assert ready.pass_chance == pytest.approx(pass_chance([Part(tuple(chances), 8)], 5))
    assert ready.items_unseen == 12 - sum(memory is not None for memory in memories.values())


def test_the_chance_falls_with_time_and_rises_with_study(townsman: Learner) -> None:
    townsman.start()
    townsman.finish()
    soon = townsman.desk.readiness("town", "starred", date(2026, 11, 25))
    late = townsman.desk.readiness("town", "starred", date(2027, 11, 25))
    assert soon.pass_chance > late.pass_chance > 0
    townsman.on(28)
    townsman.begin().start()
    townsman.finish()
    assert townsman.desk.readiness("town", "starred", date(2027, 11, 25)).pass_chance > late.pass_chance


def test_mock_exams_stand_beside_the_estimate_with_their_uncertainty(candidate: Candidate) -> None:
    candidate.sit()
    candidate.answers(*[True] * 5)
    candidate.sit()
    candidate.answers(*[False] * 4)
    candidate.sit()
    candidate.examining.give_up()
    ready = candidate.learner.begin().desk.readiness("town", "whole")
    assert (ready.sat, ready.passed) == (2, 1)
    low, high = ready.between
    assert 0 < low < 0.2
    assert 0.8 < high < 1
    assert candidate.learner.desk.readiness("town", "starred").sat == 0


def test_what_raises_it_most_is_told_by_topic(townsman: Learner) -> None:
    townsman.start()
    townsman.finish()
    gains = townsman.desk.readiness("town", "whole", XMAS).gains
    assert {gain.topic for gain in gains} <= {"Now", "Then"}
    assert gains
    per_minute = [(gain.chance + gain.share) / gain.minutes for gain in gains]
    assert per_minute == sorted(per_minute, reverse=True)
    assert all(gain.chance >= 0 and gain.share > 0 and gain.minutes > 0 for gain in gains)


def test_a_card_with_a_new_answer_counts_as_unseen_before_it_is_studied_again(townsman: Learner) -> None:
    townsman.start()
    townsman.finish()
    before = townsman.desk.readiness("town").items_unseen
    path = townsman.places.decks / "town.yaml"
    path.write_text(path.read_text().replace("answer: cider", "answer: ale"))
    assert townsman.begin().desk.readiness("town").items_unseen == before + 1


def test_guessing_counts_only_where_the_exam_is_answered_by_choosing() -> None:
    exams = "exams:\n  {}: {{from: all, ask: 2, pass: 1, form: {}}}\n"
    text = (
        "deck: d\ntitle: D\n"
        + exams.format("e", "choose")
        + "  s: {from: all, ask: 2, pass: 1, form: spoken}\n"
        + "topics:\n- topic: T\n  cards:\n"
        + "  - {ask: Who?, answer: the admiral, wrong: [the captain, the colonel, the marshal]}\n"
        + "  - {ask: What?, answer: a boat}\n"
    )
    reading = read_deck_text(text, "d.yaml")
    assert reading.deck is not None, reading.problems
    compiled = compile_deck(reading.deck, TODAY)
    (chosen,) = parts(compiled, compiled.deck.exams["e"], {}, TODAY.toordinal())
    (spoken,) = parts(compiled, compiled.deck.exams["s"], {}, TODAY.toordinal())
    assert chosen.recall == pytest.approx((1 / 3, 0.0))
    assert spoken.recall == (0.0, 0.0)


def test_the_factor_of_the_learner_is_in_the_estimate(townsman: Learner) -> None:
    townsman.start()
    townsman.finish()
    before = townsman.desk.readiness("town", "starred", XMAS)
    townsman.log.append(townsman.log.stamp("setting", "", {"key": "stability_factor", "value": 0.5}))
    after = townsman.begin().desk.readiness("town", "starred", XMAS)
    assert (before.stability_factor, after.stability_factor) == (1.0, 0.5)
    assert after.pass_chance < before.pass_chance
    memory = Memory(4.0, 5.0, 740_000, 1, 0)
    assert recall(memory, 740_010, 0.5) == recall(Memory(2.0, 5.0, 740_000, 1, 0), 740_010)


def test_looking_writes_nothing(townsman: Learner) -> None:
    townsman.desk.readiness("town")
    townsman.desk.plan("town")
    townsman.desk.exams("town")
    assert townsman.log.events() == ()
