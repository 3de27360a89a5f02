"""Wrong options: gathered, proven, and held against everything that must never be offered.

`offered` lists for a card (and the one right answer that stands beside them) every candidate with its proof, and every
rejected one with the reason, so that a teacher can see both. What may be shown is what has a proof and breaks no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random

from ice_quiz.facts.model import Listing, Number, Plain, Side, Term, Thing, Wrong
from ice_quiz.facts.proofs import Asked, ProofKind, Refutation, also_true, named_wrong, refuted
from ice_quiz.facts.truth import World
from ice_quiz.facts.values import holds
from ice_quiz.language.normal import folded, initials, within
from ice_quiz.language.words import sentence
from ice_quiz.questions.cards import side_of
from ice_quiz.questions.question import Aspect, Card, Proof
from ice_quiz.questions.wording import in_a_sentence, shown, statement, type_name

MOST = 40  # candidates of one type that are looked at, drawn by the card's name: a type may have thousands of things


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that could be offered as wrong: its text, the thing it is (or ""), and the proof."""

    text: str
    thing: str
    proof: Proof


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
    `other_dates` those that were right at another time.
    """

    names: frozenset[str]  # folded
    texts: tuple[str, ...]
    things: frozenset[str]
    given: frozenset[str]
    given_names: frozenset[str]  # folded
    other_dates: frozenset[str]


def offered(card: Card, world: World) -> Offer:
    """Everything that may be offered as wrong for a card, and everything that was rejected."""
    right = _answers(card, world)
    good: list[Candidate] = []
    bad: list[Rejected] = []
    seen: set[str] = set()
    for candidate in _gathered(card, world):
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
    for fact in card.facts:
        match fact:
            case Term(term=term, thing=thing):
                keys.add(thing or term)
                given |= set() if card.aspect is Aspect.MEANT else {thing}
            case Number(of=of):
                given.add(of)
            case Listing(items=items):
                keys |= {item.thing for item in items}
            case Plain(answers=answers):
                keys |= {item.thing for item in answers}
            case _:
                side = side_of(card, world)
                keys |= {*side.answers, *(each.thing for each in also_true(side))}
                given.add(side.given)
                ever = side.ever - set(side.answers)
    texts += [name for key in keys if key in things for name in things[key].names]
    given_names = {folded(name) for key in given if key in things for name in things[key].names}
    return Answers(
        frozenset(map(folded, texts)),
        tuple(dict.fromkeys(texts)),
        frozenset(keys - {""}),
        frozenset(given - {""}),
        frozenset(given_names),
        ever,
    )


# What must never be offered, whatever the proof. Each rule is one sentence of DECK.md; it returns the reason, or "".


def _is_given(candidate: Candidate, right: Answers, _world: World) -> str:
    clash = candidate.thing in right.given or folded(candidate.text) in right.given_names
    return "it stands in the question itself" if clash else ""


def _is_right(candidate: Candidate, right: Answers, world: World) -> str:
    names = {folded(candidate.text), *(folded(name) for name in _names(candidate, world))}
    return "it is right too" if candidate.thing in right.things or names & right.names else ""


def _is_whole(candidate: Candidate, right: Answers, world: World) -> str:
    whole = any(candidate.thing in world.wholes(key) for key in right.things) if candidate.thing else False
    return "it contains a right answer, so it is true as well" if whole else ""


def _is_part(candidate: Candidate, right: Answers, world: World) -> str:
    if candidate.proof.kind == ProofKind.AUTHOR or not candidate.thing:
        return ""
    part = any(candidate.thing in world.parts(key) for key in right.things)
    return "it is a part of a right answer" if part else ""


def _was_right(candidate: Candidate, right: Answers, _world: World) -> str:
    return "it is right at another date" if candidate.thing in right.other_dates else ""


def _is_confusing(candidate: Candidate, right: Answers, world: World) -> str:
    if candidate.proof.kind == ProofKind.AUTHOR:
        return ""
    mistaken = any(candidate.thing and candidate.thing in world.confusing(key) for key in right.things)
    return "it is declared confusing with a right answer" if mistaken else ""


def _names_inside(candidate: Candidate, right: Answers, world: World) -> str:
    if candidate.proof.kind in (ProofKind.AUTHOR, ProofKind.VALUE):
        return ""
    names = (candidate.text, *_names(candidate, world))
    inside = any(within(name, text) or within(text, name) for name in names for text in right.texts)
    return "its name and that of a right answer stand inside one another" if inside else ""


NEVER: tuple[Callable[[Candidate, Answers, World], str], ...] = (
    _is_given,
    _is_right,
    _is_whole,
    _is_part,
    _was_right,
    _is_confusing,
    _names_inside,
)


def _names(candidate: Candidate, world: World) -> tuple[str, ...]:
    thing = world.deck.things.get(candidate.thing)
    return thing.names if thing else ()


def _gathered(card: Card, world: World) -> Iterator[Candidate]:
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


def _named(wrong: Iterable[Wrong], card: Card, world: World) -> Iterator[Candidate]:
    for each in wrong:
        thing = world.deck.things.get(each.thing)
        text = shown(thing) if thing else each.text
        yield Candidate(
            text, each.thing, Proof(ProofKind.AUTHOR, sentence(f"The right answer is {card.key.shown}, not {text}"))
        )


def _peers(types: Iterable[str], world: World, card: Card) -> list[Thing]:
    """Other things of these types, in the file's order; of very many, a draw that depends on the card alone."""
    wanted = set(types)
    found = [thing for thing in world.deck.things.values() if thing.type in wanted]
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
    name, kind = in_a_sentence(thing, deck), type_name(thing, deck)
    match refutation.kind:
        case ProofKind.SINGLE:
            says = f"There is one right answer, {right}; {name} is another {kind}"
        case ProofKind.COMPLETE:
            says = f"The right answers are all known here, and {name} is not among them"
        case _:
            assert refutation.by is not None
            relation = deck.relations[side.relation]
            ends = {end: refutation.by.end(end) for end in Side}
            says = statement(relation, ends, deck).rstrip(".") + ", and that can be said of one only"
    return Proof(refutation.kind, sentence(says))


