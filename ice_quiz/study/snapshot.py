"""What a face sees of a session: one frozen picture after each step.

The faces (screens, lines, JSON) show a `Snapshot` and send the `Desk` a reply or a `Command`; they decide nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ice_quiz.grading.verdict import Reply, Verdict
from ice_quiz.language.differences import Piece
from ice_quiz.memory.rating import Rating
from ice_quiz.questions.question import Question
from ice_quiz.study.counts import Counts as Counts

MORE_NEW = 10
"""How many new cards are let in when the learner asks for more."""

MORE_DUE = 50
"""How many reviews are asked beyond the day's share when the learner asks for more."""


class Phase(StrEnum):
    """Where the learner stands with the card on the desk."""

    INTRODUCED = "introduced"  # the fact is shown first; `next` asks it
    ASKED = "asked"
    REVEALED = "revealed"  # self-graded: the answer is shown and a rating is awaited
    ANSWERED = "answered"
    FINISHED = "finished"


class Command(StrEnum):
    """What the learner can ask for besides answering."""

    NEXT = "next"
    UNDO = "undo"
    BACK = "back"  # from the next card to the verdict before it, to read or to correct it; `next` then goes on
    HINT = "hint"
    REVEAL = "reveal"
    DONT_KNOW = "dont-know"
    GUESSED = "guessed"
    WAS_RIGHT = "was-right"
    WAS_WRONG = "was-wrong"
    SUSPEND = "suspend"
    FLAG = "flag"  # a mark of the learner's own, set or taken away
    BURY = "bury"  # not again today


class Purpose(StrEnum):
    """Why a session is held: what is due, and what is studied ahead, counts; the others never touch the schedule."""

    DUE = "due"
    AHEAD = "ahead"  # what falls due within some days
    WEAK = "weak"  # what was forgotten and is not firm again
    CRAM = "cram"  # every card, those never seen included
    PRACTICE = "practice"  # what was learned, the most faded ahead

    @property
    def counts(self) -> bool:
        """Whether its answers move the schedule."""
        return self in (Purpose.DUE, Purpose.AHEAD)


@dataclass(frozen=True, slots=True)
class Missed:
    """A card that has to be learned again, for the summary; `right` says that it was right, but guessed or rated so.

    `stem` is all there is to read of its question, with the instruction.
    """

    card: str
    stem: str
    answer: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """How a session went.

    `answered`, `right`, `close` and `wrong` count cards at their first try, `drilled` the answers that followed it.
    `next_day` is when something is due again, `due_next_day` how much; `more_new` how many new cards could be added today,
    `more_due` how many reviews wait that this day did not ask for.
    `time_up` says that the session's minutes were over before its cards were: `waiting` cards were left.
    """

    answered: int = 0
    right: int = 0
    close: int = 0
    wrong: int = 0
    new_learned: int = 0
    seconds: float = 0.0
    missed: tuple[Missed, ...] = ()
    next_day: date | None = None
    due_next_day: int = 0
    more_new: int = 0
    drilled: int = 0
    time_up: bool = False
    waiting: int = 0
    more_due: int = 0

    @property
    def to_learn(self) -> Mapping[str, tuple[Missed, ...]]:
        """The cards that have to be learned again, by what is said of them."""
        said = {"Not right at the first try": False, "Right, but not known for sure": True}
        return {words: found for words, right in said.items() if (found := self._missed(right))}

    def _missed(self, right: bool) -> tuple[Missed, ...]:
        return tuple(one for one in self.missed if one.right is right)

    @property
    def why_over(self) -> str:
        """Why it ended before all was asked, in a sentence; nothing where it did not."""
        if not self.time_up:
            return ""
        wait = "1 card waits" if self.waiting == 1 else f"{self.waiting} cards wait"
        return f"Your time is up: {wait} for another time."

    @property
    def behind(self) -> str:
        """That reviews wait which were not for today, in a sentence; nothing where none do."""
        if not self.more_due:
            return ""
        wait = "1 more card waits" if self.more_due == 1 else f"{self.more_due:,} more cards wait"
        return f"{wait} for another time."


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a face needs to draw one step of a session.

    `why` are sentences that explain the answer, the proof against the option chosen first. `ratings` gives, for each
    rating the learner may still choose, the day the card would be due. `spelling` shows letter by letter how a typed
    answer differs from the right one, where it is that one misspelt. `message` tells what just happened ("Undid: …");
    `banner` stands as long as answers cannot be saved. `done` of `total` cards, about `minutes_left`. `kind` says what
    kind of session it is where it is not simply what is due ("cram · Rivers").
    """

    phase: Phase
    deck_title: str = ""
    topic: str = ""
    card: str = ""
    question: Question | None = None
    statement: str = ""
    citation: str = ""
    hints: tuple[str, ...] = ()
    guessed: bool = False
    reply: Reply | None = None
    verdict: Verdict | None = None
    rating: Rating | None = None
    due: date | None = None
    graded: bool = False
    drill: bool = False
    new: bool = False
    why: tuple[str, ...] = ()
    ratings: Mapping[Rating, date] = field(default_factory=dict)
    spelling: tuple[Piece, ...] = ()
    flagged: bool = False
    counts: Counts = field(default_factory=Counts)
    done: int = 0
    total: int = 0
    minutes_left: int = 0
    kind: str = ""
    message: str = ""
    banner: str = ""
    commands: frozenset[Command] = frozenset()  # those that do something now
    summary: Summary | None = None

    @property
    def nothing(self) -> str:
        """That there was nothing to ask, in a sentence."""
        return f"No card waits here now ({self.kind})." if self.kind else "Nothing is due here now."
