"""A list becomes a deck in a conversation: what was understood is shown, turned round and agreed to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

LIST = "Albatros\tWhich ship sails red\nBiene\tWhich ship sails blue\nCormoran\n"


def test_a_list_is_turned_round_and_agreed_to_before_a_file_is_replaced(home: Any, terminal: Callable[..., Any]) -> None:
    (home.folder / "ships.txt").write_text(LIST, encoding="utf-8")
    (home.folder / "ships.yaml").write_text("mine\n", encoding="utf-8")
    asked = terminal(home, "import", "ships.txt", lines=40)
    asked.wait_for("line 3: the answer is missing", "Leave this row out and go on? [y/N]:")
    asked.type("y\n")
    asked.wait_for("question is column 1", "Is this right? y yes, s the sides the other way round, n no [y]:")
    asked.type("s\n")
    asked.wait_for("answer is column 1", "Which ship sails blue → Biene", "Is this right?")
    asked.wait_until(lambda: asked.text.count("Is this right?") == 2, "the question again")
    asked.type("\n")
    asked.wait_for("ships.yaml is there already. Replace it? [y/N]:")
    assert (home.folder / "ships.yaml").read_text(encoding="utf-8") == "mine\n"
    asked.type("y\n")
    asked.wait_for("Written: ships.yaml, with 2 questions.")
    assert asked.end() == 0
    assert "ask: Which ship sails red\n        answer: Albatros" in (home.folder / "ships.yaml").read_text(encoding="utf-8")


def test_a_list_that_is_not_agreed_to_leaves_nothing_behind(home: Any, terminal: Callable[..., Any]) -> None:
    (home.folder / "ships.txt").write_text(LIST, encoding="utf-8")
    asked = terminal(home, "import", "ships.txt")
    asked.wait_for("Leave this row out and go on? [y/N]:")
    asked.type("\n")
    asked.wait_for("Nothing was written.")
    assert asked.end() == 1
    assert [path.name for path in home.folder.iterdir() if path.is_file()] == ["ships.txt"]
