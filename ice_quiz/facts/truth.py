"""What a deck knows to be true on a day, and which things contain, confuse or name one another.

Truth has three values: what the deck states (directly, or through symmetric, inverse and transitive relations) is TRUE;
what `proofs` can refute is FALSE; everything else is UNKNOWN. Absence is not falsehood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ice_quiz.facts.model import Deck, Fact, Number, Relation, Side, Term, Thing, Triple
from ice_quiz.facts.names import Names
from ice_quiz.facts.relations import COMPOSING
from ice_quiz.language.definitions import holds_for, weight


def valid(since: date | None, until: date | None, today: date) -> bool:
    """Whether a half-open span of time holds today: from `since` on, before `until`."""
    return (since is None or since <= today) and (until is None or today < until)


@dataclass(frozen=True, slots=True)
class Statement:
    """One subject, relation and object that the deck states, and the fact it stands in.

    What the author calls `also true` is as true as the rest (`also`), but no answer that is asked for.
    """

    subject: str
    relation: str
    object: str
    fact: Triple
    current: bool
    also: bool = False

    def end(self, side: Side) -> str:
        """The thing at one end."""
        return self.subject if side is Side.SUBJECT else self.object


_LOOKED_AT = 50
"""Terms whose definitions share a word and are compared; where more share it, the definitions say too little anyway."""


class World:
    """The statements of a deck as of a day, indexed for questions about truth."""

    def __init__(self, deck: Deck, today: date) -> None:
        self.deck = deck
        self.today = today
        self._by_end: dict[tuple[str, Side, str], list[Statement]] = defaultdict(list)
        self._wholes: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._closure: dict[tuple[str, bool], frozenset[str]] = {}
        self._names: Names | None = None
        self._by_type: dict[str, list[Thing]] | None = None
        self._confusing: dict[str, set[str]] = defaultdict(set)
        for group in deck.confusing:
            for member in group:
                self._confusing[member] |= group - {member}
        for statement in _stated(deck, today):
            self._by_end[statement.relation, Side.SUBJECT, statement.subject].append(statement)
            self._by_end[statement.relation, Side.OBJECT, statement.object].append(statement)
            if _contains(deck.relations[statement.relation]):
                self._wholes[statement.subject].add(statement.object)
                self._parts[statement.object].add(statement.subject)

    def statements(self, relation: str, side: Side, end: str) -> list[Statement]:
        """Everything stated with this thing at this end of the relation, at whatever date."""
        return self._by_end.get((relation, side, end), [])

    def answers(self, relation: str, given: Side, end: str) -> dict[str, Statement]:
        """What is stated today to stand at the other end, by key, in the file's order."""
        found: dict[str, Statement] = {}
        for each in self.statements(relation, given, end):
            key = each.end(given.other)
            # Stated twice, it is asked for the sake of the fact that is asked; the other one proves.
            if each.current and not each.also and (key not in found or found[key].fact.known):
                found[key] = each
        return found

    def also_true(self, relation: str, given: Side, end: str) -> dict[str, Statement]:
        """What is true today at the other end as well, by key, though it is not asked for."""
        return {each.end(given.other): each for each in self.statements(relation, given, end) if each.current and each.also}

    def ever(self, relation: str, given: Side, end: str) -> frozenset[str]:
        """What stands at the other end at any date, also through transitive relations and those that compose."""
        relations = COMPOSING if relation in COMPOSING else {relation}
        near = frozenset(each.end(given.other) for each in self.statements(relation, given, end))
        if not self.deck.relations[relation].transitive:
            return near
        return near | _reached(
            end, lambda at: [each.end(given.other) for name in relations for each in self.statements(name, given, at)]
        )

    def true(self, subject: str, relation: str, object_: str) -> bool:
        """Whether the deck states it for today, or it follows through transitive relations and those that compose."""
        relations = COMPOSING if relation in COMPOSING else {relation}

        def ends(at: str, names: Iterable[str]) -> list[str]:
            return [each.object for name in names for each in self.statements(name, Side.SUBJECT, at) if each.current]

        if object_ in ends(subject, [relation]):
            return True
        return self.deck.relations[relation].transitive and object_ in _reached(subject, lambda at: ends(at, relations))

    def wholes(self, key: str) -> frozenset[str]:
        """Everything that contains a thing, through any containing relation and their compositions."""
        return self._walk(key, upwards=True)

    def parts(self, key: str) -> frozenset[str]:
        """Everything that a thing contains."""
        return self._walk(key, upwards=False)

    def _walk(self, key: str, upwards: bool) -> frozenset[str]:
        if (key, upwards) not in self._closure:
            edges = self._wholes if upwards else self._parts
            self._closure[key, upwards] = _reached(key, lambda at: edges.get(at, ()))
        return self._closure[key, upwards]

    @property
    def names(self) -> Names:
        """The things by their names."""
        if self._names is None:
            self._names = Names(self.deck.things)
        return self._names

    def named(self, text: str) -> frozenset[str]:
        """The keys of every thing that goes by a name, whatever its type."""
        return self.names.named(text)

    def of_types(self, types: Collection[str]) -> Sequence[Thing]:
        """The things of these types, in the file's order."""
        if self._by_type is None:
            self._by_type = defaultdict(list)
            for thing in self.deck.things.values():
                self._by_type[thing.type].append(thing)
        found = [self._by_type[each] for each in self._by_type if each in types]  # a type stands together in the file
        return found[0] if len(found) == 1 else [thing for things in found for thing in things]

    @cached_property
    def terms(self) -> Sequence[Term]:
        """Every term, in the file's order."""
        return tuple(fact for fact in self.deck.facts if isinstance(fact, Term))

    @cached_property
    def definitions(self) -> Mapping[str, Sequence[str]]:
        """What each term means, by the key of its thing or, where it is none, by the term."""
        found: dict[str, list[str]] = defaultdict(list)
        for fact in self.terms:
            found[fact.thing or fact.term].append(fact.definition)
        return dict(found)

    def fitting(self, term: Term) -> Iterator[Term]:
        """The other terms that the definition of this one holds for, save those that are declared confusing with it."""
        sharing = min((self._saying[word] for word in weight(term.definition)), key=len, default=[])
        for other in sharing[:_LOOKED_AT]:
            apart = self.related(term.thing or term.term, other.thing or other.term)
            if other is not term and not apart and holds_for(term.definition, other.definition):
                yield other

    @cached_property
    def _saying(self) -> Mapping[str, list[Term]]:
        """The terms by the words of their definitions."""
        saying: dict[str, list[Term]] = defaultdict(list)
        for term in self.terms:
            for word in weight(term.definition):
                saying[word].append(term)
        return saying

    def numbers(self, of: str, what: str) -> Sequence[Number]:
        """The numbers that say how many of something a thing has, at whatever date."""
        return self._numbers.get((of, what), ())

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], list[Number]]:
        found: dict[tuple[str, str], list[Number]] = defaultdict(list)
        for fact in self.deck.facts:
            if isinstance(fact, Number):
                found[fact.of, fact.what].append(fact)
        return found

    @cached_property
    def items(self) -> Mapping[str, Sequence[Fact]]:
        """The facts by the exam's number of them."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.deck.facts:
            if fact.about.item:
                found[fact.about.item].append(fact)
        return found

    def confusing(self, key: str) -> frozenset[str]:
        """What the author says is easily mistaken for it."""
        return frozenset(self._confusing.get(key, ()))

    def related(self, one: str, other: str) -> bool:
        """Whether one contains the other, or they are declared confusing, or they are the same."""
        return (
            one == other or other in self.wholes(one) or one in self.wholes(other) or other in self._confusing.get(one, ())
        )


def _contains(relation: Relation) -> bool:
    """Whether a relation leads from part to whole.

    Transitive relations do, save those with an inverse among the built-in ones: `before` orders, it does not contain.
    """
    return relation.transitive and not relation.inverse


def _stated(deck: Deck, today: date) -> Iterator[Statement]:
    """Every statement, with what symmetric and inverse relations make of it."""
    for fact in deck.facts:
        if not isinstance(fact, Triple):
            continue
        relation = deck.relations[fact.relation]
        current = valid(fact.since, fact.until, today)
        for subject, object_, also in _pairs(fact):
            yield Statement(subject, fact.relation, object_, fact, current, also)
            if relation.symmetric:
                yield Statement(object_, fact.relation, subject, fact, current, also)
            if relation.inverse:
                yield Statement(object_, relation.inverse, subject, fact, current, also)


def _pairs(fact: Triple) -> Iterator[tuple[str, str, bool]]:
    """The subjects and objects of a fact, and those that are true as well, as far as they are things of the deck."""
    yield from ((fact.subject, object_, False) for object_ in fact.objects)
    yield from ((fact.subject, each.thing, True) for each in fact.also_true if each.thing)
    yield from ((each.thing, object_, True) for each in fact.also_true_back if each.thing for object_ in fact.objects)


def _reached(start: str, edges: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """Everything that edges lead to from a start, itself excepted."""
    seen: set[str] = set()
    todo: list[str] = list(edges(start))
    while todo:
        at = todo.pop()
        if at not in seen:
            seen.add(at)
            todo.extend(edges(at))
    return frozenset(seen - {start})


def cycle(edges: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """A circle among directed edges, as the things on it in order, or nothing. Walks without recursion."""
    graph: dict[str, list[str]] = defaultdict(list)
    for start, end in edges:
        graph[start].append(end)
    done: set[str] = set()
    for root in list(graph):
        path: list[str] = []
        on_path: set[str] = set()
        todo: list[tuple[str, bool]] = [(root, False)]
        while todo:
            at, leaving = todo.pop()
            if leaving:
                path.pop()
                on_path.discard(at)
                done.add(at)
            elif at in on_path:
                return tuple(path[path.index(at) :])
            elif at not in done:
                path.append(at)
                on_path.add(at)
                todo.append((at, True))
                todo.extend((after, False) for after in graph.get(at, ()))
    return ()
