from __future__ import annotations

from collections.abc import Callable

import pytest

from ice_quiz.questions.compiled import Compiled
from tests.questions.cell_deck import DECK

Compile = Callable[..., Compiled]


def _prints(made: Compiled) -> dict[str, str]:
    return {card.id: card.fingerprint for card in made.cards.values()}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: cell nucleus", "name: kernel"),
        ("also: [nucleus]", "also: [nucleus, karyon]"),
        ("[nucleus, holds, [DNA, mRNA]]", "[nucleus, holds, [mRNA, DNA]]"),
        ("value: 2", "value: two"),
        ("near: [1, 3, 4]", "near: [5, 6]"),
        ("answer: they move", "answer: They move!"),
        ("answer: they move", "answer: they move, also: [they work]"),
        ("ATP: the carrier of energy", "ATP: The carrier of energy"),
        ("wrong: [they sleep, they grow]", "wrong: [they rest]"),
        ("makes: {single: subject}", "makes: {single: none}"),
    ],
)
def test_other_names_case_order_and_wrong_answers_do_not_start_a_card_anew(old: str, new: str, compiled: Compile) -> None:
    assert old in DECK
    assert _prints(compiled(DECK.replace(old, new))) == _prints(compiled(DECK))


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("[mitochondrion, makes, ATP]", "[mitochondrion, makes, [ATP, protein]]", {"cell/mitochondrion.makes"}),
        ("value: 2", "value: 7", {"cell/mitochondrion.membranes"}),
        ("value: 2", "value: about 2", {"cell/mitochondrion.membranes"}),
        ("[glycolysis, Krebs cycle,", "[Krebs cycle, glycolysis,", {"cell/stages-of-respiration.order"}),
        ("Krebs cycle,", "citric acid cycle,", {"cell/stages-of-respiration", "cell/stages-of-respiration.order"}),
        ("the carrier of energy", "the coin of energy", {"cell/ATP.means"}),
        ("answer: they move", "answer: they work", {"cell/why-do-muscles-need-it"}),
        ("ATP: adenosine triphosphate", "ATP: adenosine tri-phosphat", {"cell/ATP.stands for"}),
    ],
)
def test_another_right_answer_starts_the_card_anew_and_no_other(
    old: str, new: str, changed: set[str], compiled: Compile
) -> None:
    assert old in DECK
    before, after = _prints(compiled(DECK)), _prints(compiled(DECK.replace(old, new)))
    assert {card for card in before if before[card] != after[card]} == changed
