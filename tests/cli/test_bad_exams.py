"""Decks whose exams, or whose changing answers, cannot be: each is told with its place, and stops no other deck."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]

DECK = """\
deck: bad
title: Bad
you:
  state: {ask: Where do you live?}
exams:
  mock: {from: all, items: 2, ask: 2, pass: 1}
topics:
  - topic: T
    cards:
      - {item: 1, ask: Who is mayor now?, answer: Berg, changes: {check by: 2027-01-01}}
      - {item: 2, ask: Where is it?, by: state}
"""


@pytest.mark.parametrize(
    ("good", "bad", "says"),
    [
        ("ask: 2, pass: 1", "ask: 3, pass: 1", "The exam asks 3, and its pool has 2 items."),
        ("ask: 2, pass: 1", "ask: 2, pass: 3", "The pass mark is 3, and only 2 are asked."),
        ("items: 2", "items: 128", "The exam says its pool has 128 items; it has 2."),
        ("from: all", "from: {tags: [star]}", "The exam draws from `star`, which no item has."),
        ("answer: Berg, ", "", "answer"),
        ("by: state", "by: town", "`by: town` names no question of `you:`."),
        ("item: 2", "item: 1", "Item 1 is there already"),
        ("2027-01-01", "2027-13-01", "2027-13-01"),
    ],
)
def test_an_exam_that_cannot_be_is_told_by_each_command_with_its_place(
    call: Call, tmp_path: Path, good: str, bad: str, says: str
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(DECK)
    assert call("check", path).code == 0
    path.write_text(DECK.replace(good, bad))
    checked = call("check", path)
    assert checked.code == 1
    assert says in checked.out
    assert f"{path}:" in checked.out
    for command in (
        ["exam", path, "--plain"],
        ["readiness", path],
        ["plan", path],
        ["you", path],
        ["study", path, "--plain"],
    ):
        ran = call(*command)
        assert ran.code == 1
        assert says in ran.err
        assert "Traceback" not in ran.err


def test_a_broken_exam_stops_no_other_deck(call: Call, home: Path) -> None:
    decks = home / "data" / "decks"
    decks.mkdir(parents=True)
    (decks / "bad.yaml").write_text(DECK.replace("pass: 1", "pass: 9"))
    assert call("readiness", "us-civics").code == 0
    assert "cannot be used" in call("due").out
