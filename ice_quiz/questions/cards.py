"""Cards from facts: what is to be remembered, each with an id that names what is asked and never what is answered.

All objects of one subject under one relation are one card, whether one fact states them or several: it asks for the
single one, for one of them (open), or for all (complete). So there are never two cards with one stem and different keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ice_quiz.facts.model import About, Bound, Deck, Fact, Item, Listing, Number, Plain, Side, Term, Thing, Triple, Value
from ice_quiz.facts.problems import Place
from ice_quiz.facts.proofs import Asked, asked, is_complete
from ice_quiz.facts.truth import Statement, World, valid
from ice_quiz.language.normal import folded, slug
from ice_quiz.language.plurals import singular
from ice_quiz.language.words import capital, listing, sentence
from ice_quiz.questions.identity import as_written, escaped, fingerprint
from ice_quiz.questions.learner import Learner
from ice_quiz.questions.own_answers import for_learner
from ice_quiz.questions.question import Answer, AnswerKey, Aspect, Card, Grade
from ice_quiz.questions.wording import as_the_source_gives, citation, filled, in_a_sentence, says, shown

LONG_DEFINITION = 6  # words; a longer answer is compared by the learner, no typing can be expected to match it


def cards(world: World, learner: Learner) -> Iterator[Card | Withheld]:
    """Every card of a deck in the order of its facts, withheld ones included.

    The facts of one subject and relation make one card, which stands where the first of them does.
    """
    named: set[str] = set()
    sides: set[tuple[str, Side, str]] = set()
    for fact in world.deck.facts:
        match fact:
            case Triple():
                yield from _relation_cards(world, fact, sides)
            case Number():
                yield from _number_cards(world, fact)
            case Listing():
                yield from _list_cards(world, fact)
            case Term():
                yield from _term_cards(world, fact)
            case Plain():
                yield _plain_card(world, fact, learner)
        # Behind the fact that mentions it: an acronym is mostly typed, and a beginner should meet a choice first.
        yield from _stands_for(world, fact, named)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A card that waits until the learner has answered a question of `you:`."""

    id: str
    by: str
    place: Place


def answer_of(thing: Thing) -> Answer:
    """A thing as an answer: shown with its acronym, every name accepted."""
    return Answer(shown(thing), thing.names)


def answer_from(item: Item, things: Mapping[str, Thing]) -> Answer:
    """An item of a list, or an answer of a plain card."""
    names = things[item.thing].names if item.thing else ()
    return Answer(item.text, tuple(dict.fromkeys((*item.also, *names))))


def _card(
    world: World,
    part: str,
    aspect: Aspect,
    facts: tuple[Fact, ...],
    key: AnswerKey,
    says: str,
    right: str | Iterable[str],
    given: str = "",
) -> Card:
    """A card whose id is the deck and `part`; `right` are the answers its fingerprint stands for."""
    about = facts[0].about
    return Card(
        id=f"{world.deck.id}/{part}",
        deck=world.deck.id,
        topic=about.topic,
        aspect=aspect,
        facts=facts,
        about=about,
        key=key if about.grade == "lenient" else replace(key, grade=Grade(about.grade)),
        fingerprint=fingerprint([right] if isinstance(right, str) else right),
        statement=sentence(as_the_source_gives(says, about, world.deck)),
        citation=citation(about, world.deck, world.today),
        given=given,
    )


def _relation_cards(world: World, fact: Triple, made: set[tuple[str, Side, str]]) -> Iterator[Card]:
    relation = world.deck.relations[fact.relation]
    if fact.known:
        return
    if not valid(fact.since, fact.until, world.today):
        if fact.until and fact.until <= world.today and relation.ask_past:
            yield _past_card(world, fact)
        return
    ends: list[tuple[Side, str]] = []
    if Side.OBJECT in relation.asked and fact.ask != "no":
        ends.append((Side.OBJECT, fact.subject))
    if Side.SUBJECT in relation.asked and fact.ask_back != "no":
        same = Side.OBJECT if relation.symmetric else Side.SUBJECT  # a symmetric relation asks the same of both its ends
        ends += [(same, object_) for object_ in fact.objects]
    for side, given in ends:
        if (fact.relation, side, given) not in made:
            made.add((fact.relation, side, given))
            yield _side_card(world, asked(world, fact.relation, side, given))


