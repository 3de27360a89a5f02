"""T: things and their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from rapidfuzz.distance import OSA

from ice_quiz.facts.model import Deck, Listing, Plain, Term, Thing, Triple
from ice_quiz.language.normal import folded
from ice_quiz.lint.ground import Ground, right_of, wrong_of
from ice_quiz.lint.rule import ERROR, WARNING, Finding, Rule, rule

UNKNOWN = Rule(
    "T201", ERROR, "A thing, relation, source or type is named that the deck does not have.",
    why="A misspelt name would quietly become another thing.", fix="Take the name that is suggested, or declare it.",
    bad="facts:\n  - [Inn, flows into, Danub]\n", good="facts:\n  - [Inn, flows into, Danube]\n",
)  # fmt: skip
SHARED = Rule(
    "T202", ERROR, "Two things of one type share a key or a name.",
    why="A name that is typed could mean either, so neither could be graded.",
    fix="Give one of them another name; what they share goes under `note:`.",
    bad="things: {river: {Danube: [Danube, Donau], Upper Danube: [Upper Danube, Donau]}, sea: {Black Sea: , North Sea: }}\n"
    "relations: {flows into: {single: object}}\nfacts: [[Danube, flows into, Black Sea]]\n",
    good="facts: [[Danube, flows into, Black Sea]]\n",
)  # fmt: skip

_SHORT, _MIDDLE = 4, 8  # letters; up to the first names differ by a letter at most to be mistaken, beyond the second by two
_LEAST = 3
_BLOCK = 30  # names that share a part and are compared; where more share it, that part says nothing


@rule(
    "T203",
    WARNING,
    "Two things have names that are easily mistaken for each other.",
    why="Typed, one is a slip of the other; as options they differ by a letter (Wozniak's rule 11: combat interference).",
    fix="Put them under `confusing:`; then typing the one for the other is wrong and says so.",
    bad="things: {river: {Isar: , Iser: }, sea: {Black Sea: , North Sea: }}\n"
    "relations: {flows into: {single: object}}\nfacts: [[Isar, flows into, Black Sea], [Iser, flows into, North Sea]]\n",
    good="things: {river: {Isar: , Iser: }, sea: {Black Sea: , North Sea: }}\nconfusing: [[Isar, Iser]]\n"
    "relations: {flows into: {single: object}}\nfacts: [[Isar, flows into, Black Sea], [Iser, flows into, North Sea]]\n",
)
def mistakable(ground: Ground) -> Iterator[Finding]:
    """Names of one type within a letter or two, or one inside the other, that nothing in the deck keeps apart."""
    world = ground.compiled.world
    told: set[frozenset[str]] = set()
    for one, other, how in _alike(ground.deck):
        pair = frozenset((one.key, other.key))
        if pair not in told and not world.related(one.key, other.key):
            told.add(pair)
            says = f"`{one.key}` and `{other.key}` {how}: put them under `confusing:`, as [{one.key}, {other.key}]."
            yield Finding(max(one.place, other.place), says)


def _alike(deck: Deck) -> Iterator[tuple[Thing, Thing, str]]:
    by_type: dict[str, list[Thing]] = defaultdict(list)
    for thing in deck.things.values():
        by_type[thing.type].append(thing)
    for things in by_type.values():
        names = {folded(name): thing for thing in reversed(things) for name in thing.names}
        yield from _near(names)
        yield from _inside(names)


def _near(names: Mapping[str, Thing]) -> Iterator[tuple[Thing, Thing, str]]:
    """Names a letter or two apart; only those are compared that have all figures and a third of their letters in common."""
    blocks: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    for name in names:
        if len(name) >= _LEAST:
            figures = "".join(filter(str.isdigit, name))  # River 12 and River 13 are not mistaken for each other
            for part, place in _thirds(name):
                blocks[part, place, figures].append(name)
    for block in blocks.values():
        for one, other in combinations(block if len(block) <= _BLOCK else (), 2):
            if names[one] is not names[other] and _nearly(one, other, names):
                yield names[one], names[other], "are spelt nearly alike"


def _nearly(one: str, other: str, names: Mapping[str, Thing]) -> bool:
    shorter = min(len(one), len(other))
    comparable = shorter > _SHORT or len(one) == len(other) or names[one].acronym or names[other].acronym
    if not comparable:
        return False
    words, others = one.split(), other.split()
    if len(words) == len(others):  # North and South are words of their own, however long the rest is
        return all(_slip(word, each) for word, each in zip(words, others, strict=True))
    return _slip(one, other)


def _slip(one: str, other: str) -> bool:
    allowed = 1 if min(len(one), len(other)) <= _MIDDLE else 2
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def _thirds(name: str) -> Iterator[tuple[str, int]]:
    """The beginning, the middle and the end of a name: two slips leave one of the three whole, if not in its place."""
    third = max(1, len(name) // 3)
    yield name[:third], 0
    yield name[-third:], 2
    for start in range(max(0, third - 2), min(len(name) - third, third + 2) + 1):
        yield name[start : start + third], 1


def _inside(names: Mapping[str, Thing]) -> Iterator[tuple[Thing, Thing, str]]:
    for name, thing in names.items():
        words = name.split()[:8]
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                part = names.get(" ".join(words[start:end]))
                if part and part is not thing and end - start < len(words):
                    yield part, thing, "have names of which one stands inside the other"


@rule(
    "T204",
    WARNING,
    "A thing is used nowhere.",
    why="It is asked nowhere and cannot be a wrong option either: nothing of its type is asked.",
    fix="Write a fact about it, or delete it.",
    bad="things: {river: {Inn: , Danube: }, town: {Ulm: }}\nrelations: {flows into: {single: object}}\n"
    "facts: [[Inn, flows into, Danube]]\n",
    good="things: {river: {Inn: , Danube: }}\nrelations: {flows into: {single: object}}\n"
    "facts: [[Inn, flows into, Danube]]\n",
)
def idle(ground: Ground) -> Iterator[Finding]:
    """Neither named by a fact nor of a type that a fact names: those are wrong options."""
    used = {key for fact in ground.deck.facts for key in _named(fact)}
    types = {ground.deck.things[key].type for key in used if key in ground.deck.things}
    types |= {question.type for question in ground.deck.you.values()}
    for key, thing in ground.deck.things.items():
        if key not in used and thing.type not in types:
            yield Finding(thing.place, f"`{key}` is used nowhere, and no fact is about any {thing.type}.")


def _named(fact: object) -> Iterator[str]:
    match fact:
        case Triple(subject=subject, objects=objects):
            yield from (subject, *objects)
        case Term(thing=thing):
            yield thing
        case Listing() | Plain():
            yield from (item.thing for item in right_of(fact))
        case _:
            yield getattr(fact, "of", "")
    if isinstance(fact, Triple | Listing | Plain):
        yield from (each.thing for each in wrong_of(fact))
    if isinstance(fact, Triple):
        yield from (each.thing for each in (*fact.also_true, *fact.also_true_back))


@rule(
    "A901",
    WARNING,
    "Two things of different types accept the same name.",
    why="Typed where both could be meant, it is not known which of them the learner means.",
    fix="Take the name from one of them, or put the two under `confusing:`.",
    bad="things: {river: {Inn: , Danube: }, town: {Passau: , Ulm: [Ulm, Donau]}, "
    "canal: {Old Canal: [Old Canal, Donau]}}\nrelations: {lies on: {single: object}, leads to: {single: object}}\n"
    "facts: [[Passau, lies on, Danube], [Ulm, lies on, Danube], [Inn, lies on, Danube], [Old Canal, leads to, Danube]]\n",
    good="things: {river: {Inn: , Danube: }, town: {Passau: , Ulm: }, canal: {Old Canal: }}\n"
    "relations: {lies on: {single: object}, leads to: {single: object}}\n"
    "facts: [[Passau, lies on, Danube], [Ulm, lies on, Danube], [Old Canal, leads to, Danube]]\n",
)
def one_name(ground: Ground) -> Iterator[Finding]:
    """Within one type it is an error, found while the deck is read."""
    first: dict[str, Thing] = {}
    for thing in ground.deck.things.values():
        for name in dict.fromkeys(folded(name) for name in thing.names):
            other = first.setdefault(name, thing)
            apart = thing.key in ground.compiled.world.confusing(other.key)
            if other.type != thing.type and not apart:
                says = f"`{thing.key}` and the {other.type} `{other.key}` are both accepted as “{name}”."
                yield Finding(thing.place, says)
