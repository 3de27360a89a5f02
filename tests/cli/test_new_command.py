"""`ice-quiz new` and `ice-quiz schema`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]

OPTIONS = (
    "--title",
    "Rivers",
    "--source",
    "The Atlas",
    "--kind",
    "river",
    "--names",
    "Danube, Rhine, Elbe",
    "--ask",
    "Which one?",
)


def test_a_new_deck_is_written_once_and_can_be_studied(call: Call, tmp_path: Path) -> None:
    code, out, _ = call("new", *OPTIONS, "--answer", "Rhine")
    assert code == 0
    assert "Written: rivers.yaml" in out
    assert call("check", "rivers.yaml", "--json").out == "[]\n"
    assert "wrong  Danube" in call("preview", "rivers.yaml").out
    assert json.loads((tmp_path / "deck.schema.json").read_text()) == json.loads(call("schema").out)
    before = (tmp_path / "rivers.yaml").read_bytes()
    code, _, err = call("new", *OPTIONS, "--answer", "Elbe")
    assert code == 1
    assert "nothing is overwritten" in err
    assert (tmp_path / "rivers.yaml").read_bytes() == before
    assert call("new", "other.yaml", *OPTIONS, "--answer", "Elbe").code == 0


def test_without_a_terminal_the_missing_options_are_named(call: Call, tmp_path: Path) -> None:
    code, _, err = call("new", *OPTIONS)
    assert code == 2
    assert "--answer" in err
    assert list(tmp_path.glob("*.yaml")) == []