def _side_card(world: World, side: Asked) -> Card:
    deck = world.deck
    relation = deck.relations[side.relation]
    complete, single = is_complete(side), side.side in relation.single
    right = [answer_of(deck.things[key]) for key in side.answers]
    more = [_accepted(each.text, each.thing, deck.things) for each in side.also]
    key = AnswerKey(
        answers=(*right, *more),
        need=len(right) if complete else 1,
        open=not (complete or single),
    )
    facts = tuple(fact for fact in side.facts if not fact.known)
    aspect = Aspect.OBJECT if side.side is Side.OBJECT else Aspect.SUBJECT
    names = (escaped(side.given), escaped(side.relation))
    part = facts[0].about.id if len(facts) == 1 and facts[0].about.id else ""
    if part:
        part = as_written(part) + ("" if aspect is Aspect.OBJECT else ".back")
    part = part or ".".join(names if aspect is Aspect.OBJECT else names[::-1])
    return _card(world, part, aspect, facts, key, says_all(world, side), side.answers, side.given)


def says_all(world: World, side: Asked) -> str:
    """The statement with all its answers: "The nucleus holds DNA and mRNA."; one sentence a subject, for its verb's sake."""
    deck = world.deck
    template = says(deck.relations[side.relation])
    ends = list(side.answers) if side.side is Side.SUBJECT else [_together(tuple(side.answers), deck)]
    said = [filled(template, {side.side.other: side.given, side.side: end}, deck).rstrip(".") for end in ends]
    return ". ".join(said) + "."


def _together(keys: tuple[str, ...], deck: Deck) -> str:
    """Things as one end of a statement: a lone one by its key, several as a phrase."""
    return keys[0] if len(keys) == 1 else listing([in_a_sentence(deck.things[key], deck) for key in keys])


def _accepted(text: str, thing: str, things: Mapping[str, Thing]) -> Answer:
    return answer_of(things[thing]) if thing else Answer(text)


def _past_card(world: World, fact: Triple) -> Card:
    deck = world.deck
    relation = deck.relations[fact.relation]
    right = tuple(answer_of(deck.things[key]) for key in fact.objects)
    more = tuple(_accepted(each.text, each.thing, deck.things) for each in fact.also_true)
    ends = {Side.SUBJECT: fact.subject, Side.OBJECT: _together(fact.objects, deck)}
    span = "-".join(str(day.year) if day else "" for day in (fact.since, fact.until))
    part = as_written(fact.about.id) or f"{escaped(fact.subject)}.{escaped(fact.relation)}.{span}"
    said = filled(relation.say_past or says(relation), ends, deck, (fact.since, fact.until))
    key = AnswerKey(answers=(*right, *more), need=len(right) if fact.complete else 1, open=not fact.complete)
    return _card(world, part, Aspect.OBJECT, (fact,), key, said, fact.objects, fact.subject)


def side_of(card: Card, world: World) -> Asked:
    """The side of a relation that a relation card asks."""
    fact = card.facts[0]
    assert isinstance(fact, Triple), "only relation cards have sides"
    side = Side.OBJECT if card.aspect is Aspect.OBJECT else Side.SUBJECT
    past = (
        ()
        if valid(fact.since, fact.until, world.today)
        else tuple(Statement(fact.subject, fact.relation, object_, fact, current=False) for object_ in fact.objects)
    )
    return asked(world, fact.relation, side, card.given, past)


def _stands_for(world: World, fact: Fact, named: set[str]) -> Iterator[Card]:
    """The acronyms that a fact mentions first: each makes a card, with that fact's topic and source."""
    deck = world.deck
    for key in _mentioned(fact):
        thing = deck.things[key]
        if key in named:
            continue
        named.add(key)
        if thing.acronym:
            about = About(fact.about.topic, thing.place, source=fact.about.source)
            carrier = Term(about, thing.acronym, thing.name, thing=key)
            answers = (Answer(thing.name, tuple(name for name in thing.names if folded(name) != folded(thing.acronym))),)
            said = f"{thing.acronym} stands for {thing.name}."
            yield _card(
                world, f"{escaped(key)}.stands for", Aspect.STANDS_FOR, (carrier,), AnswerKey(answers), said, thing.name
            )


def _mentioned(fact: Fact) -> Iterator[str]:
    match fact:
        case Triple():
            yield from (fact.subject, *fact.objects)
        case Listing():
            yield from (item.thing for item in fact.items if item.thing)
        case Term():
            yield from ([fact.thing] if fact.thing else [])
        case _:
            pass


