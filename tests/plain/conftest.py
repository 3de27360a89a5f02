from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.library.library import Library
from ice_quiz.places import Places
from ice_quiz.plain.exam_lines import ExamLines
from ice_quiz.plain.exam_protocol import ExamProtocol
from ice_quiz.plain.lines import Lines
from ice_quiz.plain.protocol import Protocol
from ice_quiz.progress.event import Event
from ice_quiz.progress.log import Log
from ice_quiz.questions.question import Form
from ice_quiz.study.desk import Desk
from ice_quiz.study.wish import Wish

HEAD = """\
deck: harbour
title: The harbour
sources:
  guide: {title: Harbour Guide, as of: 2020}
relations:
  moors at: {single: object, ask back: no, ask: "At which pier does {subject} moor?"}
things:
  ship: {Albatros: , Biene: , Cormoran: }
  pier: {North Pier: , East Pier: , South Pier: }
topics:
  - topic: Ships
    source: guide
"""

MOORINGS = """\
    facts:
      - {fact: [Albatros, moors at, North Pier], hint: It is the cold one.}
      - [Biene, moors at, East Pier]
      - [Cormoran, moors at, South Pier]
"""

FLAGS = """\
    lists:
      - {list: colours of the flag, items: [black, red, gold], complete: yes, ordered: yes}
"""

LIGHTS = """\
    numbers:
      - {of: North Pier, what: lights, value: 4, near: [2, 3, 6]}
"""

THINKING = """\
    cards:
      - {ask: Why is the harbour deep?, answer: the river scours it, grade: self, why: The current is strong there.}
"""

ITEMS = """\
    cards:
      - {item: 1, ask: Who is the pilot?, by: pilot}
      - {item: 2, ask: What rings in fog?, answer: the bell}
      - {item: 3, ask: Why is the mole long?, answer: it breaks the swell, grade: self}
      - {item: 4, ask: Which signals are there?, answers: [a cone, a ball, a drum], need: 2}
      - {item: 5, ask: What shows the way?, answer: the beacon}
      - {item: 6, ask: What lifts the crates?, answer: the crane}
you:
  pilot: {ask: Who is your pilot?}
exams:
  papers: {title: The pilot's papers, about: Asked aloud., from: all, ask: 5, pass: 3, stop: decided, form: spoken}
  written: {from: all, ask: 5, pass: 4, form: typed, time: 1 minutes}
  told: {from: all, ask: 4, pass: 2, form: typed, feedback: at once}
"""


def at(day: int, hour: int = 9) -> Moment:
    """A moment of November 2026."""
    return Moment(int(datetime(2026, 11, day, hour, tzinfo=UTC).timestamp() * 1000))


@dataclass
class Harbour:
    """A learner's folders with one deck of the harbour, a clock that is set, and what stands on it."""

    root: Path
    clock: SetClock = field(default_factory=lambda: SetClock(at(24)))
    wish: Wish = field(default_factory=lambda: Wish("harbour"))

    @property
    def places(self) -> Places:
        root = self.root
        return Places(root / "config", root / "data", root / "cache", root / "decks", root / "shipped")

    def holds(self, *parts: str) -> Harbour:
        """The deck is made of these parts."""
        self.places.decks.mkdir(exist_ok=True)
        (self.places.decks / "harbour.yaml").write_text(HEAD + "".join(parts), encoding="utf-8")
        return self

    def wishes(self, **wishes: Any) -> Harbour:
        """The session is asked for with these wishes."""
        self.wish = Wish("harbour", **wishes)
        return self

    def on(self, day: int) -> Harbour:
        """The clock stands on a day of November 2026."""
        self.clock.moment = at(day)
        return self

    def desk(self) -> Desk:
        """The program started anew."""
        return Desk(Library(self.places, date(2026, 11, 24)), Log.open(self.places.data, self.clock), self.clock)

    def events(self) -> tuple[Event, ...]:
        """What the log holds."""
        with Log.open(self.places.data, self.clock) as log:
            return log.events()

    def kinds(self) -> list[str]:
        """What happened, in a word each."""
        return [str(event.kind) for event in self.events()]

    def script(self) -> Script:
        """A session that a script holds."""
        return Script(self)

    def exam(self, name: str = "papers", seed: int = 3) -> ExamScript:
        """An exam that a script sits."""
        return ExamScript(self, name, seed)

    def candidate(self, name: str = "papers", seed: int = 3) -> Candidate:
        """An exam that a learner sits line by line."""
        return Candidate(self, name, seed)

    def learner(self, *, echoed: bool = True) -> Learner:
        """A session that a learner holds line by line."""
        return Learner(self, echoed)


