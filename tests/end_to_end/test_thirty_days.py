"""A learner's thirty days to an exam: the day is set, a little is studied, the mock exam is sat, and the chance rises.

The days between go through the JSON protocol; what the learner looks at and sits is the real program behind a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from ice_quiz.clock import Moment, SetClock
from ice_quiz.progress.log import Log

Home = Any  # the classes of the fixtures
Start = Callable[..., Any]

FACTS = {
    "Who built the mill?": "Ada Berg",
    "Who built the bridge?": "Bo Lind",
    "What burned in 1666?": "the granary",
    "What is brewed here?": "cider",
    "What is sold on Mondays?": "fish",
    "What stands on the hill?": "a windmill",
    "What flows by the town?": "the brook",
    "What rings at noon?": "the bell",
    "What grows in the park?": "elms",
    "What colour has the flag?": "green",
    "What is baked for the fair?": "gingerbread",
    "What was mined here?": "salt",
}
CARDS = "".join(
    f"      - {{item: {number}, ask: {ask}, answer: {answer}}}\n" for number, (ask, answer) in enumerate(FACTS.items(), 1)
)
DECK = f"""\
deck: town
title: The town
exams:
  town test: {{from: all, items: 12, ask: 8, pass: 5, stop: decided, form: spoken}}
topics:
  - topic: The town
    cards:
{CARDS}"""
FIRST = date(2026, 11, 24)
EXAM_DAY = date(2026, 12, 25)


def study(script: Start, home: Home, slips: int) -> int:
    """Study what is due; the first `slips` cards are answered wrong. How many were asked."""
    session = script(home, "town")
    asked: set[str] = set()
    while (last := session.last[-1])["type"] == "question":
        wrong = len(asked) < slips and last["card"] not in asked
        asked.add(last["card"])
        session.send({"answer": "a castle" if wrong else FACTS[last["stem"]]})
    assert session.end() == 0
    return len(asked)


def to_the_town(screen: Any) -> None:
    screen.wait_for("Due today" if screen.holds("Due today") else "The town")
    while not screen.holds("› The town"):
        screen.type("j")
        screen.wait_for_one("› The town", "› U.S. civics 2025")
    screen.wait_for("› The town")


def chance_on_the_plan(screen: Any) -> float:
    """What the plan says of an exam today, in per cent."""
    shown = screen.wait_for("if it were today", "model estimate")
    found = re.search(r"(under |over )?(\d+) % if it were today", shown)
    assert found
    return int(found[2]) + {"under ": -0.5, "over ": 0.5}.get(found[1], 0)


def test_a_learner_comes_from_nothing_to_the_exam_day_and_sees_the_chance_rise(
    home: Home, script: Start, terminal: Start
) -> None:
    (home.decks / "town.yaml").write_text(DECK, encoding="utf-8")
    chances = []

    # The first day: the exam day is set.
    screen = terminal(home)
    to_the_town(screen)
    assert not screen.holds("exam in")
    screen.type("l")
    screen.wait_for("Exam day", "such as")
    screen.type("25 December")
    screen.wait_for("Friday 25 December 2026, in 31 days")
    screen.type("\r")
    screen.wait_for("Friday 25 December, in 31 days", "At 10 minutes a day you reach a chance of")
    chances.append(chance_on_the_plan(screen))
    screen.type("\x1b")
    screen.wait_for("› The town", "exam in 31 days")
    screen.type("q")
    assert screen.end() == 0

    # Thirty days, a few answers on every other one; a week is missed.
    asked = []
    for day in range(31):
        home.now = f"{FIRST + timedelta(day)}T09:00"
        if day % 2 == 0 and day not in range(9, 16):
            asked.append(study(script, home, slips=2 if day % 4 == 0 else 0))
        if day == 15:
            screen = terminal(home)
            to_the_town(screen)
            screen.wait_for("exam 25 Dec")
            screen.type("l")
            chances.append(chance_on_the_plan(screen))
            screen.type("\x11")
            assert screen.end() == 0
    assert asked[0] == 10
    assert 0 in asked
    assert asked[-1] == len(FACTS)  # on the last day every card is looked at

    # The evening before the exam: the mock exam, left once and gone on with.
    home.now = f"{EXAM_DAY - timedelta(1)}T19:00"
    screen = terminal(home)
    to_the_town(screen)
    screen.wait_for("exam tomorrow")
    screen.type("x")
    screen.wait_for("8 of 12 items · 5 right pass", "Your exam is tomorrow, on Friday 25 December.")
    screen.type("\r")
    sat: set[str] = set()
    for number in range(1, 6):
        screen.wait_for(f"item {number} of 8")
        stem = screen.wait_for_one(*FACTS.keys() - sat)  # the next number may be painted before the next question
        sat.add(stem)
        if number == 2:
            screen.type("\t")
            screen.wait_for(f"right {FACTS[stem]}", "Was what you said right?")
            screen.type("2")
        elif number == 3:
            screen.type("\x1b")
            screen.wait_for("i type")
            screen.type("\x1b")
            screen.wait_for("You left it at item 3; nothing is lost")
            screen.type("\r")
            screen.wait_for("item 3 of 8", stem, "You left this exam after 2 of 8 items; it goes on there.")
            screen.type(f"{FACTS[stem]}\r")
        else:
            screen.type(f"{FACTS[stem]}\r")
    screen.wait_for("Passed: 5 of 5 asked.", "needed 5 of 8", "stopped early", "Your only mock exam: passed")
    screen.wait_for("Chance to pass tomorrow without more study:")
    screen.type("p")
    chances.append(chance_on_the_plan(screen))
    screen.type("\x11")
    assert screen.end() == 0

    assert chances[0] < 1
    assert chances == sorted(set(chances))
    assert chances[-1] > 90
    moment = SetClock(Moment(0))
    kinds = [event.kind for event in Log.open(home.folder / "data", moment).events()]
    assert (kinds.count("exam_started"), kinds.count("exam_ended")) == (1, 1)
