"""Why something is certainly wrong: the proofs of DECK.md that concern relations between things.

`Asked` is one side of a relation as a card asks it. `refuted` gives the proof that a thing is no right answer to it, or
None: then its truth is unknown and it must not be shown. P3, P5 and P6 concern lists, terms and numbers as well and are
made where the options are gathered (`questions.distractors`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ice_quiz.facts.model import Side, Triple, Wrong
from ice_quiz.facts.truth import Statement, World
from ice_quiz.language.normal import folded


class ProofKind(StrEnum):
    """The proofs by their number in DECK.md. P4 (types that exclude each other) proves but is never shown."""

    SINGLE = "P1"
    COMPLETE = "P2"
    AUTHOR = "P3"
    BELONGS = "P5"
    VALUE = "P6"
    CONTRADICTS = "P7"
    STATED = "stated"  # against calling a true statement false: the deck states it


@dataclass(frozen=True, slots=True)
class Refutation:
    """A proof about a relation. `by` is the statement that refutes it (P7)."""

    kind: ProofKind
    by: Statement | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One side of a relation: what is given, and what is right.

    `answers` are today's right ones with the statements that say so, `also` those that are true as well but not asked
    for, `ever` those that were right at any date (things by key, texts folded). `facts` are those behind the answers: first
    those that are worded with this relation, then those with its inverse, each in the file's order.
    """

    relation: str
    side: Side
    given: str
    answers: Mapping[str, Statement]
    ever: frozenset[str]
    facts: tuple[Triple, ...]
    also: tuple[Wrong, ...] = ()
    past: bool = False


def asked(world: World, relation: str, side: Side, given: str, past: tuple[Statement, ...] = ()) -> Asked:
    """The asked side as of today, or the statements of a past that is over."""
    said = world.statements(relation, side.other, given)
    ever = world.ever(relation, side.other, given) | {
        folded(wrong.text) for each in said for wrong in _also(each.fact, given) if not wrong.thing
    }
    stated = past or [each for each in said if each.current and not each.also]
    facts = sorted({id(each.fact): each.fact for each in stated}.values(), key=lambda fact: fact.relation != relation)
    answers = {each.end(side): each for each in past} or world.answers(relation, side.other, given)
    also = [each for fact in facts for each in _also(fact, given)]
    named = {each.thing for each in also}
    if not past:
        further = world.also_true(relation, side.other, given)
        also += [Wrong(world.deck.things[key].name, key) for key in further if key not in named]
    spared = tuple(dict.fromkeys(each for each in also if not each.thing or each.thing not in answers))
    return Asked(relation, side, given, answers, ever, tuple(facts), spared, bool(past))


def _also(fact: Triple, given: str) -> tuple[Wrong, ...]:
    """What a fact calls true as well, seen from what is given."""
    return fact.also_true if given == fact.subject else fact.also_true_back


def named_wrong(asked: Asked) -> tuple[Wrong, ...]:
    """What the author names as certainly wrong (P3)."""
    return tuple(each for fact in asked.facts for each in (fact.wrong if asked.given == fact.subject else fact.wrong_back))


def is_complete(asked: Asked) -> bool:
    """Whether these are all the answers, so that any other thing is wrong (P2)."""
    return any(fact.complete if asked.given == fact.subject else fact.complete_back for fact in asked.facts)


def refuted(world: World, asked: Asked, candidate: str) -> Refutation | None:
    """The proof that a thing is not a right answer today, or None."""
    relation = world.deck.relations[asked.relation]
    things = world.deck.things
    if asked.past or candidate in asked.ever:
        return None
    same_type = any(things[candidate].type == things[answer].type for answer in asked.answers)
    if asked.side in relation.single and same_type:
        return Refutation(ProofKind.SINGLE)
    if is_complete(asked) and same_type:
        return Refutation(ProofKind.COMPLETE)
    if relation.symmetric and same_type and _complete_elsewhere(world, asked, candidate):
        return Refutation(ProofKind.COMPLETE)
    if asked.side.other in relation.single and same_type:
        return _contradicted(world, asked, candidate)
    return None


def _complete_elsewhere(world: World, asked: Asked, candidate: str) -> bool:
    """Whether the candidate's own complete list of a symmetric relation leaves the given thing out."""
    return any(
        each.fact.complete and each.fact.subject == candidate and each.current
        for each in world.statements(asked.relation, Side.SUBJECT, candidate)
    )


def _contradicted(world: World, asked: Asked, candidate: str) -> Refutation | None:
    """P7: the candidate has its single other end elsewhere, at an end that has nothing to do with the given one."""
    answers = world.answers(asked.relation, asked.side, candidate)
    also = world.also_true(asked.relation, asked.side, candidate)
    if any(world.related(end, asked.given) for end in (*answers, *also)):
        return None
    return next((Refutation(ProofKind.CONTRADICTS, statement) for statement in answers.values()), None)
