from __future__ import annotations

import asyncio
import difflib
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from textual import events

from ice_quiz.clock import Moment, SetClock
from ice_quiz.errors import DeckError, IceQuizError
from ice_quiz.grading.verdict import Chose, DontKnow, Listed, Outcome, Reply, Typed, Verdict
from ice_quiz.library.library import Library
from ice_quiz.machine import MachineFile
from ice_quiz.memory.rating import Rating
from ice_quiz.places import Places
from ice_quiz.progress.log import Log
from ice_quiz.questions.question import Answer, AnswerKey, Form, Grade, Option, Proof, Question, Rendering
from ice_quiz.study.desk import DeckDue, Desk
from ice_quiz.study.snapshot import Command, Counts, Missed, Phase, Purpose, Snapshot, Summary
from ice_quiz.study.statistics.steadiness import Kept, Steadiness
from ice_quiz.study.ways import Way
from ice_quiz.study.wish import Wish
from ice_quiz.tui.app import IceQuizApp
from ice_quiz.tui.keyring import keyring

TODAY = date(2026, 11, 24)
REWRITE = "ICE_QUIZ_GOLDENS"  # set to "write", the tests write what they see instead of comparing it

HSI = "Homeland Security Investigations (HSI)"
ERO = "Enforcement and Removal Operations (ERO)"
OPLA = "Office of the Principal Legal Advisor (OPLA)"
CITATION = "Source: ICE, “HSI roots out child predators”, undated, checked 2026-11-24"
DAYS = {
    Rating.AGAIN: TODAY,
    Rating.HARD: TODAY + timedelta(3),
    Rating.GOOD: TODAY + timedelta(6),
    Rating.EASY: TODAY + timedelta(45),
}


def _question(form: Form, stem: str, key: AnswerKey, options: Sequence[tuple[str, bool]] = (), lead: str = "") -> Question:
    proof = Proof("P1", f"One directorate runs it, and that is HSI; {ERO} is another directorate of ICE.")
    made = tuple(Option(text, right, None if right else proof) for text, right in options)
    return Question(f"ice/{form}", Rendering(form), stem, key, made, lead)


def _key(*answers: str, **more: Any) -> AnswerKey:
    return AnswerKey(tuple(map(Answer, answers)), **more)


CHOOSE = _question(
    Form.CHOOSE,
    "Which directorate of ICE runs Operation Predator?",
    _key(HSI),
    ((ERO, False), (HSI, True), (OPLA, False)),
)
TRUE_FALSE = _question(
    Form.TRUE_FALSE,
    f"Operation Predator is run by {ERO}.",
    _key("False"),
    (("True", False), ("False", True)),
    lead="True or false?",
)
TYPE = _question(Form.TYPE, "What does HSI stand for?", _key("Homeland Security Investigations"))
NUMBERS = _question(
    Form.CHOOSE, "Which place does the article give ICE?", _key("2"), (("1", False), ("2", True), ("4", False))
)
NAME_ALL = _question(Form.NAME_ALL, "Name the three directorates of ICE.", _key(HSI, ERO, OPLA, need=3))
ORDER = _question(
    Form.PUT_IN_ORDER,
    "Put the steps in order, from first to last.",
    _key("identifying", "detaining", "deporting", need=3, ordered=True),
    (("deporting", True), ("identifying", True), ("detaining", True)),
)
RECALL = _question(Form.TYPE, "Why do muscle cells hold many mitochondria?", _key("they need much energy", grade=Grade.SELF))

MEANWHILE = frozenset({Command.HINT, Command.DONT_KNOW, Command.GUESSED, Command.UNDO, Command.BACK, Command.SUSPEND})
AFTERWARDS = frozenset({Command.NEXT, Command.UNDO, Command.SUSPEND, Command.GUESSED})
WRONG = Verdict(Outcome.WRONG, 0.0, "It is not ERO.")
RIGHT = Verdict(Outcome.RIGHT, 1.0, "")


def asked(question: Question, **more: Any) -> Snapshot:
    """A question that waits for its answer."""
    return Snapshot(
        Phase.ASKED,
        deck_title="ICE – What is ICE?",
        topic="Homeland Security Investigations",
        card=question.card,
        question=question,
        done=6,
        total=23,
        minutes_left=3,
        counts=Counts(5, 0, 12),
        commands=MEANWHILE,
        **more,
    )


