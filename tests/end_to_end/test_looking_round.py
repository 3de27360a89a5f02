"""Settings, browse and statistics in the real program: what is done on the screen stays, and is what the commands tell."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Home = Any  # the classes of the fixtures
Start = Callable[..., Any]

TOWN = """\
deck: town
title: The town
cards:
  - {ask: What stands on the hill?, answer: a windmill, wrong: [a castle, a garden]}
  - {ask: What crosses the brook?, answer: a bridge, wrong: [a castle, a garden]}
"""


@pytest.fixture
def town(home: Home) -> Home:
    """A learner with a deck of two cards, the first of them not known."""
    (home.decks / "town.yaml").write_text(TOWN, encoding="utf-8")
    home.run("study", "town", "--json", typed='{"command": "dont-know"}\n')
    return home


def test_a_setting_that_was_changed_on_the_screen_is_kept(terminal: Start, home: Home) -> None:
    screen = terminal(home)
    screen.wait_for("› ICE", "10 new", "q quit")
    screen.type(",")
    screen.wait_for("Settings", "› New cards of one deck a day", "enter change")
    screen.type("\r")
    screen.wait_for("enter keep")
    screen.type("\x7f\x7f7\r")
    screen.wait_for("new_per_day is 7 from now on.", "enter change")
    screen.type("\x1b")
    screen.wait_for("› ICE", "7 new", "q quit")
    screen.type("q")
    assert screen.end() == 0
    screen = terminal(home)
    screen.wait_for("› ICE", "7 new", "q quit")
    screen.type(",")
    screen.wait_for("usually 10")
    screen.type("\x11")
    assert screen.end() == 0


def test_what_was_suspended_among_the_cards_found_is_suspended_for_every_command(terminal: Start, town: Home) -> None:
    screen = terminal(town)
    screen.wait_for("› ICE", "b browse")
    screen.type("b")
    screen.wait_for("All cards", "o sort")
    screen.type("/deck:town ")
    screen.wait_for("2 of", "What crosses the brook?")
    screen.type("hill")
    screen.wait_for("1 of", "What stands on the hill?")
    screen.type("\r")
    screen.wait_for("o sort")
    screen.type("-")
    screen.wait_for("1 card suspended.", "u undo")
    screen.type("\x1b")
    screen.wait_for("› ICE", "q quit")
    screen.type("q")
    assert screen.end() == 0
    found = json.loads(town.run("search", "is:suspended", "--json").stdout)
    assert [card["stem"] for card in found["cards"]] == ["What stands on the hill?"]


def test_the_statistics_on_the_screen_are_those_of_the_command(terminal: Start, town: Home) -> None:
    screen = terminal(town)
    screen.wait_for("› ICE", "t statistics")
    screen.type("t")
    screen.wait_for("Statistics · All decks", "Due again", "tab memory")
    told = json.loads(town.run("stats", "--json").stdout)
    cards, due, (today,) = told["cards"], told["due"], told["days"]
    assert (today["answered"], today["wrong"], due[0]) == (1, 1, 1)
    screen.wait_for(
        f"{cards['all']}: {cards['new']} new, {cards['young']} young, {cards['mature']} mature",
        f"{due[0]} today, {due[1]} tomorrow, {sum(due[:7])} in a week",
        "1 answer in",
        f"{today['right']} right, {today['wrong']} wrong",
    )
    screen.type("\t")
    screen.wait_for("Kept of what was due", "nothing was due again yet")
    screen.type("\x1b")
    screen.wait_for("› ICE", "q quit")
    screen.type("q")
    assert screen.end() == 0
