from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]


def test_statistics_are_told_in_words_and_as_json(call: Call, program: Call, harbour: Path) -> None:
    call("add", harbour)
    program("study", "harbour", "--json", typed=b'{"answer": 1}\n' * 4)
    ran = call("stats", "harbour", "--plain")
    assert ran.code == 0
    assert ran.out.startswith("Hafen – Über das Wasser, Tuesday 24 November 2026\n")
    assert "4 answers" in ran.out
    document = json.loads(call("stats", "--json").out)
    assert document["days"][0]["answered"] == 4
    assert [period["days"] for period in document["periods"]] == [30, 365, None]
    assert len(document["due"]) == 30


def test_a_deck_that_is_not_there_is_told(call: Call) -> None:
    ran = call("stats", "harbuor")
    assert ran.code == 1
    assert "harbuor" in ran.err
