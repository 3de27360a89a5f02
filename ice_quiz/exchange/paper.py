"""Tests on paper: versions with the same facts in another order and with other wrong options, and their answer keys.

Everything follows from the deck and the seed, so that a test can be made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random
from string import ascii_uppercase

from ice_quiz.exchange.handing import handed_for
from ice_quiz.language.normal import within
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Card, Form, Question

MOST_VERSIONS = len(ascii_uppercase)
MOST_SHOWN = 4
"""Other wordings of an answer that a key names."""

FOR_PAPER = (
    Form.CHOOSE,
    Form.NUMBER,
    Form.TYPE,
    Form.CLOZE,
    Form.NAME_ALL,
    Form.PUT_IN_ORDER,
    Form.WHAT_NEXT,
    Form.MISSING_ONE,
    Form.TRUE_FALSE,
)
"""The forms in the order in which they are taken: what is quickly marked first."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a test: options with letters, or `lines` to write on; `right` is what the key says."""

    text: str
    options: tuple[str, ...]
    lines: int
    right: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a test."""

    letter: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A test in its versions. `repeats` counts questions that stand in it although another one helps to answer them."""

    title: str
    language: str
    seed: int
    versions: tuple[Version, ...]
    repeats: int = 0


def paper(compiled: Compiled, questions: int, versions: int, seed: int, ranking: Sequence[Form] = FOR_PAPER) -> Paper:
    """A test of so many questions, or of as many as there are; every topic has its share."""
    cards = _by_share(compiled.cards.values(), Random(seed))
    asked = ((card, question) for card in cards if (question := handed_for(compiled, card.id, ranking, seed)))
    chosen, repeats = _chosen(asked, questions)
    made = []
    for number in range(versions):
        order = list(chosen)
        Random(f"{seed} {number}").shuffle(order)
        remade = (compiled.question(card.id, question.rendering, seed * MOST_VERSIONS + number) for card, question in order)
        made.append(Version(ascii_uppercase[number], tuple(map(_item, remade))))
    deck = compiled.deck
    return Paper(deck.title, deck.language or "en", seed, tuple(made), repeats)


def _by_share(cards: Iterable[Card], random: Random) -> list[Card]:
    """The cards shuffled, so that any beginning of the list holds of each topic its share."""
    topics: dict[str, list[Card]] = {}
    for card in cards:
        topics.setdefault(card.topic, []).append(card)
    places: list[tuple[float, Card]] = []
    for members in topics.values():
        random.shuffle(members)
        start = random.random()
        places += (((at + start) / len(members), card) for at, card in enumerate(members))
    return [card for _, card in sorted(places, key=lambda place: place[0])]


def _chosen(asked: Iterable[tuple[Card, Question]], wanted: int) -> tuple[list[tuple[Card, Question]], int]:
    """The first questions that do not help to answer one another; only where they are too few, others behind them."""
    chosen: list[tuple[Card, Question]] = []
    helping: list[tuple[Card, Question]] = []
    for each in asked:
        (helping if any(_helps(each, other) for other in chosen) else chosen).append(each)
        if len(chosen) == wanted:
            break
    more = helping[: wanted - len(chosen)]
    return [*chosen, *more], len(more)


def _helps(one: tuple[Card, Question], other: tuple[Card, Question]) -> bool:
    """Whether two questions are about one fact, or the answer of one can be read in the other."""
    facts = {id(fact) for fact in one[0].facts}
    if any(id(fact) in facts for fact in other[0].facts):
        return True
    pairs = ((one[1], other[1]), (other[1], one[1]))
    return any(within(answer.show, stem.stem) for answering, stem in pairs for answer in answering.key.answers)


def _item(question: Question) -> Item:
    text = f"{question.stem} {question.lead}".strip()
    options = tuple(option.text for option in question.options)
    if question.form is Form.PUT_IN_ORDER:
        letters = [ascii_uppercase[options.index(answer.show)] for answer in question.key.answers]
        return Item(f"{text} Write the letters.", options, 1, ", ".join(letters))
    if options:
        at = next(place for place, option in enumerate(question.options) if option.key)
        return Item(text, options, 0, f"{ascii_uppercase[at]}: {options[at]}")
    return Item(text, (), question.need, _key(question))


def _key(question: Question) -> str:
    key = question.key
    said = "; ".join(_answer(answer.wordings) for answer in key.answers)
    if key.need > 1 and key.need < len(key.answers):
        return f"{key.need} of: {said}"
    open_ = " (others may be right too)" if key.open else ""
    return (f"one of: {said}" if key.need == 1 and len(key.answers) > 1 else said) + open_


def _answer(wordings: Sequence[str]) -> str:
    first, *more = dict.fromkeys(wordings)
    others = [text for text in more if text != first][:MOST_SHOWN]
    return f"{first} (or {', '.join(others)})" if others else first


def sheets(paper: Paper) -> Iterator[str]:
    """The names of the sheets, for files of their own: the versions, then the answers."""
    return chain((f"version-{version.letter.lower()}" for version in paper.versions), ("answers",))
