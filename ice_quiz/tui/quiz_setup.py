"""A quiz while it is drawn up: what is chosen so far, and which row the learner stands on; for keys and clicks alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import NamedTuple

from ice_quiz.questions.question import Form
from ice_quiz.study.quizzes.offer import QuizOffer
from ice_quiz.study.quizzes.wish import COUNT, QuizWish
from ice_quiz.study.wish import Wish

COUNTS = (5, 10, 20, 40, 100)
"""The numbers of questions that can be chosen."""


class Kind(Enum):
    """What a row is."""

    COUNT = auto()
    TOLD = auto()
    TOPICS = auto()  # all of them, or none
    TOPIC = auto()
    FORMS = auto()
    FORM = auto()


class Row(NamedTuple):
    """Something to choose: for a topic or a form `name` says which."""

    kind: Kind
    name: str = ""

    @property
    def ticked(self) -> bool:
        """Whether it is ticked, rather than turned to its next value."""
        return self.kind not in (Kind.COUNT, Kind.TOLD)


@dataclass(frozen=True, slots=True)
class Setup:
    """What is chosen of an offer; `at` is the place among the rows."""

    offer: QuizOffer
    topics: frozenset[str]
    forms: frozenset[Form]
    count: int = COUNT
    at_once: bool = True
    at: int = 0

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows from top to bottom; a deck with one topic has none to choose."""
        topics = [Row(Kind.TOPICS), *(Row(Kind.TOPIC, topic) for topic in self.offer.topics)]
        forms = [Row(Kind.FORMS), *(Row(Kind.FORM, form) for form in self.offer.forms)]
        return (Row(Kind.COUNT), Row(Kind.TOLD), *(topics if len(self.offer.topics) > 1 else ()), *forms)

    @property
    def row(self) -> Row:
        """The row the learner stands on."""
        return self.rows[self.at]

    @property
    def chosen(self) -> bool:
        """Whether the row the learner stands on is a topic or a form that is chosen, or a list of which all are."""
        kind, name = self.row
        if kind in (Kind.TOPICS, Kind.TOPIC):
            return self.topics.issuperset({name} if name else self.offer.topics)
        return kind in (Kind.FORMS, Kind.FORM) and self.forms.issuperset({Form(name)} if name else self.offer.forms)

    @property
    def most(self) -> int:
        """How many questions there are of what is chosen."""
        return self.offer.most(self.topics, self.forms)

    @property
    def may_begin(self) -> bool:
        """Whether there are questions, or may be some that were not looked at."""
        return self.most > 0 or (not self.offer.exact and bool(self.topics and self.forms))

    @property
    def problem(self) -> str:
        """Why it cannot begin, with what to do; nothing where it can."""
        if self.may_begin:
            return ""
        if not self.offer.forms:
            return "0 questions: all cards of this deck are suspended."
        if not self.topics and self.offer.topics:
            return "0 questions: no topic is chosen. Choose one or more."
        if not self.forms:
            return "0 questions: no form is chosen. Choose one or more."
        return "0 questions of these topics in these forms: choose more."

    def moved(self, step: int) -> Setup:
        """On the row so many further down."""
        return replace(self, at=min(max(self.at + step, 0), len(self.rows) - 1))

    def changed(self, step: int = 1) -> Setup:
        """With the row's next value or the one before, or ticked anew."""
        kind, name = self.row
        if kind is Kind.COUNT:
            counts = sorted({*COUNTS, self.count})
            return replace(self, count=counts[(counts.index(self.count) + step) % len(counts)])
        if kind is Kind.TOLD:
            return replace(self, at_once=not self.at_once)
        if kind in (Kind.TOPICS, Kind.FORMS):
            return self.all_or_none()
        if kind is Kind.TOPIC:
            return replace(self, topics=self.topics ^ {name})
        return replace(self, forms=self.forms ^ {Form(name)})

    def all_or_none(self) -> Setup:
        """With every topic or form of the list the learner stands in, or with none where it was every one."""
        if self.row.kind in (Kind.TOPICS, Kind.TOPIC):
            every = frozenset(self.offer.topics)
            return replace(self, topics=frozenset() if self.topics == every else every)
        whole = frozenset(self.offer.forms)
        return replace(self, forms=frozenset() if self.forms == whole else whole)

    def of(self, offer: QuizOffer) -> Setup:
        """The same choice of a new offer; a topic or a form that is new there is chosen where all were."""
        topics = self.topics.intersection(offer.topics)
        forms = self.forms.intersection(offer.forms)
        every = frozenset(offer.topics) if self.topics.issuperset(self.offer.topics) else topics
        whole = frozenset(offer.forms) if self.forms.issuperset(self.offer.forms) else forms
        return replace(self, offer=offer, topics=every, forms=whole).moved(0)

    def wish(self, deck: str) -> QuizWish:
        """The quiz as it is chosen; all topics, or all forms, need no naming."""
        topics = tuple(topic for topic in self.offer.topics if topic in self.topics)
        forms = tuple(form for form in self.offer.forms if form in self.forms)
        named = Wish(deck, topics=() if topics == self.offer.topics else topics)
        return QuizWish(named, self.count, () if forms == self.offer.forms else forms, self.at_once)


def set_up(offer: QuizOffer) -> Setup:
    """The quiz that was left as it was wished for, else one of everything."""
    topics, forms = frozenset(offer.topics), frozenset(offer.forms)
    wish = offer.left
    if wish is None:
        return Setup(offer, topics, forms)
    chosen = topics.intersection(wish.cards.topics) or topics
    return Setup(offer, chosen, forms.intersection(wish.forms) or forms, wish.count, wish.at_once)
