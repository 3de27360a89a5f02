from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ice_quiz.facts.deckfile import read_deck
from ice_quiz.grading.grade import grade
from ice_quiz.grading.verdict import NotCounted, Typed
from ice_quiz.questions.compiled import compile_deck
from ice_quiz.questions.question import Form, Question

ROOT = Path(__file__).parents[2]
RECALLED = (Form.NAME_ALL, Form.TYPE, Form.NUMBER)


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, str, str]]:
    with (Path(__file__).parent / "civics_answers.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["item"], row["typed"], row["verdict"]) for row in csv.DictReader(file, delimiter="\t")]


@pytest.fixture(scope="module")
def asked() -> dict[str, Question]:
    """Each item of the civics deck as an examiner asks it: to be answered in words."""
    deck = read_deck(ROOT / "decks" / "us-civics.yaml").deck
    assert deck is not None
    compiled = compile_deck(deck, date(2026, 11, 24))
    renderings = {card: compiled.renderings(card) for card in compiled.cards}
    return {
        compiled.cards[card].about.item: compiled.question(card, next(one for one in made if one.form in RECALLED), 0)
        for card, made in renderings.items()
    }


def test_the_answers_of_the_civics_test_are_judged_as_an_examiner_would(
    rows: list[tuple[str, str, str]], asked: dict[str, Question]
) -> None:
    judged = [(item, typed, expected, grade(asked[item], Typed(typed))) for item, typed, expected in rows]
    wrong = [
        f"{item}: {typed} is {verdict.outcome if not isinstance(verdict, NotCounted) else verdict}, not {expected}"
        for item, typed, expected, verdict in judged
        if isinstance(verdict, NotCounted) or verdict.outcome != expected
    ]
    assert wrong == []


def test_the_table_holds_every_item_that_can_be_judged_and_neighbours_enough(rows: list[tuple[str, str, str]]) -> None:
    assert {item for item, _, _ in rows} == {str(item) for item in range(1, 129)} - {"23", "29", "61", "62"}
    verdicts = Counter(verdict for _, _, verdict in rows)
    assert verdicts["right"] > 900
    assert verdicts["wrong"] > 500
