"""How a card is put to the learner: as a question, as a statement with a blank, as a claim that may be true or false."""

from __future__ import annotations

from ice_quiz.facts.model import Listing, Number, Plain, Side, Term, Triple
from ice_quiz.facts.truth import World
from ice_quiz.language.articles import with_article
from ice_quiz.language.normal import within
from ice_quiz.language.plurals import singular
from ice_quiz.language.words import capital, count, sentence
from ice_quiz.questions.cards import number_says, of_whom, side_of
from ice_quiz.questions.question import Aspect, Card
from ice_quiz.questions.wording import BLANK, article_of, as_the_source_gives, filled, says, shown, with_blank


def asking(card: Card, world: World) -> str:
    """The question in the author's or the relation's words, or "" where there is only the statement with a blank."""
    fact = card.facts[0]
    match fact:
        case Triple():
            text = _relation_question(card, fact, world)
        case Number():
            text = _number_question(fact, world)
        case Listing():
            text = _list_question(card, fact)
        case Term():
            text = _term_question(card, fact, world)
        case Plain(ask=ask):
            text = ask
    return as_the_source_gives(text, card.about, world.deck) if text else ""


def _relation_question(card: Card, fact: Triple, world: World) -> str:
    relation = world.deck.relations[fact.relation]
    side = side_of(card, world)
    if side.past:
        template = relation.ask_past
    elif card.aspect is Aspect.OBJECT:
        template = next((each.ask for each in side.facts if each.ask and each.subject == card.given), "") or relation.ask
    else:
        template = next((each.ask_back for each in side.facts if each.ask_back), "") or relation.ask_back
    ends = {side.side.other: card.given, side.side: next(iter(side.answers))}
    return filled(template, ends, world.deck, (fact.since, fact.until))


def _number_question(fact: Number, world: World) -> str:
    if fact.ask:
        return fact.ask
    if not singular(fact.what):
        return f"In the case of {of_whom(world, fact)}, what is the {fact.what}?"
    return f"How many {fact.what} does {of_whom(world, fact)} have?"


def _list_question(card: Card, fact: Listing) -> str:
    if card.aspect is Aspect.ORDER:
        order = "" if fact.ordered in ("yes", "true") else f" {fact.ordered}"
        return f"Put the {_counted(fact)} in order{order}."
    if fact.ask:
        return fact.ask
    if card.key.need == len(fact.items) and fact.complete:
        return f"Name the {_counted(fact)}."
    return f"Name {count(card.key.need)} of the {fact.name}."


def _counted(fact: Listing) -> str:
    """The name of a list with the number of its items, where the name does not say it already."""
    number = len(fact.items)
    said = within(count(number), fact.name) or within(str(number), fact.name)
    return fact.name if said else f"{count(number)} {fact.name}"


def _term_question(card: Card, fact: Term, world: World) -> str:
    thing = world.deck.things.get(fact.thing)
    match card.aspect:
        case Aspect.STANDS_FOR:
            return f"What does {fact.term} stand for?"
        case Aspect.MEANT:
            return f"Which name or term fits: {fact.definition}?"
        case _:
            name = fact.wording or (shown(thing) if thing else fact.term)
            return f"What is meant by {name if name[:1].isupper() else f'“{name}”'}?"


def choosing(card: Card, world: World) -> str:
    """The stem above options."""
    fact = card.facts[0]
    if isinstance(fact, Listing):
        text = fact.which or f"Which of these is one of the {fact.name}?"
        return as_the_source_gives(text, card.about, world.deck)
    if isinstance(fact, Triple) and card.aspect is Aspect.OBJECT and not side_of(card, world).past:
        which = world.deck.relations[fact.relation].which
        if which and not any(each.ask for each in card.facts if isinstance(each, Triple)):
            ends = {Side.SUBJECT: card.given, Side.OBJECT: BLANK}
            return as_the_source_gives(filled(which, ends, world.deck), card.about, world.deck)
    return asking(card, world) or blank(card, world)


def blank(card: Card, world: World) -> str:
    """The statement with a blank where the answer belongs, or "" where a card has no statement of its own."""
    fact = card.facts[0]
    match fact:
        case Triple():
            side = side_of(card, world)
            relation = world.deck.relations[fact.relation]
            if side.past:
                said = relation.say_past
                ends = {Side.SUBJECT: card.given, Side.OBJECT: BLANK}
                text = sentence(filled(said, ends, world.deck, (fact.since, fact.until))) if said else ""
            else:
                text = with_blank(relation, side.side.other, card.given, world.deck)
        case Number(ask="", what=what) if fact.of and singular(what):
            text = f"{capital(of_whom(world, fact))} has {BLANK} {what}."
        case _:
            return ""
    return as_the_source_gives(text, card.about, world.deck) if text else ""


def claim(card: Card, world: World, text: str, thing: str = "") -> str:
    """The statement with a given answer in its place; true or false as the answer is."""
    fact = card.facts[0]
    match fact:
        case Triple():
            said = _relation_claim(card, fact, world, text, thing)
        case Number():
            said = _number_claim(fact, world, text)
        case Listing(say=say, name=name):
            said = say.replace("{item}", text) if "{item}" in say else f"{text} is one of the {name}."
        case Term():
            said = _term_claim(card, fact, world, text)
        case Plain(ask=ask):
            return f"{as_the_source_gives(ask, card.about, world.deck)} Answer: {sentence(text)}"
    return capital(as_the_source_gives(sentence(said), card.about, world.deck))


def _relation_claim(card: Card, fact: Triple, world: World, text: str, thing: str) -> str:
    deck = world.deck
    relation = deck.relations[fact.relation]
    side = side_of(card, world)
    end = thing
    if not thing:  # an author's own words take the article that the right answer takes, or it would stand out
        end = with_article(text, article_of(deck.things[next(iter(side.answers))], deck))
    ends = {side.side.other: card.given, side.side: end}
    said = relation.say_past if side.past and relation.say_past else says(relation)
    return filled(said, ends, deck, (fact.since, fact.until))


def _number_claim(fact: Number, world: World, text: str) -> str:
    value = next((each for each in (*fact.values, *fact.near) if each.text == text), fact.values[0])
    return f"{fact.ask} Answer: {text}" if fact.ask else number_says(world, fact, value)


def _term_claim(card: Card, fact: Term, world: World, text: str) -> str:
    thing = world.deck.things.get(fact.thing)
    name = fact.wording or (shown(thing) if thing else fact.term)
    match card.aspect:
        case Aspect.STANDS_FOR:
            return f"{fact.term} stands for {text}."
        case Aspect.MEANT:
            return f"{text}: {fact.definition}."
        case _:
            return f"{name}: {text}."


def instruction(card: Card) -> str:
    """What to do, where the stem does not say it: how many answers are wanted. Empty where one is and one is right."""
    if isinstance(card.facts[0], Listing):
        return ""
    if card.key.need > 1:
        return f"Name {count(card.key.need)}."
    return "Name one." if len(card.key.answers) > 1 or card.key.open else ""
