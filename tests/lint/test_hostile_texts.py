"""Whatever stands in a deck, a check takes no longer than its size says."""

from __future__ import annotations

import time
from datetime import date

import pytest

from ice_quiz.lint.check import check_text

HEAD = "deck: d\ntitle: D\nsources: {atlas: {title: The Atlas, as of: 2020}}\n"
PIECES = ["a ", "a/b ", "word, ", "which of these is not ", "NASA ", "___ x", "a. B", "6.7,0 ", "\u200b"]


def seconds(text: str) -> float:
    """The time of the processor that a check takes, the less disturbed of two."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        check_text(text, "d.yaml", {"atlas": text}, date(2026, 11, 24))
        taken.append(time.process_time() - start)
    return min(taken)


def test_a_deck_in_which_every_name_is_misspelt_takes_no_more_than_its_size_says() -> None:
    def deck(facts: int) -> str:
        things = "".join(f"    Thing {number}:\n" for number in range(facts))
        triples = "".join(f"      - [Think {number}, meets, Thint {number}]\n" for number in range(facts))
        topics = f"topics:\n  - topic: T\n    source: atlas\n    facts:\n{triples}"
        return f"{HEAD}things:\n  kind:\n{things}relations: {{meets: {{single: none}}}}\n{topics}"

    seconds(deck(100))
    assert seconds(deck(1_600)) < max(24 * seconds(deck(200)), 0.6)  # 64 times as long if it grew with the square


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_takes_no_more_than_its_length_says(piece: str) -> None:
    def deck(length: int) -> str:
        text = (piece * (length // len(piece))).strip()
        card = f'{{ask: "{text}", answer: "{text}", wrong: ["{text} x", b]}}'
        return HEAD + f"topics: [{{topic: T, source: atlas, cards: [{card}]}}]\n"

    seconds(deck(500))  # whatever is made once
    short, long = seconds(deck(1_000)), seconds(deck(8_000))
    assert long < max(24 * short, 0.6)
