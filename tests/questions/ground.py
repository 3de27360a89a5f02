"""What a deck says, for the second judge: every statement that follows from it, every name, what is part of what.

Written from DECK.md alone, independent of the program's own truth; slow and simple: a set of statements is repeated until
nothing new follows. Names are folded with the program's language layer, which has tests of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ice_quiz.facts.model import Deck, Item, Number, Side, Thing, Triple, Wrong
from ice_quiz.language.normal import folded, wordings

Statement = tuple[str, str, str]  # subject, relation, object; an end is a thing's key, or "=" and a folded text
OF_ORDER = ("before", "after")  # they order things and make no wholes
COMPOSING = ("part of", "lies in", "located in", "is a")


def folds(text: str) -> set[str]:
    """The folded wordings of a text: with and without its words in brackets."""
    return {folded(wording) for wording in wordings(text)}


def texts(text: str) -> set[str]:
    """The ends that a text is as a text."""
    return {f"={form}" for form in folds(text)}


def same(one: str, other: str) -> bool:
    """Whether two texts have a wording in common."""
    return bool(folds(one) & folds(other))


def names_of(thing: Thing) -> set[str]:
    """Every folded name of a thing, with its key, its acronym and both together."""
    names = {thing.key, *thing.names, thing.acronym, f"{thing.name} ({thing.acronym})", f"{thing.acronym} ({thing.name})"}
    return {form for name in names if name for form in folds(name)} - {"", "()"}


class Ground:
    """A deck on a day."""

    def __init__(self, deck: Deck, today: date) -> None:
        self.deck = deck
        self.today = today
        self.names = {key: names_of(thing) for key, thing in deck.things.items()}
        self.triples = [fact for fact in deck.facts if isinstance(fact, Triple)]
        self.now = self.closure(fact for fact in self.triples if self.holds(fact))
        self.ever = self.closure(self.triples)
        containing = {name for name, relation in deck.relations.items() if relation.transitive} - {*OF_ORDER}
        self.above = self.reached(containing)  # part and whole, through transitive relations and every mixture of them
        self.composed = self.reached(COMPOSING)

    def holds(self, fact: Triple | Number) -> bool:
        """Half-open: it holds on the day it begins, no more on the day it ends."""
        return (fact.since is None or fact.since <= self.today) and (fact.until is None or self.today < fact.until)

    def things(self, text: str) -> set[str]:
        """Every thing of the deck that goes by this name, whatever its type."""
        forms = folds(text)
        return {key for key, names in self.names.items() if forms & names}

    def ends(self, said: Wrong | Item | str) -> set[str]:
        """The thing that an author means, or the text itself where it names none or more than one."""
        key = "" if isinstance(said, str) else said.thing
        text = said if isinstance(said, str) else said.text
        named = {key} if key else self.things(text)
        return named if len(named) == 1 else texts(text)

    def taken_for(self, text: str) -> set[str]:
        """Everything that a learner may take a text for."""
        return self.things(text) | texts(text)

    def stated(self, fact: Triple) -> set[Statement]:
        """What a fact says itself, with what is true as well, in every way it can be said."""
        objects = {*fact.objects} | {end for wrong in fact.also_true for end in self.ends(wrong)}
        subjects = {end for wrong in fact.also_true_back for end in self.ends(wrong)}
        says = {(fact.subject, fact.relation, end) for end in objects}
        says |= {(end, fact.relation, thing) for end in subjects for thing in fact.objects}
        return {said for statement in says for said in self.same_said(statement)}

    def closure(self, facts: Iterable[Triple]) -> set[Statement]:
        """All that follows from facts: symmetric, inverse and transitive relations, until nothing new comes.

        Only things have relations of their own; from a mere text nothing follows but what is said of it.
        """
        found = {statement for fact in facts for statement in self.stated(fact)}
        while True:
            more = {
                (a, relation, d)
                for a, relation, b in found
                if self.deck.relations[relation].transitive
                for c, again, d in found
                if c == b and again == relation and a != d and not d.startswith("=")
            }
            if more <= found:
                return found
            found |= more

    def same_said(self, statement: Statement) -> set[Statement]:
        """The statement in every way it can be said."""
        subject, name, end = statement
        relation = self.deck.relations[name]
        said = {statement}
        if relation.symmetric:
            said.add((end, name, subject))
        if relation.inverse:
            said.add((end, relation.inverse, subject))
        return said

    def reached(self, relations: Iterable[str]) -> set[tuple[str, str]]:
        """From where to where one comes along some relations, at whatever dates."""
        up = {(s, o) for s, name, o in self.ever if name in relations and not s.startswith("=") and not o.startswith("=")}
        while True:
            more = {(a, d) for a, b in up for c, d in up if b == c and a != d}
            if more <= up:
                return up
            up |= more

    def composes(self, statement: Statement) -> bool:
        """Whether it may follow from a mixture of the relations that compose; such a thing is certainly not false."""
        subject, name, end = statement
        return name in COMPOSING and (subject, end) in self.composed

    def confused(self, ones: set[str], others: set[str]) -> bool:
        """Whether the deck calls any two of them confusing; texts of terms stand there as they are written."""
        return any(
            first != second and bool(self.expanded(first) & ones) and bool(self.expanded(second) & others)
            for pair in self.deck.confusing
            for first in pair
            for second in pair
        )

    def expanded(self, name: str) -> set[str]:
        """A member of a confusing pair as every end it may be."""
        return {name} if name in self.deck.things else texts(name)

    def all_names(self, ends: Iterable[str]) -> set[str]:
        """Every name of things; a text is its own name."""
        return {name for end in ends for name in self.names.get(end, {end.removeprefix("=")})}

    def completed(self, statement: Statement) -> bool:
        """P2: all the objects of its subject, or all the subjects of its object, are stated."""
        subject, name, end = statement
        return any(
            self.holds(fact)
            and fact.relation == name
            and ((fact.complete and fact.subject == subject) or (fact.complete_back and end in fact.objects))
            for fact in self.triples
        )

    def contradicted(self, said: Statement, candidate: str) -> bool:
        """P7: the candidate stands to another thing where only one can stand, and that is no part or whole of the given."""
        subject, name, end = said
        relation = self.deck.relations[name]
        single = frozenset(Side) if relation.symmetric and relation.single else relation.single
        rivals: set[tuple[str, str]] = set()
        if Side.SUBJECT in single and end == candidate:
            rivals |= {(s, subject) for s, other, o in self.now if other == name and o == end and s != subject}
        if Side.OBJECT in single and subject == candidate:
            rivals |= {(o, end) for s, other, o in self.now if other == name and s == subject and o != end}
        related = {(a, b) for a, b in rivals if (a, b) in self.above or (b, a) in self.above or self.confused({a}, {b})}
        return bool(rivals) and not related