def answered(question: Question, reply: Reply, verdict: Verdict, **more: Any) -> Snapshot:
    """The same question with its verdict."""
    right = verdict.outcome is not Outcome.WRONG
    told: dict[str, Any] = {
        "phase": Phase.ANSWERED,
        "reply": reply,
        "verdict": verdict,
        "rating": Rating.GOOD if right else Rating.AGAIN,
        "due": DAYS[Rating.GOOD] if right else TODAY,
        "graded": True,
        "ratings": DAYS,
        "why": (f"{HSI} runs Operation Predator.",),
        "citation": CITATION,
        "commands": AFTERWARDS | {Command.WAS_WRONG if right else Command.WAS_RIGHT},
    }
    return replace(asked(question), **{**told, **more})


SNAPSHOTS: dict[str, Snapshot] = {
    "introduced": Snapshot(
        Phase.INTRODUCED,
        deck_title="ICE – What is ICE?",
        topic="ICE in brief",
        card="ice/brief",
        statement="ICE is the second largest federal investigative agency.",
        citation=CITATION,
        new=True,
        total=23,
        minutes_left=4,
        commands=frozenset({Command.NEXT, Command.SUSPEND}),
    ),
    "choose": asked(CHOOSE, new=True),
    "choose-numbers": asked(NUMBERS),
    "true-false": asked(TRUE_FALSE, drill=True),
    "type": asked(TYPE),
    "hints": asked(TYPE, hints=("It begins with “H…”.",), guessed=True),
    "name-all": asked(NAME_ALL),
    "order": asked(ORDER),
    "recall": replace(asked(RECALL), commands=frozenset({Command.REVEAL, Command.DONT_KNOW, Command.UNDO})),
    "revealed": replace(
        asked(RECALL),
        phase=Phase.REVEALED,
        ratings=DAYS,
        statement="Muscle cells hold many mitochondria because they need much energy.",
        citation="Source: Introductory Biology, chapter 3, 2021",
        commands=frozenset({Command.UNDO, Command.SUSPEND}),
    ),
    "chose-wrong": answered(CHOOSE, Chose(0), WRONG),
    "chose-right": answered(CHOOSE, Chose(1), Verdict(Outcome.RIGHT, 1.0, f"Right: {HSI}.")),
    "judged-right": answered(TRUE_FALSE, Chose(1), RIGHT, drill=True, graded=False, ratings={}),
    "typed-close": answered(
        TYPE,
        Typed("Homeland Security Investigation"),
        Verdict(Outcome.CLOSE, 0.9, "One letter is missing."),
        rating=Rating.HARD,
        due=DAYS[Rating.HARD],
    ),
    "typed-right": answered(TYPE, Typed("Homeland Security Investigations"), RIGHT),
    "not-known": answered(
        TYPE,
        DontKnow(),
        Verdict(Outcome.WRONG, 0.0, "You did not know it yet: the answer is Homeland Security Investigations."),
        why=("What does HSI stand for? Homeland Security Investigations.", "It was formed in 2010."),
    ),
    "undecided": answered(
        TYPE,
        Typed("Harbour Safety Institute"),
        Verdict(Outcome.WRONG, 0.0, "This deck does not hold it.", undecided=True),
    ),
    "named": answered(
        NAME_ALL,
        Listed(("HSI", "ERO", "CBP")),
        Verdict(Outcome.WRONG, 0.67, "Two of three.", matched=(HSI, ERO), missing=(OPLA,), extra=("CBP",)),
    ),
    "ordered": answered(
        ORDER,
        Listed(("identifying", "deporting", "detaining")),
        Verdict(Outcome.WRONG, 0.33, "One of three stands at its place."),
    ),
    "practice": answered(CHOOSE, Chose(1), RIGHT, graded=False, ratings={}, due=None),
    "unsaved": answered(
        CHOOSE,
        Chose(1),
        RIGHT,
        message="Counted as right.",
        banner="1 answer is not saved: there is no space left on the disk. It is kept and tried again with the next one.",
    ),
    "summary": Snapshot(
        Phase.FINISHED,
        deck_title="ICE – What is ICE?",
        done=23,
        total=23,
        commands=frozenset({Command.UNDO}),
        summary=Summary(
            answered=23,
            right=18,
            close=2,
            wrong=3,
            new_learned=5,
            seconds=252.0,
            missed=(Missed("a", CHOOSE.stem, HSI), Missed("b", TYPE.stem, "Homeland Security Investigations")),
            next_day=TODAY + timedelta(1),
            due_next_day=12,
            more_new=40,
            drilled=4,
            more_due=120,
        ),
    ),
    "nothing-due": Snapshot(
        Phase.FINISHED, summary=Summary(next_day=TODAY + timedelta(3), due_next_day=4, more_new=7), deck_title="Rivers"
    ),
}

