"""A student's three days with a small deck, played through all three faces of the real program.

The days are decided once, by a script that holds the JSON protocol and knows the harbour; what it did is then played again
line by line and on the screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.progress.event import Event
from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import replay

Home = Any  # the classes of the fixtures
Script = Any
Terminal = Any

DECK = """\
deck: harbour
title: The harbour
sources:
  guide: {title: Harbour Guide, as of: 2020}
relations:
  moors at: {single: object, ask: "At which pier does {subject} moor?", ask back: no}
things:
  ship: {Albatros: , Biene: , Cormoran: }
  pier: {North Pier: , East Pier: , South Pier: }
topics:
  - topic: Ships
    source: guide
    facts:
      - {fact: [Albatros, moors at, North Pier], hint: It is the cold one.}
      - {fact: [Biene, moors at, East Pier], hint: The sun rises there.}
      - {fact: [Cormoran, moors at, South Pier], hint: It is the warm one.}
    numbers:
      - {of: North Pier, what: lights, value: 4, near: [2, 3, 6]}
    lists:
      - {list: colours of the flag, items: [black, red, gold], complete: yes, ordered: yes}
    cards:
      - {ask: Why is the harbour deep?, answer: the river scours it, grade: self}
"""

PIERS = {"Albatros": "North Pier", "Biene": "East Pier", "Cormoran": "South Pier"}
COLOURS = ["black", "red", "gold"]
ALBATROS, BIENE, CORMORAN = (f"harbour/{ship}.moors at" for ship in PIERS)
LIGHTS, FLAG, ORDER = "harbour/North Pier.lights", "harbour/colours-of-the-flag", "harbour/colours-of-the-flag.order"
DEEP = "harbour/why-is-the-harbour-deep"


@dataclass
class Turn:
    """One question, and what the student did with it: the commands before the reply, the reply, and those after it."""

    question: dict[str, Any]
    before: list[str] = field(default_factory=list)
    reply: Any = None
    after: list[str] = field(default_factory=list)


def right(question: dict[str, Any]) -> Any:
    """A right reply, as the JSON protocol takes it."""
    stem, options, form = question["stem"], question["options"], question["form"]
    ship = next((ship for ship in PIERS if ship in stem), "")
    if form == "true or false":
        said = any(text in stem.rpartition("?")[2] for text in ([PIERS[ship]] if ship else [" 4 ", *COLOURS]))
        return 1 if said else 2
    if form == "choose":
        wanted = [PIERS[ship]] if ship else ["4", *COLOURS]
        return next(number for number, text in enumerate(options, 1) if text in wanted)
    if form == "put in order":
        return COLOURS
    if form == "name all":
        return COLOURS[::-1]
    if form == "missing one":
        return next(colour for colour in COLOURS if colour not in stem)
    if form == "what comes next":
        return COLOURS[COLOURS.index(stem.rstrip("?").split()[-1]) + 1]
    return PIERS[ship] if ship else "4"


def wrong(question: dict[str, Any]) -> Any:
    """A wrong reply."""
    reply = right(question)
    if isinstance(reply, int):
        return reply % len(question["options"]) + 1
    return reply[:1] if isinstance(reply, list) else "a thing of another kind"


# What the student does on each day with each card, the first time it is asked, the second, and so on; then always "right".
DAYS: list[dict[str, list[str]]] = [
    {ALBATROS: ["wrong", "wrong"], BIENE: ["hint"], CORMORAN: ["undo", "right"], LIGHTS: ["dont-know"], FLAG: ["wrong"]},
    {ALBATROS: ["guessed"], LIGHTS: ["was-right"], FLAG: ["right"]},
    {CORMORAN: ["easy"], DEEP: ["hard"], ORDER: ["suspend"]},
]


def decided(question: dict[str, Any], plan: dict[str, list[str]]) -> Turn:
    """What the student does with a question."""
    deeds = plan.get(question["card"], [])
    deed = deeds.pop(0) if deeds else "right"
    turn = Turn(question, reply=wrong(question) if deed in ("wrong", "undo", "was-right") else right(question))
    if question["card"] == DEEP:
        turn.before, turn.reply = ["reveal"], deed if deed == "hard" else "good"
    elif deed in ("hint", "guessed"):
        turn.before = [deed]
    elif deed in ("dont-know", "suspend"):
        turn.reply = f"/{deed}"
    elif deed in ("undo", "was-right"):
        turn.after = [deed]
    elif deed == "easy":
        turn.after = ["rate"]
    return turn


def play_json(script: Callable[..., Script], home: Home, plan: dict[str, list[str]]) -> tuple[list[Turn], dict[str, Any]]:
    """A day, decided question by question; what was done, and the summary."""
    session = script(home, "harbour")
    turns: list[Turn] = []
    while (asked := session.last[-1])["type"] == "question":
        turn = decided(asked, plan)
        turns.append(turn)
        for command in turn.before:
            session.send({"command": command}, "hint", "note", "reveal")
        if turn.before == ["reveal"]:
            session.send({"rate": turn.reply})
        elif isinstance(turn.reply, str) and turn.reply.startswith("/"):
            session.send({"command": turn.reply[1:]})
        else:
            session.send({"answer": turn.reply})
        for command in turn.after:
            session.send({"rate": "easy"} if command == "rate" else {"command": command})
    assert session.end() == 0
    return turns, asked


def typed_in(turn: Turn) -> Iterator[str]:
    """The lines that are typed for a turn in the line mode."""
    yield from ({"reveal": "", "hint": "/hint", "guessed": "/guessed"}[command] for command in turn.before)
    if turn.before == ["reveal"]:
        yield {"hard": "2", "good": "3"}[turn.reply]
    elif turn.question["form"] == "put in order":
        yield " ".join(str(turn.question["options"].index(text) + 1) for text in turn.reply)
    elif isinstance(turn.reply, list):
        yield "; ".join(turn.reply)
        yield from [""] * (len(turn.reply) < turn.question["need"])
    else:
        yield str(turn.reply)
    yield from ({"undo": "u", "was-right": "w", "rate": "4"}[command] for command in turn.after)
    if turn.after != ["undo"] and turn.reply != "/suspend":
        yield ""


def play_plain(terminal: Callable[..., Terminal], home: Home, turns: list[Turn]) -> None:
    """The same day line by line."""
    session = terminal(home, "study", "harbour", "--plain", columns=200, lines=200)
    session.wait_until(lambda: session.text.endswith("): "), "the first prompt")
    for turn in turns:
        for line in [""] * ("\nEnter: ask me (" in session.text[session.text.rstrip().rindex("\n") :]) + [*typed_in(turn)]:
            before = len(session.text)
            session.type(f"{line}\n")
            session.wait_until(lambda: session.text[before:].endswith(": "), "the next prompt")  # noqa: B023
    assert session.text.endswith("Enter leaves: ")
    session.type("\n")
    assert session.end() == 0


RATED, EASY = "space next (", "space next (easy"
PAINTED_FIRST = (RATED, EASY)
"""What comes of keys that do something only once the screen was painted."""


def pressed(turn: Turn) -> Iterator[tuple[str, str]]:
    """The keys that are pressed for a turn on the screen, and what is seen then."""
    typed = turn.question["options"] is None and turn.question["card"] != DEEP
    if typed and (turn.before or turn.reply in ("/suspend", "/dont-know")):
        yield "\x1b", "i type"  # a terminal would take both keys at once for one with alt
    for command in turn.before:
        yield {"reveal": (" ", "How well did you know it?"), "hint": ("h", "Hint: "), "guessed": ("g", "")}[command]
    seen = "Suspended: " if turn.reply == "/suspend" else RATED if turn.before == ["reveal"] else "Source: "
    yield ("i" if typed and turn.before else "") + answer_keys(turn, typed), seen
    for command in turn.after:
        yield {"undo": ("u", "Undid: "), "was-right": ("w", "as you say"), "rate": ("4", EASY)}[command]
    if turn.after != ["undo"] and turn.reply != "/suspend":
        yield " ", ""


def answer_keys(turn: Turn, typed: bool) -> str:
    """The keys that answer on the screen."""
    reply: Any = turn.reply
    if turn.before == ["reveal"]:
        return "2" if reply == "hard" else "3"
    if reply in ("/suspend", "/dont-know"):
        return "-" if reply == "/suspend" else "0"
    if turn.question["form"] == "put in order":
        return "".join(str(turn.question["options"].index(text) + 1) for text in reply) + "\r"
    if turn.question["form"] == "true or false":
        return "t" if reply == 1 else "f"
    if isinstance(reply, list):
        return "".join(f"{text}\r" for text in reply) + "\r" * bool(len(reply) < turn.question["need"])
    return f"{reply}" + ("\r" if typed else "")


def play_screen(terminal: Callable[..., Terminal], home: Home, turns: list[Turn]) -> None:
    """The same day on the screen."""
    session = terminal(home, "study", "harbour")
    for turn in turns:
        stem = turn.question["stem"].removeprefix("True or false? ").removeprefix("Fill the blank. ")
        if session.wait_for_one("space ask me", stem) != stem:
            session.insist(" ", stem)
        for keys, seen in pressed(turn):
            if seen in PAINTED_FIRST:
                session.insist(keys, seen)
            else:
                session.type(keys)
                session.wait_for(seen)
    session.wait_for("Next: ")
    session.type("q")
    session.wait_for("The harbour", "q quit")
    session.type("q")
    assert session.end() == 0


def events(home: Home) -> tuple[Event, ...]:
    """What the log holds; its derived rows are what replaying it gives."""
    moment = Moment(int(datetime.fromisoformat(home.now + "+00:00").timestamp() * 1000))
    with Log.open(home.folder / "data", SetClock(moment)) as log:
        happened = log.events()
        assert replay(happened) == log.state()
        return happened


def told(happened: tuple[Event, ...]) -> list[tuple[object, ...]]:
    """The events without what is different in each log: ids, devices and times of day."""
    place = {event.id: number for number, event in enumerate(happened)}
    return [
        (
            event.kind,
            event.card,
            event.day,
            {key: place.get(str(value), value) for key, value in event.body.items() if key != "ms"},
        )
        for event in happened
    ]


@pytest.fixture
def student(homes: Callable[[str], Home]) -> Callable[[str], Home]:
    """Makes a student with the harbour deck, by name."""

    def made(name: str) -> Home:
        home = homes(name)
        (home.decks / "harbour.yaml").write_text(DECK, encoding="utf-8")
        return home

    return made


def test_three_days_are_the_same_in_all_three_faces(
    student: Callable[[str], Home], script: Callable[..., Script], terminal: Callable[..., Terminal]
) -> None:
    homes = {name: student(name) for name in ("json", "plain", "screen")}
    # New cards; what was not known on the first day and the one that needed a hint; the other three of the first day (good
    # comes back after two) and the guess of the second.
    waiting = [(7, 0, "2026-11-25"), (0, 4, "2026-11-26"), (0, 4, "2026-11-27")]
    # Right, close and wrong at the first try; answers that followed it. A card is drilled until it was right once.
    summaries = [(4, 0, 3, 4), (4, 0, 0, 1), (2, 1, 0, 0)]
    for day, plan in enumerate(DAYS):
        for home in homes.values():
            home.now = f"2026-11-{24 + day}T09:00"
        due = homes["json"].due()["harbour"]  # the others have the same events, as is seen below
        assert (due["new"], due["again"], due["due"]) == (waiting[day][0], 0, waiting[day][1])
        turns, summary = play_json(script, homes["json"], {card: list(deeds) for card, deeds in plan.items()})
        assert tuple(summary[name] for name in ("right", "close", "wrong", "drilled")) == summaries[day]
        play_plain(terminal, homes["plain"], turns)
        play_screen(terminal, homes["screen"], turns)
        for home in homes.values():
            due = home.due()["harbour"]
            assert (due["new"], due["again"], due["due"], due["next_day"]) == (0, 0, 0, waiting[day][2])
    happened = told(events(homes["json"]))
    assert told(events(homes["plain"])) == happened
    assert told(events(homes["screen"])) == happened
    assert Counter(kind for kind, *_ in happened) == {
        "introduced": 3,  # the list, its order, and the question without options
        "answered": 20,  # 7 + 4 + 1 that was undone, 4 + 1, 3
        "undone": 1,
        "overridden": 2,  # counted as right, rated easy
        "suspended": 1,
    }


def test_a_session_that_was_killed_goes_on_with_the_same_question(
    student: Callable[[str], Home], script: Callable[..., Script]
) -> None:
    home = student("killed")
    session = script(home, "harbour")
    session.send({"answer": wrong(session.last[-1])})
    session.send({"answer": right(session.last[-1])})
    third = session.last[-1]
    session.process.kill()
    session.process.communicate()
    assert home.due()["harbour"]["again"] == 1
    session = script(home, "harbour")
    assert session.last == [third]
    session.process.kill()
    session.process.communicate()
