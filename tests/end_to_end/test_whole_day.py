"""A student's whole day: study, undo, leave, put a card aside, look at the statistics, take a quiz, see its result.

It is played on the screen and line by line, and must leave the same events.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from random import Random
from typing import Any

from ice_quiz.clock import Moment, SetClock
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import replay

Home = Any  # the classes of the fixtures
Start = Callable[..., Any]

FACTS = {
    "What stands on the hill?": "a windmill",
    "What crosses the brook?": "a bridge",
    "What rings at noon?": "a bell",
    "What keeps the gate?": "a tower",
}
CARDS = "".join(
    f"      - {{ask: {ask}, answer: {answer}, wrong: [a castle, a garden], off: [true or false, type]}}\n"
    for ask, answer in FACTS.items()
)
DECK = f"deck: town\ntitle: The town\ntopics:\n  - topic: Now\n    cards:\n{CARDS}"
WRONG = "a castle"


def number(text: str, answer: str) -> str:
    """The number before an answer, where it stands last."""
    return str(re.findall(rf"(\d)[ .]+{answer}\b", text)[-1])


def on_the_screen(terminal: Start, home: Home) -> None:
    """The day by keys."""
    screen = terminal(home)
    screen.wait_for("› ICE", "The town", "q quit")
    screen.type("j")
    screen.wait_for("› The town")
    screen.type("\r")
    asked: set[str] = set()
    for slips in (0, 1, 0):
        stem = screen.wait_for_one(*FACTS.keys() - asked)
        asked.add(stem)
        if len(asked) == 3:
            break
        if slips:
            screen.type(number(screen.shown, WRONG))
            screen.wait_for("✗", "space next")
            screen.type("u")
            screen.wait_for("Undid: wrong", "h hint")
        screen.type(number(screen.shown, FACTS[stem]))
        screen.wait_for("✓", "space next")
        screen.type(" ")
    screen.type("\x1b")
    screen.wait_for("› The town", "b browse")
    screen.type("b")
    screen.wait_for("All cards", "o sort")
    screen.type("/" + stem.split()[1])
    screen.wait_for(stem, "1 of")
    screen.type("\r")
    screen.wait_for("o sort")
    screen.type("-")
    screen.wait_for("1 card suspended.")
    screen.type("\x1b")
    screen.wait_for("› The town", "t statistics")
    screen.type("t")
    screen.wait_for("Statistics", "2 answers")
    screen.type("\x1b")
    screen.wait_for("› The town", "z quiz")
    screen.type("z")
    screen.wait_for("enter begin")
    screen.type("\r")
    told: set[str] = set()
    while not screen.holds("Done: "):
        told.add(stem := screen.wait_for_one(*FACTS.keys() - told))
        screen.type(number(screen.shown, FACTS[stem]))
        screen.wait_for("✓", "space next")
        screen.type(" ")
        screen.wait_for_one("Done: ", *FACTS.keys() - told)
    screen.wait_for("Done: 3 of 3 right.")
    screen.type("\x11")
    assert screen.end() == 0


def line_by_line(terminal: Start, home: Home) -> None:
    """The same day in lines."""
    session = terminal(home, "study", "town", "--plain", columns=200, lines=200)

    def typed(line: str) -> str:
        """Type a line; what is printed after it, up to the next prompt."""
        before = len(session.text)
        session.type(f"{line}\n")
        session.wait_until(lambda: session.text[before:].endswith(": "), "the next prompt")
        return str(session.text)

    session.wait_until(lambda: session.text.endswith("): "), "the first prompt")
    for slips in (0, 1):
        if slips:
            typed(number(session.text, WRONG))
            typed("u")
        stem = max(FACTS, key=session.text.rfind)
        typed(number(session.text, FACTS[stem]))
        typed("")
    typed("-")
    session.type("q\n")
    assert session.end() == 0
    assert "2 answers" in home.run("stats", "--plain").stdout
    session = terminal(home, "quiz", "town", "--plain", columns=200, lines=200)
    session.wait_until(lambda: session.text.endswith("): "), "the first prompt")
    while "Done: " not in session.text:
        stem = max(FACTS, key=session.text.rfind)
        typed(number(session.text, FACTS[stem]))
    assert "Done: 3 right and 0 wrong of 3 asked" in session.text
    session.type("\n")
    assert session.end() == 0


def begun_as_one(home: Home) -> None:
    """Let both homes be those of one learner, who is asked the same in both."""
    with Log.open(home.folder / "data", SetClock(moment_of(home)), randomness=Random(1).randbytes) as log:
        log.append(log.stamp(Kind.SETTING, body={"key": "new_per_day", "value": 20}))


def moment_of(home: Home) -> Moment:
    return Moment(int(datetime.fromisoformat(home.now + "+00:00").timestamp() * 1000))


def told(home: Home) -> list[tuple[object, ...]]:
    """What the log holds, without what is different in each: ids, devices and times of day."""
    with Log.open(home.folder / "data", SetClock(moment_of(home))) as log:
        happened = log.events()
        assert replay(happened) == log.state()
    place = {event.id: number for number, event in enumerate(happened)}
    return [(event.kind, event.card, event.day, without_times(event, place)) for event in happened]


def without_times(event: Event, place: Mapping[str, int]) -> dict[str, object]:
    return {key: place.get(str(value), value) for key, value in event.body.items() if key != "ms"}


def test_a_whole_day_on_the_screen_and_line_by_line_leaves_the_same_events(
    terminal: Start, homes: Callable[[str], Home]
) -> None:
    one, other = homes("screen"), homes("lines")
    for home in (one, other):
        begun_as_one(home)
        (home.decks / "town.yaml").write_text(DECK, encoding="utf-8")
    on_the_screen(terminal, one)
    line_by_line(terminal, other)
    assert told(one) == told(other)
    assert [kind for kind, *_ in told(one)].count("answered") == 6
