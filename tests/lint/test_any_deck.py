"""Whatever stands in a deck, a check tells what is wrong, where, and never fails."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given, settings

from ice_quiz.lint.catalogue import RULES
from ice_quiz.lint.check import check_text
from ice_quiz.lint.coverage import forms_by_topic, unrecognised
from ice_quiz.lint.repair import repaired
from tests.facts.test_schema import spoilt_decks


@settings(derandomize=True, deadline=None, max_examples=80)
@given(spoilt_decks())
def test_a_spoilt_deck_is_checked_to_its_end(spoilt: Any) -> None:
    text = json.dumps(spoilt, ensure_ascii=False, indent=1)
    report = check_text(text, "deck.yaml", {"atlas": text[:2_000]}, date(2026, 11, 24))
    lines = text.splitlines()
    for problem in report.problems:
        assert problem.code in RULES
        assert problem.place.file == "deck.yaml"
        assert 0 < problem.place.line <= len(lines)
        assert 0 < problem.place.column <= len(lines[problem.place.line - 1]) + 1
    repaired(text.encode(), "deck.yaml", report.problems)
    if report.compiled is not None:
        assert report.cards == sum(topic.cards for topic in forms_by_topic(report.compiled))
        assert len(list(unrecognised(report.compiled))) <= report.cards
