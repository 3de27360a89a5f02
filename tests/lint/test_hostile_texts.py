"""Whatever stands in a deck, a check takes no longer than its size says."""

from __future__ import annotations

import time
from datetime import date

import pytest

from ice_quiz.lint.check import check_text

HEAD = "deck: d\ntitle: D\nsources: {atlas: {title: The Atlas, as of: 2020}}\n"
PIECES = [
    "a ",
    "a/b ",
    "word, ",
    "which of these is not ",
    "all of the ",
    "NASA ",
    "___ x",
    "a. B",
    "6.7,0 ",
    "\u200b",
    "Aа ",
    "( ",
]


def seconds(text: str) -> float:
    start = time.process_time()
    check_text(text, "d.yaml", {"atlas": text}, date(2026, 11, 24))
    return time.process_time() - start


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_takes_no_more_than_its_length_says(piece: str) -> None:
    def deck(length: int) -> str:
        text = (piece * (length // len(piece))).strip()
        card = f'{{ask: "{text}", answer: "{text}", wrong: ["{text} x", b]}}'
        return HEAD + f"topics: [{{topic: T, source: atlas, cards: [{card}]}}]\n"

    seconds(deck(1_000))  # whatever is made once
    short, long = seconds(deck(2_000)), seconds(deck(16_000))
    assert long < max(20 * short, 0.3)
