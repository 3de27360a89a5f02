"""A deck whose every text attacks the terminal and the toolkit: on no screen does it get more than shown."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.end_to_end.conftest import Home, Terminal

# A window title, an action, blinking red by ESC and by its C1 twin, an override, wide and combined letters, an open tag.
ATTACK = r"\e]0;OWNED\a[@click=app.quit]here[/] \e[5;31m\x9b5m\u202egnp 日本 e\u0304[/x"
SHOWN = "�]0;OWNED�[@click=app.quit]here[/] �[5;31m�5m�gnp 日本 ē[/x"
DECK = f"""\
deck: hostile
title: "A {ATTACK}"
about: "about {ATTACK}"
author: "author {ATTACK}"
licence: "licence {ATTACK}"
sources:
  s: {{title: "S {ATTACK}", called: "the {ATTACK}", author: "author {ATTACK}", url: "https://e.org/{ATTACK}", as of: 2020}}
you:
  home: {{ask: "Where {ATTACK}?", look up: "https://e.org/{ATTACK}"}}
topics:
  - topic: "T {ATTACK}"
    source: s
    at: "at {ATTACK}"
    tags: ["tag{ATTACK}"]
    cards:
      - item: 1
        ask: "Q {ATTACK}?"
        answer: "right {ATTACK}"
        wrong: ["w {ATTACK}", "v {ATTACK}"]
        off: [true or false]
        hint: "hint {ATTACK}"
        why: "why {ATTACK}"
        changes: {{as of: 2020-01-01, check by: 2020-01-02, look up: "https://e.org/{ATTACK}"}}
      - {{item: 2, ask: "Who {ATTACK}?", by: home}}
  - topic: "L {ATTACK}"
    lists:
      - {{list: "list {ATTACK}", items: ["i {ATTACK}", "j {ATTACK}"], complete: yes, ordered: "from {ATTACK} to {ATTACK}"}}
exams:
  exam: {{from: all, ask: 1, pass: 1, form: choose, title: "E {ATTACK}", about: "about {ATTACK}", source: s}}
"""
BROKEN = f'deck: broken\ntitle: "B {ATTACK}"\n"key {ATTACK}": 1\ncards:\n  - {{ask: "C {ATTACK}", "key {ATTACK}": 1}}\n'
NAME = "b \x1b]0;OWNED\x07[@click=app.quit]here\x9b5m\u202e.yaml"

CLICK = "click"
HOME = ("Due today", "q quit")
LEAVE = ("q", *HOME)
TOURS = {
    "study": (
        ("\r", f"Where {SHOWN}?", f"https://e.org/{SHOWN}", "tab skip"),
        ("\t", f"Q {SHOWN}?", f"1 right {SHOWN}", "esc leave"),
        ("h", f"hint {SHOWN}", "esc leave"),
        ("0", f"why {SHOWN}", f"author {SHOWN}, “S {SHOWN}”", f"https://e.org/{SHOWN}", "i card", "esc leave"),
        (CLICK, f"why {SHOWN}", f"author {SHOWN}, “S {SHOWN}”", f"https://e.org/{SHOWN}", "i card", "esc leave"),
        ("i", f"T {SHOWN}", f"#tag{SHOWN}", "Memory", "esc back"),
        (CLICK, f"T {SHOWN}", f"#tag{SHOWN}", "Memory", "esc back"),
        ("q", f"why {SHOWN}", "esc leave"),
        (" ", f"List {SHOWN}: i {SHOWN} and j {SHOWN}.", "space ask me", "esc leave"),
        LEAVE,
        ("t", "esc back"),
        ("d", f"A {SHOWN} the year", "tab memory", "esc back"),
        ("\t", f"A {SHOWN} the year", "tab cards", "esc back"),
        ("\t", f"A {SHOWN} the year", "tab the year", "esc back"),
        LEAVE,
        ("b", "Q �", "list �", "esc back"),
        ("/Q", "Search Q", "esc done"),
        ("\r", "enter card", "esc back"),
        ("\r", f"Q {SHOWN}?", "Memory", "esc back"),
        ("q", "enter card", "esc back"),
        LEAVE,
    ),
    "quiz, exam and plan": (
        ("z", "Questions", "T �", "L �", "enter begin", "esc back"),
        LEAVE,
        ("s", f"A {SHOWN} study …", "T �", "enter begin", "esc back"),
        LEAVE,
        ("x", f"E {SHOWN}", f"about {SHOWN}", "enter begin", "esc back"),
        ("\r", f"E {SHOWN} item 1 of 1", f"right {SHOWN}", "esc leave"),
        ("0", f"E {SHOWN} result", f"Q {SHOWN}?", "esc back"),
        (CLICK, f"E {SHOWN} result", f"Q {SHOWN}?", "esc back"),
        ("p", f"E {SHOWN} plan", "enter keep"),
        ("\x1b", f"E {SHOWN} plan", "esc back"),
        ("q", f"E {SHOWN} result", "esc back"),
        ("q", "enter begin", "esc back"),
        LEAVE,
        ("y", f"Where {SHOWN}?", f"Q {SHOWN}?", "esc back"),
        LEAVE,
    ),
    "write": (
        ("e", f"A {SHOWN}", "tab facts", "esc back"),
        ("\t", f"T {SHOWN}", f"Q {SHOWN}?", f"✗ v {SHOWN}", "tab coverage", "esc back"),
        ("\t", f"L {SHOWN} 2 cards", "tab problems", "esc back"),
        LEAVE,
        ("j\r", "key �]0;OWNED", "[@click=app.quit]here�", "esc back"),
        (CLICK, "key �]0;OWNED", "[@click=app.quit]here�", "esc back"),
        LEAVE,
        ("e", "`key �]0;OWNED", "esc back"),
        LEAVE,
    ),
}


@pytest.mark.parametrize("tour", TOURS.values(), ids=TOURS)
def test_a_deck_that_attacks_is_shown_as_text_on_every_screen_and_nothing_obeys_it(
    home: Home, terminal: Callable[..., Terminal], tour: tuple[tuple[str, ...], ...]
) -> None:
    (home.decks / "hostile.yaml").write_text(DECK, encoding="utf-8")
    (home.decks / NAME).write_text(BROKEN, encoding="utf-8")
    screen = terminal(home, columns=100, lines=44)
    screen.wait_for("A �", "3 problems", *HOME)
    for keys, *seen in tour:
        screen.type(clicks(screen) if keys == CLICK else keys)
        screen.wait_for(*seen)
    screen.type("q")
    assert screen.end() == 0
    assert "Traceback" not in screen.text
    printed = re.sub(r"\x1b\[[<=>?]?[0-9;]*\$?[A-Za-z]|\x1b]22;default\x07", "", screen.raw.decode("utf-8"))
    assert re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]", printed) == []
    assert b"\x1b[5;31m" not in screen.raw


def clicks(screen: Terminal) -> str:
    """A click on each action that stands on the screen, as a terminal tells it (xterm's control sequences, SGR 1006)."""
    places = [(line.find("here[/]") + 1, y) for y, line in enumerate(map("".join, screen.cells), 1) if "here[/]" in line]
    assert places
    return "".join(f"\x1b[<0;{x};{y}{way}" for x, y in places for way in "Mm")
