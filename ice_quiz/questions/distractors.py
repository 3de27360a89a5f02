"""Wrong options: gathered, proven, and held against everything that must never be offered.

`offered` lists for a card (and the one right answer that stands beside them) every candidate with its proof, and every
rejected one with the reason, so that a teacher can see both. What may be shown is what has a proof and breaks no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ice_quiz.facts.model import Listing, Number, Plain, Term
from ice_quiz.facts.proofs import ProofKind
from ice_quiz.facts.truth import World
from ice_quiz.facts.values import holds
from ice_quiz.language.definitions import holds_for
from ice_quiz.language.normal import folded, within
from ice_quiz.questions.candidates import Candidate, gathered
from ice_quiz.questions.cards import side_of
from ice_quiz.questions.question import Aspect, Card


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate that must not be offered, and why, in words for the teacher."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be offered as wrong beside one right answer, and what may not."""

    candidates: tuple[Candidate, ...]
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What candidates are held against: the right answers of the card, in all their names and as things.

    `things` are keys, of things or of terms that are no things; `given` are the keys of what stands in the stem, and
    `other_dates` those that follow from what the deck says, or were right at another time. `definition` is that of the term
    that is asked.
    """

    names: frozenset[str]  # folded
    texts: tuple[str, ...]
    things: frozenset[str]
    given: frozenset[str]
    other_dates: frozenset[str]
    definition: str = ""


def offered(card: Card, world: World) -> Offer:
    """Everything that may be offered as wrong for a card, and everything that was rejected."""
    right = _answers(card, world)
    good: list[Candidate] = []
    bad: list[Rejected] = []
    seen: set[str] = set()
    for candidate in gathered(card, world):
        name = folded(candidate.text)
        if name in seen:
            continue
        seen.add(name)
        reasons = (rule(candidate, right, world) for rule in NEVER)
        reason = next((reason for reason in reasons if reason), "")
        if reason:
            bad.append(Rejected(candidate.text, reason))
        else:
            good.append(candidate)
    return Offer(tuple(good), tuple(bad))


def _answers(card: Card, world: World) -> Answers:
    things = world.deck.things
    texts = [wording for answer in card.key.answers for wording in answer.wordings]
    keys: set[str] = set()
    given: set[str] = set()
    ever: frozenset[str] = frozenset()
    definition = ""
    for fact in card.facts:
        match fact:
            case Term(term=term, thing=thing):
                keys.add(thing or term)
                given |= set() if card.aspect is Aspect.MEANT else {thing}
                definition = "" if card.aspect is Aspect.STANDS_FOR else fact.definition
            case Number(of=of):
                given.add(of)
                ever = frozenset(_values_elsewhere(fact, world))
            case Listing(items=items):
                keys |= {item.thing for item in items}
            case Plain(answers=answers):
                keys |= {item.thing for item in answers}
            case _:
                side = side_of(card, world)
                keys |= {*side.answers, *(each.thing for each in side.also)}
                given.add(side.given)
                ever = side.ever - set(side.answers)
    texts += [name for key in keys if key in things for name in things[key].names]
    return Answers(
        frozenset(map(folded, texts)),
        tuple(dict.fromkeys(texts)),
        frozenset(keys - {""}),
        frozenset(given - {""}),
        ever,
        definition,
    )


def _values_elsewhere(fact: Number, world: World) -> Iterator[str]:
    """The near values of a number that it has at another date."""
    for other in world.numbers(fact.of, fact.what) if fact.of else ():
        if other is not fact:
            yield from (folded(near.text) for near in fact.near for value in other.values if holds(value, near))


# What must never be offered, whatever the proof. Each rule is one sentence of DECK.md; it returns the reason, or "".


def _is_given(candidate: Candidate, right: Answers, world: World) -> str:
    return "it stands in the question itself" if _keys(candidate, world) & right.given else ""


def _is_right(candidate: Candidate, right: Answers, world: World) -> str:
    names = {folded(candidate.text), *(folded(name) for name in _names(candidate, world))}
    return "it is right too" if _keys(candidate, world) & right.things or names & right.names else ""


def _is_whole(candidate: Candidate, right: Answers, world: World) -> str:
    whole = any(_keys(candidate, world) & world.wholes(key) for key in right.things)
    return "it contains a right answer, so it is true as well" if whole else ""


def _is_part(candidate: Candidate, right: Answers, world: World) -> str:
    if candidate.proof.kind == ProofKind.AUTHOR:
        return ""
    part = any(_keys(candidate, world) & world.parts(key) for key in right.things)
    return "it is a part of a right answer" if part else ""


def _was_right(candidate: Candidate, right: Answers, world: World) -> str:
    known = (_keys(candidate, world) | {folded(candidate.text)}) & right.other_dates
    return "it follows from the deck, or is right at another date" if known else ""


def _is_confusing(candidate: Candidate, right: Answers, world: World) -> str:
    if candidate.proof.kind == ProofKind.AUTHOR:
        return ""
    mistaken = any(_keys(candidate, world) & world.confusing(key) for key in right.things)
    return "it is declared confusing with a right answer" if mistaken else ""


def _names_inside(candidate: Candidate, right: Answers, world: World) -> str:
    if candidate.proof.kind in (ProofKind.AUTHOR, ProofKind.VALUE):
        return ""
    names = (candidate.text, *_names(candidate, world))
    inside = any(within(name, text) or within(text, name) for name in names for text in right.texts)
    return "its name and that of a right answer stand inside one another" if inside else ""


def _is_meant_too(candidate: Candidate, right: Answers, world: World) -> str:
    """Asked for the one of two terms, of which one definition says all that the other says, both are right."""
    asked = right.definition
    one_in_the_other = asked and any(
        holds_for(definition, asked) or holds_for(asked, definition)
        for definition in world.definitions.get(candidate.thing, ())
    )
    return "of its definition and that of the right answer one holds for both" if one_in_the_other else ""


NEVER: tuple[Callable[[Candidate, Answers, World], str], ...] = (
    _is_given,
    _is_right,
    _is_whole,
    _is_part,
    _was_right,
    _is_confusing,
    _names_inside,
    _is_meant_too,
)


def _keys(candidate: Candidate, world: World) -> frozenset[str]:
    """Everything that the learner may take a candidate for: what it is, and whatever else goes by the name that is shown."""
    return world.named(candidate.text) | ({candidate.thing} - {""})


def _names(candidate: Candidate, world: World) -> tuple[str, ...]:
    thing = world.deck.things.get(candidate.thing)
    return thing.names if thing else ()
