"""What is asked: cards, questions, options and the key they are graded against.

A *card* is a fact asked from one side and is what the memory schedules. A *question* is one rendering of a card in one
*form*. The *answer key* says what is right; grading looks at nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ice_quiz.facts.model import About, Fact, Value


class Form(StrEnum):
    """How a card is asked."""

    CHOOSE = "choose"
    TRUE_FALSE = "true or false"
    TYPE = "type"
    CLOZE = "cloze"
    NUMBER = "number"
    NAME_ALL = "name all"
    MISSING_ONE = "missing one"
    WHAT_NEXT = "what comes next"
    PUT_IN_ORDER = "put in order"
    MATCH = "match"  # of several cards, in a quiz only

    @property
    def recognised(self) -> bool:
        """Whether the right answer is on the screen, so that it is recognised rather than recalled."""
        return self in (Form.CHOOSE, Form.TRUE_FALSE)


class Aspect(StrEnum):
    """Which side of a fact a card asks."""

    OBJECT = "object"
    SUBJECT = "subject"
    STANDS_FOR = "stands for"
    MEANS = "means"  # asks the definition
    MEANT = "meant"  # asks the term
    NUMBER = "number"
    LIST = "list"
    ORDER = "order"
    PLAIN = "plain"


class Grade(StrEnum):
    """How a typed answer is judged."""

    LENIENT = "lenient"
    EXACT = "exact"  # no tolerance for typing slips
    SELF = "self"  # the learner compares and rates


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in all its accepted wordings; words in brackets may be left out. `show` is the one that is shown."""

    show: str
    accepted: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """Every accepted wording, the shown one first."""
        return (self.show, *self.accepted)


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """What is right, and what is known to be something else.

    `need` answers of `answers` are asked for. `broader` answers are true but less exact (close). `others` are known
    answers of the same kind that are not right here: typing one is wrong and is named. `confusing` are those others that
    are easily mistaken for the right one. With `open` an answer of which the deck says nothing may be right all the same,
    and the learner decides; `unproven` are those of them that the deck knows: none is a slip of the right one.
    `value` is set where the answer is a number; `unit` is its word.
    """

    answers: tuple[Answer, ...]
    need: int = 1
    grade: Grade = Grade.LENIENT
    ordered: bool = False
    open: bool = False
    broader: tuple[Answer, ...] = ()
    others: tuple[Answer, ...] = ()
    confusing: tuple[Answer, ...] = ()
    unproven: tuple[Answer, ...] = ()
    value: Value | None = None
    unit: str = ""

    @property
    def shown(self) -> str:
        """The right answers as one line."""
        return "; ".join(answer.show for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Proof:
    """Why an option is certainly wrong: the kind of proof of DECK.md (P1 to P7) and a sentence for the learner."""

    kind: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers offered; a wrong one carries the proof that it is wrong."""

    text: str
    key: bool
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A fact asked from one side: the unit that is scheduled.

    `id` names what is asked and never what is answered (`ice/HSI.part of`). `fingerprint` stands for the right answers:
    where it changes, the card is learned anew. `statement` is the fact as one sentence; `citation` names its source with
    date. `about` is that of the card's first fact. `given` is the key of the thing that stands in the stem of a relation.
    """

    id: str
    deck: str
    topic: str
    aspect: Aspect
    facts: tuple[Fact, ...] = field(repr=False)
    about: About = field(repr=False)
    key: AnswerKey = field(repr=False)
    fingerprint: str = ""
    statement: str = ""
    citation: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class Rendering:
    """Names one of the questions a card can make: its form, and which variant of it (the item left out, the option set)."""

    form: Form
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One rendering of a card, ready to be shown.

    Options stand in the order they are shown: in `choose` one is the key; in `true or false` they are True and False; in
    `put in order` they are the items, shuffled, and the reply lists them in order. `key` is what this question asks for (it
    may be a part of the card's, as in `missing one`). `lead` is an instruction above the stem ("True or false?"). In `match`
    the options are the answers of the `pairs`, shuffled, and the reply lists them in the order of these.
    """

    card: str
    rendering: Rendering
    stem: str
    key: AnswerKey
    options: tuple[Option, ...] = ()
    lead: str = ""
    hint: str = ""
    pairs: tuple[str, ...] = ()

    @property
    def form(self) -> Form:
        """How the card is asked here."""
        return self.rendering.form

    @property
    def whole_stem(self) -> str:
        """The instruction and the stem in one text: without it, a false statement would read as a fact."""
        return f"{self.lead} {self.stem}".strip()

    @property
    def arranged(self) -> bool:
        """Whether all the options are given, in an order."""
        return self.form in (Form.PUT_IN_ORDER, Form.MATCH)

    @property
    def need(self) -> int:
        """How many answers are asked for."""
        return self.key.need