class Script:
    """Sends messages and takes what comes of each."""

    def __init__(self, harbour: Harbour) -> None:
        self.output = io.StringIO()
        self.protocol = Protocol(harbour.desk(), harbour.wish, self.output)
        self.protocol.begin()
        self.first = self.received()

    def received(self) -> list[dict[str, Any]]:
        """What was printed since the last look."""
        text = self.output.getvalue()
        self.output.seek(0)
        self.output.truncate()
        return [json.loads(line) for line in text.splitlines()]

    def send(self, line: bytes | dict[str, Any] | None) -> list[dict[str, Any]]:
        """Everything that one line brings."""
        assert self.protocol.take(json.dumps(line).encode() if isinstance(line, dict) else line)
        return self.received()

    def answer(self, given: Any) -> list[dict[str, Any]]:
        return self.send({"answer": given})

    def rate(self, rating: Any) -> list[dict[str, Any]]:
        return self.send({"rate": rating})

    def command(self, command: Any) -> list[dict[str, Any]]:
        return self.send({"command": command})

    def leave(self) -> list[dict[str, Any]]:
        """What the end brings."""
        assert self.protocol.end() == 0
        return self.received()


RIGHT = {
    "rings": "the bell",
    "mole": "it breaks the swell",
    "signals": ["a cone", "a drum"],
    "way": "the beacon",
    "crates": "the crane",
}
"""The right answers of the exam's items, by a word of their questions."""


class ExamScript:
    """Sits an exam by messages."""

    def __init__(self, harbour: Harbour, name: str, seed: int) -> None:
        self.output = io.StringIO()
        desk = harbour.desk()
        self.protocol = ExamProtocol(desk, desk.exam("harbour", name, seed), self.output)
        self.protocol.begin()
        self.last = self.first = self.received()

    def received(self) -> list[dict[str, Any]]:
        """What was printed since the last look."""
        text = self.output.getvalue()
        self.output.seek(0)
        self.output.truncate()
        return [json.loads(line) for line in text.splitlines()]

    def send(self, line: bytes | dict[str, Any] | None) -> list[dict[str, Any]]:
        """Everything that one line brings."""
        assert self.protocol.take(json.dumps(line).encode() if isinstance(line, dict) else line)
        self.last = self.received()
        return self.last

    def right(self) -> list[dict[str, Any]]:
        """Answer what was asked last, rightly."""
        stem = self.last[-1]["stem"]
        return self.send({"answer": next(answer for word, answer in RIGHT.items() if word in stem)})

    def wrong(self) -> list[dict[str, Any]]:
        """Do not know what was asked last."""
        return self.send({"command": "dont-know"})


class Candidate:
    """Sits an exam by lines and reads what is printed."""

    def __init__(self, harbour: Harbour, name: str, seed: int) -> None:
        self.output = io.StringIO()
        desk = harbour.desk()
        self.lines = ExamLines(desk, desk.exam("harbour", name, seed), self.output, echoed=True)
        self.lines.begin()
        self.first = self.last = self.read()

    def read(self) -> str:
        """What was printed since the last look."""
        text = self.output.getvalue()
        self.output.seek(0)
        self.output.truncate()
        return text

    def types(self, *lines: str | None) -> str:
        """What the last of the lines brings; none of them leaves."""
        for line in lines:
            self.read()
            assert self.lines.take(line)
        self.last = self.read()
        return self.last

    def right(self) -> str:
        """Answer what was asked last, rightly."""
        answer = next(answer for word, answer in RIGHT.items() if word in self.last)
        return self.types(answer if isinstance(answer, str) else "; ".join(answer))

    def leaves_with(self, line: str) -> str:
        """What is printed at the end, when the line ends the exam."""
        self.read()
        assert not self.lines.take(line)
        assert self.lines.end() == 0
        return self.read()


class Learner:
    """Types lines and reads what is printed."""

    def __init__(self, harbour: Harbour, echoed: bool) -> None:
        self.output = io.StringIO()
        self.lines = Lines(harbour.desk(), harbour.wish, self.output, echoed=echoed)
        self.lines.begin()
        self.first = self.read()

    def read(self) -> str:
        """What was printed since the last look."""
        text = self.output.getvalue()
        self.output.seek(0)
        self.output.truncate()
        return text

    def types(self, *lines: str | None) -> str:
        """What the last of the lines brings; none of them leaves."""
        for line in lines:
            self.read()
            assert self.lines.take(line)
        return self.read()

    def leaves_with(self, line: str) -> str:
        """What is printed at the end, when the line ends the session."""
        self.read()
        assert not self.lines.take(line)
        assert self.lines.end() == 0
        return self.read()


@pytest.fixture
def harbour(tmp_path: Path) -> Harbour:
    """A harbour with three ships, each at a pier of its own, asked by choosing."""
    return Harbour(tmp_path).holds(MOORINGS).wishes(form=Form.CHOOSE)


@pytest.fixture
def pilots(tmp_path: Path) -> Harbour:
    """A harbour whose deck has exams of six items, one of which waits for what the learner says."""
    return Harbour(tmp_path).holds(ITEMS)


@pytest.fixture
def parts() -> Callable[[str], str]:
    """The parts a deck of the harbour can be made of, by name."""
    return {"moorings": MOORINGS, "flags": FLAGS, "lights": LIGHTS, "thinking": THINKING, "items": ITEMS}.__getitem__
