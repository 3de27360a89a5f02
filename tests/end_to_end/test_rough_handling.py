"""What a terminal can do to the program while a card is in hand: nothing is counted twice, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Home = Any  # the classes of the fixtures
Start = Callable[..., Any]

DECK = """\
deck: harbour
title: The harbour
topics:
  - topic: Ships
    cards:
      - {ask: What is the red ship called?, answer: Albatros}
      - {ask: What is the blue ship called?, answer: Biene}
      - {ask: What is the old ship called?, answer: Cormoran}
"""


def answers(home: Home) -> int:
    return int(home.due()["harbour"]["again"])


def test_resized_pasted_into_hammered_and_without_its_deck_the_session_goes_on(home: Home, terminal: Start) -> None:
    file = home.decks / "harbour.yaml"
    file.write_text(DECK, encoding="utf-8")
    screen = terminal(home, "study", "harbour")
    seen = screen.wait_for_one("enter check", "ask me")
    if seen == "ask me":
        screen.type(" ")
        screen.wait_for("enter check")

    for columns, lines in ((20, 5), (200, 60), (20, 5), (80, 24)):  # at a question
        screen.resize(columns, lines)
    screen.wait_for("What is the", "enter check")

    screen.type("\x1b[200~" + "x" * 1_000_000 + "\x1b[201~")  # a paste of a megabyte
    screen.wait_for("characters at most; the rest was left out")
    screen.type("\r")
    screen.wait_for("space next (again today)")

    screen.resize(20, 5)  # at a verdict
    screen.wait_for("Needs 40×12")
    screen.resize(80, 24)
    screen.wait_for("space next (again today)", "✗")

    file.unlink()  # the deck is gone while it is studied
    screen.type(" ")
    seen = screen.wait_for_one("enter check", "ask me")
    if seen == "ask me":
        screen.insist(" ", "enter check")
    screen.type("nothing\r" + "\r" * 30)  # hammered: the verdict has to be seen before it is left
    screen.wait_for("space next (again today)")

    screen.type("\x11")
    assert screen.end() == 0
    assert "Traceback" not in screen.text
    file.write_text(DECK, encoding="utf-8")
    assert answers(home) == 2