def _of_number(card: Card, world: World) -> Iterator[Candidate]:
    fact = card.facts[0]
    assert isinstance(fact, Number)
    source = world.deck.sources.get(fact.about.source)
    gives = (source.called if source else "") or "the deck"
    for near in fact.near:
        # Whether a larger "more than" is false is unknown, unless the question asks what the source states.
        provable = fact.about.dated or not any(near.bound == value.bound and near.bound.open_above for value in fact.values)
        if provable and not any(holds(value, near) for value in fact.values):
            says = sentence(f"It is not {near.text}: {gives} gives {fact.values[0].text}")
            yield Candidate(near.text, "", Proof(ProofKind.VALUE, says))


def _of_list(card: Card, world: World) -> Iterator[Candidate]:
    fact = card.facts[0]
    assert isinstance(fact, Listing)
    for each in fact.wrong:
        thing = world.deck.things.get(each.thing)
        text = shown(thing) if thing else each.text
        says = sentence(f"{text} is not one of the {fact.name}")
        yield Candidate(text, each.thing, Proof(ProofKind.AUTHOR, says))
    if fact.complete:
        types = {world.deck.things[item.thing].type for item in fact.items if item.thing}
        for thing in _peers(types, world, card):
            says = sentence(f"The list is complete, and {in_a_sentence(thing, world.deck)} is not on it")
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
    for other in world.deck.facts:
        if not isinstance(other, Term) or other is fact:
            continue
        thing_ = world.deck.things.get(other.thing)
        name = shown(thing_) if thing_ else other.term
        text = name if card.aspect is Aspect.MEANT else other.definition
        says = sentence(f"That is {name}: {other.definition}")
        yield Candidate(text, other.thing or other.term, Proof(ProofKind.BELONGS, says))


def _of_plain(card: Card, world: World) -> Iterator[Candidate]:
    fact = card.facts[0]
    assert isinstance(fact, Plain)
    yield from _named(fact.wrong, card, world)
    wanted = set(fact.about.wrong_from)
    for other in world.deck.facts:
        if wanted and isinstance(other, Plain) and other.about.item in wanted:
            for item in other.answers:
                says = sentence(f"{item.text} answers another question: {other.ask}")
                yield Candidate(item.text, item.thing, Proof(ProofKind.AUTHOR, says))
