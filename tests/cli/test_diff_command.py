"""`ice-quiz diff`, and the same told where a deck replaces another."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]


def test_two_versions_are_compared_card_by_card(call: Call, harbour: Path) -> None:
    newer = harbour.with_name("newer.yaml")
    newer.write_text(harbour.read_text().replace("[Biene, moors at, East Pier]", "[Biene, moors at, South Pier]"))
    code, out, _ = call("diff", harbour, newer)
    assert code == 0
    assert "Answer changed, will be learned anew:\n  harbour/Biene.moors at\n    was East Pier\n    now South Pier\n" in out
    assert "Removed, kept in the log and no longer shown:\n  harbour/moors at.East Pier: " in out
    document = json.loads(call("diff", harbour, newer, "--json").out)
    assert document["answered"][0] == {"id": "harbour/Biene.moors at", "was": "East Pier", "now": "South Pier"}
    assert call("diff", harbour, harbour).out == "No card is different.\n"


def test_a_deck_that_replaces_another_tells_what_it_changes(call: Call, harbour: Path) -> None:
    assert "learned anew" not in call("add", harbour).out
    harbour.write_text(harbour.read_text().replace("[Biene, moors at, East Pier]", "[Biene, moors at, South Pier]"))
    out = call("add", harbour).out
    assert "Answer changed, will be learned anew:\n  harbour/Biene.moors at\n    was East Pier\n    now South Pier\n" in out
    assert "learned anew" not in call("add", harbour).out