DECKS = (
    DeckDue("ice", "ICE – What is ICE?", counts=Counts(5, 0, 18), cards=102, minutes=4, studied=True, known=0.62),
    DeckDue(
        "civics",
        "U.S. civics 2025",
        counts=Counts(10, 3, 0),
        cards=128,
        minutes=3,
        notice="Your own copy is used.",
        own=True,
        studied=True,
        known=0.07,
    ),
    DeckDue("rivers", "Rivers of Europe", cards=20, next_day=TODAY + timedelta(3), studied=True, known=0.998),
    DeckDue(
        "broken",
        "broken.yaml",
        file="broken.yaml",
        problem="broken.yaml:3:5: D104 There is no key “relatons”.",
        problems=2,
        own=True,
    ),
)


WAYS = (
    Way(
        "Go on: cram · Rivers",
        Wish("ice", Purpose.CRAM, topics=("Rivers",)),
        12,
        2,
        "You left it before its end.",
        left=True,
    ),
    Way("What is due", Wish("ice"), 23, 4, "What is about to be forgotten, then new cards."),
    Way("Weak cards", Wish("ice", Purpose.WEAK), 0, 0, "What was forgotten and is not firm again."),
    Way("Cram", Wish("ice", Purpose.CRAM), 102, 17, "Every card once, new ones too."),
    Way("Programs of the agency that have a very long name", Wish("ice", topics=("Programs",)), 1, 1),
    Way("Tasks", Wish("ice", Purpose.PRACTICE, topics=("Tasks",)), 31, 6, "Nothing of it is due: practice."),
)


@dataclass
class Showing:
    """A desk that shows snapshots one after the other, and keeps what it was sent."""

    snapshots: list[Snapshot] = field(default_factory=list)
    decks: tuple[DeckDue, ...] = DECKS
    today: date = TODAY
    sent: list[object] = field(default_factory=list)
    refusal: IceQuizError | None = None
    left: bool = False
    alerts: tuple[str, ...] = ()
    due_takes_long: bool = False

    @property
    def snapshot(self) -> Snapshot:
        return self.snapshots[0] if self.snapshots else Snapshot(Phase.FINISHED)

    @property
    def banner(self) -> str:
        return self.snapshot.banner

    def steadiness(self) -> Steadiness:
        return Steadiness(Kept(200, 182), 12)

    def changed_elsewhere(self) -> bool:
        return False

    def due(self, _watch: object = None) -> tuple[DeckDue, ...]:
        return self.decks

    def begin(self, wish: Wish) -> Snapshot:
        if self.refusal:
            raise self.refusal
        self.sent.append(("start", wish.deck, wish.purpose, *filter(None, [wish.cards, wish.whole])))
        return self.snapshot

    def card_info(self, card: str) -> object:
        self.sent.append(("card", card))
        raise DeckError("There is nothing to tell of this card.")

    def ways(self, deck: str) -> tuple[Way, ...]:
        self.sent.append(("ways", deck))
        return WAYS

    def _next(self, sent: object) -> Snapshot:
        self.sent.append(sent)
        if len(self.snapshots) > 1:
            self.snapshots.pop(0)
        return self.snapshot

    reply = rate = command = more_new = _next

    def prepare(self) -> None:
        """Nothing has to be made ahead here."""

    def adjust(self, name: str, text: str | None) -> str:
        self.sent.append(("adjust", name, text))
        return ""

    def machine(self) -> MachineFile:
        return MachineFile(Path("settings.toml"))

    def look_after(self) -> tuple[str, ...]:
        return self.alerts

    def wait_at_most(self, seconds: float) -> None:
        """There is nobody to wait for."""

    def leave(self) -> Snapshot:
        self.left = True
        return Snapshot(Phase.FINISHED)


KEYS = {
    "_": "underscore",
    "?": "question_mark",
    "+": "plus",
    ",": "comma",
    ":": "colon",
    "-": "minus",
    "@": "at",
    " ": "space",
    ";": "semicolon",
    "/": "slash",
    "*": "asterisk",
}


def key(name: str) -> events.Key:
    """A key as the terminal's driver makes it: a character, or a name such as "enter"."""
    if len(name) == 1:
        return events.Key(KEYS.get(name, name), name)
    return events.Key(name, {"space": " ", "enter": "\r"}.get(name))


