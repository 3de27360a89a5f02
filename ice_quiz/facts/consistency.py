"""What a deck says against itself: found after reading, before anything is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ice_quiz.facts.model import Deck, Fact, Item, Listing, Number, Plain, Side, Triple, Value, Wrong
from ice_quiz.facts.problems import Place, Problem, Severity
from ice_quiz.facts.relations import COMPOSING
from ice_quiz.facts.truth import cycle
from ice_quiz.facts.values import holds
from ice_quiz.language.normal import folded


def inconsistencies(deck: Deck) -> list[Problem]:
    """Every contradiction that would teach something false, as errors with their place."""
    found = [*_two_answers(deck), *_circles(deck), *_wrong_and_true(deck), *_wrong_from(deck)]
    for fact in deck.facts:
        found += _of_fact(deck, fact)
    return found


def _error(place: Place, code: str, message: str) -> Problem:
    return Problem(place, code, Severity.ERROR, message)


def _two_answers(deck: Deck) -> Iterator[Problem]:
    """R211: a side asserted single with two answers at one time."""
    held: dict[tuple[str, Side, str], list[tuple[str, Triple]]] = defaultdict(list)
    for fact in deck.facts:
        if not isinstance(fact, Triple):
            continue
        relation = deck.relations[fact.relation]
        for object_ in fact.objects:
            ends = [(fact.subject, object_)] + ([(object_, fact.subject)] if relation.symmetric else [])
            for subject, end in ends:
                if Side.OBJECT in relation.single:
                    held[fact.relation, Side.OBJECT, subject].append((end, fact))
                if Side.SUBJECT in relation.single:
                    held[fact.relation, Side.SUBJECT, end].append((subject, fact))
    for (relation_key, side, given), answers in held.items():
        first, fact = answers[0]
        for answer, other in answers[1:]:
            if answer != first and _overlap(fact, other):
                yield _error(
                    other.about.place,
                    "R211",
                    f"`{relation_key}` has one right {side} for `{given}`, says `single:`, but here it is `{answer}` and on"
                    f" line {fact.about.place.line} `{first}`. Change one, add since/until, or drop `single:`.",
                )


def _overlap(one: Triple, other: Triple) -> bool:
    earliest, latest = date.min, date.max
    return (one.since or earliest) < (other.until or latest) and (other.since or earliest) < (one.until or latest)


def _circles(deck: Deck) -> Iterator[Problem]:
    """R212: a thing that is part of itself, or comes before itself."""
    edges: dict[str, list[tuple[str, str]]] = defaultdict(list)
    places: dict[tuple[str, str], Place] = {}
    for fact in deck.facts:
        if isinstance(fact, Triple) and deck.relations[fact.relation].transitive:
            for object_ in fact.objects:
                edge = (fact.subject, object_) if fact.relation != "after" else (object_, fact.subject)
                group = "part of" if fact.relation in COMPOSING else "before" if fact.relation == "after" else fact.relation
                edges[group].append(edge)
                places.setdefault(edge, fact.about.place)
    for group, pairs in edges.items():
        if circle := cycle(pairs):
            closed = [*circle, circle[0]]
            around = " → ".join(closed)
            yield _error(places[closed[0], closed[1]], "R212", f"`{group}` runs in a circle: {around}.")


def _wrong_and_true(deck: Deck) -> Iterator[Problem]:
    """D501: named as wrong here, and stated by another fact that holds at the same time."""
    said: dict[tuple[str, str, str], list[Triple]] = defaultdict(list)
    triples = [fact for fact in deck.facts if isinstance(fact, Triple)]
    for fact in triples:
        objects = (*fact.objects, *(each.thing for each in fact.also_true))
        for subject, end in [(fact.subject, end) for end in objects] + [
            (each.thing, end) for each in fact.also_true_back for end in fact.objects
        ]:
            said[subject, fact.relation, end].append(fact)
            if deck.relations[fact.relation].symmetric:
                said[end, fact.relation, subject].append(fact)
    for fact in triples:
        named = [(fact.subject, each.thing, each) for each in fact.wrong if each.thing]
        named += [(each.thing, end, each) for each in fact.wrong_back if each.thing for end in fact.objects]
        for subject, end, wrong in named:
            other = next((each for each in said[subject, fact.relation, end] if _overlap(fact, each)), None)
            if other and other is not fact:
                line = other.about.place.line
                yield _error(wrong.place, "D501", f"`{wrong.text}` is named as wrong here and is true by line {line}.")


def _wrong_from(deck: Deck) -> Iterator[Problem]:
    """T201: answers are taken from an item that is not there."""
    items = {fact.about.item for fact in deck.facts}
    for fact in deck.facts:
        for item in fact.about.wrong_from:
            if item not in items:
                yield _error(
                    fact.about.place, "T201", f"`wrong from` names the item {item}, and nothing here is `item: {item}`."
                )


def _of_fact(deck: Deck, fact: Fact) -> Iterator[Problem]:
    match fact:
        case Triple():
            yield from _of_triple(deck, fact)
        case Number():
            yield from _of_number(fact)
        case Listing(items=items, wrong=wrong):
            yield from _of_answers(items, wrong)
        case Plain(answers=answers, wrong=wrong):
            yield from _of_answers(answers, wrong)
        case _:
            pass


def _of_triple(deck: Deck, fact: Triple) -> Iterator[Problem]:
    place = fact.about.place
    yield from _of_span(fact)
    if fact.subject in fact.objects:
        yield _error(place, "R212", f"`{fact.subject}` stands on both sides of this fact.")
    right = {key: deck.things[key].names for key in fact.objects}
    for wrong in fact.wrong:
        if clash := _clash(wrong, right):
            yield _error(wrong.place, "D501", f"`{wrong.text}` is named as wrong, but it is right here (`{clash}`).")
    back = {fact.subject: deck.things[fact.subject].names}
    for wrong in fact.wrong_back:
        if clash := _clash(wrong, back):
            yield _error(wrong.place, "D501", f"`{wrong.text}` is named as wrong, but it is right here (`{clash}`).")


def _clash(wrong: Wrong, right: dict[str, tuple[str, ...]]) -> str:
    for key, names in right.items():
        if wrong.thing == key or folded(wrong.text) in {folded(name) for name in names}:
            return key
    return ""


def _of_span(fact: Triple | Number) -> Iterator[Problem]:
    if fact.since and fact.until and fact.since >= fact.until:
        says = "`until` must come after `since`: the fact holds from `since` on, before `until`."
        yield _error(fact.about.place, "Y022", says)


def _of_number(fact: Number) -> Iterator[Problem]:
    yield from _of_span(fact)
    for near in fact.near:
        for value in fact.values:
            if holds(value, near):
                yield _error(near.place, "N302", _true_too(near, value))


def _true_too(near: Value, value: Value) -> str:
    if near.low == value.low and near.high == value.high:
        return f"`{near.text}` is the right value itself (`{value.text}`); `near:` takes wrong ones."
    return f"`{near.text}` is no wrong answer: it is true as well where `{value.text}` is true. Name a value that is wrong."


def _of_answers(items: tuple[Item, ...], wrong: tuple[Wrong, ...]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for item in items:
        for name in {folded(name) for name in (item.text, *item.also)}:
            first = seen.setdefault(name, item.text)
            if first is not item.text:
                yield _error(item.place, "L706", f"`{first}` and `{item.text}` are the same answer; name it once.")
                break
    things = {item.thing for item in items if item.thing}
    for each in wrong:
        if folded(each.text) in seen or each.thing in things:
            yield _error(each.place, "D501", f"`{each.text}` is named as wrong, and it is one of the right answers too.")