def _number_cards(world: World, fact: Number) -> Iterator[Card]:
    if not valid(fact.since, fact.until, world.today):
        return
    named = [fact.of, fact.what] if fact.of else [slug(fact.what or fact.ask)]
    part = as_written(fact.about.id) or ".".join(map(escaped, [fact.about.item] if fact.about.item else named))
    key = AnswerKey(
        answers=tuple(Answer(value.text) for value in fact.values), grade=Grade.EXACT, value=fact.values[0], unit=fact.what
    )
    yield _card(
        world,
        part,
        Aspect.NUMBER,
        (fact,),
        key,
        number_says(world, fact, fact.values[0]),
        [_canonical(v) for v in fact.values],
    )


def _canonical(value: Value) -> str:
    return f"{value.bound} {value.low:.12g} {value.high:.12g}"


def number_says(world: World, fact: Number, value: Value) -> str:
    """A number as a statement: "HSI has 6,700 special agents.", or its question with the answer behind it."""
    if fact.of and fact.what and not fact.ask:
        one = singular(fact.what)
        if not one:  # a measure, a year: nothing that one has many of
            return f"{of_whom(world, fact)}: {fact.what} {value.text}."
        single = value.bound is Bound.EXACT and value.low == 1
        return f"{of_whom(world, fact)} has {value.text} {one if single else fact.what}."
    return f"{fact.ask} {capital(value.text)}" if fact.ask else f"{fact.what}: {value.text}"


def of_whom(world: World, fact: Number) -> str:
    """The owner of a number inside a sentence."""
    thing = world.deck.things.get(fact.of)
    return in_a_sentence(thing, world.deck) if thing else fact.of


def _list_cards(world: World, fact: Listing) -> Iterator[Card]:
    things = world.deck.things
    answers = tuple(answer_from(item, things) for item in fact.items)
    part = as_written(fact.about.id) or escaped(fact.about.item or slug(fact.name))
    right = [item.thing or item.text for item in fact.items]
    said = f"{fact.name}: {listing([item.text for item in fact.items])}."
    key = AnswerKey(answers, need=fact.need, open=not fact.complete)
    yield _card(world, part, Aspect.LIST, (fact,), key, said, right)
    if fact.ordered and fact.complete and len(fact.items) > 1:
        ordered = AnswerKey(answers, need=len(answers), ordered=True)
        order = [f"{place} {item}" for place, item in enumerate(right)]
        yield _card(world, f"{part}.order", Aspect.ORDER, (fact,), ordered, said, order)


def _term_cards(world: World, fact: Term) -> Iterator[Card]:
    thing = world.deck.things.get(fact.thing)
    names = thing.names if thing else (fact.term,)
    show = shown(thing) if thing and not fact.wording else fact.wording or fact.term
    term = Answer(show, tuple(dict.fromkeys((*names, fact.term, *fact.also))))
    said = f"{show}: {fact.definition}."
    long = len(fact.definition.split()) > LONG_DEFINITION
    means = AnswerKey((Answer(fact.definition),), grade=Grade.SELF if long else Grade.LENIENT)
    part = as_written(fact.about.id) or escaped(fact.thing or fact.term)
    yield _card(world, f"{part}.means", Aspect.MEANS, (fact,), means, said, fact.definition)
    meant = AnswerKey((term,), open=any(world.fitting(fact)))  # what it holds for too is no wrong answer
    yield _card(world, f"means.{part}", Aspect.MEANT, (fact,), meant, said, fact.thing or fact.term)


def _plain_card(world: World, fact: Plain, learner: Learner) -> Card | Withheld:
    part = as_written(fact.about.id) or escaped(fact.about.item or slug(fact.ask))
    known = for_learner(fact, f"{world.deck.id}/{part}", learner, world.names)
    if known is None:
        return Withheld(f"{world.deck.id}/{part}", fact.by, fact.about.place)
    answers = tuple(answer_from(item, world.deck.things) for item in known.answers)
    texts = [item.text for item in known.answers]
    said = f"{fact.ask} {capital(listing(texts) if fact.need > 1 else '; '.join(texts))}"
    right = [item.thing or item.text for item in known.answers]
    return _card(world, part, Aspect.PLAIN, (known,), AnswerKey(answers, need=known.need), said, right)
