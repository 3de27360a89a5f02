"""A window that is dragged about: on every screen, down to nothing and back, what stood there stands there again."""

from __future__ import annotations

from collections.abc import Callable

from tests.end_to_end.conftest import Home, Terminal

DECK = """\
deck: harbour
title: A harbour
topics:
  - topic: Ships that are at home in this harbour, and the colours that they have had since they were built
    cards:
      - {ask: "Which of all the ships that are at home in this harbour is the red one, today as before?", answer: Albatros}
      - {ask: "Which of all the ships that are at home in this harbour is the blue one, today as before?", answer: Biene}
"""

HOME = ("Due today", "U.S. civics 2025", "t statistics e write a add a deck , settings ? help q quit")
BROWSE = ("All cards", "question answer due", "Besides HSI and ERO", "t tag o sort r reset A all ? help esc back")
SCREENS = {
    "home": ("", *HOME),
    "browse": ("b", *BROWSE),
    "card": ("\r", "Card", "Questions type: Which of all the ships", "▇", "↓ scroll esc back"),
    "browse again": ("q", *BROWSE),
    "statistics": ("qt", "Statistics · All decks", "Nothing was answered yet.", "ICE_QUIZ_NOW. d deck ? help esc back"),
    "settings": ("q,", "Settings", "Which keys do what", "ICE_QUIZ_NOW. enter change ? help esc back"),
    "quiz": ("qz", "A harbour", "Questions", "enter begin space change ? help esc back"),
    "ways": ("qs", "study …", "Just practise", "enter begin t time box ? help esc back"),
    "author": (
        "qe",
        "harbour.yaml 1 warning",
        "F100",
        "1 deck: harbour",
        "enter edit here tab facts a insert ? help esc back",
    ),
    "facts": (
        "\t",
        "Facts",
        "colours that they have had…",
        "✓ Albatros",
        "enter edit here tab coverage a insert ? help esc back",
    ),
    "study": ("q\r", "Ships", "one, today as before? Albatros.", "space ask me - suspend ? help esc leave"),
}
"""Keys, and what then stands on the screen: the beginning of it, what may come later, and the end."""


def test_dragged_down_to_nothing_and_back_every_screen_stands_as_it_did(
    home: Home, terminal: Callable[..., Terminal]
) -> None:
    (home.decks / "harbour.yaml").write_text(DECK, encoding="utf-8")
    screen = terminal(home)
    for keys, *seen in SCREENS.values():
        screen.type(keys)
        screen.wait_for(*seen)
        screen.resize(20, 5)
        screen.wait_for("Needs 40×12")
        for columns, lines in ((100, 40), (40, 12), (20, 5), (132, 30)):
            screen.resize(columns, lines)
        screen.wait_for(seen[0], seen[-1].split()[-1])
        screen.resize(80, 24)
        screen.wait_for(*seen)
    screen.type("\x11")
    assert screen.end() == 0
    assert "Traceback" not in screen.text
