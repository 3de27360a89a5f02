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

    `answers` are today's right ones with the statements that say so; `ever` are those that were right at any date.
    """

    relation: str
    side: Side
    given: str
    answers: Mapping[str, Statement]
    ever: frozenset[str]
    past: bool = False

    @property
    def facts(self) -> tuple[Triple, ...]:
        """The facts behind the answers, each once, in the file's order."""
        return tuple({id(each.fact): each.fact for each in self.answers.values()}.values())


def asked(world: World, relation: str, side: Side, given: str, past: tuple[Statement, ...] = ()) -> Asked:
    """The asked side as of today, or the statements of a past that is over."""
    ever = world.ever(relation, side.other, given)
    if past:
        return Asked(relation, side, given, {each.end(side): each for each in past}, ever, past=True)
    return Asked(relation, side, given, world.answers(relation, side.other, given), ever)


def also_true(asked: Asked) -> tuple[Wrong, ...]:
    """What the author says is true as well: accepted, never wrong."""
    return tuple(each for fact in asked.facts for each in (fact.also_true if _forward(asked, fact) else fact.also_true_back))


def named_wrong(asked: Asked) -> tuple[Wrong, ...]:
    """What the author names as certainly wrong (P3)."""
    return tuple(each for fact in asked.facts for each in (fact.wrong if _forward(asked, fact) else fact.wrong_back))


def is_complete(asked: Asked, world: World) -> bool:
    """Whether these are all the answers, so that any other thing is wrong (P2)."""
    symmetric = world.deck.relations[asked.relation].symmetric
    return any(
        (fact.complete and (_forward(asked, fact) or (symmetric and fact.subject == asked.given)))
        or (fact.complete_back and not _forward(asked, fact))
        for fact in asked.facts
    )


def _forward(asked: Asked, fact: Triple) -> bool:
    """Whether a fact is asked from its subject to its object, as it is written."""
    return fact.subject == asked.given and (fact.relation == asked.relation) and asked.side is Side.OBJECT


def refuted(world: World, asked: Asked, candidate: str) -> Refutation | None:
    """The proof that a thing is not a right answer today, or None."""
    relation = world.deck.relations[asked.relation]
    things = world.deck.things
    subject, object_ = (candidate, asked.given) if asked.side is Side.SUBJECT else (asked.given, candidate)
    if asked.past or candidate in asked.ever or world.true(subject, asked.relation, object_):
        return None
    same_type = any(things[candidate].type == things[answer].type for answer in asked.answers)
    if asked.side in relation.single and same_type:
        return Refutation(ProofKind.SINGLE)
    if is_complete(asked, world) and same_type:
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
    for end, statement in world.answers(asked.relation, asked.side, candidate).items():
        fact = statement.fact
        spared = fact.also_true if asked.side is Side.SUBJECT else fact.also_true_back
        if world.related(end, asked.given) or any(each.thing == asked.given for each in spared):
            continue
        if asked.given in world.ever(asked.relation, asked.side, candidate):
            continue
        return Refutation(ProofKind.CONTRADICTS, statement)
    return None
