"""What a format cannot say of a deck: told whenever a deck is handed out, so that nobody misses it later."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ice_quiz.exchange.bank import BankItem, Kind
from ice_quiz.exchange.line import MOST_WRONG
from ice_quiz.facts.model import Triple
from ice_quiz.language.days import cards
from ice_quiz.language.words import listing
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Aspect

_NOT_OF_THE_DECK = "When each card is due and what you answered: that is yours, and goes out with `ice-quiz export --all`."


def lost_in_a_table(compiled: Compiled) -> tuple[str, ...]:
    """What a table of questions and answers leaves out of a deck, a sentence each."""
    return tuple(_in_a_table(compiled))


def _in_a_table(compiled: Compiled) -> Iterator[str]:
    yield _NOT_OF_THE_DECK
    deck = compiled.deck
    made = compiled.cards.values()
    if many := sum(any(isinstance(fact, Triple) for fact in card.facts) for card in made):
        yield f"Things and relations: {cards(many)} of them become plain questions with their answers."
    if any(compiled.offer(card).candidates for card in compiled.cards):
        yield f"The proofs: at most {MOST_WRONG} wrong answers stay with a question, without the reason why they are wrong."
    yield "The forms: a question stands in one wording; statements to fill in or to judge are not written."
    if many := sum(card.key.open for card in made):
        yield f"That an answer which is not listed may be right too, on {cards(many)}."
    if many := sum(card.aspect is Aspect.ORDER for card in made):
        yield f"The order as such: where one is asked for ({cards(many)}), it is one text, to be compared by the learner."
    if deck.confusing:
        yield "What is easily confused."
    details = [name for name in ("called", "url", "author", "licence", "checked") if _any_source(compiled, name)]
    if details:
        yield f"Of the sources, all but title and date: {listing(details)}."
    yield "The deck's title, and what is said about it."
    yield from _kept_back(compiled)


def lost_in_pairs(compiled: Compiled) -> tuple[str, ...]:
    """What question and answer alone leave out of a deck, a sentence each."""
    all_but = "Everything but question and answer: ids, other wordings, wrong answers, topics, tags, sources, hints."
    return (_NOT_OF_THE_DECK, all_but, *_kept_back(compiled))


def lost_in_a_bank(compiled: Compiled, items: Collection[BankItem], left_out: int) -> tuple[str, ...]:
    """What a question bank leaves out of a deck, a sentence each. `left_out` counts cards without any question in it."""
    return tuple(_in_a_bank(compiled, items, left_out))


def _in_a_bank(compiled: Compiled, items: Collection[BankItem], left_out: int) -> Iterator[str]:
    yield _NOT_OF_THE_DECK
    yield "The forms: each card is asked in one form; the wrong options, once chosen, stay the same."
    if many := sum(item.kind is Kind.SHORT for item in items):
        yield f"That slips of typing are forgiven and articles do not count, in {_questions(many)} with a short answer."
    if many := sum(item.kind is Kind.FREE for item in items):
        yield f"Several answers and their order: free text is asked for in {_questions(many)}, to be marked by a person."
    if many := sum(compiled.cards[item.name].key.open and item.kind is Kind.SHORT for item in items):
        yield f"That an answer which is not listed may be right too, in {_questions(many)}."
    if left_out:
        yield f"{cards(left_out).capitalize()} that the format or the wanted form has no way to ask."
    yield from _kept_back(compiled)


def _kept_back(compiled: Compiled) -> Iterator[str]:
    if many := len(compiled.withheld):
        yield f"{cards(many).capitalize()} whose answers depend on what a learner says, such as where they live."
    if compiled.deck.exams:
        yield f"The exams: {listing(list(compiled.deck.exams))}."
    if any(card.about.changes for card in compiled.cards.values()):
        yield "The dates from which on an answer may have changed."


def _any_source(compiled: Compiled, name: str) -> bool:
    return any(getattr(source, name) for source in compiled.deck.sources.values())


def _questions(many: int) -> str:
    return "1 question" if many == 1 else f"{many} questions"