@dataclass
class Stage:
    """The app while it runs without a terminal."""

    app: IceQuizApp
    pilot: Any

    async def settle(self) -> None:
        """Let everything that waits be handled and painted: a pause of no time does both, again for what that caused."""
        for _ in range(3):
            await self.pilot.pause(0)

    async def breathe(self) -> None:
        """Let other threads work: a loop that only looks would hardly ever give Python's lock away."""
        await self.pilot.pause(0.01)
        await self.settle()

    async def press(self, *names: str) -> Stage:
        """Press keys, each painted before the next."""
        for name in names:
            self.app.post_message(key(name))
            await self.settle()
        return self

    async def hammer(self, *names: str) -> Stage:
        """Press keys faster than anything is painted."""
        for name in names:
            self.app.post_message(key(name))
        await self.settle()
        return self

    async def paste(self, text: str) -> Stage:
        self.app.post_message(events.Paste(text))
        await self.settle()
        return self

    async def click(self, column: int, row: int) -> Stage:
        for kind in (events.MouseDown, events.MouseUp):
            place: dict[str, Any] = {"x": column, "y": row, "delta_x": 0, "delta_y": 0, "screen_x": column, "screen_y": row}
            self.app.post_message(kind(None, **place, button=1, shift=False, meta=False, ctrl=False))
        await self.settle()
        return self

    async def click_on(self, text: str) -> Stage:
        """Click where this text stands."""
        for row, line in enumerate(self.lines):
            if text in line:
                return await self.click(line.index(text), row)
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    async def resize(self, columns: int, rows: int) -> Stage:
        await self.pilot.resize_terminal(columns, rows)
        await self.settle()
        return self

    @property
    def lines(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    @property
    def footer(self) -> str:
        entries = self.app.screen.key_bar.entries  # type: ignore[attr-defined]
        return "   ".join(f"{entry.key} {entry.words}" for entry in entries)


Scene = Callable[[Stage], Any]


def _still_asked() -> bool:
    """Whether the decks' screen still asks the desk."""
    return any(thread.name == "what is due" for thread in threading.enumerate())


@pytest.fixture
def on_stage() -> Callable[..., None]:
    """Runs the app on a desk and plays a scene: an async function that is given the stage."""

    def run(
        desk: Any,
        scene: Scene,
        size: tuple[int, int] = (80, 24),
        *,
        deck: str = "",
        note: str = "",
        theme: str = "ice-dark",
        listed: bool = True,
        keys: MachineFile | None = None,
    ) -> None:
        """`theme` "" is what the desk says; `listed`: wait until the decks are there, on a busy machine too.

        `keys` are those given anew.
        """

        async def play() -> None:
            file = desk.machine() if isinstance(desk, Desk) else MachineFile(Path())
            wish = Wish(deck) if deck else None
            app = IceQuizApp(desk, note, wish, machine=file.machine, keyring=keyring(keys or file))
            if theme:
                app.theme = theme
            async with app.run_test(size=size) as pilot:
                stage = Stage(app, pilot)
                await stage.settle()
                while listed and ("Reading the decks" in stage.text or _still_asked()):
                    await stage.breathe()
                await scene(stage)

        asyncio.run(play())

    return run


@pytest.fixture
def showing() -> Callable[..., Showing]:
    """A desk that shows the named snapshots, one after the other."""

    def make(*names: str, **more: Any) -> Showing:
        return Showing([SNAPSHOTS[name] for name in names], **more)

    return make


@pytest.fixture
def real_desk(tmp_path: Path) -> Callable[..., Desk]:
    """A real desk in folders of its own, with no deck of the program; `decks` are files of the learner, by name."""
    randomness = Random(1).randbytes  # every run draws the same quizzes and exams

    def make(**decks: str) -> Desk:
        places = Places(*(tmp_path / name for name in ("config", "data", "cache", "decks", "shipped")))
        places.decks.mkdir(exist_ok=True)
        for name, text in decks.items():
            (places.decks / f"{name}.yaml").write_text(text, encoding="utf-8")
        clock = SetClock(Moment(int(datetime(2026, 11, 24, 9, tzinfo=UTC).timestamp() * 1000)))
        return Desk(Library(places, TODAY), Log.open(places.data, clock, randomness=randomness), clock)

    return make


@pytest.fixture
def snapshots() -> dict[str, Snapshot]:
    return SNAPSHOTS


@pytest.fixture
def same_as_kept() -> Callable[[str, Path], None]:
    """Compares what is seen with what was kept; with ICE_QUIZ_GOLDENS=write in the environment it is kept instead."""

    def compare(seen: str, path: Path) -> None:
        if os.environ.get(REWRITE) == "write":
            path.parent.mkdir(exist_ok=True)
            path.write_text(seen, encoding="utf-8")
            return
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        if seen != kept:
            lines = difflib.unified_diff(kept.splitlines(), seen.splitlines(), "kept", "seen", lineterm="")
            pytest.fail(
                f"{path.name} looks different ({REWRITE}=write keeps the new look):\n" + "\n".join(lines), pytrace=False
            )

    return compare
