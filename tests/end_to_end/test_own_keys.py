"""A key of one's own: given by pressing it, at once in the footer, and still there the next time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ice_quiz.tui.commands import STUDY

DECK = """\
deck: harbour
title: The harbour
topics:
  - topic: Ships
    cards:
      - {ask: Which ship is red?, answer: Albatros, wrong: [Biene, Cormoran]}
"""


def test_a_key_that_was_pressed_for_a_command_is_its_key_from_then_on(home: Any, terminal: Callable[..., Any]) -> None:
    (home.decks / "harbour.yaml").write_text(DECK, encoding="utf-8")
    screen = terminal(home, "study", "harbour", columns=60, lines=20)
    screen.wait_for("Which ship is red?", "0 I don't know", "? help")
    screen.type("?")
    screen.wait_for("show the answer; it comes again today", "c change the keys")
    screen.type("c")
    screen.wait_for("Keys · Study", "enter new key")
    listed = [command.name for command in STUDY if command.shown and not command.numbered]
    for name in listed[1 : listed.index("dont-know") + 1]:
        screen.type("j")
        screen.wait_for(f"{name} · as delivered")
    screen.type("\r")
    screen.wait_for("Press the new key for “dont-know” …")
    screen.type("u")
    screen.wait_for("“u” is the key of “undo” on the screen “study” already.", "enter new key")
    screen.type("\r")
    screen.wait_for("Press the new key for “dont-know” …")
    screen.type("\x1bOS")  # F4
    screen.wait_for("“dont-know” has the key f4.", "r as delivered")
    screen.type("\x11")
    assert screen.end() == 0

    screen = terminal(home, "study", "harbour", columns=60, lines=20)
    screen.wait_for("Which ship is red?", "f4 I don't know")
    screen.type("\x1bOS")
    screen.wait_for("You did not know it yet", "space next")
    screen.type("\x11")
    assert screen.end() == 0
    assert "keys.study.dont-know  f4" in home.run("config", "keys.study.dont-know").stdout
