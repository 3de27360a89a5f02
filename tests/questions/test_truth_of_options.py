"""The promise of the program: the key is TRUE, every other option FALSE with a proof, judged anew by a second judge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ice_quiz.facts.model import Plain
from ice_quiz.questions.compiled import Compiled, compile_deck
from ice_quiz.questions.learner import Learner
from ice_quiz.questions.question import Form
from tests.questions.inspection import Inspection

Inspect = Callable[[Compiled, range], Inspection]


def test_every_option_of_the_written_decks_is_what_it_is_said_to_be(written: list[Compiled], inspect: Inspect) -> None:
    assert [each for deck in written for each in inspect(deck, range(6)).untrue()] == []


def test_every_option_of_random_decks_is_what_it_is_said_to_be(dice: list[Compiled], inspect: Inspect) -> None:
    assert [each for deck in dice for each in inspect(deck, range(4)).untrue()] == []


def test_every_option_is_what_it_is_said_to_be_where_things_share_a_name(homonyms: list[Compiled], inspect: Inspect) -> None:
    assert [each for deck in homonyms for each in inspect(deck, range(2)).untrue()] == []


def test_every_option_is_what_it_is_said_to_be_for_learners_of_different_places(
    written: list[Compiled], inspect: Inspect, today: date
) -> None:
    looked_at = 0
    for deck in written:
        by_place = [fact for fact in deck.deck.facts if isinstance(fact, Plain) and fact.rows]
        for place in list(by_place[0].rows)[:40:8] if by_place else ():
            made = compile_deck(deck.deck, today, Learner(said={by_place[0].by: place}))
            own = {key: card for key, card in made.cards.items() if isinstance(card.facts[0], Plain) and card.facts[0].rows}
            looked_at += len(own)
            assert inspect(replace(made, cards=own), range(4)).untrue() == []
    assert looked_at > 5


def test_random_decks_ask_in_every_form_and_use_every_proof(dice: list[Compiled], inspect: Inspect) -> None:
    forms: Counter[str] = Counter()
    proofs: Counter[str] = Counter()
    for deck in dice:
        for _, question in inspect(deck, range(1)).questions():
            forms[question.form] += 1
            proofs.update(str(option.proof.kind) for option in question.options if option.proof)
    assert set(forms) == set(Form) - {Form.MATCH}  # which is made of several cards
    assert {"P1", "P2", "P3", "P5", "P6", "P7"} <= set(proofs)


def test_every_question_is_well_shaped(written: list[Compiled], dice: list[Compiled], inspect: Inspect) -> None:
    assert [each for deck in (*written, *dice[:30]) for each in inspect(deck, range(2)).misshapen()] == []


def test_no_two_cards_ask_the_same_and_mean_different_answers(
    written: list[Compiled], dice: list[Compiled], inspect: Inspect
) -> None:
    assert [each for deck in (*written, *dice) for each in inspect(deck, range(1)).ambiguous()] == []


def test_every_rendering_can_be_made_from_twenty_seeds_and_a_seed_gives_one_question(written: list[Compiled]) -> None:
    for deck in written:
        for card in deck.cards:
            for rendering in deck.renderings(card):
                made = [deck.question(card, rendering, seed) for seed in range(20)]
                assert made[7] == deck.question(card, rendering, 7)
                assert {question.card for question in made} == {card}


def test_the_place_of_the_key_is_balanced_over_seeds(written: list[Compiled], inspect: Inspect) -> None:
    places: Counter[int] = Counter()
    for deck in written:
        for _, question in inspect(deck, range(12)).questions(Form.CHOOSE):
            if question.key.value is None:
                places[[option.key for option in question.options].index(True)] += 1
    shares = [count / places.total() for count in places.values()]
    assert len(shares) == 3
    assert all(0.28 < share < 0.38 for share in shares)
