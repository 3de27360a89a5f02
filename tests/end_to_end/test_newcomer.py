"""The first half minute: somebody who never saw the program answers a question without reading anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Home = Any  # the classes of the fixtures
Start = Callable[..., Any]

MOST_KEYS = 3


def test_a_newcomer_reaches_the_first_verdict_with_at_most_three_keys(home: Home, terminal: Start) -> None:
    screen = terminal(home)
    screen.wait_for("Due today", "enter study")
    keys = ["\r"]  # the key that the footer names first
    screen.type(keys[-1])
    while (seen := screen.wait_for_one("space next", "ask me", "t true", "1 2 3 answer", "enter check")) != "space next":
        assert len(keys) < MOST_KEYS, screen.shown
        keys.append({"ask me": " ", "t true": "t", "1 2 3 answer": "1"}[seen])
        screen.type(keys[-1])
        screen.wait_until(lambda before=seen: not screen.holds(before), f"what comes after {seen}")
    assert screen.holds("✓") or screen.holds("✗")
    assert screen.holds("Source:")
    screen.type("\x11")
    assert screen.end() == 0
    assert sum(deck["again"] + 10 - deck["new"] for deck in home.due().values()) >= 1
