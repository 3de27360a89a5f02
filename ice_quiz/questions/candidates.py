"""Candidates for wrong options: where they come from, and the proof that each is certainly wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from ice_quiz.facts.model import Fact, Listing, Number, Plain, Side, Term, Thing, Triple, Wrong
from ice_quiz.facts.proofs import Asked, ProofKind, Refutation, named_wrong, refuted
from ice_quiz.facts.truth import World
from ice_quiz.facts.values import excludes
from ice_quiz.language.normal import initials
from ice_quiz.language.words import sentence
from ice_quiz.questions.cards import side_of
from ice_quiz.questions.question import Aspect, Card, Proof
from ice_quiz.questions.wording import in_a_sentence, is_plural, shown, statement, type_name

Drawn = TypeVar("Drawn")

MOST = 40  # candidates of one type that are looked at, drawn by the card's name: a type may have thousands of things


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that could be offered as wrong: its text, the thing it is (or ""), and the proof."""

    text: str
    thing: str
    proof: Proof


def gathered(card: Card, world: World) -> Iterator[Candidate]:
    """Every candidate with a proof, those that the author named first."""
    match card.aspect:
        case Aspect.OBJECT | Aspect.SUBJECT:
            yield from _of_relation(card, world)
        case Aspect.NUMBER:
            yield from _of_number(card, world)
        case Aspect.LIST:
            yield from _of_list(card, world)
        case Aspect.MEANS | Aspect.MEANT | Aspect.STANDS_FOR:
            yield from _of_term(card, world)
        case Aspect.PLAIN:
            yield from _of_plain(card, world)
        case Aspect.ORDER:
            return
    yield from _from_items(card, world)


def _named(wrong: Iterable[Wrong], card: Card, world: World) -> Iterator[Candidate]:
    for each in wrong:
        thing = world.deck.things.get(each.thing)
        text = shown(thing) if thing else each.text
        yield Candidate(
            text, each.thing, Proof(ProofKind.AUTHOR, sentence(f"The right answer is {card.key.shown}, not {text}"))
        )


def _peers(types: Collection[str], world: World, card: Card) -> Sequence[Thing]:
    """Other things of these types, in the file's order; of very many, a draw that depends on the card alone."""
    return _drawn(world.of_types(types), card)


def _drawn(found: Sequence[Drawn], card: Card) -> Sequence[Drawn]:
    return found if len(found) <= MOST else Random(card.id).sample(found, MOST)


def _of_relation(card: Card, world: World) -> Iterator[Candidate]:
    side = side_of(card, world)
    yield from _named(named_wrong(side), card, world)
    types = dict.fromkeys(world.deck.things[key].type for key in side.answers)
    for thing in _peers(types, world, card):
        if refutation := refuted(world, side, thing.key):
            yield Candidate(shown(thing), thing.key, _proof(refutation, thing, side, world))


def _proof(refutation: Refutation, thing: Thing, side: Asked, world: World) -> Proof:
    deck = world.deck
    right = " and ".join(in_a_sentence(deck.things[key], deck) for key in side.answers)
    name, many = in_a_sentence(thing, deck), is_plural(thing)
    match refutation.kind:
        case ProofKind.SINGLE:
            other = f"are other {type_name(thing, deck, many=True)}" if many else f"is another {type_name(thing, deck)}"
            says = f"There is one right answer, {right}; {name} {other}"
        case ProofKind.COMPLETE:
            says = f"The right answers are all known here, and {name} {'are' if many else 'is'} not among them"
        case _:
            assert refutation.by is not None
            relation = deck.relations[side.relation]
            ends = {end: refutation.by.end(end) for end in Side}
            says = f"{statement(relation, ends, deck).rstrip('.')}; for {name} that is the one right answer"
    return Proof(refutation.kind, sentence(says))


