"""The author's guide keeps what it says: every example is a deck without a problem, and asks what stands below it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from ice_quiz.facts import shapes
from ice_quiz.facts.deckfile import read_deck
from ice_quiz.facts.kinds import Record
from ice_quiz.facts.problems import Severity
from ice_quiz.lint.check import check
from ice_quiz.questions.compiled import compile_deck

TODAY = date(2026, 11, 24)
SOURCELESS = "F100"  # an example shows one thing at a time
GUIDE = (Path(__file__).parents[2] / "decks" / "README.md").read_text(encoding="utf-8")


def examples() -> list[tuple[str, list[str]]]:
    """Each example with the questions that the page shows below it."""
    found: list[tuple[str, list[str]]] = []
    for language, block in re.findall(r"^```(yaml|text)\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE):
        if language == "yaml":
            found.append((block, []))
        else:
            found[-1][1].extend(block.splitlines())
    return found


@pytest.mark.parametrize(
    ("block", "asked"), examples(), ids=lambda value: value.split("\n", 1)[0] if isinstance(value, str) else ""
)
def test_every_example_is_a_deck_that_asks_what_the_guide_says(block: str, asked: list[str], tmp_path: Path) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(block if block.startswith("deck:") else f"deck: example\ntitle: Example\n{block}", encoding="utf-8")
    found = [problem for problem in check(path, {}, TODAY).problems if problem.severity is not Severity.NOTE]
    assert [problem for problem in found if problem.code != SOURCELESS] == []
    reading = read_deck(path)
    assert reading.deck is not None
    deck = compile_deck(reading.deck, TODAY)
    stems = {deck.question(card, rendering, 0).stem for card in deck.cards for rendering in deck.renderings(card)}
    assert [question for question in asked if question not in stems] == []
    assert all(deck.renderings(card) for card in deck.cards)


def test_the_guide_has_examples_for_every_part_of_the_format() -> None:
    assert len(examples()) > 10
    assert sum(bool(asked) for _, asked in examples()) > 10


def test_the_guide_explains_every_key_of_the_format() -> None:
    records = (getattr(shapes, name) for name in vars(shapes) if name.isupper())
    keys = {key for record in records if isinstance(record, Record) for key in record.fields}
    assert {key for key in keys if not re.search(rf"\b{re.escape(key)}:", GUIDE)} == set()
