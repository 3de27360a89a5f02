"""What a deck says, once it has been read: sources, things, relations and facts.

Everything here is frozen and holds printable text only (`language.printable` was applied by the reader). `Text`-like
fields are what the author wrote; how it is asked is the business of `questions`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ice_quiz.facts.exams import Changes, Exam, LearnerQuestion
from ice_quiz.facts.problems import Place
from ice_quiz.facts.waiving import Waiver


@dataclass(frozen=True, slots=True)
class Source:
    """A text or page that facts are taken from."""

    key: str
    title: str
    called: str = ""  # its name inside a stem: "the article"
    as_of: str = ""
    checked: date | None = None
    url: str = ""
    author: str = ""
    licence: str = ""
    file: str = ""  # beside the deck


class Show(StrEnum):
    """How a thing that has an acronym is shown."""

    NAME = "name"
    ACRONYM = "acronym"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Thing:
    """A named entity: the end of a relation, an option, an answer."""

    key: str
    type: str
    name: str
    also: tuple[str, ...] = ()  # every other accepted name; the key is one of them unless it is the name
    acronym: str = ""  # the key, where it is short for the name
    article: str = ""  # "the", "a", "none", or "" for the rule of its type or of the language
    plural: str = ""
    show: Show = Show.BOTH
    since: date | None = None
    until: date | None = None
    note: str = ""
    place: Place = field(default=Place(""), compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Every accepted name, the shown one first."""
        return (self.name, *self.also)


class Side(StrEnum):
    """One end of a relation."""

    SUBJECT = "subject"
    OBJECT = "object"

    @property
    def other(self) -> Side:
        """The end that stands in the stem when this one is asked."""
        return Side.OBJECT if self is Side.SUBJECT else Side.SUBJECT


@dataclass(frozen=True, slots=True)
class Relation:
    """A worded link between two things. `single` names the ends that, so the author asserts, have one right answer."""

    key: str
    single: frozenset[Side] = frozenset()
    asserted: bool = False  # whether the author said anything about `single` at all
    symmetric: bool = False
    transitive: bool = False
    inverse: str = ""
    ask: str = ""  # asks the object; empty: the statement with a blank does
    ask_back: str = ""
    asked: frozenset[Side] = frozenset(Side)  # the ends that are asked at all
    ask_past: str = ""
    say: str = ""
    say_past: str = ""
    which: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that the author names as certainly wrong; `thing` is its key where it is one of the deck's things."""

    text: str
    thing: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One right answer in all its accepted wordings: an item of a list, an answer of a card."""

    text: str
    also: tuple[str, ...] = ()
    thing: str = ""  # the key, where it is one of the deck's things
    reads: str = ""  # how the source words it, for the evidence check
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class About:
    """What every kind of fact carries: where it stands, where it comes from, how it may be asked."""

    topic: str
    place: Place = field(compare=False)
    id: str = ""
    was: tuple[str, ...] = ()  # earlier ids
    item: str = ""  # the exam's number of it
    direction: str = ""  # "back" where the exam asks the subject
    source: str = ""
    at: str = ""
    dated: bool = False
    tags: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()  # names of forms that are not wanted
    grade: str = "lenient"  # lenient, exact or self
    level: str = ""
    hint: str = ""
    why: str = ""
    wrong_from: tuple[str, ...] = ()
    changes: Changes | None = None


@dataclass(frozen=True, slots=True)
class Triple:
    """Subject, relation, objects. `known` ones prove and are never asked."""

    about: About
    subject: str
    relation: str
    objects: tuple[str, ...]
    known: bool = False
    complete: bool = False  # these are all the objects
    complete_back: bool = False  # this is the only subject, together with those of the sibling facts
    also_true: tuple[Wrong, ...] = ()  # other objects that are true too, never wrong
    also_true_back: tuple[Wrong, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    wrong_back: tuple[Wrong, ...] = ()
    ask: str = ""
    ask_back: str = ""
    since: date | None = None
    until: date | None = None


class Bound(StrEnum):
    """What kind of number a value is."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    RANGE = "range"
    RATIO = "ratio"
    YEAR = "year"

    @property
    def open_above(self) -> bool:
        """Whether it says only what the number is not below, so that every smaller figure is true too."""
        return self in (Bound.AT_LEAST, Bound.MORE_THAN)


@dataclass(frozen=True, slots=True)
class Value:
    """A number as the author wrote it and as it is compared. A range has a `high`; others have `high == low`."""

    text: str
    bound: Bound
    low: float
    high: float
    tolerance: float = 0.0  # as a share of the value: 0.1 is ten per cent
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Number:
    """How many, how much, when: a fact whose answer is a number."""

    about: About
    what: str
    of: str = ""  # a thing's key, or plain text
    values: tuple[Value, ...] = ()
    near: tuple[Value, ...] = ()
    ask: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A named list; `need` is how many must be named."""

    about: About
    name: str
    items: tuple[Item, ...]
    complete: bool = False
    ordered: str = ""  # "" for no order, else what the order is: "yes" or "from first to last"
    need: int = 1
    wrong: tuple[Wrong, ...] = ()
    ask: str = ""
    which: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term and the definition that singles it out; `thing` is its key where it is one of the deck's things."""

    about: About
    term: str
    definition: str
    also: tuple[str, ...] = ()
    thing: str = ""
    wording: str = ""  # "as": the word it is shown with


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain question with its answers: the way out for whatever has no other shape.

    With `by` the right answers depend on what the learner says of themselves: `rows` has them by that answer, and where
    there are no rows the learner's answer is the right one.
    """

    about: About
    ask: str
    answers: tuple[Item, ...]
    need: int = 1
    wrong: tuple[Wrong, ...] = ()
    by: str = ""
    rows: Mapping[str, tuple[Item, ...]] = field(default_factory=dict, hash=False)


Fact = Triple | Number | Listing | Term | Plain


@dataclass(frozen=True, slots=True)
class Topic:
    """A part of a deck: a title, its facts in the file's order, and the claims that are skipped with their reasons."""

    title: str
    facts: tuple[Fact, ...]
    skip: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TypeWords:
    """Defaults of all things of a type."""

    plural: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """One deck file, read without error."""

    id: str
    title: str
    file: str
    topics: tuple[Topic, ...]
    about: str = ""
    language: str = ""
    author: str = ""
    licence: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)
    types: Mapping[str, TypeWords] = field(default_factory=dict)
    things: Mapping[str, Thing] = field(default_factory=dict)
    relations: Mapping[str, Relation] = field(default_factory=dict)
    confusing: tuple[frozenset[str], ...] = ()  # keys of things, or terms
    you: Mapping[str, LearnerQuestion] = field(default_factory=dict)
    exams: Mapping[str, Exam] = field(default_factory=dict)
    review_every: int = 0  # days after which a source must be checked again; 0: never
    waived: tuple[Waiver, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact in the file's order."""
        return tuple(fact for topic in self.topics for fact in topic.facts)