def _of_number(card: Card, world: World) -> Iterator[Candidate]:
    fact = card.facts[0]
    assert isinstance(fact, Number)
    source = world.deck.sources.get(fact.about.source)
    gives = (source.called if source else "") or "the deck"
    for near in fact.near:
        if all(excludes(value, near, stated=fact.about.dated) for value in fact.values):
            says = sentence(f"It is not {near.text}: {gives} gives {fact.values[0].text}")
            yield Candidate(near.text, "", Proof(ProofKind.VALUE, says))


def _of_list(card: Card, world: World) -> Iterator[Candidate]:
    fact = card.facts[0]
    assert isinstance(fact, Listing)
    for each in fact.wrong:
        thing = world.deck.things.get(each.thing)
        text = shown(thing) if thing else each.text
        says = f"“{text}” is not one of the {fact.name}."
        yield Candidate(text, each.thing, Proof(ProofKind.AUTHOR, says))
    if fact.complete:
        types = {world.deck.things[item.thing].type for item in fact.items if item.thing}
        for thing in _peers(types, world, card):
            verb = "are" if is_plural(thing) else "is"
            says = sentence(f"The list is complete, and {in_a_sentence(thing, world.deck)} {verb} not on it")
            yield Candidate(shown(thing), thing.key, Proof(ProofKind.COMPLETE, says))


def _of_term(card: Card, world: World) -> Iterator[Candidate]:
    fact = card.facts[0]
    assert isinstance(fact, Term)
    if card.aspect is Aspect.STANDS_FOR:
        for thing in world.deck.things.values():
            # Other initials would give the answer away, so only names with the same ones are offered.
            if thing.key != fact.thing and initials(thing.name) == initials(fact.definition):
                says = sentence(f"{thing.name} is something else: {type_name(thing, world.deck)} of its own")
                yield Candidate(thing.name, thing.key, Proof(ProofKind.BELONGS, says))
        return
    others = [other for other in _drawn(world.terms, card) if other is not fact]
    for other in others:
        thing_ = world.deck.things.get(other.thing)
        name = shown(thing_) if thing_ else other.term
        text = name if card.aspect is Aspect.MEANT else other.definition
        says = sentence(f"That is {name}: {other.definition}")
        yield Candidate(text, other.thing or other.term, Proof(ProofKind.BELONGS, says))


def _of_plain(card: Card, world: World) -> Iterator[Candidate]:
    fact = card.facts[0]
    assert isinstance(fact, Plain)
    yield from _named(fact.wrong, card, world)
    for place, row in list(fact.rows.items())[:MOST]:
        for item in row:
            yield Candidate(
                item.text, item.thing, Proof(ProofKind.BELONGS, sentence(f"{item.text} is the answer for {place}"))
            )


def _from_items(card: Card, world: World) -> Iterator[Candidate]:
    """The answers of other items that the author names as certainly wrong here (`wrong from`)."""
    wanted = {item for fact in card.facts for item in fact.about.wrong_from} - {""}
    back = any(fact.about.direction == "back" for fact in card.facts)
    if not wanted or isinstance(card.facts[0], Term | Number) or (card.aspect is Aspect.SUBJECT) != back:
        return
    for item, others in world.items.items():
        for other in others if item in wanted else ():
            for text, thing in _answers_of(other, world):
                says = sentence(f"{text} answers another question, number {other.about.item}")
                yield Candidate(text, thing, Proof(ProofKind.AUTHOR, says))


def _answers_of(fact: Fact, world: World) -> Iterator[tuple[str, str]]:
    """The right answers of an item, each with the thing that it is (or "")."""
    match fact:
        case Triple(subject=subject, objects=objects):
            for key in (subject,) if fact.about.direction == "back" else objects:
                yield shown(world.deck.things[key]), key
        case Number(values=values):
            yield from ((value.text, "") for value in values)
        case Listing(items=items) | Plain(answers=items):
            yield from ((item.text, item.thing) for item in items)
        case Term(definition=definition):
            yield definition, ""
