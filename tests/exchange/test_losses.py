"""What a format cannot say is told, and nothing is told that does not hold."""

from __future__ import annotations

from collections.abc import Callable

from ice_quiz.exchange.bank import bank
from ice_quiz.exchange.handing import FOR_BANKS
from ice_quiz.exchange.losses import lost_in_a_bank, lost_in_a_table
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Form

Read = Callable[[str], Compiled]

PLAIN = "deck: d\ntitle: D\ncards:\n  - {ask: Why?, answer: therefore}\n"


def test_a_plain_deck_loses_only_what_every_deck_does(compiled: Read) -> None:
    lost = lost_in_a_table(compiled(PLAIN))
    assert [each.split(":")[0].split(",")[0] for each in lost] == [
        "When each card is due and what you answered",
        "The forms",
        "The deck's title",
    ]


def test_what_a_rich_deck_loses_in_a_table_is_told(decks: list[Compiled]) -> None:
    by_id = {deck.deck.id: deck for deck in decks}
    civics = " ".join(lost_in_a_table(by_id["us-civics"]))
    assert "whose answers depend on what a learner says" in civics
    assert "The exams: " in civics
    assert "may have changed" in civics
    cell = " ".join(lost_in_a_table(by_id["cell"]))
    assert all(
        words in cell for words in ("Things and relations", "The proofs", "may be right too", "The order", "confused")
    )
    assert "The exams" not in cell


def test_what_a_bank_loses_is_counted(compiled: Read, decks: list[Compiled]) -> None:
    deck = compiled(PLAIN + "  - {ask: Which?, answers: [a, b], need: 2}\n")
    items = list(bank(deck, FOR_BANKS, 0))
    lost = " ".join(lost_in_a_bank(deck, items, 0))
    assert "in 1 question with a short answer" in lost
    assert "free text is asked for in 1 question," in lost
    assert "no way to ask" not in lost
    typed = list(bank(deck, (Form.TYPE,), 0))
    assert "1 card that the format or the wanted form has no way to ask." in lost_in_a_bank(deck, typed, 1)
    civics = next(deck for deck in decks if deck.deck.id == "us-civics")
    assert "The exams: " in " ".join(lost_in_a_bank(civics, [], 0))
